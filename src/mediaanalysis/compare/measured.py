"""What is known of the tagger's own errors: precision and recall against people's annotation."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from .rates import feature_title

_FILE = Path(__file__).parents[1] / "validation" / "measured.toml"


@dataclass(frozen=True, slots=True)
class Measured:
    """How the hits for one feature compare with what people annotated: ``n`` of what ``on`` says.

    ``found`` is how many hits the tagger had there, where that is known.
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


def measured_note(features: Sequence[str], path: Path = _FILE) -> str:
    """A sentence on how far the counts of the features can be trusted; a category is judged by its whole feature.

    >>> "precision" in compare.measured_note(["attribution"])
    True
    """
    known = {m.feature: m for m in load_measured(path)}
    of = [known.get(feature) or known.get(feature.partition(":")[0]) for feature in features]
    said = [
        f"{_title(m.feature)}: precision {m.precision:.2f}, recall {m.recall:.2f} ({m.n:,} {m.on})"
        for m in dict.fromkeys(m for m in of if m)
    ]
    unknown = [_title(feature) for feature, m in zip(features, of, strict=True) if m is None]
    sentences = [f"The tagger’s own error, measured against people: {'; '.join(said)}."] * bool(said)
    sentences += [f"The tagger’s error was not measured for {', '.join(unknown)}."] * bool(unknown)
    return " ".join(sentences)


@cache
def load_measured(path: Path = _FILE) -> tuple[Measured, ...]:
    """The measurements in the file.

    >>> [measured.feature for measured in compare.load_measured()][:2]
    ['attribution', 'hedge']
    """
    return tuple(Measured(**row) for row in tomllib.loads(path.read_text(encoding="utf-8")).get("measured", []))


def _title(feature: str) -> str:
    """A feature within a sentence; what a category is a name of keeps its capital."""
    title = feature_title(feature)
    return title[0].lower() + title[1:]
