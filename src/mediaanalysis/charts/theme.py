"""One look for all charts: colours and markers that hold without colour, labels that cannot break a picture."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure, SubFigure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.legend import Legend
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator, StrMethodFormatter
from numpy.typing import ArrayLike

COLUMN, PAGE = 89 / 25.4, 183 / 25.4  # inches; one and two columns of most journals
ROW = 0.155  # inches; one line of 7-point type
# Okabe and Ito, "Color Universal Design" (2008), darkest first; without the yellow, which is lost on white paper.
OKABE_ITO = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "s", "^", "D", "v", "p", "h", "d", "P", "X", "*")  # 7 colours × 11 markers: 77 pairs before any recurs
GREY = "#666666"
_EDGE = 0.1  # inches for the half of the last label of an axis that hangs over, which the layout does not reckon with
_LOOK: dict[Any, Any] = {
    "axes.axisbelow": True,
    "axes.grid": False,
    "axes.labelsize": 7.5,
    "axes.linewidth": 0.6,
    "axes.prop_cycle": cycler(color=OKABE_ITO),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 8.5,
    "axes.titleweight": "bold",
    "figure.constrained_layout.use": True,
    "figure.dpi": 110,
    "font.family": "DejaVu Sans",  # comes with matplotlib, so a picture is the same on every machine
    "font.size": 7.5,
    "hatch.linewidth": 0.6,
    "legend.fontsize": 7,
    "legend.frameon": False,
    "svg.hashsalt": "mediaanalysis",
    "text.parse_math": False,
    "xtick.labelsize": 7,
    "ytick.labelsize": 7,
}


@dataclass(frozen=True, slots=True)
class Style:
    """How one outlet or source is drawn wherever it occurs."""

    colour: str
    marker: str


def theme() -> AbstractContextManager[None]:
    """The look of all charts, for ``with theme():``; afterwards matplotlib is as it was.

    >>> with charts.theme():
    ...     figure = charts.sizes_figure(compare.outlet_sizes(tables))
    """
    return mpl.rc_context(_LOOK)


def styles(names: Iterable[str], colours: dict[str, str] | None = None) -> dict[str, Style]:
    """A colour and a marker for each name, by its place in the order; a colour that is given goes before.

    >>> styles(["Wire", "Post"])["Post"]
    Style(colour='#D55E00', marker='s')
    """
    given = colours or {}
    return {
        name: Style(given.get(name) or OKABE_ITO[i % len(OKABE_ITO)], MARKERS[i % len(MARKERS)])
        for i, name in enumerate(names)
    }


def label(text: str, width: int) -> str:
    """Text from a document on one line of at most ``width`` characters, without what cannot be drawn.

    >>> label("The Provincial  Gazette and Evening Advertiser", 25)
    'The Provincial Gazette…'
    """
    seen = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)
    line = " ".join(seen.split())
    if len(line) > width:
        cut = textwrap.shorten(line, width, placeholder="…")
        line = cut if len(cut) > width // 2 else line[: width - 1] + "…"
    if any(unicodedata.bidirectional(c) in ("R", "AL") for c in line):
        return f"\u200e{line}\u200e"  # what stands beside an Arabic or Hebrew name keeps its place
    return line


def show_people(axis: Axis) -> None:
    """Ticks at whole numbers of people, with thousands set off."""
    axis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 5, 10], integer=True))
    axis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))


def draw_intervals(
    ax: Axes, y: ArrayLike, low: ArrayLike, high: ArrayLike, within: tuple[float, float], **look: Any
) -> None:
    """A line for each interval; where one goes beyond the axis, it ends in an arrow."""
    rows, lows, highs = (np.atleast_1d(np.asarray(values, dtype=float)) for values in (y, low, high))
    ax.hlines(rows, lows.clip(*within), highs.clip(*within), **look)
    look.pop("lw", None)
    for end, beyond, shape in ((within[0], lows < within[0], "<"), (within[1], highs > within[1], ">")):
        if beyond.any():
            ax.plot([end] * int(beyond.sum()), rows[beyond], ls="", marker=shape, ms=3.5, clip_on=False, **look)


def blank_figure(why: str, note: str) -> Figure:
    """A figure with nothing in it but why that is so."""
    figure = plt.figure(figsize=(PAGE, 1.1 + ROW * why.count("\n")), layout="constrained")
    ax = figure.add_subplot()
    ax.set_axis_off()
    ax.text(0.5, 0.5, why, transform=ax.transAxes, ha="center", va="center", color=GREY)
    return finish(figure, note)


def finish(figure: Figure, note: str, legend: Sequence[Artist] = (), columns: int = 3) -> Figure:
    """Put the legend and, below it, the note at the foot, so that no copy of the picture goes without either."""
    figure.text(0.008, 0, label(note, 600), fontsize=6, color=GREY, va="bottom", in_layout=False, gid="note")
    if legend:
        figure.legend(handles=list(legend), ncols=columns, handlelength=2.4, loc="lower left")
    set_foot(figure)
    return figure


def set_foot(figure: Figure) -> None:
    """Lay note and legend out for the width of the figure, and leave the axes the rest."""
    height, foot = figure.get_figheight(), 0.05
    for note in (text for text in figure.texts if text.get_gid() == "note"):
        size = type_size(note)
        lines = textwrap.wrap(note.get_text(), int(figure.get_figwidth() * 19 * 6 / size))
        note.set_text("\n".join(lines))
        note.set_y(0.04 / height)
        foot += 0.11 * size / 6 * len(lines)
    for key in figure.legends[:1]:
        key = _narrowed(figure, key)
        key.set_bbox_to_anchor((0, foot / height))
        foot += key.get_window_extent().height / figure.dpi + 0.06
    right = 1 - _EDGE / figure.get_figwidth()
    figure.set_layout_engine("constrained", rect=(0, foot / height, right, 1 - foot / height))
    draw_plainly(figure)


def foot_of(figure: Figure) -> float:
    """The inches below the axes that legend and note take."""
    engine = figure.get_layout_engine()
    below = engine.get()["rect"][1] if isinstance(engine, ConstrainedLayoutEngine) else 0.0
    return float(below * figure.get_figheight())


def _narrowed(figure: Figure, key: Legend) -> Legend:
    """The legend, or one in fewer columns where it is wider than the figure."""
    columns = key._ncols  # type: ignore[attr-defined]
    while key.get_window_extent().width > figure.bbox.width and columns > 1:
        columns -= 1
        key.remove()
        names, size = [text.get_text() for text in key.get_texts()], type_size(key.get_texts()[0])
        look = {"ncols": columns, "handlelength": 2.4, "fontsize": size, "frameon": key.get_frame_on()}
        key = figure.legend(handles=_named(key.legend_handles, names), loc="lower left", **look)
    return key


def _named(handles: Iterable[Artist | None], names: Iterable[str]) -> list[Artist]:
    named = [(handle, name) for handle, name in zip(handles, names, strict=True) if handle is not None]
    for handle, name in named:
        handle.set_label(name)
    return [handle for handle, _ in named]


def type_size(text: Text) -> float:
    """In points."""
    return float(text.get_fontsize())


def cut_texts(figure: Figure) -> list[str]:
    """The texts of a drawn figure that its edge cuts."""
    page = figure.bbox.padded(1)
    boxes = [(Text.get_window_extent(text), text.get_text()) for text in _drawn_texts(figure)]
    return [words for box, words in boxes if not (page.contains(*box.min) and page.contains(*box.max))]


def overlapping_texts(figure: Figure) -> list[tuple[str, str]]:
    """The texts of a drawn figure that stand on each other; the room around their letters may overlap."""
    texts = _drawn_texts(figure)
    if not texts:
        return []
    boxes = [Text.get_window_extent(text).shrunk(0.96, 0.8).extents for text in texts]
    left, low, right, high = np.array(boxes).T
    over = (left[:, None] < right) & (left < right[:, None]) & (low[:, None] < high) & (low < high[:, None])
    return [(texts[i].get_text(), texts[j].get_text()) for i, j in np.argwhere(np.triu(over, 1))]


def _drawn_texts(figure: Figure) -> list[Text]:
    undrawn = {id(tick) for ax in figure.axes for tick in _undrawn_labels(ax)}
    hidden = {id(text) for ax in figure.axes if not ax.get_visible() for text in ax.findobj(Text)}
    found = [text for text in figure.findobj(Text) if id(text) not in undrawn | hidden]
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def _undrawn_labels(ax: Axes) -> Iterator[Text]:
    """Labels of ticks outside the view, which matplotlib keeps but does not draw; and all of a hidden panel or axis."""
    for axis in (ax.xaxis, ax.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in axis.get_major_ticks():
            if not (ax.get_visible() and ax.axison and low - 1e-9 <= tick.get_loc() <= high + 1e-9):
                yield from (tick.label1, tick.label2)


def draw_plainly(artist: Axes | Figure | SubFigure) -> None:
    """Draw every text as it stands: a headline with two dollar signs is no formula, and must not raise."""
    for text in artist.findobj(Text):
        text.set_parse_math(False)
