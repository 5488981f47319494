"""The labels of one panel, brought into the room that they have: names in lines, fewer ticks, words of cells broken."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator
from matplotlib.ticker import FixedLocator, MaxNLocator

from .cells import BELOW, CELL
from .heat import SHADE
from .similarity import BESIDE

_LINE = 22  # characters of a line of a name
_SHORT = 14  # characters of a line of a name on either side of a panel
_HEAD = 24  # characters of a line of a heading that stands upright
_APART = 1.08  # of the height of a label, which its row has at least
_GAP = 5  # pixels between the labels of two ticks


def break_names(ax: Axes) -> None:
    """Set long names of rows, and of places beside a map, in several lines."""
    names = [label.get_text() for label in ax.get_yticklabels()]
    if isinstance(ax.yaxis.get_major_locator(), FixedLocator) and max(map(len, names), default=0) > _LINE:
        ax.set_yticks(ax.get_yticks(), [_broken(name) for name in names], parse_math=False)
    if ax.yaxis.label.get_rotation() == 0:
        ax.yaxis.label.set_text(_broken(ax.get_ylabel()))
    for name in (text for text in ax.texts if text.get_gid() == BESIDE):
        name.set_text(textwrap.fill(name.get_text(), _SHORT, break_long_words=False))


def wrap_words(ax: Axes) -> None:
    """Break titles, and what stands below or in a panel, where they would leave it."""
    page, box = ax.figure.bbox, ax.get_window_extent()
    place = ax.get_subplotspec()
    alone = place is None or place.get_gridspec().ncols == 1
    around = 1.94 * min(box.x0 + box.width / 2, page.width - box.x0 - box.width / 2) if alone else box.width
    centred = [ax.xaxis.label, *(text for text in ax.texts if text.get_transform() is ax.transAxes)]
    titles = [ax.title, ax._left_title, ax._right_title]  # type: ignore[attr-defined]
    for text, room in [*((text, around) for text in centred), *((text, box.width) for text in titles)]:
        wide = text.get_window_extent().width
        if wide > room > 0:
            longest = max(map(len, text.get_text().split("\n")))
            text.set_text(textwrap.fill(text.get_text(), max(int(longest * room / wide), 8), break_long_words=False))


def break_cells(ax: Axes) -> None:
    """Words of cells in lines as wide as the cell; numbers on shades, which can be seen without, go."""
    if not (texts := [text for text in ax.texts if text.get_gid() in (CELL, BELOW, SHADE)]):
        return
    cell = abs(float(ax.transData.transform((1, 0))[0] - ax.transData.transform((0, 0))[0]))
    wide = [text for text in texts if text.get_window_extent().width > 0.94 * cell]
    if any(text.get_gid() == SHADE for text in wide):
        for text in texts:
            text.set_visible(False)
    for text in (text for text in wide if text.get_gid() == CELL):
        words = text.get_text()
        text.set_text(words.replace(" ", "\n"))
        if text.get_window_extent().width > 0.94 * cell:
            text.set(rotation=90, text=words)
    below = [text for text in texts if text.get_gid() == BELOW]
    if any(one.get_window_extent().x1 > two.get_window_extent().x0 for one, two in pairwise(below)):
        for text in below:
            text.set(rotation=90, text=textwrap.fill(text.get_text().replace("\n", " "), _HEAD))


def thin_ticks(ax: Axes) -> None:
    """No more ticks below a panel than have room; names of columns stand upright, and numbers where two have none."""
    labels = [label for label in ax.get_xticklabels() if label.get_text() and label.get_visible()]
    boxes = sorted((box.x0, box.x1) for box in (label.get_window_extent() for label in labels))
    if all(one[1] + _GAP < two[0] for one, two in pairwise(boxes)):
        return
    most = max(int(ax.bbox.width / (1.6 * max(x1 - x0 for x0, x1 in boxes))), 1)
    locator = ax.xaxis.get_major_locator()
    if isinstance(locator, FixedLocator) and np.array_equal(locator(), np.arange(len(locator()))):  # columns of cells
        names = [textwrap.fill(label.get_text().replace("\n", " "), _HEAD) for label in labels]
        ax.set_xticks(ax.get_xticks(), names, rotation=90, parse_math=False)
    elif most == 1:
        ax.tick_params(axis="x", labelrotation=90)
    elif isinstance(locator, FixedLocator):
        step = 2 ** int(np.ceil(np.log2(len(labels) / most)))  # of 9 and of 5 the one in the middle stays
        ax.xaxis.set_major_locator(FixedLocator(locator()[::step]))
    elif isinstance(locator, AutoDateLocator):
        locator.minticks, locator.maxticks = 2, dict.fromkeys(locator.maxticks, most)
    elif isinstance(locator, MaxNLocator):
        locator.set_params(nbins=most)


def growth(ax: Axes) -> float:
    """How many times as high a panel should be for no label to touch the next."""
    rows = [label.get_window_extent() for label in ax.get_yticklabels() if label.get_text() and label.get_visible()]
    rows.sort(key=lambda box: float(box.y0 + box.y1))
    need = [_APART * (a.height + b.height) / max(b.y0 + b.y1 - a.y0 - a.y1, 1.0) for a, b in pairwise(rows)]
    row = abs(float(ax.transData.transform((0, 1))[1] - ax.transData.transform((0, 0))[1]))
    need += [_APART * text.get_window_extent().height / row for text in ax.texts if text.get_gid() == CELL]
    if ax.yaxis.label.get_rotation() == 0:
        need.append(ax.yaxis.label.get_window_extent().height / ax.get_window_extent().height)
    return float(max([1.0, *need]))


def _broken(name: str) -> str:
    parts = name.replace(" (", "\n(").split("\n")
    parts = [part.replace(", ", ",\n", 1) if len(part) > _LINE else part for part in parts]
    return "\n".join(textwrap.fill(line, _LINE) for part in parts for line in part.split("\n"))
