"""The null beside a result: an outlet against itself, its documents dealt into halves by chance."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .contrasts import LEAST_DOCUMENTS, SEED, Comparison, compare_sides, dealt
from .findings import count, per_cent
from .rates import feature_title

SPLITS = 200
PLACEBO_COLUMNS = ["feature", "voice", "outlet", "documents", "splits", "tested", "found", "low", "high"]


def placebo_table(
    rates: pd.DataFrame, *, within_events: bool = True, splits: int = SPLITS, seed: int = SEED
) -> pd.DataFrame:
    """One row a feature and voice: random halves of the outlet with most documents, compared as outlets are.

    ``found`` of ``tested`` splits have p at or below 0.05, where nothing is there to be found; 95 % of the splits have
    a ratio from ``low`` to ``high``. Without an outlet of ten documents in a voice there is no row for it.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> placebo = compare.placebo_table(rates, splits=2)
    >>> len(placebo) >= 0
    True
    """
    compared = rates[rates["rate"].notna()]
    features = list(rates["feature"].cat.categories)
    rows = []
    for voice, documents in compared.groupby("voice", observed=True):
        sizes = documents.drop_duplicates(["outlet", "document_id"]).groupby("outlet", observed=True).size()
        if sizes.empty or sizes.max() < 2 * LEAST_DOCUMENTS:
            continue
        outlet = str(sizes.idxmax())
        _, hits, words, stratum = dealt(documents[documents["outlet"] == outlet], features, within_events)
        rng = np.random.default_rng(seed)
        found = [
            compare_sides(hits, words, side, stratum, draws=199, seed=seed + i)
            for i, side in enumerate(_halves(stratum, splits, rng))
        ]
        for row, feature in enumerate(features):
            rows.append((feature, voice, outlet, int(sizes.max()), splits, *_summary(found, row)))
    table = pd.DataFrame(rows, columns=PLACEBO_COLUMNS)
    for name in ("feature", "voice", "outlet"):
        table[name] = pd.Categorical(table[name], rates[name].cat.categories, ordered=True)
    return table


def placebo_finding(placebo: pd.DataFrame) -> str:
    """The null in a sentence.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> finding = compare.placebo_finding(compare.placebo_table(rates, splits=2))
    """
    if placebo.empty:
        return (
            f"No outlet has {2 * LEAST_DOCUMENTS} documents, so that the comparison cannot be tried on halves of one "
            "outlet, where there is nothing to find."
        )
    tested, found = int(placebo["tested"].sum()), int(placebo["found"].sum())
    if not tested:
        return "Random halves of one outlet have too few hits to be compared: the comparison has no null beside it."
    outlet = placebo["outlet"].astype(str).mode().iloc[0]
    apart = ""
    own = placebo[(placebo["voice"] == "own") & (placebo["tested"] > 0)]
    if len(own):
        widest = own.iloc[int((own["high"] / own["low"]).to_numpy().argmax())]
        apart = (
            f" By chance alone the rates of such halves differ by a factor of {widest['low']:.2f} to "
            f"{widest['high']:.2f} ({feature_title(str(widest['feature']))}, own words, 95 % of the splits)."
        )
    return (
        f"Where there is nothing to find: of {count(tested, 'comparison')} of random halves of {outlet}, the same test "
        f"calls {found:,} a difference ({per_cent(found / tested, 1)}; it may be up to 5 %).{apart}"
    )


def _halves(stratum: NDArray[np.intp], splits: int, rng: np.random.Generator) -> Iterator[NDArray[np.bool_]]:
    """Sides that deal the documents of each stratum in two, as evenly as their number allows."""
    for _ in range(splits):
        order = np.lexsort((rng.random(len(stratum)), stratum))
        side = np.empty(len(stratum), dtype=bool)
        side[order] = np.arange(len(stratum)) % 2 == rng.integers(2)
        yield side


def _summary(found: list[Comparison], row: int) -> tuple[int, int, float, float]:
    p = np.array([one.p[row] for one in found])
    ratio = np.array([one.contrast.ratio[row] for one in found])
    tested = ~np.isnan(p)
    if not tested.any():
        return 0, 0, np.nan, np.nan
    low, high = np.quantile(ratio[tested], [0.025, 0.975], method="nearest")
    return int(tested.sum()), int((p[tested] <= 0.05).sum()), float(low), float(high)
