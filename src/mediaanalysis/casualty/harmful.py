"""The sentences of a text that speak of people harmed, read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..framing.codebook import Form
from ..text.match import Hit
from ..text.span import Span
from .figure import speaks_of_a_figure
from .number import find_quantities
from .reading import Harmful, Reading, read_harm_word, read_sentence
from .roll import find_rolls, may_tell

NOTHING = Reading("", (), (), {}, {}, {})


def read_harm(text: str, sentences: Sequence[Span], hits: Sequence[Hit[Form]]) -> Iterator[tuple[Span, Reading]]:
    """The sentences with a harm word, and those soon after them that speak of a figure.

    Where a sentence has neither a number nor people told one by one, its reading has no letters.
    """
    for sentence, harms in _sentences(text, sentences, hits):
        yield sentence, _read(text, sentence, harms)


def _read(text: str, sentence: Span, harms: Sequence[tuple[Span, Harmful]]) -> Reading:
    quantities = find_quantities(text, sentence.start, sentence.end)
    tells = bool(harms) and may_tell(text, sentence)
    if not (quantities or tells):
        return NOTHING
    reading = read_sentence(text, sentence, harms, quantities)
    rolls = find_rolls(reading) if tells else {}
    return read_sentence(text, sentence, harms, quantities, rolls) if rolls else reading


def _sentences(
    text: str, sentences: Sequence[Span], hits: Sequence[Hit[Form]]
) -> Iterator[tuple[Span, list[tuple[Span, Harmful]]]]:
    """The sentences with a harm word, each with its harm words, and those after them that speak of a figure."""
    starts = [s.start for s in sentences]
    free = (hit for hit in hits if "harm" in hit.kinds and _stands_free(text, hit.span))
    harms = [(hit.span, read_harm_word(hit.values)) for hit in free]
    harmful = {at: list(group) for at, group in groupby(harms, lambda h: bisect_right(starts, h[0].start) - 1)}
    for i in sorted({at + n for at in harmful for n in range(FOLLOWING + 1)}):
        if 0 <= i < len(sentences) and (i in harmful or speaks_of_a_figure(text, sentences[i])):
            yield sentences[i], harmful.get(i, [])


FOLLOWING = 2  # sentences after a harm word in which a bare figure may still mean it


def _stands_free(text: str, span: Span) -> bool:
    """Whether the harm is real and not half of a compound: not non-fatal, dead-end, attempted murder."""
    if text[span.end : span.end + 1] == "-" or _COMPOUND_AFTER.match(text, span.end):
        return False
    before = text[max(0, span.start - 12) : span.start]
    if before[-1:] in ("-", "‑"):
        return not before[-2:-1].isalnum()
    return not (before[-1:].isspace() and _COMPOUND_BEFORE & {*before.lower().split()[-1:]})


_COMPOUND_AFTER = re.compile(
    r"""
    \s (?: heat | ends? | weight | ringer | reckoning | language | penalt(?:y|ies) | rows? | certificates? | threats?
      | squads? | camps? | sentences? | knells? | traps? | cells? | bags? | armou?r | parts? | cameras?
      | investigations? | inquir(?:y|ies) | probes? | charges? | trials? | suspects? | convictions?
      | weapons? | rates? ) \b
    | (?<=shot) \s down \b  # as planes are; people are gunned down
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPOUND_BEFORE = frozenset(("attempted", "near"))
