"""Words in their context: what a pattern finds, whose it is, and that offsets hold."""

import pytest

from mediaanalysis import DataError, Document, analyze, build_tables, load_tables
from mediaanalysis.compare import find_in_context
from mediaanalysis.compare.concordance import compile_pattern

FINDS = [  # pattern, text, what is found
    ("mistake", "By mistake. Mistakes were made, mistaken.", ["mistake"]),
    ("mistake*", "By mistake. Mistakes were made, unmistaken.", ["mistake", "Mistakes"]),
    ("*taken", "They were mistaken and taken.", ["mistaken", "taken"]),
    ("by * mistake", "by honest mistake, by mistake, by a US-led mistake", ["by honest mistake"]),
    ("by * * mistake", "by a US-led mistake", ["by a US-led mistake"]),
    ("don't", "They don’t; we DON'T.", ["don’t", "DON'T"]),
    ("us-led", "US–led and US-led jets", ["US–led", "US-led"]),
    ("air strike", "an air\u00a0strike and an air\n strike", ["air\u00a0strike", "air\n strike"]),
    ("U.S.", "The U.S. army, the USA", ["U.S."]),
    ("(a+)+$", "aaaa (a+)+$ here", ["(a+)+$"]),
    ("Russia", "Russia’s ministry, Russian jets", ["Russia"]),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), FINDS)
def test_patterns(pattern, text, expected):
    assert [m[0] for m in compile_pattern(pattern).finditer(text)] == expected


@pytest.mark.parametrize("pattern", ["", "  ", "*", " * * "])
def test_there_must_be_a_word_to_look_for(pattern):
    with pytest.raises(DataError, match="must be a word"):
        compile_pattern(pattern)


def test_a_faulty_expression_is_told():
    with pytest.raises(DataError, match="no regular expression"):
        compile_pattern("(", regex=True)


@pytest.mark.parametrize("pattern", ["strike*", "by mistake", "the"])
def test_hits_lead_to_the_text(sample, pattern):
    tables = load_tables(sample)
    hits = find_in_context(tables, pattern, around=60)
    assert len(hits)
    text = tables.sentences.assign(all=tables.sentences["before"] + tables.sentences["text"]).groupby("document_id")["all"].sum()
    for hit in hits.itertuples():
        assert text[hit.document_id][hit.start : hit.end] == hit.words
        assert hit.before + hit.words + hit.after in text[hit.document_id]
        assert len(hit.before) <= 60 >= len(hit.after)


def test_a_hit_has_its_voice_and_its_source():
    tables = build_tables([analyze(Document("d", "The raid was a mistake. “It was a mistake,” the minister said.", outlet="Wire"))])
    hits = find_in_context(tables, "mistake")
    assert hits["voice"].tolist() == ["outlet", "quoted"]
    assert hits["source"].tolist() == ["", "the minister"]
    assert hits["outlet"].tolist() == ["Wire", "Wire"]


def test_an_expression_that_matches_nothing_at_all_finds_nothing():
    tables = build_tables([analyze(Document("d", "The raid was a mistake."))])
    assert find_in_context(tables, "x*", regex=True).empty
    assert find_in_context(tables, "no such words").empty
    assert find_in_context(build_tables([]), "mistake").empty
