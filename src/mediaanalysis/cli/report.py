"""The report."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from .group import CORPUS, main


@main.command()
@CORPUS
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("reports"), show_default=True)
@click.option("--notebooks", type=click.Path(path_type=Path), default=Path("notebooks"), show_default=True)
@click.option("--only", multiple=True, metavar="NAME", help="Run this notebook alone (name or number); repeatable.")
@click.option("-p", "options", multiple=True, metavar="NAME=VALUE", help="Set a notebook’s parameter; repeatable.")
@click.option("--parameters", type=click.Path(path_type=Path, dir_okay=False), help="A TOML file of parameters.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Notebooks run at a time.")
@click.option("--timeout", type=click.IntRange(1), metavar="SECONDS", help="Stop a cell that runs for longer.")
@click.option("--force", is_flag=True, help="Run everything, also what did not change since the last report.")
@click.option("--keep-going", is_flag=True, help="Publish what succeeds; a notebook that fails keeps its last page.")
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Keep the newest N runs and those that hold a .keep.")
@click.option("--dry-run", is_flag=True, help="Check and say what would be run, with which parameters; run nothing.")
def report(
    corpus: Path,
    out: Path,
    notebooks: Path,
    only: tuple[str, ...],
    options: tuple[str, ...],
    parameters: Path | None,
    jobs: int,
    timeout: int | None,
    force: bool,
    keep_going: bool,
    keep: int | None,
    dry_run: bool,
) -> None:
    """Tag CORPUS (by default the study’s data/raw), run the notebooks through papermill and publish OUT/latest."""
    from ..report.notebook import load_parameter_file
    from ..report.order import Order, make_plan

    stated = load_parameter_file(parameters) if parameters else {}
    plan = make_plan(Order(corpus, notebooks, out, only, stated, options, jobs, timeout, force, keep_going, keep))
    if dry_run:
        click.echo("\n".join(plan.lines()))
        return
    if plan.is_done:
        click.echo(f"nothing changed since run {plan.record['run']}", err=True)
        click.echo(plan.out / "latest" / "index.html")
        return
    from ..report.build import build_report  # loads pandas, papermill and all: not where there is nothing to do

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped by cron or systemd: clean up as for Ctrl-C
    click.echo(build_report(plan, say=lambda line: click.echo(line, err=True)))
