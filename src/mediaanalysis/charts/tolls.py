"""The tolls of each original source by the day they were printed, a panel a source on one scale."""

from __future__ import annotations

from dataclasses import dataclass

import matplotlib as mpl
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from ..compare.casualty import UNATTRIBUTED
from ..compare.findings import count
from .dates import few_days, show_dates, show_days
from .lanes import OTHER, colour_groups, last_number, source_styles
from .theme import GREY, PAGE, Style, draw_plainly, finish, label, show_people

_PANEL = 0.62  # inches of a panel
_MOST_POINTS = 400  # figures on a timeline; above, days are drawn
_ABOVE = 7.0  # points from a mark to the arrow of its open end
_ASIDE = 0.08  # of the column of a day, from a figure to the next of the same source
_BEYOND = Path([(0, -1), (0, 1), (-0.5, 0.3), (0, 1), (0.5, 0.3)], [1, 2, 1, 2, 2])  # an arrow upwards
_TOP = 1.06  # of the last number of the axis, where arrows stand for figures beyond
_MARK = ["value", "opens_up", "opens_down"]


def tolls_figure(ledger: pd.DataFrame, *, harm: str = "killed", note: str = "") -> Figure:
    """A panel for each original source that has a colour of its own, the rest together, and the key to the marks.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> figure = charts.tolls_figure(ledger, harm="killed")
    """
    tolls = _tolls(ledger, harm)
    looks, found = source_styles(ledger), set(tolls.points["group"].unique())
    sources = [name for name in looks if name in found] or [UNATTRIBUTED]
    size = (PAGE, _PANEL * max(len(sources), 2) + 1.1)
    figure, axes = plt.subplots(
        len(sources), 1, sharex=True, sharey=True, squeeze=False, figsize=size, layout="constrained"
    )
    for ax, source in zip(axes[:, 0], sources, strict=True):
        _draw_tolls(ax, tolls, looks[source], harm, source)
    axes[0, 0].set_title(f"People {harm}, as stated, by original source")
    axes[-1, 0].set_xlabel("published" + (" (days with a figure, not to scale)" if len(tolls.days) else ""))
    return finish(figure, note, _key(tolls))


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
    _draw_tolls(ax, _tolls(ledger, harm), source_styles(ledger)[source], harm, source)
    return ax


def drawn_tolls(ledger: pd.DataFrame, harm: str) -> pd.DataFrame:
    """The figures that a timeline can show: with a date and a number, neither denied nor replaced by their text."""
    stated = ledger.assign(value=ledger["low"].fillna(ledger["high"]).astype("Float64"))
    stated = stated[(stated["harm"] == harm) & stated["asserted"] & ~stated["superseded"]]
    return stated.dropna(subset=["published", "value"]).astype({"value": float})


@dataclass(frozen=True, slots=True)
class _Tolls:
    """The figures to be drawn, the days that have a column each, if any, and the last number of the y axis."""

    points: pd.DataFrame
    days: pd.DatetimeIndex
    last: float


def _tolls(ledger: pd.DataFrame, harm: str) -> _Tolls:
    """The figures with the source that colours them, their day and their place on the x axis.

    Where days have columns, the different figures of a source stand beside each other within a day.
    """
    points = drawn_tolls(ledger.assign(group=colour_groups(ledger)), harm).sort_values("published", kind="stable")
    points = points.assign(opens_up=points["high"].isna(), opens_down=points["low"].isna())
    days, last = few_days(points["published"]), last_number(points)
    if not len(days):
        x = mdates.date2num(points["published"])  # type: ignore[no-untyped-call]
        return _Tolls(points.assign(x=x, day=np.floor(x)), days, last)
    points["day"] = days.get_indexer(points["published"].dt.normalize()).astype(float)
    marks = points[["group", "day", *_MARK]].drop_duplicates()
    same = marks.groupby(["group", "day"])["value"]
    aside = same.cumcount() - (same.transform("size") - 1) / 2
    marks["x"] = marks["day"] + aside * np.minimum(_ASIDE, 0.7 / same.transform("size"))
    return _Tolls(points.merge(marks, on=["group", "day", *_MARK], validate="many_to_one"), days, last)


def _draw_tolls(ax: Axes, tolls: _Tolls, look: Style, harm: str, source: str) -> None:
    """The panel of one source, on the axes of all points."""
    drawn = tolls.points[tolls.points["group"] == source]
    if tolls.points.empty:
        ax.text(0.5, 0.5, f"no dated figure of people {harm}", transform=ax.transAxes, ha="center", color=GREY)
        ax.set_xticks([])
    elif len(tolls.days):
        show_days(ax, tolls.days)
    else:
        show_dates(ax, tolls.points["published"], room=0.05)  # and the last figure beside its mark
    if len(drawn):
        (_draw_days if len(tolls.points) > _MOST_POINTS else _draw_points)(ax, drawn, look, source, tolls.last)
    beyond = drawn.loc[drawn["value"] > tolls.last, "x"].unique()
    top = [_TOP * tolls.last] * len(beyond)
    ax.plot(beyond, top, ls="", marker=_BEYOND, ms=8, mfc="none", mec=look.colour, clip_on=False, in_layout=False)
    ax.set_ylim(0, 1.16 * tolls.last)
    show_people(ax.yaxis)
    ax.yaxis.set_major_locator(MaxNLocator(2, steps=[1, 2, 5, 10], integer=True))
    told = f"{label(source, 30)}\n({count(drawn['mentions'].sum(), 'mention')})"
    ax.set_ylabel(told, rotation=0, ha="right", va="center", fontsize=7)
    draw_plainly(ax)


def _draw_points(ax: Axes, points: pd.DataFrame, look: Style, source: str, edge: float) -> None:
    """A mark a figure, larger where several documents print it that day, and a line from one to the next."""
    if source not in (UNATTRIBUTED, OTHER):
        ax.plot(points["x"], points["value"], drawstyle="steps-post", color=look.colour, lw=0.8)
    marks = points[points["value"] <= edge].groupby(["x", *_MARK], sort=False)["mentions"].sum().reset_index()
    size, hollow = 16 + 8 * (marks["mentions"] - 1).clip(upper=6), source == UNATTRIBUTED
    x, y, face = marks["x"], marks["value"], "white" if hollow else look.colour
    ax.scatter(
        x, y, size, marker=look.marker, fc=face, ec=look.colour, lw=0.9, zorder=3, clip_on=False, in_layout=False
    )
    last = points.iloc[-1]
    ax.annotate(
        label(last["figure"], 12), (last["x"], min(last["value"], _TOP * edge)), (6, 0), textcoords="offset points",
        va="center", fontsize=6.5,
    )  # fmt: skip
    for marker, is_open, up in (("^", marks["opens_up"], _ABOVE), ("v", marks["opens_down"], -_ABOVE)):
        at = ax.transData + mpl.transforms.ScaledTranslation(0, up / 72, ax.figure.dpi_scale_trans)
        ax.scatter(
            x[is_open], y[is_open], 9, look.colour, marker=marker, lw=0, transform=at, clip_on=False, in_layout=False
        )


def _draw_days(ax: Axes, points: pd.DataFrame, look: Style, source: str, edge: float) -> None:
    """The figures of one source, day by day."""
    days = points.groupby("day")["value"]
    face = "white" if source == UNATTRIBUTED else look.colour
    ax.plot(
        days.median(), color=look.colour, lw=1.2, drawstyle="steps-post", marker=look.marker, mfc=face, ms=3,
        markevery=0.1,
    )  # fmt: skip
    ax.fill_between(
        days.median().index, days.quantile(0.1), days.quantile(0.9), step="post", color=look.colour, alpha=0.15, lw=0
    )


def _key(tolls: _Tolls) -> list[Line2D]:
    """What the forms of the marks mean, of those that occur."""
    points = tolls.points
    if points.empty:
        return []
    beyond = (points["value"] > tolls.last).any()
    far = [Line2D([], [], ls="", marker=_BEYOND, ms=6, mfc="none", mec=GREY, label="beyond the axis")] * bool(beyond)
    if len(points) > _MOST_POINTS:
        return [Line2D([], [], color=GREY, lw=1.2, label="median of the day, in a band that holds eight in ten"), *far]
    told = [("o", 4, "a figure; larger: several mentions that day")]
    told += [("^", 3, "at least, more than, “dozens”")] if points["high"].isna().any() else []
    told += [("v", 3, "up to, nearly")] if points["low"].isna().any() else []
    forms = [Line2D([], [], ls="", marker=marker, color=GREY, ms=size, label=words) for marker, size, words in told]
    return [*forms, *far]
