"""Words, as they are counted and as they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .athand import Remembered, at_hand
from .letters import LETTER, MARK, Places, read_letters
from .span import Span

WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def count_words(text: str, span: Span | None = None) -> int:
    """The number of words, a hyphenated or apostrophised word as one.

    >>> count_words("US-led jets didn’t stop.")
    4
    """
    return len(WORD.findall(text, span.start, span.end) if span else WORD.findall(text))


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words and marks of a text: where each begins and ends.

    ``joined`` are the numbers of those that are more than one run of letters or one mark: US-led, ’s, 1,200.
    """

    starts: Places
    ends: Places
    joined: Sequence[int]


SPACE = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "_"  # an underscore is emphasis, not a letter
# The words of what stands between blanks.
_READ = re.compile(
    r"""[^\W\d_][^\W_]*(?:[-‑][^\W_]+ | (?<=\b[A-Z])\.[A-Z]\b(?:\.[A-Z]\b)*\.?)*  # US-led, F16, U.S., U.S.-led
      | ['’](?:s|re|ve|ll|d|m|t)\b  # ’s
      | \d(?:[\d.,]*\d)?[^\W_]*  # 1,200, 1990s
      | -+(?=\s|-) | -+(?!\w)
      | '' | `` | ’’ | ‘‘  # a double mark in two strokes
      | [^\w\s]
    """,
    re.VERBOSE,
)
_APART = re.compile(r"[^\W_]+|[^\w\s]")  # what is a word where nothing joins it to the one before


@at_hand
def find_words(text: str) -> Words:
    """The words of a text, remembered for the text at hand, which several steps read.

    >>> text = "US-led jets didn’t stop."
    >>> [text[start:end] for start, end in zip(find_words(text).starts, find_words(text).ends)]
    ['US-led', 'jets', 'didn', '’t', 'stop', '.']
    """
    letters = read_letters(text)
    solid = letters.sorts != 0
    begins = (letters.sorts & MARK).view(np.bool_)
    begins[letters.starts + 1] = True
    here, after = letters.sorts[1:-1], letters.sorts[2:]
    joints = here >> 1 & after & LETTER
    joints[:-1] |= here[:-1] >> 3 & (letters.codes[:-1] == letters.codes[1:])
    joined = list(_find_joined(text, solid, joints.nonzero()[0]))
    begins[1:][joined] = False
    starts = begins.nonzero()[0] - 1
    ends = (solid[:-1] & (begins[1:] | ~solid[1:])).nonzero()[0]
    return Words(starts, ends, sorted({*(starts.searchsorted(joined, "right") - 1).tolist()}))


def _find_joined(text: str, solid: NDArray[np.bool_], joints: Places) -> Iterator[int]:
    """Where a letter or a mark stands that goes on a word; ``joints`` are the marks that may join it."""
    edges = (solid[1:] != solid[:-1]).nonzero()[0]
    at = edges.searchsorted(joints, "right")
    for start, end in {*zip(edges[at - 1].tolist(), edges[at].tolist(), strict=True)}:
        around = text[start - 1 : end + 1] if start else " " + text[: end + 1]
        for shift in _JOINED[around]:
            yield start + shift


def _read_joined(around: str) -> tuple[int, ...]:
    """In what stands between the first character and a blank, the places that would begin a word but do not."""
    words = {word.start() for word in _READ.finditer(around, 1)}
    return tuple(apart.start() - 1 for apart in _APART.finditer(around, 1) if apart.start() not in words)


_JOINED = Remembered(_read_joined)
