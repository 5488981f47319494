"""A study folder: from a wheel, without the repository."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from mediaanalysis.cli import main
from mediaanalysis.corpus.description import load_description
from mediaanalysis.report.new import shipped_notebooks
from mediaanalysis.report.notebook import load_notebooks


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["new", 'my "study"'])
    assert done.exit_code == 0, done.output
    assert "cd 'my \"study\"'\nmediaanalysis ingest FILE..." in done.output
    return tmp_path / 'my "study"'


def test_a_study_holds_all_that_a_report_needs_but_documents(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {p.relative_to(study).as_posix() for p in study.rglob("*") if p.is_file()}
    notebooks = {f"notebooks/{p.name}" for p in shipped_notebooks()}
    assert found == {"README.md", "Makefile", ".gitignore", ".gitattributes", "data/raw/corpus.toml"} | notebooks
    assert load_description(study / "data/raw/corpus.toml").name == 'my "study"'
    defaults = {p.default for n in load_notebooks(study / "notebooks") for p in n.parameters if p.name == "corpus"}
    assert defaults == {"../data/raw"}
    monkeypatch.chdir(study)
    done = CliRunner().invoke(main, ["report"])
    assert done.exit_code == 2
    assert "no documents here (.txt, .md, .jsonl); put some in, or add them with `mediaanalysis ingest`" in done.stderr


def test_every_example_in_the_description_is_right(study: Path) -> None:
    text = (study / "data/raw/corpus.toml").read_text(encoding="utf-8")
    active = re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE)
    assert set(tomllib.loads(active)) == {"corpus", "outlet", "event", "actor", "label_family", "document"}
    (study / "data/raw/corpus.toml").write_text(active, encoding="utf-8")
    assert load_description(study / "data/raw/corpus.toml").events[0].reference[0].low == 12


def test_git_sees_the_description_and_no_text(study: Path) -> None:
    (study / "data/raw/a.txt").write_text("Text.", encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(study)], check=True)
    status = ["git", "-C", str(study), "status", "--porcelain", "-uall"]
    listed = subprocess.run(status, check=True, capture_output=True, text=True).stdout
    assert "data/raw/corpus.toml" in listed
    assert "a.txt" not in listed


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    done = CliRunner().invoke(main, ["new", str(tmp_path)])
    assert (done.exit_code, "not empty (holds mine.txt…)" in done.stderr) == (2, True)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
    done = CliRunner().invoke(main, ["new", str(tmp_path / "mine.txt")])
    assert (done.exit_code, "is a file; name a folder" in done.stderr) == (2, True)


def test_where_there_is_no_study_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["report"])
    assert (done.exit_code, "begin one with `mediaanalysis new`" in done.stderr) == (2, True)


def test_a_wheel_holds_what_a_study_begins_with(root: Path, tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    command = [sys.executable, "-m", "mediaanalysis.cli", "new", "demo", "--sample"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    demo = tmp_path / "demo"
    assert {p.name for p in demo.glob("notebooks/*")} == {p.name for p in root.glob("notebooks/*.ipynb")}
    assert len(list(demo.glob("data/raw/*.md"))) == len(list(root.glob("data/raw/sample/*.md")))
    assert load_description(demo / "data/raw/corpus.toml").id == "sample"
