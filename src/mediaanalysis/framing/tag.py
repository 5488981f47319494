"""Framing features of a text, each with its voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from msgspec import Struct

from ..text.match import Hit
from ..text.quotation import Quotation
from ..text.span import Span, find_index
from .agency import find_agency
from .codebook import Form
from .context import holds
from .entry import NONE
from .evaluation import Found, find_phrases
from .intent import find_acts, is_of_harm, pole_of
from .scare import find_scare_quotes
from .voice import Content, Voice

_NEVER = frozenset({"attribution", "force"})  # looked up for tables of their own or for other features
UNTAGGED = _NEVER | {"harm"}  # of which agency makes tags


class Tag(Struct, frozen=True, gc=False):
    """A framing feature of a span; ``rule`` is the id of the codebook entry or of the rule that found it.

    ``act_of`` is, for a word of intent, the mention of whose act it is about (see :mod:`.act`), "" where the text
    leaves that open.
    """

    span: Span
    feature: str
    category: str
    rule: str
    voice: Voice = "outlet"
    attribution: int | None = None
    act_of: str = ""


def find_tags(
    text: str,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    hits: Sequence[Hit[Form]],
    contents: Sequence[Content],
) -> tuple[Tag, ...]:
    """The tags in order; several may cover the same words."""
    content_at = find_index([content.span for content in contents])

    def voice_at(offset: int) -> tuple[Voice, int | None]:
        i = content_at(offset)
        return ("outlet", None) if i is None else (contents[i].voice, contents[i].attribution)

    scares = list(find_scare_quotes(text, sentences, quotations, contents))
    tags = [Tag(*f, *voice_at(f[0].start)) for f in _from_hits(text, sentences, hits, [span for span, _ in scares])]
    for span, rule in scares:
        # The marks are the outlet's own, unless it quotes somebody who speaks in them.
        around = voice_at(max(0, span.start - 2))
        voice: tuple[Voice, int | None] = around if around[0] == "quoted" else ("outlet", None)
        tags.append(Tag(span, "scare_quote", "distancing", f"scare_quote.{rule}", *voice))
    return tuple(sorted(tags, key=lambda tag: (tag.span.start, tag.span.end, tag.feature, tag.category)))


def _from_hits(
    text: str, sentences: Sequence[Span], hits: Sequence[Hit[Form]], distanced: Sequence[Span]
) -> Iterator[Found]:
    """What the hits of the word lists come to, sentence by sentence."""
    framing = [hit for hit in hits if not hit.kinds <= _NEVER]
    acts: frozenset[int] | None = None
    sentence_at = find_index(sentences)
    for at, in_sentence in groupby(framing, key=lambda hit: sentence_at(hit.span.start) or 0):
        sentence = sentences[at]
        evaluative, harms = [], []
        for hit in in_sentence:
            if "harm" in hit.kinds:
                harms.append(hit)
            for found in _from_words(text, sentence, hit):
                span, feature, category, rule = found
                if feature == "evaluative":
                    evaluative.append(found)
                elif feature == "intent":
                    acts = find_acts(sentences, hits) if acts is None else acts
                    if is_of_harm(acts, at, span.of(text)):
                        yield span, feature, pole_of(text, sentence, span, category, distanced), rule
                else:
                    yield found
        if evaluative:
            yield from find_phrases(text, sentence, evaluative)
        if harms:
            yield from find_agency(text, sentence, harms)


def _from_words(text: str, sentence: Span, hit: Hit[Form]) -> Iterable[Found]:
    """Span, feature, category and rule of a hit whose context holds; a category once."""
    found: dict[tuple[str, str], Found] = {}
    for form in _tagging(hit.values):
        entry = form.entry
        kind = entry.feature, entry.category
        if kind not in found and holds(entry.context, text, sentence, hit.span, form.inflection):
            found[kind] = hit.span, *kind, entry.id
    return found.values()


@lru_cache(maxsize=10_000)
def _tagging(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Those of which a hit makes a tag where their context holds."""
    return tuple(f for f in forms if f.entry.feature not in UNTAGGED and f.entry.category != NONE)
