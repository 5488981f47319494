"""Words of intent where they stand: whether an act of harm is near, and whether they are affirmed or doubted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..text.match import Hit
from ..text.span import Span, find_index
from .codebook import Form
from .context import is_negated
from .entry import Entry

# Presents the words after it as somebody's claim and keeps a distance from it (the stance "doubting" of attribution).
_DOUBTING = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|alleg(?:e[sd]?|edly|ing|ations?)|purport(?:s|ed|edly|ing)?|pretend(?:s|ed|ing)?"
    r"|so-called|suppos(?:ed|edly)|excuses?|cover\s+stor(?:y|ies)|pretext|insist(?:s|ed|ing)?\s+implausibly"
    r"|if|whether|question(?:s|ed|ing)?\s+(?:whether|that)|doubt(?:s|ed|ing|ful)?|contradict(?:s|ed|ing)?)\b"
)
# One of these is in whatever that pattern finds: asked first, as it is much faster.
_DOUBTS = tuple(
    "claim alleg purport pretend called suppos excuse cover pretext insist if whether question doubt contradict".split()
)
BACK = 1  # sentence before or after the words of intent in which their act may be named
_HARMS = frozenset(("transitive", "intransitive", "state", "unit", "event", "toll", "lives"))  # as harm.toml's ids end
_REACH = 120  # characters: the claim and its clause
_BREAK = re.compile(r"[;:.!?]\s|\bbut\b")
_WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


def pole_of(text: str, sentence: Span, span: Span, category: str, distanced: Sequence[Span]) -> str:
    """The category, or ``<category>_doubted`` where the words are denied, in scare quotes, or only claimed.

    >>> text = "The raid was certainly not a mistake."
    >>> pole_of(text, Span(0, 37), Span(29, 36), "mistake", [])
    'mistake_doubted'
    """
    lowest = max(sentence.start, span.start - _REACH)
    before = text[lowest : span.start]
    if is_negated(_WORD.findall(before)) or any(scare.overlaps(span) for scare in distanced):
        return f"{category}_doubted"
    low = before.lower()
    if any(map(low.__contains__, _DOUBTS)):
        breaks = [found.end() for found in _BREAK.finditer(low)]
        if _DOUBTING.search(low, breaks[-1] if breaks else 0):
            return f"{category}_doubted"
    return category


_ACTS = frozenset({"force", "harm"})


def find_acts(sentences: Sequence[Span], hits: Iterable[Hit[Form]]) -> frozenset[int]:
    """The sentences in which an act of force or harm is named."""
    sentence_at = find_index(sentences)
    acts = [hit for hit in hits if not hit.kinds.isdisjoint(_ACTS) and act_forms(hit.values)]
    return frozenset(at for hit in acts if (at := sentence_at(hit.span.start)) is not None)


def is_of_harm(acts: frozenset[int], sentence: int, words: str) -> bool:
    """Whether an act is near enough to words of intent to be theirs; an adverb's act stands in its own sentence.

    >>> is_of_harm(frozenset({3}), 4, "a mistake"), is_of_harm(frozenset({3}), 4, "deliberately")
    (True, False)
    """
    reach = 0 if words.lower().endswith("ly") else BACK
    return any(at in acts for at in range(sentence - reach, sentence + reach + 1))


@lru_cache(maxsize=10_000)
def act_forms(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Those that name an act that hurts or destroys, or a weapon."""
    return tuple(form for form in forms if _names_act(form.entry))


def _names_act(entry: Entry) -> bool:
    if entry.feature == "force":
        return True
    return entry.feature == "harm" and entry.category in ("killed", "wounded") and entry.id.rpartition(".")[2] in _HARMS
