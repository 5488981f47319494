"""The command line: parse, call, print."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from .errors import DataError


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


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for the tables.")
def tag(paths: tuple[Path, ...], out: Path) -> None:
    """Tag documents (folders, .txt, .md, .jsonl) and write one Parquet file a table to OUT."""
    from .study import tag_corpora

    for line in tag_corpora(paths, out):
        click.echo(line)


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path), default=Path("data/raw/sample"))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("reports"), show_default=True)
@click.option("--notebooks", type=click.Path(path_type=Path), default=Path("notebooks"), show_default=True)
@click.option("--only", multiple=True, metavar="NAME", help="Run this notebook alone (name or number); repeatable.")
@click.option("-p", "options", multiple=True, metavar="NAME=VALUE", help="Set a notebook’s parameter; repeatable.")
@click.option("--parameters", type=click.Path(path_type=Path, dir_okay=False), help="A TOML file of parameters.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Notebooks run at a time.")
@click.option("--timeout", type=click.IntRange(1), metavar="SECONDS", help="Stop a cell that runs for longer.")
@click.option("--force", is_flag=True, help="Run everything, also what did not change since the last report.")
@click.option("--keep-going", is_flag=True, help="Publish what succeeds; a notebook that fails keeps its last page.")
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Keep the newest N runs and those that hold a .keep.")
@click.option("--dry-run", is_flag=True, help="Check and say what would be run, with which parameters; run nothing.")
def report(
    corpus: Path,
    out: Path,
    notebooks: Path,
    only: tuple[str, ...],
    options: tuple[str, ...],
    parameters: Path | None,
    jobs: int,
    timeout: int | None,
    force: bool,
    keep_going: bool,
    keep: int | None,
    dry_run: bool,
) -> None:
    """Tag CORPUS (by default data/raw/sample), run the notebooks through papermill and publish OUT/latest."""
    from .report.notebook import load_parameter_file
    from .report.order import Order, make_plan

    stated = load_parameter_file(parameters) if parameters else {}
    plan = make_plan(Order(corpus, notebooks, out, only, stated, options, jobs, timeout, force, keep_going, keep))
    if dry_run:
        click.echo("\n".join(plan.lines()))
        return
    if plan.is_done:
        click.echo(f"nothing changed since run {plan.record['run']}", err=True)
        click.echo(plan.out / "latest" / "index.html")
        return
    from .report.build import build_report  # loads pandas, papermill and all: not where there is nothing to do

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped by cron or systemd: clean up as for Ctrl-C
    click.echo(build_report(plan, say=lambda line: click.echo(line, err=True)))


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
    from .framing.edition import open_edition
    from .framing.outline import feature_of, outline_of

    book = open_edition(name)
    click.echo("\n".join(feature_of(book, feature) if feature else outline_of(book)))


@codebook.command("test")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def test_codebook(paths: tuple[Path, ...]) -> None:
    """Test the shipped lists with those at PATHS: each example must trigger its entry, no near-miss may.

    Prints a line for each fault, with its file and entry; then the exit code is 1.
    """
    from .framing.proof import prove_codebook

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
    from .framing.edition import find_changes, open_edition

    before, after = open_edition(old), open_edition(new)
    click.echo("\n".join(change.line for change in find_changes(before, after)) or "the entries are the same")
    if corpus is not None:
        from .compare.editions import find_retags  # loads pandas and all
        from .corpus.load import open_corpus

        retags = [*find_retags(open_corpus(corpus), before, after)]
        click.echo("\n".join(("", *(retag.line for retag in retags), f"{len(retags)} places are tagged differently")))


@codebook.command("export")
@click.option("--format", "form", type=click.Choice(("markdown", "latex", "csv")), default="markdown")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
@_CODEBOOK
def export_codebook(form: str, out: Path, name: str) -> None:
    """Write the codebook as the appendix of a paper: definitions, rules and every entry."""
    from .framing.appendix import write_appendix
    from .framing.edition import open_edition

    write_appendix(open_edition(name), form, out)
    click.echo(out)


@codebook.command("frames")
@click.option("--corpus", type=click.Path(path_type=Path), help="Documents to code; a row for each and each question.")
@click.option("--scheme", "names", multiple=True, metavar="NAME", help="Only generic or war_peace; repeatable.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="CSV file to write.")
def write_frames(corpus: Path | None, names: tuple[str, ...], out: Path) -> None:
    """Write a blank sheet for coding frames by hand; cue words found in a document stand there as suggestions."""
    from .corpus.load import open_corpus
    from .framing.frames import select_schemes, write_sheet

    write_sheet(select_schemes(names), open_corpus(corpus) if corpus else (), out)
    click.echo(out)


if __name__ == "__main__":
    main()
