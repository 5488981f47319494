"""A study: begun."""

from __future__ import annotations

from pathlib import Path

import click

from .group import main


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--sample", is_flag=True, help="With the sample corpus, to see a report at once.")
def new(folder: Path, sample: bool) -> None:
    """Make FOLDER, a study of its own: data/raw, notebooks, a corpus.toml with comments, Makefile, README."""
    from ..report.new import make_study

    click.echo("\n".join(make_study(folder, sample=sample)))
