"""The whole way from a document to what is found in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter

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
from .text.athand import side_by_side
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
    return next(analyze_all([document], codebook, events))


def analyze_all(
    documents: Iterable[Document], codebook: Codebook | None = None, events: Sequence[Event] = ()
) -> Iterator[Analysis]:
    """The analysis of each document, as :func:`analyze` makes it, for as many as there are.

    A few are read side by side, step by step, which is a tenth faster; none is kept when the next few are read.

    >>> documents = [ma.Document("a", "One man died."), ma.Document("b", "Two men died.")]
    >>> [analysis.claims[0].quantity.low for analysis in ma.analyze_all(documents)]
    [1, 2]
    """
    codebook = codebook or load_codebook()
    for together in side_by_side(documents, attrgetter("text")):
        yield from _analyze(together, codebook, events)


def _analyze(documents: Sequence[Document], codebook: Codebook, events: Sequence[Event]) -> Iterator[Analysis]:
    texts = [document.text for document in documents]
    segments = [*map(find_segments, documents)]
    sentences = [tuple(find_sentences(text)) for text in texts]
    quotations = [tuple(find_quotations(text)) for text in texts]
    hits = [*map(codebook.find, texts)]
    attributions = [*map(find_attributions, texts, sentences, quotations, hits)]
    contents = [*map(find_contents, quotations, attributions)]
    tags = [*map(find_tags, texts, sentences, quotations, hits, contents)]
    tags = [*map(name_doers, texts, sentences, quotations, hits, attributions, tags)]
    claims = [*map(find_claims, texts, sentences, hits, attributions, contents)]
    own = [document.event for document in documents]
    claims = [*map(link_events, texts, sentences, claims, repeat(events), own)]
    return map(Analysis, documents, segments, sentences, attributions, contents, tags, claims)
