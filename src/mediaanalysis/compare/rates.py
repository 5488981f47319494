"""Rates per 1,000 words, document by document, and how much they allow to be said of an outlet.

The document is the unit: words of one document are no independent draws. With two halves of one corpus, tests that
count words find a difference in a quarter of all words at the 5 % level (Lijffijt et al. 2016, "Significance testing
of word frequencies in corpora", Digital Scholarship in the Humanities 31). So outlets are compared by the rates of
their documents, and nothing is said of an outlet by a single one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError
from ..framing.codebook import load_codebook
from ..tables import Tables
from .intervals import rate_interval
from .units import VOICES, placed, unit_rows, unit_table

MIN_WORDS = 50  # with fewer, a single hit would read as a rate of 20 or more (exact Poisson: 0.5 to 111)
_BY_RULE = frozenset({  # what rules find without a list of their own
    "agency", "agency:active", "agency:passive", "agency:agentless", "agency:instrument", "agency:intransitive",
    "agency:nominal", "intent:mistake_doubted", "scare_quote", "scare_quote:distancing",
})  # fmt: skip
_NOT_TAGS = frozenset({"attribution", "harm", "force"})  # lists that serve other tables
_TITLES = {
    "hedge": "Hedges",
    "evaluative": "Evaluative words",
    "scare_quote": "Scare quotes",
    "intent": "Words of intent",
    "label": "Labels",
    "agency": "Who acts",
    "casualty": "Casualty figures",
}
RATE_COLUMNS = [
    "outlet", "document_id", "title", "published", "event", "reprint", "voice", "feature", "words", "hits", "rate",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tier:
    """How many documents an outlet has, and what must be said of figures made from so many."""

    letter: str
    least: int
    interval: bool
    warning: str


TIERS = (
    Tier("none", 0, False, "No document that is long enough for a rate."),
    Tier("A", 1, False, "One document, so that differences between outlets cannot be told from differences between "
         "documents; nothing here is inference about an outlet."),
    Tier("B", 2, False, "2 to 4 documents, so no interval and no test: with 3 against 2 documents no test can "
         "reach p < 0.10."),
    Tier("C", 5, True, "5 to 9 documents, so the intervals are approximate."),
    Tier("D", 10, True, "10 to 29 documents; look whether a single document carries a feature."),
    Tier("E", 30, True, ""),
)  # fmt: skip


def rates_table(tables: Tables, features: Sequence[str], min_words: int = MIN_WORDS) -> pd.DataFrame:
    """One row a document, voice and feature: hits, words and hits per 1,000 words; no hit is a row with 0.

    A feature is written ``"evaluative"`` or, for one category of it, ``"hedge:accident"``. The rate is missing where
    the document has fewer than ``min_words`` in that voice; its hits and words are there all the same.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> list(rates["voice"].cat.categories)
    ['own', 'attributed']
    """
    if not features:
        raise DataError(f"features is empty: name at least one of {', '.join(known_features())}")
    units = unit_table(tables)
    voiced = units.assign(own=units["words_outlet"], attributed=units["words_quoted"] + units["words_paraphrased"])
    keys = ["outlet", "document_id", "title", "published", "event", "reprint"]
    long = voiced.drop(columns="words").melt(keys, ["own", "attributed"], "voice", "words")
    long["voice"] = pd.Categorical(long["voice"], ["own", "attributed"], ordered=True)
    long = long.sort_values(["outlet", "voice", "document_id"])
    place = np.argsort(long.index)  # of each unit in its own voice, then of each in others'
    long = long.reset_index(drop=True)
    tags = tables.tags[["document_id", "segment_id", "feature", "category", "voice"]]
    tags = placed(tables, tags[np.logical_or.reduce([of_feature(tags, feature) for feature in features])])
    attributed = tags["voice"].isin([voice for voice, whose in VOICES.items() if whose == "attributed"]).to_numpy(bool)
    row = place[unit_rows(tables, units, tags) + len(units) * attributed]
    parts = []
    for feature in features:
        hits = np.bincount(row[of_feature(tags, feature)], minlength=len(long))
        parts.append(long.assign(feature=feature, hits=hits, rate=(1000 * hits / long["words"])))
    rates = pd.concat(parts, ignore_index=True)
    rates["rate"] = rates["rate"].where(rates["words"] >= min_words)
    rates["feature"] = pd.Categorical(rates["feature"], list(features), ordered=True)
    return rates[RATE_COLUMNS]


def compare_outlets(rates: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet, voice and feature, also for an outlet without documents.

    ``per_1000`` is a count over these very documents, and missing where they have fewer words than a rate needs.
    ``low`` and ``high``, its 95 % interval by document (see :func:`rate_interval`), are missing below five documents,
    see :data:`TIERS`, and where no outlet has a hit.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> list(compare.compare_outlets(rates)["tier"].unique())
    ['C', 'B', 'A', 'none']
    """
    grouped = rates.assign(documents_with=rates["rate"] > 0).groupby(["feature", "voice", "outlet"], observed=False)
    table = grouped["rate"].agg(documents="count", median="median")
    summed = ["documents_with", "hits", "words"]
    table[summed] = grouped[summed].sum()
    table["per_1000"] = (1000 * table["hits"] / table["words"]).where(table["words"] >= MIN_WORDS)
    table["tier"] = [tier_of(k).letter for k in table["documents"]]
    table["median"] = table["median"].where(table["documents"] > 1)
    ends: dict[Any, tuple[float, float]] = {}
    found = rates.groupby(["feature", "voice"], observed=True)["hits"].transform("sum") > 0
    for key, rows in rates[found & (rates["words"] > 0)].groupby(["feature", "voice", "outlet"], observed=True):
        if tier_of(int(rows["rate"].count())).interval:
            hits, words = (rows[name].to_numpy(dtype=float) for name in ("hits", "words"))
            low, high = rate_interval(hits, words)
            ends[key] = (1000 * float(low), 1000 * float(high))
    table["low"], table["high"] = ([ends.get(key, (np.nan, np.nan))[i] for key in table.index] for i in (0, 1))
    order = ["documents", "documents_with", "words", "hits", "per_1000", "median", "low", "high", "tier"]
    return table[order].reset_index()


def side_by_side(comparison: pd.DataFrame) -> pd.DataFrame:
    """One row a feature and outlet, the two voices beside each other; intervals if an outlet has documents enough.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> list(compare.side_by_side(compare.compare_outlets(rates)).columns)[:4]
    ['feature', 'outlet', 'in documents', 'own hits']
    """
    voices = []
    for voice, whose in (("own", "own"), ("attributed", "others’")):
        shown = comparison[comparison["voice"] == voice].set_index(["feature", "outlet"])
        columns = {f"{whose} hits": shown["hits"], "of words": shown["words"], "rate": shown["per_1000"].round(1)}
        if comparison["low"].notna().any():
            ends = zip(shown["low"], shown["high"], strict=True)
            columns["95 % interval"] = pd.Series([_interval(*end) for end in ends], shown.index)
        voices.append(pd.DataFrame(columns))
    own = comparison[comparison["voice"] == "own"].set_index(["feature", "outlet"])
    in_documents = own["documents_with"].astype(str) + " of " + own["documents"].astype(str)
    table = pd.concat([in_documents.rename("in documents"), *voices], axis=1).reset_index()
    return table.astype({"feature": str}).assign(feature=[feature_title(str(f)) for f in table["feature"]])


def tier_of(documents: int) -> Tier:
    """The tier of an outlet with so many documents.

    >>> [tier_of(n).letter for n in (1, 4, 5, 30)]
    ['A', 'B', 'C', 'E']
    """
    return next(tier for tier in reversed(TIERS) if documents >= tier.least)


def tier_warning(documents: pd.Series) -> str:
    """What must be printed beside figures of outlets with so many documents each; the index names the outlets.

    >>> compare.tier_warning(pd.Series({"The Post": 1})).split(",")[0]
    'The Post: one document'
    """
    warnings = []
    for tier in TIERS:
        of = [str(outlet) for outlet, n in documents.items() if tier_of(int(n)) is tier]
        if of and tier.warning:
            names = ", ".join(of) if len(of) <= 3 else f"{len(of)} of {len(documents)} outlets"
            warnings.append(f"{names}: {tier.warning[0].lower()}{tier.warning[1:]}")
    return " ".join(warnings)


def feature_title(feature: str) -> str:
    """A feature in words.

    >>> feature_title("hedge:accident"), feature_title("scare_quote")
    ('Hedges: accident', 'Scare quotes')
    """
    name, _, category = feature.partition(":")
    words = _TITLES.get(name)
    return (words or name.replace("_", " ").capitalize()) + (f": {category_title(category)}" if category else "")


def category_title(category: str) -> str:
    """A category of a feature in words.

    >>> category_title("mistake_doubted")
    'mistake doubted'
    """
    return category.replace("_", " ")


def of_feature(tags: pd.DataFrame, feature: str) -> pd.Series:
    """Which tags are of the feature, or of the category that is named after a colon."""
    name, _, category = feature.partition(":")
    found = tags["feature"] == name
    if category:
        found &= tags["category"] == category
    if not found.any() and feature not in (known := known_features()):
        raise DataError(f"features: {feature!r} is not in the tables; known are {', '.join(known)}")
    return found


def known_features() -> list[str]:
    """The features that the shipped codebook and the rules can find, each with its categories after it.

    >>> "hedge:accident" in compare.known_features()
    True
    """
    listed = {(e.feature, e.category) for e in load_codebook().entries if e.feature not in _NOT_TAGS}
    named = {name for name, _ in listed} | {f"{name}:{category}" for name, category in listed if category != "none"}
    return sorted(named | _BY_RULE)


def _interval(low: float, high: float) -> str:
    return "" if pd.isna(low) else f"{low:.1f} to {high:.1f}"
