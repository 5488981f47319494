"""The key to the marks of the casualty plot: sources, forms of marks, reference figures; only what occurs."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..compare.casualty import UNATTRIBUTED
from ..compare.casualty import figure as figure_in_signs
from .lanes import colour_groups, source_styles
from .theme import GREY, OKABE_ITO, label

_DASHES = ("--", "-.", ":")


def key_to_figures(ledger: pd.DataFrame, reference: pd.DataFrame | None, rows: set[str]) -> Iterator[Artist]:
    """A key to the marks, only for what occurs."""
    if "quantiles" in rows:
        yield Line2D([], [], color=GREY, lw=1, label="eight in ten of the outlet’s figures")
        yield Patch(fc=OKABE_ITO[-2], ec=GREY, lw=0.6, label="the middle half")
        yield Line2D([], [], ls="", marker="|", mew=1.4, ms=8, color="black", label="median; at the right, how many")
    if rows != {"quantiles"}:
        yield from _legend_of_claims(ledger, detail="claims" in rows)
    for row, dashes in references(reference, None):
        ends = figure_in_signs(row["low"], row["high"], "at_least", "")
        name = f"{label(row['source'], 30)}: {row['harm']} {ends}"
        yield Line2D([], [], color="#444444", ls=dashes, lw=0.9, label=name)


def references(reference: pd.DataFrame | None, harm: str | None) -> Iterator[tuple[pd.Series, str]]:
    """The reference figures with a dash pattern each, the same in every panel."""
    if reference is not None:
        for i, (_, row) in enumerate(reference.iterrows()):
            if harm is None or row["harm"] == harm:
                yield row, _DASHES[i % len(_DASHES)]


def _legend_of_claims(ledger: pd.DataFrame, *, detail: bool) -> Iterator[Artist]:
    """The sources, and then what the forms of the marks mean."""
    groups = set(colour_groups(ledger))
    for name, look in source_styles(ledger).items():
        if name in groups:
            face = "white" if name == UNATTRIBUTED else look.colour
            yield Line2D([], [], ls="", marker=look.marker, mfc=face, mec=look.colour, ms=4.5, label=label(name, 34))
    modifiers = set(ledger.loc[ledger["low"].isna() | ledger["high"].isna(), "modifier"])  # a policy may close all ends
    wide = ~(ledger["low"] == ledger["high"]).fillna(False).astype(bool)
    if modifiers & {"at_least", "more_than"}:
        yield Line2D([], [], color=GREY, marker=">", markevery=[1], ms=4, label="at least, more than")
    if "up_to" in modifiers:
        yield Line2D([], [], color=GREY, marker="<", markevery=[0], ms=4, label="up to, nearly")
    if (wide & (ledger["modifier"] == "range")).any():
        yield Patch(fc=GREY, ec=GREY, label="from … to")
    if (wide & (ledger["modifier"] == "vague")).any():
        yield Patch(fc="white", ec=GREY, hatch="/////", label="no number (“dozens”)")
    if detail and ledger["superseded"].any():
        yield Line2D([], [], ls="", label="† replaced, says the text")
    if detail and not ledger["asserted"].all():
        yield Line2D([], [], ls="", label="‡ denied or doubted")
