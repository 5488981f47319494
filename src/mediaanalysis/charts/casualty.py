"""Casualty figures as stated: the range plot, and the matrix of outlets and original sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..compare.casualty import UNATTRIBUTED
from ..compare.findings import count
from ..compare.units import rows_of
from .casualtykey import key_to_figures, references
from .lanes import LINE, last_number, place_lanes, source_styles
from .theme import GREY, OKABE_ITO, PAGE, ROW, Style, draw_plainly, finish, label, show_people


def casualty_figure(
    ledger: pd.DataFrame,
    sizes: pd.DataFrame,
    *,
    reference: pd.DataFrame | None = None,
    harms: tuple[str, ...] = ("killed", "wounded"),
    note: str = "",
    stacked: bool = False,
) -> Figure:
    """The range plot with a panel for each kind of harm, on one set of rows, and its legend.

    ``stacked`` panels stand below each other, each with the rows that it needs: for a journal's column.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> with charts.theme():
    ...     figure = charts.casualty_figure(ledger, compare.outlet_sizes(tables))
    >>> len(figure.axes)
    2
    """
    if stacked:
        panels = [place_lanes(ledger, sizes, harm) for harm in harms]
    else:
        panels = [place_lanes(ledger, sizes)] * len(harms)
    rows = [lanes.attrs["bottom"] + 1 for lanes in panels]
    height = ROW * (sum(rows) + 3 * len(rows) if stacked else rows[0]) + 1.6
    figure, axes = plt.subplots(
        *((len(harms), 1) if stacked else (1, len(harms))), sharey=not stacked, squeeze=False,
        height_ratios=rows if stacked else None, figsize=(PAGE, height), layout="constrained",
    )  # fmt: skip
    for ax, lanes, harm in zip(axes.flat, panels, harms, strict=True):
        _draw_ranges(ax, lanes, ledger, sizes, harm, reference, alone=stacked)
    kinds = {lanes.attrs["rows"] for lanes in panels}
    return finish(figure, note, list(key_to_figures(ledger, reference, kinds)))


def plot_casualty_ranges(
    ledger: pd.DataFrame,
    sizes: pd.DataFrame,
    ax: Axes | None = None,
    *,
    harm: str = "killed",
    reference: pd.DataFrame | None = None,
    alone: bool = False,
) -> Axes:
    """Figures of one kind of harm as stated: dot exact, bar range, arrow open end, hatched vague, hollow unattributed.

    The rows are laid out over all kinds of harm in the ledger, so that panels of one figure can share them, unless the
    panel stands ``alone``: a line a claim, by outlet and original source; where a page does not hold these, a line an
    outlet, without the numbers; where even that is too full, the quantiles of each outlet's figures.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> ax = charts.plot_casualty_ranges(ledger, compare.outlet_sizes(tables), harm="wounded")
    """
    ax = ax or plt.gca()
    _draw_ranges(ax, place_lanes(ledger, sizes, harm if alone else ""), ledger, sizes, harm, reference, alone=alone)
    return ax


def _draw_ranges(
    ax: Axes, lanes: pd.DataFrame, ledger: pd.DataFrame, sizes: pd.DataFrame, harm: str,
    reference: pd.DataFrame | None, *, alone: bool,
) -> None:  # fmt: skip
    """The panel of one kind of harm, whose rows are laid out."""
    drawn = lanes[lanes["harm"] == harm]
    edge, detail = last_number(ledger[ledger["harm"] == harm]), lanes.attrs["rows"] == "claims"
    _draw_rows(ax, lanes, sizes, 22 if alone else 34)
    _draw_references(ax, reference, harm, edge)
    if lanes.attrs["rows"] == "quantiles":
        _draw_quantiles(ax, drawn, edge)
    else:
        looks, bar = source_styles(ledger), 0.5 if detail else 0.13
        for group, claims in drawn.groupby("colour_group", observed=True, sort=False):
            _draw_claims(ax, claims, looks[str(group)], edge, hollow=group == UNATTRIBUTED, bar=bar)
    if detail:
        _draw_figures(ax, drawn, edge)
    if drawn.empty:
        ax.text(0.5, 0.5, f"no figure of people {harm}", transform=ax.transAxes, ha="center", color=GREY)
    ax.set_xlim(-0.02 * edge, edge * (1.24 if detail else 1.08))
    ax.set_title(f"{harm.capitalize()}, as stated")
    show_people(ax.xaxis)
    ax.set_xlabel(f"people {harm}")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    draw_plainly(ax)


def _draw_rows(ax: Axes, lanes: pd.DataFrame, sizes: pd.DataFrame, width: int) -> None:
    """Names of outlets and sources, and faint bands that lead the eye along a row."""
    told = {str(row.outlet): f"{count(row.documents, 'doc')}, {count(row.words, 'word')}" for row in rows_of(sizes)}
    headings: Mapping[str, float] = lanes.attrs["headings"]
    if lanes.attrs["rows"] != "claims":
        for y in list(headings.values())[::2]:
            ax.axhspan(y - LINE / 2, y + LINE / 2, color="#F2F2F2", lw=0, zorder=0)
        ax.set_yticks(list(headings.values()), [f"{label(o, 30)} ({told[o]})" for o in headings])
    else:
        for outlet, y in headings.items():
            ax.axhspan(y - 0.45, y + 0.45, color="#EEEEEE", lw=0, zorder=0)
            if _is_first(ax):
                ax.annotate(
                    told[outlet], (0, y), (4, 0), ("axes fraction", "data"), "offset points", va="center",
                    fontsize=6.5, bbox={"fc": "#EEEEEE", "ec": "none", "pad": 0.6},
                )  # fmt: skip
        rows = lanes[lanes["lane"] == 0].drop_duplicates(["outlet", "rank"])
        names = {y: label(name, width) for y, name in zip(rows["y"], rows["source_group"], strict=True)}
        names |= {y: label(outlet, 34) for outlet, y in headings.items()}
        ax.set_yticks(list(names), list(names.values()))
        for tick in ax.get_yticklabels()[-len(headings) :]:
            tick.set_fontweight("bold")
    ax.set_ylim(lanes.attrs["bottom"], -0.7)


def _is_first(ax: Axes) -> bool:
    """Whether this panel has the names of the rows beside it."""
    place = ax.get_subplotspec()
    return place is None or place.is_first_col()


def _draw_references(ax: Axes, reference: pd.DataFrame | None, harm: str, edge: float) -> None:
    for row, dashes in references(reference, harm):
        for end in (row.low, row.high):
            if not pd.isna(end) and end <= edge:
                ax.axvline(float(end), color="#444444", ls=dashes, lw=0.9, zorder=1)


def _draw_claims(ax: Axes, claims: pd.DataFrame, look: Style, edge: float, *, hollow: bool, bar: float) -> None:
    """The marks of the claims of one source."""
    face, reach = ("white" if hollow else look.colour), 0.07 * edge
    low, high = claims["low"].astype("Float64"), claims["high"].astype("Float64")
    vague, size = claims["modifier"] == "vague", 14 + 10 * np.log2(claims["times"].astype(float))
    for kind, x, end in (("right", low, low.isna() | high.notna()), ("left", high, high.isna() | low.notna())):
        open_end = claims[~end & (x <= edge)].index
        tail = x[open_end].astype(float)
        step = np.where(vague[open_end], 1.6, 1.0) * reach * (1 if kind == "right" else -1)
        tip = (tail + step).clip(lower=0)
        ax.hlines(claims["y"][open_end], tail, tip, color=look.colour, lw=1.1, zorder=2)
        ax.scatter(tip, claims["y"][open_end], 12, look.colour, marker=">" if kind == "right" else "<", lw=0, zorder=2)
        bars = vague[open_end]
        ax.barh(
            claims["y"][open_end][bars], (tip - tail)[bars] * 0.75, bar, tail[bars], fc="white", ec=look.colour,
            hatch="/////", lw=0.7, zorder=2,
        )  # fmt: skip
    closed = claims[low.notna() & high.notna() & (low <= edge)].index
    for hatch, ranges in (("", closed[(low < high)[closed] & ~vague[closed]]), ("/////", closed[vague[closed]])):
        ax.barh(
            claims["y"][ranges], high[ranges].clip(upper=edge).astype(float) - low[ranges].astype(float), bar,
            low[ranges].astype(float), fc="white" if hatch else face, ec=look.colour, lw=1, hatch=hatch, zorder=2,
        )  # fmt: skip
    points = (low == high).fillna(False) | ((low.isna() | high.isna()) & ~vague)
    dots = claims[points.to_numpy(dtype=bool) & (low.fillna(high) <= edge).fillna(False).to_numpy(dtype=bool)].index
    ax.scatter(
        low[dots].fillna(high[dots]).astype(float), claims["y"][dots], size[dots], marker=look.marker, fc=face,
        ec=look.colour, lw=1, zorder=3,
    )  # fmt: skip
    boundless = claims[low.isna() & high.isna()]
    ax.barh(boundless["y"], edge, bar, fc="none", ec=look.colour, hatch="/////", lw=0, alpha=0.35, zorder=1)


def _draw_figures(ax: Axes, drawn: pd.DataFrame, edge: float) -> None:
    """The figure in signs to the right of its mark: "≥80 ×2", with † where withdrawn and ‡ where denied."""
    for row in rows_of(drawn):
        ends = [float(end) for end in (row.low, row.high) if not pd.isna(end)]
        beyond = bool(ends) and min(ends) > edge
        x = 1.23 * edge if beyond else min(max(ends, default=0.0) + _arrow(row) * edge, edge)
        signs = label(row.figure, 17) + (f" ×{row.times}" if row.times > 1 else "")
        signs += ("†" if row.superseded else "") + ("" if row.asserted else "‡") + (" →" if beyond else "")
        ax.annotate(
            signs, (x, row.y), (0 if beyond else 5, 0), textcoords="offset points", va="center",
            ha="right" if beyond else "left", fontsize=6.5,
            color=GREY if row.superseded or not row.asserted else "black", zorder=4,
            bbox={"fc": "white", "ec": "none", "pad": 0.6, "alpha": 0.85},
        )  # fmt: skip


def _arrow(row: Any) -> float:
    """The share of the axis that the arrow to the right of a figure takes; a policy may close all ends."""
    if not pd.isna(row.high) or pd.isna(row.low):
        return 0.0
    return 0.125 if row.modifier == "vague" else 0.08


def _draw_quantiles(ax: Axes, drawn: pd.DataFrame, edge: float) -> None:
    """The middle of each outlet's figures: eight in ten a line, the half a bar, the median a tick, and how many."""
    numbers = drawn.assign(number=drawn["low"].fillna(drawn["high"]).astype("Float64")).dropna(subset="number")
    cells = numbers.astype({"number": float}).groupby("y")["number"]
    parts = pd.DataFrame({q: cells.quantile(q).clip(upper=edge) for q in (0.1, 0.25, 0.5, 0.75, 0.9)})
    ax.hlines(parts.index, parts[0.1], parts[0.9], color=GREY, lw=1)
    ax.barh(parts.index, parts[0.75] - parts[0.25], 0.5, parts[0.25], fc=OKABE_ITO[-2], ec=GREY, lw=0.6, zorder=2)
    ax.vlines(parts[0.5], parts.index - 0.42, parts.index + 0.42, color="black", lw=1.4, zorder=3)
    for y, n in cells.size().items():
        ax.text(edge, float(str(y)), f"{n:,}", va="center", fontsize=6, color=GREY)
