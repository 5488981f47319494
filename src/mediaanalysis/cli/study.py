"""A study: begun, filled, looked at, searched."""

from __future__ import annotations

from pathlib import Path

import click

from .group import CORPUS, main


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--sample", is_flag=True, help="With the sample corpus, to see a report at once.")
def new(folder: Path, sample: bool) -> None:
    """Make FOLDER, a study of its own: data/raw, notebooks, a corpus.toml with comments, Makefile, README."""
    from ..report.new import make_study

    click.echo("\n".join(make_study(folder, sample=sample)))


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER...", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), default=Path("data/raw"), show_default=True)
def ingest(paths: tuple[Path, ...], into: Path) -> None:
    """Add documents (.txt, .md, .jsonl, saved web pages) to data/raw, and say what of outlet, byline and date is known.

    No file there is changed, nothing is downloaded. The exit code is 1 where a file could not be read.
    """
    from ..corpus import ingest as intake

    outcomes = intake.ingest(paths, into)
    click.echo("\n".join((*(outcome.line for outcome in outcomes if outcome.line), intake.sum_up(outcomes))))
    if any(outcome.what == "not read" for outcome in outcomes):
        click.get_current_context().exit(1)


@main.command()
@CORPUS
@click.option("--strict", is_flag=True, help="Exit code 1 where there is anything to look into; made for CI.")
def check(corpus: Path, strict: bool) -> None:
    """Look CORPUS over: outlets and sizes; what is missing, doubled, copied, uneven or too little to compare."""
    from ..report.audit import audit
    from ..study import load_tables

    found = audit(load_tables(corpus))
    click.echo("\n".join(found.lines))
    if strict and found.faults:
        click.get_current_context().exit(1)


@main.command()
@click.argument("pattern")
@CORPUS
@click.option("--regex", is_flag=True, help="PATTERN is a regular expression of Python, not a phrase with *.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="This outlet alone; repeatable.")
@click.option("--voice", type=click.Choice(("outlet", "quoted", "paraphrased")), help="Words in this voice alone.")
@click.option("--around", type=click.IntRange(10, 500), default=40, show_default=True, help="Characters on each side.")
@click.option("--csv", type=click.Path(path_type=Path, dir_okay=False), help="Write the places to this file instead.")
def kwic(
    pattern: str, corpus: Path, regex: bool, outlets: tuple[str, ...], voice: str | None, around: int, csv: Path | None
) -> None:
    """Show every place of PATTERN in CORPUS in its context, by outlet and voice; "kill*" finds killed and killing."""
    from ..report.kwic import kwic_lines, select_places, write_places
    from ..study import load_tables

    places = select_places(load_tables(corpus), pattern, regex=regex, around=around, outlets=outlets, voice=voice or "")
    click.echo("\n".join(kwic_lines(places, around) if csv is None else write_places(places, csv)))
