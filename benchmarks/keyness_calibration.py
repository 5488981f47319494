"""How often tests of key words find a difference where there is none: ``python benchmarks/keyness_calibration.py``.

Outlets draw their documents from one and the same source, and documents keep to their subjects: each has a
distribution of words of its own (Dirichlet around the common one), as real documents have. Whatever is found is a false
alarm. At the 5 % level a test should call 5 % of the words or fewer; the family should hold a false alarm in 5 % of the
runs or fewer, which 1,000 runs tell to within 1.4 points. Some minutes; a number after the command is that of the runs.
"""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd

from mediaanalysis.compare import Words, keyness_table, voice_keyness_table
from mediaanalysis.compare.words import Places

VOCABULARY = 400
KEEPING = 150.0  # weight of the common distribution in words; smaller, documents keep more to their subjects
CELLS = [  # documents of each outlet, and how much longer those of the first are
    ((5, 5), 1.0), ((5, 5), 2.0), ((5, 5), 4.0), ((5, 30), 1.0), ((5, 30), 4.0), ((5, 30), 0.25), ((10, 10), 1.0),
    ((10, 10, 10), 1.0), ((10, 10, 10), 4.0), ((30, 30), 1.0), ((30, 30), 2.0), ((30, 30), 4.0),
]  # fmt: skip
VOICED = [(5, 5), (10, 10), (30, 30)]


def make_words(documents: tuple[int, ...], longer: float, rng: np.random.Generator, events: int = 3) -> Words:
    """Texts of outlets that do not differ; a third of each, in stretches, is in others' voices."""
    common = 1 / np.arange(1, VOCABULARY + 1)
    outlet = np.repeat(np.arange(len(documents)), documents)
    size = (rng.integers(200, 900, len(outlet)) * np.where(outlet == 0, longer, 1)).astype(int)
    texts = [rng.choice(VOCABULARY, n, p=rng.dirichlet(KEEPING * common / common.sum())) for n in size]
    unit = np.repeat(np.arange(len(outlet)), size)
    stretch = np.concatenate([np.repeat(rng.random(-(-n // 15)) < rng.uniform(0.1, 0.6), 15)[:n] for n in size])
    units = pd.DataFrame({
        "document_id": [f"d{i}" for i in range(len(outlet))], "title": "", "published": pd.NaT, "words": size,
        "outlet": pd.Categorical.from_codes(outlet, [f"Outlet {i}" for i in range(len(documents))], ordered=True),
        "event": rng.choice([f"event {i}" for i in range(events)], len(outlet)),
    })  # fmt: skip
    vocabulary = np.array([f"w{i}" for i in range(VOCABULARY)], dtype=object)
    at = np.arange(len(unit))
    places = Places(stretch.astype(np.int8), 7 * at, 7 * at + 5)
    return Words(units, vocabulary, np.concatenate(texts), unit, unit, lambda: places)


def false_alarms(table: pd.DataFrame) -> dict[str, float]:
    """Shares of the tested rows that each rule calls different, and whether the family has any."""
    tested = table[table["p"].notna()]
    known = tested.dropna(subset="low")
    return {
        "G² > 3.84": (tested["g2"].abs() > 3.84).mean(),
        "|z| > 1.96": (tested["z"].abs() > 1.96).mean(),
        "p < 0.05": (tested["p"] < 0.05).mean(),
        "family": float((tested["p_family"] < 0.05).any()),
        "coverage": ((known["low"] < 0) & (known["high"] > 0)).mean(),
    }


def main(runs: int = 1000) -> None:
    """Print a line for each size of corpus, means over the runs."""
    rng = np.random.default_rng(20160917)
    for documents, longer in CELLS:
        name = " v ".join(map(str, documents)) + (f", first {longer:g} times as long" if longer != 1 else "")
        show(name, [keyness_table(make_words(documents, longer, rng), "all", draws=200) for _ in range(runs)])
    for documents in VOICED:
        name = "voices, " + " v ".join(map(str, documents))
        show(name, [voice_keyness_table(make_words(documents, 1.0, rng), draws=200) for _ in range(runs)])


def show(name: str, tables: list[pd.DataFrame]) -> None:
    """Print the means of what is called different, each after the name of its rule."""
    means = pd.DataFrame(map(false_alarms, tables)).mean()
    print(f"{name:<40}" + "".join(f"{rule:>14} {share:.3f}" for rule, share in means.items()), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
