"""Frames for hand coding: schemes that hold together, and sheets that propose but never code."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from mediaanalysis.cli import main
from mediaanalysis.corpus.document import Document
from mediaanalysis.errors import DataError
from mediaanalysis.framing.codebook import load_codebook
from mediaanalysis.framing.frames import Item, coding_sheet, load_frames

SCHEMES = load_frames()
ITEMS = [item for scheme in SCHEMES for item in scheme.items]


def rows(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_item_is_complete(item: Item) -> None:
    assert item.question.endswith("?")
    assert item.definition
    assert item.reference
    assert item.cues


def test_people_code_frames_and_nothing_tags_them() -> None:
    assert {scheme.coder for scheme in SCHEMES} == {"human"}
    assert {e.feature for e in load_codebook().entries}.isdisjoint(f.id for s in SCHEMES for f in s.frames)


def test_war_and_peace_journalism_are_asked_for_alike() -> None:
    scheme, = (scheme for scheme in SCHEMES if scheme.scheme == "war_peace")
    cues = {frame.id: [c for item in scheme.items if item.frame == frame.id for c in item.cues] for frame in scheme.frames}
    assert all(item.mirror for item in scheme.items)
    assert 0.8 < len(cues["war"]) / len(cues["peace"]) < 1.25


def test_a_sheet_has_a_row_for_each_document_and_item() -> None:
    documents = [Document("d1", "They blamed the army; a mother wept. Blame!", outlet="Wire"), Document("d2", "")]
    sheet = rows(coding_sheet(SCHEMES, documents))
    assert [(row["document_id"], row["item"]) for row in sheet] == [(d.id, item.id) for d in documents for item in ITEMS]
    assert {row[blank] for row in sheet for blank in ("answer", "coder", "note")} == {""}
    suggested = {row["item"]: row["suggestions"] for row in sheet if row["document_id"] == "d1"}
    assert suggested["conflict.reproach"] == "blamed; blame"
    assert suggested["human_interest.face"] == "mother"
    assert "Wire" not in coding_sheet(SCHEMES, documents)


def test_cues_are_counted() -> None:
    sheet = rows(coding_sheet(SCHEMES, [Document("d", "A truce, no truce, and the talks on the Truce.")]))
    assert {r["item"]: r["suggestions"] for r in sheet}["peace.proactive"] == "truce (3); talks"


def test_a_sheet_without_documents_is_the_questions() -> None:
    assert [row["item"] for row in rows(coding_sheet(SCHEMES))] == [item.id for item in ITEMS]


def test_a_cell_is_no_formula() -> None:
    sheet = rows(coding_sheet(SCHEMES, [Document("=1+1", "", title="@x\n\x1b[2J")]))
    assert (sheet[0]["document_id"], sheet[0]["title"]) == ("'=1+1", "'@x [2J")


HEAD = 'scheme = "x"\nlabel = "X"\nversion = "1"\nreference = "A 2000"\ncoder = "human"\nanswers = "1 yes; 0 no"\n'
FRAME = '[[frame]]\nid = "f"\nlabel = "F"\ndefinition = "D."\n'
ITEM = '[[item]]\nid = "f.a"\nframe = "f"\nquestion = "Q?"\ndefinition = "D."\n'
WRONG = [
    ("scheme = ", "x.toml: not TOML"),
    (HEAD.replace("human", "program") + FRAME + ITEM, "coder = 'program', expected 'human'"),
    (HEAD.replace("label", "lable") + FRAME + ITEM, "unknown key 'lable'"),
    (HEAD + FRAME, "frame f has no item"),
    (HEAD + FRAME + FRAME + ITEM, "frame f is given twice"),
    (HEAD + FRAME + ITEM + ITEM, "the item 'f.a' is given more than once"),
    (HEAD + FRAME + ITEM.replace('"f"', '"g"'), "item f.a: no frame 'g'; there are f"),
    (HEAD + FRAME + ITEM.replace("question", "query"), "item f.a: question is missing"),
    (HEAD + FRAME + ITEM + 'cues = "blame"', "cues = 'blame', expected a list of strings"),
    (HEAD + FRAME + ITEM + 'cues = ["hit* back"]', "the cue 'hit* back' would never be found"),
    (HEAD + FRAME + ITEM + 'cues = ["Blame", "blame"]', "the cue 'blame' is given twice"),
    (HEAD + FRAME + ITEM + 'mirror = "f.b"', "mirror = 'f.b' is no item of another frame"),
    (HEAD + FRAME + ITEM + "question = 1".replace("question", "reference"), "reference = 1, expected a string"),
    (HEAD + 'frame = "f"\n' + ITEM, "frame is no list of tables; write [[frame]] above each"),
    (HEAD + FRAME + '[[item]]\nframe = "f"', "item number 1: id is missing"),
]


@pytest.mark.parametrize(("toml", "message"), WRONG)
def test_a_scheme_that_cannot_be_used_is_refused(tmp_path: Path, toml: str, message: str) -> None:
    (tmp_path / "x.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_frames(tmp_path)
    assert message in str(error.value)


def test_a_folder_without_schemes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no schemes of frames here"):
        load_frames(tmp_path)


def test_the_command(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "sheet.csv"
    done = CliRunner().invoke(main, ["codebook", "frames", "--corpus", str(sample), "--scheme", "generic", "--out", str(out)])
    assert done.exit_code == 0, done.output
    sheet = rows(out.read_text(encoding="utf-8"))
    assert len(sheet) == 15 * 20
    assert any(row["suggestions"] for row in sheet)
    wrong = CliRunner().invoke(main, ["codebook", "frames", "--scheme", "nothing", "--out", str(out)])
    assert (wrong.exit_code, len(wrong.stderr.splitlines())) == (2, 1)
    assert "there are generic, war_peace" in wrong.stderr
