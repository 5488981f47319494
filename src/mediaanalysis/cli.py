"""The command line: parse, call, print."""

from __future__ import annotations

from pathlib import Path

import click

from .errors import DataError


class _Mistake(click.ClickException):
    exit_code = 2


class _Group(click.Group):
    """A user's mistake is told in plain words on standard error with exit code 2, never as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DataError as error:
            raise _Mistake(str(error)) from error


@click.group(cls=_Group)
@click.version_option(package_name="mediaanalysis")
def main() -> None:
    """Comparative media analysis: whose words, which frames, which casualty figures, outlet by outlet."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the tables.")
def tag(paths: tuple[Path, ...], out: Path) -> None:
    """Tag documents (folders, .txt, .md, .jsonl) and write one Parquet file a table to OUT."""
    from .study import tag_corpora

    for line in tag_corpora(paths, out):
        click.echo(line)


if __name__ == "__main__":
    main()
