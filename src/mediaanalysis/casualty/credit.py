"""Sources named beside a figure without a word for saying: "12 killed (the army)", "12 killed: the army, Monday"."""

from __future__ import annotations

import re

from ..framing.mention import load_lists, read_mention, singular
from ..text.span import Span
from .reading import load_words

LONGEST = 8  # words of a name in a credit; more are a clause
_BRACKET = re.compile(r"[^.;()\[\]\n]{0,60}?\s?\((?P<said>[^()\n]{2,90})\)")
_TAIL = re.compile(
    r"""
    (?: : | \s[-–—] ) \s (?! [Bb]y\s )
    (?P<said> [^:.;,!?()\n]{3,60} (?: ,\s [^:.;,!?()\n]{3,40} )?? )
    (?: , \s (?:on\s|late\s|early\s)? \w+day (?:\s\w+){0,2} )?  # Monday night
    [.*]* \s* \Z
    """,
    re.VERBOSE,
)
_MARKS = (":", "- ", "-\n", "–", "—")  # one of these sets a source off: asked first, as it is much faster
_CITING = re.compile(r",?\s(?:citing|quoting|according\sto|on\sthe\sword\sof)\s")
_NOTES = frozenset("update updates updated video photo photos picture pictures graphic live watch exclusive".split())
_AND = re.compile(r",\s|\sand\s")
_LEAD = re.compile(r"(?:[Aa]ccording\sto|[Ss]ources?:|[Pp]er|[Vv]ia|[Ff]igures?\s(?:of|by|from))\s")


def find_credit(text: str, sentence: Span, quantity: Span) -> tuple[str, ...]:
    """The sources from the outermost to the original; () where nobody is named beside the figure.

    >>> text = "Saturday: 30 killed (the Observatory, citing a source at the base)."
    >>> find_credit(text, Span(0, len(text)), Span(10, 12))
    ('the Observatory', 'a source at the base')
    """
    bracket = text.find("(", quantity.end, sentence.end) >= 0 and _BRACKET.match(text, quantity.end, sentence.end)
    if bracket:
        chain = tuple(_CITING.split(_LEAD.sub("", bracket["said"], count=1).strip()))
        if all(map(_vouches, chain)):
            return chain
    end = text[max(quantity.end, sentence.end - 2 * 60) : sentence.end]
    tail = _TAIL.search(end) if any(map(end.__contains__, _MARKS)) else None
    if tail is None or not all(_vouches(part, place=True) for part in _AND.split(tail["said"])):
        return ()
    return (tail["said"],)


def _vouches(words: str, *, place: bool = False) -> bool:
    """Whether the words name somebody who counts and speaks: an office, a body, a role; no victims and no place."""
    if len(words.split()) > LONGEST or not words[:1].isalpha():
        return False
    mention, lists, people = read_mention(words), load_lists(), load_words()["people"]
    if mention.pronoun or any(mention.head in people[kind] for kind in ("military", "militant", "civilian")):
        return mention.head in ("police", "army", "military")
    heads = {mention.head, singular(mention.head)}
    if not all(heads.isdisjoint(lists[kind]) for kind in ("role", "organisation", "bare")):
        return True
    if words.isupper() and words.lower() in _NOTES:
        return False
    return mention.kind == "named_organisation" and (place or mention.head not in lists["place"])
