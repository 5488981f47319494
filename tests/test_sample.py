"""The sample corpus, read by a person: the figures in it and whose they are; the voice and the frames of its lines."""

from pathlib import Path

import pytest

import mediaanalysis as ma

# document (how its id ends), words of the figure, harm, low, high, a word of its original source ("" for the outlet)
FIGURES = [
    ("air-strike", "Sixty-two", "killed", 62, 62, "Syrian command"),
    ("air-strike", "about 100", "wounded", 100, 100, "Syrian command"),
    ("air-strike", "at least 80", "killed", 80, None, "a source at the airport"),
    ("air-strike", "more than 300,000", "killed", 300_000, None, ""),
    ("flagrant-aggression", "Sixty-two", "killed", 62, 62, ""),
    ("flagrant-aggression", "over 100", "wounded", 100, None, ""),
    ("flagrant-aggression", "about 100", "wounded", 100, 100, "Konashenkov"),
    ("flagrant-aggression", "dozens", "killed", 24, None, "SANA"),
    ("toll-corrected", "no fewer than 120", "wounded", 120, None, "Syrian Observatory"),
    ("toll-corrected", "more than 200", "unspecified", 200, None, ""),
    ("toll-corrected", "30", "killed", 30, 30, ""),
    ("toll-corrected", "at least 80", "killed", 80, None, "source at the airport"),
    ("toll-corrected", "at least 83", "killed", 83, None, "several military sources"),
    ("toll-corrected", "62", "killed", 62, 62, "Russia’s Defence Ministry"),
    ("regret", "scores", "killed", 40, None, ""),
    ("regret", "at least 83", "killed", 83, None, "Syrian Observatory"),
    ("regret", "only 30", "killed", 30, 30, "Syrian Observatory"),
    ("regret", "between 300,000 and 400,000", "killed", 300_000, 400_000, ""),
    ("mistake", "At least 62", "killed", 62, None, ""),
    ("mistake", "83", "killed", 83, 83, "Syrian Observatory"),
    ("mistake", "Up to 400,000", "killed", None, 400_000, ""),
    ("mistake", "About 4.8 million", "displaced", 4_800_000, 4_800_000, ""),
    ("convoy-hit", "at least 12", "killed", 12, None, "monitor"),
    ("convoy-hit", "At least 32", "killed", 32, None, "the Observatory"),
    ("un-wording", "Around 20", "killed", 20, 20, "federation"),
    ("un-wording", "several", "killed", 3, None, "Hussein Badawi"),
    ("no-truth", "tens of thousands", "killed", 20_000, None, ""),
    ("urem", "12", "killed", 12, 12, "Civil Defence"),
    ("urem", "Around 20", "killed", 20, 20, "federation"),
    ("urem", "five", "killed", 5, 5, "Hussein Badawi"),
    ("convoy", "about 20", "killed", 20, 20, "federation"),
    ("verdict", "Hundreds", "killed", 200, None, ""),
    ("inquiry", "62", "killed", 62, 62, "Syrian command"),
    ("inquiry", "nearly 90", "killed", None, 90, "Syrian Observatory"),
    ("inquiry", "some 300", "killed", 300, 300, "Amnesty International"),
    ("human-error", "some 100", "wounded", 100, 100, "Russia and Syria"),
    ("board-of-inquiry", "at least 22", "wounded", 22, None, "the summary"),
]
NO_CASUALTIES = ["two F-16s", "40 lorries", "18 of 31", "78,000", "27 minutes"]


@pytest.fixture(scope="module")
def analyses(sample: Path) -> dict[str, ma.Analysis]:
    return {d.id: ma.analyze(d) for d in ma.load_documents(sample)}


def named(analyses: dict[str, ma.Analysis], end: str) -> ma.Analysis:
    return next(a for i, a in analyses.items() if i.endswith(end) and not i.endswith("aid-" + end))


def figures(analysis: ma.Analysis) -> list[tuple[str, str, int | None, int | None, str]]:
    text = analysis.document.text
    return [
        (c.quantity.span.of(text), c.harm, c.quantity.low, c.quantity.high, c.chain[-1] if c.chain else "")
        for c in analysis.claims
    ]


@pytest.mark.parametrize(("end", "words", "harm", "low", "high", "source"), FIGURES)
def test_a_figure_and_whose_it_is(
    analyses: dict[str, ma.Analysis], end: str, words: str, harm: str, low: int | None, high: int | None, source: str
) -> None:
    found = [f for f in figures(named(analyses, end)) if f[:4] == (words, harm, low, high)]
    assert found
    assert any(f[4] == "" if source == "" else source in f[4] for f in found), found


def test_aircraft_trucks_and_the_living_are_no_casualties(analyses: dict[str, ma.Analysis]) -> None:
    claimed = {f[0] for a in analyses.values() for f in figures(a)}
    assert not {number.split()[0] for number in NO_CASUALTIES} & claimed


def test_each_manner_is_seen(analyses: dict[str, ma.Analysis]) -> None:
    state, ledger = named(analyses, "flagrant-aggression"), named(analyses, "mistake")
    own = {t.span.of(state.document.text).lower() for t in state.tags if t.feature == "evaluative" and t.voice == "outlet"}
    assert {"flagrant", "heroic"} <= own
    quoted = [t.span.of(ledger.document.text) for t in ledger.tags if t.feature == "scare_quote"]
    assert any("mistake" in words for words in quoted)
    assert any(t.category == "mistake_doubted" for t in ledger.tags)


def test_documents_read_side_by_side_are_read_as_each_by_itself(analyses: dict[str, ma.Analysis], sample: Path) -> None:
    documents = [*ma.load_documents(sample)] * 3  # more than are read side by side
    assert list(ma.analyze_all(documents)) == [analyses[document.id] for document in documents]
