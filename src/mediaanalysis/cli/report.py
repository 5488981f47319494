"""The report."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..report.matrix import EACH
from .group import CORPUS, main

if TYPE_CHECKING:
    from ..report.order import Order

AFTERWARDS = ("dry_run", "pdf", "quiet")  # options of what is said and made once the order is known


@main.command()
@CORPUS
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("reports"), show_default=True)
@click.option("--notebooks", type=click.Path(path_type=Path), default=Path("notebooks"), show_default=True)
@click.option("--only", multiple=True, metavar="NAME", help="Run this notebook alone (name or number); repeatable.")
@click.option("-p", "options", multiple=True, metavar="NAME=VALUE", help="Set a notebook’s parameter; repeatable.")
@click.option("--parameters", type=click.Path(path_type=Path, dir_okay=False), help="A TOML file of parameters.")
@click.option("--each", multiple=True, type=click.Choice(EACH), help="A page for each event, or pair of outlets.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Notebooks run at a time.")
@click.option("--timeout", type=click.IntRange(1), metavar="SECONDS", help="Stop a cell that runs for longer.")
@click.option("--force", is_flag=True, help="Run everything, also what did not change since the last report.")
@click.option("--keep-going/--fail-fast", help="Publish what succeeds; a notebook that fails keeps its last page.")
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Keep the newest N runs and those that hold a .keep.")
@click.option("--dry-run", is_flag=True, help="Check and say what would be run, with which parameters; run nothing.")
@click.option("--pdf", is_flag=True, help="Also print each page as a PDF file, with a chromium that is installed.")
@click.option("--quiet", is_flag=True, help="Print nothing where all goes well; made for cron.")
def report(dry_run: bool, pdf: bool, quiet: bool, **order: Any) -> None:
    """Tag CORPUS (by default the study’s data/raw), run the notebooks through papermill and publish OUT/latest."""
    from ..report.order import make_plan
    from ..report.pdf import find_browser, print_pages

    browser = find_browser() if pdf else ""  # that there is none is said before anything runs
    plan = make_plan(order_of(**order))
    if dry_run:
        click.echo("\n".join(plan.lines()))
        return
    index = plan.out / "latest" / "index.html"
    if plan.is_done:
        _say(f"nothing changed since run {plan.record['run']}", quiet)
    else:
        from ..report.build import build_report  # loads pandas, papermill and all: not where there is nothing to do

        signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped by cron or systemd: clean up as for Ctrl-C
        build_report(plan, say=lambda line: _say(line, quiet))
    for file in print_pages(index.parent, browser) if pdf else ():
        _say(f"printed {file.name}", quiet)
    if not quiet:
        click.echo(index)


def order_of(*, parameters: Path | None, options: tuple[str, ...], **rest: Any) -> Order:
    """The order that the command's options stand for."""
    from ..report.notebook import load_parameter_file
    from ..report.order import Order

    return Order(stated=load_parameter_file(parameters) if parameters else {}, options=options, **rest)


def _say(line: str, quiet: bool) -> None:
    if not quiet:
        click.echo(line, err=True)
