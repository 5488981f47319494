"""What a report was made from, and with what: the record that is written beside it and shown at its foot."""

from __future__ import annotations

import hashlib
import platform
import subprocess
from collections.abc import Iterable, Mapping
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ..framing.codebook import CODEBOOK
from ..tables import Tables
from .notebook import GIVEN_BY_REPORT
from .run import Run

PACKAGES = ("mediaanalysis", "pandas", "numpy", "matplotlib", "nltk", "papermill", "nbclient", "ipykernel")


def record_run(
    run_id: str,
    corpus: Path,
    tables: Tables,
    runs: Iterable[Run],
    *,
    started: datetime,
    ended: datetime,
) -> dict[str, Any]:
    """The record of a run, in values that JSON can hold."""
    documents = tables.documents
    return {
        "run": run_id,
        "started": _utc(started),
        "ended": _utc(ended),
        "seconds": round((ended - started).total_seconds(), 2),
        "corpus": {"path": str(corpus), **tables.about.get("corpus", {})},
        "counts": count(tables),
        "documents": [
            {"id": d.document_id, "path": d.path, "sha256": d.sha256}
            for d in documents[["document_id", "path", "sha256"]].itertuples()
        ],
        "notebooks": [
            {
                "name": run.notebook.name,
                "sha256": _sha256(run.notebook.path),
                "parameters": _parameters(run),
                "seconds": round(run.seconds, 2),
                "error": run.error,
            }
            for run in runs
        ],
        "codebook": {"sha256": hash_files(CODEBOOK.glob("*.toml"))},
        "code": {"sha256": hash_files(Path(__file__).parents[1].rglob("*.py")), **_commit()},
        "python": platform.python_version(),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
    }


def count(tables: Tables) -> dict[str, int]:
    """The numbers at a glance."""
    outlets = {o for o in tables.segments["outlet"] if o} | {o for o in tables.documents["outlet"] if o}
    return {
        "documents": len(tables.documents),
        "outlets": len(outlets),
        "events": tables.documents["event"].replace("", None).nunique(),
        "words": int(tables.documents["words"].sum()),
        "attributions": len(tables.attributions),
        "tags": len(tables.tags),
        "claims": len(tables.claims),
    }


def hash_files(paths: Iterable[Path]) -> str:
    """One hash over the names and contents of files, the same in whatever order they come."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.name}\0{_sha256(path)}\n".encode())
    return digest.hexdigest()


def _parameters(run: Run) -> dict[str, Any]:
    """Every parameter with the value it had, chosen or by default, but for the folders the report chose."""
    values = {p.name: p.default for p in run.notebook.parameters} | dict(run.parameters)
    return {name: value for name, value in values.items() if name not in GIVEN_BY_REPORT}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _utc(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _commit() -> Mapping[str, Any]:
    """The commit that this package was run from, where it was run from a checkout."""
    folder = Path(__file__).parent
    try:
        head = _git(folder, "rev-parse", "HEAD")
        changed = _git(folder, "status", "--porcelain", "--", ":/src")
    except (OSError, subprocess.SubprocessError):
        return {}
    return {"commit": head, "changed": bool(changed)}


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout.strip()
