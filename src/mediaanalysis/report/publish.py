"""Runs built aside and moved into place in one step, so that what ``latest`` opens is always a whole report.

reports/runs/<id>      complete runs, never edited
reports/latest         a link to the last good one
reports/failed/<id>    the executed notebooks of runs that failed
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ..errors import DataError

_STAGING = ".tmp-"
_FAILED_KEPT = 5


class LockedError(DataError):
    """Another run is at work on the same folder of reports."""

    exit_code = 75  # EX_TEMPFAIL: try again later


@contextmanager
def locked(out: Path, holder: str) -> Iterator[None]:
    """Hold the folder of reports; whoever comes second learns who holds it. The lock dies with its process."""
    out.mkdir(parents=True, exist_ok=True)
    note = out / ".lock-holder"
    try:
        with FileLock(out / ".lock", timeout=0):
            note.write_text(holder, encoding="utf-8")
            try:
                yield
            finally:
                note.unlink(missing_ok=True)
    except Timeout:
        who = note.read_text(encoding="utf-8") if note.is_file() else "another process"
        raise LockedError(f"{out}: in use by {who}; try again when it is done") from None


def name_run(out: Path, started: datetime) -> str:
    """An id that sorts by time and is still free."""
    name = f"{started:%Y-%m-%dT%H%M%SZ}"
    names = (name, *(f"{name}-{n}" for n in range(2, 1000)))
    return next(n for n in names if not any((out / kind / n).exists() for kind in ("runs", "failed")))


@contextmanager
def staged(out: Path, run_id: str) -> Iterator[Path]:
    """A folder for a run in the making: what is still there on leaving, and what a killed run left, is removed."""
    runs = out / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    for leftover in runs.glob(f"{_STAGING}*"):
        shutil.rmtree(leftover)
    staging = runs / f"{_STAGING}{run_id}"
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def publish(staging: Path, out: Path, run_id: str) -> Path:
    """Move a finished run into place, then point ``latest`` at it; each is one rename on disk. Returns ``latest``."""
    target = out / "runs" / run_id
    for path in sorted(staging.rglob("*")):
        _flush(path)
    _flush(staging)
    staging.rename(target)
    _flush(target.parent)
    link = out / ".latest"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("runs") / run_id, target_is_directory=True)
    link.replace(out / "latest")
    _flush(out)
    return out / "latest"


def retire(out: Path, keep: int) -> None:
    """Remove all but the newest ``keep`` runs, the one that ``latest`` opens, and those that hold a file ``.keep``."""
    runs = sorted((run for run in (out / "runs").iterdir() if not run.name.startswith(".")), reverse=True)
    latest = (out / "latest").resolve()
    for run in runs[keep:]:
        if run != latest and not (run / ".keep").exists():
            shutil.rmtree(run.rename(run.with_name(f"{_STAGING}{run.name}")))  # never half a run under its name


def set_aside(staging: Path, out: Path, run_id: str, record: dict[str, object]) -> Path:
    """Keep a failed run's notebooks and what is known of it; older failures than the last few are removed."""
    folder = keep_failed(sorted((staging / "notebooks").glob("*.ipynb")), out, run_id)
    (folder / "run.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder


def keep_failed(notebooks: Iterable[Path], out: Path, run_id: str) -> Path:
    """Copy executed notebooks to a folder of failures; of these the last few are kept."""
    folder = out / "failed" / run_id
    folder.mkdir(parents=True)
    for notebook in notebooks:
        if notebook.is_file():  # a kernel that died leaves none
            shutil.copyfile(notebook, folder / notebook.name)
    for old in sorted(folder.parent.iterdir())[:-_FAILED_KEPT]:
        shutil.rmtree(old)
    return folder


def _flush(path: Path) -> None:
    """Have the disk hold what was written, where the system can say so."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
