"""English word forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.framing.inflection import inflect


def forms(lemma: str, kind: str) -> str:
    return " ".join(form for form, _ in inflect(lemma, kind))


VERBS = [
    ("claim", "claim claims claiming claimed"),
    # the last consonant doubles after one short vowel, in a longer word only where it is stressed
    ("plan", "plan plans planning planned"),
    ("admit", "admit admits admitting admitted"),
    ("visit", "visit visits visiting visited"),
    ("target", "target targets targeting targeted"),
    ("refer", "refer refers referring referred"),
    ("offer", "offer offers offering offered"),
    ("stress", "stress stresses stressing stressed"),
    ("claw", "claw claws clawing clawed"),
    ("fix", "fix fixes fixing fixed"),
    ("quit", "quit quits quitting quit"),
    ("fear", "fear fears fearing feared"),
    # -y, -ie, -e, -c, -o
    ("deny", "deny denies denying denied"),
    ("play", "play plays playing played"),
    ("die", "die dies dying died"),
    ("lie", "lie lies lying lied"),
    ("agree", "agree agrees agreeing agreed"),
    ("panic", "panic panics panicking panicked"),
    ("veto", "veto vetoes vetoing vetoed"),
    # irregular, with and without a prefix
    ("take", "take takes taking took taken"),
    ("mistake", "mistake mistakes mistaking mistook mistaken"),
    ("misunderstand", "misunderstand misunderstands misunderstanding misunderstood"),
    ("withdraw", "withdraw withdraws withdrawing withdrew withdrawn"),
    ("undergo", "undergo undergoes undergoing underwent undergone"),
    ("relay", "relay relays relaying relayed"),
    ("hang", "hang hangs hanging hung hanged"),
    ("be", "be am is are being was were been"),
    ("have", "have has having had"),
    # both shores of the Atlantic
    ("label", "label labels labeling labelling labeled labelled"),
    ("apologize", "apologize apologizes apologizing apologized apologise apologises apologising apologised"),
    ("seize", "seize seizes seizing seized"),
    # more than a word
    ("point out", "point out points out pointing out pointed out"),
    ("double-cross", "double-cross double-crosses double-crossing double-crossed"),
]
NOUNS = [
    ("massacre", "massacre massacres"),
    ("atrocity", "atrocity atrocities"),
    ("policeman", "policeman policemen"),
    ("human", "human humans"),
    ("child", "child children"),
    ("person", "person people persons"),
    ("life", "life lives"),
    ("crisis", "crisis crises"),
    ("hero", "hero heroes"),
    ("aircraft", "aircraft"),
    ("air strike", "air strike air strikes"),
    ("loss of life", "loss of life losses of life"),
    ("brother-in-law", "brother-in-law brothers-in-law"),
    ("runner-up", "runner-up runners-up"),
    ("cover-up", "cover-up cover-ups"),
    ("criminalization", "criminalization criminalizations criminalisation criminalisations"),
]
ADJECTIVES = [
    ("reckless", "reckless recklessly"),
    ("nasty", "nasty nastier nastiest nastily"),
    ("sad", "sad sadder saddest sadly"),
    ("brave", "brave braver bravest bravely"),
    ("terrible", "terrible terribly"),
    ("horrific", "horrific horrifically"),
    ("cowardly", "cowardly"),
    ("alleged", "alleged allegedly"),
]


@pytest.mark.parametrize(("lemma", "expected"), VERBS)
def test_verbs(lemma: str, expected: str) -> None:
    assert forms(lemma, "verb") == expected


@pytest.mark.parametrize(("lemma", "expected"), NOUNS)
def test_nouns(lemma: str, expected: str) -> None:
    assert forms(lemma, "noun") == expected


@pytest.mark.parametrize(("lemma", "expected"), ADJECTIVES)
def test_adjectives(lemma: str, expected: str) -> None:
    assert forms(lemma, "adjective") == expected


def test_a_phrase_has_one_form() -> None:
    assert list(inflect("by mistake", "phrase")) == [("by mistake", "base")]


def test_forms_are_named() -> None:
    assert dict(inflect("take", "verb")) == {
        "take": "base", "takes": "s", "taking": "ing", "took": "past", "taken": "participle",
    }  # fmt: skip


@given(st.text(min_size=1), st.sampled_from(["verb", "noun", "adjective", "phrase"]))
def test_any_lemma_has_its_base_first(lemma: str, kind: str) -> None:
    assert next(iter(inflect(lemma, kind))) == (lemma, "base")
    assert len(list(inflect(lemma, kind))) == len(set(inflect(lemma, kind)))
