"""What a single document allows to be said: how its own rate could have come out, and nothing of its outlet."""

from __future__ import annotations

import numpy as np
import pandas as pd
from statsmodels.stats.rates import confint_poisson

from .rates import feature_title, tier_of

SINGLE_COLUMNS = ["feature", "voice", "outlet", "document_id", "words", "hits", "rate", "low", "high"]


def single_table(rates: pd.DataFrame) -> pd.DataFrame:
    """One row a document, voice and feature of outlets with fewer than five documents: the rate of this document alone.

    ``low`` and ``high`` are the exact 95 % Poisson interval per 1,000 words (Garwood 1936), as if the document's words
    were independent: they tell how little a few hits say of this text, and not how the outlet writes.

    >>> alone = compare.single_table(compare.rates_table(tables, ["hedge"]))
    >>> bool((alone["low"] <= alone["rate"]).all())
    True
    """
    shown = rates[rates["rate"].notna()]
    documents = shown.groupby(["feature", "voice", "outlet"], observed=True)["rate"].transform("size")
    few = shown[[not tier_of(int(n)).interval for n in documents]]
    low, high = confint_poisson(few["hits"].to_numpy(), few["words"].to_numpy(), method="exact-c")
    low = np.nan_to_num(low)  # without a hit
    return few.assign(low=1000 * low, high=1000 * high)[SINGLE_COLUMNS].reset_index(drop=True)


def single_list(single: pd.DataFrame) -> pd.DataFrame:
    """One row a document, voice and feature with a hit, for reading.

    >>> "this document only" in compare.single_list(compare.single_table(compare.rates_table(tables, ["hedge"])))
    True
    """
    rows = single[single["hits"] > 0]
    ends = [f"{low:.1f} to {high:.1f}" for low, high in zip(rows["low"], rows["high"], strict=True)]
    return pd.DataFrame({
        "feature": [feature_title(str(feature)) for feature in rows["feature"]], "outlet": rows["outlet"].astype(str),
        "voice": rows["voice"].astype(str), "document": rows["document_id"], "hits": rows["hits"],
        "words": rows["words"], "per 1,000": rows["rate"].round(1), "this document only": ends,
    })  # fmt: skip
