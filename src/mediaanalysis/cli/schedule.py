"""A report by the clock."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import click

from ..report import schedule as clock
from .group import main
from .report import AFTERWARDS, order_of, report

_BY_DEFAULT = ("--keep", "30", "--timeout", "1800")


def _time(ctx: click.Context, parameter: click.Parameter, value: str) -> time:
    try:
        hour, minute = map(int, value.split(":"))
        return time(hour, minute)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no time; write 05:00") from None


@main.command()
@click.argument("arguments", nargs=-1, metavar="[-- REPORT OPTIONS]")
@click.option("--at", default="05:00", show_default=True, metavar="HH:MM", callback=_time, help="Time of the day.")
@click.option("--on", "days", multiple=True, metavar="DAY", help="mon … sun; repeatable; every day without it.",
              type=click.Choice(clock.DAYS, case_sensitive=False))  # fmt: skip
@click.option("--systemd", is_flag=True, help="A timer of systemd for this user, instead of a line for cron.")
@click.option("--install", is_flag=True, help="Put it in place, not only print it; an earlier one is replaced.")
@click.option("--uninstall", is_flag=True, help="Take out what --install put in.")
def schedule(
    arguments: tuple[str, ...], at: time, days: tuple[str, ...], systemd: bool, install: bool, uninstall: bool
) -> None:
    """Make the report of this folder by the clock: print what cron or systemd needs for it, or install that.

    After -- come corpus and options of `mediaanalysis report`; they are checked now. Without any they are
    --keep 30 --timeout 1800. A run that goes well prints nothing, so that cron mails of failures alone.
    """
    from ..report.order import make_plan

    folder = clock.check_folder(Path.cwd())
    if install and uninstall:
        raise click.UsageError("--install or --uninstall, not both")
    if uninstall:
        click.echo(clock.uninstall_timer(folder) if systemd else clock.uninstall_cron(folder))
        return
    chosen = arguments or _BY_DEFAULT
    stated = report.make_context("mediaanalysis report", [*chosen]).params
    make_plan(order_of(**{name: value for name, value in stated.items() if name not in AFTERWARDS}))
    job = clock.Job(folder, chosen, at, tuple(sorted(days, key=clock.DAYS.index)))
    if install:
        click.echo(clock.install_timer(job) if systemd else clock.install_cron(job))
    elif systemd:
        units = clock.timer_units(job)
        click.echo("\n".join(f"# ~/.config/systemd/user/{name}\n{text}" for name, text in units.items()))
    else:
        click.echo("\n".join(clock.cron_lines(job)))
