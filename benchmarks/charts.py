"""Seconds of every chart, from tables to a drawn figure: python benchmarks/charts.py [DOCUMENTS [OUTLETS [CHART…]]]

Made-up tables, the charts of the gallery. Processor time, the least of three: other programs run on the machine too.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from gallery import CHARTS
from mediaanalysis import charts
from synthetic import make_tables

ROUNDS = 3


def main(documents: int, outlets: int, names: list[str]) -> None:
    mpl.use("Agg")
    tables = make_tables(outlets, documents)
    print(f"{documents:,} documents, {outlets} outlets, {len(tables.tags):,} tags, {len(tables.claims):,} claims")
    for name in names or CHARTS:
        times = []
        for _ in range(ROUNDS):
            start = time.process_time()
            with charts.theme():
                figure = CHARTS[name](tables)
            made = time.process_time()
            figure.draw_without_rendering()
            times.append((time.process_time() - start, made - start))
            plt.close("all")
        total, table = min(times)
        print(f"{name:12} {total:6.2f} s ({table:.2f} before drawing)")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:3]]
    main(*(numbers + [100_000, 40][len(numbers) :]), names=sys.argv[3:])  # type: ignore[misc]
