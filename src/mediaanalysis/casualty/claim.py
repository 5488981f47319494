"""Casualty claims: a quantity of people killed, wounded, missing or displaced, as stated, by whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from ..framing.attribution import Attribution
from ..framing.codebook import Form
from ..framing.mention import SourceKind
from ..framing.voice import Content, Voice, voice_of
from ..text.match import Hit
from ..text.span import Span
from .figure import is_figure, speaks_of_a_figure
from .link import find_links
from .number import Modifier as Modifier
from .number import Quantity as Quantity
from .number import all_but, find_quantities
from .reading import Harm as Harm
from .reading import read_sentence
from .scope import Scope as Scope
from .scope import is_asserted, is_compared, is_superseded, is_tally
from .share import Link, is_part_of_what_was_said
from .source import Origin, find_origin
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
    bare: set[int] = set()
    counted: Scope = "event"
    for sentence, harms in _readable_sentences(text, sentences, hits):
        quantities = find_quantities(text, sentence.start, sentence.end)
        if not quantities:
            continue
        reading = read_sentence(text, sentence, harms, quantities)
        links = find_links(reading)
        near = bool(claims) and sentence.start - claims[-1].quantity.span.end < ADJACENT
        whole, counted = (claims[-1], counted) if near else (None, "event")
        within, tally = False, bool(links) and is_tally(text, sentence)
        for q, quantity in sorted(reading.quantities.items()):
            link = links.get(q)
            if link is None:
                recent = bool(claims) and sentence.start - claims[-1].quantity.span.end < REMEMBERED
                if near and is_part_of_what_was_said(reading, q):
                    link = Link(q, claims[-1].harm, "part", -1)
                elif recent and is_figure(text, sentence, quantity):
                    link = Link(q, claims[-1].harm, "toll")
                else:
                    continue
            victims = find_victims(reading, link)
            if victims is None:
                others = reading.letters.startswith("d", q + 1)
                victims = whole.victims if whole and (within or others) else "mixed_or_unspecified"
                if victims == "mixed_or_unspecified":
                    bare.add(len(claims))
            perfect = link.word is None or "H" in reading.letters[max(0, link.word - 4) : link.word]
            counted = "tally" if tally or (perfect and counted == "tally") else "event"
            origin = Origin()
            if not is_compared(text, sentence, quantity.span):
                origin = find_origin(text, sentence, reading, link, attributions)
                if not origin.chain and link.word is None and within:
                    origin = Origin(claims[-1].source, claims[-1].source_name, claims[-1].source_kind, claims[-1].chain)
            claim = Claim(
                all_but(text, quantity, whole.quantity) if whole and link.whole is not None else quantity,
                link.harm,
                victims,
                counted if link.whole is None else "part",
                origin.source,
                origin.name,
                origin.kind,
                origin.chain,
                asserted=is_asserted(text, sentence, quantity.span),
                superseded=is_superseded(text, sentence, quantity.span),
                voice=voice_of(contents, quantity.span)[0],
            )
            claims.append(claim)
            if link.whole is None:
                whole, within = claim, True
    return tuple(_with_victims_of_the_same_figure(claims, bare))


ADJACENT = 200  # characters between a sentence and the figure before it, beyond which it is another matter
REMEMBERED = 600  # characters for which a text goes on speaking of a toll as "the number", "the figure"
TELLING = 10  # a figure that two claims share by chance less often than not


def _with_victims_of_the_same_figure(claims: Sequence[Claim], bare: set[int]) -> Iterator[Claim]:
    """The claims; a headline's "62 dead" has the victims of "62 soldiers died" in the text below."""
    known = {
        (c.harm, c.quantity.low or c.quantity.high): c.victims
        for c in reversed(claims)
        if c.victims != "mixed_or_unspecified" and (c.quantity.low or c.quantity.high or 0) >= TELLING
    }
    for i, claim in enumerate(claims):
        victims = known.get((claim.harm, claim.quantity.low or claim.quantity.high)) if i in bare else None
        yield replace(claim, victims=victims) if victims else claim


def _readable_sentences(
    text: str, sentences: Sequence[Span], hits: Sequence[Hit[Form]]
) -> Iterator[tuple[Span, list[Hit[Form]]]]:
    """The sentences with a harm word, each with its harm words, and those after them that speak of a figure."""
    starts = [s.start for s in sentences]
    harms = [h for h in hits if any(f.entry.feature == "harm" for f in h.values) and _stands_free(text, h.span)]
    harmful = {at: list(group) for at, group in groupby(harms, lambda h: bisect_right(starts, h.span.start) - 1)}
    for i in sorted({at + n for at in harmful for n in range(FOLLOWING + 1)}):
        if 0 <= i < len(sentences) and (i in harmful or speaks_of_a_figure(text, sentences[i])):
            yield sentences[i], harmful.get(i, [])


FOLLOWING = 2  # sentences after a harm word in which a bare figure may still mean it


def _stands_free(text: str, span: Span) -> bool:
    """Whether the harm is real and not half of a compound: not non-fatal, dead-end, attempted murder."""
    if text[span.end : span.end + 1] == "-" or _COMPOUND_AFTER.match(text, span.end):
        return False
    return not _COMPOUND_BEFORE.search(text, max(0, span.start - 12), span.start)


_COMPOUND_AFTER = re.compile(
    r"\s(?:heat|ends?|weight|ringer|reckoning|language|penalt(?:y|ies)|row|certificates?)\b", re.IGNORECASE
)
_COMPOUND_BEFORE = re.compile(r"(?:\w[-‑]|\battempted\s|\bnear\s)\Z", re.IGNORECASE)
