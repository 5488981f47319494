"""Where in its text each document has what: the rows of a feature strip, or dispersion plot."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..errors import DataError
from ..tables import Tables
from .rates import known_features, of_feature
from .units import VOICES, of_documents, outlet_order, placed, unit_table

STRIP_COLUMNS = ["outlet", "document_id", "title", "published", "words", "kind", "feature", "voice", "from", "to"]


def strip_table(tables: Tables, features: Sequence[str], documents: int = 24, seed: int = 0) -> pd.DataFrame:
    """One row a hit, and a stretch of text that hits can stand in; ``from`` and ``to`` are per cent of the page.

    ``kind`` is "hit", "part" (the outlet's own part of the page), "headline" or "attributed" (words quoted or
    paraphrased there). Of more than ``documents`` documents a sample is drawn, of every outlet as many as of the others
    as far as it has them.

    The form is the dispersion plot of corpus linguistics (Scott 1996, WordSmith Tools), with the voice of each hit.

    >>> strip = compare.strip_table(tables, ["hedge", "evaluative"])
    >>> bool(strip["from"].between(0, 100).all())
    True
    """
    if not features:
        raise DataError(f"features is empty: name at least one of {', '.join(known_features())}")
    units = _sample(unit_table(tables), documents, seed)
    drawn = of_documents(tables, units["document_id"])
    keep = ["document_id", "segment_id", "start", "end"]
    parts = placed(drawn, drawn.segments[[*keep, "kind"]])
    rows = [parts.assign(kind="part"), parts[parts["segment_kind"] == "headline"].assign(kind="headline")]
    said = placed(drawn, drawn.contents[keep])
    rows.append(said.assign(kind="attributed", voice="attributed"))
    tags = tables.tags[[*keep, "feature", "category", "voice"]]
    there = tags["document_id"].isin(drawn.documents["document_id"])
    for feature in features:
        found = placed(drawn, tags[of_feature(tags, feature) & there])
        rows.append(found.assign(kind="hit", feature=feature, voice=found["voice"].map(VOICES)))
    strip = pd.concat([part.assign(outlet=part["outlet"].astype("string")) for part in rows], ignore_index=True)
    units = units.assign(outlet=units["outlet"].astype("string"))
    strip = strip.merge(units, on=["document_id", "outlet"], validate="many_to_one")
    length = drawn.segments.groupby("document_id")["end"].max()
    whole = strip["document_id"].map(length).astype("float64").clip(lower=1)
    strip["from"], strip["to"] = 100 * strip["start"] / whole, 100 * strip["end"] / whole
    strip["outlet"] = pd.Categorical(strip["outlet"], outlet_order(tables), ordered=True)
    strip["feature"] = pd.Categorical(strip["feature"], list(features), ordered=True)
    strip["kind"] = pd.Categorical(strip["kind"], ["part", "headline", "attributed", "hit"], ordered=True)
    order = ["outlet", "published", "document_id", "kind", "from"]
    return strip.sort_values(order, ignore_index=True)[STRIP_COLUMNS]


def _sample(units: pd.DataFrame, documents: int, seed: int) -> pd.DataFrame:
    """As many documents, drawn by turns from every outlet."""
    drawn = units.iloc[np.random.default_rng(seed).permutation(len(units))]
    turn = drawn.groupby("outlet", observed=True).cumcount()
    first = drawn.assign(turn=turn).sort_values(["turn", "outlet"], kind="stable").head(documents)
    return first[["document_id", "outlet", "title", "published", "words"]]
