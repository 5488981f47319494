"""Shared passages as they are shown: by outlet, as a square table of texts, and to be read."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from ..tables import Tables
from .findings import per_cent
from .joins import Ints
from .reuse import LEAST, in_several, repeated_runs
from .words import Words, text_names

_BITS = 64  # outlets in a set
_PORTION = 1_000_000  # words
Sets = npt.NDArray[np.uint64]  # of outlets, a bit for each


def outlet_reuse_table(words: Words, least: int = LEAST) -> pd.DataFrame:
    """One row an outlet and another: how many words of the first stand in passages of other documents of the second.

    An outlet's own other documents are counted too, where both are the same. ``share_elsewhere`` is the share of the
    outlet's words that any other outlet has.

    >>> reuse = compare.outlet_reuse_table(compare.read_words(tables))
    >>> len(reuse) == len(compare.outlet_order(tables)) ** 2
    True
    """
    outlets = list(words.units["outlet"].cat.categories)
    n = len(outlets)
    outlet = words.units["outlet"].cat.codes.to_numpy()[words.unit]
    at, group = repeated_runs(words, least)
    shared, elsewhere = np.zeros((n, n), np.int64), np.zeros(len(outlet), bool)
    for first in range(0, n, _BITS):
        found = np.zeros(len(outlet), np.uint64)
        found[at] = _found_in(words, at, group, first)
        _spread(found, least)
        for begin in range(0, len(outlet), _PORTION):
            mine, sets = (array[begin : begin + _PORTION] for array in (outlet, found))
            which, different = pd.factorize(sets)
            counted = np.bincount(which * n + mine, minlength=len(different) * n).reshape(-1, n)
            members = different[:, None] >> np.arange(min(n - first, _BITS), dtype=np.uint64) & np.uint64(1)
            shared[:, first : first + _BITS] += counted.T @ members.astype(np.int64)
            elsewhere[begin : begin + _PORTION] |= (sets & ~_set_of(mine, first)) > 0
    total = np.bincount(outlet, minlength=n)
    share_elsewhere = np.bincount(outlet[elsewhere], minlength=n) / np.where(total, total, np.nan)
    names = pd.Series(outlets, dtype=words.units["outlet"].dtype)
    both = [names.iloc[at].reset_index(drop=True) for at in np.indices((n, n)).reshape(2, -1)]
    table = pd.DataFrame(dict(zip(("outlet", "other_outlet"), both, strict=True)))
    table["words"], table["shared"] = np.repeat(total, n), shared.ravel()
    table["share"] = table["shared"] / table["words"].where(table["words"] > 0)
    return table.assign(share_elsewhere=np.repeat(share_elsewhere, n))


def reuse_matrix(words: Words, reuse: pd.DataFrame, most: int = 40) -> pd.DataFrame:
    """The shares of :func:`reuse_table` as a square table of the texts that share most words, in the corpus's order.

    >>> words = compare.read_words(tables)
    >>> reuse = compare.reuse_table(words, compare.shared_passages(words))
    >>> matrix = compare.reuse_matrix(words, reuse)
    """
    names = text_names(words)
    where = pd.MultiIndex.from_frame(words.units[["document_id", "outlet"]].astype(str))
    ends = (("document_id", "outlet"), ("other_id", "other_outlet"))
    row, column = (where.get_indexer(pd.MultiIndex.from_frame(reuse[list(end)].astype(str))) for end in ends)
    shared = np.bincount(row, reuse["shared"].to_numpy(dtype=float), minlength=len(names))
    kept = np.sort(np.argsort(-shared, kind="stable")[: min(most, int((shared > 0).sum()))])
    share = sparse.coo_array((reuse["share"].to_numpy(dtype=float), (row, column)), shape=(len(names),) * 2).tocsr()
    index = pd.Index(names[kept], name="text")
    return pd.DataFrame(share[kept][:, kept].toarray(), index, index)


def passage_list(tables: Tables, passages: pd.DataFrame, most: int = 20) -> pd.DataFrame:
    """The longest passages that two outlets print, with their text as the first document has it.

    >>> passages = compare.shared_passages(compare.read_words(tables))
    >>> compare.passage_list(tables, passages, 3).empty  # the sample’s outlets share none
    True
    """
    differ = passages["outlet"].astype(str) != passages["other_outlet"].astype(str)
    longest = passages[differ].head(most).reset_index(drop=True)
    sentences = tables.sentences[tables.sentences["document_id"].isin(longest["document_id"])]
    texts = (sentences["before"].fillna("") + sentences["text"]).groupby(sentences["document_id"]).sum()
    rows = zip(longest["document_id"], longest["start"], longest["end"], strict=True)
    text = [texts[document][start:end] for document, start, end in rows]
    columns = ["words", "outlet", "other_outlet", "text", "document_id", "other_id"]
    return longest.assign(text=pd.Series(text, dtype=object))[columns]


def reuse_finding(outlets: pd.DataFrame, copies: pd.DataFrame) -> str:
    """Whose words stand most in other outlets' texts, and how many texts are copies of one another.

    >>> words = compare.read_words(tables)
    >>> copies = compare.copy_table(words, compare.reuse_table(words, compare.shared_passages(words)))
    >>> compare.reuse_finding(compare.outlet_reuse_table(words), copies)
    'No two outlets share a passage of 8 words.'
    """
    by_outlet = outlets.drop_duplicates("outlet").dropna(subset="share_elsewhere")
    if not (by_outlet["share_elsewhere"] > 0).any():
        return f"No two outlets share a passage of {LEAST} words."
    most = by_outlet.sort_values("share_elsewhere", ascending=False, kind="stable").iloc[0]
    share = most["share_elsewhere"]
    sentence = (
        f"Of the words by {most['outlet']} {per_cent(share, 1)} stand in passages of other outlets, more than of any "
        "other."
    )
    if copies.empty:
        return f"{sentence} No text is mostly found in another."
    return f"{sentence} {len(copies):,} texts fall into {copies['cluster'].max():,} clusters of copies."


def _found_in(words: Words, at: Ints, group: Ints, first: int) -> Sets:
    """The outlets, from the ``first`` on, that have the run at each place in another document.

    An outlet that has it in one document only is not found from there, nor from another outlet's part of that page.
    """
    unit = words.unit[at]
    document = pd.factorize(words.units["document_id"])[0][unit]
    outlet = words.units["outlet"].cat.codes.to_numpy(np.int64)[unit]
    itself = _set_of(outlet, first)
    having = _united(itself, group)
    pair = pd.factorize(group * (outlet.max(initial=0) + 1) + outlet)[0]
    itself[in_several(pair, document)] = 0
    page = np.flatnonzero(words.units["document_id"].duplicated(keep=False).to_numpy()[unit])
    part = pd.factorize(group[page] * len(words.units) + document[page])[0]
    itself[page] = _united(itself[page], part)[part]
    return having[group] & ~itself


def _set_of(outlet: npt.NDArray[np.integer[Any]], first: int) -> Sets:
    """A set with the outlet alone; without it where it comes before the first or too far behind it."""
    place = outlet - first
    inside = (place >= 0) & (place < _BITS)
    return inside.astype(np.uint64) << np.where(inside, place, 0).astype(np.uint64)


def _united(sets: Sets, group: Ints) -> Sets:
    """The union of the sets of each group."""
    union = np.zeros(group.max(initial=-1) + 1, np.uint64)
    np.bitwise_or.at(union, group, sets)
    return union


def _spread(sets: Sets, least: int) -> None:
    """Give the set of each word to the ``least`` - 1 that follow it, too."""
    reach = 1
    while reach < least:
        step = min(reach, least - reach)
        sets[step:] |= sets[:-step].copy()
        reach += step
