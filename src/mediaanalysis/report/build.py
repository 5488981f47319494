"""A report from a plan: the whole way, from documents to what ``latest`` opens."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..errors import DataError
from ..study import load_tables
from ..tables import Tables, read_tables, write_tables
from .changes import Changes, find_changes
from .notebook import Notebook
from .order import Plan
from .page import make_page
from .parameters import Value
from .provenance import record_run
from .publish import keep_failed, locked, name_run, publish, retire, set_aside, staged
from .run import Run, run_notebooks, warm
from .site import write_site
from .zygote import Zygote


class FailedReport(DataError):
    """A notebook failed; nothing was published."""

    exit_code = 4


class PartlyFailedReport(DataError):
    """Notebooks failed; the rest was published, with their last good pages where there were any."""

    exit_code = 3


def build_report(
    plan: Plan, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC), say: Callable[[str], None] = print
) -> Path:
    """Tag the corpus, run the notebooks, publish; the path of the index page.

    What the last report has in the same form is taken from there. Nothing is published unless all went well, or the
    order is to keep going and something did.
    """
    started, out = clock(), plan.out
    holder = f"process {os.getpid()} on {socket.gethostname()}, at work since {started:%H:%M:%S} UTC"
    try:
        with locked(out, holder):
            plan = plan.refreshed()
            run_id = name_run(out, started)
            with staged(out, run_id) as staging, warm([n for n in plan.notebooks if not plan.has_run(n)]) as zygote:
                tables = _tables(plan, staging, say)
                runs = _runs(plan, staging, zygote, say)
                failed = [run for run in runs if run.error]
                if failed and not (plan.order.keep_going and len(failed) < len(runs)):
                    record = record_run(run_id, plan, tables, runs, started=started, ended=clock())
                    raise FailedReport(_failure(failed, set_aside(staging, out, run_id, record), plan))
                if failed:
                    keep_failed([run.output for run in failed], out, run_id)
                    runs = [_stand_in(plan, run, staging) if run.error else run for run in runs]
                record = record_run(run_id, plan, tables, runs, started=started, ended=clock())
                _write_pages(plan, staging, tables, runs, record)
                index = publish(staging, out, run_id) / "index.html"
            if plan.order.keep is not None:
                retire(out, plan.order.keep)
    except OSError as error:
        kept = f"; the last good report stays: {out / 'latest' / 'index.html'}" if plan.latest else ""
        raise DataError(f"{error.filename or out}: {error.strerror or error}{kept}") from error
    if failed:
        raise PartlyFailedReport(_failure(failed, out / "failed" / run_id, plan) + f"\nthe rest is published: {index}")
    return index


def _tables(plan: Plan, staging: Path, say: Callable[[str], None]) -> Tables:
    if plan.latest and plan.has_tables:
        shutil.copytree(plan.latest / "tables", staging / "tables")
        say(f"{plan.order.corpus}: unchanged")
        return read_tables(staging / "tables")
    tables = load_tables(plan.order.corpus)
    write_tables(tables, staging / "tables")
    say(f"{plan.order.corpus}: {len(tables.documents):,} documents tagged")
    return tables


def _runs(plan: Plan, staging: Path, zygote: Zygote | None, say: Callable[[str], None]) -> list[Run]:
    """Every notebook's run, in order, up to a failure: taken from the last report or made now."""
    (staging / "notebooks").mkdir()
    done: dict[str, Run] = {}
    for notebook in plan.notebooks:
        if plan.latest and plan.has_run(notebook):
            done[notebook.name] = _take_run(plan, plan.latest, notebook, staging)
            say(f"{notebook.name}: unchanged")
    left = [n for n in plan.notebooks if n.name not in done]

    def progress(run: Run, n: int) -> None:
        say(f"{n} of {len(left)}  {run.notebook.name}  {run.seconds:.1f} s{'  FAILED' if run.error else ''}")

    if left:
        parameters = {n.name: _parameters(n, plan, staging) for n in left}
        folder = staging / "notebooks"
        o = plan.order
        made = run_notebooks(
            left, parameters, folder,
            jobs=o.jobs, timeout=o.timeout, zygote=zygote, keep_going=o.keep_going, progress=progress,
        )  # fmt: skip
        done |= {run.notebook.name: run for run in made}
    return [done[n.name] for n in plan.notebooks if n.name in done]


def _take_run(plan: Plan, latest: Path, notebook: Notebook, staging: Path) -> Run:
    """The run of a notebook as the last report has it."""
    output = staging / "notebooks" / notebook.path.name
    shutil.copyfile(latest / "notebooks" / notebook.path.name, output)
    if (figures := latest / "figures" / notebook.name).is_dir():
        shutil.copytree(figures, staging / "figures" / notebook.name)
    before = next(n for n in plan.record["notebooks"] if n["name"] == notebook.name)
    since = before["unchanged_since"] or plan.record["run"]
    return Run(notebook, before["parameters"], output, before["seconds"], unchanged_since=since)


def _stand_in(plan: Plan, failed: Run, staging: Path) -> Run:
    """For a run that failed, the last good one with what went wrong now; without one, what failed, to be left out."""
    figures = staging / "figures" / failed.notebook.name
    shutil.rmtree(figures, ignore_errors=True)
    failed.output.unlink(missing_ok=True)
    if plan.latest is None or not (plan.latest / "notebooks" / failed.notebook.path.name).is_file():
        return failed
    return replace(_take_run(plan, plan.latest, failed.notebook, staging), error=failed.error)


def _parameters(notebook: Notebook, plan: Plan, staging: Path) -> dict[str, Value]:
    """What was given by name, and where the tables are and the figures go, for a notebook that takes them."""
    figures = staging / "figures" / notebook.name
    figures.mkdir(parents=True)
    places = {"corpus": str(staging / "tables"), "figures": str(figures)}
    return {**{p.name: places[p.name] for p in notebook.parameters if p.name in places}, **plan.given[notebook.name]}


def _write_pages(plan: Plan, staging: Path, tables: Tables, runs: list[Run], record: dict[str, Any]) -> None:
    """The pages and the record; the executed notebooks name the folder where they will be, not where they were made."""
    final = plan.out / "runs" / record["run"]
    pages = []
    for run in runs:
        if not run.output.is_file():
            continue
        text = run.output.read_text(encoding="utf-8")
        for earlier in (staging, plan.latest):
            text = text.replace(_in_json(earlier), _in_json(final)) if earlier else text
        run.output.write_text(text, encoding="utf-8")
        pages.append(make_page(run.notebook.name, json.loads(text)["cells"], staging))
    write_site(staging, pages, record, _changes(plan, tables, record))
    (staging / "run.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _changes(plan: Plan, tables: Tables, record: dict[str, Any]) -> Changes | None:
    """What is different from the last report of the same corpus, if its tables can still be read."""
    if plan.latest is None or plan.record["corpus"] != record["corpus"]:
        return None
    try:
        return find_changes(read_tables(plan.latest / "tables"), tables, plan.record, record)
    except (DataError, KeyError):  # of an earlier version
        return None


def _in_json(path: Path) -> str:
    return json.dumps(str(path))[1:-1]


def _failure(failed: list[Run], aside: Path, plan: Plan) -> str:
    kept = f"; the last good report stays: {plan.out / 'latest' / 'index.html'}" if plan.latest else ""
    return "\n".join([*(f"{r.notebook.path.name}: {r.error}" for r in failed), f"kept for a look: {aside}{kept}"])
