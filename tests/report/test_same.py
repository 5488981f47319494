"""The same input gives the same report: tables and figures to the byte, and what the notebooks show."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from mediaanalysis.cli import main


def outputs(report: Path, name: str) -> list[Any]:
    """What a notebook shows, without the folder of the run and the prompt numbers' metadata."""
    text = (report / "notebooks" / name).read_text(encoding="utf-8").replace(str(report.resolve()), "")
    return [cell["outputs"] for cell in json.loads(text)["cells"] if cell["cell_type"] == "code"]


def test_the_same_input_gives_the_same_bytes(sample_report: Path, root: Path, tmp_path: Path) -> None:
    command = ["report", str(root / "data/raw/sample"), "--notebooks", str(root / "notebooks"), "--force"]
    done = CliRunner().invoke(main, [*command, "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    again = tmp_path / "latest"
    for folder in ("tables", "figures"):
        files = {p.relative_to(sample_report) for p in (sample_report / folder).rglob("*") if p.is_file()}
        assert files == {p.relative_to(again) for p in (again / folder).rglob("*") if p.is_file()}
        assert len(files) > 5
        different = [str(file) for file in sorted(files) if (sample_report / file).read_bytes() != (again / file).read_bytes()]
        assert different == []
    names = sorted(p.name for p in (again / "notebooks").iterdir())
    assert [name for name in names if outputs(again, name) != outputs(sample_report, name)] == []
