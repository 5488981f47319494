"""The corpus at a glance: how much of each outlet, and when it was published."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from ..compare.findings import count
from ..compare.units import rows_of
from .bars import VOICE_LOOK, VOICE_NAMES, bar_key, stack_bars
from .captions import listed
from .dates import show_dates
from .theme import GREY, PAGE, ROW, draw_plainly, finish, label, styles

_VOICE_WORDS = {"own": "words_outlet", "paraphrased": "words_paraphrased", "quoted": "words_quoted"}


def sizes_figure(sizes: pd.DataFrame, *, note: str = "") -> Figure:
    """Documents and words by outlet, side by side.

    >>> figure = charts.sizes_figure(compare.outlet_sizes(tables))
    >>> len(figure.axes)
    2
    """
    height = ROW * 1.4 * max(len(sizes), 2) + 1.2
    figure, axes = plt.subplots(1, 2, sharey=True, figsize=(PAGE, height), layout="constrained")
    plot_documents_by_outlet(sizes, axes[0])
    plot_words_by_outlet(sizes, axes[1])
    return finish(figure, note, bar_key(VOICE_LOOK.values(), VOICE_NAMES.values()))


def plot_documents_by_outlet(sizes: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Documents of each outlet; of these hatched those that stand on another outlet's page.

    >>> ax = charts.plot_documents_by_outlet(compare.outlet_sizes(tables))
    """
    ax = ax or plt.gca()
    own = sizes["documents"] - sizes["reprints"]
    y = np.arange(len(sizes))
    ax.barh(y, own, 0.7, color="#777777", ec="#444444", lw=0.5)
    ax.barh(y, sizes["reprints"], 0.7, own, color="white", ec="#444444", lw=0.5, hatch="xxx")
    for at, n, reprints in zip(y, sizes["documents"], sizes["reprints"], strict=True):
        _number(ax, float(at), n, f" ({reprints:,} reprinted)" if reprints else "")
    ax.set_title("Documents")
    return _rows(sizes, ax, sizes["documents"])


def plot_words_by_outlet(sizes: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Words of each outlet: its own, paraphrased and quoted.

    >>> ax = charts.plot_words_by_outlet(compare.outlet_sizes(tables))
    """
    ax = ax or plt.gca()
    parts = [(look, sizes[_VOICE_WORDS[voice]].to_numpy(dtype=float), ()) for voice, look in VOICE_LOOK.items()]
    stack_bars(ax, [""] * len(sizes), parts, 1)  # whose names and axis _rows lays out
    for y, n in enumerate(sizes["words"]):
        _number(ax, y, n)
    ax.set_title("Words")
    return _rows(sizes, ax, sizes["words"])


def timeline_figure(units: pd.DataFrame, *, note: str = "") -> Figure:
    """The timeline in a figure of its own.

    >>> figure = charts.timeline_figure(compare.unit_table(tables))
    """
    height = ROW * 1.4 * max(len(units["outlet"].cat.categories), 2) + 0.9
    figure, ax = plt.subplots(figsize=(PAGE, height), layout="constrained")
    plot_timeline(units, ax)
    return finish(figure, note)


def plot_timeline(units: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """When each outlet published: a dot a day (in years of material, a month), larger for more documents.

    >>> ax = charts.plot_timeline(compare.unit_table(tables))
    """
    ax = ax or plt.gca()
    outlets = list(units["outlet"].cat.categories)
    dated = units.dropna(subset="published")
    span = dated["published"].max() - dated["published"].min() if len(dated) else pd.Timedelta(0)
    step = "D" if span < pd.Timedelta(days=400) else "M"
    when = dated["published"].dt.to_period(step).dt.start_time
    for i, (outlet, look) in enumerate(styles(outlets).items()):
        days = when[dated["outlet"] == outlet].value_counts().sort_index()
        ax.axhline(i, color="#DDDDDD", lw=0.6, zorder=0)
        size = 22 * np.sqrt(days.to_numpy(dtype=float))
        ax.scatter(days.index, [i] * len(days), size, look.colour, marker=look.marker, ec="white", lw=0.4, zorder=2)
        for day, n in days[days > 1].items() if len(outlets) <= 12 and len(days) <= 40 else ():
            ax.annotate(f"{n}", (day, i), (0, 5), textcoords="offset points", ha="center", fontsize=6, color=GREY)
    total = units.groupby("outlet", observed=False).size()
    undated = units["published"].isna().groupby(units["outlet"], observed=False).sum()
    told = [count(total[o], "doc") + (f", {undated[o]:,} undated" if undated[o] else "") for o in outlets]
    ax.set_yticks(range(len(outlets)), [f"{label(o, 30)} ({told[i]})" for i, o in enumerate(outlets)])
    ax.set_ylim(len(outlets) - 0.4, -0.7)
    if len(dated):
        show_dates(ax, dated["published"])
    else:
        ax.set_xticks([])
        ax.text(0.5, 0.5, "no document has a date", transform=ax.transAxes, ha="center", va="center", color=GREY)
    ax.set_xlabel("published" + (" (by month)" if step == "M" else ""))
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    draw_plainly(ax)
    return ax


def sizes_alt(sizes: pd.DataFrame) -> str:
    """Documents and words of each outlet, in a sentence.

    >>> charts.sizes_alt(compare.outlet_sizes(tables)).split(".")[0]
    'Two bar charts, documents and words by outlet'
    """
    rows = sizes.sort_values("words", ascending=False)
    told = [f"{label(r.outlet, 40)} {count(r.documents, 'document')}, {count(r.words, 'word')}" for r in rows_of(rows)]
    return f"Two bar charts, documents and words by outlet. {listed(told)}"


def timeline_alt(units: pd.DataFrame) -> str:
    """First and last date of each outlet, in a sentence.

    >>> charts.timeline_alt(compare.unit_table(tables)).split(".")[0]
    'A timeline with a row for each outlet'
    """
    told = []
    for outlet, dates in units.groupby("outlet", observed=True)["published"]:
        days = f"{dates.min():%d %B %Y} to {dates.max():%d %B %Y}" if dates.notna().any() else "no date"
        told.append(f"{label(str(outlet), 40)}: {count(len(dates), 'document')}, {days}")
    return f"A timeline with a row for each outlet. {listed(told)}"


def _number(ax: Axes, y: float, n: float, more: str = "") -> None:
    ax.annotate(f"{n:,.0f}{more}", (n, y), (3, 0), textcoords="offset points", va="center", fontsize=6.5)


def _rows(sizes: pd.DataFrame, ax: Axes, lengths: pd.Series) -> Axes:
    ax.set_yticks(np.arange(len(sizes)), [label(str(o), 36) for o in sizes["outlet"]])
    ax.set_ylim(len(sizes) - 0.4, -0.6)
    ax.set_xlim(0, max([1, *lengths]) * 1.3)
    ax.xaxis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 5, 10], integer=True))
    ax.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    ax.tick_params(axis="y", length=0)
    draw_plainly(ax)
    return ax
