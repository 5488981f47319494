"""The whole way from a document to what is found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .casualty.claim import Claim, find_claims
from .casualty.event import link_events
from .corpus.description import Event
from .corpus.document import Document, Segment
from .corpus.segment import find_segments
from .display.reading import html_of
from .framing.act import name_doers
from .framing.attribution import Attribution, find_attributions
from .framing.codebook import Codebook, load_codebook
from .framing.tag import Tag, find_tags
from .framing.voice import Content, find_contents
from .text.quotation import find_quotations
from .text.sentence import find_sentences
from .text.span import Span


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with all that was found in it; every span indexes ``document.text``.

    >>> analysis = ma.analyze(ma.Document("a", "At least two people died, police said."))
    >>> [claim.harm for claim in analysis.claims]
    ['killed']
    """

    document: Document
    segments: tuple[Segment, ...]
    sentences: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    contents: tuple[Content, ...]
    tags: tuple[Tag, ...]
    claims: tuple[Claim, ...]

    def _repr_html_(self) -> str:
        """What JupyterLab shows of it: the document with its voices shaded."""
        return html_of(self.document, self.segments, self.attributions, self.contents, self.tags, self.claims)


def analyze(document: Document, codebook: Codebook | None = None, events: Sequence[Event] = ()) -> Analysis:
    """Find whose voice each stretch of the document is in, its framing features and its casualty claims.

    A claim whose sentence names another of the ``events`` than the document's own is a claim on that event.

    >>> analysis = ma.analyze(ma.Document("a", "It was a mistake, the minister admitted."))
    >>> [attribution.stance for attribution in analysis.attributions]
    ['conceding']
    """
    text = document.text
    segments = find_segments(document)
    sentences = tuple(find_sentences(text))
    quotations = tuple(find_quotations(text))
    hits = (codebook or load_codebook()).find(text)
    attributions = find_attributions(text, sentences, quotations, hits)
    contents = find_contents(quotations, attributions)
    tags = find_tags(text, sentences, quotations, hits, contents)
    tags = name_doers(text, sentences, quotations, hits, attributions, tags)
    claims = find_claims(text, sentences, hits, attributions, contents)
    claims = link_events(text, sentences, claims, events, document.event)
    return Analysis(document, segments, sentences, attributions, contents, tags, claims)
