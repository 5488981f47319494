"""Forest plots: how many times as often an outlet has a feature as the others, with its interval, on a log scale."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator
from matplotlib.transforms import ScaledTranslation

from ..compare.findings import count
from ..compare.rates import feature_title
from ..compare.units import rows_of
from ..tables import Tables
from .captions import Caption, caption, listed
from .theme import GREY, PAGE, ROW, blank_figure, draw_intervals, draw_plainly, finish, label, styles

_LANE = {"own": -0.2, "attributed": 0.2}
_TICKS = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16)
_WIDEST = 16.0  # a ratio beyond is an arrow: more than that no sample of news can tell apart
_MANY = 20  # outlets, from which on a row has one line of type


def forest_figure(
    contrasts: pd.DataFrame, placebo: pd.DataFrame | None = None, *, note: str = "",
    colours: dict[str, str] | None = None,
) -> Figure:  # fmt: skip
    """A panel a feature, with the outlets in the same rows; see :func:`plot_ratios`. Or why nothing is compared.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> contrasts = compare.contrast_table(rates)
    >>> figure = charts.forest_figure(contrasts)
    """
    if (silent := contrasts["why_not"])[silent != ""].size == len(contrasts):
        why = [f"no outlet is compared with {_against(contrasts)}:", *silent.value_counts().index]
        return blank_figure("\n".join(why), note)
    features = list(contrasts["feature"].cat.categories)
    many = len(_outlets(contrasts)) > _MANY
    columns = max(1, min(len(features), 2 if len(features) in (2, 4) else 3))
    lines = max(1, -(-len(features) // columns))
    height = lines * (ROW * (1.4 if many else 2.0) * max(len(_outlets(contrasts)), 1) + 0.8) + 0.75
    figure, axes = plt.subplots(
        lines, columns, sharex=True, sharey=True, squeeze=False, figsize=(PAGE, height), layout="constrained"
    )
    for ax, feature in zip(axes.flat, features, strict=False):
        plot_ratios(contrasts, ax, feature=feature, placebo=placebo, colours=colours)
        ax.tick_params(labelbottom=True)
    for ax in axes.flat[len(features) :]:
        ax.set_visible(False)
    return finish(figure, note, _legend(placebo), columns=2)


def plot_ratios(
    contrasts: pd.DataFrame, ax: Axes | None = None, *, feature: str, placebo: pd.DataFrame | None = None,
    colours: dict[str, str] | None = None,
) -> Axes:  # fmt: skip
    """The ratio of each outlet and voice with its 95 % interval, filled where the outlet's own words are counted.

    A star is a difference that is left after adjusting for the family of tests. The grey band is the null: where 95 %
    of the ratios of random halves of one outlet lie, in its own words. An outlet that may not be compared has no mark.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> contrasts = compare.contrast_table(rates)
    >>> ax = charts.plot_ratios(contrasts, feature="evaluative")
    """
    ax = ax or plt.gca()
    drawn = contrasts[contrasts["feature"] == feature]
    outlets = _outlets(contrasts)
    row, looks = {outlet: i for i, outlet in enumerate(outlets)}, styles(contrasts["outlet"].cat.categories, colours)
    if placebo is not None:
        null = placebo[(placebo["feature"] == feature) & (placebo["voice"] == "own") & (placebo["tested"] > 0)]
        for band in rows_of(null):
            ax.axvspan(max(band.low, 1 / _WIDEST), min(band.high, _WIDEST), color="#E4E4E4", lw=0, zorder=0)
    ax.axvline(1, color="black", lw=0.7, zorder=1)
    for mark in rows_of(drawn[drawn["why_not"] == ""]):
        _draw_ratio(ax, mark, row[str(mark.outlet)] + _LANE[str(mark.voice)], looks[str(mark.outlet)].colour)
    ax.set_xscale("log")
    ax.set_xlim(1 / _WIDEST, _WIDEST)
    ax.xaxis.set_major_locator(FixedLocator(_TICKS))
    ax.xaxis.set_major_formatter(FuncFormatter(_ratio))
    ax.xaxis.set_minor_locator(NullLocator())
    own = drawn[drawn["voice"] == "own"]
    own = own.set_index(own["outlet"].astype(str))
    told = [_told(outlet, own, len(outlets) > _MANY) for outlet in outlets]
    ax.set_yticks(range(len(outlets)), told, fontsize=6.5)
    ax.set_ylim(max(len(outlets), 1) - 0.5, -0.5)
    ax.set_title(label(feature_title(feature), 40))
    ax.set_xlabel(f"rate, times that of {_against(contrasts)}")
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    if not (drawn["why_not"] == "").any():
        middle: dict[str, Any] = {"transform": ax.transAxes, "ha": "center", "va": "center", "color": GREY}
        ax.text(0.5, 0.5, "nothing may be compared", bbox={"fc": "white", "ec": "none", "pad": 1.5}, **middle)
    draw_plainly(ax)
    return ax


def forest_caption(tables: Tables, contrasts: pd.DataFrame, adjusted_by: str = "Holm") -> Caption:
    """What the ratios rest on, the family of tests, and what was not compared.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> contrasts = compare.contrast_table(rates)
    >>> charts.forest_caption(tables, contrasts).text.split(".")[0]
    'Rates of each outlet, times those of the outlets it is held against'
    """
    family = int(contrasts["family"].max()) if len(contrasts) else 0
    silent = contrasts[contrasts["why_not"] != ""]
    reasons = [f"{count(n, 'comparison')}: {why}" for why, n in silent["why_not"].value_counts().items()]
    within = "within events, " if (contrasts["events"] > 0).any() else ""
    star = f"; star: p ≤ 0.05 after {adjusted_by} over {count(family, 'test')}" if family else ""
    return caption(
        tables,
        "Rates of each outlet, times those of the outlets it is held against",
        "The ratio is of documents that both sides have for the same event; the interval is by document and is not "
        "adjusted; an arrow is one that goes on beyond the axis. A p is the larger of shuffling documents and of the "
        "interval.",
        "The grey band is the null: 95 % of the ratios of random halves of one outlet, in its own words; of fewer "
        "documents than such a half they would lie further apart.",
        "Features chosen after looking at the charts are for exploring, not for testing.",
        rule=f"Filled: the outlet’s own words; hollow: what it quotes or paraphrases; {within}95 % intervals{star}",
        warning=f"Not compared: {'; '.join(reasons)}." if reasons else "",
        features=list(contrasts["feature"].cat.categories),
    )


def forest_alt(contrasts: pd.DataFrame) -> str:
    """The ratios in the outlets' own words, or that there are none.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> contrasts = compare.contrast_table(rates)
    >>> alt = charts.forest_alt(contrasts)
    """
    own = contrasts[(contrasts["voice"] == "own") & (contrasts["why_not"] == "")]
    told = [
        f"{label(str(r.outlet), 40)}, {feature_title(str(r.feature))} {r.ratio:.2f} ({r.low:.2f} to {r.high:.2f})"
        for r in rows_of(own)
    ]
    return f"Forest plot of rate ratios. {listed(told) if told else 'Nothing may be compared, so that it has no mark.'}"


def _draw_ratio(ax: Axes, mark: object, y: float, colour: str) -> None:
    """A dot with its interval; what lies beyond the axis is an arrow."""
    ratio, low, high, voice, adjusted = (
        getattr(mark, name) for name in ("ratio", "low", "high", "voice", "adjusted")
    )
    at, right = (float(np.clip(x, 1 / _WIDEST, _WIDEST)) for x in (ratio, high))
    draw_intervals(ax, y, low, high, (1 / _WIDEST, _WIDEST), color="black", lw=0.8, zorder=2)
    face = colour if voice == "own" else "white"
    ax.plot(at, y, marker="o", ms=4.5, mfc=face, mec=colour, mew=0.9, ls="", zorder=3, clip_on=False)
    if adjusted <= 0.05:
        star = Line2D([right], [y], ls="", marker="*", ms=5, color="black", clip_on=False)
        star.set_transform(ax.transData + ScaledTranslation(8 / 72, 0, ax.figure.dpi_scale_trans))
        ax.add_artist(star)


def _against(contrasts: pd.DataFrame) -> str:
    return label(", ".join(dict.fromkeys(str(name) for name in contrasts["against"])) or "the others", 36)


def _outlets(contrasts: pd.DataFrame) -> list[str]:
    """The outlets that the table has, in their order."""
    there = set(contrasts["outlet"].astype(str))
    return [str(outlet) for outlet in contrasts["outlet"].cat.categories if outlet in there]


def _told(outlet: str, own: pd.DataFrame, many: bool) -> str:
    documents = count(int(own["documents"].get(outlet, 0)), "doc")
    words = count(int(own["words"].get(outlet, 0)), "word")
    return f"{label(outlet, 28)} ({documents})" if many else f"{label(outlet, 30)}\n({documents}, {words})"


def _ratio(value: float, _: object = None) -> str:
    return f"{value:g}" if value >= 1 else f"1/{1 / value:g}"


def _legend(placebo: pd.DataFrame | None) -> list[Artist]:
    kinds = {GREY: "the outlet’s own words", "white": "words quoted or paraphrased"}
    key: list[Artist] = [
        Line2D([], [], color="black", lw=0.8, marker="o", ms=4.5, mec=GREY, mfc=face, label=name)
        for face, name in kinds.items()
    ]
    if placebo is not None and (placebo["tested"] > 0).any():
        key.append(Patch(fc="#E4E4E4", label="halves of one outlet, 95 %"))
    key.append(Line2D([], [], ls="", marker="*", color="black", ms=5, label="a difference, adjusted for all tests"))
    return key
