"""The command `mediaanalysis` itself, to which the other modules of this room add theirs."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import DataError


class _Group(click.Group):
    """A user's mistake is told in plain words on standard error, with an exit code, never as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DataError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Group)
@click.version_option(package_name="mediaanalysis")
def main() -> None:
    """Comparative media analysis: whose words, which frames, which casualty figures, outlet by outlet."""


def _corpus_here() -> Path:
    """The documents of the study that the command is called in; in a checkout of the project, the sample."""
    for corpus in (Path("data/raw"), Path("data/raw/sample")):
        if (corpus / "corpus.toml").is_file():
            return corpus
    raise DataError("no study here (data/raw/corpus.toml): name the documents, or begin one with `mediaanalysis new`")


CORPUS = click.argument("corpus", type=click.Path(path_type=Path), default=_corpus_here)
