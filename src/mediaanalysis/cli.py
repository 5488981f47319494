"""The command line: parse, call, print."""

from __future__ import annotations

from pathlib import Path

import click

from .errors import DataError


class _Group(click.Group):
    """A user's mistake is one line on standard error and exit code 2, never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DataError as error:
            raise click.UsageError(str(error)) from error


@click.group(cls=_Group)
@click.version_option(package_name="mediaanalysis")
def main() -> None:
    """Comparative media analysis: whose words, which frames, which casualty figures, outlet by outlet."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the tables.")
def tag(paths: tuple[Path, ...], out: Path) -> None:
    """Tag documents (folders, .txt, .md, .jsonl) and write one Parquet file a table to OUT."""
    from .analysis import analyze
    from .corpus.load import load_documents
    from .tables import build_tables, write_tables

    tables = build_tables(analyze(d) for d in load_documents(list(paths)))
    write_tables(tables, out)
    click.echo(f"{out}: {len(tables.documents)} documents, {len(tables.tags)} tags, {len(tables.claims)} claims")


if __name__ == "__main__":
    main()
