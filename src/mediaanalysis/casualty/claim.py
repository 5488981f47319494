"""Casualty claims: a quantity of people killed, wounded, missing or displaced, as stated, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..framing.attribution import Attribution, SourceKind
from ..framing.codebook import Form
from ..framing.voice import Content, Voice
from ..text.match import Hit
from ..text.span import Span

Harm = Literal["killed", "wounded", "missing", "displaced", "unspecified"]
Victims = Literal["military", "civilian", "militant", "mixed_or_unspecified"]
Scope = Literal["event", "tally", "part"]
Place = Literal["headline", "lead", "body", "caption", "comment"]
Modifier = Literal["exact", "at_least", "more_than", "up_to", "about", "range", "vague"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of people as stated: ``low`` or ``high`` is None where that end is open."""

    span: Span
    low: int | None
    high: int | None
    modifier: Modifier


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
    return ()
