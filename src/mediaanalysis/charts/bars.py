"""Bars end to end, an outlet to a row: parts of a whole, told apart by shade and hatch and not by colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from .theme import draw_plainly

Look = tuple[str, str]  # shade and hatch
VOICE_LOOK: Mapping[str, Look] = {
    "own": ("#444444", ""), "paraphrased": ("#BBBBBB", "///"), "quoted": ("#FFFFFF", "..."),
}  # fmt: skip
VOICE_NAMES = {"own": "the outlet’s own words", "paraphrased": "paraphrase of a source", "quoted": "quotation"}
_DARK = ("#333333", "#444444", "#777777")  # on which type is white
_LEAST = 0.03  # of the axis, in which a number has room


def stack_bars(
    ax: Axes,
    rows: Sequence[str],
    parts: Iterable[tuple[Look, npt.NDArray[np.float64], Iterable[float]]],
    whole: float,
) -> None:
    """Draw the parts one after another, each a look, its lengths row by row, and the numbers to be set in the bars."""
    left = np.zeros(len(rows))
    for (face, hatch), lengths, numbers in parts:
        ax.barh(range(len(rows)), lengths, 0.7, left, color=face, ec="#444444", lw=0.5, hatch=hatch)
        ink, box = "white" if face in _DARK else "black", {"fc": "white", "ec": "none", "pad": 0.8} if hatch else None
        for y, (long, n) in enumerate(zip(lengths, numbers, strict=False)):
            if long >= _LEAST * whole:
                ax.text(left[y] + long / 2, y, f"{n:,.0f}", color=ink, ha="center", va="center", fontsize=6, bbox=box)
        left += lengths
    ax.set_yticks(range(len(rows)), rows)
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    ax.set_xlim(0, whole)
    ax.tick_params(axis="y", length=0)
    draw_plainly(ax)


def bar_key(looks: Iterable[Look], names: Iterable[str]) -> list[Patch]:
    """The looks with what they stand for, for a legend."""
    return [
        Patch(fc=face, ec="#444444", lw=0.5, hatch=hatch, label=name)
        for (face, hatch), name in zip(looks, names, strict=False)
    ]
