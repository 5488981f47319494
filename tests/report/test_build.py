"""The whole way with small notebooks: what is published, and what is not when something goes wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mediaanalysis.cli import main
from mediaanalysis.report.publish import locked

WriteNotebook = Callable[..., Path]
TAKES = 'corpus: str = "x"\nfigures: str = "y"\noutlet: str = "all"'


@pytest.fixture
def report(tmp_path: Path, corpus: Path) -> Callable[..., Result]:
    def run(*options: str) -> Result:
        folders = ["--out", str(tmp_path / "reports"), "--notebooks", str(tmp_path / "notebooks")]
        return CliRunner().invoke(main, ["report", str(corpus), *folders, *options])

    return run


def test_a_report_is_published_with_its_record(
    report: Callable[..., Result], write_notebook: WriteNotebook, tmp_path: Path
) -> None:
    makes = "from pathlib import Path\nPath(figures, 'a.csv').write_text('1')"
    write_notebook("01-first", makes, "print(sorted(p.name for p in Path(corpus).iterdir())[0], outlet)", parameters=TAKES)
    write_notebook("02-second", "import os\nprint(os.getcwd(), os.environ['PYTHONHASHSEED'])")
    done = report("-p", "outlet=007")
    assert done.exit_code == 0, done.output
    latest = tmp_path / "reports" / "latest"
    assert done.stdout.strip() == str(latest / "index.html")
    assert "2 of 2" in done.stderr
    assert "about.json 007" in (latest / "01-first.html").read_text()
    assert f"{tmp_path}/notebooks 0" in (latest / "02-second.html").read_text()
    assert (latest / "figures" / "01-first" / "a.csv").read_text() == "1"
    assert "A test corpus." in (latest / "index.html").read_text()
    record = json.loads((latest / "run.json").read_text())
    assert record["notebooks"][0]["parameters"] == {"outlet": "007"}
    assert record["counts"]["documents"] == len(record["documents"]) == 2
    executed = (latest / "notebooks" / "01-first.ipynb").read_text()
    assert ".tmp-" not in executed  # it names the folder where it is now
    assert str(latest.resolve() / "tables") in executed


def test_a_report_needs_no_git(
    report: Callable[..., Result], write_notebook: WriteNotebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    write_notebook("01-first", "pass")
    assert report().exit_code == 0
    assert json.loads((tmp_path / "reports" / "latest" / "run.json").read_text())["code"]["commit"] == ""


def test_a_failing_notebook_keeps_the_last_good_report(
    report: Callable[..., Result], write_notebook: WriteNotebook, tmp_path: Path
) -> None:
    write_notebook("01-first", "print('good')")
    assert report().exit_code == 0
    latest = tmp_path / "reports" / "latest"
    before = {p: p.read_bytes() for p in sorted(latest.rglob("*")) if p.is_file()}
    write_notebook("01-first", "x = 1", "# the sum\ntotal = x / 0")
    done = report()
    assert done.exit_code == 4
    assert "01-first.ipynb: cell [3] `total = x / 0`: ZeroDivisionError: division by zero" in done.stderr
    assert {p: p.read_bytes() for p in sorted(latest.rglob("*")) if p.is_file()} == before
    assert [p.name for p in (tmp_path / "reports" / "runs").iterdir()] == [latest.readlink().name]
    (failed,) = (tmp_path / "reports" / "failed").iterdir()
    assert "ZeroDivisionError" in (failed / "01-first.ipynb").read_text()


def test_an_error_message_cannot_drive_the_terminal(report: Callable[..., Result], write_notebook: WriteNotebook) -> None:
    write_notebook("01-first", "raise ValueError('\\x1b[2Jgone\\x07 \\u202etxet\\nand a second line')")
    done = report()
    assert "ValueError: [2Jgone txet and a second line" in done.stderr
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stderr)


def test_a_kernel_that_dies_is_a_failure(report: Callable[..., Result], write_notebook: WriteNotebook) -> None:
    write_notebook("01-first", "import os\nos._exit(1)")
    done = report()
    assert done.exit_code == 4
    assert "01-first.ipynb: the kernel died" in done.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-p", "outlte=BBC"], "-p outlte: no notebook has this parameter"),
        (["--only", "09"], "no notebook '09'"),
        (["--parameters", "nowhere.toml"], "nowhere.toml: cannot be read"),
    ],
)
def test_a_mistake_stops_before_anything_runs(
    report: Callable[..., Result], write_notebook: WriteNotebook, tmp_path: Path, options: list[str], message: str
) -> None:
    write_notebook("01-first", "open('ran', 'w').close()")
    done = report(*options)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not (tmp_path / "reports").exists()


def test_a_file_that_is_no_notebook_stops_before_anything_runs(
    report: Callable[..., Result], write_notebook: WriteNotebook, tmp_path: Path
) -> None:
    broken = write_notebook("01-first", "pass").with_name("02-second.ipynb")
    broken.write_text("{not json")
    done = report()
    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: {broken}: not a notebook: ")
    assert not (tmp_path / "reports").exists()


def test_a_description_that_is_no_toml_leaves_nothing_half_written(
    report: Callable[..., Result], write_notebook: WriteNotebook, corpus: Path, tmp_path: Path
) -> None:
    write_notebook("01-first", "pass")
    (corpus / "corpus.toml").write_text('name = "x')
    done = report()
    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: {corpus / 'corpus.toml'}: not valid TOML: ")
    assert list((tmp_path / "reports").glob("*/*")) == []


def test_an_empty_corpus_leaves_nothing_half_written(
    report: Callable[..., Result], write_notebook: WriteNotebook, corpus: Path, tmp_path: Path
) -> None:
    write_notebook("01-first", "pass")
    for file in corpus.iterdir():
        file.unlink()
    done = report()
    assert done.exit_code == 2
    assert "no documents here" in done.stderr
    assert list((tmp_path / "reports").glob("*/*")) == []


def test_what_did_not_change_is_not_made_again(
    report: Callable[..., Result], write_notebook: WriteNotebook, corpus: Path, tmp_path: Path
) -> None:
    latest = tmp_path / "reports" / "latest"
    write_notebook("01-first", "from pathlib import Path\nPath(figures, 'a.csv').write_text('1')", parameters=TAKES)
    write_notebook("02-second", "print('second')")
    assert report().exit_code == 0
    first = latest.readlink().name

    done = report()
    assert (done.exit_code, latest.readlink().name) == (0, first)
    assert f"nothing changed since run {first}" in done.stderr

    write_notebook("02-second", "print('other')")  # one notebook: the tables and the other are kept
    done = report()
    assert "corpus: unchanged\n01-first: unchanged\n1 of 1  02-second" in done.stderr
    assert (latest / "figures" / "01-first" / "a.csv").read_text() == "1"
    assert str(latest.resolve()) in (latest / "notebooks" / "01-first.ipynb").read_text()
    assert f"in run {first}" in (latest / "01-first.html").read_text()

    done = report("-p", "outlet=A")  # one parameter: only who takes it
    assert "02-second: unchanged\n1 of 1  01-first" in done.stderr

    (corpus / "a.txt").write_text("Raid reported\n\nAt least 41 people were killed, officials said.\n", encoding="utf-8")
    done = report("-p", "outlet=A")  # one document: all that is made from it
    assert "1 of 2 documents tagged, the others are unchanged" in done.stderr
    assert "2 of 2" in done.stderr

    assert "2 of 2" in report("-p", "outlet=A", "--force").stderr


def test_kept_going_the_rest_is_published_and_the_failed_page_is_the_last_good_one(
    report: Callable[..., Result], write_notebook: WriteNotebook, tmp_path: Path
) -> None:
    latest = tmp_path / "reports" / "latest"
    write_notebook("01-first", "print('good')")
    write_notebook("02-second", "print('one')")
    assert report().exit_code == 0
    first = latest.readlink().name
    write_notebook("01-first", "raise ValueError('broken')")
    write_notebook("02-second", "print('two')")
    done = report("--keep-going")
    assert done.exit_code == 3
    assert "01-first.ipynb: cell [2] `raise ValueError('broken')`: ValueError: broken" in done.stderr
    assert "two" in (latest / "02-second.html").read_text()
    page = (latest / "01-first.html").read_text()
    assert "Not made anew in this run" in page
    assert f"of run <span class=\"run\">{first}</span>" in page
    assert "good" in page
    assert "01-first was not made anew" in (latest / "index.html").read_text()
    again = report("--keep-going")
    assert "02-second: unchanged\n1 of 1  01-first" in again.stderr  # what failed is tried again
    assert f"of run <span class=\"run\">{first}</span>" in (latest / "01-first.html").read_text()


def test_kept_going_with_nothing_good_publishes_nothing(
    report: Callable[..., Result], write_notebook: WriteNotebook, tmp_path: Path
) -> None:
    write_notebook("01-first", "raise ValueError('broken')")
    assert report("--keep-going").exit_code == 4
    assert not (tmp_path / "reports" / "latest").exists()


def test_the_index_tells_what_changed_since_the_last_report(
    report: Callable[..., Result], write_notebook: WriteNotebook, corpus: Path, tmp_path: Path
) -> None:
    latest = tmp_path / "reports" / "latest"
    write_notebook("01-first", "pass")
    assert report().exit_code == 0
    assert not (latest / "changes.html").exists()
    (corpus / "c.txt").write_text("Raid again\n\nThe ministry said that two people died.\n", encoding="utf-8")
    assert report().exit_code == 0
    assert "documents: 1 new" in (latest / "index.html").read_text()
    assert "Raid again" in (latest / "changes.html").read_text()


def test_a_dry_run_only_says_what_would_be_run(
    report: Callable[..., Result], write_notebook: WriteNotebook, tmp_path: Path
) -> None:
    write_notebook("01-first", "pass", parameters=TAKES)
    assert report("--dry-run", "-p", "outlet=A").stdout == 'would run  01-first  outlet="A"\n'
    assert not (tmp_path / "reports").exists()


def test_who_comes_second_is_told_and_may_try_again(
    report: Callable[..., Result], write_notebook: WriteNotebook, tmp_path: Path
) -> None:
    write_notebook("01-first", "pass")
    with locked(tmp_path / "reports", "process 7"):
        done = report()
    assert done.exit_code == 75
    assert "in use by process 7; try again when it is done" in done.stderr


def test_a_folder_that_cannot_be_written_is_said_in_a_line(
    corpus: Path, write_notebook: WriteNotebook, tmp_path: Path
) -> None:
    folder = write_notebook("01-first", "pass").parent
    (tmp_path / "file").write_text("not a folder")
    out = tmp_path / "file" / "reports"
    done = CliRunner().invoke(main, ["report", str(corpus), "--notebooks", str(folder), "--out", str(out)])
    assert (done.exit_code, done.stderr) == (2, f"Error: {out}: Not a directory\n")
    assert (tmp_path / "file").read_text() == "not a folder"
