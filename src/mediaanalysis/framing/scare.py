"""Scare quotes: short quotations that hold their words at a distance rather than quote somebody.

Nominated by rules, after the external voice of Nádraská (2021, The function of scare quotes in hard news) and Fetzer's
types of quotation in headlines (Pragmatics, doi 10.1075/prag.24024.fet): one to four words in quotation marks that no
attribution claims. Titles, names, nicknames and words that are mentioned ("the word 'peace'") are told apart by what
stands around them. Whether the writer means to distance himself is for a person to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text.quotation import Quotation
from ..text.span import Span, index_at, merge
from .voice import Content

MAX_WORDS = 4  # longer ones are partial quotations: the codebook's definition
_MAX_LENGTH = 60  # characters of four long words
_LONG = 30  # characters: a quotation of more than four words
_NEAR = 40  # characters: longer than a word
_WIDE = 400  # characters: longer than nearly every sentence of news
_TERM_REACH = 5_000  # characters: a term is used again within a few paragraphs of its introduction
_LINE_END = re.compile(r"\S[^\S\n]*\n")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")

# The word before words that are named, mentioned or explained rather than used.
_NAMING_WORDS = """
call calls called calling known-as dubbed name names named naming nicknamed renamed codenamed titled entitled term
terms termed word words phrase phrases expression slogan hashtag denoted-by denoted-as label labels labeled labelled
referred-to-as mean means meaning meant read reads reading says spelled spelt stands-for song film movie book novel
album single episode series show play poem article essay column report paper headline documentary game sign chapter
section magazine newspaper chant chants chanted chanting chants-of shout shouts shouted shouting yelled answer
answered reply replied vote voted voting marked button definition-of concept-of notion-of meaning-of
"""
_NAMING = frozenset(tuple(entry.split("-")) for entry in _NAMING_WORDS.split())
# Reporting verbs, and what may stand between one and a quotation that is its object: described it as “…”.
_REPORTING_VERBS = """
said say says saying call calls called calling describe describes described describing declared insisted claimed
argued wrote told added tweeted asked warned noted stated promised denounced condemned criticized criticised praised
blasted slammed branded deemed considered quote quoted asserted claim claims found arguing claiming
"""
_REPORTING = frozenset(_REPORTING_VERBS.split())
_CALLING = frozenset(("called", "calls", "calling", "describes", "described", "describing", "labelled", "labeled"))
_BETWEEN_WORDS = "it that them him her this there the a an as was is were are to be of in on for with has have had been"
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
_EXPRESSED = re.compile(r"(?:express|voic|convey|feign|profess)(?:e|ed|es|s|ing)?", re.IGNORECASE)
_DISTANCING = frozenset(("so-called", "supposed", "alleged", "purported", "self-styled"))
# Signs of somebody speaking: first and second person, contractions, exclamations, figures, a comma before the mark.
_SPEECH = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|me|us|[Mm]y|[Oo]ur|[Yy]our)\b|[!?…\d]|[.,]$|n['’]t\b|['’](?:m|re|ll|ve)\b")
_SMALL = frozenset(("a", "an", "the", "of", "in", "on", "for", "and", "or", "to", "at", "by", "with", "from", "as"))


def find_scare_quotes(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], contents: Sequence[Content]
) -> Iterator[tuple[Span, str]]:
    """The words between the marks, and the rule: ``unattributed``, ``other-marks`` or ``expressed``.

    Words inside an attribution's content are quoted, not distanced, unless they stand in other marks than those in
    which the document quotes (‘by mistake’ where speech is in “…”), or are a feeling that somebody "expressed". Words
    that a longer quotation of the document repeats are a partial quotation of it, as in headlines (Fetzer's uptake),
    and those that the text goes on to use without marks are a term at its introduction.

    >>> text = "The “accidental” raid, as the army calls it."
    >>> marks = [Quotation(Span(4, 16), Span(5, 15), "double")]
    >>> [(span.of(text), rule) for span, rule in find_scare_quotes(text, [Span(0, 44)], marks, [])]
    [('accidental', 'unattributed')]
    """
    spans = [content.span for content in contents]
    main = _main_style(quotations, contents, spans)
    first_line = _LINE_END.search(text)
    headline = first_line.end() if first_line else len(text)
    nominated: list[tuple[Quotation, list[str], str]] = []
    for quotation in quotations:
        inner, outer = quotation.inner, quotation.outer
        if not 0 < len(inner) <= _MAX_LENGTH or inner.start == outer.start or inner.end == outer.end:
            continue
        words = _WORD.findall(text, inner.start, inner.end)
        if 1 <= len(words) <= MAX_WORDS:
            at = index_at(sentences, inner.start)
            sentence = Span(0, len(text)) if at is None else sentences[at]
            i = index_at(spans, inner.start)
            in_headline = first_line is not None and inner.start < headline
            style = "" if in_headline else main  # headlines quote in single marks, whatever their texts do
            rule = _rule(text, sentence, quotation, words, None if i is None else contents[i], style)
            if rule:
                nominated.append((quotation, words, rule))
    if nominated:
        speech, prose = _speech_and_prose(text, quotations)
        for quotation, words, rule in nominated:
            if not _taken_up(text, quotation, words, headline, speech, prose):
                yield quotation.inner, rule


def _main_style(quotations: Sequence[Quotation], contents: Sequence[Content], spans: Sequence[Span]) -> str:
    """The marks in which the document quotes its sources: most of its long attributed quotations."""
    counts: dict[str, int] = {}
    for quotation in quotations:
        if quotation.depth == 0 and len(quotation.inner) > _LONG:
            i = index_at(spans, quotation.inner.start)
            if i is not None and contents[i].attribution is not None:
                counts[quotation.style] = counts.get(quotation.style, 0) + 1
    return max(counts, key=lambda style: counts[style]) if counts else ""


def _rule(text: str, sentence: Span, quotation: Quotation, words: list[str], content: Content | None, main: str) -> str:
    inner, outer = quotation.inner, quotation.outer
    if text[inner.start].isspace() or text[inner.end - 1].isspace() or "=" in inner.of(text):
        return ""  # marks that do not belong to each other, markup
    if _SPEECH.search(inner.of(text)) or text[outer.start - 1 : outer.start] in ("=", "("):
        return ""
    quoted = content is not None and content.attribution is not None and (not main or quotation.style == main)
    near: list[str] = _WORD.findall(text, max(sentence.start, outer.start - _NEAR), outer.start)
    if quoted and not (near and (near[-1].lower() in _DISTANCING or _EXPRESSED.fullmatch(near[-1]))):
        return ""
    before: list[str] = _WORD.findall(text, max(sentence.start, outer.start - _WIDE), outer.start)
    after: list[str] = _WORD.findall(text, outer.end, min(max(outer.end, sentence.end), outer.end + _WIDE))
    if (not before and not after) or _named(before):  # the sentence is nothing else: a heading, a line of speech
        return ""
    if before and before[-1].lower() in _DISTANCING:
        return "unattributed"
    if _is_name(words, before, after):
        return ""
    if content is None or content.attribution is None:
        return "" if _reported(before) else "unattributed"
    if before and _EXPRESSED.fullmatch(before[-1]) and len(words) <= 2:
        return "expressed"
    if main and quotation.style != main and (quotation.depth == 0 or (after and after[0].islower())):
        return "other-marks"
    return ""


def _speech_and_prose(text: str, quotations: Sequence[Quotation]) -> tuple[str, str]:
    """The quotations of more than a few words, one a line, and the text with every quotation blanked."""
    speech = [q.inner.of(text) for q in quotations if len(q.inner) > _LONG]
    prose, at = [], 0
    for span in merge(q.outer for q in quotations):
        prose += [text[at : span.start], " " * len(span)]
        at = span.end
    return "\n".join(speech), "".join((*prose, text[at:]))


def _taken_up(
    text: str, quotation: Quotation, words: list[str], headline: int, speech: str, prose: str
) -> bool:
    """Whether a longer quotation repeats the words, or the text later uses them, two or more, without marks.

    A single word is looked up for the headline only: elsewhere it recurs by chance.
    """
    if len(words) == 1 and quotation.outer.start > headline:
        return False
    said = quotation.inner.of(text).strip(" .,;").lower()
    if _count_whole(said, speech.lower()) > (quotation.depth > 0):  # within a quotation, the words find themselves
        return True
    end = quotation.outer.end
    return len(words) > 1 and _count_whole(said, prose[end : end + _TERM_REACH].lower()) > 0


def _count_whole(words: str, text: str) -> int:
    """How often the words stand in the text, not as parts of others."""
    count, at = 0, text.find(words)
    while at >= 0:
        end = at + len(words)
        before, after = text[at - 1 : at], text[end : end + 1]
        whole = _in_word(before) != _in_word(words[0]) and _in_word(words[-1]) != _in_word(after)
        count += whole
        at = text.find(words, end if whole else at + 1)
    return count


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _named(before: list[str]) -> bool:
    low = [word.lower() for word in before[-3:]]
    return any(tuple(low[-n:]) in _NAMING for n in (1, 2, 3))


def _reported(before: list[str]) -> bool:
    """Whether a reporting verb has the quotation as its object, or something is called "as" it says."""
    if [word.lower() for word in before[-2:] if word.lower() not in ("a", "an", "the")][-1:] == ["as"]:
        return True
    if not _CALLING.isdisjoint(word.lower() for word in before[-6:]):  # calling the plan for the city “a steep price”
        return True
    for word in reversed(before[-8:]):
        low = word.lower()
        if low in _REPORTING:
            return True
        if low not in _BETWEEN and not low.endswith("ly"):
            return False
    return False


def _is_name(words: list[str], before: list[str], after: list[str]) -> bool:
    """Whether the words are a title, a nickname or a name: all have capitals that their place does not explain."""
    long = [word for word in words if word.lower() not in _SMALL]
    if not all(word[0].isupper() or word[0].isdigit() for word in long):
        return False
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 2:  # an acronym held at a distance: ‘ISIS’
        return not before
    if before and after and before[-1][0].isupper() and after[0][0].isupper() and len(words) == 1:
        return True  # William “Mo” Cowan
    outside = [word for word in (*before, *after) if len(word) > 3]
    headline = sum(word[0].isupper() for word in outside) > 0.6 * len(outside)
    return not headline and (bool(before) or len(words) > 1)
