"""Whose figures: outlets against original sources, and the tolls of each source over time."""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..compare.casualty import UNATTRIBUTED
from ..compare.findings import count
from ..compare.spread import source_matrix
from ..compare.units import rows_of
from .cells import draw_cells
from .lanes import OTHER, colour_groups, source_order, source_styles
from .theme import GREY, PAGE, ROW, Style, draw_plainly, finish, label, show_dates, show_people

_MOST = 7  # sources with a column of their own; a page holds nine
_MOST_POINTS = 400  # figures on a timeline; above, days are drawn
_SHADES = 2.0  # powers of two around the median, beyond which a cell gets no darker or lighter


def matrix_figure(ledger: pd.DataFrame, sizes: pd.DataFrame, *, harm: str = "killed", note: str = "") -> Figure:
    """The matrix in a figure of its own."""
    figure, ax = plt.subplots(figsize=(PAGE, ROW * 1.7 * max(len(sizes), 2) + 1.5), layout="constrained")
    plot_source_matrix(ledger, sizes, ax, harm=harm)
    return finish(figure, note)


def plot_source_matrix(
    ledger: pd.DataFrame, sizes: pd.DataFrame, ax: Axes | None = None, *, harm: str = "killed"
) -> Axes:
    """Which outlet prints which figures of which original source; an empty cell is a source that it does not cite.

    A darker cell has higher figures than the median of all, a lighter one lower. Rarer sources share a column.
    """
    ax = ax or plt.gca()
    stated = ledger[ledger["harm"] == harm]
    groups = stated["source_group"].where(stated["source_group"].isin(list(source_order(stated))[:_MOST]), OTHER)
    groups = groups.where(stated["source_group"] != UNATTRIBUTED, UNATTRIBUTED)
    cells = source_matrix(stated.assign(source_group=groups))
    present = set(groups.unique())
    columns = [g for g in (*source_order(stated), OTHER) if g in present]
    columns = sorted(dict.fromkeys(columns), key=lambda g: (g == UNATTRIBUTED, g == OTHER))
    rows = [str(outlet) for outlet in sizes["outlet"]]
    told = [f"{label(str(r.outlet), 30)} ({count(r.documents, 'doc')})" for r in rows_of(sizes)]
    drawn = [
        (columns.index(cell.source_group), rows.index(str(cell.outlet)), _cell_text(cell), depth)
        for cell, depth in zip(rows_of(cells), _depths(cells), strict=True)
    ]
    draw_cells(ax, told, columns, drawn)
    ax.set_xlabel(f"people {harm}, as stated; darker: above the median of all figures")
    return ax


def tolls_figure(ledger: pd.DataFrame, *, harm: str = "killed", note: str = "") -> Figure:
    """The timeline of tolls with its legend."""
    figure, ax = plt.subplots(figsize=(PAGE, 3.6), layout="constrained")
    plot_tolls(ledger, ax, harm=harm)
    present = set(_points(ledger, harm)["group"])
    key = [
        Line2D([], [], color=look.colour, marker=look.marker, lw=0.8, mfc=_face(name, look.colour), ms=4.5,
               label=label(name, 34))
        for name, look in source_styles(ledger).items() if name in present
    ]  # fmt: skip
    return finish(figure, note, key)


def plot_tolls(ledger: pd.DataFrame, ax: Axes | None = None, *, harm: str = "killed") -> Axes:
    """The figures of each original source by the day they were published; arrows are open ends.

    A line joins the figures of one source in the order in which they were printed; the toll need not have moved so. Of
    very many figures the median of each day is drawn, in a band that holds eight in ten. What is denied or replaced by
    the text itself is left out, and so is what has no date or no number.
    """
    ax = ax or plt.gca()
    points = _points(ledger, harm)
    looks = source_styles(ledger)
    present = [name for name in looks if name in set(points["group"])]
    for name, claims in points.groupby("group", observed=True):
        if len(points) > _MOST_POINTS:
            _draw_days(ax, claims, looks[str(name)])
            continue
        aside = (present.index(str(name)) - (len(present) - 1) / 2) * 4 / 72  # inches; so that no source hides another
        beside = mpl.transforms.ScaledTranslation(aside, 0, ax.figure.dpi_scale_trans)
        look, line = looks[str(name)], claims.sort_values("published", kind="stable")
        joined = name not in (UNATTRIBUTED, OTHER)
        days, values = line["published"], line["value"].astype(float)
        ax.plot(
            days, values, ls="-" if joined else "", drawstyle="steps-post", color=look.colour, lw=0.8,
            marker=look.marker, ms=4.5, mfc=_face(str(name), look.colour), mec=look.colour, zorder=3,
            transform=ax.transData + beside,
        )  # fmt: skip
        for marker, is_open in (("^", line["high"].isna()), ("v", line["low"].isna())):
            up = 8 / 72 if marker == "^" else -8 / 72
            shift = mpl.transforms.ScaledTranslation(aside, up, ax.figure.dpi_scale_trans)
            ax.scatter(
                days[is_open], values[is_open], 13, look.colour, marker=marker, lw=0, transform=ax.transData + shift
            )
    if points.empty:
        ax.text(0.5, 0.5, f"no dated figure of people {harm}", transform=ax.transAxes, ha="center", color=GREY)
        ax.set_xticks([])
    else:
        show_dates(ax, points["published"], room=0.06)  # marks that were moved aside are within it
    ax.set_ylim(0, max([1.0, *points["value"].astype(float)]) * 1.15)
    show_people(ax.yaxis)
    ax.set_ylabel(f"people {harm}, as stated")
    ax.set_xlabel("published")
    draw_plainly(ax)
    return ax


def _draw_days(ax: Axes, claims: pd.DataFrame, look: Style) -> None:
    """The figures of one source, day by day."""
    days = claims.astype({"value": float}).groupby(claims["published"].dt.normalize())["value"]
    ax.plot(days.median(), color=look.colour, lw=1.2, drawstyle="steps-post", marker=look.marker, ms=3, markevery=0.1)
    ax.fill_between(
        days.median().index, days.quantile(0.1), days.quantile(0.9), step="post", color=look.colour, alpha=0.12, lw=0
    )


def _points(ledger: pd.DataFrame, harm: str) -> pd.DataFrame:
    """The figures that a timeline can show, with the source that colours them and where they stand on the y axis."""
    stated = ledger.assign(
        group=colour_groups(ledger), value=ledger["low"].fillna(ledger["high"]).astype("Float64")
    ).dropna(subset=["published", "value"])  # fmt: skip
    return stated[(stated["harm"] == harm) & stated["asserted"] & ~stated["superseded"]]


def _cell_text(cell: object) -> str:
    """The figures of a cell in the room that it has: all, else the range of them."""
    figures, low, high = (getattr(cell, name) for name in ("figures", "low", "high"))
    ends = [f"{int(end):,}" for end in dict.fromkeys((low, high)) if not pd.isna(end)]
    if len(figures) <= 12 or len(ends) < 2:
        return label(figures, 14)
    return f"{'–'.join(ends)}\n({len(figures.split(', '))} figures)"


def _depths(cells: pd.DataFrame) -> list[float]:
    """How dark each cell is, from 0 to 1: by the ratio of its middle to the median of all."""
    middle = (cells["low"].astype("Float64") + cells["high"].astype("Float64")) / 2
    middle = middle.astype(float).clip(lower=0.5)
    ratio = (middle / middle.median()).map(np.log2).clip(-_SHADES, _SHADES).fillna(0)
    return list((ratio + _SHADES) / (2 * _SHADES))


def _face(name: str, colour: str) -> str:
    return "white" if name == UNATTRIBUTED else colour
