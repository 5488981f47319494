"""Where each casualty figure stands in a chart, and the colour of its source: one layout for panels that share rows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..compare.casualty import UNATTRIBUTED
from .theme import GREY, Style, styles

MOST_LANES = 50  # lines of type on a page of a journal; above, each outlet gets one line
MOST_MARKS = 14  # marks in the line of an outlet that the eye can still tell apart; above, quantiles are drawn
LINE = 1.4  # rows of type for an outlet that has one line
OTHER = "other sources"
_SOURCES = 9  # colours that a legend can explain; rarer sources share one


def place_lanes(ledger: pd.DataFrame, sizes: pd.DataFrame, harm: str = "") -> pd.DataFrame:
    """The ledger with ``y``, ``colour_group`` and ``times``; ``attrs`` say what a row is and where outlets stand.

    The rows serve panels of all kinds of harm, or only the figures of one.
    """
    claims = ledger.assign(
        times=ledger["mentions"], colour_group=colour_groups(ledger),
        rank=ledger["source_group"].map(source_order(ledger)),
    )  # fmt: skip
    claims = claims[claims["harm"] == harm] if harm else claims
    outlets = [str(o) for o in sizes["outlet"]]
    claims["lane"] = claims.groupby(["outlet", "rank", "harm"], observed=True).cumcount()
    lanes = claims.groupby(["outlet", "rank"], observed=True)["lane"].max() + 1
    if int(lanes.sum()) + 1.3 * len(outlets) > MOST_LANES:
        return _one_line_each(claims, outlets)
    base, headings, y = {}, {}, 0.0
    for outlet in outlets:
        headings[outlet], y = y, y + 1
        for rank, n in lanes[lanes.index.get_level_values(0) == outlet].items():
            base[rank], y = y, y + n
        y += 0.3
    first = [base[key] for key in zip(claims["outlet"], claims["rank"], strict=True)]
    claims["y"] = np.array(first, dtype=float) + claims["lane"]
    claims.attrs = {"rows": "claims", "headings": headings, "bottom": y}
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
    """The source group of each claim, or :data:`OTHER` where it has no colour of its own."""
    named = source_styles(ledger)
    return ledger["source_group"].where(ledger["source_group"].isin(list(named)), OTHER)


def _one_line_each(claims: pd.DataFrame, outlets: list[str]) -> pd.DataFrame:
    """One line an outlet, without what its texts deny or replace.

    A figure that several of its documents state is one mark, and marks fan out in the line; where there are too many
    for that, each claim keeps the middle of the line, for quantiles to be taken.
    """
    standing = claims[claims["asserted"] & ~claims["superseded"]]
    same = ["outlet", "harm", "colour_group", "attributed", "low", "high", "modifier"]
    marks = standing.groupby(same, observed=True, dropna=False, sort=False).agg(times=("times", "sum")).reset_index()
    cells = marks.groupby(["outlet", "harm"], observed=True)
    headings = {outlet: LINE * i for i, outlet in enumerate(outlets)}
    rows = "quantiles" if len(marks) and cells.size().median() > MOST_MARKS else "outlets"
    if rows == "quantiles":
        marks = standing.assign(y=standing["outlet"].map(headings).astype(float))
    else:
        k, n = cells.cumcount(), cells["times"].transform("size")
        fan = 0.9 * (k / (n - 1).clip(lower=1) - 0.5).where(n > 1, 0)
        marks["y"] = marks["outlet"].map(headings).astype(float) + fan
    marks.attrs = {"rows": rows, "headings": headings, "bottom": LINE * len(outlets)}
    return marks


def beyond(figures: pd.DataFrame) -> pd.DataFrame:
    """Those of the figures that lie beyond the axis on which they are drawn, the largest first, with their number."""
    least = figures[["low", "high"]].min(axis=1).astype("Float64")
    far = figures.assign(number=least)[(least > last_number(figures)).fillna(False).astype(bool)]
    return far.sort_values("number", ascending=False, kind="stable")


def last_number(figures: pd.DataFrame) -> float:
    """The largest number that the axis shows: one figure far beyond all others does not flatten the rest."""
    ends = figures[["low", "high"]].max(axis=1).dropna().astype(float).sort_values()
    if ends.empty:
        return 1.0
    upper = float(ends.quantile(0.75)) or 1.0
    return max(float(ends[ends <= 8 * upper].max()), 1.0) * 1.12
