from collections.abc import Callable
from pathlib import Path

import pytest

from mediaanalysis.errors import DataError
from mediaanalysis.report.notebook import assign, load_notebooks, load_parameter_file

WriteNotebook = Callable[..., Path]
A = 'corpus: str = "x"\noutlet: str = "all"\nleast: int = 3'
B = "corpus: str = 'x'\nleast: int | None = None"


@pytest.fixture
def folder(write_notebook: WriteNotebook) -> Path:
    write_notebook("01-overview", parameters=A)
    return write_notebook("02-figures", parameters=B).parent


@pytest.mark.parametrize(
    ("stated", "options", "expected"),
    [
        ({}, [], {"01-overview": {}, "02-figures": {}}),
        ({}, ["least=5"], {"01-overview": {"least": 5}, "02-figures": {"least": 5}}),
        ({}, ["outlet=007"], {"01-overview": {"outlet": "007"}, "02-figures": {}}),
        ({"least": 4}, ["least=5"], {"01-overview": {"least": 5}, "02-figures": {"least": 5}}),
        ({"02-figures": {"least": 9}, "least": 1}, [], {"01-overview": {"least": 1}, "02-figures": {"least": 9}}),
    ],
)
def test_a_value_goes_to_the_notebooks_that_know_it(
    folder: Path, stated: dict[str, object], options: list[str], expected: dict[str, object]
) -> None:
    assert assign(load_notebooks(folder), stated, options) == expected


@pytest.mark.parametrize(
    ("stated", "options", "message"),
    [
        ({}, ["outlte=BBC"], "-p outlte: no notebook has this parameter; known are least, outlet"),
        ({}, ["least=many"], "-p least='many': 01-overview expects int"),
        ({}, ["least=none"], "-p least='none': 01-overview expects int"),
        ({}, ["least"], "-p least: write name=value"),
        ({}, ["corpus=elsewhere"], "set by the report itself"),
        ({"least": "5"}, [], "parameters: least='5': 01-overview expects int"),
        ({"02-figures": {"outlet": "x"}}, [], "parameters: [02-figures] outlet: no notebook has this parameter"),
        ({"03-figures": {"least": 1}}, [], "parameters: 03-figures: no notebook has this parameter"),
    ],
)
def test_what_is_wrong_is_said_with_the_valid_names(
    folder: Path, stated: dict[str, object], options: list[str], message: str
) -> None:
    with pytest.raises(DataError) as caught:
        assign(load_notebooks(folder), stated, options)
    assert message in str(caught.value)


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    with pytest.raises(DataError) as caught:
        assign(load_notebooks(folder), {}, ["outlte=BBC", "least=many"])
    assert len(str(caught.value).splitlines()) == 3


def test_a_parameter_without_default_must_be_given(write_notebook: WriteNotebook) -> None:
    folder = write_notebook("01-event", parameters="event: str  # which").parent
    with pytest.raises(DataError, match=r"01-event: parameter event \(str\) has no default"):
        assign(load_notebooks(folder), {})
    assert assign(load_notebooks(folder), {}, ["event=a"]) == {"01-event": {"event": "a"}}


@pytest.mark.parametrize(("only", "expected"), [(["02"], "02-figures"), (["01-overview.ipynb"], "01-overview")])
def test_one_notebook_by_name_or_number(folder: Path, only: list[str], expected: str) -> None:
    assert [n.name for n in load_notebooks(folder, only)] == [expected]


@pytest.mark.parametrize(
    ("name", "text", "only", "message"),
    [
        ("03-x", "not json", [], "03-x.ipynb: not a notebook"),
        ("03-x", "[]", [], "03-x.ipynb: not a notebook"),
        ("03-x", '{"cells": [], "metadata": {}}', [], "tagged 'parameters', has none"),
        ("", "", ["3"], "no notebook '3'; there are 01-overview, 02-figures"),
    ],
)
def test_notebooks_that_cannot_be_used(folder: Path, name: str, text: str, only: list[str], message: str) -> None:
    if name:
        (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_notebooks(folder, only)
    assert message in str(caught.value)


def test_a_notebook_may_say_that_it_is_not_for_the_report(folder: Path) -> None:
    (folder / "start.ipynb").write_text('{"cells": [], "metadata": {"mediaanalysis": {"report": false}}}')
    assert [n.name for n in load_notebooks(folder)] == ["01-overview", "02-figures"]


def test_folders_and_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder of notebooks"):
        load_notebooks(tmp_path / "nowhere")
    with pytest.raises(DataError, match="no notebooks here"):
        load_notebooks(tmp_path)
    with pytest.raises(DataError, match="cannot be read: No such file"):
        load_parameter_file(tmp_path / "p.toml")
    (tmp_path / "p.toml").write_text("a = ")
    with pytest.raises(DataError, match="not valid TOML"):
        load_parameter_file(tmp_path / "p.toml")
