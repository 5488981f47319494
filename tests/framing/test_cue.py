"""The weight of a candidate is the sum of the weights of its named features, in whatever order they are looked up."""

from __future__ import annotations

import tomllib

import pytest

from mediaanalysis.framing.candidate import read_clauses
from mediaanalysis.framing.codebook import load_codebook
from mediaanalysis.framing.cue import PAIRS, SINGLE, WEIGHTS, name_features, read_candidate, weigh
from mediaanalysis.text.quotation import find_quotations
from mediaanalysis.text.span import Span

BOOK = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
SENTENCES = [
    "The mayor said on Monday that the road was open.",
    "The report shows it has been open, and they think so too.",
    "They claim to have been told, according to a nurse.",
    "“It is over,” she added.",
    "Claims that nobody is believed to have denied",
    "Warned by an aide, we are said to have asked why.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_the_weight_is_the_sum_of_the_named_features(text: str) -> None:
    flat = {f"{name}.{key}": weight for name in [*SINGLE, *PAIRS] for key, weight in BOOK[name].items()}
    quotations, hits = tuple(find_quotations(text)), load_codebook().find(text)
    for clause, beside, _ in read_clauses(text, [Span(0, len(text))], quotations, hits):
        for hit in beside:
            cue = read_candidate(clause, hit, quoted=False)
            named = [flat.get(name, 0.0) for name in name_features(clause, cue) if name != "bias"]
            assert weigh(clause, cue) == pytest.approx(BOOK["bias"] + sum(named))


def test_no_table_of_weights_is_left_out() -> None:
    assert {"bias", *SINGLE, *PAIRS} == set(BOOK)
