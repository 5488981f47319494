"""Agreement of tagger and coder by sentence: has it such a word or not, chance taken into account."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..compare.intervals import LEVEL, Floats
from ..compare.rates import of_feature
from ..compare.units import placed, rows_of
from ..tables import Tables
from ..text.span import Span, index_at
from .score import coded_features, coded_tags

_DRAWS = 2000
AGREEMENT_COLUMNS = [
    "feature", "documents", "sentences", "both", "tagger", "coder", "agreement", "alpha", "low", "high",
]  # fmt: skip


def agreement_table(tables: Tables, codes: pd.DataFrame, *, seed: int = 20160917) -> pd.DataFrame:
    """One row a feature of the sheet: sentences that both, only the tagger and only the coder marked, and agreement.

    ``alpha`` is Krippendorff's for nominal data; ``low`` and ``high`` its 95 % interval, documents drawn again, which
    is missing for fewer than ten documents. It is 0 or missing where nearly all sentences are alike, however well the
    two agree; that is why ``agreement``, the plain share, stands beside it.
    """
    tags, spans = coded_tags(tables, codes), codes[codes["start"].notna()]
    sentences = placed(tables, tables.sentences)
    sentences = sentences[sentences["document_id"].isin(codes["document_id"])].sort_values(["document_id", "start"])
    groups = {str(name): rows for name, rows in sentences.groupby("document_id", sort=True)}
    rng = np.random.default_rng(seed)
    rows = []
    for feature in coded_features(codes):
        name, _, category = feature.partition(":")
        coded = spans[(spans["feature"] == name) & ((spans["category"] == category) | (category == ""))]
        tagged = tags[of_feature(tags, feature)]
        counts = np.array([_counts(of, _of(tagged, d), _of(coded, d)) for d, of in groups.items()])
        both, only_tagger, only_coder, neither = counts.sum(0)
        total = counts.sum()
        low, high = _interval(counts, rng)
        agreement = (both + neither) / total if total else np.nan
        point = float(alpha(counts.sum(0)))
        rows.append((feature, len(groups), int(total), both, only_tagger, only_coder, agreement, point, low, high))
    return pd.DataFrame(rows, columns=AGREEMENT_COLUMNS)


def alpha(counts: NDArray[np.int64]) -> Floats:
    """Krippendorff's alpha of two coders and two values, from the units that both, only one, only the other, none mark.

    Missing where all units have one value (Krippendorff 2004, *Content Analysis*, ch. 11).

    >>> round(float(alpha(np.array([2, 3, 1, 4]))), 3)
    0.208
    """
    both, first, second, neither = np.moveaxis(np.asarray(counts, dtype=float), -1, 0)
    apart = first + second
    ones, values = 2 * both + apart, 2 * (both + apart + neither)
    expected = 2 * ones * (values - ones)
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = 1 - (values - 1) * 2 * apart / expected
    return np.where(expected > 0, found, np.nan)


def _of(rows: pd.DataFrame, document: str) -> pd.DataFrame:
    return rows[rows["document_id"] == document]


def _counts(sentences: pd.DataFrame, tagged: pd.DataFrame, coded: pd.DataFrame) -> list[int]:
    """Sentences of a document that both, only the tagger, only the coder and neither marked, by where marks start."""
    spans = [Span(int(row.start), int(row.end)) for row in rows_of(sentences)]
    first, second = ({index_at(spans, int(start)) for start in rows["start"]} - {None} for rows in (tagged, coded))
    both = len(first & second)
    return [both, len(first) - both, len(second) - both, len(spans) - len(first | second)]


def _interval(counts: NDArray[np.int64], rng: np.random.Generator) -> tuple[float, float]:
    n = len(counts)
    if n < 10:
        return np.nan, np.nan
    drawn = alpha(counts[rng.integers(0, n, (_DRAWS, n))].sum(1))
    known = drawn[~np.isnan(drawn)]
    if not len(known):
        return np.nan, np.nan
    low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
