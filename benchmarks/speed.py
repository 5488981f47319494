"""Words a second of the whole analysis on one core, beside a floor and peers in the same run.

    python benchmarks/speed.py [DOCUMENTS]

The documents are made from the sample corpus: sentences drawn at random, a new number for each number, so that no two
are alike. The floor is one pass of a regular expression over every word. Peers run on what they do, where installed:
`pip install vaderSentiment nela-features`. Rounds alternate between the candidates; the median of each is printed.
Then the time of each step, and the peak memory of `mediaanalysis tag` on as many documents and on four times as many.
"""

from __future__ import annotations

import json
import random
import re
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import mediaanalysis as ma
from mediaanalysis import analysis
from mediaanalysis.study import tag_corpora
from mediaanalysis.text.word import count_words

SAMPLE = Path(__file__).parent.parent / "data" / "raw" / "sample"
ROUNDS = 3
_WORD = re.compile(r"\w+")


def make_documents(n: int, seed: int = 1) -> Iterator[ma.Document]:
    rng = random.Random(seed)
    texts = [d.text for d in ma.load_documents(SAMPLE)]
    paragraphs = [p for text in texts for p in text.split("\n\n")]
    titles = [text.split("\n\n")[0] for text in texts]

    def document(i: int) -> ma.Document:
        body = rng.sample(paragraphs, 12)
        text = "\n\n".join([rng.choice(titles), *body])
        return ma.Document(f"d{i}", re.sub(r"\b\d\d\b", lambda _: str(rng.randrange(10, 99)), text), "Outlet")

    return map(document, range(n))


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
        found["nela-features, bias group (5 %)"] = lambda: [nela.extract_bias(t, _WORD.findall(t)) for t in some]
    except ImportError:
        pass
    return found


def by_step(documents: Iterable[ma.Document]) -> dict[str, float]:
    """Seconds in each of the functions that ``analyze`` calls; what is left of its time is the word lists'."""
    taken: dict[str, float] = defaultdict(float)

    def timed(name: str, find: Callable[..., Iterable[object]]) -> Callable[..., tuple[object, ...]]:
        def run(*args: object) -> tuple[object, ...]:
            start = time.process_time()
            found = tuple(find(*args))
            taken[name] += time.process_time() - start
            return found

        return run

    steps = {name: find for name, find in vars(analysis).items() if name.startswith("find_")}
    vars(analysis).update({name: timed(name, find) for name, find in steps.items()})
    start = time.process_time()
    for document in documents:
        ma.analyze(document)
    taken["word lists"] = time.process_time() - start - sum(taken.values())
    vars(analysis).update(steps)
    return taken


def peak_memory(n: int) -> float:
    """MiB that this process has held at the most, when n documents have been tagged."""
    with TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.jsonl")
        with corpus.open("w", encoding="utf-8") as rows:
            rows.writelines(json.dumps({"id": d.id, "text": d.text}) + "\n" for d in make_documents(n))
        tag_corpora([corpus], Path(folder, "tables"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(n: int = 1000) -> None:
    held = {size: peak_memory(size) for size in (n, 4 * n)}  # first: what comes after holds all documents
    documents = list(make_documents(n))
    texts = [d.text for d in documents]
    words = sum(map(count_words, texts))
    ma.analyze(documents[0])  # word lists compiled, Punkt loaded
    candidates: dict[str, Callable[[], object]] = {
        "floor: every word found by re": lambda: [_WORD.findall(t) for t in texts],
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
    for name, took in sorted(by_step(documents).items(), key=lambda step: -step[1]):
        print(f"  {name:36} {took / words * 1e6:12.2f} µs/word")
    for size, peak in held.items():
        print(f"  peak memory, {size:6,} documents tagged   {peak:12,.0f} MiB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
