"""Framing features: rates per 1,000 words by outlet and voice, one dot a document; and shares of voice."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..compare.findings import count, per_cent
from ..compare.rates import compare_outlets, feature_title
from ..compare.units import rows_of
from ..tables import Tables
from .bars import VOICE_LOOK, VOICE_NAMES, bar_key, stack_bars
from .captions import Caption, corpus_caption, listed
from .theme import GREY, PAGE, ROW, Style, draw_intervals, draw_plainly, finish, label, styles

_MANY = 20  # outlets, from which on a row has one line of type and a page four panels side by side
_CROWD = 200  # documents of an outlet, from which on dots are small and need not all be seen
_LANE = {"own": -0.21, "attributed": 0.21}  # where in an outlet's row the dots of a voice lie


def framing_figure(rates: pd.DataFrame, *, note: str = "", colours: dict[str, str] | None = None) -> Figure:
    """Small multiples, a panel a feature, with the outlets in the same rows.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> with charts.theme():
    ...     figure = charts.framing_figure(rates, note=charts.corpus_note(tables))
    """
    features = list(rates["feature"].cat.categories)
    outlets = list(rates["outlet"].cat.categories)
    many = len(outlets) > _MANY
    columns = min(len(features), 4 if many else 2 if len(features) == 4 else 3)
    lines = -(-len(features) // columns)
    height = lines * (ROW * (1.4 if many else 1.9) * len(outlets) + 0.75) + 0.6
    size = (PAGE, height)
    figure, axes = plt.subplots(lines, columns, sharey=True, squeeze=False, figsize=size, layout="constrained")
    whole = compare_outlets(rates)
    for ax, feature in zip(axes.flat, features, strict=False):
        _draw_feature(ax, rates[rates["feature"] == feature], whole[whole["feature"] == feature], feature, colours)
    for ax in axes.flat[len(features) :]:
        ax.set_visible(False)
    return finish(figure, note, _legend(whole))


def plot_feature_rates(
    rates: pd.DataFrame, ax: Axes | None = None, *, feature: str, colours: dict[str, str] | None = None
) -> Axes:
    """One dot a document: filled for the outlet's own words, hollow for what it lets others say; larger, longer.

    From five documents an outlet up, a bar shows the rate over its documents and its 95 % interval; below, nothing may.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> ax = charts.plot_feature_rates(rates, feature="evaluative")
    """
    ax = ax or plt.gca()
    drawn = rates[rates["feature"] == feature]
    _draw_feature(ax, drawn, compare_outlets(drawn), feature, colours)
    return ax


def _draw_feature(
    ax: Axes, drawn: pd.DataFrame, whole: pd.DataFrame, feature: str, colours: dict[str, str] | None
) -> None:
    """The panel of a feature: its documents and, of all of an outlet's together, the rates that have an interval."""
    outlets = list(drawn["outlet"].cat.categories)
    row = {outlet: i for i, outlet in enumerate(outlets)}
    for i in range(0, len(outlets), 2):
        ax.axhspan(i - 0.5, i + 0.5, color="#F2F2F2", lw=0, zorder=0)
    edge = max(float(drawn["rate"].max()) * 1.08, 1.0) if drawn["rate"].notna().any() else 1.0
    looks = styles(outlets, colours)
    hits = drawn[drawn["rate"].notna()] if drawn["hits"].any() else drawn.iloc[:0]
    for outlet, dots in _dots(hits, edge).groupby("outlet", observed=True):
        _draw_documents(ax, dots, row[str(outlet)], looks[str(outlet)])
    whole = whole.dropna(subset="low")
    y = whole["outlet"].astype(str).map(row).astype(float) + whole["voice"].astype(str).map(_LANE).astype(float)
    ax.vlines(whole["per_1000"].clip(upper=edge), y - 0.19, y + 0.19, color="black", lw=1.4, zorder=4)
    draw_intervals(ax, y, whole["low"], whole["high"], (-0.02 * edge, edge), color="black", lw=0.8, zorder=3)
    sizes = drawn[drawn["voice"] == "own"].groupby("outlet", observed=False).size()
    words = drawn.groupby("outlet", observed=False)["words"].sum()
    if len(outlets) <= _MANY:
        told = [f"{label(o, 30)}\n({count(sizes[o], 'doc')}, {count(words[o], 'word')})" for o in outlets]
    else:
        told = [f"{label(o, 28)} ({count(sizes[o], 'doc')})" for o in outlets]
    ax.set_yticks(range(len(outlets)), told, fontsize=6.5)
    ax.set_ylim(max(len(outlets), 1) - 0.5, -0.5)
    ax.set_xlim(-0.02 * edge, edge)
    ax.set_title(label(feature_title(feature), 40).replace(": ", ": " if len(outlets) <= _MANY else ":\n"))
    ax.set_xlabel("hits per 1,000 words")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    if not drawn["hits"].any():
        ax.text(0.5, 0.5, "no hit", transform=ax.transAxes, ha="center", va="center", color=GREY)
    draw_plainly(ax)


def plot_voice_shares(shares: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Whose words an outlet prints: the share of its words that are its own, paraphrased or quoted.

    Where the table has them, the number of scare quotes stands at the end of the row, without a share: they are few
    words. Those that somebody's longer quotation has too are in brackets.

    >>> ax = charts.plot_voice_shares(compare.voice_shares(compare.outlet_sizes(tables)))
    """
    ax = ax or plt.gca()
    outlets = list(shares["outlet"].cat.categories)
    told = rows_of(shares.drop_duplicates("outlet"))
    names = {r.outlet: f"{label(r.outlet, 30)} ({count(r.documents, 'doc')}, {count(r.words, 'word')})" for r in told}
    parts = []
    for voice, look in VOICE_LOOK.items():
        share = shares[shares["voice"] == voice].set_index("outlet")["share"].reindex(outlets).fillna(0)
        parts.append((look, 100 * share.to_numpy(dtype=float), ()))
    stack_bars(ax, [names[outlet] for outlet in outlets], parts, 100)
    ax.set_xlabel("per cent of the words")
    if "scare_quotes" in shares:
        _number_quotes(ax, shares.drop_duplicates("outlet").set_index("outlet").reindex(outlets))
    return ax


def voice_figure(shares: pd.DataFrame, *, note: str = "") -> Figure:
    """The shares of voice with their legend.

    >>> figure = charts.voice_figure(compare.voice_shares(compare.outlet_sizes(tables)))
    """
    height = ROW * 1.5 * max(len(shares["outlet"].cat.categories), 2) + 1.05
    figure, ax = plt.subplots(figsize=(PAGE, height), layout="constrained")
    plot_voice_shares(shares, ax)
    return finish(figure, note, bar_key(VOICE_LOOK.values(), VOICE_NAMES.values()))


def voice_caption(tables: Tables, shares: pd.DataFrame) -> Caption:
    """For the shares of voice, with the scare quotes where the table has them.

    >>> charts.voice_caption(tables, compare.voice_shares(compare.outlet_sizes(tables))).text.split(".")[0]
    'Share of the outlet’s own words, paraphrases and quotations'
    """
    quotes = (
        "At the end of a row, scare quotes: one to four words that the outlet holds at a distance; in brackets those "
        "that a longer quotation in the same document has too, so that the marks may be its speaker’s."
    )
    has = "scare_quotes" in shares
    said = corpus_caption(
        tables,
        "Share of the outlet’s own words, paraphrases and quotations",
        ["attribution", *(["scare_quote"] if has else [])],
    )
    return Caption(said.text, (quotes, *said.notes)) if has else said


def voice_alt(shares: pd.DataFrame) -> str:
    """The shares of each outlet's words, in a sentence.

    >>> charts.voice_alt(compare.voice_shares(compare.outlet_sizes(tables))).split(".")[0]
    'Stacked bars, whose words each outlet prints'
    """
    told = []
    for outlet, rows in shares[shares["words"] > 0].groupby("outlet", observed=True):
        parts = [f"{per_cent(row.share)} {row.voice}" for row in rows_of(rows)]
        if "scare_quotes" in rows:
            parts.append(count(rows["scare_quotes"].iloc[0], "scare quote"))
        told.append(f"{label(str(outlet), 40)}: {', '.join(parts)}")
    return f"Stacked bars, whose words each outlet prints. {listed(told)}"


def _number_quotes(ax: Axes, numbers: pd.DataFrame) -> None:
    look: dict[str, Any] = {"textcoords": "offset points", "fontsize": 6.5, "color": GREY}
    for y, row in enumerate(rows_of(numbers)):
        taken = f" ({row.taken_up:,})" if row.taken_up else ""
        ax.annotate(f"{row.scare_quotes:,}{taken}", (100, y), (5, 0), va="center", **look)
    heading = "scare quotes\n(taken up)" if numbers["taken_up"].any() else "scare\nquotes"
    ax.annotate(heading, (1, 1), (5, 0), ("axes fraction", "axes fraction"), va="bottom", **look)


def _dots(documents: pd.DataFrame, edge: float) -> pd.DataFrame:
    """A dot a document and voice: x, how far from the middle of the outlet's row, size; set apart where one would hide
    another. Where an outlet has very many, all dots are small, and what would fall on the same spot is one."""
    voice = documents["voice"].astype(str)
    dots = pd.DataFrame({"outlet": documents["outlet"], "own": voice == "own", "x": documents["rate"]})
    cell = dots.groupby(["outlet", "own"], observed=True)["x"]
    many = bool((cell.size() > _CROWD).any())  # for the whole panel, so that a size means the same in every row
    step = 120 if many else 40
    at = (dots["x"] / edge * step).round()
    nth = dots.groupby(["outlet", "own", at], observed=True).cumcount()
    apart = np.where(nth % 2 == 1, -1, 1) * np.minimum((nth + 1) // 2 * (0.012 if many else 0.05), 0.2)
    dots["y"] = voice.map(_LANE).astype(float) + apart
    dots["size"] = 3 if many else (documents["words"] / 40).clip(11, 45)
    return dots.assign(x=(dots["x"] / edge).round(3) * edge).drop_duplicates() if many else dots


def _draw_documents(ax: Axes, dots: pd.DataFrame, y: float, look: Style) -> None:
    """The documents of an outlet: filled what it says, hollow what it lets others say."""
    faces = np.array([to_rgba("white"), to_rgba(look.colour)])[dots["own"].to_numpy().astype(int)]
    crowd = bool((dots["size"] == 3).any())
    ax.scatter(
        dots["x"], y + dots["y"], dots["size"], marker=look.marker, lw=0.4 if crowd else 0.9, zorder=2,
        fc=faces, ec=look.colour, alpha=0.85, rasterized=crowd,
    )  # fmt: skip


def _legend(whole: pd.DataFrame) -> list[Line2D]:
    kinds = {GREY: "a document, the outlet’s own words", "white": "a document, words quoted or paraphrased"}
    key = [Line2D([], [], ls="", marker="o", ms=4.5, mec=GREY, mfc=face, label=name) for face, name in kinds.items()]
    if whole["low"].notna().any():
        key.append(Line2D([], [], color="black", marker="|", ms=7, label="rate, 95 % interval"))
    return key
