"""Articles that a page reprints from the same corpus: one article is one document, however often it is printed."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ..tables import Tables
from .reuse import COPY, both_ways, copy_table, found_table, reuse_table, shared_passages
from .units import of_documents, page_and_part
from .words import read_words


def without_repeats(tables: Tables) -> Tables:
    """The tables without reprints of articles that the corpus holds as documents of their own outlet.

    ``about["repeats"]`` lists what was left out. A reprint whose original is not there stays.

    >>> once = compare.without_repeats(tables)
    >>> len(once.segments) < len(tables.segments)
    True
    """
    repeats = find_repeats(tables)
    if repeats.empty:
        return tables
    parts = page_and_part(tables).merge(repeats, on=["document_id", "outlet"], how="inner", validate="many_to_one")
    gone = pd.MultiIndex.from_frame(parts[["document_id", "segment_id"]])
    kept = {}
    for name in ("segments", "sentences", "attributions", "contents", "tags", "claims"):
        frame = getattr(tables, name)
        stays = ~pd.MultiIndex.from_frame(frame[["document_id", "segment_id"]]).isin(gone)
        kept[name] = frame[stays].reset_index(drop=True)
    about = {**tables.about, "repeats": repeats.astype(str).to_dict("records")}
    return replace(tables, **kept, about=about)


def repeat_table(tables: Tables) -> pd.DataFrame:
    """One row a reprint that :func:`without_repeats` left out: whose it is and on which page.

    >>> compare.repeat_table(compare.without_repeats(tables))["outlet"].tolist()
    ['Meridian Wire', 'The Harbour Post']
    """
    return pd.DataFrame(tables.about.get("repeats") or [], columns=["outlet", "document_id"])


def find_repeats(tables: Tables) -> pd.DataFrame:
    """One row an outlet's article on another outlet's page, most of whose words are in articles of its own.

    >>> list(compare.find_repeats(tables)["outlet"])
    ['Meridian Wire', 'The Harbour Post']
    """
    parts = page_and_part(tables)
    reprinted = parts.loc[parts["outlet"] != parts["page_outlet"], "outlet"]
    words = read_words(of_documents(tables, parts.loc[parts["outlet"].isin(reprinted), "document_id"]))
    passages = both_ways(shared_passages(words))
    page = parts.drop_duplicates("document_id").set_index("document_id")["page_outlet"]
    outlet, other = passages["outlet"].astype("string"), passages["other_outlet"].astype("string")
    reprint = (
        (outlet == other) & (passages["document_id"].map(page) != outlet) & (passages["other_id"].map(page) == other)
    )
    found = found_table(words, passages[reprint])
    return found.loc[found["share"] >= COPY, ["document_id", "outlet"]].astype("string").reset_index(drop=True)


def without_copies(rates: pd.DataFrame, copies: pd.DataFrame) -> pd.DataFrame:
    """The rows of :func:`rates_table` without all but the longest of an outlet's copies of one text.

    ``copies`` are the clusters of :func:`copy_table`. An outlet's own versions of a report are no further evidence of
    how it writes. Copies in different outlets stay: to print an agency's words is a choice of each.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> once = compare.without_copies(rates, compare.find_copies(tables))
    >>> len(once) <= len(rates)
    True
    """
    texts = rates.groupby(["document_id", "outlet"], observed=True)["words"].sum().rename("length").reset_index()
    texts["outlet"] = texts["outlet"].astype("string")
    known = copies[["document_id", "outlet", "cluster"]].astype({"outlet": "string"})
    texts = known.merge(texts, on=["document_id", "outlet"], how="inner", validate="one_to_one")
    texts = texts.sort_values(["length", "document_id"], ascending=[False, True], kind="stable")
    gone = pd.MultiIndex.from_frame(texts.loc[texts.duplicated(["outlet", "cluster"]), ["document_id", "outlet"]])
    here = pd.MultiIndex.from_frame(rates[["document_id", "outlet"]].astype({"outlet": "string"}))
    return rates[~here.isin(gone)].reset_index(drop=True)


def copies_finding(before: pd.DataFrame, after: pd.DataFrame) -> str:
    """How many texts :func:`without_copies` left out, in a sentence; "" for none.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> compare.copies_finding(rates, rates)  # nothing was left out
    ''
    """
    n = [len(rates[["document_id", "outlet"]].drop_duplicates()) for rates in (before, after)]
    return f"Left out: {n[0] - n[1]:,} of {n[0]:,} texts, versions of a longer one by the same outlet." * (n[0] > n[1])


def find_copies(tables: Tables) -> pd.DataFrame:
    """The clusters of texts that are copies of one another, as :func:`copy_table` has them.

    >>> copies = compare.find_copies(tables)
    >>> list(copies.columns)[:3]
    ['cluster', 'texts', 'document_id']
    """
    words = read_words(tables)
    return copy_table(words, reuse_table(words, shared_passages(words)))
