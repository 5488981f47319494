"""The command `mediaanalysis` itself, to which the other modules of this room add theirs."""

from __future__ import annotations

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
