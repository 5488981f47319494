"""A report from a plan: the whole way, from documents to what ``latest`` opens."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..errors import DataError
from ..study import load_tables, update_tables
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
            changes: Changes | None = None
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
                changes = _changes(plan, tables, record)
                _write_pages(plan, staging, runs, record, changes)
                index = publish(staging, out, run_id) / "index.html"
            if plan.order.keep is not None:
                retire(out, plan.order.keep)
    except OSError as error:
        kept = f"; the last good report stays: {out / 'latest' / 'index.html'}" if plan.latest else ""
        raise DataError(f"{error.filename or out}: {error.strerror or error}{kept}") from error
    summary = _summary(record, runs, changes)
    if failed:
        raise PartlyFailedReport(_failure(failed, out / "failed" / run_id, plan) + f"\n{summary}")
    say(summary)
    return index


def _tables(plan: Plan, staging: Path, say: Callable[[str], None]) -> Tables:
    if plan.latest and plan.has_tables:
        shutil.copytree(plan.latest / "tables", staging / "tables")
        say(f"{plan.order.corpus}: unchanged")
        return read_tables(staging / "tables")
    earlier = _readable(plan.latest / "tables") if plan.latest and plan.has_rules else None
    if earlier is None:
        tables = load_tables(plan.order.corpus)
        told = f"{len(tables.documents):,} documents tagged"
    else:
        tables, n = update_tables(plan.order.corpus, earlier)
        told = f"{n:,} of {len(tables.documents):,} documents tagged, the others are unchanged"
    write_tables(tables, staging / "tables")
    say(f"{plan.order.corpus}: {told}")
    return tables


def _readable(folder: Path) -> Tables | None:
    try:
        return read_tables(folder)
    except (DataError, OSError):  # somebody tidied up
        return None


def _runs(plan: Plan, staging: Path, zygote: Zygote | None, say: Callable[[str], None]) -> list[Run]:
    """Every notebook's run, in order, up to a failure: taken from the last report or made now."""
    (staging / "notebooks").mkdir()
    done: dict[str, Run] = {}
    for notebook in plan.notebooks:
        if plan.latest and plan.has_run(notebook):
            done[notebook.name] = _take_run(plan, plan.latest, notebook, staging)
            say(f"{notebook.name}: unchanged")
    left = [n for n in plan.notebooks if n.name not in done]

    before = {n["name"]: n["seconds"] for n in plan.record.get("notebooks", ())}
    seconds: dict[str, float] = {}

    def progress(run: Run, n: int) -> None:
        seconds[run.notebook.name] = run.seconds
        told = "  FAILED" if run.error else _time_left([n.name for n in left], seconds, before, plan.order.jobs)
        say(f"{n} of {len(left)}  {run.notebook.name}  {run.seconds:.1f} s{told}")

    if left:
        parameters = {n.name: _parameters(n, plan, staging) for n in left}
        folder = staging / "notebooks"
        o = plan.order
        made = run_notebooks(
            sorted(left, key=lambda n: _weight(n, before), reverse=True), parameters, folder,
            jobs=o.jobs, timeout=o.timeout, zygote=zygote, keep_going=o.keep_going, progress=progress,
        )  # fmt: skip
        done |= {run.notebook.name: run for run in made}
    return [done[n.name] for n in plan.notebooks if n.name in done]


def _weight(notebook: Notebook, before: Mapping[str, float]) -> tuple[bool, float]:
    """What takes long begins first, or all wait for it in the end: by the last report's seconds, else by its cells."""
    known = notebook.name in before
    return not known, before[notebook.name] if known else sum(c["cell_type"] == "code" for c in notebook.cells)


def _time_left(names: Sequence[str], done: Mapping[str, float], before: Mapping[str, float], jobs: int) -> str:
    """How long the rest may take: as long as in the last report, or as those of now where it was not in it.

    >>> _time_left(["a", "b", "c"], {"a": 4.0}, {"b": 8.0}, 2)
    ', about 6 s left'
    """
    rest = [name for name in names if name not in done]
    usual = sum(done.values()) / len(done)
    seconds = sum(before.get(name, usual) for name in rest) / min(jobs, max(1, len(rest)))
    return f", about {max(1, round(seconds))} s left" if rest else ""


def _take_run(plan: Plan, latest: Path, notebook: Notebook, staging: Path) -> Run:
    """The run of a notebook as the last report has it."""
    output = staging / "notebooks" / notebook.file
    shutil.copyfile(latest / "notebooks" / notebook.file, output)
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
    if plan.latest is None or not (plan.latest / "notebooks" / failed.notebook.file).is_file():
        return failed
    return replace(_take_run(plan, plan.latest, failed.notebook, staging), error=failed.error)


def _parameters(notebook: Notebook, plan: Plan, staging: Path) -> dict[str, Value]:
    """What was given by name, and where the tables are and the figures go, for a notebook that takes them."""
    figures = staging / "figures" / notebook.name
    figures.mkdir(parents=True)
    places = {"corpus": str(staging / "tables"), "figures": str(figures)}
    return {**{p.name: places[p.name] for p in notebook.parameters if p.name in places}, **plan.given[notebook.name]}


def _write_pages(
    plan: Plan, staging: Path, runs: list[Run], record: dict[str, Any], changes: Changes | None
) -> None:
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
        page = make_page(run.notebook.name, json.loads(text)["cells"], staging)
        title = f"{page.title} – {run.notebook.variant}" if run.notebook.variant else page.title
        pages.append(replace(page, title=title))
    write_site(staging, pages, record, changes)
    (staging / "run.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _changes(plan: Plan, tables: Tables, record: dict[str, Any]) -> Changes | None:
    """What is different from the last report of the same corpus, if its tables can still be read."""
    if plan.latest is None or plan.record["corpus"] != record["corpus"]:
        return None
    try:
        return find_changes(read_tables(plan.latest / "tables"), tables, plan.record, record)
    except (DataError, KeyError):  # of an earlier version
        return None


def _summary(record: Mapping[str, Any], runs: Sequence[Run], changes: Changes | None) -> str:
    """The run in one line, for the subject of a mail or the end of a log."""
    made = sum(not run.unchanged_since for run in runs)
    failed = sum(bool(run.error) for run in runs)
    parts = [
        f"{record['counts']['documents']:,} documents",
        f"{made} of {len(runs)} notebooks run" + (f", {failed} failed" if failed else ""),
        f"{record['seconds']:.0f} s",
        *([f"since {changes.since}: {changes.summary}"] if changes else []),
    ]
    return f"published {record['run']}: {'; '.join(parts)}"


def _in_json(path: Path) -> str:
    return json.dumps(str(path))[1:-1]


def _failure(failed: list[Run], aside: Path, plan: Plan) -> str:
    kept = f"; the last good report stays: {plan.out / 'latest' / 'index.html'}" if plan.latest else ""
    return "\n".join([*(f"{r.notebook.file}: {r.error}" for r in failed), f"kept for a look: {aside}{kept}"])
