"""Mistake or deliberate, and doubt about either."""

from __future__ import annotations

import pytest

from mediaanalysis.analysis import analyze
from mediaanalysis.corpus.document import Document


def intents(text: str) -> list[tuple[str, str]]:
    return [(t.span.of(text), t.category) for t in analyze(Document("d", text)).tags if t.feature == "intent"]


INTENTS = [
    ("The army said the shelling of the school was a mistake.", [("mistake", "mistake")]),
    ("They hit the convoy by mistake.", [("by mistake", "mistake")]),
    ("Our pilots would not intentionally strike a hospital.", [("not intentionally", "mistake")]),
    ("It was a deliberate attack, and well planned.", [("deliberate", "deliberate"), ("well planned", "deliberate")]),
    ("It was no accident that they fired.", [("no accident", "deliberate")]),
    # doubt about either pole
    ("The shelling was certainly not a mistake.", [("mistake", "mistake_doubted")]),
    ("The “mistaken” raid went on for an hour.", [("mistaken", "mistake_doubted")]),
    ("The ministry claims that the shelling was an accident.", [("accident", "mistake_doubted")]),
    ("He denied that the attack was deliberate.", [("deliberate", "deliberate_doubted")]),
    ("If the bombing was a mistake, it was a costly one.", [("mistake", "mistake_doubted")]),
    ("The alleged deliberate attack is under review.", [("deliberate", "deliberate_doubted")]),
    # no act of harm
    ("The jury will deliberate on Monday.", []),
    ("Make no mistake, they will be back.", []),
    ("She was hurt in a road accident.", []),
    ("The tax was a mistake, and the mayor raised it on purpose.", []),
    ("The mayor was unaware of the price.", []),
]


@pytest.mark.parametrize(("text", "expected"), INTENTS)
def test_intent(text: str, expected: list[tuple[str, str]]) -> None:
    assert intents(text) == expected


def test_who_holds_it() -> None:
    text = "“The raid was a mistake,” the general said."
    analysis = analyze(Document("d", text))
    tag = next(tag for tag in analysis.tags if tag.feature == "intent")
    assert tag.voice == "quoted"
    assert tag.attribution is not None
    assert analysis.attributions[tag.attribution].source == "the general"
