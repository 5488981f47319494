"""A news document and its segments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ..text.span import Span

SegmentKind = Literal["headline", "report", "reprint", "comment", "quotation_block", "caption", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was published. ``text`` is never changed after loading: every offset indexes it.

    What nobody stated is "" (or None for ``published``); what was read off the text rather than stated in metadata
    is named in ``inferred``.
    """

    id: str
    text: str
    outlet: str = ""
    title: str = ""
    byline: str = ""
    published: datetime | None = None
    url: str = ""
    language: str = "en"
    path: str = ""
    sha256: str = ""
    event: str = ""
    encoding: str = "utf-8"
    inferred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document with one outlet speaking. The segments cover all of the text, in order."""

    span: Span
    kind: SegmentKind
    outlet: str = ""
    byline: str = ""
    published: datetime | None = None
