"""Words a second of the whole analysis on one core, beside a floor and peers in the same run.

    python benchmarks/speed.py [DOCUMENTS]

The documents are made from the sample corpus: sentences drawn at random, a new number for each number, so that no two
are alike. The floor is one pass of a regular expression over every word. Peers run on what they do, where installed:
`pip install vaderSentiment nela-features`. Rounds alternate between the candidates; the median of each is printed.
"""

from __future__ import annotations

import random
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import mediaanalysis as ma
from mediaanalysis.text.word import count_words

SAMPLE = Path(__file__).parent.parent / "data" / "raw" / "sample"
ROUNDS = 3


def make_documents(n: int, seed: int = 1) -> list[ma.Document]:
    rng = random.Random(seed)
    texts = [d.text for d in ma.load_documents(SAMPLE)]
    paragraphs = [p for text in texts for p in text.split("\n\n")]
    titles = [text.split("\n\n")[0] for text in texts]

    def document(i: int) -> ma.Document:
        body = rng.sample(paragraphs, 12)
        text = "\n\n".join([rng.choice(titles), *body])
        return ma.Document(f"d{i}", re.sub(r"\b\d\d\b", lambda _: str(rng.randrange(10, 99)), text), "Outlet")

    return [document(i) for i in range(n)]


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def peers(texts: list[str]) -> dict[str, Callable[[], object]]:
    found: dict[str, Callable[[], object]] = {}
    some = texts[: max(1, len(texts) // 20)]
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        found["vaderSentiment, by sentence (5 %)"] = lambda: [
            vader.polarity_scores(s) for t in some for s in re.split(r"(?<=[.!?])\s+", t)
        ]
    except ImportError:
        pass
    try:
        from nela_features.nela_features import NELAFeatureExtractor

        nela = NELAFeatureExtractor()
        found["nela-features, bias group (5 %)"] = lambda: [nela.extract_bias(t) for t in some]
    except (ImportError, LookupError):
        pass
    return found


def main(n: int = 1000) -> None:
    documents = make_documents(n)
    texts = [d.text for d in documents]
    words = sum(map(count_words, texts))
    ma.analyze(documents[0])  # word lists compiled, Punkt loaded
    word = re.compile(r"\w+")
    candidates: dict[str, Callable[[], object]] = {
        "floor: every word found by re": lambda: [word.findall(t) for t in texts],
        "analyze": lambda: [ma.analyze(d) for d in documents],
        "analyze and tables": lambda: ma.build_tables(map(ma.analyze, documents)),
        **peers(texts),
    }
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(ROUNDS):
        for name, run in candidates.items():
            taken[name].append(seconds(run))
    print(f"{n} documents, {words:,} words, median CPU time of {ROUNDS} rounds, one core")
    whole = statistics.median(taken["analyze"])
    for name, times in taken.items():
        share = 0.05 if "(5 %)" in name else 1
        took = statistics.median(times) / share
        print(f"  {name:36} {words / took:12,.0f} words/s   {took / whole:8.2f} × analyze")
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
