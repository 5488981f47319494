"""The running words of a corpus in arrays: which, where, whose, and in whose voice.

A word is what :func:`count_words` counts; it is compared in lower case, with a plain apostrophe and without a
possessive 's. Boilerplate is left out, as everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from ..errors import DataError
from ..tables import Tables
from ..text.word import WORD
from .joins import Ints, document_rows, join, stretch_rows
from .units import VOICES, placed, unit_table

_CHUNK = 20_000  # sentences that are read at a time
_VOICES = tuple(VOICES)  # what the numbers in Words.voice stand for


@dataclass(frozen=True)
class Words:
    """The words in the order of the texts; one entry a word in each array.

    ``units`` has a row for each text, which is what one outlet wrote in one document: ``document_id``, ``outlet``,
    ``title``, ``published``, ``event``, ``words``. ``unit`` indexes its rows and ``word`` indexes ``vocabulary``;
    ``start`` and ``end`` index the document's text. ``run`` changes where the next word does not follow in the same
    outlet's text.

    >>> words = compare.read_words(tables)
    >>> len(words.word) == len(words.start)
    True
    """

    units: pd.DataFrame
    vocabulary: npt.NDArray[np.object_]
    word: Ints
    unit: Ints
    run: Ints
    voice: Ints
    start: Ints
    end: Ints

    def in_voice(self, voice: str) -> npt.NDArray[np.bool_]:
        """Which words are in the voice: "own", "attributed" or "all"."""
        if voice == "all":
            return np.ones(len(self.word), bool)
        if voice not in (known := [*dict.fromkeys(VOICES.values()), "all"]):
            raise DataError(f"voice={voice!r}: there are {', '.join(known)}")
        return np.isin(self.voice, [i for i, name in enumerate(_VOICES) if VOICES[name] == voice])

    def counts(self, voice: str = "all") -> sparse.csr_array:
        """How often each unit (row) has each word of the vocabulary (column) in the voice."""
        chosen = self.in_voice(voice)
        shape = (len(self.units), len(self.vocabulary))
        entries = (np.ones(int(chosen.sum())), (self.unit[chosen], self.word[chosen]))
        return sparse.coo_array(entries, shape=shape).tocsr()

    def of_units(self, kept: npt.NDArray[np.bool_]) -> Words:
        """The words of the texts that are kept."""
        chosen = kept[self.unit]
        arrays = {name: getattr(self, name)[chosen] for name in ("word", "run", "voice", "start", "end")}
        unit = (np.cumsum(kept) - 1)[self.unit[chosen]]
        return Words(self.units[kept].reset_index(drop=True), self.vocabulary, unit=unit, **arrays)


def read_words(tables: Tables) -> Words:
    """The words of all that outlets wrote, as the sentences of the tables hold them.

    >>> words = compare.read_words(tables)
    >>> "coalition" in words.vocabulary
    True
    """
    units = unit_table(tables)[["document_id", "outlet", "title", "published"]]
    units = join(units, tables.documents[["event"]], document_rows(tables, units))
    sentences = _sentences(tables, units)
    words, row, start = _tokens(sentences["text"].astype(str).tolist())
    length = np.fromiter(map(len, words), np.int64, len(words))
    start = start + sentences["start"].to_numpy(np.int64)[row]
    vocabulary, word = _encode(words)
    document = sentences["document"].to_numpy(np.int64)[row]
    unit = sentences["unit"].to_numpy(np.int64)[row]
    units["words"] = np.bincount(unit, minlength=len(units))
    return Words(
        units, vocabulary, word, unit, sentences["run"].to_numpy(np.int64)[row],
        find_voices(tables, document, start)[0], start, start + length,
    )  # fmt: skip


def find_voices(tables: Tables, document: Ints, offset: Ints) -> tuple[Ints, Ints]:
    """The voice at each offset and the row of its stretch in ``tables.contents``, -1 where it is the outlet's own.

    ``document`` is the row of each offset's document in ``tables.documents``.
    """
    contents = tables.contents
    row = stretch_rows(tables, "contents", document, offset)
    ends = np.append(contents["end"].to_numpy(np.int64), 0)
    row = np.where(offset < ends[row], row, -1)
    known = contents["voice"].map({name: i for i, name in enumerate(_VOICES)}).to_numpy(np.int64)
    return np.append(known, 0)[row], row


def _sentences(tables: Tables, units: pd.DataFrame) -> pd.DataFrame:
    """The sentences in the order of the texts, each with the rows of its document and unit, and with its run."""
    rows = placed(tables, tables.sentences)
    rows["document"] = pd.Index(tables.documents["document_id"]).get_indexer(rows["document_id"])
    keys = pd.MultiIndex.from_arrays([units["document_id"], units["outlet"].astype(str)])
    rows["unit"] = keys.get_indexer(pd.MultiIndex.from_arrays([rows["document_id"], rows["outlet"].astype(str)]))
    rows = rows.sort_values(["document", "start"], kind="stable", ignore_index=True)
    gap = rows["segment_id"].diff().fillna(0) > 1  # of boilerplate
    rows["run"] = ((rows["unit"].diff().fillna(0) != 0) | gap).cumsum()
    return rows


def _tokens(texts: Sequence[str]) -> tuple[list[str], Ints, Ints]:
    """The words of the texts one after another, with the number of their text and where in it they begin."""
    words: list[str] = []
    rows: list[Ints] = [np.empty(0, np.int64)]
    starts: list[Ints] = [np.empty(0, np.int64)]
    for first in range(0, len(texts), _CHUNK):
        chunk = texts[first : first + _CHUNK]
        joined = "\n".join(chunk)
        words += WORD.findall(joined)
        at = np.fromiter((found.start() for found in WORD.finditer(joined)), np.int64)
        begins = np.cumsum([0, *(len(text) + 1 for text in chunk[:-1])])
        row = np.searchsorted(begins, at, side="right") - 1
        rows.append(row + first)
        starts.append(at - begins[row])
    return words, np.concatenate(rows), np.concatenate(starts)


def _encode(words: Sequence[str]) -> tuple[npt.NDArray[np.object_], Ints]:
    """The vocabulary and each word's place in it."""
    seen: defaultdict[str, int] = defaultdict()
    seen.default_factory = seen.__len__
    codes = np.fromiter(map(seen.__getitem__, words), np.int64, len(words))
    forms: defaultdict[str, int] = defaultdict()
    forms.default_factory = forms.__len__
    form = np.fromiter((forms[word_form(word)] for word in seen), np.int64, len(seen))
    return np.array(list(forms), dtype=object), form[codes] if len(words) else codes


def word_form(word: str) -> str:
    """The word as it is compared.

    >>> word_form("Russia’s"), word_form("US-led")
    ('russia', 'us-led')
    """
    return word.lower().replace("’", "'").removesuffix("'s") or word


def text_names(words: Words) -> npt.NDArray[np.object_]:
    """A name for each text, by outlet and date; texts that would have the same one are numbered."""
    units = words.units
    dates = units["published"].dt.strftime("%Y-%m-%d").fillna("no date")
    names = units["outlet"].astype(str) + ", " + dates
    nth = names.groupby(names).cumcount() + 1
    names = (names + " (" + nth.astype(str) + ")").where(names.duplicated(keep=False), names)
    return np.array(names, dtype=object)
