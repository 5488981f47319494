"""Every chart at every size on one page, for the eye: ``make gallery``.

The tests draw the same charts and measure that no text is cut or overlaps; whether a chart is any good, somebody has to
look at. Made-up tables only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from pandas import DataFrame

from mediaanalysis import Tables, charts, compare
from mediaanalysis.charts.fit import fit
from mediaanalysis.charts.theme import COLUMN, PAGE
from mediaanalysis.compare import Words
from synthetic import make_tables

FEATURES = ["hedge:epistemic", "hedge:accident", "evaluative", "scare_quote"]
NOTE = "Made up to test charts; evidence of nothing. " * 4
DRAWS = 50  # of key words
SIZES = [(2, 5), (5, 15), (40, 400), (8, 2000)]  # outlets, documents
NARROW_SIZES = [(2, 5), (5, 15), (8, 200)]  # forty outlets have no room in a column

HEAD = """<!doctype html>
<html lang=en><meta charset=utf-8><title>Gallery</title>
<style>body { font: 1rem sans-serif; margin: 2rem } :checked ~ img { filter: grayscale(1) }</style>
<h1>All charts, all sizes</h1>
<input type=checkbox id=grey><label for=grey>in grey, as a printer without colour has them</label>"""


def _casualty(tables: Tables, *, stacked: bool = False) -> Figure:
    ledger, sizes = compare.ledger_table(tables, "strike"), compare.outlet_sizes(tables)
    reference = compare.reference_table(tables, "strike")
    return charts.casualty_figure(ledger, sizes, reference=reference, note=NOTE, stacked=stacked)


def _forest(tables: Tables) -> Figure:
    rates = compare.rates_table(tables, FEATURES)
    return charts.forest_figure(compare.contrast_table(rates), compare.placebo_table(rates, splits=40), note=NOTE)


@dataclass(frozen=True)
class FromWords:
    """A chart of a statistic of words, which makes a tidy table once; from this the chart is drawn."""

    statistic: Callable[[Words, int], DataFrame]  # of words and a number of draws
    draw: Callable[[DataFrame], Figure]

    def __call__(self, tables: Tables) -> Figure:
        return self.draw(self.statistic(compare.read_words(tables), DRAWS))


def _voiced_words(table: DataFrame) -> Figure:
    shown = compare.key_words(table, most=5, both=True, closed_class=True)
    return charts.keyness_figure(shown, sides="voices", note=NOTE)


def _voices(tables: Tables) -> Figure:
    shares = compare.voice_shares(compare.outlet_sizes(tables), compare.scare_quote_table(tables))
    return charts.voice_figure(shares, note=NOTE)


CHARTS: Mapping[str, Callable[[Tables], Figure]] = {
    "anonymity": lambda t: charts.anonymity_figure(compare.speech_table(t), note=NOTE),
    "casualty": _casualty,
    "choices": lambda t: charts.choices_figure(compare.choice_table(t, "hedge"), note=NOTE),
    "forest": _forest,
    "framing": lambda t: charts.framing_figure(compare.rates_table(t, FEATURES), note=NOTE),
    "holders": lambda t: charts.holders_figure(compare.holder_table(t, "hedge"), note=NOTE),
    "keyness": FromWords(
        lambda words, draws: compare.keyness_table(words, "all", draws=draws),
        lambda table: charts.keyness_figure(compare.key_words(table, closed_class=True), note=NOTE),
    ),
    "likeness": FromWords(
        lambda words, _: compare.outlet_similarity(words),
        lambda square: charts.similarity_figure(square, note=NOTE),
    ),
    "map": FromWords(
        lambda words, _: compare.outlet_similarity(words),
        lambda square: charts.map_figure(compare.similarity_map(square), note=NOTE),
    ),
    "matrix": lambda t: charts.matrix_figure(compare.ledger_table(t, "strike"), compare.outlet_sizes(t), note=NOTE),
    "names": lambda t: charts.names_figure(compare.name_table(t, "state_forces"), note=NOTE),
    "reuse": FromWords(
        lambda words, _: compare.outlet_reuse_table(words),
        lambda table: charts.reuse_figure(charts.outlet_shares(table), note=NOTE),
    ),
    "said": FromWords(lambda words, draws: compare.voice_keyness_table(words, draws=draws), _voiced_words),
    "sizes": lambda t: charts.sizes_figure(compare.outlet_sizes(t), note=NOTE),
    "stances": lambda t: charts.stance_figure(compare.speech_table(t), note=NOTE),
    "strip": lambda t: charts.strip_figure(compare.strip_table(t, FEATURES), note=NOTE),
    "timeline": lambda t: charts.timeline_figure(compare.unit_table(t), note=NOTE),
    "tolls": lambda t: charts.tolls_figure(compare.ledger_table(t, "strike"), note=NOTE),
    "voices": _voices,
}
# For a journal's column; what is not named here is drawn as for the page.
NARROW = CHARTS | {"casualty": partial(_casualty, stacked=True)}


def main(folder: Path) -> None:
    """Write the pictures and index.html to the folder."""
    mpl.use("Agg")
    folder.mkdir(parents=True, exist_ok=True)
    parts = [HEAD]
    for wide, drawn, sizes in ((PAGE, CHARTS, SIZES), (COLUMN, NARROW, NARROW_SIZES)):
        for outlets, documents in sizes:
            tables = make_tables(outlets, documents)
            parts.append(f"<h2>{outlets} outlets, {documents:,} documents, {wide * 25.4:.0f} mm</h2>")
            for name, draw in drawn.items():
                file = f"{name}-{outlets}-{documents}-{wide * 25.4:.0f}.png"
                with charts.theme():
                    fit(draw(tables), name, wide, charts.JOURNALS[""]).savefig(folder / file, dpi=110)
                plt.close("all")
                parts.append(f'<h3>{escape(name)}</h3><img src="{file}" alt="{escape(name)}">')
    (folder / "index.html").write_text("\n".join(parts), encoding="utf-8")
    print(folder / "index.html")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
