"""`python -m mediaanalysis.cli`, the same as `mediaanalysis`."""

from . import main

main(prog_name="mediaanalysis")
