"""Numbers that are plainly no count, by their form: dates, years, times, ages, prices, shares, names and addresses."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:May|MAY)|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_BEFORE = re.compile(
    rf"""
    (?: [$€£¥₪] \s? | [:.\[]
      | \b (?=[a-z12]) (?:  # asked once, not by each of the words
        {_MONTH}\.?,?\s
      | (?:nos?|number|article|chapter|section|resolution|pages?|flight|route|highway|channel|room|title|unit|block
          |apartment|apt|boeing|airbus|vol(?:ume)?|grade|paragraph|exit|interstate|bus|mile|model|type|line|battalion
          |brigade|division|regiment|step|phase|level|figure|table|group\sof|top|past|last|next|first|final)\.?\s
      | per\s | (?:mother|father|mum|mom|dad|parent|grandmother|grandfather|widow|widower)\sof\s | turn(?:ed|ing)\s
      | out\sof\s(?:every\s)? | (?:one|two|1|2)\sin\s(?:every\s)?
      | how\s | (?:he|she|i|who)\s(?:is|was)\s | (?:die[sd]?|(?<!of\s)(?<!the\s)dead)\sat\s )
    ) \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
# How the last word before such a number begins: asked first, as it is much faster.
_HINTS = frozenset(
    """
    jan feb mar apr may jun jul aug sep oct nov dec no no. nos num art cha sec res pag fli rou hig roo tit uni blo apa
    apt boe air vol gra par exi int bus mil mod typ lin bat bri div reg ste pha lev fig tab of top pas las nex fir fin
    per tur in eve how is was at
    """.split()
)
_AFTER = re.compile(
    rf"""
      \s?% | \s?per\s?cent | \s?percentage | (?:st|nd|rd|th)\b | :\d\d | \s?[ap]\.?m\b
    | \s?(?:hours|hrs)?\s?(?:gmt|utc)\b
    | [°º\]] | ['’]s\b | /\d | -\d+-\d+
    | -(?!odd\b|plus\b)[a-z] | \.\s\d  # 12-year-old, No. 5
    | [\s-](?:(?:and|to)\s\w+\s)?years?[\s-]olds?\b
    | \s(?:of\s)?{_MONTH}\b
    | [-\s](?:thirds?|quarters?|fifths?|tenths?|halves)\b | \sout\sof\s | \sby\sone\b
    | \s(?:and|or)\s(?:over|older|under|younger|up)\b | \sin\s(?:\d+|two|three|four|five|six|ten)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AGES_BEFORE = re.compile(  # age 5; ages 14, 16 and 18; aged between 5 and 11
    r"""
      \bage[sd]? \s (?:(?:of|between|from)\s)? \Z
    | \b(?:ages \s (?:of\s)? | (?:ages|aged) \s (?:between|from) \s) (?:\d{1,2}(?:\s?(?:,|-|–|to|and|or)\s?)+)+ \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CORRELATIVE = re.compile(  # both soldiers and civilians; both to kill and to frighten
    r"(?:\sthe)?(?:\s[\w’'-]+){1,2}\sand\b|\s(to|in|on|at|by|for|from)\b[^.;]{1,80}?\b(?:and|as\swell\sas)\s\1\b",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"\d{3}-\d{4}\Z")  # of the range 555-0142
_DAY_BEFORE = re.compile(r"\d\s\Z")  # on 23 September 28 bodies were found
_RUN_ON = re.compile(r"[a-z]{2}[.:]\Z")  # a full stop without the space after it: in the square.Five people
_NOUN_AFTER = re.compile(r"\s[A-Za-z]{3}")
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|with|from|until|till|to|by|before|after|during|early|late|mid|than|and|the|year)|['’]s|[,(-])\s?\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"[01]\d[0-5]\d\Z|2[0-4][0-5]\d\Z")
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|around|about|until|between|from|approximately)\s\Z", re.IGNORECASE)
_AGE_BEFORE = re.compile(  # Ruth Amsel, 29, was; a clerk, 29, was; but the dead, 29, were
    r"(?:[A-Z][\w'’-]*\.?[\"”]?|\b(?!dead\b|killed\b|wounded\b|injured\b|missing\b|toll\b|total\b)[a-z]+),\s\Z"
)
_AGE_AFTER = re.compile(r"\s?[,;.)\]]|\s(?:was|were|is|who|and|died|both)\b|\sof\s(?-i:[A-Z])|\Z", re.IGNORECASE)
_ADDRESS_BEFORE = re.compile(r"\b(?:at|near)\s\Z")  # a call at 5918 Linden Street
_ADDRESS_AFTER = re.compile(r"\s[A-Z][a-z]+")
_REACH = 24  # characters before a number that the patterns look at


def _is_hinted(before: str) -> bool:
    """Whether what stands before a number may make it no count: a sign, or a word that begins as those do."""
    words = before.split()
    return bool(words) and (not before[-1].isspace() or words[-1][0] in "$€£¥₪" or words[-1][:3].lower() in _HINTS)


def is_other_number(text: str, start: int, end: int, *, modified: bool) -> bool:
    """Whether the number at ``text[start:end]`` is no count; ``modified`` where "at least" or the like goes before it.

    >>> text = "On 17 May 2012, Ruth Amsel, 29, paid $40 for 12 eggs."
    >>> [n for n in ("17", "2012", "29", "40", "12")
    ...  if not is_other_number(text, text.index(n), text.index(n) + len(n), modified=False)]
    ['12']
    """
    if _AFTER.match(text, end):
        return True
    before, digits = max(0, start - _REACH), text[start:end]
    far = max(0, start - 2 * _REACH)
    if "age" in text[far:start].lower() and _AGES_BEFORE.search(text, far, start):
        return True
    if _TELEPHONE.match(digits):
        return True
    if digits.lower() == "both" and _CORRELATIVE.match(text, end):
        return True
    named = _BEFORE.search(text, before, start) if _is_hinted(text[before:start]) else None
    if named and named[0].rstrip().endswith(",") and not _YEAR.match(text, start, end):
        named = None  # in May, 12 people
    if named and not (text[start].isupper() and _RUN_ON.search(text, before, start)):
        dated = _DAY_BEFORE.search(text, max(0, named.start() - 3), named.start())
        if not (dated and _NOUN_AFTER.match(text, end)):
            return True
    if digits == "one" and text[max(0, start - 4) : start].lower() == "the ":  # the one victim whose name is known
        return True
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    if not digits.isdigit() or modified:
        return False
    if len(digits) < 4 and text[start - 2 : start - 1] == ",":
        return bool(_AGE_BEFORE.search(text, before, start) and _AGE_AFTER.match(text, end))
    if _YEAR.match(digits) and _YEAR_BEFORE.search(text, before, start):
        return True
    if len(digits) > 2 and _ADDRESS_BEFORE.search(text, before, start) and _ADDRESS_AFTER.match(text, end):
        return True
    return len(digits) == 4 and (
        digits[0] == "0" or bool(_CLOCK.match(digits) and _CLOCK_BEFORE.search(text, before, start))
    )
