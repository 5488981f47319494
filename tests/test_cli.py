import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import mediaanalysis as ma
from mediaanalysis.cli import codebook, main


def test_tag_writes_the_tables_and_tells_what_it_read(sample: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["tag", str(sample), "--out", str(tmp_path / "t")])
    assert done.exit_code == 0, done.output
    assert "15 documents" in done.output
    assert "read as windows-1252: 1" in done.output
    assert len(ma.read_tables(tmp_path / "t").documents) == 15


@pytest.mark.parametrize(
    ("text", "message"),
    [(None, "no such file or folder"), ("", "no text"), ("\x00", "not a text in UTF-8")],
    ids=["missing", "blank", "binary"],
)
def test_a_mistake_is_one_line_and_exit_code_2(tmp_path: Path, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["tag", str(tmp_path / "a.txt"), "--out", str(tmp_path / "t")])
    assert done.exit_code == 2
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "t").exists()


def test_a_folder_that_cannot_be_written_is_told(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = CliRunner().invoke(main, ["tag", str(sample), "--out", str(tmp_path / "file" / "t")])
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_every_command_has_help() -> None:
    for name, command in (*main.commands.items(), *codebook.commands.items()):
        assert command.help, name
        done = CliRunner().invoke(command, ["--help"])
        assert done.exit_code == 0, name
        assert "Options:" in done.output, name


def test_help_answers_without_loading_the_stack() -> None:
    code = "import sys, mediaanalysis.cli; print(sorted({'pandas', 'nltk', 'matplotlib'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_are_all_there() -> None:
    assert sorted(ma.__all__) == ma.__all__
    assert all(getattr(ma, name) is not None for name in ma.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = ma.nothing
