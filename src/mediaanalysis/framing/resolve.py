"""Who a source is: pronouns and short mentions led back to the fullest mention of the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from ..text.athand import Remembered, at_hand
from ..text.span import Span, find_index, index_at
from .mention import Mention, SourceKind, load_lists, read_mention, without_possessive
from .wordclass import CLASSES

# Sentences that a pronoun looks back: to somebody merely named, and to somebody quoted, who may go on for long.
REACH, REACH_OF_SOURCES = 4, 15


class Source(Struct, frozen=True, gc=False):
    """A source as resolved: the words of its nearest full mention, its fullest name, its kind."""

    words: str = ""
    name: str = ""
    kind: SourceKind = "none"


def resolve_sources(
    text: str,
    sentences: Sequence[Span],
    spans: Sequence[Span | None],
    contents: Sequence[Sequence[Span]],
    before: Sequence[tuple[Span, str]] = (),
) -> list[Source]:
    """Each source resolved, in the order given; the spans are those beside the cues, and None stands for nobody.

    ``before`` are sources, with their words, that are resolved already and for whom a pronoun may stand too. A pronoun
    never stands for a name in its own contents: in "Roe had left, he said" he is not Roe.

    >>> text = "Gen. Ada Roe arrived. She said little. The general said less."
    >>> [s.name for s in resolve_sources(text, [Span(0, 21), Span(22, 38), Span(39, 61)], [Span(22, 25)], [()])]
    ['Ada Roe']
    """
    cast = _Cast(text, sentences)
    out = [Source()] * len(spans)
    met = [(span.start, span.end, -1, words) for span, words in before if words]
    for start, end, i, words in sorted([*met, *((s.start, s.end, i, "") for i, s in enumerate(spans) if s)]):
        span = Span(start, end)
        if words:
            cast.meet(span, words)
        else:
            out[i] = cast.resolve(span, contents[i])
    return out


_TITLES = "Mr Mrs Ms Dr Gen Lt Col Maj Brig Capt Sgt Sen Rep Gov Adm Prof Rev St".split()
_TITLE = "|".join(rf"(?<=\b{title}\.)" for title in _TITLES)
_CAPITALISED = rf"[A-Z](?:\.(?:[A-Z]\b\.?)*|[\w’'-]*(?:\.(?:{_TITLE}))?)"
_NAME = re.compile(rf"{_CAPITALISED}(?: (?:(?:of|for|the|bin|de|van|von|al|el) ){{0,2}}{_CAPITALISED})*")
LONGEST = 6  # words of a name; what is longer is a headline in capitals
_FUNCTION_WORDS = frozenset(w for words in CLASSES.values() for w in words.split())


class _Cast:
    """The names of a document and, as they are met, its sources."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text, self.sentences, self.sentence_at = text, sentences, find_index(sentences)
        self.names = _find_names(text)
        self.sources: dict[int, list[tuple[Span, str, Mention]]] = defaultdict(list)  # by sentence
        self.known: dict[str, Source] = {}  # by phrase

    def meet(self, span: Span, phrase: str) -> None:
        self.sources[self.sentence_at(span.start) or 0].append((span, phrase, read_mention(phrase)))

    def resolve(self, span: Span, contents: Sequence[Span]) -> Source:
        phrase, mention = _read_source(span.of(self.text))
        at = self.sentence_at(span.start) or 0
        if mention.pronoun:
            found = self._antecedent(span, at, mention, contents)
            if found is None:
                return Source()
            phrase, mention = found
        elif fuller := self._fuller_role(at, phrase, mention):
            phrase, mention = fuller
        self.sources[at].append((span, phrase, mention))
        if phrase not in self.known:
            self.known[phrase] = Source(phrase, self._fullest(phrase, mention), mention.kind)
        return self.known[phrase]

    def _antecedent(
        self, span: Span, at: int, pronoun: Mention, contents: Sequence[Span]
    ) -> tuple[str, Mention] | None:
        """The mention that a pronoun stands for: in the nearest sentence that has one, a source before a mere name."""
        for sentence in range(at, max(-1, at - REACH_OF_SOURCES - 1), -1):
            for source_span, phrase, mention in reversed(self.sources.get(sentence, ())):
                if source_span.end <= span.start and (_fits(pronoun, mention) or _is_voice(pronoun, mention)):
                    return phrase, mention
            if at - sentence > REACH:
                continue
            window = self.sentences[sentence]
            for start, name in self.names.between(window.start, min(window.end, span.start)):
                mention = read_mention(name)
                if _fits(pronoun, mention) and index_at(contents, start) is None:
                    return name, mention
        return None

    def _fuller_role(self, at: int, phrase: str, mention: Mention) -> tuple[str, Mention] | None:
        """For "the official", the nearest fuller mention of an official before it."""
        if mention.names or not phrase.lower().startswith("the ") or phrase.count(" ") > 1:
            return None
        for sentence in range(at, max(-1, at - 2 * REACH), -1):
            for _, other, read in reversed(self.sources.get(sentence, ())):
                if read.head == mention.head and read.plural == mention.plural and len(other) > len(phrase):
                    return other, read
        return None

    def _fullest(self, phrase: str, mention: Mention) -> str:
        """The longest name of the document that the mention abbreviates."""
        if mention.kind == "named_person" and mention.names:
            name = " ".join(mention.names)
            fuller = [n for n in map(_person, self.names.with_word(mention.names[-1])) if n.endswith(name)]
            return max(fuller, key=len, default=name)
        if mention.kind == "named_organisation":
            words = [w for w in mention.names if w.lower() not in _FUNCTION_WORDS]
            key = words[-1] if words and words[-1].lower().startswith(mention.head) else mention.head.capitalize()
            fuller = [n for n in self.names.with_word(key) if _extends(n, key, words) and _is_body(n)]
            return max(fuller, key=len, default=_without_article(phrase))
        return _without_article(phrase)


def _extends(name: str, key: str, words: Sequence[str]) -> bool:
    """Whether a longer name is of the same body: "Oslo Office for Rights" of the Office, "Oslo Radio" not of Oslo."""
    after = name[name.rindex(key) + len(key) :]
    return set(words) <= set(name.split()) and not after[1:2].isupper()


class _Names:
    """The names of a text by their words, and where they stand in the lines; each is read when somebody asks for it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._distinct = "\n".join(["", *dict.fromkeys(_NAME.findall(text)), ""])
        self._by_word: dict[str, list[str]] = {"": []}
        self._lines: dict[int, list[tuple[int, str]]] = {}

    def with_word(self, word: str) -> list[str]:
        """The names that have the word, as they come."""
        if word not in self._by_word:
            self._by_word[word] = list(self._find_with(word))
        return self._by_word[word]

    def _find_with(self, word: str) -> Iterator[str]:
        names = self._distinct
        at = names.find(word)
        while at >= 0:
            end = names.find("\n", at)
            _, name, words = _NAMES[names[names.rindex("\n", 0, at) + 1 : end]]
            if word in words:
                yield name
            at = names.find(word, end)

    def between(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The names, with their offsets, that begin in the stretch."""
        line = self.text.rfind("\n", 0, start) + 1
        while 0 <= line < end:
            close = self.text.find("\n", line)
            if line not in self._lines:
                self._lines[line] = list(_names_in(self.text, line, close if close >= 0 else len(self.text)))
            names = self._lines[line]
            yield from names[bisect_left(names, (start,)) : bisect_left(names, (end,))]
            line = close + 1 if close >= 0 else end


def _names_in(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for found in _NAME.finditer(text, start, end):
        before, name, _ = _NAMES[found[0]]
        if name:
            yield found.start() + before, name


@at_hand
def _find_names(text: str) -> _Names:
    """The names of a text, kept for the text at hand."""
    return _Names(text)


def _name_in(phrase: str) -> tuple[int, str, Sequence[str]]:
    """The name in a capitalised phrase, where it begins there, and its words; "" where function words are all."""
    name = phrase
    first = name.partition(" ")[0]
    while first.lower() in _FUNCTION_WORDS and first != "US":
        name = name[len(first) + 1 :]
        first = name.partition(" ")[0]
    before = len(phrase) - len(name)
    name = without_possessive(name)
    spaces = name.count(" ")
    if len(name) > 1 and spaces < LONGEST and (spaces or not name.endswith(("ing", "ly", "ed"))):
        return before, name, [word.rstrip(".") for word in name.split()]
    return before, "", ()


_NAMES = Remembered(_name_in)


@lru_cache(maxsize=10_000)
def _read_source(words: str) -> tuple[str, Mention]:
    """The words of a source without what does not belong to it, and these read."""
    phrase = without_possessive(words.replace("*", ""))
    return phrase, read_mention(phrase)


def _fits(pronoun: Mention, mention: Mention) -> bool:
    if mention.pronoun:
        return False
    if pronoun.head in ("he", "she", "him", "his", "her"):
        in_role = mention.kind == "unnamed_role" and mention.head in load_lists()["role"]
        return mention.kind == "named_person" or (in_role and not mention.plural)
    if pronoun.head in ("it", "its"):
        return mention.kind == "named_organisation"
    if pronoun.head in ("they", "their", "them"):
        return mention.plural or mention.kind == "named_organisation"
    return False


def _is_voice(pronoun: Mention, source: Mention) -> bool:
    """Whether "it" may be a source that is nobody: an inquiry, the news desk of the station."""
    nobody = source.kind == "unnamed_role" and not source.plural and source.head not in load_lists()["role"]
    return pronoun.head in ("it", "its") and nobody and not source.pronoun and not source.head.endswith(("body", "one"))


def _person(name: str) -> str:
    """The person's own names in a name, "" where it is no person's."""
    mention = read_mention(name)
    return " ".join(mention.names) if mention.kind == "named_person" else ""


def _is_body(name: str) -> bool:
    return read_mention(name).kind == "named_organisation"


def _without_article(phrase: str) -> str:
    return _ARTICLE.sub("", phrase)


_ARTICLE = re.compile(r"^(?:the|a|an)\s", re.IGNORECASE)
