"""Seconds of every chart, from tables to a drawn figure: python benchmarks/charts.py [DOCUMENTS [OUTLETS [CHART…]]]

Made-up tables, the charts of the gallery. A chart of words is drawn from a tidy table, which a notebook makes once and
keeps: for these the words that are read, the table and the chart from it are measured apart. ``--words 450`` gives each
document so many words, where it else has the 180 or so that stand around its tags and claims. Processor time, the least
of three rounds: other programs run on the machine too.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.figure import Figure

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from gallery import CHARTS, DRAWS, FromWords
from mediaanalysis import charts, compare
from synthetic import make_tables

AROUND_TAGS = 180  # words of a document of the made-up tables, without prose


def main(documents: int, outlets: int, names: list[str], words_each: int, draws: int, rounds: int) -> None:
    mpl.use("Agg")
    tables = make_tables(outlets, documents, words_each=max(words_each - AROUND_TAGS, 0))
    print(f"{documents:,} documents, {outlets} outlets, {len(tables.tags):,} tags, {len(tables.claims):,} claims")
    drawn = [name for name in names or CHARTS if not isinstance(CHARTS[name], FromWords)]
    for name in drawn:
        print(f"{name:12} {least(partial(draw, CHARTS[name], tables), rounds)[0]:6.2f} s", flush=True)
    if of_words := [name for name in names or CHARTS if name not in drawn]:
        read, words = least(partial(compare.read_words, tables), rounds)
        voiced, _ = least(lambda: compare.read_words(tables).voice, rounds)
        print(f"{len(words.word):,} words read in {read:.2f} s, with their voices in {voiced:.2f} s; {draws:,} draws")
        for name in of_words:
            made, table = least(partial(CHARTS[name].statistic, words, draws), rounds)
            seconds, _ = least(partial(draw, CHARTS[name].draw, table), rounds)
            print(f"{name:12} {seconds:6.2f} s from a table that took {made:.2f} s", flush=True)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB at most")


def draw(chart: Callable[[Any], Figure], data: object) -> None:
    with charts.theme():
        figure = chart(data)
    figure.draw_without_rendering()
    plt.close("all")


def least(work: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """The fewest seconds of some rounds, and what the work gives."""
    seconds = []
    for _ in range(rounds):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=100_000)
    parser.add_argument("outlets", type=int, nargs="?", default=40)
    parser.add_argument("charts", nargs="*", help=f"of {', '.join(CHARTS)}")
    parser.add_argument("--words", type=int, default=AROUND_TAGS, help="of each document")
    parser.add_argument("--draws", type=int, default=DRAWS, help="of key words; notebooks have 1,000")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    main(asked.documents, asked.outlets, asked.charts, asked.words, asked.draws, asked.rounds)
