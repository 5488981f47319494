"""One event side by side: headlines, versions of a quotation, passages in common, two documents to read."""

import pytest

import mediaanalysis as ma
from mediaanalysis import compare
from mediaanalysis.errors import DataError
from mediaanalysis.tables import build_tables

WIRE = (
    "Raid kills dozens of soldiers, monitor says\n\n"
    "“We deeply regret the tragic loss of life in the valley,” the minister, Ada Roe, said on Friday. "
    "The jets had flown over the river for an hour before the first of the bombs fell on the camp."
)
POST = (
    "Reckless raid in the valley\n\n"
    "“We regret the loss of life in the valley,” said Ada Roe. "
    "The jets had flown over the river for an hour before the first of the bombs fell, the army said."
)
RADIO = "Nothing new\n\nThe minister would regret the tragic loss of life in the valley for years. He went home."


def tables_of(**texts: str) -> ma.Tables:
    return build_tables(ma.analyze(ma.Document(name, text, outlet=name.title())) for name, text in texts.items())


@pytest.fixture(scope="module")
def tables() -> ma.Tables:
    return tables_of(wire=WIRE, post=POST, radio=RADIO)


def test_versions_of_a_quotation_are_one_quotation(tables: ma.Tables) -> None:
    versions = compare.quotation_table(tables)
    assert set(versions["quotation"]) == {1}
    assert list(versions["outlet"]) == ["Post", "Radio", "Wire"]
    assert list(versions["voice"]) == ["quoted", "outlet", "quoted"]
    assert set(versions["fullest"]) == {"We deeply regret the tragic loss of life in the valley"}
    for row in versions.itertuples():
        assert row.sentence[row.start : row.end].startswith(row.words)
    assert list(versions["source"])[::2] == ["Ada Roe", "Ada Roe"]


@pytest.mark.parametrize(
    ("version", "fullest", "told"),
    [
        ("It was ours", "it was OURS.", [("same", "It was ours")]),
        ("the raid was a mistake", "the raid was no mistake", [("same", "the raid was"), ("left out", "no"), ("added", "a"), ("same", "mistake")]),
        ("a grave mistake", "We say that it was a grave mistake and regret it", [("same", "a grave mistake")]),
        ("they’re gone", "they're gone", [("same", "they’re gone")]),
        ("nothing shared", "at all", [("added", "nothing shared")]),
        ("", "", []),
    ],
)  # fmt: skip
def test_a_version_is_held_against_the_fullest(version: str, fullest: str, told: list[tuple[str, str]]) -> None:
    assert compare.align_words(version, fullest) == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It is a matter of time,” Ada Roe said.", "“It is a question of honour,” Bo Lee said."),  # other words
        ("“We went home,” Ada Roe said.", "“We went home,” Bo Lee said."),  # too short
        ("“The end of the road is near now,” Ada Roe said.", "Nothing happened."),  # one outlet
    ],
)
def test_what_is_no_common_quotation(one: str, other: str) -> None:
    assert compare.quotation_table(tables_of(a=one, b=other)).empty


def test_an_interrupted_quotation_is_one() -> None:
    broken = "“We regret the loss,” she said, “of so many lives in the valley.”"
    versions = compare.quotation_table(tables_of(a=broken, b="“We regret the loss of so many lives in the valley,” she said."))
    assert len(versions) == 2
    assert compare.align_words(versions["words"][0], versions["fullest"][0]) == [("same", versions["words"][0])]


def test_headlines_come_with_what_is_tagged_in_them(tables: ma.Tables) -> None:
    headlines = compare.headline_table(tables, ["evaluative", "agency"])
    wire = headlines[headlines["outlet"] == "Wire"].iloc[0]
    assert wire["headline"] == "Raid kills dozens of soldiers, monitor says"
    assert wire["figures"] == "dozens killed"
    post = headlines[headlines["outlet"] == "Post"].iloc[0]
    assert [post["headline"][a:b] for a, b, _ in post["marks"]] == ["Reckless"]
    assert "3 headlines by 3 outlets" in compare.headline_finding(headlines)


def test_passages_of_two_outlets_with_the_voice_of_each(tables: ma.Tables) -> None:
    passages = compare.passage_table(tables)
    first = passages.iloc[0]
    assert first["text"] == "The jets had flown over the river for an hour before the first of the bombs fell"
    assert {first["voice"], first["other_voice"]} == {"outlet", "paraphrased"}
    assert "in different voices" in compare.passage_finding(passages)


def test_findings_of_nothing_are_sentences() -> None:
    nothing = tables_of(a="A raid.", b="A storm.")
    assert compare.quotation_finding(compare.quotation_table(nothing)).startswith("No quotation")
    assert compare.passage_finding(compare.passage_table(nothing)).startswith("No passage")
    assert compare.headline_finding(compare.headline_table(nothing, []).head(0)).startswith("No headline")


def test_the_pair_that_shares_most_is_read_unless_two_are_named(tables: ma.Tables) -> None:
    assert set(compare.choose_pair(tables)) == {"wire", "post"}
    assert compare.choose_pair(tables, ["radio", "wire"]) == ("radio", "wire")
    with pytest.raises(DataError, match="not in these tables: x"):
        compare.choose_pair(tables, ["x", "wire"])
    with pytest.raises(DataError, match="two documents"):
        compare.choose_pair(tables, ["wire"])
    with pytest.raises(DataError, match="fewer"):
        compare.choose_pair(tables_of(a="A raid."))
