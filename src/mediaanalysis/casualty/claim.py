"""Casualty claims: a quantity of people killed, wounded, missing or displaced, as stated, by whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from ..framing.attribution import Attribution, SourceKind
from ..framing.codebook import Form
from ..framing.voice import Content, Voice, voice_of
from ..text.match import Hit
from ..text.span import Span
from .link import find_links
from .number import Modifier as Modifier
from .number import Quantity as Quantity
from .number import find_quantities
from .reading import Harm as Harm
from .reading import read_sentence

Victims = Literal["military", "civilian", "militant", "mixed_or_unspecified"]
Scope = Literal["event", "tally", "part"]
Place = Literal["headline", "lead", "body", "caption", "comment"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One mention of a quantity of people harmed.

    ``chain`` names the sources from the outermost to the original; ``source`` is "" where the outlet says it itself.
    """

    quantity: Quantity
    harm: Harm
    victims: Victims = "mixed_or_unspecified"
    scope: Scope = "event"
    source: str = ""
    source_name: str = ""
    source_kind: SourceKind = "none"
    chain: tuple[str, ...] = ()
    event: str = ""
    asserted: bool = True
    superseded: bool = False
    voice: Voice = "outlet"


def find_claims(
    text: str,
    sentences: Sequence[Span],
    hits: Sequence[Hit[Form]],
    attributions: Sequence[Attribution],
    contents: Sequence[Content],
) -> tuple[Claim, ...]:
    """The claims in order of their quantities."""
    claims: list[Claim] = []
    for sentence, harms in _harmful_sentences(sentences, hits):
        quantities = find_quantities(text, sentence.start, sentence.end)
        if not quantities:
            continue
        reading = read_sentence(text, sentence, harms, quantities)
        for q, link in sorted(find_links(reading).items()):
            quantity = reading.quantities[q]
            claims.append(Claim(quantity, link.harm, voice=voice_of(contents, quantity.span)[0]))
    return tuple(claims)


def _harmful_sentences(
    sentences: Sequence[Span], hits: Sequence[Hit[Form]]
) -> Iterator[tuple[Span, list[Hit[Form]]]]:
    """The sentences with a harm word, each with its harm words; the others cost nothing."""
    starts = [s.start for s in sentences]
    harms = [h for h in hits if any(f.entry.feature == "harm" for f in h.values)]
    for i, group in groupby(harms, key=lambda h: bisect_right(starts, h.span.start) - 1):
        if i >= 0:
            yield sentences[i], list(group)
