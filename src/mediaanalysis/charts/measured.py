"""How well the tagger does: precision and recall of each feature, with their intervals."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..compare.findings import count
from ..compare.rates import feature_title
from ..compare.units import rows_of
from ..tables import Tables
from .captions import Caption, corpus_note, listed
from .theme import GREY, OKABE_ITO, PAGE, ROW, draw_plainly, finish, label

_LANE = {"precision": -0.17, "recall": 0.17}
_MEANING = {
    "precision": "precision: share of the hits that people have",
    "recall": "recall: share of theirs that are found",
}


def measured_figure(shares: pd.DataFrame, *, note: str = "") -> Figure:
    """Precision and recall with their legend.

    >>> figure = charts.measured_figure(compare.measured_table())
    """
    features = max(len(shares["feature"].unique()), 1)
    figure, ax = plt.subplots(figsize=(PAGE, ROW * 2.2 * features + 1.0), layout="constrained")
    plot_measured(shares, ax)
    return finish(figure, note, _legend(), columns=1)


def plot_measured(shares: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Two dots a feature, filled for precision and hollow for recall, each with Wilson's 95 % interval.

    >>> ax = charts.plot_measured(compare.measured_table())
    """
    ax = ax or plt.gca()
    features = list(dict.fromkeys(shares["feature"].astype(str)))
    row = {feature: i for i, feature in enumerate(features)}
    for one in rows_of(shares[shares["share"].notna()]):
        y = row[str(one.feature)] + _LANE[str(one.measure)]
        ax.hlines(y, one.low, one.high, color="black", lw=0.9, zorder=2)
        face = OKABE_ITO[0] if one.measure == "precision" else "white"
        ax.plot(one.share, y, marker="o", ms=5, mfc=face, mec=OKABE_ITO[0], ls="", zorder=3, clip_on=False)
    n = shares.groupby(["feature", "measure"], observed=True)["n"].sum()
    by_people = {f: f", {n[f, 'recall']:,} by people" if n[f, "recall"] else "" for f in features}
    told = [f"{label(feature_title(f), 30)}\n({count(n[f, 'precision'], 'hit')}{by_people[f]})" for f in features]
    ax.set_yticks(range(len(features)), told, fontsize=6.5)
    ax.set_ylim(max(len(features), 1) - 0.5, -0.5)
    ax.set_xlim(0, 1)
    ax.set_xlabel("share")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    draw_plainly(ax)
    return ax


def measured_caption(tables: Tables, shares: pd.DataFrame, title: str) -> Caption:
    """What was measured, and in the notes against what; n and texts are those of the measurement, not of the corpus.

    >>> said = charts.measured_caption(tables, compare.measured_table(), "Precision and recall")
    >>> said.text.split(".")[0]
    'Precision and recall'
    """
    against = []
    for on, rows in shares.groupby("on", sort=False):
        names = dict.fromkeys(feature_title(str(feature)) for feature in rows["feature"])
        against.append(f"{', '.join(names)}: {on}.")
    told = f"{title}. Bars are 95 % intervals by Wilson, as if hits were independent. {corpus_note(tables)}"
    return Caption(told.strip(), tuple(against))


def measured_alt(shares: pd.DataFrame) -> str:
    """Precision and recall of each feature, in a sentence.

    >>> alt = charts.measured_alt(compare.measured_table())
    """
    told = [
        f"{feature_title(str(r.feature))}, {r.measure} {r.share:.2f} ({r.low:.2f} to {r.high:.2f})"
        for r in rows_of(shares[shares["share"].notna()])
    ]
    return f"Dots with intervals, precision and recall of the tagger. {listed(told)}"


def _legend() -> list[Line2D]:
    faces = {"precision": OKABE_ITO[0], "recall": "white"}
    return [
        Line2D([], [], color="black", lw=0.9, marker="o", ms=5, mec=OKABE_ITO[0], mfc=face, label=_MEANING[name])
        for name, face in faces.items()
    ] + [Line2D([], [], ls="", marker="", color=GREY, label="line: 95 % interval")]
