"""Mastheads: what a byline, a date line or a credit line says of outlet, author and date."""

from __future__ import annotations

import re
from datetime import datetime

from msgspec import Struct

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"""
    (?<!\d) (?:
      (?P<iso>(?:19|20)\d\d-\d\d-\d\d) (?:[T ](?P<time>\d\d:\d\d)(?::\d\d)?)?             # 2016-09-19 02:02:02
    | (?P<day>\d\d?)(?:st|nd|rd|th)?\s(?P<month>{_MONTH}),?\s(?P<year>(?:19|20)\d\d)         # 19 September 2016
    | (?P<month2>{_MONTH})\s(?P<day2>\d\d?)(?:st|nd|rd|th)?,?\s(?P<year2>(?:19|20)\d\d)      # Sept. 19th, 2016
    ) (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")  # in every date; cheap, and asked first
_PERSON = r"[A-Z][\w.'’-]*(?:[ ](?:[A-Z][\w.'’-]*|de|del|van|von|bin|al|el|der|la)){0,4}"
_OUTLET = r"[A-Z][\w.'’&-]*(?:[ ](?:[A-Z][\w.'’&-]*|of|the|and|for)){0,5}"
_SLASHED = re.compile(rf"(?P<person>{_PERSON})\s*/\s*(?P<outlet>{_OUTLET})")
_BY = re.compile(
    rf"(?:[Pp]osted |[Ww]ritten )?[Bb][Yy]:?\s+(?P<person>{_PERSON}|[a-z]+)(?:\s*[,/|]\s*(?P<outlet>{_OUTLET}))?"
)
_BARE_NAME = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]*\.?){1,3}")
_NOBODY = frozenset({"admin", "administrator", "editor", "editors", "staff", "webmaster"})
_EDGES = " \t-–—|·,;:()&"
_DATELINE = re.compile(r"\((?P<date>[^()\n]{8,30})\)\s*[—–-]")
_CREDIT = re.compile(r"[A-Z][\w .,'’-]{0,60}\((?P<agency>Reuters|AP|AFP|UPI|Xinhua|TASS|SANA|dpa|PTI)\)\s*[—–-]")
_TITLE_CREDIT = re.compile(rf"\s[–—-]\s[Bb]y\s(?P<outlet>{_OUTLET})$")
_CONTACT = re.compile(r"[Cc]ontact (?:the )?(?P<outlet>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4})")
_SITE = re.compile(r"(?:https?://)?(?:www\.)?(?P<label>\w[\w-]*)\.(?:\w+\.)?(?:com|org|net|info|news)\b")


class Masthead(Struct, frozen=True, gc=False):
    """What one line states of the text under it; "" or None for what it does not."""

    byline: str = ""
    outlet: str = ""
    published: datetime | None = None


def read_masthead(line: str) -> Masthead | None:
    """What a line that stands by itself states, or None where it is no byline, date or credit line.

    >>> read_masthead("Lena Ortiz / Meridian Wire")
    Masthead(byline='Lena Ortiz', outlet='Meridian Wire', published=None)
    >>> read_masthead("September 19th, 2016 - by admin").published.date().isoformat()
    '2016-09-19'
    >>> read_masthead("Jets hit army base / Dozens die in the dark") is None
    True
    """
    if len(line) > 160:
        return None
    date = _DATE.search(line) if _YEAR.search(line) else None
    rest = (line[: date.start()] + line[date.end() :] if date else line).strip(_EDGES)
    published = _datetime(date) if date else None
    if not rest:
        return Masthead(published=published) if published else None
    if by := _BY.fullmatch(rest):
        return Masthead(_person(by["person"]), by["outlet"] or "", published)
    pairs = list(_SLASHED.finditer(rest)) if "/" in rest else []
    if pairs and not _SLASHED.sub("", rest).strip(_EDGES):
        bylines, outlets = ([p[k] for p in pairs] for k in ("person", "outlet"))
        return Masthead(" & ".join(map(_person, bylines)), " + ".join(dict.fromkeys(outlets)), published)
    if published and _BARE_NAME.fullmatch(rest):
        return Masthead(rest, "", published)
    return None


def is_bare_name(line: str) -> bool:
    """Whether the line might be an author's name; only a date line under it makes it one."""
    return _BARE_NAME.fullmatch(line) is not None


def read_dateline(paragraph: str) -> Masthead:
    """What the opening of a report states: "(September 18, 2016) —" or "BEIRUT (Reuters) -".

    >>> read_dateline("(September 18, 2016) — The base was lost.").published.day
    18
    >>> read_dateline("BEIRUT (Reuters) - The base was lost.").outlet
    'Reuters'
    """
    if line := _DATELINE.match(paragraph):
        date = _DATE.fullmatch(line["date"])
        return Masthead(published=_datetime(date) if date else None)
    if credit := _CREDIT.match(paragraph):
        return Masthead(outlet=credit["agency"])
    return Masthead()


def read_title_credit(title: str) -> str:
    """The outlet that a title names as its author at its end, or "".

    >>> read_title_credit("Truce shattered (UPDATES) – By Meridian Wire")
    'Meridian Wire'
    """
    credit = _TITLE_CREDIT.search(title)
    return credit["outlet"] if credit else ""


def read_foot(foot: str) -> str:
    """The outlet that a page's foot names as its publisher, or "".

    >>> read_foot("To contact the Red Ledger visit: https://redledger.example.org")
    'Red Ledger'
    """
    contact, site = _CONTACT.search(foot), _SITE.search(foot)
    if contact is None:
        return ""
    name = contact["outlet"]
    acronym = site is not None and name.lower() == site["label"].lower() and sum(map(str.isupper, name)) > 1
    return name.upper() if acronym else name


def _person(name: str) -> str:
    return "" if name.lower() in _NOBODY else name


def _datetime(date: re.Match[str]) -> datetime | None:
    try:
        if date["iso"]:
            return datetime.fromisoformat(f"{date['iso']}T{date['time'] or '00:00'}")
        month = (date["month"] or date["month2"])[:3].lower()
        year, day = date["year"] or date["year2"], date["day"] or date["day2"]
        return datetime(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:  # 31 February, 25:61
        return None
