"""The notebooks: their form, and that each runs on the sample corpus from its own folder."""

import ast
import json
from pathlib import Path

import papermill
import pytest

from mediaanalysis.report.notebook import load_notebook
from mediaanalysis.report.parameters import find_parameters

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path, kind):
    return [c for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == kind]


def test_there_are_notebooks():
    assert len(NOTEBOOKS) >= 3


@each_notebook
def test_one_parameters_cell_and_each_parameter_explained(path):
    tagged = [c for c in cells(path, "code") if "parameters" in c["metadata"].get("tags", ())]
    assert len(tagged) == 1
    assert all("  # " in line and ": " in line.partition("=")[0] for line in tagged[0]["source"])


@each_notebook
def test_a_question_for_a_title_and_prose_before_each_chart(path):
    first = "".join(cells(path, "markdown")[0]["source"])
    assert first.startswith("# ")
    assert first.split("\n")[0].endswith("?")
    assert len(cells(path, "markdown")) >= len(cells(path, "code")) / 2


@each_notebook
def test_code_is_short_and_defines_nothing(path):
    for cell in cells(path, "code"):
        tree = ast.parse("".join(cell["source"]))
        assert len(cell["source"]) <= 15
        assert not any(isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Lambda) for n in ast.walk(tree))


@each_notebook
def test_nothing_of_a_run_is_left_in_it(path):
    assert all(c["outputs"] == [] and c["execution_count"] is None for c in cells(path, "code"))
    metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
    assert metadata["kernelspec"]["display_name"] == "Python 3 (ipykernel)"  # or JupyterLab stops to ask
    assert "papermill" not in metadata


@each_notebook
def test_opened_by_hand_it_reads_the_sample_corpus(path, sample):
    (found,) = [c for c in cells(path, "code") if "parameters" in c["metadata"].get("tags", ())]
    defaults = {p.name: p.default for p in find_parameters("".join(found["source"]))}
    assert (FOLDER / defaults["corpus"]).resolve() == sample.resolve()


@each_notebook
def test_runs_on_the_sample_corpus(path, sample_report, tmp_path):
    run, files = sample_report / "notebooks" / path.name, sample_report / "figures" / path.stem
    if load_notebook(path) is None:  # made to be read by hand: no page of the report
        run, files = tmp_path / path.name, tmp_path / "figures"
        papermill.execute_notebook(path, run, {"figures": str(files)}, cwd=FOLDER, progress_bar=False)
    outputs = [output for cell in cells(run, "code") for output in cell["outputs"]]
    assert not any(o["output_type"] == "error" or o.get("name") == "stderr" for o in outputs)
    figures = [o for o in outputs if "image/svg+xml" in o.get("data", {})]
    assert figures or any("text/html" in o.get("data", {}) for o in outputs)
    for figure in figures:
        said = figure["metadata"]["mediaanalysis"]
        assert all((files / file).is_file() for file in said["files"])
        assert "emonstration corpus" in said["caption"]
        assert len(said["alt"]) > 40
        assert said["caption"] in "".join(figure["data"]["text/plain"])
