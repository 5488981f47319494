"""The codebook: shown, tested, compared, exported."""

from __future__ import annotations

from pathlib import Path

import click

from .group import main


@main.group()
def codebook() -> None:
    """Read, test, compare and export the codebook: the lists and rules by which framing features are tagged."""


_CODEBOOK = click.option(
    "--codebook", "name", default="shipped", show_default=True, metavar="PATH",
    help="A study’s lists, read with the shipped ones, or a folder with an about.toml, read alone.",
)  # fmt: skip


@codebook.command("show")
@click.argument("feature", required=False)
@_CODEBOOK
def show_codebook(feature: str | None, name: str) -> None:
    """Print version, hash and features; with FEATURE, all its entries with examples and near-misses."""
    from ..framing.edition import open_edition
    from ..framing.outline import feature_of, outline_of

    book = open_edition(name)
    click.echo("\n".join(feature_of(book, feature) if feature else outline_of(book)))


@codebook.command("test")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def test_codebook(paths: tuple[Path, ...]) -> None:
    """Test the shipped lists with those at PATHS: each example must trigger its entry, no near-miss may.

    Prints a line for each fault, with its file and entry; then the exit code is 1.
    """
    from ..framing.proof import prove_codebook

    proof = prove_codebook(paths)
    click.echo("\n".join((*proof.faults, proof.summary)))
    if proof.faults:
        click.get_current_context().exit(1)


@codebook.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--corpus", type=click.Path(path_type=Path), help="Also list which tags of these documents would change.")
def diff_codebooks(old: str, new: str, corpus: Path | None) -> None:
    """List the entries added, removed and changed from OLD to NEW (paths, or "shipped")."""
    from ..framing.edition import find_changes, open_edition

    before, after = open_edition(old), open_edition(new)
    click.echo("\n".join(change.line for change in find_changes(before, after)) or "the entries are the same")
    if corpus is not None:
        from ..compare.editions import find_retags  # loads pandas and all
        from ..corpus.load import open_corpus

        retags = [*find_retags(open_corpus(corpus), before, after)]
        click.echo("\n".join(("", *(retag.line for retag in retags), f"{len(retags)} places are tagged differently")))


@codebook.command("export")
@click.option("--format", "form", type=click.Choice(("markdown", "latex", "csv")), default="markdown")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@_CODEBOOK
def export_codebook(form: str, out: Path, name: str) -> None:
    """Write the codebook as the appendix of a paper: definitions, rules and every entry."""
    from ..framing.appendix import write_appendix
    from ..framing.edition import open_edition

    write_appendix(open_edition(name), form, out)
    click.echo(out)


@codebook.command("frames")
@click.option("--corpus", type=click.Path(path_type=Path), help="Documents to code; a row for each and each question.")
@click.option("--scheme", "names", multiple=True, metavar="NAME", help="Only generic or war_peace; repeatable.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="CSV file to write.")
def write_frames(corpus: Path | None, names: tuple[str, ...], out: Path) -> None:
    """Write a blank sheet for coding frames by hand; cue words found in a document stand there as suggestions."""
    from ..corpus.load import open_corpus
    from ..framing.frames import select_schemes, write_sheet

    write_sheet(select_schemes(names), open_corpus(corpus) if corpus else (), out)
    click.echo(out)
