"""Choices of words: of all the ways to say a thing, how often an outlet takes each. Counted in one voice at a time."""

from __future__ import annotations

import pandas as pd

from ..errors import DataError
from ..tables import Tables
from .actors import actors, group_sources
from .rates import known_features, of_feature
from .units import VOICES, outlet_order, placed

_ORDER = {  # from most to least said of who did it
    "agency": ["active", "passive", "instrument", "intransitive", "agentless", "nominal"],
}


def choice_table(tables: Tables, feature: str, voice: str = "own") -> pd.DataFrame:
    """One row an outlet and category of the feature: hits, share of the outlet's hits, documents with such a hit.

    ``feature`` has categories that are alternatives, such as ``"agency"`` or ``"intent"``.
    """
    tags = _in_voice(tables, feature, voice)
    found = set(tags["category"])
    known = [name.partition(":")[2] for name in known_features() if name.startswith(f"{feature}:")]
    listed = _ORDER.get(feature, known)
    categories = [c for c in (*listed, *sorted(found - set(listed))) if c in found]
    tags["category"] = pd.Categorical(tags["category"], categories, ordered=True)
    cells = tags.groupby(["outlet", "category"], observed=False)
    table = cells.agg(hits=("start", "size"), documents=("document_id", "nunique")).reset_index()
    return _with_totals(table, tags)


def holder_table(tables: Tables, feature: str) -> pd.DataFrame:
    """One row an outlet, category and holder of the words: the outlet itself, or the source that it gives them to.

    Sources are counted together by actor; words quoted or paraphrased without a source that was found are "unnamed".
    """
    tags = placed(tables, tables.tags)
    tags = tags[of_feature(tags, feature)].copy()
    named = group_sources(tags["source"].fillna("").astype(str), actors(tables)).replace("", "unnamed")
    tags["holder"] = named.where(tags["voice"] != "outlet", "the outlet itself")
    cells = tags.groupby(["category", "holder", "outlet"], observed=True)
    table = cells.agg(hits=("start", "size"), documents=("document_id", "nunique")).reset_index()
    return table.sort_values(["category", "hits"], ascending=[True, False], kind="stable", ignore_index=True)


def name_table(tables: Tables, family: str, voice: str = "own", most: int = 8) -> pd.DataFrame:
    """One row an outlet and name of a label family, in small letters: its hits and their share of the outlet's.

    The commonest names have rows of their own, the others are "other names". ``first`` counts the documents in which
    the name is the first mention of the family.
    """
    tags = _in_voice(tables, f"label:{family}", voice)
    tags["name"] = tags["text"].str.casefold().str.split().str.join(" ")
    common = tags.groupby("name").size().sort_values(ascending=False, kind="stable").index[:most]
    tags["name"] = tags["name"].where(tags["name"].isin(common), "other names")
    order = [*common, *(["other names"] if (tags["name"] == "other names").any() else [])]
    tags["name"] = pd.Categorical(tags["name"], order, ordered=True)
    tags = tags.sort_values(["document_id", "start"], kind="stable")
    tags["first"] = ~tags.duplicated(["document_id", "outlet"])
    cells = tags.groupby(["outlet", "name"], observed=False)
    return _with_totals(cells.agg(hits=("start", "size"), first=("first", "sum")).reset_index(), tags)


def label_families(tables: Tables, voice: str = "own") -> list[str]:
    """The label families that occur in the voice, the commonest first."""
    labels = _in_voice(tables, "label", voice)["category"]
    return list(labels.value_counts().sort_index().sort_values(ascending=False, kind="stable").index)


def _with_totals(table: pd.DataFrame, tags: pd.DataFrame) -> pd.DataFrame:
    """The table with each outlet's hits in all rows, the documents they are in, and the share of each row."""
    by_outlet = tags.groupby("outlet", observed=False)
    total = table["outlet"].map(by_outlet.size()).astype("int64")
    in_documents = table["outlet"].map(by_outlet["document_id"].nunique()).astype("int64")
    return table.assign(total=total, in_documents=in_documents, share=(table["hits"] / total).where(total > 0))


def _in_voice(tables: Tables, feature: str, voice: str) -> pd.DataFrame:
    if voice not in (known := set(VOICES.values())):
        raise DataError(f"voice={voice!r}: there are {' and '.join(sorted(known))}")
    tags = placed(tables, tables.tags)
    tags = tags[of_feature(tags, feature) & (tags["voice"].map(VOICES) == voice)].copy()
    tags["outlet"] = pd.Categorical(tags["outlet"], outlet_order(tables), ordered=True)
    return tags
