"""One outlet against the others: rate ratios with intervals, and p adjusted over a stated family of tests.

A difference is claimed only where two things agree: shuffling the labels of documents within events, and the interval
of the ratio. The first is exact for documents that are alike, the second holds where outlets' documents vary unequally;
the p given is the larger of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from statsmodels.stats.multitest import multipletests

from ..errors import DataError
from .intervals import LEAST_EXPECTED, Contrast, Floats, contrast
from .rates import TIERS, feature_title
from .significance import difference_test

LEAST_DOCUMENTS = next(tier.least for tier in TIERS if tier.interval)
SEED = 20160917
ADJUSTMENTS = {"holm": "Holm", "fdr_bh": "Benjamini and Hochberg"}
CONTRAST_COLUMNS = [
    "feature", "voice", "outlet", "against", "events", "documents", "other_documents", "words", "other_words", "hits",
    "other_hits", "per_1000", "other_per_1000", "ratio", "low", "high", "log2_ratio", "p", "adjusted", "family",
    "method", "why_not",
]  # fmt: skip
_FEW, _RARE, _APART, _WAYS = (
    f"fewer than {LEAST_DOCUMENTS} documents on a side",
    f"fewer than {LEAST_EXPECTED} hits to be expected on a side",
    "no event in common",
    "too few documents an event to shuffle",
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides compared, an array entry a row of hits: what may be shown of it, and else why not."""

    contrast: Contrast
    p: Floats
    method: str
    why_not: NDArray[np.object_]


def contrast_table(
    rates: pd.DataFrame, *, against: str = "", within_events: bool = True,
    adjust: str = "holm", seed: int = SEED,
) -> pd.DataFrame:  # fmt: skip
    """One row an outlet, voice and feature: its rate over that of the others, or of the outlet ``against``.

    Only documents long enough for a rate are compared and, ``within_events``, only with documents of the same event
    (those without event with one another); ``documents`` and all counts are of these. ``ratio``, ``low``, ``high`` and
    ``p`` are missing where ``why_not`` says why: with fewer than five documents a side nothing is tested. ``adjusted``
    is p after Holm (any false claim) or Benjamini and Hochberg ("fdr_bh", the share of false claims) over the
    ``family`` tests of this table; the intervals are not adjusted. Of two outlets the first is held against the second.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> contrasts = compare.contrast_table(rates)
    >>> "outlet" in contrasts
    True
    """
    if adjust not in ADJUSTMENTS:
        raise DataError(f"adjust={adjust!r}: there are {' and '.join(ADJUSTMENTS)}")
    compared = rates[rates["rate"].notna()]
    outlets = [str(o) for o in compared["outlet"].cat.categories if (compared["outlet"] == o).any()]
    if against and against not in outlets:
        raise DataError(f"against={against!r}: no document of that outlet is long enough; there are {outlets}")
    told = [o for o in outlets if o != against] if against else outlets[:1] if len(outlets) == 2 else outlets
    other = against or (outlets[1] if len(outlets) == 2 else "the others")
    features = list(rates["feature"].cat.categories)
    draws = max(1999, 25 * 2 * len(told) * len(features) - 1)  # or Holm could call no single p of them small
    rows = [
        row
        for voice, documents in compared.groupby("voice", observed=True)
        for row in _rows(documents, features, str(voice), told, other, bool(against), within_events, draws, seed)
    ]
    table = pd.DataFrame(rows, columns=[c for c in CONTRAST_COLUMNS if c not in ("adjusted", "family")])
    for name in ("feature", "voice", "outlet"):
        table[name] = pd.Categorical(table[name], rates[name].cat.categories, ordered=True)
    tested = table["p"].notna()
    table["adjusted"] = np.nan
    if tested.any():
        table.loc[tested, "adjusted"] = multipletests(table.loc[tested, "p"], method=adjust)[1]
    table["family"] = int(tested.sum())
    return table[CONTRAST_COLUMNS].sort_values(["feature", "voice", "outlet"], ignore_index=True)


def contrast_list(contrasts: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet, voice and feature, for reading: n, rates, ratio, interval, p, or why not.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> contrasts = compare.contrast_table(rates)
    >>> listed = compare.contrast_list(contrasts)
    """
    rows = contrasts
    shown = rows["why_not"] == ""
    ends = zip(rows["low"], rows["high"], strict=True)
    told = [f"{low:.2f} to {high:.2f}" if there else "" for (low, high), there in zip(ends, shown, strict=True)]
    table = {
        "feature": [feature_title(str(feature)) for feature in rows["feature"]],
        "outlet": rows["outlet"].astype(str), "voice": rows["voice"].astype(str), "against": rows["against"],
        "documents": [f"{n} v {m}" for n, m in zip(rows["documents"], rows["other_documents"], strict=True)],
        "hits": [f"{n} v {m}" for n, m in zip(rows["hits"], rows["other_hits"], strict=True)],
        "per 1,000": rows["per_1000"].round(1), "of the others": rows["other_per_1000"].round(1),
        "ratio": rows["ratio"].round(2), "95 % interval": told, "log2 ratio": rows["log2_ratio"].round(2),
        "p": rows["p"].round(4), "adjusted p": rows["adjusted"].round(4), "not compared": rows["why_not"],
    }  # fmt: skip
    return pd.DataFrame(table)


def compare_sides(
    hits: Floats, words: Floats, side: NDArray[np.bool_], stratum: NDArray[np.intp], *, draws: int = 1999,
    seed: int = SEED,
) -> Comparison:  # fmt: skip
    """The documents with ``side`` against those without, each row of hits for itself; documents along the last axis."""
    found = contrast(hits, words, side, stratum)
    shared = _shared(side, stratum)
    fewest = min((side & shared).sum(), (~side & shared).sum())
    tested = difference_test(hits, words, side, stratum, draws=draws, seed=seed)
    apart = side.any() and not side.all() and not shared.any()
    reasons = [(apart, _APART), (fewest < LEAST_DOCUMENTS, _FEW), (tested.method == "", _WAYS)]
    why = next((reason for true, reason in reasons if true), "")
    why_not = np.where(found.expected < LEAST_EXPECTED, why or _RARE, why).astype(object)
    return Comparison(found, np.where(why_not == "", np.maximum(tested.p, found.p), np.nan), tested.method, why_not)


def dealt(
    documents: pd.DataFrame, features: list[Any], within_events: bool = True
) -> tuple[pd.DataFrame, Floats, Floats, NDArray[np.intp]]:
    """The documents of one voice a row each, their hits (a row a feature), their words, and their events by number."""
    key = ["outlet", "document_id", "event", "words"]
    unit = documents.groupby(key[:2], observed=True).ngroup().to_numpy()
    _, first = np.unique(unit, return_index=True)
    units = documents.iloc[first][key].reset_index(drop=True)
    events = units["event"] if within_events else pd.Series("", units.index)
    of = documents["feature"].cat
    cell = pd.Index(features).get_indexer(of.categories)[of.codes] * len(units) + unit
    counted = np.bincount(cell, documents["hits"], len(features) * len(units)).astype(np.float64)
    hits, words = counted.reshape(len(features), len(units)), units["words"].to_numpy(dtype=float)
    return units, hits, words, pd.factorize(events)[0].astype(np.intp)


def _rows(
    documents: pd.DataFrame, features: list[Any], voice: str, told: list[str], other: str, alone: bool,
    within_events: bool, draws: int, seed: int,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    units, of_all, in_words, events = dealt(documents, features, within_events)
    for outlet in told:
        kept = units["outlet"].isin([outlet, other]).to_numpy() if alone else slice(None)
        hits, words, stratum = of_all[:, kept], in_words[kept], events[kept]
        side = (units["outlet"] == outlet).to_numpy()[kept]
        found = compare_sides(hits, words, side, stratum, draws=draws, seed=seed)
        shared = _shared(side, stratum)
        mine, others = side & shared, ~side & shared
        sides = np.column_stack([mine, others]).astype(np.float64)
        (y, z), (n, m) = (hits @ sides).T, words @ sides
        for i, feature in enumerate(features):
            shown = found.why_not[i] == ""
            ratio, low, high = (float(x[i]) if shown else np.nan for x in _of(found.contrast))
            yield {
                "feature": feature, "voice": voice, "outlet": outlet, "against": other,
                "events": np.count_nonzero(np.bincount(stratum[shared])) if within_events else 0,
                "documents": int(mine.sum()), "other_documents": int(others.sum()), "words": int(n),
                "other_words": int(m), "hits": int(y[i]), "other_hits": int(z[i]),
                "per_1000": _per_1000(y[i], n), "other_per_1000": _per_1000(z[i], m),
                "ratio": ratio, "low": low, "high": high, "log2_ratio": np.log2(ratio) if ratio > 0 else np.nan,
                "p": float(found.p[i]), "method": found.method if shown else "", "why_not": found.why_not[i],
            }  # fmt: skip


def _of(found: Contrast) -> tuple[Floats, Floats, Floats]:
    return found.ratio, found.low, found.high


def _per_1000(hits: float, words: float) -> float:
    return 1000 * hits / words if words else np.nan


def _shared(side: NDArray[np.bool_], stratum: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which documents are of a stratum that both sides have."""
    there = [np.bincount(stratum[which], minlength=stratum.max(initial=0) + 1) > 0 for which in (side, ~side)]
    both: NDArray[np.bool_] = (there[0] & there[1])[stratum]
    return both
