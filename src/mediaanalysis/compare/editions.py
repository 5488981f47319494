"""What another edition of the codebook would change in the tags of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ..analysis import Analysis, analyze
from ..corpus.load import Corpus
from ..framing.codebook import Codebook
from ..framing.label import label_entries
from ..framing.tag import Tag
from ..text.escape import plain
from ..text.span import Span, index_at


@dataclass(frozen=True, slots=True)
class Retag:
    """A stretch that the two editions tag differently; "" stands for the side on which it has no tag.

    ``before`` and ``after`` name category and voice, several joined by "+".
    """

    document: str
    span: Span
    text: str
    feature: str
    before: str
    after: str
    rule: str
    sentence: str

    @property
    def kind(self) -> str:
        """Whether the tag appears, vanishes or changes."""
        return "changes" if self.before and self.after else "appears" if self.after else "vanishes"

    @property
    def line(self) -> str:
        """The change in a line for a terminal, with its document and sentence."""
        change = f"{self.before} -> {self.after}" if self.before and self.after else self.before or self.after
        where = f"{self.document}:{self.span.start}"
        return plain(f"{where}: {self.kind}: {self.feature} {change} “{self.text}” [{self.rule}] in: {self.sentence}")


def find_retags(corpus: Corpus, old: Codebook, new: Codebook) -> Iterator[Retag]:
    """The tags that would appear, vanish or change category or voice, in the order of documents and places.

    Both editions are read with the label families of the corpus, which stand in place of their own.
    """
    families = corpus.description.label_families
    if families:
        old, new = (book.with_entries(label_entries(families), instead_of="label") for book in (old, new))
    for document in corpus:
        was, now = analyze(document, old), analyze(document, new)
        before, after = _by_place(was.tags), _by_place(now.tags)
        for span, feature in sorted(before.keys() | after.keys()):
            a, b = before.get((span, feature), ()), after.get((span, feature), ())
            if _said(a) != _said(b):
                rule = "+".join(sorted({tag.rule for tag in b or a}))
                sentence = _sentence(now, span)
                yield Retag(document.id, span, span.of(document.text), feature, _said(a), _said(b), rule, sentence)


def _by_place(tags: Iterable[Tag]) -> dict[tuple[Span, str], tuple[Tag, ...]]:
    def place(tag: Tag) -> tuple[Span, str]:
        return tag.span, tag.feature

    return {where: tuple(group) for where, group in groupby(sorted(tags, key=place), key=place)}


def _said(tags: Iterable[Tag]) -> str:
    return "+".join(sorted({f"{tag.category} ({tag.voice})" for tag in tags}))


def _sentence(analysis: Analysis, span: Span) -> str:
    at = index_at(analysis.sentences, span.start)
    return (span if at is None else analysis.sentences[at]).of(analysis.document.text)
