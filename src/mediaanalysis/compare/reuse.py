"""Text that documents share: passages word for word, how much of each text they are, and clusters of copies.

Words are compared in runs of eight, which two writers hardly ever choose alike by chance; runs that continue one
another are one passage (n-gram shingling: Nicholls 2019, "Detecting textual reuse in news stories, at scale",
International Journal of Communication 13). Punctuation and case do not count, boilerplate is left out. A quotation that
two outlets both print is shared text too.

A text is the words of one outlet in one document, a row of ``Words.units``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from scipy.sparse import csgraph

from .joins import Ints
from .words import Words

LEAST = 8  # words; many shorter runs are formulas ("said in a statement on Friday that")
COPY = 0.5  # of a text's words; an agency's update keeps most of its report, another report of it shares a quotation
_MANY = 100  # documents with the same run, above which each is aligned with the earliest alone
_PORTION = 50_000  # runs, that stay close to the processor
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2⁶⁴ by the golden ratio, made odd: multiplying spreads near numbers (Knuth)
_HERE, _THERE = ["document_id", "outlet", "start", "end", "place"], [
    "other_id", "other_outlet", "other_start", "other_end", "other_place",
]  # fmt: skip
PASSAGE_COLUMNS = [*_HERE, *_THERE, "words"]


def shared_passages(words: Words, least: int = LEAST) -> pd.DataFrame:
    """One row a passage of ``least`` words or more that two documents share, the longest first.

    ``start`` and ``end`` index the text of the document, ``place`` counts the words of its outlet before the passage;
    ``other_…`` says the same of the other document, which was published later where both dates are known. A passage
    goes as far as the words agree; where a document repeats it, its first place is meant. Where more than a hundred
    documents have the same words, each is aligned with the earliest of them alone.

    >>> passages = compare.shared_passages(compare.read_words(tables))
    >>> bool(passages["words"].is_monotonic_decreasing)
    True
    """
    at, group = repeated_runs(words, least)
    first, second = _pairs(words, at, group)
    begin, n, beyond = _joined(words, first, second, least)
    end, other = begin + n - 1, begin + beyond
    placed = np.arange(len(words.word)) - _first_place(words)
    units, unit, later = words.units, words.unit[begin], words.unit[other]
    ids, outlets = units["document_id"].to_numpy(), units["outlet"].astype(str).to_numpy()
    columns = (
        ids[unit], outlets[unit], words.start[begin], words.end[end], placed[begin],
        ids[later], outlets[later], words.start[other], words.end[end + beyond], placed[other], n,
    )  # fmt: skip
    passages = pd.DataFrame(dict(zip(PASSAGE_COLUMNS, columns, strict=True)))
    passages = passages.astype(dict.fromkeys(["start", "end", "other_start", "other_end"], "int64"))
    for name in ("outlet", "other_outlet"):
        passages[name] = passages[name].astype(units["outlet"].dtype)
    order = ["words", "document_id", "start", "other_id", "other_start"]
    return passages.sort_values(order, ascending=[False, True, True, True, True], ignore_index=True)


def reuse_table(words: Words, passages: pd.DataFrame) -> pd.DataFrame:
    """One row a text and another that shares passages with it.

    ``shared`` counts the words of the first that stand in the second too, ``share`` is their part of its ``words``.
    Each pair has two rows: most of a note may be found in a long report, and little of the report in the note.

    >>> words = compare.read_words(tables)
    >>> reuse = compare.reuse_table(words, compare.shared_passages(words))
    >>> bool(reuse["share"].between(0, 1).all())
    True
    """
    keys = ["document_id", "outlet", "other_id", "other_outlet"]
    both = both_ways(passages)
    shared = _covered(both, keys)
    shared["passages"] = both.groupby(keys, observed=True, sort=True).size().to_numpy()
    table = shared.merge(
        words.units[["document_id", "outlet", "words"]],
        on=["document_id", "outlet"],
        how="left",
        validate="many_to_one",
    )
    table["share"] = table["shared"] / table["words"]
    return table.sort_values("shared", ascending=False, kind="stable", ignore_index=True)


def copy_table(words: Words, reuse: pd.DataFrame, share: float = COPY) -> pd.DataFrame:
    """One row a text that belongs to a cluster of copies: texts of which the shorter is mostly found in the other.

    ``cluster`` counts the clusters, the largest first; ``share`` is the largest part of the text found in another of
    its cluster, and ``earliest`` marks the text of the cluster with the earliest date. A text that contains two others
    holds them in one cluster.

    >>> words = compare.read_words(tables)
    >>> reuse = compare.reuse_table(words, compare.shared_passages(words))
    >>> set(compare.copy_table(words, reuse)["outlet"]) <= set(compare.outlet_order(tables))
    True
    """
    units = words.units[["document_id", "outlet", "title", "published", "words"]]
    where = pd.MultiIndex.from_frame(units[["document_id", "outlet"]].astype(str))
    close = reuse[reuse["share"] >= share]
    ends = [
        where.get_indexer(pd.MultiIndex.from_frame(close[list(names)].astype(str)))
        for names in (("document_id", "outlet"), ("other_id", "other_outlet"))
    ]
    graph = sparse.coo_array((np.ones(len(close)), tuple(ends)), shape=(len(units), len(units)))
    _, component = csgraph.connected_components(graph, directed=False)
    largest = reuse.groupby(["document_id", "outlet"], observed=True)["share"].max().rename("share").reset_index()
    units = units.assign(component=component, texts=pd.Series(component).map(pd.Series(component).value_counts()))
    copies = units[units["texts"] > 1].merge(largest, on=["document_id", "outlet"], how="left", validate="one_to_one")
    copies = copies.sort_values(["texts", "component", "published"], ascending=[False, True, True], kind="stable")
    copies["cluster"] = pd.factorize(copies["component"])[0] + 1
    copies["earliest"] = ~copies.duplicated("component") & copies["published"].notna()
    order = ["cluster", "texts", "document_id", "outlet", "title", "published", "words", "share", "earliest"]
    return copies[order].reset_index(drop=True)


def found_table(words: Words, passages: pd.DataFrame) -> pd.DataFrame:
    """One row a text with passages: the share of its words that the other documents of these have between them."""
    found = _covered(passages, ["document_id", "outlet"])
    found = found.merge(
        words.units[["document_id", "outlet", "words"]], on=["document_id", "outlet"], how="left", validate="one_to_one"
    )
    return found.assign(share=found["shared"] / found["words"])


def both_ways(passages: pd.DataFrame) -> pd.DataFrame:
    """Each passage twice, seen from the one document and from the other."""
    names = dict(zip([*_HERE, *_THERE], [*_THERE, *_HERE], strict=True))
    return pd.concat([passages, passages.rename(columns=names)[PASSAGE_COLUMNS]], ignore_index=True)


def repeated_runs(words: Words, least: int) -> tuple[Ints, Ints]:
    """Where the runs begin that stand in two documents or more, in their order, and a number for the words of each."""
    key = _run_keys(words, least)
    at = np.flatnonzero(words.run[: len(key)] == words.run[least - 1 :])
    bits = len(at).bit_length()
    for shift in (64 - bits, 64 - 2 * bits):  # what is alone in one of as many buckets is alone
        bucket = (key[at] >> np.uint64(shift)).astype(np.int64) & ((1 << bits) - 1)
        at = at[(np.bincount(bucket, minlength=1) > 1)[bucket]]
    group = pd.factorize(key[at])[0]
    several = in_several(group, pd.factorize(words.units["document_id"])[0][words.unit[at]])
    return at[several], group[several]


def in_several(group: Ints, document: Ints) -> npt.NDArray[np.bool_]:
    """Whether the group of each place is in several documents."""
    first = np.empty(group.max(initial=-1) + 1, np.int64)
    first[group[::-1]] = document[::-1]
    several = np.zeros(len(first), bool)
    several[group[document != first[group]]] = True
    return several[group]


def _run_keys(words: Words, least: int) -> npt.NDArray[np.uint64]:
    """A number for each run of words, mixed so that different runs have different ones."""
    codes = np.arange(1, len(words.vocabulary) + 1, dtype=np.uint64) * _MIX
    keys = np.zeros(max(len(words.word) - least + 1, 0), np.uint64)
    for begin in range(0, len(keys), _PORTION):
        key = keys[begin : begin + _PORTION]
        code = codes[words.word[begin : begin + len(key) + least - 1]]
        for i in range(least):
            key ^= key >> np.uint64(29)
            key *= _MIX
            key += code[i : i + len(key)]
    return keys


def _pairs(words: Words, at: Ints, group: Ints) -> tuple[Ints, Ints]:
    """Places with the same run in different documents, the earlier document's first; each text by its first place."""
    rank = words.units["published"].rank(method="first", na_option="bottom").to_numpy(np.int64) - 1
    order = np.argsort(group * len(rank) + rank[words.unit[at]], kind="stable")
    at, group = at[order], group[order]
    unit = words.unit[at]
    once = _begins(group, unit)
    at, group, unit = at[once], group[once], unit[once]
    sizes = np.bincount(group) if len(group) else np.empty(0, np.int64)
    crowded = sizes[group] > _MANY if len(group) else np.empty(0, bool)
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    left, right = [first[group[crowded]]], [np.flatnonzero(crowded)]
    few = np.flatnonzero(~crowded)
    for step in range(1, min(_MANY, int(sizes.max(initial=1)))):
        few = few[few + step < len(group)]
        few = few[group[few + step] == group[few]]
        left.append(few)
        right.append(few + step)
    a, b = np.concatenate(left), np.concatenate(right)
    document = pd.factorize(words.units["document_id"])[0][unit]
    differ = document[a] != document[b] if len(a) else np.empty(0, bool)
    return at[a[differ]], at[b[differ]]


def _joined(words: Words, first: Ints, second: Ints, least: int) -> tuple[Ints, Ints, Ints]:
    """The pairs joined to passages: where each begins, how many words it has, how far beyond it the other stands."""
    beyond = second - first
    order = np.lexsort((first, beyond))
    first, beyond = first[order], beyond[order]
    near = np.append(False, first[1:] - first[:-1] <= least)[: len(first)]
    begins = np.flatnonzero(_begins(beyond, words.run[first], words.run[first + beyond]) | ~near)
    ends = np.append(begins[1:], len(first))[: len(begins)] - 1
    return first[begins], first[ends] + least - first[begins], beyond[begins]


def _first_place(words: Words) -> Ints:
    """For each word, how many words of other texts stand before it."""
    order = np.argsort(words.unit, kind="stable")
    sizes = np.bincount(words.unit, minlength=len(words.units))
    nth = np.empty(len(order), np.int64)
    nth[order] = np.arange(len(order)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.arange(len(order)) - nth


def _begins(*columns: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Which rows are not like the one before them in every column."""
    new = np.ones(len(columns[0]), bool)
    new[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return new


def _covered(passages: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """One row a combination of the keys: the words of the document that its passages cover, each word once."""
    rows = passages.sort_values([*keys, "place"], kind="stable", ignore_index=True)
    rows["until"] = rows["place"] + rows["words"]
    grouped = rows.groupby(list(keys), observed=True, sort=True)
    reached = grouped["until"].cummax().groupby([rows[key] for key in keys], observed=True).shift(fill_value=0)
    rows["shared"] = (rows["until"] - np.maximum(rows["place"], reached)).clip(lower=0)
    return rows.groupby(list(keys), observed=True, sort=True)["shared"].sum().reset_index()
