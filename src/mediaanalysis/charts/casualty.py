"""Casualty figures as stated: the range plot, and the matrix of outlets and original sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..compare.casualty import UNATTRIBUTED
from ..compare.findings import count
from ..compare.units import rows_of
from .theme import GREY, PAGE, ROW, Style, draw_plainly, finish, label, styles

MOST_LANES = 50  # lines of type on a page of a journal; above, each outlet gets one line
_SOURCES = 9  # colours that a legend can explain; rarer sources share one
_LINE = 1.4  # rows of type for an outlet that has one line
OTHER = "other sources"
_DASHES = ("--", "-.", ":")


def casualty_figure(
    ledger: pd.DataFrame,
    sizes: pd.DataFrame,
    *,
    reference: pd.DataFrame | None = None,
    harms: tuple[str, ...] = ("killed", "wounded"),
    note: str = "",
) -> Figure:
    """The range plot with a panel for each kind of harm, on one set of rows, and its legend."""
    lanes = place_lanes(ledger, sizes)
    height = ROW * (lanes.attrs["bottom"] + 1) + 1.6
    figure, axes = plt.subplots(1, len(harms), sharey=True, squeeze=False, figsize=(PAGE, height), layout="constrained")
    for ax, harm in zip(axes[0], harms, strict=True):
        plot_casualty_ranges(ledger, sizes, ax, harm=harm, reference=reference)
    return finish(figure, note, list(_legend(ledger, reference)))


def plot_casualty_ranges(
    ledger: pd.DataFrame,
    sizes: pd.DataFrame,
    ax: Axes | None = None,
    *,
    harm: str = "killed",
    reference: pd.DataFrame | None = None,
) -> Axes:
    """Figures of one kind of harm as stated: dot exact, bar range, arrow open end, hatched vague, hollow unattributed.

    The rows are laid out over all kinds of harm in the ledger, so that panels of one figure can share them: a line a
    claim, by outlet and original source; beyond :data:`MOST_LANES` lines one line an outlet, without the numbers.
    """
    ax = ax or plt.gca()
    lanes = place_lanes(ledger, sizes)
    drawn = lanes[lanes["harm"] == harm]
    edge = _edge(drawn)
    detail = lanes.attrs["detail"]
    _draw_rows(ax, lanes, sizes)
    _draw_references(ax, reference, harm, edge)
    looks = source_styles(ledger)
    for group, claims in drawn.groupby("colour_group", observed=True, sort=False):
        _draw_claims(ax, claims, looks[str(group)], edge, hollow=group == UNATTRIBUTED, bar=0.5 if detail else 0.13)
    if detail:
        _draw_figures(ax, drawn, edge)
    if drawn.empty:
        ax.text(0.5, 0.5, f"no figure of people {harm}", transform=ax.transAxes, ha="center", color=GREY)
    ax.set_xlim(-0.02 * edge, edge * (1.24 if detail else 1.08))
    ax.set_title(f"{harm.capitalize()}, as stated")
    ax.set_xlabel(f"people {harm}")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    draw_plainly(ax)
    return ax


def place_lanes(ledger: pd.DataFrame, sizes: pd.DataFrame) -> pd.DataFrame:
    """The ledger with ``y``, ``colour_group`` and ``times``; ``attrs`` say where the headings of the outlets stand."""
    claims = ledger.assign(
        times=ledger["mentions"], colour_group=colour_groups(ledger),
        rank=ledger["source_group"].map(source_order(ledger)),
    )  # fmt: skip
    outlets = [str(o) for o in sizes["outlet"]]
    claims["lane"] = claims.groupby(["outlet", "rank", "harm"], observed=True).cumcount()
    lanes = claims.groupby(["outlet", "rank"], observed=True)["lane"].max() + 1
    detail = int(lanes.sum()) + 1.3 * len(outlets) <= MOST_LANES
    headings, y = {}, 0.0
    if not detail:
        return _one_line_each(claims, outlets)
    base = {}
    for outlet in outlets:
        headings[outlet], y = y, y + 1
        for rank, n in lanes[lanes.index.get_level_values(0) == outlet].items():
            base[rank], y = y, y + n
        y += 0.3
    first = [base[key] for key in zip(claims["outlet"], claims["rank"], strict=True)]
    claims["y"] = np.array(first, dtype=float) + claims["lane"]
    claims.attrs = {"detail": True, "headings": headings, "bottom": y}
    return claims


def source_styles(ledger: pd.DataFrame) -> dict[str, Style]:
    """Colour and marker of each source that has one of its own, of the rest, and of what is not attributed."""
    own = [g for g in source_order(ledger) if g != UNATTRIBUTED][:_SOURCES]
    return styles(own) | {OTHER: Style(GREY, "H"), UNATTRIBUTED: Style("#000000", "o")}


def source_order(ledger: pd.DataFrame) -> dict[str, int]:
    """Sources by how many documents cite them, then by name; what is not attributed comes last."""
    cited = ledger.groupby("source_group", observed=True)["document_id"].nunique()
    ordered = sorted(cited.index, key=lambda group: (group == UNATTRIBUTED, -cited[group], group))
    return {group: i for i, group in enumerate(ordered)}


def colour_groups(ledger: pd.DataFrame) -> pd.Series:
    named = source_styles(ledger)
    return ledger["source_group"].where(ledger["source_group"].isin(list(named)), OTHER)


def _one_line_each(claims: pd.DataFrame, outlets: list[str]) -> pd.DataFrame:
    """One line an outlet: a figure that several of its documents state is one mark, and marks fan out in the line."""
    same = ["outlet", "harm", "colour_group", "attributed", "low", "high", "modifier"]
    merged = claims.groupby(same, observed=True, dropna=False, sort=False).agg(times=("times", "sum")).reset_index()
    cells = merged.groupby(["outlet", "harm"], observed=True)
    k, n = cells.cumcount(), cells["times"].transform("size")
    fan = 0.9 * (k / (n - 1).clip(lower=1) - 0.5).where(n > 1, 0)
    headings = {outlet: _LINE * i for i, outlet in enumerate(outlets)}
    merged["y"] = merged["outlet"].astype(str).map(headings) + fan
    merged[["superseded", "asserted"]] = False, True
    merged.attrs = {"detail": False, "headings": headings, "bottom": _LINE * len(outlets)}
    return merged


def _edge(drawn: pd.DataFrame) -> float:
    """The largest number that the axis shows: one figure far beyond all others does not flatten the rest."""
    ends = drawn[["low", "high"]].max(axis=1).dropna().astype(float).sort_values()
    if ends.empty:
        return 1.0
    upper = float(ends.quantile(0.75)) or 1.0
    return max(float(ends[ends <= 8 * upper].max()), 1.0) * 1.12


def _draw_rows(ax: Axes, lanes: pd.DataFrame, sizes: pd.DataFrame) -> None:
    """Names of outlets and sources, and faint bands that lead the eye along a row."""
    told = {str(row.outlet): f"{count(row.documents, 'doc')}, {count(row.words, 'word')}" for row in rows_of(sizes)}
    headings: Mapping[str, float] = lanes.attrs["headings"]
    if not lanes.attrs["detail"]:
        for y in list(headings.values())[::2]:
            ax.axhspan(y - _LINE / 2, y + _LINE / 2, color="#F2F2F2", lw=0, zorder=0)
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
        names = {y: label(name, 34) for y, name in zip(rows["y"], rows["source_group"], strict=True)}
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
    for row, dashes in _references(reference, harm):
        for end in (row.low, row.high):
            if not pd.isna(end) and end <= edge:
                ax.axvline(float(end), color="#444444", ls=dashes, lw=0.9, zorder=1)


def _references(reference: pd.DataFrame | None, harm: str | None) -> Iterator[tuple[pd.Series, str]]:
    """The reference figures with a dash pattern each, the same in every panel."""
    if reference is not None:
        for i, (_, row) in enumerate(reference.iterrows()):
            if harm is None or row["harm"] == harm:
                yield row, _DASHES[i % len(_DASHES)]


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
        reach = 0.0 if not ends else 0.125 if row.modifier == "vague" else 0.08 if pd.isna(row.high) else 0.0
        x = min(max(ends, default=0.0) + reach * edge, edge)
        beyond = " →" if ends and min(ends) > edge else ""
        signs = f"{label(row.figure, 17)}{beyond}{f' ×{row.times}' if row.times > 1 else ''}"
        signs += ("†" if row.superseded else "") + ("" if row.asserted else "‡")
        ax.annotate(
            signs, (x, row.y), (5, 0), textcoords="offset points", va="center", ha="left", fontsize=6.5,
            color=GREY if row.superseded or not row.asserted else "black", zorder=4,
            bbox={"fc": "white", "ec": "none", "pad": 0.6, "alpha": 0.85},
        )  # fmt: skip


def _legend(ledger: pd.DataFrame, reference: pd.DataFrame | None) -> Iterator[Artist]:
    """A key to the sources and then to the marks, only for what occurs."""
    groups = set(colour_groups(ledger))
    for name, look in source_styles(ledger).items():
        if name in groups:
            face = "white" if name == UNATTRIBUTED else look.colour
            yield Line2D([], [], ls="", marker=look.marker, mfc=face, mec=look.colour, ms=4.5, label=label(name, 34))
    modifiers = set(ledger["modifier"])
    if modifiers & {"at_least", "more_than"}:
        yield Line2D([], [], color=GREY, marker=">", markevery=[1], ms=4, label="at least, more than")
    if "up_to" in modifiers:
        yield Line2D([], [], color=GREY, marker="<", markevery=[0], ms=4, label="up to, nearly")
    if "range" in modifiers:
        yield Patch(fc=GREY, ec=GREY, label="from … to")
    if "vague" in modifiers:
        yield Patch(fc="white", ec=GREY, hatch="/////", label="no number (“dozens”)")
    if ledger["superseded"].any():
        yield Line2D([], [], ls="", label="† replaced, says the text")
    if not ledger["asserted"].all():
        yield Line2D([], [], ls="", label="‡ denied or doubted")
    for row, dashes in _references(reference, None):
        ends = f"≥{row['low']}" if pd.isna(row["high"]) else f"≤{row['high']}" if pd.isna(row["low"]) else ""
        ends = ends or (f"{row['low']}" if row["low"] == row["high"] else f"{row['low']}–{row['high']}")
        name = f"{label(row['source'], 30)}: {row['harm']} {ends}"
        yield Line2D([], [], color="#444444", ls=dashes, lw=0.9, label=name)
