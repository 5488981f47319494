"""Which texts print the same passages: the share of each row's words that stand in each column's."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..compare.findings import count, per_cent
from ..compare.reuse import LEAST
from ..compare.units import rows_of
from ..tables import Tables
from .captions import Caption, caption, listed
from .heat import draw_heat, heat_key
from .theme import GREY, PAGE, ROW, finish, label


def reuse_figure(shares: pd.DataFrame, *, note: str = "") -> Figure:
    """The map of shared passages with its legend.

    >>> words = compare.read_words(tables)
    >>> reuse = compare.outlet_reuse_table(words)
    >>> figure = charts.reuse_figure(charts.outlet_shares(reuse))
    """
    n = len(shares)
    figure, ax = plt.subplots(figsize=(PAGE, ROW * 1.15 * max(n, 4) + 1.0), layout="constrained")
    plot_reuse(shares, ax)
    return finish(figure, note, heat_key(_per_cent, _deepest(shares)) if n else (), columns=5)


def plot_reuse(shares: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Of each row's words the share that stands in passages of each column's, from light to dark.

    ``shares`` is square, of texts (:func:`reuse_matrix`) or of outlets. Read along a row: what is dark in it is where
    the row's words can be found.

    >>> words = compare.read_words(tables)
    >>> reuse = compare.outlet_reuse_table(words)
    >>> ax = charts.plot_reuse(charts.outlet_shares(reuse))
    """
    ax = ax or plt.gca()
    draw_heat(ax, shares, [str(name) for name in shares.index], _per_cent, _deepest(shares))
    if not (shares.to_numpy(dtype=float) > 0).any():
        ax.text(0.5, 0.5, "no shared passage", transform=ax.transAxes, ha="center", va="center", color=GREY)
    return ax


def outlet_shares(reuse: pd.DataFrame) -> pd.DataFrame:
    """The table of :func:`outlet_reuse_table` as a square one, without outlets that have no words.

    >>> words = compare.read_words(tables)
    >>> reuse = compare.outlet_reuse_table(words)
    >>> shares = charts.outlet_shares(reuse)
    >>> shares.shape[0] == shares.shape[1]
    True
    """
    there = reuse[reuse["words"] > 0]
    square = there.pivot_table(index="outlet", columns="other_outlet", values="share", observed=True)
    return square.reindex(columns=square.index).astype(float)


def reuse_caption(tables: Tables, title: str) -> Caption:
    """For maps of shared passages.

    >>> charts.reuse_caption(tables, "Shared passages").text.split(".")[0]
    'Shared passages'
    """
    return caption(
        tables,
        title,
        f"A passage is {LEAST} words or more that stand in both in the same order; punctuation and case do not count. "
        "A quotation that both print is one too. On the diagonal of outlets: other texts of the same outlet.",
        "Who had the words first cannot be told from them: two texts may share a third that is not in the corpus.",
        rule="All voices",
    )


def reuse_alt(shares: pd.DataFrame) -> str:
    """The pairs that share most, in a sentence.

    >>> words = compare.read_words(tables)
    >>> reuse = compare.outlet_reuse_table(words)
    >>> alt = charts.reuse_alt(charts.outlet_shares(reuse))
    """
    values = shares.to_numpy(dtype=float).copy()
    np.fill_diagonal(values, 0)
    pairs = pd.DataFrame(np.argwhere(values > 0), columns=["row", "column"])
    pairs["share"] = values[values > 0]
    told = [
        f"{label(str(shares.index[r.row]), 40)} {per_cent(r.share)} in {label(str(shares.columns[r.column]), 40)}"
        for r in rows_of(pairs.sort_values("share", ascending=False, kind="stable"))
    ]
    drawn = f"A map of {count(len(shares), 'row')}: share of words found word for word in another"
    return f"{drawn}. {listed(told or ['None'])}"


def _deepest(shares: pd.DataFrame) -> float:
    values = shares.to_numpy(dtype=float)
    return float(np.ceil(10 * np.nanmax(values, initial=0.1)) / 10) if values.size else 1.0


def _per_cent(value: float) -> str:
    return "" if value == 0 else "<1 %" if value < 0.005 else f"{100 * value:.0f} %"
