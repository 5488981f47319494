"""Casualty claims: a quantity of people killed, wounded, missing or displaced, as stated, by whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from ..framing.attribution import Attribution, SourceKind
from ..framing.codebook import Form
from ..framing.voice import Content, Voice, voice_of
from ..text.match import Hit
from ..text.span import Span
from .link import Link, find_links
from .number import Modifier as Modifier
from .number import Quantity as Quantity
from .number import find_quantities
from .reading import Harm as Harm
from .reading import Reading, read_sentence
from .scope import Scope as Scope
from .scope import find_scope, is_asserted, is_superseded
from .source import find_chain
from .victims import Victims as Victims
from .victims import find_victims

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
    for sentence, harms in _harmful_sentences(text, sentences, hits):
        quantities = find_quantities(text, sentence.start, sentence.end)
        if not quantities:
            continue
        reading = read_sentence(text, sentence, harms, quantities)
        earlier = [c for c in claims[-4:] if sentence.start - c.quantity.span.end < ADJACENT]
        here: dict[int, Claim] = {}
        for q, link in sorted(find_links(reading).items()):
            before = [*earlier, *here.values()]
            claim = _claim(text, sentence, reading, link, before[-1] if before else None, attributions)
            here[q] = replace(claim, voice=voice_of(contents, claim.quantity.span)[0])
        claims += here.values()
    return tuple(claims)


ADJACENT = 200  # characters between a sentence and the figure before it, beyond which it is another matter


def _claim(
    text: str,
    sentence: Span,
    reading: Reading,
    link: Link,
    before: Claim | None,
    attributions: Sequence[Attribution],
) -> Claim:
    quantity = reading.quantities[link.quantity]
    victims = find_victims(reading, link)
    if victims is None:
        victims = before.victims if before else "mixed_or_unspecified"
    scope = find_scope(text, sentence, quantity.span, before.scope if before else None)
    chain = find_chain(quantity.span, attributions)
    said = chain[-1] if chain else None
    return Claim(
        quantity,
        link.harm,
        victims,
        scope if link.whole is None else "part",
        said.source if said else "",
        said.source_name if said else "",
        said.source_kind if said else "none",
        tuple(a.source for a in chain),
        asserted=is_asserted(text, sentence, quantity.span),
        superseded=is_superseded(text, sentence, quantity.span),
    )


def _harmful_sentences(
    text: str, sentences: Sequence[Span], hits: Sequence[Hit[Form]]
) -> Iterator[tuple[Span, list[Hit[Form]]]]:
    """The sentences with a harm word, each with its harm words; the others cost nothing."""
    starts = [s.start for s in sentences]
    harms = [h for h in hits if any(f.entry.feature == "harm" for f in h.values) and _stands_free(text, h.span)]
    for i, group in groupby(harms, key=lambda h: bisect_right(starts, h.span.start) - 1):
        if i >= 0:
            yield sentences[i], list(group)


def _stands_free(text: str, span: Span) -> bool:
    """Whether the harm is real and not half of a compound: not non-fatal, dead-end, attempted murder."""
    return not _COMPOUND_BEFORE.search(text, max(0, span.start - 12), span.start) and text[span.end : span.end + 1] != "-"


_COMPOUND_BEFORE = re.compile(r"(?:\w[-‑]|\battempted\s|\bnear\s)\Z", re.IGNORECASE)
