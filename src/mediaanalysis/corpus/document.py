"""A news document and its segments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Literal

from ..text.span import Span

SegmentKind = Literal["headline", "report", "reprint", "comment", "quotation_block", "caption", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was published. ``text`` is never changed after loading: every offset indexes it.

    What nobody stated is "" (or None for ``published``); what was read off the text rather than stated in metadata
    is named in ``inferred``.

    >>> document = ma.Document("a", "Two people died.", outlet="The Post")
    >>> document.outlet, document.published
    ('The Post', None)
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

    def _repr_html_(self) -> str:
        """What JupyterLab shows of it: title, outlet, date and byline, and what of these was inferred."""
        published = f"{self.published.day} {self.published:%B %Y}" if self.published else "no date"
        facts = [self.outlet or "outlet not stated", published, self.byline, self.id]
        inferred = f" (inferred from the text: {', '.join(sorted(self.inferred))})" if self.inferred else ""
        told = escape(" · ".join(fact for fact in facts if fact) + inferred)
        return f'<p dir="auto"><strong>{escape(self.title or self.id)}</strong><br>\n<small>{told}</small></p>\n'


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document with one outlet speaking. The segments cover all of the text, in order.

    >>> ma.Segment(ma.Span(0, 17), "headline").span.of("Raid on a harbour")
    'Raid on a harbour'
    """

    span: Span
    kind: SegmentKind
    outlet: str = ""
    byline: str = ""
    published: datetime | None = None
