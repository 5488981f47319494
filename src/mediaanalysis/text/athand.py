"""What is read once: from a text, though several steps ask for it, and from a word, though many texts have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

TOGETHER = 64_000  # characters of texts read side by side: a dozen articles, which a processor’s cache can hold


def side_by_side(items: Iterable[T], text_of: Callable[[T], str]) -> Iterator[list[T]]:
    """The items in lists whose texts have some ``TOGETHER`` characters.

    >>> list(map(len, side_by_side(["a", "b", "c" * TOGETHER, "d"], str)))
    [3, 1]
    """
    together: list[T] = []
    length = 0
    for item in items:
        together.append(item)
        length += len(text_of(item))
        if length >= TOGETHER:
            yield together
            together, length = [], 0
    if together:
        yield together


def at_hand(read: Callable[[str], R]) -> Callable[[str], R]:
    """The function, which remembers what it read from the last texts: from as many as are read side by side.

    >>> words = at_hand(str.split)
    >>> words("Ada Roe") is words("Ada Roe")
    True
    """
    known: dict[str, R] = {}
    length = 0

    @wraps(read)
    def read_once(text: str) -> R:
        nonlocal length
        if text in known:
            return known[text]
        length += len(text)
        while known and length > 2 * TOGETHER:
            oldest = next(iter(known))
            length -= len(oldest)
            del known[oldest]
        found = known[text] = read(text)
        return found

    return read_once


class Remembered(dict[str, R]):
    """What is read from each word, when the word is first met; all is forgotten when it has become too much.

    What is no word but a long line without blanks is read anew each time.

    >>> length = Remembered(len)
    >>> length["jets"], length["jets"], dict(length)
    (4, 4, {'jets': 4})
    """

    def __init__(self, read: Callable[[str], R]) -> None:
        self._read = read

    def __missing__(self, word: str) -> R:
        found = self._read(word)
        if len(self) >= REMEMBERED:
            self.clear()
        if len(word) <= LONGEST_WORD:
            self[word] = found
        return found


REMEMBERED = 50_000  # words of texts, of some 100 bytes
LONGEST_WORD = 100  # characters
