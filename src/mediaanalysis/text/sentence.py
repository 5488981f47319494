"""Paragraphs and sentences of news text, by NLTK's Punkt with abbreviations set by hand (no data is downloaded).

The method is Kiss and Strunk's (2006, Computational Linguistics 32(4)) with its abbreviation list given instead of
learnt, and three additions: curly quotation marks close a sentence as straight ones do, a line that stands by itself
(a title, a byline) is a sentence of its own, and a paragraph torn apart inside a sentence is read as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from statistics import median

from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer

from .athand import at_hand
from .letters import read_letters
from .span import Span, trim

ABBREVIATIONS = frozenset(
    """
    mr mrs ms messrs dr prof rev hon st sr jr pres gov sen sens rep reps amb sec
    gen lt col maj sgt capt cmdr cmdt adm brig cpl pvt pfc supt insp det
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun
    u.s u.k u.n e.u u.a.e u.s.s.r d.c a.m p.m i.e e.g etc vs v approx est no nos p pp ca cf al
    inc ltd co corp bros llc dept univ assn ave blvd rd mt ft
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev
    okla ore pa tenn tex va vt wash wis wyo ont que
    """.split()
)
# After "U.S." or "…" a sentence begins only where one of these words does.
SENTENCE_STARTERS = frozenset(
    """
    the a an this that these those it he she they we i you there but and or so yet if when while after before
    since although though as in on at for from to by with his her their its our my no not one some many most
    what who why how where such both all earlier later meanwhile however officials
    """.split()
)
_HARD_WRAP = (50, 90)  # median characters of a line in texts wrapped for a terminal


class _NewsLanguage(PunktLanguageVars):  # type: ignore[misc]
    """Punkt's rules, with the curly marks among the characters that may follow a full stop."""

    re_boundary_realignment = re.compile(r"""["'”’»)\]}]+?(?:\s+|(?=--)|$)""", re.MULTILINE)
    _re_non_word_chars = r"""(?:[)\";}\]\*:@\'\({\[!?”’»“‘«])"""


class _Punkt(PunktSentenceTokenizer):  # type: ignore[misc]
    """Punkt that remembers what it decided: it sees two words a decision, and "Mr. Smith" comes again."""

    text_contains_sentbreak = lru_cache(maxsize=10_000)(PunktSentenceTokenizer.text_contains_sentbreak)


@cache
def _punkt() -> _Punkt:
    parameters = PunktParameters()
    parameters.abbrev_types = {mark + word for mark in ("", *"“‘«\"'(") for word in ABBREVIATIONS}
    parameters.sent_starters = set(SENTENCE_STARTERS)
    return _Punkt(parameters, lang_vars=_NewsLanguage())


@at_hand
def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs, without the white space around them; remembered for the text at hand, which several steps read.

    A blank line ends a paragraph, and so does a single line break unless the text is hard-wrapped or the line plainly
    goes on: the next begins in lower case, or this one ends in "of" or "the".

    >>> [p.of("A title\\n\\nOne.\\nTwo.") for p in find_paragraphs("A title\\n\\nOne.\\nTwo.")]
    ['A title', 'One.', 'Two.']
    """
    pattern = _BLANK_LINE if _hard_wrapped(text) else _LINE_END
    gaps = [gap.span() for gap in pattern.finditer(text)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    paragraphs = (trim(text, Span(start, end)) for start, end in zip(starts, ends, strict=True))
    return tuple(paragraph for paragraph in paragraphs if len(paragraph))


def find_blocks(text: str) -> Iterator[Span]:
    """Paragraphs, those joined where one breaks off and the next goes on in lower case.

    >>> text = "They took over the site,\\n\\nfor hours.\\n\\nIt ended."
    >>> [b.of(text) for b in find_blocks(text)]
    ['They took over the site,\\n\\nfor hours.', 'It ended.']
    """
    block: Span | None = None
    for paragraph in find_paragraphs(text):
        if block is None:
            block = paragraph
        elif text[paragraph.start].islower() and not _ENDED.search(text, max(block.start, block.end - 6), block.end):
            block = Span(block.start, paragraph.end)
        else:
            yield block
            block = paragraph
    if block is not None:
        yield block


def find_sentences(text: str) -> Iterator[Span]:
    """The sentences in order; every character that is not white space lies in exactly one.

    >>> text = "Strike kills 62\\n\\nMaj. Gen. Smith said: “It was a mistake.” The U.S. agreed."
    >>> [s.of(text) for s in find_sentences(text)]
    ['Strike kills 62', 'Maj. Gen. Smith said: “It was a mistake.”', 'The U.S. agreed.']
    """
    stops = read_letters(text).stops().tolist()
    for block in find_blocks(text):
        sentence: Span | None = None
        for found in _split(text, block, stops[bisect_left(stops, block.start) : bisect_left(stops, block.end)]):
            if sentence is not None and text[found.start : found.start + 1].islower():  # “Why?” he asked.
                sentence = Span(sentence.start, found.end)
                continue
            if sentence is not None:
                yield sentence
            sentence = found
        if sentence is not None:
            yield sentence


def _split(text: str, block: Span, stops: Sequence[int]) -> Iterator[Span]:
    """The sentences of a block, in which the ``stops`` may end one.

    Where a word of two letters or more that is no abbreviation ends in a full stop, Punkt splits whatever else stands
    there; so it is asked only about the pieces between that hold other candidates.
    """
    start = block.start
    passed: list[int] = []
    for stop in [*stops, None]:
        end = block.end
        if stop is not None:
            sure = _SURE_END.match(text, stop, end)
            word = text[text.rfind(" ", start, stop) + 1 : stop].lstrip("\"'“‘«([") if sure else ""
            if sure is None or len(word) < 2 or not word.isalpha() or word.lower() in ABBREVIATIONS:
                passed.append(stop)
                continue
            end = sure.end()
        piece = trim(text, Span(start, end))
        if passed and any(_CANDIDATE.match(text, at, piece.end) for at in passed):
            for a, b in _punkt().span_tokenize(piece.of(text)):
                yield trim(text, Span(piece.start + a, piece.start + b))
        elif len(piece):
            yield piece
        start = end
        passed.clear()


_SURE_END = re.compile(r"[.!?][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z])")
# A mark after which Punkt may let a sentence begin: not before a lower-case letter nor inside a word (U.S., 4.8), not
# after a title that takes a name or an initial. Bounded, so that a text without spaces is read once.
_CANDIDATE = re.compile(
    r"[.!?](?<!\b(?:Mr|Ms|Lt)\.)(?<!\b(?:Mrs|Sen|Gen|Gov|Rep|Col|Sgt|Maj)\.)"
    rf"(?:(?<!\s[A-Z]\.)\s+(?![a-z\s])|{_NewsLanguage._re_non_word_chars}\S{{0,19}}\s)"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_GOES_ON = "".join(rf"(?<!\s{word}\n)" for word in "of the a an and in on to for with by as".split())
_LINE_END = re.compile(rf"\n(?:[^\S\n]*\n\s*|{_GOES_ON}(?![^\S\n]*[a-z])\s*)")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]*_]*$")


def _hard_wrapped(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n")]
    wrapped = [len(line) for line, below in pairwise(lines) if line and below]
    return len(wrapped) > 2 and _HARD_WRAP[0] <= median(wrapped) <= _HARD_WRAP[1]
