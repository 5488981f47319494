"""Whose figure it is: the chain of sources from the outermost to the original."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from ..framing.attribution import Attribution
from ..framing.mention import SourceKind, read_mention
from ..text.span import Span
from .credit import find_credit
from .reading import Reading, load_words
from .share import Link

# Who hands on what others said; the figure is not theirs where the chain goes on to somebody who vouches for it.
_MEDIA = re.compile(
    r"\b(?:news\w*|times|post|agenc(?:y|ies)|press|tv|television|radio|channel|media|magazine|reuters|afp|cnn|bbc|xinhua"
    r"|tass|journal|gazette|tribune|herald|daily|reporters?|network|voice\sof)\b|\bAP\b",
    re.IGNORECASE,
)
# Whoever counts says a figure without saying that he says it: "the ministry put the toll at 40".
_COUNTER = re.compile(
    r"""
    (?: \A (?:But\s|And\s)? | [,;:*] \s (?:(?:and|but|while|though|although|whereas)\s)?
      | \b(?:and|but|while|that|as)\s )
    (?: (?:[Nn]ew|[Uu]pdated|[Ll]atest|[Oo]fficial)\s )?
    (?: (?:[Nn]umbers|[Ff]igures|[Dd]ata|[Ss]tatistics|[Rr]ecords|[Cc]ounts) \s (?:from|by|of|compiled\sby) \s )?
    (?P<source> [A-Z\w] [^,;:.“”"]{2,70}? ) (?: , [^,;:.“”"]{3,60} , )? \s  # "the Observatory, a monitor in Leeds,"
    (?: (?:has|have|had|now|also|later|earlier) \s )*
    (?: (?:puts?|placed|places|raised|raises|increased|revised|lowered) \s
        (?:the|its|their|[\w]+[’']s) \s (?:\w+\s){0,3}? (?:toll|number|figure|total|count|deaths|tally)
      | calculated | counts | counted | tallied | documented | recorded | confirmed | estimated
      | show(?:s|ed)? | listed | logged )
    \b (?! \s by \b )
    """,
    re.VERBOSE,
)
_COUNTS = re.compile(
    r"\b(?:put|place|raise|increase|revise|lower|calculat|count|talli|document|record|confirm|estimat|show|list|log)"
)
_REACH = 200  # characters between who counts and the figure
_CITED = re.compile(
    r"\b(?:citing|quoting|on\sthe\s(?:word|authority)\sof)\s(?:(?:figures|numbers|data|reports|information)\s(?:\w+ed\s)?(?:from|by|of)\s)?(?P<source>[^,.;:“”\"()]{3,80}?)"
    r"(?=[,.;:“\"(]|\Z|\s(?:as|that|who|which|and\ssaid)\b)"
)
_OURSELVES = re.compile(  # the outlet, by another name
    r"(?:[Tt]his|[Oo]ur)\s(?:\w+\s)?(?:bulletin|(?:news)?paper|magazine|(?:web)?site|agency|article|report|reporters?"
    r"|desk|blog|column|correspondents?|newsroom|channel|station|page)\b"
)
_BACKGROUND = re.compile("R[HMna]{0,3}[JVcL][^,;R]{0,8}Q")  # the strike that left fifty dead


class Origin(Struct, frozen=True, gc=False):
    """Whose a figure is: the words that name who vouches for it, and the chain from the outermost to the original."""

    source: str = ""
    name: str = ""
    kind: SourceKind = "none"
    chain: tuple[str, ...] = ()


def find_origin(text: str, sentence: Span, reading: Reading, link: Link, attributions: Sequence[Attribution]) -> Origin:
    """Who vouches for the figure; nobody where the outlet says it itself.

    The attributions whose contents hold it are the chain. Of these the outermost vouches that does more than hand on.
    """
    quantity = reading.quantities[link.quantity].span
    number = Span(max(quantity.start, quantity.end - 1), quantity.end)  # "reported only 30": "only" may stand outside
    if _in_background(reading, link):
        return Origin()
    around = [
        (len(content), a)
        for a in attributions
        for content in a.contents
        if content.contains(number) and _speaks(a.source) and not _OURSELVES.match(a.source)
        if not (_cites(text, a) or _cut(text, a, quantity))
        if not ("F" in reading.letters and a.cue is not None and a.cue.of(text).lower().startswith("claim"))
    ]
    chain = [a for _, a in sorted(around, key=lambda pair: -pair[0])]
    chain = [a for a in chain if not _contradicted(text, a, chain, quantity)]
    if not chain:
        counter = _counter(text, sentence, quantity)
        named = (counter,) if counter else find_credit(text, sentence, quantity)
        return Origin(named[0], named[0], read_mention(named[0]).kind, named) if named else Origin()
    cited = _CITED.search(text, sentence.start, sentence.end)
    words = tuple(dict.fromkeys((*(a.source for a in chain), *([cited["source"]] if cited else []))))
    said = next((a for a in chain if not _MEDIA.search(a.source)), None)
    if said is None and cited is not None:
        return Origin(cited["source"], cited["source"], read_mention(cited["source"]).kind, words)
    said = said or chain[-1]
    return Origin(said.source, said.source_name, said.source_kind, words)


def _cites(text: str, attribution: Attribution) -> bool:
    """Whether the cue says who stands behind a speaker that another cue names: "said, citing the command"."""
    return attribution.cue is not None and attribution.cue.of(text).lower() in ("citing", "quoting")


def _counter(text: str, sentence: Span, quantity: Span) -> str:
    """Who is said to have counted, where nobody is said to say so: "hospital officials put the toll at 40"."""
    start = max(sentence.start, quantity.start - _REACH)
    found = []
    if _COUNTS.search(text[start : quantity.start].lower()):
        found = [m["source"] for m in _COUNTER.finditer(text[start : quantity.start])]
    named = bool(found) and _speaks(found[-1]) and found[-1].split()[-1] not in _BEING
    return found[-1] if named and not read_mention(found[-1]).pronoun else ""


def _speaks(source: str) -> bool:
    """Whether the words name somebody or something that can speak, not the blast or the deaths."""
    words = source.lower().split()
    if not words or words[0] in _NOBODY or words[-1] in _ARTICLES or words[0].isdigit():
        return False
    return load_words()["mute"]["events"].isdisjoint((words[-1], read_mention(source).head))


_NOBODY = frozenset("nobody no none neither killed wounded injured dead missing".split())
_BEING = frozenset("is are was were be been being".split())  # losses are estimated at, not by
_ARTICLES = frozenset(("the", "a", "an"))


def _in_background(reading: Reading, link: Link) -> bool:
    """Whether the figure only helps to say which event or which people are meant."""
    q, letters = link.quantity, reading.letters
    near = max(0, q - 13)
    if letters.find("R", near, q) >= 0 and any(
        _BACKGROUND.fullmatch(letters, i, q + 1) for i in range(near, q) if letters[i] == "R"
    ):
        return True
    named = reading.words[q - 1 : q] == ("the",) and letters[q - 2 : q - 1] != "o"
    return named and link.path == "participle"  # the three commanders killed on Thursday


def _contradicted(text: str, attribution: Attribution, chain: Sequence[Attribution], quantity: Span) -> bool:
    """Whether another speaks from a "while" or "but" on: "the army says 60 died, while monitors say at least 83"."""
    cue = attribution.cue
    if cue is None or cue.end > quantity.start:
        return False
    turn = _TURN.search(text, cue.end, quantity.start)
    return turn is not None and any(a.cue is not None and turn.end() <= a.cue.start < quantity.start for a in chain)


_TURN = re.compile(r",\s(?:while|but|whereas|although|though)\s", re.IGNORECASE)


def _cut(text: str, attribution: Attribution, quantity: Span) -> bool:
    """Whether a semicolon ends, before the figure, what the attribution presents."""
    cue = attribution.cue
    if cue is None or attribution.quotation != "indirect" or cue.end > quantity.start:
        return False
    return ";" in text[cue.end : quantity.start]
