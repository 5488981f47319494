"""How often each test finds a difference where there is none, and how often the intervals hold the truth.

``python benchmarks/calibration.py`` prints three tables in five minutes. Two outlets with the same rate; documents
of 300 to 1,200 words; the rate of each document is drawn from a gamma distribution (shape 1: documents differ much,
3: mildly), its hits from a Poisson distribution, so that hits are negative binomial (Lijffijt et al. 2016 for why that
matters). Last stand documents that differ more than is usual, for which no interval can be right at all sizes: rates
that are gamma with shape 0.5, lognormal with a standard deviation of 1, or zero in half of the documents. In the third
table one outlet has twice the rate of the other: how often that is found, and how often the intervals hold it. Ours are
:func:`compare_sides`, :func:`rate_interval` and :func:`fit_counts`, as the notebooks use them; the others are what is
found in papers. A dash is a test that the tiers forbid, or that ours refuses in 19 of 20 runs for want of hits.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from mediaanalysis.compare.contrasts import LEAST_DOCUMENTS, Comparison, compare_sides
from mediaanalysis.compare.intervals import Floats, rate_interval
from mediaanalysis.compare.regression import LEAST, fit_counts

FEWEST = 0.05  # of the runs that ours must test or show, or a share of them says nothing
RUNS = 10_000  # Monte Carlo error of a share of 5 %: 0.22 points; of the regression, with 1,000 runs, 0.7
BOOTSTRAPPED = RUNS // 5  # with an error of 0.5 to 0.9 points
SEED = 7
SIZES = [(2, 2), (3, 3), (5, 5), (10, 10), (30, 30), (3, 30), (5, 30)]
HITS = [0.5, 3.0, 12.0]  # of an average document


@dataclass(frozen=True, slots=True)
class Cell:
    """A kind of corpus: documents of each outlet, hits a document, how much documents differ, and what else is odd."""

    documents: tuple[int, int]
    hits: float
    shapes: tuple[float, float]
    events: int = 1
    uneven_lengths: bool = False
    rates: str = "gamma"
    ratio: float = 1.0  # of the first outlet's rate to the second's

    @property
    def name(self) -> str:
        shapes = "/".join(f"{shape:g}" for shape in dict.fromkeys(self.shapes))
        if self.rates != "gamma":
            return f"{self.documents[0]:>2} v {self.documents[1]:<3} {self.hits:>4g} hits  {self.rates}"
        odd = f" {self.events} events" * (self.events > 1) + " lengths" * self.uneven_lengths
        return f"{self.documents[0]:>2} v {self.documents[1]:<3} {self.hits:>4g} hits  shape {shapes:<4}{odd}"


def main() -> None:
    """Print the three tables."""
    plain = [Cell(n, hits, (shape, shape)) for n in SIZES for hits in HITS for shape in (1.0, 3.0)]
    unlike = [Cell(n, hits, (1.0, 3.0)) for n in [(5, 5), (10, 10), (30, 30), (5, 30), (30, 5)] for hits in (3.0, 12.0)]
    lengths = [Cell(n, hits, (1.0, 1.0), 1, True) for n in [(5, 5), (10, 10), (30, 30)] for hits in HITS]
    events = [Cell(n, hits, (3.0, 3.0), 4) for n in [(10, 10), (30, 30), (10, 30)] for hits in HITS]
    tails = [Cell(n, hits, (0.5, 0.5)) for n in [(5, 5), (10, 10), (30, 30)] for hits in HITS]
    tails += [replace(cell, shapes=(3.0, 3.0), rates=rates) for rates in ("lognormal", "half zero") for cell in tails]
    rng = np.random.default_rng(SEED)
    print(f"{RUNS:,} runs a cell; Monte Carlo error {100 * (0.05 * 0.95 / RUNS) ** 0.5:.1f} points\n")
    print("FALSE ALARMS, per cent of runs with p <= 0.05 where there is no difference (ours: at most 6)")
    print(f"{'':<42}{'G2':>8}{'bootstrap':>11}{'Welch':>8}{'OURS':>8}{'NB':>8}{'tested':>9}")
    coverage, alarms = [], []
    for cell in [*plain, *unlike, *lengths, *events, *tails]:
        hits, words, side, event = draw(cell, rng)
        ours = ours_by_layout(hits, words, side, event)
        regression = regressed(hits, words, side) if cell in plain and min(cell.documents) >= LEAST else None
        row = list(false_alarms(hits, words, side, ours, regression, rng))
        alarms.append(row[3])
        print(f"{cell.name:<42}" + "".join(f"{shown(x):>{w}}" for x, w in zip(row, (8, 11, 8, 8, 8, 9), strict=True)))
        if cell.documents[0] >= LEAST_DOCUMENTS:
            coverage.append((cell, list(coverages(cell, hits, words, side, ours, regression, rng))))
    for told, some in (("all but the last", alarms[: -len(tails)]), ("the last", alarms[-len(tails) :])):
        print(f"{f'highest of ours, {told} {len(tails)}':<42}{shown(np.nanmax(some)):>35}")
    print("\nCOVERAGE of 95 % intervals, per cent of the intervals shown (ours: 93 to 97)")
    heads = ("Student", "bootstrap", "OUR RATE", "OUR RATIO", "NB", "shown")
    print(f"{'':<42}" + "".join(f"{head:>11}" for head in heads))
    for cell, row in coverage:
        print(f"{cell.name:<42}" + "".join(f"{shown(x):>11}" for x in row))
    values = np.array([row for _, row in coverage])
    for told, some in (("all but the last", values[: -len(tails)]), ("the last", values[-len(tails) :])):
        with warnings.catch_warnings(action="ignore"):  # of columns without a value
            ends = zip(np.nanmin(some, axis=0), np.nanmax(some, axis=0), strict=True)
            ranges = [f"{low:.1f}-{high:.1f}" for low, high in ends]
        print(f"{f'range of {told} {len(tails)}':<42}" + "".join(f"{x:>11}" for x in ranges))
    print("\nFOUND where the first outlet's rate is twice the other's, per cent of runs; coverage as above")
    print(f"{'':<42}{'OURS':>11}{'tested':>11}{'OUR RATE':>11}{'OUR RATIO':>11}")
    many = (cell for cell in plain if min(cell.documents) >= LEAST_DOCUMENTS and cell.hits >= 3)
    for cell in (replace(cell, ratio=2.0) for cell in many):
        hits, words, side, event = draw(cell, rng)
        ours = ours_by_layout(hits, words, side, event)
        _, _, rate, ratio, *_ = coverages(cell, hits, words, side, ours, None, rng)
        row = (percent(np.nan_to_num(ours[0], nan=1.0) <= 0.05), percent(ours[3]), rate, ratio)
        print(f"{cell.name:<42}" + "".join(f"{shown(x):>11}" for x in row), flush=True)


def draw(cell: Cell, rng: np.random.Generator) -> tuple[Floats, Floats, NDArray[np.bool_], NDArray[np.intp]]:
    """Hits and words of all runs, a row a run; whose the documents are; and their events.

    Of several events each has its own rate, and the outlets cover them unequally: one writes most on those on which
    the other writes least. Layouts of events change every tenth of the runs.
    """
    n = sum(cell.documents)
    side = np.arange(n) < cell.documents[0]
    words = rng.integers(300, 1200, (RUNS, n)).astype(float)
    if cell.uneven_lengths:
        words = np.clip(rng.lognormal(np.log(600), 0.6, (RUNS, n)), 50, 6000).round()
    weight = np.linspace(1, 3, cell.events)
    both = (weight / weight.sum(), weight[::-1] / weight.sum())
    event = np.stack([np.where(side, *(rng.choice(cell.events, n, p=w) for w in both)) for _ in range(10)])
    of_event = rng.gamma(2.0, 0.5, (RUNS, cell.events)) if cell.events > 1 else np.ones((RUNS, 1))
    layout = np.repeat(event, RUNS // 10, axis=0)
    of_document = rates_of_documents(cell.rates, np.where(side, *cell.shapes), words.shape, rng)
    of_outlet = cell.hits / words.mean() * np.where(side, cell.ratio, 1.0)
    rate = of_outlet * np.take_along_axis(of_event, layout, axis=1) * of_document
    return rng.poisson(rate * words).astype(float), words, side, event


def rates_of_documents(rates: str, shape: Floats, size: tuple[int, ...], rng: np.random.Generator) -> Floats:
    """The rate of each document, 1 on average."""
    if rates == "lognormal":
        return rng.lognormal(-0.5, 1.0, size)
    there = 2.0 * (rng.random(size) < 0.5) if rates == "half zero" else 1.0
    return np.asarray(there * rng.gamma(shape, 1 / shape, size))


def ours_by_layout(
    hits: Floats, words: Floats, side: NDArray[np.bool_], event: NDArray[np.intp]
) -> tuple[Floats, Floats, Floats, Floats]:
    """p, lower end, upper end of our comparison in every run, and whether it is shown at all."""
    parts: list[Comparison] = []
    for i, layout in enumerate(event):
        runs = slice(i * RUNS // 10, (i + 1) * RUNS // 10)
        parts.append(compare_sides(hits[runs], words[runs], side, layout, draws=199, seed=i))
    return (
        np.concatenate([part.p for part in parts]),
        np.concatenate([part.contrast.low for part in parts]),
        np.concatenate([part.contrast.high for part in parts]),
        np.concatenate([part.why_not == "" for part in parts]),
    )


def false_alarms(
    hits: Floats, words: Floats, side: NDArray[np.bool_], ours: tuple[Floats, Floats, Floats, Floats],
    regression: tuple[Floats, Floats] | None, rng: np.random.Generator,
) -> Iterator[float]:  # fmt: skip
    """Per cent of false alarms of G², percentile bootstrap, Welch, ours, NB; and per cent of runs that ours tests."""
    p, _, _, tested = ours
    yield percent(g2(hits, words, side) > stats.chi2.ppf(0.95, 1))
    low, high = bootstrap(hits, words, side, rng)
    yield percent((low > 0) | (high < 0))
    rates = hits / words
    with warnings.catch_warnings(action="ignore"):  # of documents that all have the same rate
        yield percent(stats.ttest_ind(rates[:, side], rates[:, ~side], axis=1, equal_var=False).pvalue <= 0.05)
    yield percent(p[tested] <= 0.05) if tested.mean() >= FEWEST else np.nan
    yield np.nan if regression is None else percent(np.abs(regression[0]) > regression[1])
    yield percent(tested)


def coverages(
    cell: Cell, hits: Floats, words: Floats, side: NDArray[np.bool_], ours: tuple[Floats, Floats, Floats, Floats],
    regression: tuple[Floats, Floats] | None, rng: np.random.Generator,
) -> Iterator[float]:  # fmt: skip
    """Per cent of intervals that hold the truth: of the first outlet's rate, then of the ratio.

    With several events there is no one rate of an outlet, but still a ratio.
    """
    y, m, truth = hits[:, side], words[:, side], cell.ratio * cell.hits / words.mean()
    if cell.events == 1:
        rates = y / m
        half = stats.t.ppf(0.975, y.shape[1] - 1) * stats.sem(rates, axis=1)
        yield percent(np.abs(rates.mean(1) - truth) <= half)
        picked = rng.integers(0, y.shape[1], (BOOTSTRAPPED, 299, y.shape[1]))
        drawn = [np.take_along_axis(x[:BOOTSTRAPPED, None], picked, axis=2).sum(-1) for x in (y, m)]
        low, high = np.quantile(drawn[0] / drawn[1], [0.025, 0.975], axis=1)
        yield percent((low <= truth) & (truth <= high))
        low, high = rate_interval(y, m)
        there = ~np.isnan(low)
        yield percent(((low <= truth) & (truth <= high))[there])
    else:
        yield from (np.nan, np.nan, np.nan)
    _, low, high, tested = ours
    yield percent(((low <= cell.ratio) & (high >= cell.ratio))[tested]) if tested.mean() >= FEWEST else np.nan
    yield np.nan if regression is None else percent(np.abs(regression[0]) <= regression[1])
    yield percent(tested)


def g2(hits: Floats, words: Floats, side: NDArray[np.bool_]) -> Floats:
    """Dunning's G² of all words of both outlets, as if words were independent (Dunning 1993)."""
    total, size = hits.sum(1), words.sum(1)
    parts = []
    for which in (side, ~side):
        y, m = hits[:, which].sum(1), words[:, which].sum(1)
        expected = total * m / size
        parts.append(y * np.log(np.where(y > 0, y, 1) / np.where(expected > 0, expected, 1)))
    found: Floats = 2 * (parts[0] + parts[1])
    return found


def bootstrap(
    hits: Floats, words: Floats, side: NDArray[np.bool_], rng: np.random.Generator, draws: int = 299
) -> tuple[Floats, Floats]:
    """Percentile interval of the difference of rates, documents drawn again within each outlet; a fifth of the runs."""
    rate = []
    for which in (side, ~side):
        n = int(which.sum())
        picked = rng.integers(0, n, (BOOTSTRAPPED, draws, n))
        y, m = (np.take_along_axis(x[:BOOTSTRAPPED, which][:, None], picked, axis=2).sum(-1) for x in (hits, words))
        rate.append(y / m)
    low, high = np.quantile(rate[0] - rate[1], [0.025, 0.975], axis=1)
    return low, high


def regressed(hits: Floats, words: Floats, side: NDArray[np.bool_], runs: int = 1000) -> tuple[Floats, Floats]:
    """The log ratio by negative binomial regression, and how far from 0 it must be to be called a difference."""
    n = len(side)
    design = np.column_stack([np.ones(n), side.astype(float)])
    fits = [fit_counts(hits[i], words[i], design, np.arange(n)) for i in range(runs)]
    t = stats.t.ppf(0.975, n - 2)
    return np.array([fit.params[1] for fit in fits]), np.array([t * fit.bse[1] for fit in fits])


def percent(true: NDArray[np.bool_]) -> float:
    return 100 * float(np.mean(true))


def shown(value: float) -> str:
    return "-" if np.isnan(value) else f"{value:.1f}"


if __name__ == "__main__":
    main()
