"""A square table drawn: shaded cells, what is compared in the rows and by its number in the columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from .theme import draw_plainly, label

SHADE = "shade"  # mark of the number in a cell
_NUMBERED = 16  # rows, up to which there is room for a number in each cell
_STEPS = 5  # shades that the legend shows


def draw_heat(
    ax: Axes, matrix: pd.DataFrame, rows: Sequence[str], write: Callable[[float], str], deepest: float
) -> None:
    """Draw the cells, the stronger the larger up to ``deepest``; what is missing is hatched."""
    n = len(matrix)
    values = matrix.to_numpy(dtype=float)
    ax.pcolormesh(
        np.arange(n + 1) - 0.5,
        np.arange(n + 1) - 0.5,
        values,
        cmap=_shades(),
        vmin=0,
        vmax=deepest,
        ec="#E4E4E4",
        lw=0.4,
    )
    for y, x in np.argwhere(np.isnan(values)):
        ax.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, fill=False, hatch="////", lw=0))
    if n <= _NUMBERED:
        for (y, x), value in np.ndenumerate(values):
            if not np.isnan(value):
                ink = "white" if value > 0.62 * deepest else "black"
                ax.text(x, y, write(value), ha="center", va="center", fontsize=6, color=ink, gid=SHADE)
    ax.set_yticks(range(n), [f"{label(row, 46)}\u00a0\u00a0{i + 1}" for i, row in enumerate(rows)], fontsize=6.5)
    ax.set_xticks(range(n), [str(i + 1) for i in range(n)], fontsize=6.5 if n <= 30 else 5)
    ax.xaxis.tick_top()
    ax.set_xlim(-0.5, max(n, 1) - 0.5)
    ax.set_ylim(max(n, 1) - 0.5, -0.5)
    ax.tick_params(which="both", length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    draw_plainly(ax)


def heat_key(write: Callable[[float], str], deepest: float, missing: str = "") -> list[Artist]:
    """The shades with what they stand for, for a legend."""
    steps = np.linspace(0, deepest, _STEPS)
    key: list[Artist] = [
        Patch(fc=_shades()(step / deepest), ec="#AAAAAA", lw=0.5, label=write(step) or "none") for step in steps
    ]
    return key + ([Patch(fc="white", ec="#444444", lw=0.3, hatch="////", label=missing)] if missing else [])


def _shades() -> mpl.colors.Colormap:
    """White to dark blue, evenly in grey too."""
    return mpl.colors.LinearSegmentedColormap.from_list("shades", ["#FFFFFF", "#6BAED6", "#08306B"])
