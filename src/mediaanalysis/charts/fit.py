"""A figure laid out anew for another width: panels below each other, names in lines, fewer ticks, larger type."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Iterable, Sequence
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from ..errors import DataError
from .journal import Journal
from .labels import break_cells, break_names, growth, thin_ticks, wrap_words
from .theme import cut_texts, foot_of, overlapping_texts, set_foot, type_size

_NARROW = 5.0  # inches, below which panels stand below each other and names are broken into lines
_STEADY = 9  # digits of the share of a figure; what is the same to so many is where it was
_WRITTEN = 6
_MOST_LAYOUTS = 8


def fit(figure: Figure, name: str, wide: float, journal: Journal) -> Figure:
    """The figure, or a copy laid out for that width in inches, with type of at least the journal's size.

    Panels that have no room beside each other stand below each other, or as many abreast as make a page of them.
    DataError where labels would be cut or overlap, or the figure would be higher than two pages.
    """
    sizes = [type_size(text) for text in figure.findobj(Text) if text.get_text().strip()]
    scale = max(journal.least / min(sizes, default=journal.least), 1.0)
    if scale == 1 and abs(wide - figure.get_figwidth()) < 0.01:
        return figure
    narrow, page = wide < _NARROW * scale, journal.tallest / 25.4
    fitting: list[Figure] = []
    for abreast in _numbers_abreast(figure) if narrow else [0]:
        copy = _laid_out(figure, wide, scale, abreast, narrow)
        fitting += [] if _has_faults(copy) else [copy]
        if fitting and fitting[-1].get_figheight() <= page:
            return fitting[-1]
    cure = _cure(figure, wide, journal)
    if not fitting:
        raise DataError(f"figure {name!r}: its labels do not fit into {wide * 25.4:.0f} mm; {cure}")
    least = min(fitting, key=Figure.get_figheight)
    if (high := least.get_figheight()) > 2 * page:
        raise DataError(f"figure {name!r}: it would be {high * 25.4:.0f} mm high, more than two pages; {cure}")
    return least


def _cure(figure: Figure, wide: float, journal: Journal) -> str:
    """What to do about a figure that does not fit."""
    rows = max((len(ax.get_yticklabels()) for ax in _panels(figure)), default=0)
    wider = 25.4 * wide < journal.page - 1
    fewer = f"draw fewer than its {rows} rows (compare.of_outlets keeps the outlets that you name)"
    return f'write width="page" ({journal.page:g} mm) or {fewer}' if wider else fewer


def settle(figure: Figure) -> None:
    """Lay the axes out until nothing moves: how many ticks one has depends on its length, and that on their labels.

    So it stands the same, to the last digit that is written, however often it was drawn before.
    """
    before: list[Any] | None = None
    engine = figure.get_layout_engine()
    for _ in range(_MOST_LAYOUTS if engine is not None else 0):
        engine.execute(figure)  # type: ignore[union-attr]
        now = [ax.get_position().get_points().round(_STEADY).tolist() for ax in figure.axes]
        if now == before:
            break
        before = now
    for ax in figure.axes:
        ax.set_position(Bbox(ax.get_position().get_points().round(_WRITTEN)))
        ax.set_in_layout(True)  # which it is not, once it was placed by hand


def _numbers_abreast(figure: Figure) -> Iterable[int]:
    """How many panels may stand beside each other, from one up; 0 where they belong together as they are."""
    places = [place for ax in _panels(figure) if (place := ax.get_subplotspec()) is not None]
    grids = {place.get_gridspec() for place in places}
    if len(grids) != 1 or any(len(place.rowspan) * len(place.colspan) > 1 for place in places):
        return [0]
    (grid,) = grids
    alike = len(set(grid.get_width_ratios())) == 1  # type: ignore[arg-type]
    return range(1, grid.ncols + 1) if alike and grid.ncols > 1 else [0]


def _laid_out(figure: Figure, wide: float, scale: float, abreast: int, narrow: bool) -> Figure:
    copy: Figure = pickle.loads(pickle.dumps(figure))
    plt.close(copy)  # else pyplot would show it
    body = (copy.get_figheight() - foot_of(copy)) * (_stack(copy, abreast) if abreast else 1.0)
    panels = _panels(copy)
    for ax in panels if narrow else ():
        break_names(ax)
    _enlarge(copy, scale)
    _resize(copy, wide, body * scale)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of no room in a first layout; in the last one it is a fault
        settle(copy)
        for ax in panels:
            wrap_words(ax)
            break_cells(ax)
        for ax in {id(ax.xaxis.major): ax for ax in panels}.values():  # panels may share their ticks
            thin_ticks(ax)
        settle(copy)
        for ax in panels:
            wrap_words(ax)  # once more: a panel with other ticks stands elsewhere
        _resize(copy, wide, copy.get_figheight() - foot_of(copy) + _missing(panels))
        settle(copy)
    return copy


def _has_faults(figure: Figure) -> bool:
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        figure.draw_without_rendering()
    tight = any("constrained_layout not applied" in str(w.message) for w in said)
    return tight or bool(cut_texts(figure) or overlapping_texts(figure))


def _panels(figure: Figure) -> list[Axes]:
    return [ax for ax in figure.axes if ax.get_visible() and (ax.axison or ax.texts)]


def _stack(figure: Figure, abreast: int) -> float:
    """Place the panels anew, so many in a line; how many times as many lines there are."""
    panels = _panels(figure)
    for ax in set(figure.axes) - set(panels):
        ax.remove()
    before = len({ax.get_subplotspec().rowspan.start for ax in panels})  # type: ignore[union-attr]
    grid = figure.add_gridspec(-(-len(panels) // abreast), abreast)
    for i, ax in enumerate(panels):
        ax.set_subplotspec(grid[divmod(i, abreast)])
        if len(ax.get_shared_y_axes().get_siblings(ax)) > 1:
            ax.tick_params(labelleft=i % abreast == 0)
    return grid.nrows / before


def _enlarge(figure: Figure, scale: float) -> None:
    """Larger type; a tick that is yet to be made has the size of those there are."""
    ticks = set()
    for axis in (axis for ax in figure.axes for axis in (ax.xaxis, ax.yaxis)):
        labels = axis.get_ticklabels()
        ticks |= {id(text) for text in labels}
        if labels:
            axis.set_tick_params(labelsize=type_size(labels[0]) * scale)
    for text in figure.findobj(Text):
        if id(text) not in ticks:
            text.set_fontsize(type_size(text) * scale)


def _resize(figure: Figure, wide: float, body: float) -> None:
    """A width, and a height that leaves so much for the axes above legend and note."""
    for _ in range(2):  # how high the foot is, is known once it is laid out
        figure.set_size_inches(wide, body + foot_of(figure))
        set_foot(figure)


def _missing(panels: Sequence[Axes]) -> float:
    """The inches by which the figure is too low for the labels of its rows and for the words of its cells."""
    lines: dict[int, float] = {}
    for ax in panels:
        place = ax.get_subplotspec()
        line = place.rowspan.start if place is not None else 0
        high = ax.get_window_extent().height / ax.figure.dpi
        lines[line] = max(lines.get(line, 0.0), high * (growth(ax) - 1))
    return sum(lines.values())


