"""One notebook run several times: which runs there are, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mediaanalysis.cli import main
from mediaanalysis.errors import DataError
from mediaanalysis.report.matrix import spread
from mediaanalysis.report.notebook import load_notebooks

WriteNotebook = Callable[..., Path]
TOML = """
[[outlet]]
name = "Wire & Co"
[[outlet]]
name = "Post"
[[outlet]]
name = "Да"
[[event]]
id = "raid-1"
name = "The first raid"
[[event]]
id = "raid-2"
"""


@pytest.fixture
def folder(write_notebook: WriteNotebook, corpus: Path) -> Path:
    (corpus / "corpus.toml").write_text(TOML, encoding="utf-8")
    write_notebook("01-first", "pass", parameters='least: int = 1')
    return write_notebook("02-second", "print(event, outlets)", parameters='event: str = ""\noutlets: list[str] = []').parent


def test_a_notebook_runs_for_each_value_of_what_it_takes(folder: Path, corpus: Path) -> None:
    runs, given = spread(load_notebooks(folder), {"matrix": {"event": ["a", "b"]}, "least": 2}, (), ("outlet-pair",), corpus)
    assert [run.name for run in runs[:3]] == ["01-first", "02-second--a-wire-co-and-post-7fdc52e2", "02-second--a-wire-co-and-3237916b"]
    assert len(runs) == len({run.name for run in runs}) == 1 + 2 * 3
    assert given["01-first"] == {"least": 2}
    assert given[runs[1].name] == {"event": "a", "outlets": ["Wire & Co", "Post"]}
    assert runs[1].variant == "a, Wire & Co and Post"


def test_without_a_matrix_nothing_is_different(folder: Path) -> None:
    runs, given = spread(load_notebooks(folder), {}, ("event=x",))
    assert [run.name for run in runs] == ["01-first", "02-second"]
    assert given == {"01-first": {}, "02-second": {"event": "x"}}


@pytest.mark.parametrize(
    ("stated", "options", "each", "message"),
    [
        ({"matrix": 3}, (), (), "write a table"),
        ({"matrix": {"event": "a"}}, (), (), "write the values in a list"),
        ({"matrix": {"event": []}}, (), (), "write the values in a list"),
        ({"matrix": {"event": ["a", "a"]}}, (), (), "event: a given twice"),
        ({"matrix": {"evnt": ["a"]}}, (), (), "evnt: no notebook has this parameter"),
        ({"matrix": {"event": ["a", 7]}}, (), (), r"\[matrix\]: event=7: 02-second expects str"),
        ({"matrix": {"event": ["a"]}}, ("event=b",), (), "event: given once for all runs and once for each"),
        ({"matrix": {"least": list(range(101))}}, (), (), "102 runs; a report has room for 100"),
    ],
)
def test_what_is_wrong_is_said_before_anything_runs(
    folder: Path, corpus: Path, stated: dict[str, object], options: tuple[str, ...], each: tuple[str, ...], message: str
) -> None:
    with pytest.raises(DataError, match=message):
        spread(load_notebooks(folder), stated, options, each, corpus)


def test_what_the_corpus_does_not_name_cannot_be_run_through(folder: Path, corpus: Path) -> None:
    (corpus / "corpus.toml").unlink()
    with pytest.raises(DataError, match="--each event: .*corpus.toml names too few"):
        spread(load_notebooks(folder), {}, (), ("event",), corpus)


def test_a_page_for_each_event(folder: Path, corpus: Path, tmp_path: Path) -> None:
    def report(*options: str) -> Result:
        arguments = ["report", str(corpus), "--out", str(tmp_path / "reports"), "--notebooks", str(folder), *options]
        return CliRunner().invoke(main, arguments)

    done = report("--each", "event")
    assert done.exit_code == 0, done.output
    assert "s left\n" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("published ")
    assert "2 documents; 3 of 3 notebooks run" in done.stderr
    latest = tmp_path / "reports" / "latest"
    assert "Title – The first raid" in (latest / "index.html").read_text()
    assert "raid-2 []" in (latest / "02-second--raid-2.html").read_text()
    assert "nothing changed" in report("--each", "event").stderr
    (corpus / "corpus.toml").write_text(TOML.replace("raid-2", "raid-3"), encoding="utf-8")
    assert report("--each", "event").exit_code == 0
    assert (latest / "02-second--raid-3.html").is_file()
    record = json.loads((latest / "run.json").read_text())
    assert record["steps"][0] == {"what": "files", "kept": 2, "dropped": 1, "why": "no document, or hidden"}
