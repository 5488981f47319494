"""Whether a figure is of this event, a tally or a part; whether it is asserted; whether it has been replaced."""

from __future__ import annotations

import re
from typing import Literal

from ..text.span import Span
from .numeral import any_of

Scope = Literal["event", "tally", "part"]

_CAMPAIGNS = """
war wars warfare conflict fighting hostilities violence unrest crisis uprising insurgency campaign offensive crackdown
occupation siege blockade revolt rebellion revolution intifada protests epidemic pandemic outbreak operation bloodshed
feud
""".split()
_CAMPAIGN = f"(?:{'|'.join(_CAMPAIGNS)})"
_PERIOD = r"(?:day|week|month|year|decade|generation|centur(?:y|ie))s?"
_TALLY = re.compile(
    rf"""
      (?<!\w) (?: (?<!have\s)(?<!has\s)(?<!had\s) since (?! \s+then\b (?![^.;]*\b(?:have|has|had)\b) )
        | to\s+date | (?:thus|so)\s+far
        | this\s+(?:year|month) (?<!of\sthis\syear) | (?:last|each|every|per)\s+year
        | (?:in|over|during|within|throughout)\s+(?:the\s+)?(?:past|last|previous|preceding)\s+
            (?:\w+[\s-]){{0,2}}?{_PERIOD}
        | (?:over|during|throughout)\s+(?:the\s+)?(?:\w+[\s-]){{1,2}}(?:weeks|months|years|decades)
        | (?:days|weeks|months|years|decades|(?:a|one)\s+(?:week|month|year|decade))\s+of\s+
            (?:\w+\s+){{0,3}}?(?:{_CAMPAIGN}|rule|regimes?|dictatorship|terror(?:ism)?)
        | \w+(?:-(?:day|week|month|year)|(?:week|month|year|decade)s?-?long|-year-old)\s+(?:\w+\s+){{0,2}}?{_CAMPAIGN}
        | (?<!said\sthe\s){_CAMPAIGN} (?:\s*[,—–-][^,—–]{{1,40}}[,—–-])? \s*(?:that\s+|which\s+)? (?:has|have|had)
        | (?:war|conflict|uprising|insurgency|genocide|occupation|siege|blockade)\s+(?:that\s+|which\s+)?
            (?:killed|left|claimed|cost|displaced|uprooted|wounded)
        | (?:in|during|throughout|of)\s+(?:the|its|their|this|that|a)\s+(?:\w+[\s-]){{0,2}}?
            (?:war|conflict) (?! ,\s(?:said|says|told|reported))
        | (?:war|conflict)\b [^.;]{{1,120}}? \b(?:its|whose)\s+ (?:[\w,]+\s+){{1,4}}? (?:dead|deaths|casualties|victims)
        | \w+(?:i|an|ese|ish)\s+toll | (?:overall|total|cumulative)\s+(?:death\s+)?toll
        | (?:people|persons|deaths|victims|lives|murders|homicides|die|died|killed|[\d,]+)\s+
            (?:a|each|every|per)\s+(?:day|week|month|year)
        | between\s+\w+day | cumulative(?:ly)? | altogether | political\s+crisis | annually
      ) \b
    """,
    re.VERBOSE,
)
# One of these is in whatever that pattern finds: asked first, as it is much faster.
_COUNTED_OVER = (
    "since date far week month decade generation centur between genocide toll cumulative altogether annually".split()
)
_COUNTING = re.compile(
    rf"\b(?:{any_of([*_CAMPAIGNS, *_COUNTED_OVER])}|days?\b|years?(?!-old))"
)
_SINGLE = re.compile(
    r"""
    \b (?:in|during) \s (?:one|another|a\ssingle|a\sseparate|an\searlier|the\ssame|the\slatest|that) \s
        (?:[\w-]+\s){0,2}?
        (?:incident|attack|strike|airstrike|raid|assault|bombing|blast|explosion|shooting|shelling|ambush|clash|massacre|case)
        \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SUPERLATIVE = re.compile(r"\b(?:deadliest|worst|first|largest|biggest|highest|bloodiest|most|\w+est)\b", re.I)
_DENIED = re.compile(
    r"""
    \b (?:
        (?: den(?:y|ies|ied|ying) | contradict(?:s|ed|ing)? | reject(?:s|ed|ing)? | dismiss(?:es|ed|ing)?
          | disput(?:e|es|ed|ing) | refut(?:e|es|ed|ing) | debunk(?:s|ed|ing)? | no\s+evidence | not\s+true | untrue
          | false | falsely | fabricat\w+ | exaggerat\w+ | hoax | lie )\b
          (?! [^.;]*\bbut\b )
      | (?:higher|greater|lower|smaller)\s+than\s+(?:the\s+)?\Z
      | (?:if|unless|whether|as\s+if|as\s+though)\b
      | (?:would|could|might)\s+(?:have\s+)?(?:kill|be\s+killed|die|been\s+killed|killed|died|wound|injure|displace)
      | (?:could|might|would)\s+(?:well\s+)?have\s+been\s+\Z
      | (?:could|might|may|would|(?:expected|likely|feared|bound|set)\s+to)\s+(?:\w+\s+){0,2}?
          (?:rise|risen|reach(?:ed)?|exceed|climb|grow|grown|top|pass|surpass|become)\b
      | (?:threaten|plot|plan|vow|intend|prepar|attempt|aim|hop|want|tr)(?:s|ed|ing|ied|ies|y|e)?\s+to\s+
          (?:kill|murder|wound|harm)
    )
    """,
    re.VERBOSE,
)
_DISPUTED = re.compile(
    r"""
      \b(?:figures?|numbers?|tolls?|counts?|estimates?|tall(?:y|ies)|claims?|reports?|accounts?|allegations?) \s
      (?: (?:(?:that\s|which\s)?(?:was|were|is|are|has\sbeen|have\sbeen)\s)? (?:\w+ly\s)?
          (?:disputed|denied|rejected|contested|challenged|questioned|dismissed) \s by \b
        | (?:that\s|which\s)? (?:[\w’'-]+\s){1,5}? (?:denie[sd]|disput(?:es|ed)|reject(?:s|ed)|contest(?:s|ed)) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# One of these is in whatever that pattern finds: asked first, as it is much faster.
_DISPUTING = ("disput", "deni", "reject", "contest", "challenge", "question", "dismiss")
_REPLACED = re.compile(
    r"""
    \b (?:
        (?:earlier|initially|originally|previously|at\s+first|first)\s+(?:\w+\s+){0,3}?
          (?: said | says | reported | put | placed | estimated | announced | stated | gave | given | counted | claimed
            | listed | believed | thought | told | toll | figure | count | estimate | number | report | reports
            | estimates | figures )\b
      | (?:previous|earlier|initial|original|old|official|preliminary)\s+(?:\w+\s+){0,2}?
          (?:toll|figure|count|estimate|number|tally)\b (?=[^.;]{0,20}\Z)
      | (?:said|says|reported|announced|put|gave)\s+(?:\w+\s+)?earlier\b
      | had\s+(?:\w+\s+)?been\s+(?:put|given|reported|estimated)\s+(?:at|as)\s+\Z
      | (?:instead\s+of|rather\s+than|from)\s+\Z
    )
    """,
    re.VERBOSE,
)
_COMPARED = re.compile(
    r"\b(?:instead\s+of|rather\s+than|(?:higher|greater|lower|smaller)\s+than|compared\s+(?:with|to))\s+(?:\w+\s+){0,5}\Z",
)
_RISEN = re.compile(
    r"\b(?:r[io]se[ns]?|rais\w+|climb\w*|increas\w+|jump\w*|gr[eo]w\w*|soar\w*|revis\w+|up|lower\w*|cut|drop\w*)\b",
    re.IGNORECASE,
)


def is_tally(text: str, sentence: Span) -> bool:
    """Whether the sentence counts over a war, a campaign or months rather than for one event.

    >>> [is_tally(text, Span(0, len(text))) for text in ("Some 400 have died in the war.", "Nine died on Sunday.")]
    [True, False]
    """
    words = sentence.of(text).lower()  # faster than a pattern for letters of either case
    if not _COUNTING.search(words):
        return False
    for cue in _TALLY.finditer(words):
        before = max(0, cue.start() - 60)
        if cue[0] != "since" or not _SUPERLATIVE.search(words, before, cue.start()):
            return True  # but "the deadliest day since 2014" is one day
    return False


def is_single(text: str, sentence: Span) -> bool:
    """Whether the sentence says that it is about one event, whatever was counted before.

    >>> [is_single(text, Span(0, len(text))) for text in ("In one raid in May it had killed 24.", "It had killed 24.")]
    [True, False]
    """
    return _SINGLE.search(text, sentence.start, sentence.end) is not None


def is_asserted(text: str, sentence: Span, quantity: Span) -> bool:
    """Whether the figure is put forward, not denied or only imagined."""
    after = text[quantity.end : min(sentence.end, quantity.end + REACH)]
    if any(map(after.__contains__, _DISPUTING)) and _DISPUTED.search(after):
        return False
    before = _before(text, sentence, quantity)
    return not any("," not in before[denial.end() :] for denial in _DENIED.finditer(before))


def is_compared(text: str, sentence: Span, quantity: Span) -> bool:
    """Whether the figure is there to be set against another: "far higher than 64", "instead of the official 64"."""
    before = _before(text, sentence, quantity)
    return any(map(before.__contains__, ("than", "instead", "compared"))) and _COMPARED.search(before) is not None


def is_superseded(text: str, sentence: Span, quantity: Span) -> bool:
    """Whether the text says that the figure has been replaced: "rose to 83 from 30", "earlier said 30"."""
    found = _REPLACED.search(_before(text, sentence, quantity))
    if found is None:
        return False
    return not found[0].startswith("from") or _RISEN.search(text, sentence.start, sentence.end) is not None


REACH = 300  # characters before a figure in which words may deny or replace it; a longer clause is a list


def _before(text: str, sentence: Span, quantity: Span) -> str:
    """What stands before the figure, in lower case: no pattern has to look for letters of either case then."""
    return text[max(sentence.start, quantity.start - REACH) : quantity.start].lower()
