"""The feature strip: where in each document its hits stand, and in whose words."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..compare.findings import count
from ..compare.rates import feature_title
from ..compare.units import rows_of
from ..tables import Tables
from .captions import Caption, caption, listed
from .theme import GREY, PAGE, ROW, draw_plainly, finish, label, styles

_LOOK = {"part": ("#FFFFFF", 0.5), "attributed": ("#DDDDDD", 0.0), "headline": ("#999999", 0.0)}


def strip_figure(strip: pd.DataFrame, *, note: str = "") -> Figure:
    """The strip with its legend.

    >>> strip = compare.strip_table(tables, ["hedge", "evaluative"])
    >>> figure = charts.strip_figure(strip)
    """
    height = ROW * 1.5 * max(len(_rows(strip)), 2) + 1.1
    figure, ax = plt.subplots(figsize=(PAGE, height), layout="constrained")
    plot_strip(strip, ax)
    return finish(figure, note, _legend(strip))


def plot_strip(strip: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """A row a document, from its first word to its last; marks are hits: filled in the outlet's own words, else hollow.

    The box is the part of the page that is the outlet's; grey in it is quoted or paraphrased, stronger grey the
    headline.

    >>> strip = compare.strip_table(tables, ["hedge", "evaluative"])
    >>> ax = charts.plot_strip(strip)
    """
    ax = ax or plt.gca()
    rows = _rows(strip)
    y = pd.Series(range(len(rows)), pd.MultiIndex.from_frame(rows[["outlet", "document_id"]]), dtype=float)
    at = pd.Series([y.get((o, d)) for o, d in zip(strip["outlet"].astype(str), strip["document_id"], strict=True)],
                   strip.index, dtype=float)  # fmt: skip
    for z, (kind, (face, line)) in enumerate(_LOOK.items()):
        part = strip[strip["kind"] == kind]
        ax.barh(at[part.index], part["to"] - part["from"], 0.8, part["from"], fc=face, ec=GREY, lw=line, zorder=z + 1)
    features = list(strip["feature"].cat.categories)
    for i, (feature, look) in enumerate(styles(features).items()):
        lane = 0.5 * ((i + 0.5) / len(features) - 0.5)
        for voice, face in (("own", look.colour), ("attributed", "white")):
            hits = strip[(strip["feature"] == feature) & (strip["voice"] == voice) & (strip["kind"] == "hit")]
            ax.scatter(
                hits["from"], at[hits.index] + lane, 9, marker=look.marker, fc=face, ec=look.colour, lw=0.8, zorder=5
            )
    names = [_name(row) for row in rows_of(rows)]
    ax.set_yticks(range(len(rows)), names, fontsize=6.5)
    for tick, document in zip(ax.get_yticklabels(), rows["document_id"], strict=True):
        tick.set_fontweight("bold" if document == "" else "normal")
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.7)
    ax.set_xlim(-1, 101)
    ax.set_xlabel("per cent of the text")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    if not (strip["kind"] == "hit").any():
        ax.text(0.5, 0.5, "no hit", transform=ax.transAxes, ha="center", va="center", color=GREY)
    draw_plainly(ax)
    return ax


def strip_caption(tables: Tables, strip: pd.DataFrame) -> Caption:
    """For the feature strip.

    >>> strip = compare.strip_table(tables, ["hedge", "evaluative"])
    >>> caption = charts.strip_caption(tables, strip)
    """
    features = list(strip["feature"].cat.categories)
    shown = strip.drop_duplicates(["outlet", "document_id"])
    outlets = shown["outlet"].nunique()
    every = len(shown) >= len(tables.documents)
    return caption(
        tables,
        f"{', '.join(feature_title(f) for f in features)}: where in the text of each document they stand",
        "A row is a document, its box the part of the page that is the outlet’s; grey in it is quoted or paraphrased, "
        "stronger grey the headline.",
        "" if every else "The sample is drawn by chance, by turns from every outlet; it shows how hits lie in single "
        "texts, and is no basis for a rate.",
        counted="" if every else f"a sample of {count(len(shown), 'text')} of {count(outlets, 'outlet')} is shown",
        rule="Filled: the outlet’s own words; hollow: what it quotes or paraphrases",
        features=features,
    )


def strip_alt(strip: pd.DataFrame) -> str:
    """How many hits each document has in its first, second and last third, in a sentence.

    >>> strip = compare.strip_table(tables, ["hedge", "evaluative"])
    >>> alt = charts.strip_alt(strip)
    """
    told = []
    for (outlet, _), rows in strip.groupby(["outlet", "document_id"], observed=True, sort=False):
        hits = rows.loc[rows["kind"] == "hit", "from"]
        thirds = [int(((hits >= low) & (hits < low + 100 / 3)).sum()) for low in (0, 100 / 3, 200 / 3)]
        title = label(str(rows["title"].iloc[0]), 40)
        told.append(f"{label(str(outlet), 30)}, “{title}”: {thirds[0]}, {thirds[1]}, {thirds[2]}")
    start = "A row a document with marks where hits stand; hits in the first, second and last third of the text. "
    return start + (listed(told) if told else "No document.")


def _rows(strip: pd.DataFrame) -> pd.DataFrame:
    """The rows from the top: each outlet's name, then its documents; a row for the name has no document."""
    documents = strip.drop_duplicates(["outlet", "document_id"])[["outlet", "document_id", "title", "words"]]
    documents = documents.assign(rank=documents["outlet"].cat.codes, n=1)
    names = documents.groupby(["outlet", "rank"], observed=True, as_index=False)[["words", "n"]].sum()
    rows = pd.concat([names.assign(document_id="", title=""), documents]).sort_values("rank", kind="stable")
    return rows.astype({"outlet": str}).reset_index(drop=True)


def _name(row: Any) -> str:
    if row.document_id == "":
        return f"{label(row.outlet, 34)} ({count(row.n, 'doc')})"
    return f"{label(row.title or row.document_id, 34)} ({count(row.words, 'word')})"


def _legend(strip: pd.DataFrame) -> list[Artist]:
    key: list[Artist] = []
    for feature, look in styles(strip["feature"].cat.categories).items():
        name = label(feature_title(feature), 40)
        key.append(Line2D([], [], ls="", marker=look.marker, color=look.colour, ms=4, label=name))
    key.append(Line2D([], [], ls="", marker="o", mec=GREY, mfc="white", ms=4, label="hollow: in words of others"))
    key.append(Patch(fc="#DDDDDD", label="quoted or paraphrased"))
    if (strip["kind"] == "headline").any():
        key.append(Patch(fc="#999999", label="headline"))
    return key
