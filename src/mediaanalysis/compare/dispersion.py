"""How evenly a feature is spread over an outlet's documents: what one document carries is no trait of the outlet."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .intervals import Floats


def dispersion_table(rates: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet, voice and feature: hits, the documents with a hit, and how evenly these are spread.

    ``dp`` is Gries' deviation of proportions with the document as part, normalised so that 0 is even and 1 is all in
    the shortest document (Gries 2008, *IJCL* 13; Lijffijt & Gries 2012, *IJCL* 17). ``largest`` is the share of the
    hits in the document that has most. Both are missing without a hit; ``dp`` is with a single document, too.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> "feature" in compare.dispersion_table(rates)
    True
    """
    rows = []
    for key, documents in rates[rates["words"] > 0].groupby(["feature", "voice", "outlet"], observed=True):
        hits, words = (documents[name].to_numpy(dtype=float) for name in ("hits", "words"))
        total = hits.sum()
        largest = hits.max() / total if total else np.nan
        rows.append((*key, len(documents), int(total), int((hits > 0).sum()), deviation(hits, words), largest))
    columns = ["feature", "voice", "outlet", "documents", "hits", "documents_with", "dp", "largest"]
    table = pd.DataFrame(rows, columns=columns)
    for name in ("feature", "voice", "outlet"):
        table[name] = pd.Categorical(table[name], rates[name].cat.categories, ordered=True)
    return table


def deviation(hits: Floats, words: Floats) -> float:
    """Gries' DP, normalised, of hits in parts of so many words; missing without a hit or with one part.

    >>> deviation(np.array([2.0, 2, 2]), np.array([500.0, 500, 500]))
    0.0
    >>> deviation(np.array([6.0, 0, 0]), np.array([500.0, 500, 500]))
    1.0
    """
    if len(hits) < 2 or not hits.any():
        return float("nan")
    expected, observed = words / words.sum(), hits / hits.sum()
    return round(float(0.5 * np.abs(expected - observed).sum() / (1 - expected.min())), 12)
