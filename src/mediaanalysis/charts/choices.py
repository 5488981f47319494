"""Choices of words: shares of alternatives by outlet, and what each outlet calls a party."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from ..compare.findings import count
from ..compare.units import rows_of
from ..tables import Tables
from .bars import bar_key, stack_bars
from .caption import Caption, caption, listed
from .cells import draw_cells
from .theme import PAGE, ROW, finish, label

MANY_HITS = 100  # of one outlet; with fewer, a share in per cent would be finer than what it rests on
# Told apart by shade and hatch, not by colour; dark first.
LOOKS = (
    ("#333333", ""), ("#777777", ""), ("#AAAAAA", ""), ("#DDDDDD", ""), ("#DDDDDD", "////"), ("#FFFFFF", "////"),
    ("#FFFFFF", "...."), ("#FFFFFF", ""), ("#AAAAAA", "xxxx"),
)  # fmt: skip


def choices_figure(choices: pd.DataFrame, *, note: str = "") -> Figure:
    """The shares of alternatives with their legend."""
    height = ROW * 1.6 * max(len(choices["outlet"].cat.categories), 2) + 1.0
    figure, ax = plt.subplots(figsize=(PAGE, height), layout="constrained")
    plot_choices(choices, ax)
    categories = choices["category"].cat.categories
    return finish(figure, note, bar_key(LOOKS, (str(category).replace("_", " ") for category in categories)), columns=4)


def plot_choices(choices: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Of an outlet's hits for a feature those of each category, with their number in the bar.

    The bars are hits as long as no outlet has many: one hit in one must not look like all of a hundred. From
    :data:`MANY_HITS` up they are shares.
    """
    ax = ax or plt.gca()
    outlets = list(choices["outlet"].cat.categories)
    most = int(choices["total"].max()) if len(choices) else 0
    measure, whole = ("share", 1.0) if most >= MANY_HITS else ("hits", float(max(most, 1)))
    parts = []
    for category, look in zip(choices["category"].cat.categories, LOOKS, strict=False):
        of_outlet = choices[choices["category"] == category].set_index("outlet").reindex(outlets).fillna(0)
        parts.append((look, of_outlet[measure].to_numpy(dtype=float), of_outlet["hits"]))
    stack_bars(ax, _rows(choices), parts, whole * 1.01)
    if measure == "share":
        ax.xaxis.set_major_formatter(PercentFormatter(1))
    else:
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.set_xlabel("share of the hits" if measure == "share" else "hits")
    return ax


def names_figure(names: pd.DataFrame, *, note: str = "") -> Figure:
    """What each outlet calls a party, in a figure of its own."""
    height = ROW * 1.6 * max(len(names["outlet"].cat.categories), 2) + 1.2
    figure, ax = plt.subplots(figsize=(PAGE, height), layout="constrained")
    plot_names(names, ax)
    return finish(figure, note)


def plot_names(names: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """How often each outlet uses each name; darker, a larger share of its own; in brackets, as the first mention."""
    ax = ax or plt.gca()
    outlets, columns = list(names["outlet"].cat.categories), list(names["name"].cat.categories)
    cells = []
    for row in rows_of(names[names["hits"] > 0]):
        words = f"{row.hits:,}" + (f" ({row.first:,})" if row.first else "")
        cells.append((columns.index(row.name), outlets.index(row.outlet), words, row.share))
    draw_cells(ax, _rows(names), columns, cells)
    ax.set_xlabel("hits (of these, first mention in a document); darker: a larger share of the outlet’s")
    return ax


def choices_caption(tables: Tables, title: str, feature: str, voice: str) -> Caption:
    """For charts of choices and names; the numbers in them are hits."""
    rule = "Outlets’ own words" if voice == "own" else "Words that outlets quote or paraphrase"
    return caption(tables, title, "The numbers are hits.", rule=rule, features=[feature])


def choices_alt(choices: pd.DataFrame) -> str:
    """The hits of each outlet, choice by choice."""
    what = "category" if "category" in choices else "name"
    told = []
    for outlet, rows in choices[choices["hits"] > 0].groupby("outlet", observed=True):
        hits = [f"{str(getattr(row, what)).replace('_', ' ')} {row.hits:,}" for row in rows_of(rows)]
        told.append(f"{label(str(outlet), 40)}: {', '.join(hits)}")
    return f"Hits by outlet and {what}. {listed(told)}"


def _rows(choices: pd.DataFrame) -> list[str]:
    """The outlets with what their shares are of."""
    told = choices.drop_duplicates("outlet").set_index("outlet").reindex(choices["outlet"].cat.categories)
    told = told[["total", "in_documents"]].fillna(0).rename_axis("outlet").reset_index()
    return [
        f"{label(r.outlet, 30)} ({count(r.total, 'hit')} in {count(r.in_documents, 'doc')})" for r in rows_of(told)
    ]
