"""Outlets compared with other things held equal: negative binomial regression, for large corpora.

Counts with log(words) as offset; outlet and event as factors; errors clustered by document, because a page that holds
several outlets' words is one page (Liang & Zeger 1986). The dispersion is that of Cameron & Trivedi (1990), by moments,
so that one outlying document cannot keep the fit from converging; the clustered errors hold whatever it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats
from statsmodels.genmod.families import NegativeBinomial, Poisson
from statsmodels.genmod.generalized_linear_model import GLM

from .intervals import LEVEL, Floats
from .rates import TIERS

LEAST = TIERS[-1].least  # documents an outlet
REGRESSION_COLUMNS = ["feature", "voice", "outlet", "against", "documents", "ratio", "low", "high", "p"]


def regression_table(rates: pd.DataFrame, *, against: str = "", within_events: bool = True) -> pd.DataFrame:
    """One row an outlet, voice and feature: its rate over that of one outlet, events held equal.

    Only outlets of 30 documents and more with at least one hit are in it; ``against`` is, where it is not said, the
    one of them with most documents. Empty where fewer than two outlets are left.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> "feature" in compare.regression_table(rates)
    True
    """
    compared = rates[rates["rate"].notna()]
    rows = [
        row
        for key, documents in compared.groupby(["feature", "voice"], observed=True)
        for row in _rows(documents, key, against, within_events)
    ]
    table = pd.DataFrame(rows, columns=REGRESSION_COLUMNS)
    for name in ("feature", "voice", "outlet"):
        table[name] = pd.Categorical(table[name], rates[name].cat.categories, ordered=True)
    return table


def fit_counts(hits: Floats, words: Floats, design: Floats, groups: NDArray[np.intp]) -> Any:
    """The fitted regression of hits on the columns of ``design``, with words as exposure."""
    offset = np.log(words)
    first = GLM(hits, design, family=Poisson(), offset=offset).fit()
    mean = first.fittedvalues
    alpha = max(float(((hits - mean) ** 2 - hits).sum() / (mean**2).sum()), 1e-6)
    model = GLM(hits, design, family=NegativeBinomial(alpha=alpha), offset=offset)
    return model.fit(start_params=first.params, cov_type="cluster", cov_kwds={"groups": groups})


def _rows(
    documents: pd.DataFrame, key: tuple[Any, ...], against: str, within_events: bool
) -> Iterator[tuple[Any, ...]]:
    sizes = documents.groupby("outlet", observed=True).agg(n=("document_id", "nunique"), hits=("hits", "sum"))
    enough = [str(o) for o in sizes.index[(sizes["n"] >= LEAST) & (sizes["hits"] > 0)]]
    if len(enough) < 2 or (against and against not in enough):
        return
    base = against or str(sizes.loc[enough, "n"].idxmax())
    others = [outlet for outlet in enough if outlet != base]
    kept = documents[documents["outlet"].isin(enough)]
    hits, words = (kept[name].to_numpy(dtype=float) for name in ("hits", "words"))
    groups = pd.factorize(kept["document_id"])[0]
    fitted = fit_counts(hits, words, _design(kept, others, within_events), groups)
    freedom = len(np.unique(groups)) - len(fitted.params)
    half = stats.t.ppf((1 + LEVEL) / 2, freedom)
    for i, outlet in enumerate(others, start=1):
        estimate, error = fitted.params[i], fitted.bse[i]
        p = 2 * stats.t.sf(abs(estimate) / error, freedom)
        ends = (float(np.exp(estimate + sign * half * error)) for sign in (0, -1, 1))
        yield (*key, outlet, base, int(sizes["n"][outlet]), *ends, float(p))


def _design(documents: pd.DataFrame, others: list[str], within_events: bool) -> Floats:
    """A column of ones, one for each outlet but the base, and one for each event with a hit but the first."""
    columns = [np.ones(len(documents))] + [(documents["outlet"] == outlet).to_numpy(dtype=float) for outlet in others]
    if within_events:
        found = documents.groupby("event")["hits"].sum()
        rare = set(found.index[found == 0])  # no rate to be estimated: they stand with the first event
        events = [event for event in found.index if event not in rare]
        columns += [(documents["event"] == event).to_numpy(dtype=float) for event in events[1:]]
    return np.column_stack(columns)
