"""Small notebooks and a small corpus, so that a report takes a second or two."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

WriteNotebook = Callable[..., Path]


@pytest.fixture
def write_notebook(tmp_path: Path) -> WriteNotebook:
    """Write a notebook of a title, a parameters cell (None for none) and code cells."""

    def write(name: str, *code: str, parameters: str | None = 'corpus: str = "x"', title: str = "# Title\n\nWhy?") -> Path:
        cells = [_cell("markdown", title)]
        if parameters is not None:
            cells.append(_cell("code", parameters, ["parameters"]))
        cells += [_cell("code", source) for source in code]
        kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
        notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 4}
        path = tmp_path / "notebooks" / f"{name}.ipynb"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(notebook), encoding="utf-8")
        return path

    return write


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("Raid reported\n\nAt least 40 people were killed, officials said.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Raid denied\n\nThe ministry said that nobody was hurt.\n", encoding="utf-8")
    (folder / "corpus.toml").write_text('[corpus]\nname = "Two raids"\nnote = "A test corpus."\n', encoding="utf-8")
    return folder


def _cell(kind: str, source: str, tags: list[str] | None = None) -> dict[str, object]:
    cell: dict[str, object] = {"cell_type": kind, "metadata": {"tags": tags} if tags else {}, "source": source}
    return cell | ({"outputs": [], "execution_count": None} if kind == "code" else {})
