"""From evaluative words to evaluative phrases: intensifiers in, negation turned, neighbours joined.

Intensifiers belong to what they intensify ("staggeringly reckless"); a negation before a word turns its polarity
("simply not credible"); neighbours that judge the same way are one phrase ("dangerous and blatant aggression").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..text.span import Span

Found = tuple[Span, str, str, str]  # span, feature, category, rule

_WORD = re.compile(r"[\w'’-]+")
_DEGREE_WORDS = "so very too quite rather most more far all such utter total complete absolute sheer pure outright"
_DEGREE = frozenset(_DEGREE_WORDS.split())
# Words in -ly that say when, how surely, how often, or are no adverbs: they do not intensify.
_NOT_DEGREE_WORDS = """
only early daily weekly monthly yearly family recently currently previously formerly finally allegedly reportedly
apparently possibly probably likely initially originally immediately quickly reply supply apply rely july italy
assembly ally subsequently eventually usually normally generally mainly mostly partly nearly hardly scarcely barely
rarely publicly officially privately similarly equally respectively locally nationally globally politically
economically
"""
_NOT_DEGREE = frozenset(_NOT_DEGREE_WORDS.split())
# Not "no" and "without": an attack without provocation is no compliment.
_NEGATIONS = frozenset(("not", "never", "hardly", "scarcely", "cannot", "neither", "nor"))
_AFTER_NEGATION = frozenset(("a", "an", "the", "any", "that", "all", "at", "even", "being", "exactly", "so", "very"))
_JOINT = re.compile(r"\s|,?\s(?:and|yet|but|or)\s|-")
_TURNED = {"negative": "positive", "positive": "negative"}
_REACH = 50  # characters: two adverbs, an article and a negation


def find_phrases(text: str, sentence: Span, found: Iterable[Found]) -> Iterator[Found]:
    """The evaluative phrases of one sentence, in order; the rule is that of the last word joined.

    >>> text = "It was simply not a reckless and cruel act."
    >>> found = [(Span(20, 28), "evaluative", "negative", "x"), (Span(33, 38), "evaluative", "negative", "y")]
    >>> [(span.of(text), category) for span, _, category, _ in find_phrases(text, Span(0, 43), found)]
    [('simply not a reckless', 'positive'), ('cruel', 'negative')]
    """
    last: Found | None = None
    for span, feature, category, rule in found:
        span, category = _widen(text, sentence, span, category)
        if last is not None:
            gap = text[last[0].end : max(last[0].end, span.start)]
            if (not gap or _JOINT.fullmatch(gap)) and _agree(last[2], category, gap):
                last = (Span(min(last[0].start, span.start), max(last[0].end, span.end)), feature, category, rule)
                continue
            yield last
        last = (span, feature, category, rule)
    if last is not None:
        yield last


def _widen(text: str, sentence: Span, span: Span, category: str) -> tuple[Span, str]:
    """The span with the degree words before it and, for a judgement, the negation that turns it."""
    if category not in _TURNED:
        return span, category
    words = list(_WORD.finditer(text, max(sentence.start, span.start - _REACH), span.start))
    if words and not text[words[-1].end() : span.start].isspace():
        return span, category
    n, start = len(words), span.start
    while n and _is_degree(words[n - 1][0]) and _beside(text, words, n):
        n, start = n - 1, words[n - 1].start()
    i = n
    while i and i > n - 3 and words[i - 1][0].lower() in _AFTER_NEGATION and _beside(text, words, i):
        i -= 1
    if i and _beside(text, words, i) and _negates(words[i - 1][0]):
        category, start = _TURNED[category], words[i - 1].start()
        if i > 1 and _is_degree(words[i - 2][0]) and _beside(text, words, i - 1):
            start = words[i - 2].start()
    return Span(start, span.end), category


def _beside(text: str, words: list[re.Match[str]], n: int) -> bool:
    """Whether nothing but white space stands between the n-th word and the next."""
    return n == len(words) or text[words[n - 1].end() : words[n].start()].isspace()


def _is_degree(word: str) -> bool:
    low = word.lower()
    return low in _DEGREE or (low.endswith("ly") and len(low) > 4 and low not in _NOT_DEGREE)


def _negates(word: str) -> bool:
    return word.lower() in _NEGATIONS or word.lower().endswith(("n't", "n’t"))


def _agree(before: str, category: str, gap: str) -> bool:
    """Whether two neighbours are one phrase: they judge alike, or the first only intensifies the second."""
    return before == category or (before == "booster" and category in _TURNED and not gap.strip())
