"""Choices of words: shares of alternatives by outlet, and what each outlet calls a party."""

from __future__ import annotations

import textwrap

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from ..compare.choices import OWN
from ..compare.findings import count
from ..compare.rates import category_title
from ..compare.speakers import NO_ACTOR
from ..compare.units import rows_of
from ..tables import Tables
from .bars import bar_key, stack_bars
from .captions import Caption, caption, listed
from .cells import BELOW, ROOM, draw_cells
from .theme import GREY, PAGE, ROW, finish, label

MANY_HITS = 100  # of one outlet; with fewer, a share in per cent would be finer than what it rests on
# Told apart by shade and hatch, not by colour; dark first.
LOOKS = (
    ("#333333", ""), ("#777777", ""), ("#AAAAAA", ""), ("#DDDDDD", ""), ("#DDDDDD", "////"), ("#FFFFFF", "////"),
    ("#FFFFFF", "...."), ("#FFFFFF", ""), ("#AAAAAA", "xxxx"),
)  # fmt: skip


def choices_figure(choices: pd.DataFrame, *, note: str = "") -> Figure:
    """The shares of alternatives with their legend.

    >>> with charts.theme():
    ...     figure = charts.choices_figure(compare.choice_table(tables, "agency"))
    """
    height = ROW * 1.6 * max(len(choices["outlet"].cat.categories), 2) + 1.0
    figure, ax = plt.subplots(figsize=(PAGE, height), layout="constrained")
    plot_choices(choices, ax)
    categories = choices["category"].cat.categories
    return finish(figure, note, bar_key(LOOKS, (category_title(str(category)) for category in categories)), columns=4)


def plot_choices(choices: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Of an outlet's hits for a feature those of each category, with their number in the bar.

    The bars are hits as long as no outlet has many: one hit in one must not look like all of a hundred. From
    :data:`MANY_HITS` up they are shares.

    >>> ax = charts.plot_choices(compare.choice_table(tables, "intent"))
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
        ax.xaxis.set_major_formatter(PercentFormatter(1, symbol=" %"))
    else:
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.set_xlabel("share of the hits" if measure == "share" else "hits")
    return ax


def names_figure(names: pd.DataFrame, *, note: str = "") -> Figure:
    """What each outlet calls a party, in a figure of its own.

    >>> names = compare.name_table(tables, compare.label_referents(tables)[0])
    >>> figure = charts.names_figure(names)
    """
    height = ROW * 1.6 * max(len(names["outlet"].cat.categories), 2) + 1.4
    figure, ax = plt.subplots(figsize=(PAGE, height), layout="constrained")
    plot_names(names, ax)
    return finish(figure, note)


def plot_names(names: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """How often each outlet uses each name; stronger, a larger share of its own; in brackets, as the first mention.

    The names of a family stand together; below them is what the family is called.

    >>> ax = charts.plot_names(compare.name_table(tables, compare.label_referents(tables)[0]))
    """
    ax = ax or plt.gca()
    outlets, columns = list(names["outlet"].cat.categories), list(names["name"].cat.categories)
    cells = []
    for row in rows_of(names[names["hits"] > 0]):
        words = f"{row.hits:,}" + (f" ({row.first:,})" if row.first else "")
        cells.append((columns.index(row.name), outlets.index(row.outlet), words, row.share))
    draw_cells(ax, _rows(names), columns, cells)
    families = names.drop_duplicates("name").set_index("name")["family"].reindex(columns)
    for family, of in families[families != ""].groupby(families, sort=False):
        start, end = columns.index(of.index[0]), columns.index(of.index[-1])
        below = len(outlets) - 0.3
        ax.plot([start - 0.4, end + 0.4], [below, below], color=GREY, lw=0.8, clip_on=False)
        room = ROOM * (end - start + 1) // len(columns)
        told = textwrap.fill(label(category_title(str(family)), 60), max(room, 12))
        ax.text((start + end) / 2, below + 0.1, told, ha="center", va="top", fontsize=6, color=GREY, gid=BELOW)
    return ax


def holders_figure(holders: pd.DataFrame, *, note: str = "") -> Figure:
    """A panel for each actor whose acts are spoken of, the commonest first: who calls them what.

    >>> figure = charts.holders_figure(compare.holder_table(tables, "intent"))
    """
    about = _most(holders, "about", _PANELS) or [""]
    rows = _holders(holders)
    height = ROW * 1.25 * max(len(rows), 2) + 1.3
    figure, axes = plt.subplots(1, len(about), sharey=True, squeeze=False, figsize=(PAGE, height), layout="constrained")
    for ax, actor in zip(axes.flat, about, strict=True):
        plot_holders(holders, ax, about=actor)
    return finish(figure, note)


def plot_holders(holders: pd.DataFrame, ax: Axes | None = None, *, about: str) -> Axes:
    """How often each holder uses each category of words about the acts of an actor; stronger, more often.

    >>> holders = compare.holder_table(tables, "intent")
    >>> ax = charts.plot_holders(holders, about=holders["about"].iloc[0])
    """
    ax = ax or plt.gca()
    rows, columns = _holders(holders), list(holders["category"].cat.categories)
    panel = holders[holders["about"].astype(str) == about]
    panel = panel.assign(row=_row_of(panel).where(lambda row: row.isin(rows), _REST))
    most = max(holders.groupby(["about", _row_of(holders), "category"], observed=True)["hits"].sum(), default=1)
    cells = [
        (columns.index(cell.category), rows.index(cell.row), f"{cell.hits:,}", cell.hits / most)
        for cell in rows_of(panel.groupby(["row", "category"], observed=True)["hits"].sum().reset_index())
    ]
    parts = (row.partition(_ITSELF) for row in rows)
    draw_cells(ax, [label(name, 30) + itself for name, itself, _ in parts], columns, cells)
    ax.set_xticks(range(len(columns)), [category_title(c) for c in columns], rotation=90, fontsize=6)
    ax.set_title(f"acts of {label(about, 22)}\n({count(int(panel['hits'].sum()), 'hit')})", fontsize=7)
    return ax


def holders_caption(tables: Tables, title: str, feature: str) -> Caption:
    """For the chart of holders; the numbers in it are hits.

    >>> charts.holders_caption(tables, "Mistake or intent", "intent").text.split(".")[0]
    'Mistake or intent'
    """
    return caption(
        tables,
        title,
        f"A panel is an actor whose acts are spoken of; the {_PANELS} commonest are drawn, all are in the table. A row "
        "is who holds the words: an outlet itself, or a source, counted together by actor.",
        "Whose act it is comes from the grammar of the sentence; where the text names nobody, it is “nobody named”.",
        rule="Own, quoted and paraphrased words",
        features=[feature, "attribution"],
    )


def holders_alt(holders: pd.DataFrame) -> str:
    """Who holds what, panel by panel.

    >>> alt = charts.holders_alt(compare.holder_table(tables, "intent"))
    """
    told = []
    for about in _most(holders, "about", _PANELS):
        panel = holders[holders["about"].astype(str) == about]
        cells = panel.assign(row=_row_of(panel)).groupby(["row", "category"], observed=True)["hits"].sum().reset_index()
        parts = [f"{label(c.row, 40)} {category_title(c.category)} {c.hits:,}" for c in rows_of(cells)]
        told.append(f"Acts of {label(about, 40)}: {listed(parts, ', ')}")
    return f"Tables of hits, holders of the words by category, a panel an actor. {' '.join(told)}"


_PANELS = 4
_HOLDERS = 14  # rows; the rarer holders share one
_REST = "others"
_ITSELF = " itself"


def _row_of(holders: pd.DataFrame) -> pd.Series:
    """The holder's name; of an outlet's own words the outlet's."""
    return holders["holder"].where(holders["holder"] != OWN, holders["outlet"].astype(str) + _ITSELF)


def _holders(holders: pd.DataFrame) -> list[str]:
    """The outlets themselves, then the sources, each by their hits, those of no actor last; the rarest as one."""
    rank = {OWN: -1} | {name: i for i, name in enumerate(NO_ACTOR, 1)}
    table = holders.assign(row=_row_of(holders), rank=[rank.get(str(name), 0) for name in holders["holder"]])
    rows = table.groupby(["row", "rank"])["hits"].sum().reset_index()
    kept = rows.sort_values(["hits", "row"], ascending=[False, True])[:_HOLDERS]
    kept = kept.sort_values(["rank", "hits", "row"], ascending=[True, False, True])
    return [*kept["row"], *([_REST] if len(rows) > _HOLDERS else [])]


def _most(holders: pd.DataFrame, column: str, most: int) -> list[str]:
    return [str(name) for name in holders[column].cat.categories[:most]] if len(holders) else []


def choices_caption(tables: Tables, title: str, feature: str, voice: str) -> Caption:
    """For charts of choices and names; the numbers in them are hits.

    >>> charts.choices_caption(tables, "Who acts", "agency", "own").text.split(".")[0]
    'Who acts'
    """
    return caption(tables, title, "The numbers are hits.", rule=_VOICED[voice], features=[feature])


_VOICED = {"own": "Outlets’ own words", "attributed": "Words that outlets quote or paraphrase"}


def names_caption(tables: Tables, referent: str, voice: str) -> Caption:
    """For the chart of the names of a referent.

    >>> len(charts.names_caption(tables, compare.label_referents(tables)[0], "own").notes) > 0
    True
    """
    return caption(
        tables,
        f"What outlets call it: {referent.replace('_', ' ')}",
        "A number is hits; in brackets, the documents in whose body the name is the first mention; stronger, a larger "
        "share of the outlet’s. Below the names, the family that they are of. Headlines count as hits, not as first "
        "mentions.",
        rule=_VOICED[voice],
        features=["label"],
    )


def choices_alt(choices: pd.DataFrame) -> str:
    """The hits of each outlet, choice by choice.

    >>> "Meridian Wire" in charts.choices_alt(compare.choice_table(tables, "agency"))
    True
    """
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
    return [f"{label(r.outlet, 30)} ({count(r.total, 'hit')} in {count(r.in_documents, 'doc')})" for r in rows_of(told)]
