"""A table drawn: shaded cells with their words in them, outlets in the rows."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from .theme import draw_plainly, label

CELL, BELOW = "cell", "below"  # marks of the words in a cell, and of those that stand below columns
ROOM = 92  # characters of 6-point type that the columns have together beside the names of the outlets


def draw_cells(
    ax: Axes, rows: Sequence[str], columns: Sequence[str], cells: Iterable[tuple[int, int, str, float]]
) -> None:
    """Draw cells (column, row, words, depth from 0 to 1) in a grid with headings; what has no cell stays white."""
    for x, y, words, depth in cells:
        face = mpl.colormaps["Blues"](0.08 + 0.48 * depth)  # no deeper than black type can be read on
        ax.add_patch(Rectangle((x - 0.48, y - 0.46), 0.96, 0.92, fc=face, lw=0))
        ax.text(x, y, words, ha="center", va="center", fontsize=6, gid=CELL)
    width = min(ROOM // max(len(columns), 1), 20)
    ax.set_yticks(range(len(rows)), rows)
    ax.set_xticks(range(len(columns)), [_wrapped(column, width) for column in columns], fontsize=6)
    ax.xaxis.tick_top()
    ax.set_xlim(-0.5, max(len(columns), 1) - 0.5)
    ax.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    ax.set_xticks(np.arange(len(columns) + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(len(rows) + 1) - 0.5, minor=True)
    ax.grid(which="minor", color="#DDDDDD", lw=0.5)
    ax.tick_params(which="both", length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    draw_plainly(ax)


def _wrapped(name: str, width: int) -> str:
    """A name in up to four lines of so many characters; only a word that is longer than a line is cut."""
    words = " ".join(label(word, width + 1) for word in label(name, 4 * width).split())
    return "\n".join(textwrap.wrap(words, width + 1, break_long_words=False)[:4])
