"""A disk that is full in the middle of a run: an error in a line, the last report whole, the next run good again."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WriteNotebook = Callable[..., Path]
SCRIPT = """
mount -t tmpfs -o size=6m none "$1" || exit 77
out=$1; shift
"$@" || exit 1
echo "first: $(readlink $out/latest)"
head -c 20m /dev/zero > $out/filler 2>/dev/null
truncate -s -20k $out/filler
"$@" --force
echo "full: $? $(readlink $out/latest) $(ls -A $out/runs | wc -l) $(test -s $out/latest/index.html && echo whole)"
rm $out/filler
"$@" --force && echo "again: $(ls -A $out/runs | wc -l)"
"""


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("unshare"),
    reason="needs root for a small disk of its own",
)
@pytest.mark.parametrize("kilobytes", [1, 300], ids=["in the tables or the pages", "in a notebook"])
def test_a_full_disk_is_an_error_and_not_half_a_report(
    corpus: Path, write_notebook: WriteNotebook, tmp_path: Path, kilobytes: int
) -> None:
    writes = f"from pathlib import Path\nPath(figures, 'a.csv').write_text('1' * {kilobytes} * 1000)"
    notebooks = write_notebook("01-first", writes, parameters='corpus: str = "x"\nfigures: str = "y"').parent
    disk = tmp_path / "disk"
    disk.mkdir()
    program = [sys.executable, "-m", "mediaanalysis.cli", "report", str(corpus)]
    program += ["--notebooks", str(notebooks), "--out", str(disk)]
    command = ["unshare", "--mount", "sh", "-c", SCRIPT, "sh", str(disk), *program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode == 77:
        pytest.skip("no mount namespaces here")
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)
    first = told["first"]
    assert told["full"] == f"2 {first} 1 whole", done.stderr
    assert "No space left on device; the last good report stays: " in done.stderr
    assert "Traceback" not in done.stderr
    assert told["again"] == "2"
