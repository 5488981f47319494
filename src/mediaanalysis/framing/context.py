"""Whether the context that an entry asks for stands around a hit; looked at on hits only.

The model is ConText's (Chapman, Chu and Dowling 2007; medspaCy): a literal, conditions to its left and right, and words
that are looked up only to be left alone. It has no grammar: what it needs is the sentence and the hit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from ..text.span import Span
from ..text.word import SPACE
from .entry import Context

_REACH = 56  # characters on either side: the longest pattern has four words, with two adverbs between
_NEAR = 20  # characters before it: any word that a pattern names
_WIDE = 400  # characters: longer than nearly every sentence of news
_TOKEN = re.compile(r"\w+(?:['’‑.-]\w+)*|[^\w\s\"'“”„‘’«»*_]")
_BETWEEN = SPACE + "\"'“”„‘’«»*"  # belongs to no token
_END = frozenset(".,;:!?)—–-…")
_OPENING = frozenset(":;!?—–…")  # after these a capital may be due to its place; a full stop here ends an abbreviation
_ADVERBS = "not also now still well even just only then already yet soon ever never very so too far"
_PASSED_OVER = frozenset(_ADVERBS.split())
_NOT_ADVERBS = frozenset(("deadly", "likely", "unlikely", "early", "daily", "family", "friendly", "costly", "ally"))
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
billion dozen dozens scores half
"""
_NUMBER_WORDS = frozenset(_NUMBERS.split())
_DENIALS = """
not no never neither nor none nothing hardly scarcely cannot without than deny denies denied denying reject rejects
rejected rejecting dismiss dismisses dismissed dismissing dispute disputes disputed refute refutes refuted
"""
_NEGATIONS = frozenset(_DENIALS.split())


def holds(context: Context | None, text: str, sentence: Span, span: Span, inflection: str = "") -> bool:
    """Whether the words around the span are as the context asks; an entry without one holds everywhere.

    >>> text = "It may have been hit in May 2016."
    >>> context = Context(not_followed_by=("<number>",))
    >>> [holds(context, text, Span(0, 33), Span(at, at + 3)) for at in (3, 24)]
    [True, False]
    """
    if context is None:
        return True
    c = context
    if c.capitalised is not None and c.capitalised != _stands_out(text, sentence, span):
        return False
    if c.capitals is not None and c.capitals != _has_capitals(span.of(text)):
        return False
    if c.verb is not None and inflection in ("base", "s") and c.verb != stands_as_verb(text, sentence, span):
        return False
    if c.followed_by and not _any_begins(text, span.end, sentence.end, c.followed_by):
        return False
    if c.not_followed_by and _any_begins(text, span.end, sentence.end, c.not_followed_by):
        return False
    if c.preceded_by and not _any_ends(text, sentence.start, span.start, c.preceded_by):
        return False
    if c.not_preceded_by and _any_ends(text, sentence.start, span.start, c.not_preceded_by):
        return False
    if c.negated is not None:
        before: list[str] = _TOKEN.findall(text, max(sentence.start, span.start - _REACH), span.start)
        if c.negated != is_negated(before):
            return False
    if c.near and not _is_among(c.near, text, *_around(sentence, span)):
        return False
    return not (c.not_near and _is_among(c.not_near, text, *_around(sentence, span)))


def is_negated(before: list[str]) -> bool:
    """Whether the words before a hit deny it: a negation or a denying verb among the last five of the clause.

    >>> is_negated("the raid was certainly not a".split()), is_negated("not only a".split())
    (True, False)
    """
    for i in range(len(before) - 1, max(-1, len(before) - 6), -1):
        word = before[i].lower()
        if word in _END or word == "but":
            return False
        if word in _NEGATIONS or word.endswith(("n't", "n’t")):
            return before[i + 1 : i + 2] not in (["only"], ["just"], ["merely"])
    return False


_BEFORE_A_VERB = """
to will would can could may might must should shall not who which they we you i he she it do does did don't doesn't
didn't won't can't couldn't wouldn't shouldn't let help helps helped cannot 'll
"""
_VERB_FOLLOWS = frozenset(_BEFORE_A_VERB.split())
_AFTER_A_VERB = "the a an his her its their our my your him them us me this these those himself herself itself"
_OBJECT_BEGINS = frozenset(_AFTER_A_VERB.split())
_BEFORE_A_NOUN = "the a an his her its their our my your this that these those of in for with by no any some every"
_NOUN_FOLLOWS = frozenset(_BEFORE_A_NOUN.split())
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


def stands_as_verb(text: str, sentence: Span, span: Span) -> bool:
    """Whether a word that may be a noun stands where a verb stands: after to, a modal or a pronoun, or with an object.

    >>> text = "Critics slam the plan. The slam hurt. They mock him."
    >>> [stands_as_verb(text, Span(*s), Span(*w)) for s, w in [((0, 22), (8, 12)), ((23, 37), (27, 31))]]
    [True, False]
    """
    before = _TOKEN.findall(text, max(sentence.start, span.start - _REACH), span.start)
    last = before[-1].lower().replace("’", "'") if before else ""
    if last in _NOUN_FOLLOWS:
        return False
    if last in _VERB_FOLLOWS or (last.endswith("ly") and last not in _NOT_ADVERBS):
        return True
    after = _TOKEN.search(text, span.end, min(sentence.end, span.end + _REACH))
    word = after[0] if after else ""
    return word.lower() in _OBJECT_BEGINS or (word[:1].isupper() and word.lower() not in _DAYS)


def _any_begins(text: str, start: int, end: int, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands at the start, up to three adverbs before it passed over."""
    by_word, by_class, _ = _patterns(phrases, 0)
    end = min(end, start + _REACH)
    for _ in range(4):
        found = _TOKEN.search(text, start, end)
        word = found[0] if found else ""
        start = found.end() if found else end
        low = word.lower()
        patterns = by_word.get(low, ())
        if by_class:
            patterns = _with_class(word, patterns, by_class)
        for pattern in patterns:
            if len(pattern) == 1 or _goes_on(text, start, end, pattern):
                return True
        if not _is_passed_over(low):
            return False
    return False


def _goes_on(text: str, start: int, end: int, pattern: Pattern) -> bool:
    """Whether the pattern goes on there behind its first word."""
    for asked in pattern[1:]:
        found = _TOKEN.search(text, start, end)
        if not _is(found[0] if found else "", asked):
            return False
        start = found.end() if found else end
    return True


def _any_ends(text: str, start: int, end: int, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands before the end; the letters before it mostly decide."""
    by_word, by_class, edges = _patterns(phrases, -1)
    if not (by_class or text[max(start, end - _NEAR) : end].rstrip(_BETWEEN).lower().endswith(edges)):
        return False
    words: list[str] = _TOKEN.findall(text, max(start, end - _REACH), end)
    word = words[-1] if words else ""
    for pattern in _with_class(word, by_word.get(word.lower(), ()), by_class):
        before = [*[""] * len(pattern), *words][-len(pattern) :]
        if all(map(_is, before, pattern)):
            return True
    return False


def _is_passed_over(word: str) -> bool:
    return word in _PASSED_OVER or (word.endswith("ly") and word not in _NOT_ADVERBS)


Pattern = tuple[str, ...]
Patterns = tuple[Pattern, ...]


@cache
def _patterns(phrases: tuple[str, ...], edge: int) -> tuple[dict[str, Patterns], dict[str, Patterns], tuple[str, ...]]:
    """The phrases cut into words, by the word at that edge, and apart by the class there; and these words."""
    by_word: dict[str, Patterns] = {}
    by_class: dict[str, Patterns] = {}
    for phrase in phrases:
        pattern = tuple(phrase.split())
        found = by_class if pattern[edge] in _CLASSES else by_word
        found[pattern[edge]] = (*found.get(pattern[edge], ()), pattern)
    return by_word, by_class, tuple(by_word)


def _with_class(word: str, patterns: Patterns, by_class: Mapping[str, Patterns]) -> Patterns:
    """The patterns, and those that have a class of the word at their edge."""
    for asked, others in by_class.items():
        if _CLASSES[asked](word):
            patterns += others
    return patterns


def _is(word: str, asked: str) -> bool:
    """Whether the word is what is asked for; beyond the edges is "", which only <start> and <end> are."""
    return _CLASSES[asked](word) if asked in _CLASSES else word.lower() == asked


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word.lower().partition("-")[0] in _NUMBER_WORDS


_CLASSES: Mapping[str, Callable[[str], bool]] = {
    "<number>": _is_number,
    "<name>": lambda word: word[:1].isupper(),
    "<start>": lambda word: not word,
    "<end>": lambda word: not word or word in _END,
    "*": bool,
}


def _is_among(asked: tuple[str, ...], text: str, start: int, end: int) -> bool:
    """Whether one of the words stands there; they are read one by one only where their letters do."""
    if not any(map(text[start:end].lower().__contains__, asked)):
        return False
    return not {word.lower() for word in _TOKEN.findall(text, start, end)}.isdisjoint(asked)


def _around(sentence: Span, span: Span) -> tuple[int, int]:
    """The sentence's edges, or those of what stands near in a sentence without end."""
    return max(sentence.start, span.start - _WIDE), min(sentence.end, span.end + _WIDE)


def _has_capitals(word: str) -> bool:
    """Whether a name begins with a capital; an abbreviation of up to three letters has nothing else (IS, not Is)."""
    return word.isupper() if len(word) <= 3 else word[:1].isupper()


def _stands_out(text: str, sentence: Span, span: Span) -> bool:
    """Whether the hit has a capital that neither its place in the sentence nor a headline in capitals explains."""
    if not text[span.start].isupper():
        return False
    start, end = _around(sentence, span)
    before = _TOKEN.findall(text, start, span.start)
    if not before or before[-1] in _OPENING:
        return False
    long: list[str] = [word for word in _TOKEN.findall(text, start, end) if len(word) > 3]
    return sum(word[0].islower() for word in long) > len(long) / 4
