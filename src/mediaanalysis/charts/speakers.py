"""Who is given words by whom: stance by source group and outlet, and how far the sources can be told."""

from __future__ import annotations

from collections import Counter

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ..compare.findings import count, per_cent
from ..compare.speakers import STANCES, STEPS, anonymity_table, group_order, stance_table
from ..compare.units import rows_of
from ..tables import Tables
from .bars import bar_key, stack_bars
from .captions import Caption, caption
from .theme import GREY, PAGE, ROW, draw_plainly, finish, label

_PANELS = 9  # source groups with a panel of their own; the rarer ones are in the table
_ROWS = 12  # outlets with a row of their own; the others share one
# From a name to nobody: darker is more telling; hatched where it is not even a role.
STEP_LOOK = {
    "named_person": ("#333333", ""), "named_organisation": ("#777777", ""), "described_role": ("#BBBBBB", ""),
    "group": ("#DDDDDD", "///"), "bare": ("#FFFFFF", "///"), "hearsay": ("#FFFFFF", "..."),
}  # fmt: skip
_ABSENT = "What a source is said not to have said (“declined to comment”) is not counted."


def stance_figure(speech: pd.DataFrame, *, note: str = "") -> Figure:
    """A panel a source group: by which kind of cue its words are presented, outlet by outlet.

    >>> figure = charts.stance_figure(compare.speech_table(tables))
    """
    groups = group_order(speech)[:_PANELS] or [""]
    columns = min(len(groups), 3)
    lines = -(-len(groups) // columns)
    height = lines * (ROW * 1.25 * len(_outlet_rows(speech)) + 0.85) + 0.4
    size = (PAGE, height)
    figure, axes = plt.subplots(lines, columns, sharey=True, squeeze=False, figsize=size, layout="constrained")
    for ax, group in zip(axes.flat, groups, strict=False):
        plot_stances(speech, ax, group=group)
    for ax in axes.flat[len(groups) :]:
        ax.set_visible(False)
    return finish(figure, note)


def plot_stances(speech: pd.DataFrame, ax: Axes | None = None, *, group: str) -> Axes:
    """How often each outlet presents the words of a source group by each kind of cue; stronger, a larger share.

    The share is of the outlet's attributions to the group, whose number stands at the end of the row.

    >>> speech = compare.speech_table(tables)
    >>> ax = charts.plot_stances(speech, group=compare.group_order(speech)[0])
    """
    ax = ax or plt.gca()
    rows = _outlet_rows(speech)
    said = speech.loc[speech["source_group"] == group, ["outlet", "stance"]]
    counts: Counter[tuple[str, str]] = Counter()
    for cell in rows_of(said.groupby(["outlet", "stance"], observed=True).size().reset_index(name="n")):
        counts[cell.outlet if cell.outlet in rows else rows[-1], cell.stance] += cell.n
    for y, outlet in enumerate(rows):
        total = sum(counts[outlet, stance] for stance in STANCES)
        for x, stance in enumerate(STANCES):
            n = counts[outlet, stance]
            share = n / max(total, 1)
            face = mpl.colors.to_rgba("#0072B2", 0.1 + 0.5 * share) if n else "none"
            ax.add_patch(Rectangle((x - 0.46, y - 0.44), 0.92, 0.88, fc=face, ec="#DDDDDD", lw=0.4))
            if n:
                ax.text(x, y, f"{n:,}", ha="center", va="center", fontsize=6)
        ax.text(len(STANCES) - 0.35, y, f"{total:,}", ha="left", va="center", fontsize=6, color=GREY)
    ax.set_title(label(group, 30), fontsize=7.5)
    ax.set_yticks(range(len(rows)), [label(outlet, 24) for outlet in rows], fontsize=6.5)
    ax.set_xticks(range(len(STANCES)), list(STANCES), rotation=90, fontsize=6)
    ax.set_xlim(-0.55, len(STANCES) + 0.5)
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    draw_plainly(ax)
    return ax


def anonymity_figure(speech: pd.DataFrame, *, note: str = "") -> Figure:
    """How far the sources of each outlet can be told, with a legend.

    >>> with charts.theme():
    ...     figure = charts.anonymity_figure(compare.speech_table(tables))
    """
    height = ROW * 1.5 * max(len(speech["outlet"].cat.categories), 1) + 1.0
    figure, ax = plt.subplots(figsize=(PAGE, height), layout="constrained")
    plot_anonymity(speech, ax)
    return finish(figure, note, bar_key(STEP_LOOK.values(), (STEPS[step] for step in STEP_LOOK)))


def plot_anonymity(speech: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """The share of an outlet's attributions that go to each step from a named person to nobody; numbers are counts.

    >>> ax = charts.plot_anonymity(compare.speech_table(tables))
    """
    ax = ax or plt.gca()
    table = anonymity_table(speech)
    outlets = list(speech["outlet"].cat.categories)
    told = {r.outlet: f"{label(str(r.outlet), 30)} ({count(r.documents, 'doc')}, {count(r.of, 'citation')})"
            for r in rows_of(table)}  # fmt: skip
    parts = []
    for step, look in STEP_LOOK.items():
        cells = table[table["anonymity"] == step].set_index("outlet").reindex(outlets)
        parts.append((look, 100 * cells["share"].fillna(0).to_numpy(dtype=float), cells["attributions"].fillna(0)))
    stack_bars(ax, [told.get(outlet, label(str(outlet), 30)) for outlet in outlets], parts, 100)
    ax.set_xlabel("per cent of the attributions")
    return ax


def stance_caption(tables: Tables, speech: pd.DataFrame) -> Caption:
    """For the chart of stances.

    >>> len(charts.stance_caption(tables, compare.speech_table(tables)).notes) > 0
    True
    """
    groups = group_order(speech)
    more = f"The {_PANELS} source groups cited most; {len(groups) - _PANELS} more are in the table."
    outlets = f"The {_ROWS} outlets with most attributions have rows of their own."
    return caption(
        tables,
        "By which kind of cue the words of each source group are presented: attributions by outlet",
        "Numbers are attributions; a stronger cell is a larger share of the row, whose sum stands at its end.",
        more if len(groups) > _PANELS else "",
        outlets if len(_outlet_rows(speech)) > _ROWS else "",
        _ABSENT,
        counted=count(len(speech), "attribution"),
        rule="What outlets quote or paraphrase",
        features=["attribution"],
    )


def anonymity_caption(tables: Tables, speech: pd.DataFrame) -> Caption:
    """For the chart of the scale from a name to nobody.

    >>> charts.anonymity_caption(tables, compare.speech_table(tables)).text.endswith("outlet.")
    True
    """
    left_out = int(speech["anonymity"].isna().sum())
    pronouns = f"Left out: {count(left_out, 'attribution')} to a pronoun that nobody was found for."
    return caption(
        tables,
        "How far the sources of each outlet can be told, from a named person to nobody",
        "Numbers are attributions; a source that is cited often counts each time.",
        pronouns if left_out else "",
        _ABSENT,
        counted=count(len(speech) - left_out, "attribution"),
        rule="What outlets quote or paraphrase",
        features=["attribution"],
    )


def stance_alt(speech: pd.DataFrame) -> str:
    """How the words of each source group are presented, over all outlets, in a sentence each.

    >>> "neutral" in charts.stance_alt(compare.speech_table(tables))
    True
    """
    table = stance_table(speech)
    told = []
    for group in group_order(speech)[:_PANELS]:
        counts = table[table["source_group"] == group].groupby("stance", observed=True)["attributions"].sum()
        told.append(f"{label(group, 40)}: {', '.join(f'{n:,} {stance}' for stance, n in counts.items())}")
    return f"A matrix for each source group, outlets by kinds of cue, with counts. Over all outlets: {'; '.join(told)}."


def anonymity_alt(speech: pd.DataFrame) -> str:
    """The shares of each outlet, in a sentence.

    >>> alt = charts.anonymity_alt(compare.speech_table(tables))
    >>> "Meridian Wire" in alt
    True
    """
    told = []
    for outlet, rows in anonymity_table(speech).query("of > 0").groupby("outlet", observed=True):
        parts = [f"{per_cent(r.share)} {STEPS[str(r.anonymity)]}" for r in rows_of(rows) if r.attributions]
        told.append(f"{label(str(outlet), 40)}: {', '.join(parts)}")
    more = f"; and {len(told) - _ROWS} more" if len(told) > _ROWS else ""
    told_first = "; ".join(told[:_ROWS]) + more
    return f"Stacked bars, the sources of each outlet from a named person to nobody. {told_first}."


def _outlet_rows(speech: pd.DataFrame) -> list[str]:
    """The outlets in their order, if they are many those with most attributions, and then a name for all others."""
    outlets = [str(outlet) for outlet in speech["outlet"].cat.categories]
    if len(outlets) <= _ROWS:
        return outlets
    counts = speech["outlet"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    kept = set(map(str, counts.index[:_ROWS]))
    return [*(outlet for outlet in outlets if outlet in kept), f"{len(outlets) - _ROWS} other outlets"]
