"""What the documents say of the measured error is what the program prints."""

import re
from pathlib import Path

import pytest

from mediaanalysis.cli import codebook, main
from mediaanalysis.compare.measured import load_measured
from mediaanalysis.framing.proof import prove_codebook
from mediaanalysis.report.new import FILES
from mediaanalysis.tables import COLUMNS

OPTION = r"(?<![\w-])--?[a-z][a-z-]*"


def options_of(command: str) -> set[str]:
    params = main.commands[command].params
    return {name for p in params for name in (*p.opts, *p.secondary_opts) if name.startswith("-")}


def measured_rows() -> str:
    rows = "\n".join(
        f"| {m.feature} | {m.precision:.2f} | {f'{m.recall:.2f}' if m.n else ''} | {m.against} |" for m in load_measured()
    )
    return f"| feature | precision | recall | against |\n|---|---|---|---|\n{rows}"


@pytest.mark.parametrize("name", ["README.md", "docs/method.md"])
def test_the_measured_error_is_that_of_the_captions(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    between = text.partition("<!-- measured:begin -->")[2].partition("<!-- measured:end -->")[0]
    assert between.strip() == measured_rows()


def test_the_columns_in_the_guide_are_those_of_the_tables(root: Path) -> None:
    guide = (root / "docs" / "tables.md").read_text(encoding="utf-8")
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in guide.splitlines() if row[:1] == "|"]
    assert {name: set(columns.split()) for name, _, columns in cells[2:]} == {t: set(c) for t, c in COLUMNS.items()}


def test_the_guide_to_the_report_names_its_options_and_no_other(root: Path) -> None:
    guide = (root / "docs" / "report.md").read_text(encoding="utf-8")
    assert set(re.findall(OPTION, guide)) == options_of("report")


def test_the_guide_to_schedules_names_the_options_of_the_command(root: Path) -> None:
    guide = (root / "docs" / "how-to-schedule.md").read_text(encoding="utf-8")
    used = {option for line in re.findall(r"mediaanalysis schedule.*", guide) for option in re.findall(OPTION, line)}
    assert used == options_of("schedule") | {"--keep", "-p"}


@pytest.mark.parametrize("name", ["README.md", "docs/how-to-study.md", "docs/how-to-schedule.md", "docs/report.md"])
def test_every_command_line_in_a_guide_is_one_that_there_is(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    found = re.findall(r"mediaanalysis (\w+)((?: +[^\n`#&]*)?)", text)
    assert found
    for command, rest in found:
        if command in main.commands:
            assert set(re.findall(OPTION, rest.partition(" -- ")[0])) <= options_of(command), (command, rest)


def test_the_guide_to_a_study_names_the_files_of_one(root: Path) -> None:
    guide = (root / "docs" / "how-to-study.md").read_text(encoding="utf-8")
    assert all(f"  {target.split('/')[0]}" in guide for target in (*FILES.values(), "notebooks", "reports") if target != "README.md")


def test_the_list_in_the_guide_to_the_codebook_proves_itself(root: Path, tmp_path: Path) -> None:
    guide = (root / "docs" / "codebook.md").read_text(encoding="utf-8")
    (tmp_path / "own.toml").write_text(guide.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    assert prove_codebook([tmp_path]).faults == ()
    assert all(f"mediaanalysis codebook {name}" in guide for name in codebook.commands)
