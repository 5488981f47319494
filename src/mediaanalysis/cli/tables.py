"""Documents into tables."""

from __future__ import annotations

from pathlib import Path

import click

from .group import main


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the tables.")
def tag(paths: tuple[Path, ...], out: Path) -> None:
    """Tag documents (folders, .txt, .md, .jsonl) and write one Parquet file a table to OUT."""
    from ..study import tag_corpora

    for line in tag_corpora(paths, out):
        click.echo(line)
