"""Events: which documents may be about one."""

from __future__ import annotations

from pathlib import Path

import click

from .group import CORPUS, main


@main.command()
@CORPUS
@click.option("--toml", "as_toml", is_flag=True, help="Only the lines for corpus.toml.")
def events(corpus: Path, as_toml: bool) -> None:
    """Propose events for documents that corpus.toml gives none, as lines to read, correct and paste into it.

    Nothing is written: a proposal counts when it stands in corpus.toml.
    """
    from ..compare.events import events_toml, proposal_lines, propose_events
    from ..study import load_tables

    tables = load_tables(corpus)
    proposals = propose_events(tables)
    if not as_toml:
        click.echo("\n".join(proposal_lines(proposals)), err=True)
    click.echo(events_toml(tables, proposals))
