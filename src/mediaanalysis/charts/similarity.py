"""How alike texts are: a shaded table beside the tree of what is most alike, and a map."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from scipy.cluster import hierarchy

from ..compare.findings import per_cent
from ..compare.similarity import cluster_tree, tree_order
from ..compare.units import rows_of
from ..tables import Tables
from .captions import Caption, caption, listed
from .heat import draw_heat, heat_key
from .theme import GREY, PAGE, ROW, draw_plainly, finish, label, styles

BESIDE = "beside"  # mark of a name that stands beside the map
WHOSE = {
    "all": "all words",
    "own": "the outlets’ own words",
    "attributed": "words that the outlets quote or paraphrase",
}


def similarity_figure(similarity: pd.DataFrame, *, note: str = "") -> Figure:
    """The shaded table, its rows in the order of the tree that stands beside it.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> figure = charts.similarity_figure(similarity)
    """
    n = len(similarity)
    size = (PAGE, ROW * 1.15 * max(n, 4) + 1.0)
    figure, (ax, side) = plt.subplots(1, 2, figsize=size, layout="constrained", width_ratios=(4, 1))
    plot_similarity(similarity, ax)
    plot_tree(similarity, side)
    missing = "one text, so none to compare" if np.isnan(np.diag(similarity)).any() else ""
    return finish(figure, note, heat_key(_two_digits, _deepest(similarity), missing) if n else (), columns=6)


def plot_similarity(similarity: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """The similarity of each row to each other, from light to dark; what is most alike stands together.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> ax = charts.plot_similarity(similarity)
    """
    ax = ax or plt.gca()
    order = tree_order(cluster_tree(similarity))[: len(similarity)]
    ordered = similarity.iloc[order, order]
    draw_heat(ax, ordered, [str(name) for name in ordered.index], _two_digits, _deepest(similarity))
    return ax


def plot_tree(similarity: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """The tree of the rows: the further right two branches meet, the less alike they are.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> ax = charts.plot_tree(similarity)
    """
    ax = ax or plt.gca()
    tree = cluster_tree(similarity)
    n = len(similarity)
    if not len(tree):
        ax.set_axis_off()
        return ax
    drawn = hierarchy.dendrogram(tree, no_plot=True)
    for ys, xs in zip(drawn["icoord"], drawn["dcoord"], strict=True):
        ax.plot(xs, (np.array(ys) - 5) / 10, color="#444444", lw=0.8)
    near, far = float(tree[:, 2].min()), float(tree[:, 2].max())
    room = 0.15 * (far - near) + 0.02
    ax.set_xlim(max(near - room, 0), far + room)
    ax.set_ylim(max(n, 1) - 0.5, -0.5)
    ax.set_yticks([])
    ax.set_xlabel("1 − similarity", fontsize=6.5)
    ax.locator_params(axis="x", nbins=3)
    ax.spines["left"].set_visible(False)
    draw_plainly(ax)
    return ax


def map_figure(places: pd.DataFrame, *, note: str = "", colours: dict[str, str] | None = None) -> Figure:
    """The map in a figure of its own.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> figure = charts.map_figure(compare.similarity_map(similarity))
    """
    figure, ax = plt.subplots(figsize=(PAGE, max(3.2, ROW * 0.62 * len(places) + 0.6)), layout="constrained")
    plot_similarity_map(places, ax, colours=colours)
    return finish(figure, note)


def plot_similarity_map(places: pd.DataFrame, ax: Axes | None = None, *, colours: dict[str, str] | None = None) -> Axes:
    """A mark for each place, named at the edge: what is near is alike, as far as two dimensions can show it.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> ax = charts.plot_similarity_map(compare.similarity_map(similarity))
    """
    ax = ax or plt.gca()
    looks = styles([str(name) for name in places["name"]], colours)
    for row in rows_of(places):
        look = looks[str(row.name)]
        ax.plot(row.x, row.y, ls="", marker=look.marker, ms=5, color=look.colour, zorder=3)
    ax.set_aspect("auto")
    ax.margins(0.08)
    ax.set_xticks([])
    ax.set_yticks([])
    for side in ax.spines.values():
        side.set_visible(True)
        side.set_color("#BBBBBB")
    shown = float(places["shown"].iloc[0]) if len(places) else np.nan
    if not np.isnan(shown):
        of_all = f"the map shows {per_cent(shown)} of the differences"
        ax.set_xlabel(f"near is alike; {of_all}, and the axes have no meaning")
    _name_places(ax, places)
    draw_plainly(ax)
    return ax


def similarity_caption(tables: Tables, title: str, voice: str, *, documents: pd.Series) -> Caption:
    """For tables and maps of similarity; ``documents`` counts those of each outlet.

    >>> documents = compare.outlet_sizes(tables).set_index("outlet")["documents"]
    >>> charts.similarity_caption(tables, "Likeness of texts", "all", documents=documents).text.split(".")[0]
    'Likeness of texts'
    """
    return caption(
        tables,
        title,
        "Cosine of TF-IDF vectors: 0 is no word in common, 1 the same words as often. Words of the closed classes, "
        "numbers and texts of fewer than 30 other words in the voice are left out. Between outlets it is the mean over "
        "pairs of their texts; on the diagonal over pairs of the same outlet. Longer texts are more alike.",
        "The tree joins what is most alike first, by the mean over pairs. The map is made by classical scaling.",
        rule=WHOSE[voice].capitalize(),
        warning=_warning(documents),
        features=[] if voice == "all" else ["attribution"],
    )


def similarity_alt(similarity: pd.DataFrame) -> str:
    """For each row the one that it is most like.

    >>> words = compare.read_words(tables)
    >>> similarity = compare.outlet_similarity(words)
    >>> alt = charts.similarity_alt(similarity)
    """
    told = []
    for at, name in enumerate(similarity.index):
        others = similarity.iloc[at].drop(similarity.columns[at]).dropna()
        if len(others):
            nearest = others.index[int(others.to_numpy().argmax())]
            told.append(f"{label(str(name), 40)} is most like {label(str(nearest), 40)} ({others.max():.2f})")
    return f"How alike texts are in their words, row by row. {listed(told)}"


def _warning(documents: pd.Series) -> str:
    """What the numbers of documents do not allow to be said."""
    few = [label(str(outlet), 40) for outlet, n in documents.items() if 0 < n < 5]
    named = ", ".join(few) if len(few) <= 3 else f"{len(few)} of {(documents > 0).sum()} outlets"
    return f"Fewer than 5 documents, so single texts rather than the outlet: {named}." if few else ""


def _name_places(ax: Axes, places: pd.DataFrame) -> None:
    """Names in two columns beside the map, in the order of their places, with lines that lead to them."""
    left = places["x"].rank(method="first") <= len(places) / 2
    for x, align, edge, rows in ((-0.03, "right", 1, places[left]), (1.03, "left", 0, places[~left])):
        rows = rows.sort_values("y", kind="stable")
        heights = (np.arange(len(rows)) + 0.5) / max(len(rows), 1)
        for height, row in zip(heights, rows_of(rows), strict=True):
            ax.annotate(
                label(str(row.name), 30), (row.x, row.y), (x, height), textcoords="axes fraction", fontsize=6.5,
                ha=align, va="center", gid=BESIDE,
                arrowprops={"arrowstyle": "-", "lw": 0.4, "color": GREY, "shrinkB": 3, "relpos": (edge, 0.5)},
            )  # fmt: skip


def _deepest(similarity: pd.DataFrame) -> float:
    """The largest similarity of two, to the next tenth: shades are of use where they differ."""
    values = similarity.to_numpy(dtype=float).copy()
    np.fill_diagonal(values, np.nan)
    return float(np.ceil(10 * np.nanmax(values, initial=0.1)) / 10) if values.size > 1 else 1.0


def _two_digits(value: float) -> str:
    return f"{value:.2f}"
