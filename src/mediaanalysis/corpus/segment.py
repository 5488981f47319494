"""Segments: which outlet speaks in which part of a page.

No standard exists for a page that reprints agencies and adds its editor's comments; the rules here follow the marks
that such pages carry: a headline with a credit line under it, "Comment:", "Update 1:", "From X:", and the foot.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from ..text.sentence import find_paragraphs
from ..text.span import Span
from .document import Document, Segment, SegmentKind
from .masthead import Masthead, is_bare_name, read_dateline, read_masthead, read_title_credit

_TITLE_LENGTH = 180  # characters; the longest headline among the five real articles has 149
_FOOT_LINES = 8  # paragraphs
_COMMENT = re.compile(r"(?:Comment|Editor[’']s (?:note|comment)|Ed(?:itor)?\.?:? note)\s*:", re.I)
_UPDATE = re.compile(r"Update(?: #?\d+)?\s*:")
_NAME = r"[A-Z][\w’'.-]*(?: (?:of |the )?[A-Z][\w’'.-]*){0,3}"
_FROM = re.compile(rf"(?:^|[.!?…]\s+)(?:From|Via|As reported by) (?P<outlet>{_NAME}):$")
_LENDS = re.compile(
    rf"(?:Update(?: #?\d+)?\s*:\s*)?(?P<outlet>{_NAME}) (?:provides|reports|writes|has|offers|explains)\b[^.:]*:$"
)
_REPORTED = re.compile(r"\b(?:said|says|told|according to|reported|announced|declined|stated|claimed|added)\b|[“”\"]")
_CAPTION = re.compile(r"\(?(?:File |AP )?(?:Photo|Image|Video)\b[^.]{0,20}:", re.I)
_PICTURE_CREDIT = re.compile(r"\((?:Photo|Image)\s?(?:by|:)", re.I)
_FOOT = re.compile(
    r"""
    (?:https?://|www\.)\S+$ | \w[\w.-]+\.(?:com|org|net)(?:/\S*)?$
    | (?:to\ contact|related\ articles?|read\ more|share\ this|follow\ us|subscribe|sign\ up|comments\ are|tags?:
       |source:|posted\ in|all\ rights\ reserved|copyright|©|%d\ bloggers|filed\ under|more\ from|support\ us|donate
       |reprinted\ (?:with|under)|this\ (?:page|article)\ (?:is|was)\ (?:published|reprinted|reproduced))
    """,
    re.VERBOSE | re.IGNORECASE,
)


class _Speaker(Struct, frozen=True, gc=False):
    """Who speaks from here on."""

    kind: SegmentKind
    outlet: str = ""
    byline: str = ""
    published: datetime | None = None


def find_segments(document: Document) -> tuple[Segment, ...]:
    """The segments in order; together they cover the whole text.

    A byline or credit line is boilerplate. An article on a page of several, or one whose credit names another outlet
    than the page's, is a reprint.
    """
    text = document.text
    paragraphs = find_paragraphs(text)
    page = dataclasses.replace(document, outlet="") if "outlet" in document.inferred else document
    speakers = _speakers([p.of(text) for p in paragraphs], page)
    if page is not document and not any(s.outlet for s in speakers):  # inferred from the foot, not from credits
        speakers = [replace(s, outlet=document.outlet) for s in speakers]
    if not paragraphs:
        return (Segment(Span(0, len(text)), "report", document.outlet, document.byline, document.published),)
    changes = [i for i in range(1, len(speakers)) if speakers[i] != speakers[i - 1]]
    starts = [0, *(paragraphs[i].start for i in changes), len(text)]
    return tuple(
        Segment(Span(start, end), s.kind, s.outlet, s.byline, s.published)
        for start, end, s in zip(starts, starts[1:], (speakers[i] for i in (0, *changes)), strict=False)
    )


def credited_outlets(segments: Sequence[Segment]) -> list[str]:
    """The outlets whose articles the page holds, in order of appearance, from headlines and credit lines."""
    return list(dict.fromkeys(s.outlet for s in segments if s.kind == "headline" and s.outlet))


def _speakers(lines: Sequence[str], document: Document) -> list[_Speaker]:
    """The speaker of each paragraph."""
    heads = list(_find_heads(lines, document))
    foot = _foot_start(lines)
    composite = len(heads) > 1 or any(_COMMENT.match(line) for line in lines)
    page = _Speaker("comment", document.outlet)
    out: list[_Speaker] = []
    for n, head in enumerate(heads):
        end = heads[n + 1].start if n + 1 < len(heads) else len(lines)
        m = head.masthead
        outlet = m.outlet or document.outlet
        reprint = bool(m.outlet) and m.outlet != document.outlet and (composite or bool(document.outlet))
        article = _Speaker("reprint" if reprint else "report", outlet, m.byline, m.published)
        for i in range(head.start, head.body):
            out.append(replace(article, kind="headline" if i in head.titles else "boilerplate"))
        out.extend(_body_speakers(lines[head.body : end], article, page, composite))
    for i in range(foot, len(lines)):
        out[i] = _Speaker("boilerplate", document.outlet)
    return out


@dataclass(frozen=True, slots=True)
class _Head:
    """The headline and credit lines of an article: paragraphs ``start`` to ``body``."""

    start: int
    body: int
    titles: frozenset[int]
    masthead: Masthead


def _find_heads(lines: Sequence[str], document: Document) -> Iterator[_Head]:
    """The heads in order; the first begins the page, a later one needs a credit line that names an outlet."""
    page = Masthead(document.byline, "", document.published)
    i = 0
    while i < len(lines):
        run = i
        while run < len(lines) and _head_line(lines, run):
            run += 1
        if run == i:
            if i == 0:
                yield _Head(0, 0, frozenset(), _with_dateline(page, lines[0], document))
            i += 1
            continue
        mastheads = {k: m for k in range(i, run) if (m := _masthead(lines, k)) is not None}
        credited = [k for k in mastheads if mastheads[k].outlet and k - 1 >= i and k - 1 not in mastheads]
        start = credited[-1] - 1 if credited and credited[-1] == run - 1 else i
        if i == 0 and start > 0:  # the page's own head stands above the first article's; it credits, but does not write
            own = replace(_first_stated([mastheads[k] for k in sorted(mastheads) if k < start]), byline="", outlet="")
            yield _Head(0, start, frozenset(range(start)) - mastheads.keys(), _first_stated([page, own]))
        if i == 0 or (credited and credited[-1] == run - 1):
            stated = [mastheads[k] for k in sorted(mastheads) if k >= start]
            masthead = _first_stated([*stated, Masthead(outlet=read_title_credit(lines[start])), page])
            if run < len(lines):
                masthead = _with_dateline(masthead, lines[run], document)
            yield _Head(start, run, frozenset(range(start, run)) - mastheads.keys(), masthead)
        i = run


def _head_line(lines: Sequence[str], i: int) -> bool:
    line = lines[i]
    if len(line) > _TITLE_LENGTH:
        return False
    if _masthead(lines, i) is not None:
        return True
    ended = line.endswith((".", ":", ";", ",", ".”", '."'))
    return not ended and not line[0].islower() and not _COMMENT.match(line)


def _masthead(lines: Sequence[str], i: int) -> Masthead | None:
    """What the line states; a bare name counts where a date stands under it."""
    if is_bare_name(lines[i]) and 0 < i < len(lines) - 1:
        below = read_masthead(lines[i + 1])
        if below is not None and below.published and not below.byline:
            return Masthead(lines[i])
    return read_masthead(lines[i])


def _first_stated(mastheads: Sequence[Masthead]) -> Masthead:
    """Each part from the first line that states it."""
    return Masthead(
        next((m.byline for m in mastheads if m.byline), ""),
        next((m.outlet for m in mastheads if m.outlet), ""),
        next((m.published for m in mastheads if m.published), None),
    )


def _with_dateline(masthead: Masthead, paragraph: str, document: Document) -> Masthead:
    line = read_dateline(paragraph)
    outlet = masthead.outlet or ("" if document.outlet else line.outlet)
    return replace(masthead, outlet=outlet, published=line.published or masthead.published)


def _body_speakers(lines: Sequence[str], article: _Speaker, page: _Speaker, composite: bool) -> Iterator[_Speaker]:
    """The article with the page's comments; after "Update" the page's own words with what it reprints between them.

    A comment ends where the article reports again, a story lent "From X:" where nothing is reported any more; both are
    guesses from one paragraph, and what follows "X writes:" is X's to the next mark.
    """
    host, guest, lasting, introduced = article, None, False, False
    for line in lines:
        if composite and _UPDATE.match(line):
            host, guest = page, None
        elif composite and _COMMENT.match(line):
            guest, lasting = page, False
        elif _CAPTION.match(line) or ("(" in line and _PICTURE_CREDIT.search(line)):
            yield replace(host, kind="caption")
            continue
        elif guest is not None and not lasting and not introduced:
            reports = _REPORTED.search(line) is not None
            if reports is (guest is page):
                guest = None
        yield guest or host
        introduced = line.endswith(":")
        if host is page and (lender := _FROM.search(line)):
            guest, lasting = _Speaker("reprint", lender["outlet"]), False
        elif host is page and (lender := _LENDS.match(line)):
            guest, lasting = _Speaker("reprint", lender["outlet"]), True


def _foot_start(lines: Sequence[str]) -> int:
    """Where the page's foot begins: contact lines, links and credits among the last few paragraphs."""
    for i in range(max(1, len(lines) - _FOOT_LINES), len(lines)):
        if _FOOT.match(lines[i]) and all(len(line) <= _TITLE_LENGTH for line in lines[i:]):
            return i
    return len(lines)
