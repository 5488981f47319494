"""Key words: how many times as often an outlet uses a word, a panel an outlet, the words in its rows."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from ..compare.findings import count
from ..compare.keyness import LEVEL
from ..compare.units import rows_of
from ..tables import Tables
from .captions import Caption, caption, few_documents, listed
from .similarity import WHOSE
from .theme import GREY, PAGE, ROW, Style, blank_figure, draw_intervals, draw_plainly, finish, label, styles

MOST_PANELS = 12  # outlets with the most words; more panels are more than a page
_EDGE = 5.0  # log ratio, 32 times as often; most beyond it are words that the other side has not at all
_SPREAD = 0.9  # Gries' DP, from which on a word stands in few of an outlet's documents
_TITLES = {
    "outlets": "Key words of each outlet against all others",
    "voices": "Key words of each outlet’s own voice (right) and of the words that it quotes or paraphrases (left)",
}
_NEEDS = {"outlets": "that can be compared with five by others", "voices": "with both voices"}
_OWN_BY_NATURE = "Words that present speech (“said”, “spokesman”) are an outlet’s own by their nature."
SIDES = {
    "outlets": ("others", "this outlet"),
    "voices": ("others’ words", "own words"),
}  # fmt: skip


def keyness_figure(
    words: pd.DataFrame, *, sides: str = "outlets", note: str = "", colours: dict[str, str] | None = None
) -> Figure:
    """Small multiples of :func:`key_words`, a panel for each of the twelve outlets with the most words.

    >>> words = compare.read_words(tables)
    >>> keys = compare.keyness_table(words, draws=10)
    >>> figure = charts.keyness_figure(compare.key_words(keys, 3))
    """
    if not (outlets := shown_outlets(words)):
        return blank_figure(f"no outlet has five documents {_NEEDS[sides]}:\nno key words are drawn", note)
    columns = min(len(outlets), 3)
    lines = -(-len(outlets) // columns)
    most = int(words.groupby("outlet", observed=True).size().max())
    size = (PAGE, lines * (ROW * max(most, 3) + 0.75) + 0.6)
    figure, axes = plt.subplots(lines, columns, squeeze=False, figsize=size, layout="constrained")
    for ax, outlet in zip(axes.flat, outlets, strict=False):
        plot_key_words(words, ax, outlet=outlet, sides=sides, colours=colours)
    for ax in axes.flat[len(outlets) :]:
        ax.set_axis_off()
    return finish(figure, note, _legend())


def plot_key_words(
    words: pd.DataFrame,
    ax: Axes | None = None,
    *,
    outlet: str,
    sides: str = "outlets",
    colours: dict[str, str] | None = None,
) -> Axes:
    """The key words of one outlet: mark and line are the log ratio and its 95 % interval.

    A filled mark holds for the family of all words tested; a hollow one may be how documents differ anyway. Beside each
    word stand its hits and in how many documents.

    >>> words = compare.read_words(tables)
    >>> keys = compare.keyness_table(words, draws=10)
    >>> chosen = compare.key_words(keys, 3)
    >>> ax = charts.plot_key_words(chosen, outlet="Meridian Wire")
    """
    ax = ax or plt.gca()
    rows = words[words["outlet"] == outlet]
    look = styles([str(o) for o in words["outlet"].cat.categories], colours)[outlet]
    edge = min(float(np.ceil(words["log_ratio"].abs().max() + 0.2)), _EDGE) if len(words) else 1.0
    first = -edge if (words["log_ratio"] < 0).any() else -0.25 * edge
    for y, row in enumerate(rows_of(rows)):
        _draw_word(ax, y, row, look, (first, edge))
    ax.axvline(0, color="#888888", lw=0.7)
    ax.set_yticks(range(len(rows)), [_word(row) for row in rows_of(rows)], fontsize=6.5)
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    ax.set_xlim(first, edge)
    ax.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    ax.xaxis.set_major_formatter(FuncFormatter(_times))
    of = int(rows["of_documents"].iloc[0]) if len(rows) else 0
    ax.set_title(f"{label(outlet, 24)}\n({count(of, 'doc')})", fontsize=7)
    less, more = SIDES[sides]
    ax.set_xlabel(f"← {less} | {more} →" if (words["log_ratio"] < 0).any() else "times as often", fontsize=6)
    ax.tick_params(axis="y", length=0, pad=5)
    ax.spines["left"].set_visible(False)
    draw_plainly(ax)
    return ax


def shown_outlets(words: pd.DataFrame) -> list[str]:
    """The outlets of a keyness table that are drawn: those with most words, in the order of the corpus."""
    size = words.groupby("outlet", observed=True)["words"].max()
    largest = set(size.sort_values(ascending=False, kind="stable").index[:MOST_PANELS])
    return [str(outlet) for outlet in size.index if outlet in largest]


def keyness_caption(tables: Tables, table: pd.DataFrame, voice: str = "own", sides: str = "outlets") -> Caption:
    """For charts of key words, from the whole table: the family that was tested is part of it.

    >>> words = compare.read_words(tables)
    >>> keys = compare.keyness_table(words, draws=10)
    >>> caption = charts.keyness_caption(tables, keys)
    """
    tested = table[table["p"].notna()]
    outlets = table.drop_duplicates("outlet").set_index("outlet")["of_documents"]
    of_voice = WHOSE[voice] if sides == "outlets" else "within each outlet, over all its texts"
    drawn = shown_outlets(tested)
    part = f"Drawn are the {len(drawn)} of {tested['outlet'].nunique()} outlets with the most words."
    return caption(
        tables,
        _TITLES[sides],
        "Log ratio (Hardie 2014) with a 95 % interval by documents, ordered by the weighted log-odds of Monroe et al. "
        "(2008). Beside a word: hits and documents with it; * is a word that few of the documents carry (DP above "
        f"{_SPREAD}); a triangle lies beyond the axis, mostly as the other side has no hit. Words of closed classes "
        "are not shown, but tested. An arrow is an interval that goes on beyond the axis.",
        _marks(tested, sides),
        _OWN_BY_NATURE if sides == "voices" else "",
        part if len(drawn) < tested["outlet"].nunique() else "",
        rule=of_voice[0].upper() + of_voice[1:],
        warning=few_documents(outlets),
        features=[] if voice == "all" and sides == "outlets" else ["attribution"],
    )


def _marks(tested: pd.DataFrame, sides: str) -> str:
    """What a filled mark means, and over what family."""
    if tested.empty:
        return ""
    documents = "documents within events, compared by stretches of like length"
    dealt = documents if sides == "outlets" else "the voices along each text"
    family = count(len(tested), "comparison")
    return (
        f"Filled marks: p < {LEVEL} for the family of {family} together, by the largest of all statistics in each "
        f"permutation of {dealt}."
    )


def keyness_alt(words: pd.DataFrame, sides: str = "outlets") -> str:
    """The first words of each outlet, with how many times as often it has them.

    >>> words = compare.read_words(tables)
    >>> keys = compare.keyness_table(words, draws=10)
    >>> alt = charts.keyness_alt(compare.key_words(keys, 3))
    """
    told = []
    for outlet, rows in words.groupby("outlet", observed=True):
        more, less = rows[rows["log_ratio"] > 0].head(3), rows[rows["log_ratio"] < 0].tail(3)
        parts = [_often(r, r.rest_hits) for r in rows_of(more)]
        if sides == "voices":
            parts = [f"itself {', '.join(parts)}"] * bool(parts)
            parts += [f"others {', '.join(_often(r, r.hits) for r in rows_of(less[::-1]))}"] * bool(len(less))
        if parts:
            told.append(f"{label(str(outlet), 40)}: {', '.join(parts)}")
    drawn = "Small multiples of key words, with how many times as often as others each outlet uses them"
    if sides == "voices":
        drawn = "Small multiples of words that each outlet uses more itself, and more in the words of others"
    return f"{drawn}. {listed(told or ['No outlet has documents enough'])}"


def _often(row: object, elsewhere: int) -> str:
    times = 2 ** abs(getattr(row, "log_ratio", 0))
    return f"{getattr(row, 'word', '')} {f'{times:.1f} times' if elsewhere else 'only there'}"


def _draw_word(ax: Axes, y: int, row: object, look: Style, within: tuple[float, float]) -> None:
    edge = within[1]
    ratio, low, high = (float(getattr(row, name)) for name in ("log_ratio", "low", "high"))
    ratio, beyond = float(np.clip(ratio, -0.95 * edge, 0.95 * edge)), abs(ratio) > edge
    ax.hlines(y, 0, ratio, color="#CCCCCC", lw=0.8, zorder=1)
    if not np.isnan(low):
        draw_intervals(ax, y, low, high, within, color=look.colour, lw=1.1, zorder=2)
    face = look.colour if getattr(row, "holds", False) else "white"
    marker = (">" if ratio > 0 else "<") if beyond else "o"
    ax.plot(ratio, y, ls="", marker=marker, ms=4.5, mfc=face, mec=look.colour, zorder=3, clip_on=False)


def _word(row: object) -> str:
    """A word with its hits and documents, on the side that has more of it."""
    side = "" if getattr(row, "log_ratio", 0) > 0 else "rest_"
    hits, documents = getattr(row, f"{side}hits"), getattr(row, f"{side}documents")
    few = "*" if getattr(row, "dispersion", 0) > _SPREAD and not side else ""
    return f"{label(str(getattr(row, 'word', '')), 18)}{few}  {hits:,} in {documents:,}"


def _times(value: float, _: object) -> str:
    return "1" if value == 0 else f"{2**value:,.0f}×" if value > 0 else f"{2**-value:,.0f}×"


def _legend() -> list[Artist]:
    kinds = {GREY: "holds for the family of all words", "white": "may be how documents differ anyway"}
    key = [Line2D([], [], ls="", marker="o", ms=4.5, mec=GREY, mfc=face, label=name) for face, name in kinds.items()]
    return [*key, Line2D([], [], color=GREY, lw=1.1, label="95 % interval by documents")]
