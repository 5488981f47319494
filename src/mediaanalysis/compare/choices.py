"""Choices of words: of all the ways to say a thing, how often an outlet takes each. Counted in one voice at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from ..errors import DataError
from ..framing.codebook import load_codebook
from ..tables import Tables
from .actors import actors, group_doers, load_actors
from .findings import count
from .joins import document_rows, join, numbered_rows
from .rates import category_title, known_features, of_feature
from .speakers import NOBODY, source_groups
from .units import VOICES, about_list, placed

_HELD = [
    "about", "holder", "outlet", "category", "words", "sentence", "voice", "source", "act_of", "document_id",
    "start", "end",
]  # fmt: skip
OWN, OTHERS, REST = "the outlet itself", "others", "other names"
LEAST = 5  # hits, below which a sentence on an actor would say more than it rests on
_ORDER = {  # from most to least said of who did it
    "agency": ["active", "passive", "instrument", "intransitive", "agentless", "nominal"],
    "intent": ["mistake", "mistake_doubted", "deliberate", "deliberate_doubted"],
}


def choice_table(tables: Tables, feature: str, voice: str = "own") -> pd.DataFrame:
    """One row an outlet and category of the feature: hits, share of the outlet's hits, documents with such a hit.

    ``feature`` has categories that are alternatives, such as ``"agency"`` or ``"intent"``.

    >>> list(compare.choice_table(tables, "agency")["category"].cat.categories)[:2]
    ['active', 'passive']
    """
    tags = _in_voice(tables, feature, voice)
    tags["category"] = _ordered(tags["category"], feature)
    cells = tags.groupby(["outlet", "category"], observed=False)
    table = cells.agg(hits=("start", "size"), documents=("document_id", "nunique")).reset_index()
    return _with_totals(table, tags)


def holder_table(tables: Tables, feature: str = "intent") -> pd.DataFrame:
    """One row an actor whose act it is, category, holder of the words and outlet: hits and documents.

    The holder is the outlet itself or the source that it gives the words to; sources and doers are counted together by
    actor. An act that the text makes nobody's is about "nobody named", those of somebody who is no actor and is named
    for fewer than :data:`LEAST` of the hits are about "others".

    >>> holders = compare.holder_table(tables, "intent")
    >>> "the outlet itself" in set(holders["holder"])
    True
    """
    tags = _held(tables, feature)
    cells = tags.groupby(["about", "category", "holder", "outlet"], observed=True)
    table = cells.agg(hits=("start", "size"), documents=("document_id", "nunique")).reset_index()
    table["category"] = _ordered(table["category"], feature)
    table["about"] = pd.Categorical(table["about"], _by_hits(table, "about", last=[OTHERS, NOBODY]), ordered=True)
    order = ["about", "category", "hits", "holder"]
    return table.sort_values(order, ascending=[True, True, False, True], kind="stable", ignore_index=True)


def holder_sentences(tables: Tables, feature: str = "intent") -> pd.DataFrame:
    """One row a hit that :func:`holder_table` counts, with its sentence; ``start`` and ``end`` index the sentence.

    >>> len(compare.holder_sentences(tables)) == int(compare.holder_table(tables)["hits"].sum())
    True
    """
    sentences = tables.sentences[["start", "text"]].rename(columns={"start": "at", "text": "sentence"})
    held = _held(tables, feature).rename(columns={"text": "words"})
    held = join(held, sentences, numbered_rows(tables, "sentences", held))
    held = held.assign(start=held["start"] - held["at"], end=held["end"] - held["at"])
    held = held.sort_values(["about", "holder", "outlet", "category"], kind="stable", ignore_index=True)
    return held[_HELD]


def holder_finding(holders: pd.DataFrame) -> list[str]:
    """Who holds each category of words about whose act, and how far that is told, as counted here.

    >>> holders = compare.holder_table(tables, "intent")
    >>> finding = compare.holder_finding(holders)
    """
    if holders.empty:
        return ["No word of intent was found."]
    total, told = int(holders["hits"].sum()), int(holders.loc[holders["about"] != NOBODY, "hits"].sum())
    sentences = [f"{count(total, 'hit')}; of {told:,} the text tells whose act it is about."]
    for about, rows in holders[holders["about"] != NOBODY].groupby("about", observed=True):
        if rows["hits"].sum() < LEAST:
            continue
        parts = []
        for category, of in rows.groupby("category", observed=True):
            own = int(of.loc[of["holder"] == OWN, "hits"].sum())
            n = int(of["hits"].sum())
            parts.append(f"{category_title(str(category))} {n:,} ({own:,} in the outlets’ own words)")
        sentences.append(f"Acts of {about}: {', '.join(parts)}.")
    return sentences


def name_table(tables: Tables, referent: str, voice: str = "own", most: int = 8) -> pd.DataFrame:
    """One row an outlet and name of a referent, in small letters: its hits and their share of the outlet's.

    A referent is whom or what several families of names are for (the ``side`` of corpus.toml), ``family`` the one that
    a name is of; of the shipped labels it is the pole. The commonest names have rows of their own, the others are
    "other names". ``first`` counts the documents in whose body the name is the first mention of the referent in that
    voice, ``headline`` those in whose headline it stands.

    >>> names = compare.name_table(tables, compare.label_referents(tables)[0], most=3)
    >>> names["name"].nunique() <= 4
    True
    """
    tags = _labels(tables, voice)
    tags = tags[tags["referent"] == referent].copy()
    tags["name"] = tags["text"].map({text: " ".join(text.casefold().split()) for text in tags["text"].unique()})
    common = tags.groupby("name").size().sort_values(ascending=False, kind="stable").index[:most]
    tags["name"] = tags["name"].where(tags["name"].isin(common), REST)
    tags["family"] = tags["family"].mask(tags["name"] == REST, "")
    names = tags.groupby("name").agg(family=("family", "first"), hits=("start", "size"))
    size = names.groupby("family")["hits"].sum()
    rows = names.assign(rest=names.index == REST, size=names["family"].map(size)).rename_axis("name").reset_index()
    rows = rows.sort_values(["rest", "size", "family", "hits", "name"], ascending=[True, False, True, False, True])
    order = list(rows["name"])
    tags["name"] = pd.Categorical(tags["name"], order, ordered=True)
    tags = tags.sort_values(["document_id", "start"], kind="stable")
    tags["headline"] = tags["document_id"].where(tags["segment_kind"] == "headline")
    body = tags[tags["headline"].isna()]
    tags["first"] = tags.index.isin(body.drop_duplicates(["document_id", "outlet"]).index)
    cells = tags.groupby(["outlet", "name"], observed=False)
    table = cells.agg(hits=("start", "size"), first=("first", "sum"), headline=("headline", "nunique")).reset_index()
    table.insert(1, "family", table["name"].astype(str).map(names["family"]))
    return _with_totals(table, tags)


def label_referents(tables: Tables, voice: str = "own") -> list[str]:
    """Whom and what the labels of the voice are for, the commonest first.

    >>> referents = compare.label_referents(tables)
    >>> len(referents) > 0
    True
    """
    referents = _labels(tables, voice)["referent"]
    return list(referents.value_counts().sort_index().sort_values(ascending=False, kind="stable").index)


def _labels(tables: Tables, voice: str) -> pd.DataFrame:
    """The labels of the voice with their referent and family."""
    tags = _in_voice(tables, "label", voice)
    sides = {str(f["name"]): str(f["side"]) for f in about_list(tables, "label_families") if f.get("side")}
    poles = {entry.id: entry.pole for entry in load_codebook().entries if entry.feature == "label"}
    pole = tags["rule"].map(poles).astype("string").fillna("")
    sided = tags["category"].map(sides).astype("string")
    family = tags["category"].where(sided.notna() | (pole == ""), pole)
    return tags.assign(referent=sided.fillna(tags["category"]), family=family)


def _held(tables: Tables, feature: str) -> pd.DataFrame:
    """The tags of the feature with their holder and with whom they are about."""
    tags = placed(tables, tables.tags[of_feature(tables.tags, feature)])
    said = tables.attributions.assign(page=document_rows(tables, tables.attributions))
    groups = source_groups(tables, said).rename("group").to_frame()
    tags = join(tags, groups, numbered_rows(tables, "attributions", tags))
    tags["holder"] = tags["group"].astype("string").fillna(NOBODY).where(tags["voice"] != "outlet", OWN)
    tags["about"] = _doers(tags["act_of"].astype("string").fillna(""), actors(tables))
    return tags


def _doers(mentions: pd.Series, known: Mapping[str, Sequence[str]]) -> pd.Series:
    """The actors whose acts they are; somebody who is none only where he is named often."""
    doers = group_doers(mentions, known)
    actor = doers.isin([*known, *load_actors(), ""])
    rare = doers.map(doers.value_counts()) < LEAST
    return doers.mask(rare & ~actor, OTHERS).replace("", NOBODY)


def _ordered(categories: pd.Series, feature: str) -> pd.Categorical:
    """The categories that occur, in the order of the feature."""
    found = set(categories)
    known = [name.partition(":")[2] for name in known_features() if name.startswith(f"{feature}:")]
    listed = _ORDER.get(feature, known)
    order = [c for c in (*listed, *sorted(found - set(listed))) if c in found]
    return pd.Categorical(categories, order, ordered=True)


def _by_hits(table: pd.DataFrame, column: str, last: Sequence[str]) -> list[str]:
    """The values of a column by their hits, those named last at the end."""
    hits = table.groupby(column)["hits"].sum()
    return sorted(hits.index, key=lambda name: (last.index(name) + 1 if name in last else 0, -hits[name], name))


def _with_totals(table: pd.DataFrame, tags: pd.DataFrame) -> pd.DataFrame:
    """The table with each outlet's hits in all rows, the documents they are in, and the share of each row."""
    by_outlet = tags.groupby("outlet", observed=False)
    total = table["outlet"].map(by_outlet.size()).astype("int64")
    in_documents = table["outlet"].map(by_outlet["document_id"].nunique()).astype("int64")
    return table.assign(total=total, in_documents=in_documents, share=(table["hits"] / total).where(total > 0))


def _in_voice(tables: Tables, feature: str, voice: str) -> pd.DataFrame:
    if voice not in (known := set(VOICES.values())):
        raise DataError(f"voice={voice!r}: there are {' and '.join(sorted(known))}")
    tags = tables.tags[of_feature(tables.tags, feature)]
    return placed(tables, tags[tags["voice"].isin([v for v, whose in VOICES.items() if whose == voice])])
