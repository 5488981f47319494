"""What is known of the tagger's own errors: precision and recall against people's annotation."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parents[1] / "validation" / "measured.toml"


@dataclass(frozen=True, slots=True)
class Measured:
    """How the hits for one feature compare with ``n`` spans that people annotated ``on`` some texts."""

    feature: str
    precision: float
    recall: float
    n: int
    on: str
    date: date


def measured_note(features: Sequence[str], path: Path = _FILE) -> str:
    """A sentence on how far the counts of the features can be trusted; a category is judged by its whole feature."""
    known = {m.feature: m for m in load_measured(path)}
    said, unknown = [], []
    for feature in features:
        found = known.get(feature) or known.get(feature.partition(":")[0])
        if found is None:
            unknown.append(feature)
        else:
            basis = f"{found.n:,} in {found.on}"
            said.append(f"{feature}: precision {found.precision:.2f}, recall {found.recall:.2f} ({basis})")
    sentences = [f"The tagger’s own error, measured against people: {'; '.join(dict.fromkeys(said))}."] if said else []
    if unknown:
        sentences.append(f"The tagger’s error was not measured for {', '.join(unknown)}.")
    return " ".join(sentences)


@cache
def load_measured(path: Path = _FILE) -> tuple[Measured, ...]:
    """The measurements in the file."""
    return tuple(Measured(**row) for row in tomllib.loads(path.read_text(encoding="utf-8")).get("measured", []))
