"""Articles that a page reprints from the same corpus: one article is one document, however often it is printed."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ..tables import Tables
from .units import page_and_part

_LEAST = 40  # characters; shorter sentences ("He did not say how.") recur without being copied
_SHARE = 0.5  # of the sentences; an agency's update keeps most of its report, another report of it shares a quotation


def without_repeats(tables: Tables) -> Tables:
    """The tables without reprints of articles that the corpus holds as documents of their own outlet.

    ``about["repeats"]`` lists what was left out. A reprint whose original is not there stays.
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
    """One row a reprint that :func:`without_repeats` left out: whose it is and on which page."""
    return pd.DataFrame(tables.about.get("repeats") or [], columns=["outlet", "document_id"])


def find_repeats(tables: Tables) -> pd.DataFrame:
    """One row an outlet's article on another outlet's page, most of whose sentences are in an article of its own."""
    parts = page_and_part(tables)
    reprints = parts[parts["outlet"] != parts["page_outlet"]]
    of_reprinted = parts[parts["outlet"].isin(reprints["outlet"]) & (parts["kind"] != "boilerplate")]
    sentences = tables.sentences[tables.sentences["text"].str.len() >= _LEAST]
    placed = sentences.merge(of_reprinted, on=["document_id", "segment_id"], how="inner", validate="many_to_one")
    placed["words"] = placed["text"].str.casefold().str.split().str.join(" ")
    own = placed.loc[placed["outlet"] == placed["page_outlet"], ["outlet", "words"]]
    copied = placed[placed["outlet"] != placed["page_outlet"]].copy()
    copied["known"] = pd.MultiIndex.from_frame(copied[["outlet", "words"]]).isin(pd.MultiIndex.from_frame(own))
    share = copied.groupby(["document_id", "outlet"], observed=True)["known"].mean()
    return share[share >= _SHARE].reset_index()[["document_id", "outlet"]]


