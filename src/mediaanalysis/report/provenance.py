"""What a report was made from, and with what: the record that is written beside it and shown at its foot."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from ..compare import outlet_sizes, repeat_table, unit_table, without_repeats
from ..compare.rates import MIN_WORDS
from ..compare.units import NOT_STATED
from ..corpus.load import open_corpus
from ..tables import COLUMNS, Tables
from .fingerprint import hash_code, versions
from .notebook import GIVEN_BY_REPORT
from .order import Plan
from .run import Run

_PACKAGE = Path(__file__).parents[1]
_KNOWN = {"outlet": "an outlet", "published": "a date"}


class Step(NamedTuple):
    """How many of something are kept at a step, how many are not, and why."""

    what: str
    kept: int
    dropped: int
    why: str


def record_run(
    run_id: str, plan: Plan, tables: Tables, runs: Sequence[Run], *, started: datetime, ended: datetime
) -> dict[str, Any]:
    """The record of a run, in values that JSON can hold."""
    found = versions()
    return {
        "run": run_id,
        "started": _utc(started),
        "ended": _utc(ended),
        "seconds": round((ended - started).total_seconds(), 2),
        "corpus": {"path": str(plan.order.corpus), **tables.about.get("corpus", {})},
        "counts": count(tables),
        "steps": [step._asdict() for step in steps(plan.order.corpus, tables)],
        "tables": {name: len(getattr(tables, name)) for name in COLUMNS},
        "documents": [
            {"id": d.document_id, "path": d.path, "sha256": d.sha256}
            for d in tables.documents[["document_id", "path", "sha256"]].itertuples()
        ],
        "notebooks": [
            {
                "name": run.notebook.name,
                "parameters": _parameters(run),
                "seconds": round(run.seconds, 2),
                "unchanged_since": run.unchanged_since,
                "error": run.error,
            }
            for run in runs
        ],
        "codebook": tables.about.get("codebook", {}),
        "code": {"sha256": hash_code(), **_commit(_PACKAGE)},
        "study": _commit(plan.order.notebooks),
        "python": found.pop("python"),
        "packages": found,
        "fingerprint": _fingerprint(plan, [run.notebook.name for run in runs if run.error]),
    }


def count(tables: Tables) -> dict[str, int]:
    """The numbers at a glance, as the notebooks count: a reprint of an article in the corpus is not counted again."""
    once = without_repeats(tables)
    sizes = outlet_sizes(once)
    return {
        "documents": len(tables.documents),
        "outlets": int((sizes["documents"] > 0).sum()),
        "events": tables.documents["event"].replace("", None).nunique(),
        "words": int(sizes["words"].sum()),
        "attributions": len(once.attributions),
        "tags": len(once.tags),
        "claims": len(once.claims),
        "repeats": len(repeat_table(once)),
    }


def steps(corpus: Path, tables: Tables) -> Iterator[Step]:
    """What is kept and what is not, from the files of the corpus to what rates are made of."""
    if corpus.is_dir() and not (corpus / "documents.parquet").is_file():
        files = [p for p in corpus.rglob("*") if p.is_file()]
        read = len(open_corpus(corpus).files)
        yield Step("files", read, len(files) - read, "no document, or hidden")
        yield Step("documents", len(tables.documents), 0, "")
    boilerplate = int((tables.segments["kind"] == "boilerplate").sum())
    yield Step("parts of documents", len(tables.segments) - boilerplate, boilerplate, "boilerplate")
    everything, once = unit_table(tables), unit_table(without_repeats(tables))
    yield Step("articles", len(once), len(everything) - len(once), "reprint of an article of the corpus")
    for column, missing in (("outlet", NOT_STATED), ("published", None)):
        absent = int((once[column] == missing).sum() if missing else once[column].isna().sum())
        yield Step(f"articles with {_KNOWN[column]}", len(once) - absent, absent, "neither stated nor inferred")
    short = int((once["words_outlet"] < MIN_WORDS).sum())
    yield Step("articles with a rate", len(once) - short, short, f"fewer than {MIN_WORDS} words of the outlet’s own")


def _parameters(run: Run) -> dict[str, Any]:
    """Every parameter with the value it had, chosen or by default, but for the folders the report chose."""
    values = {p.name: p.default for p in run.notebook.parameters} | dict(run.parameters)
    return {name: value for name, value in values.items() if name not in GIVEN_BY_REPORT}


def _fingerprint(plan: Plan, failed: Sequence[str]) -> dict[str, Any]:
    """What the report was made from; what failed, and with it the whole, is of no use to the next run."""
    taken = asdict(plan.fingerprint)
    notebooks = {name: value for name, value in taken["notebooks"].items() if name not in failed}
    return {**taken, "notebooks": notebooks, "site": "" if failed else taken["site"]}


def _utc(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _commit(folder: Path) -> Mapping[str, Any]:
    """The commit that a folder is at, and whether it was changed since; "" where git does not keep it, or is not there.

    A package that is installed within somebody's checkout is not kept by it.
    """
    try:
        if not _git(folder, "ls-files", "--", "."):
            return {"commit": "", "changed": False}
        head = _git(folder, "rev-parse", "HEAD")
        changed = _git(folder, "status", "--porcelain", "--", ".")
    except (OSError, subprocess.SubprocessError):
        return {"commit": "", "changed": False}
    return {"commit": head, "changed": bool(changed)}


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout.strip()
