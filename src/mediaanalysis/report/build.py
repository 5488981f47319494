"""A report from a corpus and a folder of notebooks: the whole way, from documents to what ``latest`` opens."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..errors import DataError
from ..study import load_tables
from ..tables import write_tables
from .notebook import Notebook, assign, load_notebooks
from .page import make_page
from .parameters import Value
from .provenance import record_run
from .publish import locked, name_run, publish, set_aside, staged
from .run import Run, run_notebooks
from .site import write_site


class FailedReport(DataError):
    """A notebook failed; nothing was published."""

    exit_code = 4


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: which corpus, which notebooks with which parameters, and where the report goes."""

    corpus: Path
    notebooks: Path
    out: Path
    only: tuple[str, ...] = ()
    stated: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    jobs: int = 2


def build_report(
    order: Order, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC), say: Callable[[str], None] = print
) -> Path:
    """Tag the corpus, run the notebooks, publish; the path of the index page.

    Nothing is begun before notebooks and parameters have been checked, and nothing is published unless all went well.
    """
    out = order.out.resolve()
    notebooks = load_notebooks(order.notebooks.resolve(), order.only)
    given = assign(notebooks, order.stated, order.options)
    started = clock()
    run_id = name_run(out, started)
    holder = f"process {os.getpid()} on {socket.gethostname()}, at work since {started:%H:%M:%S} UTC"
    with locked(out, holder), staged(out, run_id) as staging:
        tables = load_tables(order.corpus)
        write_tables(tables, staging / "tables")
        (staging / "figures").mkdir()
        say(f"{order.corpus}: {len(tables.documents)} documents tagged")
        runs = run_notebooks(
            notebooks,
            {n.name: _parameters(n, given[n.name], staging) for n in notebooks},
            staging / "notebooks",
            jobs=order.jobs,
            progress=lambda run, done: say(_progress(run, done, len(notebooks))),
        )
        record = record_run(run_id, order.corpus, tables, runs, started=started, ended=clock())
        if failed := [run for run in runs if run.error]:
            aside = set_aside(staging, out, run_id, record)
            raise FailedReport(_failure(failed, aside, out))
        _write_pages(staging, runs, record, out / "runs" / run_id)
        return publish(staging, out, run_id) / "index.html"


def _parameters(notebook: Notebook, given: Mapping[str, Value], staging: Path) -> dict[str, Value]:
    """What was given by name, and where the tables are and the figures go, for a notebook that takes them."""
    places = {"corpus": str(staging / "tables"), "figures": str(staging / "figures")}
    return {**{p.name: places[p.name] for p in notebook.parameters if p.name in places}, **given}


def _write_pages(staging: Path, runs: tuple[Run, ...], record: Mapping[str, Any], final: Path) -> None:
    """The pages and the record; the executed notebooks name the folder where they will be, not where they were made."""
    pages = []
    for run in runs:
        text = run.output.read_text(encoding="utf-8").replace(_in_json(staging), _in_json(final))
        run.output.write_text(text, encoding="utf-8")
        pages.append(make_page(run.notebook.name, json.loads(text)["cells"], staging / "figures"))
    write_site(staging, pages, record)
    (staging / "run.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _in_json(path: Path) -> str:
    return json.dumps(str(path))[1:-1]


def _progress(run: Run, done: int, total: int) -> str:
    return f"{done} of {total}  {run.notebook.name}  {run.seconds:.1f} s{'  FAILED' if run.error else ''}"


def _failure(failed: list[Run], aside: Path, out: Path) -> str:
    latest = out / "latest" / "index.html"
    kept = f"; the last good report stays: {latest}" if latest.is_file() else ""
    return "\n".join([*(f"{r.notebook.path.name}: {r.error}" for r in failed), f"kept for a look: {aside}{kept}"])
