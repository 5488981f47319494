"""The event that a claim is about, where its sentence names another than the document's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from ..corpus.description import Event
from ..text.span import Span, index_at
from .claim import Claim


def link_events(
    text: str, sentences: Sequence[Span], claims: Sequence[Claim], events: Sequence[Event], own: str = ""
) -> tuple[Claim, ...]:
    """The claims, each with the one event that its sentence names by an alias of corpus.toml.

    "" stays where the sentence names none, several, or the document's ``own``, which then is the claim's as well; and
    for a tally, which is of no one event.
    """
    named = [(event.id, _names(event.aliases)) for event in events if event.aliases]
    if not named:
        return tuple(claims)
    return tuple(replace(claim, event=_event_of(text, sentences, claim, named, own)) for claim in claims)


def _event_of(
    text: str, sentences: Sequence[Span], claim: Claim, named: Sequence[tuple[str, re.Pattern[str]]], own: str
) -> str:
    at = index_at(sentences, claim.quantity.span.start)
    if at is None or claim.scope == "tally":
        return ""
    found = {event for event, names in named if names.search(text, sentences[at].start, sentences[at].end)}
    return found.pop() if len(found) == 1 and own not in found else ""


@lru_cache(maxsize=1000)
def _names(aliases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as whole words; a capital in a name is one in the text."""
    longest_first = sorted(aliases, key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")
