"""Which row of one table a row of another speaks of, and tables set side by side by it.

Ids are text: to join a million rows by them takes a second. They are looked up once, and the rest is done by number.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ..tables import Tables

Ints = npt.NDArray[np.int64]
_NUMBERS = {"segments": "segment_id", "sentences": "sentence_id", "attributions": "attribution_id"}
_BITS = 40
_FAR = np.int64(1) << _BITS  # longer than any text: tells documents apart in one number with an offset


def document_rows(tables: Tables, rows: pd.DataFrame) -> Ints:
    """The row in ``tables.documents`` of each row's document, -1 where there is none.

    >>> set(document_rows(tables, tables.tags)) <= set(range(len(tables.documents)))
    True
    """
    ids, known = (pa.array(frame["document_id"]).cast(pa.large_string()) for frame in (rows, tables.documents))
    return np.asarray(pc.index_in(ids, value_set=known).fill_null(-1), dtype=np.int64)


def numbered_rows(tables: Tables, name: str, rows: pd.DataFrame) -> Ints:
    """The row in the table of segments, sentences or attributions that each row names, -1 where there is none.

    >>> at = numbered_rows(tables, "sentences", tables.tags)
    >>> bool((tables.sentences["sentence_id"].to_numpy()[at] == tables.tags["sentence_id"]).all())
    True
    """
    both = getattr(tables, name), rows
    numbers = [frame[_NUMBERS[name]].fillna(-1).to_numpy(np.int64) for frame in both]
    step = max(int(number.max(initial=0)) for number in numbers) + 1
    documents = [document_rows(tables, frame) for frame in both]
    there = pd.Index(documents[0] * step + numbers[0])
    at = np.asarray(there.get_indexer(documents[1] * step + numbers[1]), dtype=np.int64)
    return np.where((documents[1] < 0) | (numbers[1] < 0), -1, at)


class Begins(NamedTuple):
    """Where the rows of a table begin, in the order of the documents: a number for document and offset, and the row."""

    place: Ints
    row: Ints

    def upto(self, document: Ints, offset: Ints) -> Ints:
        """The row of the last that begins at each offset or before it in the same document, -1 for none.

        ``document`` is the row of each offset's document in ``tables.documents``.
        """
        place = document * _FAR + offset
        at = _last_upto(self.place, place)
        row = np.append(self.row, -1)[at]
        return np.where(np.append(self.place, -1)[at] >> _BITS == document, row, -1)


def find_begins(tables: Tables, name: str) -> Begins:
    """Where sentences or contents begin.

    >>> at = find_begins(tables, "sentences").upto(document_rows(tables, tables.tags), tables.tags["start"].to_numpy())
    >>> bool((tables.sentences["sentence_id"].to_numpy()[at] == tables.tags["sentence_id"]).all())
    True
    """
    rows = getattr(tables, name)
    place = document_rows(tables, rows) * _FAR + rows["start"].to_numpy(np.int64)
    order = np.argsort(place, kind="stable")
    return Begins(place[order], order)


def _last_upto(begins: Ints, places: Ints) -> Ints:
    """The last of the begins, which are sorted, at each place or before it, -1 for none."""
    if len(places) == 0 or (places[1:] < places[:-1]).any():
        return np.asarray(np.searchsorted(begins, places, side="right") - 1, dtype=np.int64)
    low, high = np.searchsorted(begins, places[[0, -1]], side="right")  # of all before and up to the last place
    first = np.searchsorted(places, begins[low:high])  # of the places that come after each: fewer to look for
    edges = np.concatenate([[0], first, [len(places)]])
    return np.repeat(np.arange(low - 1, high), np.diff(edges))


def join(rows: pd.DataFrame, other: pd.DataFrame, at: Ints) -> pd.DataFrame:
    """The rows with the columns of those rows of another table that are ``at`` their side; nothing where that is -1.

    >>> join(pd.DataFrame({"n": [1, 2]}), pd.DataFrame({"word": ["one", "two"]}), np.array([1, -1]))["word"].tolist()
    ['two', nan]
    """
    return rows.assign(**other.reset_index(drop=True).reindex(at).set_axis(rows.index))
