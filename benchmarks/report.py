"""Seconds for the notebooks of the report: by `mediaanalysis report`, by papermill once each, and as plain scripts.

    python benchmarks/report.py [ROUNDS]

All three run the same code on the same tables, in turn, round after round; the median of each is printed. The report
also tags the documents, makes the pages and publishes them, which the other two do not.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mediaanalysis.report.notebook import load_notebooks

ROOT = Path(__file__).parent.parent
SAMPLE, NOTEBOOKS = ROOT / "data" / "raw" / "sample", ROOT / "notebooks"


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        corpus = work / "corpus"
        shutil.copytree(SAMPLE, corpus)
        tables = work / "tables"
        _run("-m", "mediaanalysis.cli", "tag", str(corpus), "--out", str(tables))
        scripts = [_script(notebook.path, work, tables) for notebook in load_notebooks(NOTEBOOKS)]
        report = ("-m", "mediaanalysis.cli", "report", str(corpus), "--out", str(work / "reports"))
        report += ("--notebooks", str(NOTEBOOKS))
        candidates: dict[str, Callable[[], None]] = {
            "plain scripts": lambda: _each(scripts, lambda s: _run(str(s), cwd=NOTEBOOKS)),
            "papermill, once each": lambda: _each(scripts, lambda s: _papermill(s.stem, work, tables)),
            "mediaanalysis report --force": lambda: _run(*report, "--force"),
            "nothing to do": lambda: _run(*report),
            "one parameter of one notebook": lambda: _run(*report, "-p", f"sentences={time.time_ns() % 1000}"),
            "one document more": lambda: _each([corpus], lambda c: (_add(c), _run(*report))[1]),
        }
        times: dict[str, list[float]] = {name: [] for name in candidates}
        for _ in range(rounds):
            for name, candidate in candidates.items():
                start = time.perf_counter()
                candidate()
                times[name].append(time.perf_counter() - start)
    scripts_take = statistics.median(times["plain scripts"])
    for name, seconds in times.items():
        median = statistics.median(seconds)
        spread = f"{min(seconds):.2f}-{max(seconds):.2f}"
        print(f"{name:32} {median:7.2f} s  {median / scripts_take:5.2f} × the scripts  ({spread})")


def _script(notebook: Path, work: Path, tables: Path) -> Path:
    """The code of a notebook with the parameters that a report would give it."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    code.insert(1, f"corpus, figures = {str(tables)!r}, {str(work / 'figures')!r}")
    path = work / f"{notebook.stem}.py"
    path.write_text("\n".join(code), encoding="utf-8")
    return path


def _papermill(name: str, work: Path, tables: Path) -> None:
    parameters = ("-p", "corpus", str(tables), "-p", "figures", str(work / "figures"))
    output = str(work / f"{name}.ipynb")
    _run("-m", "papermill", f"{name}.ipynb", output, *parameters, "--no-progress-bar", cwd=NOTEBOOKS)


def _each(scripts: list[Path], run: Callable[[Path], None]) -> None:
    for script in scripts:
        run(script)


def _add(corpus: Path) -> None:
    text = "Ten killed in raid\n\nTen people were killed in a raid on Monday, police said.\n"
    (corpus / f"more-{time.time_ns()}.txt").write_text(text, encoding="utf-8")


def _run(*arguments: str, cwd: Path | None = None) -> None:
    done = subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}:\n{done.stderr[-2000:]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
