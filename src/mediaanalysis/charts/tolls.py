"""The tolls of each original source by the day they were printed, a panel a source on one scale."""

from __future__ import annotations

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from ..compare.casualty import UNATTRIBUTED
from ..compare.findings import count
from .lanes import OTHER, colour_groups, source_styles
from .theme import GREY, PAGE, Style, draw_plainly, finish, label, show_dates, show_people

_PANEL = 0.62  # inches of a panel
_MOST_POINTS = 400  # figures on a timeline; above, days are drawn
_ABOVE = 7.0  # points from a mark to the arrow of its open end


def tolls_figure(ledger: pd.DataFrame, *, harm: str = "killed", note: str = "") -> Figure:
    """A panel for each original source that has a colour of its own, the rest together, and the key to the marks.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> figure = charts.tolls_figure(ledger, harm="killed")
    """
    points = _points(ledger, harm)
    looks, found = source_styles(ledger), set(points["group"].unique())
    sources = [name for name in looks if name in found] or [UNATTRIBUTED]
    size = (PAGE, _PANEL * max(len(sources), 2) + 1.1)
    figure, axes = plt.subplots(
        len(sources), 1, sharex=True, sharey=True, squeeze=False, figsize=size, layout="constrained"
    )
    for ax, source in zip(axes[:, 0], sources, strict=True):
        _draw_tolls(ax, points, looks[source], harm, source)
    axes[0, 0].set_title(f"People {harm}, as stated, by original source")
    axes[-1, 0].set_xlabel("published")
    return finish(figure, note, _key(points))


def plot_tolls(
    ledger: pd.DataFrame, ax: Axes | None = None, *, harm: str = "killed", source: str = UNATTRIBUTED
) -> Axes:
    """The figures of one original source by the day they were published; small arrows are open ends.

    A line joins them in the order in which they were printed; the toll need not have moved so. Of very many figures
    the median of each day is drawn, in a band that holds eight in ten. What is denied or replaced by the text itself
    is left out, and so is what has no date or no number.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> ax = charts.plot_tolls(ledger, harm="killed")
    """
    ax = ax or plt.gca()
    _draw_tolls(ax, _points(ledger, harm), source_styles(ledger)[source], harm, source)
    return ax


def _draw_tolls(ax: Axes, points: pd.DataFrame, look: Style, harm: str, source: str) -> None:
    """The panel of one source, on the axes of all points."""
    drawn = points[points["group"] == source].sort_values("published", kind="stable")
    if points.empty:
        ax.text(0.5, 0.5, f"no dated figure of people {harm}", transform=ax.transAxes, ha="center", color=GREY)
        ax.set_xticks([])
    else:
        if len(drawn):
            (_draw_days if len(points) > _MOST_POINTS else _draw_points)(ax, drawn, look, source)
        show_dates(ax, points["published"], room=0.05)  # and the last figure beside its mark
    ax.set_ylim(0, max(1.0, points["value"].astype(float).max()) * 1.3)
    show_people(ax.yaxis)
    ax.yaxis.set_major_locator(MaxNLocator(2, steps=[1, 2, 5, 10], integer=True))
    told = f"{label(source, 30)}\n({count(drawn['mentions'].sum(), 'mention')})"
    ax.set_ylabel(told, rotation=0, ha="right", va="center", fontsize=7)
    draw_plainly(ax)


def _draw_points(ax: Axes, points: pd.DataFrame, look: Style, source: str) -> None:
    """A mark a figure, larger where several documents print it that day, and a line from one to the next."""
    if source not in (UNATTRIBUTED, OTHER):
        ax.plot(points["published"], points["value"].astype(float), drawstyle="steps-post", color=look.colour, lw=0.8)
    points = points.assign(opens_up=points["high"].isna(), opens_down=points["low"].isna())
    same = points.groupby(["published", "value", "opens_up", "opens_down"], sort=False)
    marks = same["mentions"].sum().reset_index()
    size, hollow = 16 + 8 * (marks["mentions"] - 1).clip(upper=6), source == UNATTRIBUTED
    days, values = marks["published"], marks["value"].astype(float)
    ax.scatter(
        days, values, size, marker=look.marker, fc="white" if hollow else look.colour, ec=look.colour, lw=0.9, zorder=3
    )
    last = points.iloc[-1]
    ax.annotate(
        label(last["figure"], 12), (last["published"], float(last["value"])), (6, 0), textcoords="offset points",
        va="center", fontsize=6.5,
    )  # fmt: skip
    for marker, is_open, up in (("^", marks["opens_up"], _ABOVE), ("v", marks["opens_down"], -_ABOVE)):
        shift = mpl.transforms.ScaledTranslation(0, up / 72, ax.figure.dpi_scale_trans)
        ax.scatter(days[is_open], values[is_open], 9, look.colour, marker=marker, lw=0, transform=ax.transData + shift)


def _draw_days(ax: Axes, points: pd.DataFrame, look: Style, source: str) -> None:
    """The figures of one source, day by day."""
    days = points.astype({"value": float}).groupby(points["published"].dt.normalize())["value"]
    face = "white" if source == UNATTRIBUTED else look.colour
    ax.plot(
        days.median(), color=look.colour, lw=1.2, drawstyle="steps-post", marker=look.marker, mfc=face, ms=3,
        markevery=0.1,
    )  # fmt: skip
    ax.fill_between(
        days.median().index, days.quantile(0.1), days.quantile(0.9), step="post", color=look.colour, alpha=0.15, lw=0
    )


def _key(points: pd.DataFrame) -> list[Line2D]:
    """What the forms of the marks mean, of those that occur."""
    if points.empty:
        return []
    if len(points) > _MOST_POINTS:
        return [Line2D([], [], color=GREY, lw=1.2, label="median of the day, in a band that holds eight in ten")]
    told = [("o", 4, "a figure; larger: several mentions that day")]
    told += [("^", 3, "at least, more than, “dozens”")] if points["high"].isna().any() else []
    told += [("v", 3, "up to, nearly")] if points["low"].isna().any() else []
    return [Line2D([], [], ls="", marker=marker, color=GREY, ms=size, label=words) for marker, size, words in told]


def _points(ledger: pd.DataFrame, harm: str) -> pd.DataFrame:
    """The figures that a timeline can show, with the source that colours them and where they stand on the y axis."""
    stated = ledger.assign(
        group=colour_groups(ledger), value=ledger["low"].fillna(ledger["high"]).astype("Float64")
    ).dropna(subset=["published", "value"])  # fmt: skip
    return stated[(stated["harm"] == harm) & stated["asserted"] & ~stated["superseded"]]
