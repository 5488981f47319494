"""Words, as they are counted and as they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TypeVar

from .span import Span

T = TypeVar("T")

WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def count_words(text: str, span: Span | None = None) -> int:
    """The number of words, a hyphenated or apostrophised word as one.

    >>> count_words("US-led jets didn’t stop.")
    4
    """
    return len(WORD.findall(text, span.start, span.end) if span else WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text, each with the white space after it, and where each begins.

    Laid end to end they are the text from the first word on; ``starts`` has its end as well.
    """

    spaced: Sequence[str]
    starts: Sequence[int]


SPACE = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "_"  # an underscore is emphasis, not a letter
_GAP = re.compile(r"[\s_]*")
_READ = re.compile(
    r"""[A-Za-z]++\s[\s_]*+  # most are; the rest would find them too, but slower
      | (?: [^\W\d_][^\W_]*(?:[-‑][^\W_]+ | (?<=\b[A-Z])\.[A-Z]\b(?:\.[A-Z]\b)*\.?)*  # US-led, F16, U.S., U.S.-led
          | ['’](?:s|re|ve|ll|d|m|t)\b  # ’s
          | \d(?:[\d.,]*\d)?[^\W_]*  # 1,200, 1990s
          | -+(?=\s|-) | -+(?!\w)
          | '' | `` | ’’ | ‘‘  # a double mark in two strokes
          | [^\w\s]
        ) [\s_]*""",
    re.VERBOSE,
)


@lru_cache(maxsize=1)
def find_words(text: str) -> Words:
    """The words of a text, remembered for the text at hand, which several steps read.

    >>> find_words("US-led jets didn’t stop.").spaced
    ['US-led ', 'jets ', 'didn', '’t ', 'stop', '.']
    """
    first = _GAP.match(text).end()  # type: ignore[union-attr]  # matches anywhere
    spaced = _READ.findall(text, first)
    return Words(spaced, list(accumulate(map(len, spaced), initial=first)))


class Remembered(dict[str, T]):
    """What is read from each word, when the word is first met; all is forgotten when it has become too much.

    >>> length = Remembered(len)
    >>> length["jets"], length["jets"], dict(length)
    (4, 4, {'jets': 4})
    """

    def __init__(self, read: Callable[[str], T]) -> None:
        self._read = read

    def __missing__(self, word: str) -> T:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[word] = self._read(word)
        return found


REMEMBERED = 50_000  # words of texts, of some 100 bytes
