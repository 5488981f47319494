"""A corpus looked at before it is compared: what is missing, doubled, copied, uneven, or too little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from ..compare import TIERS, outlet_sizes, repeat_table, tier_of, unit_table, without_repeats
from ..compare.reuse import copy_table, reuse_table, shared_passages
from ..compare.units import NOT_STATED, rows_of
from ..compare.words import read_words
from ..tables import Tables
from ..text.escape import plain

_SAME = 0.98  # of the words of both: the same article, but for a correction
_UNEVEN = 0.5  # of all words
_SHOWN = 10  # of a list, in the terminal


@dataclass(frozen=True, slots=True)
class Audit:
    """Lines to read, and which of them call for something to be done."""

    facts: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        faults = ("To look into:", *(f"- {fault}" for fault in self.faults)) if self.faults else ("Nothing amiss.",)
        return (*map(plain, self.facts), "", *map(plain, faults))


def audit(tables: Tables) -> Audit:
    """Size and tier of each outlet; and what is missing or uneven, documents that are the same or carry each other."""
    once = without_repeats(tables)
    sizes, repeats = outlet_sizes(once), repeat_table(once)
    facts = [*_sizes(tables.documents, sizes)]
    if len(repeats):
        facts.append(f"Reprints of articles that are in the corpus, counted once: {_listed(_texts(repeats))}.")
    faults = [*_missing(tables.documents), *_copies(tables, repeats), *_uneven(sizes), *_events(tables)]
    return Audit(tuple(facts), tuple(faults))


def _sizes(documents: pd.DataFrame, sizes: pd.DataFrame) -> Iterator[str]:
    dates = documents["published"].dropna()
    when = f", {dates.min():%Y-%m-%d} to {dates.max():%Y-%m-%d}" if len(dates) else ""
    words, outlets = int(sizes["words"].sum()), int((sizes["documents"] > 0).sum())
    yield f"{_many(len(documents), 'document')}, {words:,} words, {_many(outlets, 'outlet')}{when}"
    tiers = {row.outlet: tier_of(row.documents) for row in rows_of(sizes)}
    for row in rows_of(sizes):
        size = f"{_many(row.documents, 'document')}, {row.words:,} words"
        yield f"- {row.outlet}: {size}, tier {tiers[row.outlet].letter}"
    for tier in TIERS:
        if tier.warning and tier in tiers.values():
            yield f"Tier {tier.letter}: {tier.warning}"


def _missing(documents: pd.DataFrame) -> Iterator[str]:
    for column, called, cure in (
        ("outlet", "outlet", "say it in corpus.toml, [[document]] outlet"),
        ("published", "date", "say it in corpus.toml, [[document]] published"),
    ):
        absent = documents[column].isna() | (documents[column].astype("string").fillna("") == "")
        if absent.any():
            yield f"no {called}: {_listed(documents.loc[absent, 'document_id'])}; {cure}"
        read_off = documents["inferred"].fillna("").str.split().map(lambda names, c=column: c in names).astype(bool)
        if read_off.any():
            yield f"{called} read off the text, so to be checked: {_listed(documents.loc[read_off, 'document_id'])}"


def _copies(tables: Tables, repeats: pd.DataFrame) -> Iterator[str]:
    """Clusters of texts of which most is in another: the same article twice, or wire copy."""
    once = {(row.document_id, row.outlet) for row in rows_of(repeats)}
    words = read_words(tables)
    reuse = reuse_table(words, shared_passages(words))
    for _, cluster in copy_table(words, reuse).groupby("cluster"):
        copies = [row for row in rows_of(cluster) if (row.document_id, str(row.outlet)) not in once]
        if len(copies) < 2:
            continue
        names = _listed(_texts(pd.DataFrame(copies)))
        if min(row.share for row in copies) >= _SAME and len({row.outlet for row in copies}) == 1:
            yield f"the same text more than once, and counted each time: {names}; take all but one out"
        else:
            share = max(row.share for row in copies)
            yield f"up to {share:.0%} of one is in another, so they are not independent of each other: {names}"


def _uneven(sizes: pd.DataFrame) -> Iterator[str]:
    total = int(sizes["words"].sum())
    for row in rows_of(sizes[sizes["documents"] > 0]):
        if row.words > _UNEVEN * total and row.words < total:
            yield f"{row.outlet} has {row.words / total:.0%} of all words; counts over all outlets are mostly its own"
    for row in rows_of(sizes[sizes["documents"] == 0]):
        if row.outlet != NOT_STATED:
            yield f"{row.outlet} is in corpus.toml, and no document is of it"


def _events(tables: Tables) -> Iterator[str]:
    units = unit_table(tables)
    for event, of_it in units[units["event"] != ""].groupby("event"):
        if len(outlets := {*of_it["outlet"]}) == 1:
            yield f"event {event}: {outlets.pop()} alone reports on it, so there is nothing to compare"
    without = tables.documents.loc[tables.documents["event"].fillna("") == "", "document_id"]
    if len(without) and tables.about.get("events"):
        yield f"of none of the events in corpus.toml: {_listed(without)}"


def _texts(rows: pd.DataFrame) -> list[str]:
    return [f"{row.document_id} ({row.outlet})" for row in rows_of(rows)]


def _many(n: int, name: str) -> str:
    return f"{n:,} {name}" if n == 1 else f"{n:,} {name}s"


def _listed(names: Iterable[object]) -> str:
    shown = [str(name) for name in names]
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more
