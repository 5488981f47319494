"""What is known of the tagger's own errors: precision and recall against people's annotation."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from .rates import feature_title, known_features
from .units import rows_of

_FILE = Path(__file__).parents[1] / "validation" / "measured.toml"


@dataclass(frozen=True, slots=True)
class Measured:
    """How the hits for one feature compare with what people annotated: ``n`` of what ``on`` says.

    ``found`` is how many hits the tagger had there, where that is known. Where only hits were judged the recall is nan,
    and ``n`` 0.
    """

    feature: str
    precision: float
    recall: float
    n: int
    on: str
    date: date | None = None
    found: int = 0

    @property
    def hits(self) -> float:
        """How many hits the precision is a share of; where it was not noted, what precision and recall make of n."""
        if self.found:
            return self.found
        return self.recall * self.n / self.precision if self.precision else 0.0

    @property
    def against(self) -> str:
        """How many of what it was measured on; of hits alone where the recall was not measured."""
        return f"{self.n:,} {self.on}" if self.n else f"{self.found:,} hits {self.on}"


def measured_note(features: Sequence[str], path: Path = _FILE) -> str:
    """A sentence on how far the counts of the features can be trusted; a category is judged by its whole feature.

    >>> "precision" in compare.measured_note(["attribution"])
    True
    """
    of = _measured_of(features, path)
    said = [
        f"{_title(m.feature)}: precision {m.precision:.2f}{_interval(m)}, "
        f"recall {f'{m.recall:.2f}' if m.n else 'not measured'} ({m.against})"
        for m in dict.fromkeys(m for m in of if m)
    ]
    unknown = [_title(feature) for feature, m in zip(features, of, strict=True) if m is None]
    sentences = [f"The tagger’s own error, measured against people: {'; '.join(said)}."] * bool(said)
    sentences += [f"The tagger’s error was not measured for {', '.join(unknown)}."] * bool(unknown)
    return " ".join(sentences)


def measured_brief(features: Sequence[str], path: Path = _FILE) -> str:
    """Precision and recall of the features in the few words that a caption has; :func:`measured_note` says of what.

    >>> compare.measured_brief(["hedge", "intent"])
    'Tagger’s precision/recall: hedges .74/.88, words of intent .74/not measured.'
    """
    shares = {
        _title(m.feature if m else feature): f"{_share(m.precision)}/{_share(m.recall)}" if m else "not measured"
        for feature, m in zip(features, _measured_of(features, path), strict=True)
    }
    said = ", ".join(f"{title} {share}" for title, share in shares.items())
    return f"Tagger’s precision/recall: {said}." if said else ""


def measured_table(measured: Sequence[Measured] | None = None) -> pd.DataFrame:
    """One row a feature and measure (precision, recall): the share with Wilson's 95 % interval, n, of what.

    The n of the precision is the tagger's hits, that of the recall what people annotated. The interval takes the hits
    as independent, which those of one text are not quite.

    >>> shares = compare.measured_table()
    >>> shares["measure"].unique().tolist()
    ['precision', 'recall']
    """
    rows = []
    for m in load_measured() if measured is None else measured:
        for measure, share, n in (("precision", m.precision, m.hits), ("recall", m.recall, float(m.n))):
            ends = proportion_confint(share * n, n, method="wilson") if n else (np.nan, np.nan)
            rows.append((m.feature, measure, share if n else np.nan, *map(float, ends), round(n), m.on, m.date))
    columns = ["feature", "measure", "share", "low", "high", "n", "on", "date"]
    table = pd.DataFrame(rows, columns=columns)
    table["feature"] = pd.Categorical(table["feature"], list(dict.fromkeys(table["feature"])), ordered=True)
    return table


def measured_list(shares: pd.DataFrame) -> pd.DataFrame:
    """One row a feature, for reading: precision and recall with their intervals, their n, and what they are against.

    >>> listed = compare.measured_list(compare.measured_table())
    >>> list(listed.columns)[:2]
    ['feature', 'precision']
    """
    rows = []
    for feature, both in shares.groupby("feature", observed=True):
        row: dict[str, object] = {"feature": feature_title(str(feature))}
        for one in rows_of(both):
            known = not pd.isna(one.share)
            row[str(one.measure)] = f"{one.share:.2f} ({one.low:.2f} to {one.high:.2f})" if known else ""
            row["hits" if one.measure == "precision" else "annotated"] = one.n
        rows.append(row | {"against": both["on"].iloc[0], "measured on": str(both["date"].iloc[0] or "")})
    columns = ["feature", "precision", "hits", "recall", "annotated", "against", "measured on"]
    return pd.DataFrame(rows, columns=columns)


def unmeasured(measured: Sequence[Measured] | None = None) -> list[str]:
    """The lists and rules of the tagger without a measurement of their own, in words.

    >>> lists = compare.unmeasured()
    >>> len(lists) > 0
    True
    """
    known = {m.feature for m in (load_measured() if measured is None else measured)}
    names = [name for name in known_features() if name not in known]
    return [feature_title(name) for name in names if name.partition(":")[0] == name or name.partition(":")[0] in known]


@cache
def load_measured(path: Path = _FILE) -> tuple[Measured, ...]:
    """The measurements in the file.

    >>> [measured.feature for measured in compare.load_measured()][:2]
    ['attribution', 'hedge']
    """
    return tuple(Measured(**row) for row in tomllib.loads(path.read_text(encoding="utf-8")).get("measured", []))


def _measured_of(features: Sequence[str], path: Path) -> list[Measured | None]:
    known = {m.feature: m for m in load_measured(path)}
    return [known.get(feature) or known.get(feature.partition(":")[0]) for feature in features]


def _share(share: float) -> str:
    return "not measured" if np.isnan(share) else f"{share:.2f}".removeprefix("0")


def _interval(measured: Measured) -> str:
    """The interval of a precision whose hits were counted."""
    if not measured.found:
        return ""
    low, high = proportion_confint(measured.precision * measured.found, measured.found, method="wilson")
    return f" ({low:.2f} to {high:.2f})"


def _title(feature: str) -> str:
    """A feature within a sentence; what a category is a name of keeps its capital."""
    title = feature_title(feature)
    return title[0].lower() + title[1:]
