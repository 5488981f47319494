"""The running words of a corpus in arrays: which, where, whose, and in whose voice.

A word is what :func:`count_words` counts; it is compared in lower case, with a plain apostrophe and without a
possessive 's. Boilerplate is left out, as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from ..errors import DataError
from ..tables import Tables
from .joins import Begins, Ints, document_rows, find_begins, join
from .tokens import Codes, Reading, read_texts
from .units import VOICES, placed, unit_rows, unit_table

_VOICES = tuple(VOICES)  # what the numbers in Words.voice stand for


class Places(NamedTuple):
    """Where words stand; one entry a word in each array."""

    voice: npt.NDArray[np.int8]
    start: Codes
    end: Codes

    def of(self, chosen: npt.NDArray[np.bool_]) -> Places:
        """The places of the words that are chosen."""
        return Places(self.voice[chosen], self.start[chosen], self.end[chosen])


@dataclass(frozen=True)
class Words:
    """The words in the order of the texts; one entry a word in each array.

    ``units`` has a row for each text, which is what one outlet wrote in one document: ``document_id``, ``outlet``,
    ``title``, ``published``, ``event``, ``words``. ``unit`` indexes its rows and ``word`` indexes ``vocabulary``;
    ``run`` changes where the next word does not follow in the same outlet's text. Where the words stand and in which
    voice is looked up when it is asked for.

    >>> words = compare.read_words(tables)
    >>> len(words.word) == len(words.start)
    True
    """

    units: pd.DataFrame
    vocabulary: npt.NDArray[np.object_]
    word: Codes
    unit: Codes
    run: Codes
    find_places: Callable[[], Places]

    @cached_property
    def _places(self) -> Places:
        return self.find_places()

    @property
    def voice(self) -> npt.NDArray[np.int8]:
        """The number of each word's voice."""
        return self._places.voice

    @property
    def start(self) -> Codes:
        """Where each word begins in the document's text."""
        return self._places.start

    @property
    def end(self) -> Codes:
        """Where it ends."""
        return self._places.end

    def in_voice(self, voice: str) -> npt.NDArray[np.bool_]:
        """Which words are in the voice: "own", "attributed" or "all"."""
        if voice == "all":
            return np.ones(len(self.word), bool)
        if voice not in (known := [*dict.fromkeys(VOICES.values()), "all"]):
            raise DataError(f"voice={voice!r}: there are {', '.join(known)}")
        return np.array([VOICES[name] == voice for name in _VOICES])[self.voice]

    def counts(self, voice: str = "all") -> sparse.csr_array:
        """How often each unit (row) has each word of the vocabulary (column) in the voice."""
        chosen = slice(None) if voice == "all" else self.in_voice(voice)
        unit, word = self.unit[chosen], self.word[chosen]
        shape = (len(self.units), len(self.vocabulary))
        if (unit[1:] < unit[:-1]).any():  # a text goes on after another outlet's
            return sparse.coo_array((np.ones(len(word)), (unit, word)), shape=shape).tocsr()
        begins = np.searchsorted(unit, np.arange(shape[0] + 1, dtype=unit.dtype)).astype(np.int32)
        counts = sparse.csr_array((np.ones(len(word)), word.copy(), begins), shape=shape)
        counts.sum_duplicates()
        return counts

    def of_units(self, kept: npt.NDArray[np.bool_]) -> Words:
        """The words of the texts that are kept."""
        chosen = kept[self.unit]
        units = self.units[kept].reset_index(drop=True)
        unit = (np.cumsum(kept, dtype=np.int32) - 1)[self.unit[chosen]]
        word, run = self.word[chosen], self.run[chosen]
        return Words(units, self.vocabulary, word, unit, run, lambda: self._places.of(chosen))


def read_words(tables: Tables) -> Words:
    """The words of all that outlets wrote, as the sentences of the tables hold them.

    >>> words = compare.read_words(tables)
    >>> "coalition" in words.vocabulary
    True
    """
    units = unit_table(tables)[["document_id", "outlet", "title", "published"]]
    units = join(units, tables.documents[["event"]], document_rows(tables, units))
    sentences = _sentences(tables, units)
    reading = read_texts(sentences["text"])
    unit, run = (np.repeat(sentences[name].to_numpy(np.int32), reading.each) for name in ("unit", "run"))
    units["words"] = np.bincount(sentences["unit"], reading.each, len(units)).astype(np.int64)
    return Words(units, reading.vocabulary, reading.word, unit, run, lambda: _places(tables, sentences, reading))


def _places(tables: Tables, sentences: pd.DataFrame, reading: Reading) -> Places:
    """Where the words of the sentences stand, a portion at a time."""
    n = len(reading.word)
    voice, start, end = np.empty(n, np.int8), np.empty(n, np.int32), np.empty(n, np.int32)
    voices, whose = _voices(tables), sentences[["document", "start"]].to_numpy(np.int64)
    done = first = 0
    for offset, length, each in reading.places():
        last, upto = first + len(each), done + len(length)
        document, begin = (np.repeat(column, each) for column in whose[first:last].T)
        begin += offset
        start[done:upto], end[done:upto] = begin, begin + length
        voice[done:upto] = voices.at(document, begin)[0]
        done, first = upto, last
    return Places(voice, start, end)


def find_voices(tables: Tables, document: Ints, offset: Ints) -> tuple[Ints, Ints]:
    """The voice at each offset and the row of its stretch in ``tables.contents``, -1 where it is the outlet's own.

    ``document`` is the row of each offset's document in ``tables.documents``.
    """
    return _voices(tables).at(document, offset)


class _Voices(NamedTuple):
    """The stretches that are not the outlet's own: where they begin and end, and the voice of each."""

    begins: Begins
    ends: Ints
    voice: Ints

    def at(self, document: Ints, offset: Ints) -> tuple[Ints, Ints]:
        row = self.begins.upto(document, offset)
        row = np.where(offset < self.ends[row], row, -1)
        return self.voice[row], row


def _voices(tables: Tables) -> _Voices:
    contents = tables.contents
    voice = contents["voice"].map({name: i for i, name in enumerate(_VOICES)}).to_numpy(np.int64)
    return _Voices(find_begins(tables, "contents"), np.append(contents["end"], 0), np.append(voice, 0))


def _sentences(tables: Tables, units: pd.DataFrame) -> pd.DataFrame:
    """The sentences in the order of the texts, each with the rows of its document and unit, and with its run."""
    rows = placed(tables, tables.sentences[["document_id", "segment_id", "start", "text"]])
    rows = rows.assign(document=document_rows(tables, rows), unit=unit_rows(tables, units, rows))
    order = np.lexsort((rows["start"], rows["document"]))
    if (order[1:] < order[:-1]).any():
        rows = rows.iloc[order].reset_index(drop=True)
    gap = rows["segment_id"].diff().fillna(0) > 1  # of boilerplate
    rows["run"] = ((rows["unit"].diff().fillna(0) != 0) | gap).cumsum()
    return rows


def text_names(words: Words) -> npt.NDArray[np.object_]:
    """A name for each text, by outlet and date; texts that would have the same one are numbered."""
    units = words.units
    dates = units["published"].dt.strftime("%Y-%m-%d").fillna("no date")
    names = units["outlet"].astype(str) + ", " + dates
    nth = names.groupby(names).cumcount() + 1
    names = (names + " (" + nth.astype(str) + ")").where(names.duplicated(keep=False), names)
    return np.array(names, dtype=object)
