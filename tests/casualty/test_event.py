"""The event of a claim: that of its document, unless its sentence names one other."""

import pytest

from mediaanalysis import Document, analyze
from mediaanalysis.corpus.description import Event

EVENTS = (Event("ferry", aliases=("the Anna", "ferry Anna")), Event("market", aliases=("Graz market", "Graz")))
CASES = [
    ("Forty died on the Anna.", "market", ["ferry"]),
    ("Forty died on the Anna.", "", ["ferry"]),
    ("Forty died on the Anna.", "ferry", [""]),
    ("Forty died.", "market", [""]),
    ("Forty died on the Anna and twelve in the Graz\nmarket.", "", ["", ""]),
    ("Forty died on the Anna.\n\nTwelve were killed in Graz.", "", ["ferry", "market"]),
    ("Forty died in Grazing.", "", [""]),
    ("Since the Anna sank 400 have died in the war.", "market", [""]),
]


@pytest.mark.parametrize(("text", "own", "expected"), CASES)
def test_a_claim_is_about_the_one_event_that_its_sentence_names(text: str, own: str, expected: list[str]) -> None:
    claims = analyze(Document("d", text, event=own), events=EVENTS).claims
    assert [claim.event for claim in claims] == expected
