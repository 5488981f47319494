"""Whose figures: outlets against original sources."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..compare.casualty import UNATTRIBUTED
from ..compare.findings import count
from ..compare.spread import source_matrix
from ..compare.units import rows_of
from .cells import draw_cells
from .lanes import OTHER, source_order
from .theme import PAGE, ROW, finish, label

_MOST = 7  # sources with a column of their own; a page holds nine
_SHADES = 2.0  # powers of two around the median, beyond which a cell gets no darker or lighter


def matrix_figure(ledger: pd.DataFrame, sizes: pd.DataFrame, *, harm: str = "killed", note: str = "") -> Figure:
    """The matrix in a figure of its own.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> figure = charts.matrix_figure(ledger[ledger["harm"] == "killed"], compare.outlet_sizes(tables))
    """
    figure, ax = plt.subplots(figsize=(PAGE, ROW * 1.7 * max(len(sizes), 2) + 1.5), layout="constrained")
    plot_source_matrix(ledger, sizes, ax, harm=harm)
    return finish(figure, note)


def plot_source_matrix(
    ledger: pd.DataFrame, sizes: pd.DataFrame, ax: Axes | None = None, *, harm: str = "killed"
) -> Axes:
    """Which outlet prints which figures of which original source; an empty cell is a source that it does not cite.

    A stronger cell has higher figures than the median of all, a fainter one lower. Rarer sources share a column.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> ax = charts.plot_source_matrix(ledger, compare.outlet_sizes(tables))
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
    ax.set_xlabel(f"people {harm}, as stated; stronger: above the median of all figures")
    return ax


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
