"""Headlines of one event beside each other: when, by whom, and which words in them were tagged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..tables import Tables
from .casualty import figure
from .findings import count
from .rates import feature_title, of_feature
from .units import placed, rows_of

HEADLINE_COLUMNS = ["published", "outlet", "document_id", "headline", "tags", "figures", "marks"]


def headline_table(tables: Tables, features: Sequence[str]) -> pd.DataFrame:
    """One row a headline, in order of publication; a page by several outlets has several.

    ``tags`` says in words which of the features are in it, ``figures`` which casualty figures. ``marks`` are the places
    of both: start and end in the headline, and what is there. A document without a headline has no row.

    >>> headlines = compare.headline_table(tables, ["hedge", "intent"])
    >>> headlines["published"].is_monotonic_increasing
    True
    """
    parts = placed(tables, tables.segments[tables.segments["kind"] == "headline"])
    pages = tables.documents[["document_id", "published"]].rename(columns={"published": "page_published"})
    parts = parts.merge(pages, on="document_id", how="left", validate="many_to_one")
    text, notes = _texts(tables), _notes(tables, features)
    rows = []
    for part in rows_of(parts):
        here = (part.document_id, part.segment_id)
        start, headline = text.get(here, (part.start, ""))
        found = [(a - start, b - start, kind, note) for a, b, kind, note in sorted(notes[here])]
        said = {kind: "; ".join(dict.fromkeys(n for *_, k, n in found if k == kind)) for kind in ("tag", "figure")}
        published = part.page_published if pd.isna(part.published) else part.published
        marks = [(a, b, note) for a, b, _, note in found]
        rows.append((published, part.outlet, part.document_id, headline, said["tag"], said["figure"], marks))
    table = pd.DataFrame(rows, columns=HEADLINE_COLUMNS).astype({"published": "datetime64[ms]"})
    table["outlet"] = pd.Categorical(table["outlet"], parts["outlet"].cat.categories, ordered=True)
    table = table[table["headline"] != ""]
    return table.sort_values(["published", "outlet", "document_id"], kind="stable", ignore_index=True)


def headline_finding(headlines: pd.DataFrame) -> str:
    """How many headlines there are, over which days, and what is in them.

    >>> headlines = compare.headline_table(tables, ["hedge"])
    >>> compare.headline_finding(headlines).split(",")[0]
    '16 headlines by 5 outlets'
    """
    if headlines.empty:
        return "No headline was found for this event."
    dates = headlines["published"].dropna()
    days = f", {dates.min():%Y-%m-%d} to {dates.max():%Y-%m-%d}" if len(dates) else ""
    tagged, stated = (int((headlines[name] != "").sum()) for name in ("tags", "figures"))
    return (
        f"{count(len(headlines), 'headline')} by {count(headlines['outlet'].nunique(), 'outlet')}{days}: "
        f"{tagged:,} with a word that was tagged, {stated:,} with a casualty figure."
    )


def _texts(tables: Tables) -> dict[tuple[str, int], tuple[int, str]]:
    """Of each segment where its sentences begin, and their text."""
    found: dict[tuple[str, int], tuple[int, str]] = {}
    headlines = tables.segments.loc[tables.segments["kind"] == "headline", ["document_id", "segment_id"]]
    rows = tables.sentences.merge(headlines, on=["document_id", "segment_id"], how="inner", validate="many_to_one")
    for row in rows_of(rows):
        key = (row.document_id, row.segment_id)
        start, text = found.get(key, (row.start, ""))
        found[key] = (start, text + " " * (row.start - start - len(text)) + row.text)
    return found


def _notes(tables: Tables, features: Sequence[str]) -> dict[tuple[str, int], list[tuple[int, int, str, str]]]:
    """Of each segment its tags of the features and its figures: where, which of the two, and what is said of them."""
    found: dict[tuple[str, int], list[tuple[int, int, str, str]]] = defaultdict(list)
    for feature in features:
        for row in rows_of(tables.tags[of_feature(tables.tags, feature)]):
            note = _named(row)
            found[row.document_id, row.segment_id].append((row.start, row.end, "tag", note))
    for row in rows_of(tables.claims):
        note = f"{figure(row.low, row.high, row.modifier, row.text)} {row.harm}"
        found[row.document_id, row.segment_id].append((row.start, row.end, "figure", note))
    return found


def _named(tag: Any) -> str:
    category = "" if tag.category in ("", "none") else f":{tag.category}"
    return feature_title(f"{tag.feature}{category}") + ("" if tag.voice == "outlet" else f" ({tag.voice})")
