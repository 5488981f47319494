"""What is different from the last report, and what may have made it so: the first thing an editor asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from ..tables import Tables


class DocumentChange(NamedTuple):
    """A document that only one of two runs has, or that has another text in each."""

    what: str  # new, gone or edited
    outlet: str
    title: str
    document: str


class FigureChange(NamedTuple):
    """A figure that a document states, ``times`` over, in one of two runs and not in the other."""

    what: str  # new or gone
    outlet: str
    harm: str
    figure: str
    source: str
    document: str
    times: int


class RateChange(NamedTuple):
    """Hits per 1,000 of an outlet's own words; None where it had no words."""

    outlet: str
    feature: str
    before: float | None
    after: float | None
    hits_before: int
    hits_after: int


@dataclass(frozen=True, slots=True)
class Changes:
    """The differences between two runs; ``causes`` are what is not in the documents: word lists, code, parameters."""

    since: str
    causes: tuple[str, ...]
    documents: tuple[DocumentChange, ...]
    figures: tuple[FigureChange, ...]
    rates: tuple[RateChange, ...]

    @property
    def summary(self) -> str:
        """One sentence; it says also that nothing is different."""
        parts = [
            _counted("documents", Counter(change.what for change in self.documents)),
            _counted("casualty figures", _times(self.figures)),
            f"rates: {len(self.rates)} moved" if self.rates else "",
        ]
        return "; ".join(p for p in parts if p) or "the same documents, casualty figures and rates"


def find_changes(
    before: Tables, after: Tables, record_before: Mapping[str, Any], record_after: Mapping[str, Any]
) -> Changes:
    """Compare the tables and the records of two runs."""
    return Changes(
        since=record_before["run"],
        causes=tuple(_causes(record_before, record_after)),
        documents=tuple(_document_changes(before.documents, after.documents)),
        figures=tuple(_figure_changes(_figures(before), _figures(after))),
        rates=tuple(_rate_changes(before, after)),
    )


def _causes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[str]:
    if before["codebook"] != after["codebook"]:
        yield "the codebook"
    if before["code"]["sha256"] != after["code"]["sha256"]:
        yield "the code of mediaanalysis"
    old, new = before["packages"], after["packages"]
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield f"{name} ({old.get(name, 'not there')} → {new.get(name, 'not there')})"
    parameters = {n["name"]: n["parameters"] for n in before["notebooks"]}
    for notebook in after["notebooks"]:
        was, now = parameters.get(notebook["name"]), notebook["parameters"]
        if was is not None and was != now:
            names = sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
            yield f"parameters of {notebook['name']} ({', '.join(names)})"


def _document_changes(before: pd.DataFrame, after: pd.DataFrame) -> Iterable[DocumentChange]:
    old, new = (frame.set_index("document_id") for frame in (before, after))
    for key in sorted({*old.index, *new.index}):
        if key in old.index and key in new.index and old.loc[key, "sha256"] == new.loc[key, "sha256"]:
            continue
        what = "edited" if key in old.index and key in new.index else "new" if key in new.index else "gone"
        row = (old if what == "gone" else new).loc[key]
        yield DocumentChange(what, row["outlet"], row["title"], key)


def _figures(tables: Tables) -> Counter[tuple[str, ...]]:
    """How often each document states a figure, as it states it."""
    claims = _with_outlet(tables, tables.claims)
    return Counter(claims[["document_id", "outlet", "harm", "text", "source"]].itertuples(index=False, name=None))


def _figure_changes(before: Counter[tuple[str, ...]], after: Counter[tuple[str, ...]]) -> Iterable[FigureChange]:
    for what, difference in (("new", after - before), ("gone", before - after)):
        for (document, outlet, harm, text, source), times in sorted(difference.items()):
            yield FigureChange(what, outlet, harm, " ".join(text.split()), source, document, times)


def _rate_changes(before: Tables, after: Tables) -> Iterable[RateChange]:
    """Those that are different to the decimal that is shown."""
    features = sorted({*before.tags["feature"], *after.tags["feature"]})
    words, hits = [_own_words(before), _own_words(after)], [_own_hits(before), _own_hits(after)]
    for outlet in sorted({*words[0], *words[1]} - {""}):
        for feature in features:
            (h0, w0), (h1, w1) = ((h[outlet, feature], w[outlet]) for h, w in zip(hits, words, strict=True))
            old, new = (round(1000 * h / w, 1) if w else None for h, w in ((h0, w0), (h1, w1)))
            if old != new:
                yield RateChange(outlet, feature, old, new, h0, h1)


def _own_words(tables: Tables) -> Counter[str]:
    words = tables.segments.groupby("outlet")["words_outlet"].sum()
    return Counter({str(outlet): int(n) for outlet, n in words.items()})


def _own_hits(tables: Tables) -> Counter[tuple[str, str]]:
    own = _with_outlet(tables, tables.tags[tables.tags["voice"] == "outlet"])
    return Counter(own[["outlet", "feature"]].itertuples(index=False, name=None))


def _with_outlet(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the outlet of the segment they stand in."""
    outlets = tables.segments[["document_id", "segment_id", "outlet"]]
    return rows.merge(outlets, on=["document_id", "segment_id"], how="left", validate="many_to_one")


def _times(figures: Iterable[FigureChange]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for change in figures:
        counted[change.what] += change.times
    return counted


def _counted(name: str, changes: Counter[str]) -> str:
    return f"{name}: " + ", ".join(f"{n} {what}" for what, n in changes.items()) if changes else ""
