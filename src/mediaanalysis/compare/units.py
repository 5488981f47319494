"""What is compared: the words of one outlet in one document.

A page that reprints two outlets is three units, one for each outlet and one for the page's own comments. Outlets keep
one order in every table and chart, because each table here has ``outlet`` as an ordered category.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError
from ..tables import COLUMNS, Tables
from .joins import Ints, document_rows, join, numbered_rows

NOT_STATED = "outlet not stated"
VOICES = {"outlet": "own", "quoted": "attributed", "paraphrased": "attributed"}  # of the tables → of the comparisons
_WORDS = ["words", "words_outlet", "words_quoted", "words_paraphrased"]


def unit_table(tables: Tables) -> pd.DataFrame:
    """One row a document and outlet: its words, and how many of them are the outlet's own, quoted and paraphrased.

    Boilerplate (menus, copyright lines) is nobody's reporting and is left out, here and in every count of tags.
    ``reprint`` marks words that stand on another outlet's page.

    >>> units = compare.unit_table(tables)
    >>> len(units) > len(tables.documents)  # pages with parts by several outlets
    True
    """
    parts = placed(tables, tables.segments)
    units = parts.groupby(["document_id", "outlet"], observed=True, sort=False)[_WORDS].sum().reset_index()
    pages = tables.documents[["outlet", "published", "title", "event"]].rename(columns={"outlet": "page_outlet"})
    page = join(units[["document_id"]], pages, document_rows(tables, units))
    own_page = page["page_outlet"].astype("string").fillna("").replace("", NOT_STATED)
    units["reprint"] = (units["outlet"].astype("string") != own_page).to_numpy()
    units["published"] = page["published"].to_numpy()
    units["title"] = page["title"].to_numpy()
    units["event"] = page["event"].astype("string").fillna("").to_numpy()
    return units


def outlet_sizes(tables: Tables) -> pd.DataFrame:
    """One row an outlet, also for an outlet that corpus.toml names and no document has: documents, words by voice.

    >>> sizes = compare.outlet_sizes(tables)
    >>> int(sizes["documents"].sum()) >= len(tables.documents)
    True
    """
    units = unit_table(tables)
    grouped = units.groupby("outlet", observed=False)
    sizes = grouped[_WORDS].sum()
    sizes.insert(0, "documents", grouped.size())
    sizes.insert(1, "reprints", grouped["reprint"].sum().astype("int64"))
    sizes["undated"] = units["published"].isna().groupby(units["outlet"], observed=False).sum().astype("int64")
    return sizes.reset_index()


def of_event(tables: Tables, event: str, *, also_mentioned: bool = True) -> Tables:
    """The tables of the documents that are about the event; "" leaves them whole.

    Those that state a figure for it and are about another are among them unless ``also_mentioned`` is false.

    >>> some = compare.of_event(tables, "deir-ez-zor-2016-09-17")
    >>> 0 < len(some.documents) < len(tables.documents)
    True
    """
    if not event:
        return tables
    about = tables.documents.loc[tables.documents["event"] == event, "document_id"]
    stating = tables.claims.loc[tables.claims["event"] == event, "document_id"] if also_mentioned else ()
    return of_documents(tables, {*about, *stating})


def of_documents(tables: Tables, ids: Iterable[str]) -> Tables:
    """The tables of the documents with these ids."""
    ids = set(ids)
    frames = {name: getattr(tables, name) for name in COLUMNS}
    kept = {name: frame[frame["document_id"].isin(ids)].reset_index(drop=True) for name, frame in frames.items()}
    return replace(tables, **kept)


def of_outlets(tables: Tables, outlets: Sequence[str]) -> Tables:
    """The tables of what these outlets wrote, also on the pages of others; no outlets leave them whole.

    >>> two = compare.of_outlets(tables, ["Meridian Wire", "The Red Ledger"])
    >>> [str(outlet) for outlet in compare.unit_table(two)["outlet"].unique()]
    ['Meridian Wire', 'The Red Ledger']
    """
    if not outlets:
        return tables
    known = outlet_order(tables)
    if unknown := [name for name in outlets if name not in known]:
        raise DataError(f"outlets: {', '.join(unknown)}: not in this corpus; there are {', '.join(known)}")
    parts = page_and_part(tables)
    theirs = pd.MultiIndex.from_frame(parts.loc[parts["outlet"].isin(outlets), ["document_id", "segment_id"]])
    kept = {}
    for name in (name for name in COLUMNS if name != "documents"):
        frame = getattr(tables, name)
        stays = pd.MultiIndex.from_frame(frame[["document_id", "segment_id"]]).isin(theirs)
        kept[name] = frame[stays].reset_index(drop=True)
    described = [outlet for outlet in about_list(tables, "outlets") if outlet.get("name") in outlets]
    about = {**tables.about, "outlets": described}
    return of_documents(replace(tables, **kept, about=about), theirs.get_level_values("document_id"))


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows as tuples with names; what is in them is known to whoever asks, not to a type checker."""
    yield from frame.astype(object).itertuples(index=False)  # columns of strings are ten times slower to go through


def outlet_order(tables: Tables) -> list[str]:
    """The outlets of corpus.toml in its order, then the others by name; what is not stated comes last.

    >>> compare.outlet_order(tables)[:2]
    ['Meridian Wire', 'The Harbour Post']
    """
    listed = [str(outlet.get("name", "")) for outlet in about_list(tables, "outlets")]
    found = {*tables.documents["outlet"].dropna().unique(), *tables.segments["outlet"].dropna().unique()}
    named = [name for name in listed if name] + sorted(found - {"", *listed})
    without = not (tables.documents["outlet"].fillna("") != "").all()
    return list(dict.fromkeys(named)) + [NOT_STATED] * without


def placed(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows (tags, claims, segments) with the outlet whose segment they stand in, without those in boilerplate."""
    parts = page_and_part(tables)
    segment = numbered_rows(tables, "segments", rows)
    known = np.append((parts["kind"] != "boilerplate").to_numpy(bool), False)[segment]  # what is -1 is in no segment
    rest = rows.drop(columns=["outlet", "kind"], errors="ignore")
    if not known.all():
        rest, segment = rest[known], segment[known]
    outlet = pd.Categorical(parts["outlet"], outlet_order(tables), ordered=True)
    return rest.assign(segment_kind=parts["kind"].array[segment], outlet=outlet[segment]).reset_index(drop=True)


def unit_rows(tables: Tables, units: pd.DataFrame, rows: pd.DataFrame) -> Ints:
    """The row in the table of units of each row that is placed."""
    n = len(units["outlet"].cat.categories)
    keys = [document_rows(tables, t) * n + t["outlet"].cat.codes.to_numpy(np.int64) for t in (units, rows)]
    return np.asarray(pd.Index(keys[0]).get_indexer(keys[1]), dtype=np.int64)


def page_and_part(tables: Tables) -> pd.DataFrame:
    """One row a segment: its kind, whose it is and on whose page; a segment without an outlet is the page's own."""
    parts = tables.segments[["document_id", "segment_id", "kind", "outlet"]]
    pages = tables.documents[["outlet"]].rename(columns={"outlet": "page_outlet"})
    parts = join(parts, pages, document_rows(tables, parts))
    for name in ("outlet", "page_outlet"):
        parts[name] = parts[name].astype("string").fillna("")
    parts["page_outlet"] = parts["page_outlet"].replace("", NOT_STATED)
    parts["outlet"] = parts["outlet"].where(parts["outlet"] != "", parts["page_outlet"])
    return parts


def about_list(tables: Tables, key: str) -> Sequence[dict[str, Any]]:
    """The outlets, events, actors or labels that corpus.toml describes; none where it says nothing."""
    return [entry for entry in tables.about.get(key) or [] if isinstance(entry, dict)]
