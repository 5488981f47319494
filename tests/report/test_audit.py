"""What `check` and `kwic` say of a corpus, and that no text of it reaches the terminal as a command."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mediaanalysis.cli import main

LONG = " ".join(f"Word{n} stands here in the {n}th sentence of a report, said number {n}." for n in range(30))


@pytest.fixture
def raids(tmp_path: Path) -> Path:
    folder = tmp_path / "raids"
    folder.mkdir()
    (folder / "corpus.toml").write_text(
        '[[outlet]]\nname = "Post"\n[[outlet]]\nname = "Silent"\n'
        '[[event]]\nid = "raid"\naliases = ["the raid"]\n', encoding="utf-8"
    )  # fmt: skip
    stated = "---\noutlet: {}\ndate: 2016-01-0{}\nevent: {}\n---\n"
    (folder / "a.md").write_text(stated.format("Post", 1, "raid") + LONG, encoding="utf-8")
    (folder / "b.md").write_text(stated.format("Post", 2, "raid") + LONG, encoding="utf-8")
    (folder / "c.md").write_text(stated.format("Wire", 3, '""') + LONG + " And more.", encoding="utf-8")
    (folder / "d.txt").write_text("Evil report\n\nThe \u202emassacre, he said.\n", encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.mark.parametrize(
    "line",
    [
        "4 documents, ",
        "- Post: 2 documents, ",
        "- Silent: 0 documents, 0 words, tier none",
        "Tier A: One document, so that differences between outlets cannot be told",
        "- no outlet: d; say it in corpus.toml, [[document]] outlet",
        "- no date: d; say it in corpus.toml, [[document]] published",
        "a (Post), b (Post), c (Wire)",
        "- Post has 66% of all words; counts over all outlets are mostly its own",
        "- Silent is in corpus.toml, and no document is of it",
        "- event raid: Post alone reports on it, so there is nothing to compare",
        "- of none of the events in corpus.toml: c, d",
    ],
)
def test_what_is_amiss_is_told_with_its_cure(raids: Path, line: str) -> None:
    assert line in run("check", raids).output


def test_what_is_amiss_can_stop_a_build(raids: Path) -> None:
    assert run("check", raids).exit_code == 0
    assert run("check", raids, "--strict").exit_code == 1


def test_the_same_article_twice_is_told(raids: Path) -> None:
    (raids / "c.md").unlink()
    said = run("check", raids).output
    assert "the same text more than once, and counted each time: a (Post), b (Post); take all but one out" in said


def test_a_reprint_of_the_sample_is_counted_once(sample: Path) -> None:
    said = run("check", sample).output
    assert "Reprints of articles that are in the corpus, counted once: 2016-09-19-lantern-digest-two-reports" in said
    assert "more than once" not in said


def test_places_stand_by_outlet_and_voice(sample: Path) -> None:
    said = run("kwic", "mistake*", sample, "--around", "20").output
    assert "Halab State Radio, quoted (3)\n" in said
    assert "honest  mistake  or something" in said
    assert said.splitlines()[-1].endswith(" outlets")
    one = run("kwic", "mistake*", sample, "--outlet", "The Red Ledger", "--voice", "quoted").output
    assert one.splitlines()[-1] == "1 place in 1 document of 1 outlet"


def test_places_as_csv(sample: Path, tmp_path: Path) -> None:
    done = run("kwic", "mistake*", sample, "--csv", tmp_path / "places.csv")
    assert done.output == f"{tmp_path / 'places.csv'}: 13 places\n"
    assert (tmp_path / "places.csv").read_text(encoding="utf-8").startswith("outlet,document_id,title,")
    done = run("kwic", "mistake*", sample, "--csv", tmp_path / "no" / "places.csv")
    assert (done.exit_code, "cannot be written" in done.stderr) == (2, True)


@pytest.mark.parametrize("arguments", [["check"], ["kwic", "massacre"]], ids=["check", "kwic"])
def test_texts_cannot_drive_the_terminal(raids: Path, arguments: list[str]) -> None:
    (raids / "e\u202e\x1b[2J.md").write_text("---\noutlet: \"Po\\e[31mst\u202e\"\n---\nA \u202emassacre\u2066, he said.", encoding="utf-8")
    said = run(*arguments, raids)
    assert said.exit_code == 0, said.output
    assert not {"\x1b", "\u202e", "\u2066"} & set(said.output)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["(", "--regex"], "is no regular expression"),
        ([" "], "there must be a word to look for"),
        (["x", "--outlet", "Nobody"], "--outlet Nobody: not in this corpus; there are Post"),
    ],
)
def test_a_mistake_is_one_line(raids: Path, arguments: list[str], message: str) -> None:
    done = run("kwic", arguments[0], raids, *arguments[1:])
    assert (done.exit_code, message in done.stderr, len(done.stderr.splitlines())) == (2, True, 1)
