"""Rates with the tagger's own error taken out, as far as it is known; always beside the raw rate, never in its place.

Of the hits a share P (precision) is right, and of what there is a share R (recall) is found, so that the true rate is
the observed one times P / R (Rogan & Gladen 1978, *American Journal of Epidemiology* 107, for counts). P and R were
measured on a sample, so they are drawn from their distributions (beta, with Jeffreys' prior) together with the rate;
the interval is that of the draws. It holds if the tagger errs in these texts as it did in those, and if it errs alike
for every outlet: then ratios between outlets stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from .intervals import LEVEL, Floats
from .measured import Measured, load_measured
from .rates import feature_title

_DRAWS = 20_000  # the ends of an interval move by about 1 % of its width from seed to seed
CORRECTED_COLUMNS = [
    "feature", "voice", "outlet", "documents", "per_1000", "low", "high", "precision", "recall", "corrected",
    "corrected_low", "corrected_high",
]  # fmt: skip


def corrected_table(
    comparison: pd.DataFrame, measured: Sequence[Measured] | None = None, *, seed: int = 20160917
) -> pd.DataFrame:
    """One row a row of :func:`compare_outlets` whose feature was measured by itself: the raw rate and the corrected.

    ``measured`` is what is known of the tagger's error, by default the shipped measurements. A category
    ("hedge:accident") is not corrected by what was measured for its whole feature. Without an interval of the raw rate,
    so with fewer than five documents, there is no corrected one.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> corrected = compare.corrected_table(compare.compare_outlets(rates))
    >>> len(corrected) > 0
    True
    """
    known = {m.feature: m for m in (load_measured() if measured is None else measured)}
    rng = np.random.default_rng(seed)
    factors = {feature: error_factors(m, rng) for feature, m in known.items() if m.precision > 0 and m.recall > 0}
    rows = comparison[comparison["feature"].astype(str).isin(factors)].copy()
    features = rows["feature"].astype(str)
    rows["precision"] = [known[feature].precision for feature in features]
    rows["recall"] = [known[feature].recall for feature in features]
    shown = rows["low"].notna()
    rows["corrected"] = (rows["per_1000"] * rows["precision"] / rows["recall"]).where(shown)
    ends = [
        _ends(low, high, factors[feature], rng) if there else (np.nan, np.nan)
        for low, high, feature, there in zip(rows["low"], rows["high"], features, shown, strict=True)
    ]
    rows["corrected_low"], rows["corrected_high"] = ([end[i] for end in ends] for i in (0, 1))
    return rows[CORRECTED_COLUMNS].reset_index(drop=True)


def corrected_list(corrected: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet, voice and feature, for reading: the raw rate and beside it the corrected one.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> listed = compare.corrected_list(compare.corrected_table(compare.compare_outlets(rates)))
    """
    rows = corrected[corrected["low"].notna()]
    table = {
        "feature": [feature_title(str(feature)) for feature in rows["feature"]],
        "outlet": rows["outlet"].astype(str), "voice": rows["voice"].astype(str), "documents": rows["documents"],
        "per 1,000, as tagged": rows["per_1000"].round(1), "95 % interval": _told(rows["low"], rows["high"]),
        "corrected": rows["corrected"].round(1),
        "95 % interval, corrected": _told(rows["corrected_low"], rows["corrected_high"]),
        "precision": rows["precision"].round(2), "recall": rows["recall"].round(2),
    }  # fmt: skip
    return pd.DataFrame(table)


def _told(low: pd.Series, high: pd.Series) -> list[str]:
    return [f"{start:.1f} to {end:.1f}" for start, end in zip(low, high, strict=True)]


def error_factors(measured: Measured, rng: np.random.Generator, draws: int = _DRAWS) -> Floats:
    """Draws of P / R as they may be, given how many were looked at to measure them."""
    right, found = measured.precision * measured.hits, measured.recall * measured.n
    precision = rng.beta(right + 0.5, measured.hits - right + 0.5, draws)
    recall = rng.beta(found + 0.5, measured.n - found + 0.5, draws)
    factors: Floats = precision / recall
    return factors


def _ends(low: float, high: float, factors: Floats, rng: np.random.Generator) -> tuple[float, float]:
    """The ends of the interval of the rate times the factor; without a hit only the upper end moves."""
    if low <= 0:
        return 0.0, float(high * np.quantile(factors, (1 + LEVEL) / 2))
    centre, half = np.log(low * high) / 2, np.log(high / low) / 2
    drawn = np.exp(centre + half * rng.standard_normal(len(factors)) / 1.959964) * factors
    return tuple(float(end) for end in np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]))  # type: ignore[return-value]
