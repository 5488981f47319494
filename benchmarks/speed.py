"""Words a second of the whole analysis on one core, beside a floor and peers in the same run.

    python benchmarks/speed.py [NAME=CORPUS ...]

Each CORPUS is a file or folder that `mediaanalysis tag` reads; without one, documents are made from the sample corpus:
paragraphs drawn at random, a new number for each number, so that no two are alike (and every one is dense with claims).
The floor is one pass of a regular expression over every word. Peers run on what they do, on a part of the documents,
where installed: `pip install vaderSentiment nela-features`. Rounds alternate between the candidates; the best of each
is printed, since whatever else the machine does can only add. The interpreter counts too: one that is built with
profile-guided optimisation, as those of conda, Debian and python.org are, is a sixth faster than one built without.
Then the time of each step, what claims cost where no word tells of harm, and the peak memory of `mediaanalysis tag` on
1,000 documents and on 4,000.
"""

from __future__ import annotations

import json
import platform
import random
import re
import resource
import sys
import sysconfig
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import mediaanalysis as ma
from mediaanalysis import analysis
from mediaanalysis.framing.codebook import Form
from mediaanalysis.study import tag_corpora
from mediaanalysis.text.match import Hit
from mediaanalysis.text.word import count_words

SAMPLE = Path(__file__).parent.parent / "data" / "raw" / "sample"
HELD = (1000, 4000)  # documents tagged for the peak of memory
MOST = 400  # documents of a corpus that are timed
PART = 20  # peers run on one in so many of them
ROUNDS = 5
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


def peers(texts: Sequence[str]) -> dict[str, Callable[[], object]]:
    found: dict[str, Callable[[], object]] = {}
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        found["vaderSentiment, by sentence"] = lambda: [
            vader.polarity_scores(s) for t in texts for s in re.split(r"(?<=[.!?])\s+", t)
        ]
    except ImportError:
        pass
    try:
        from nela_features.nela_features import NELAFeatureExtractor

        nela = NELAFeatureExtractor()
        found["nela-features, bias group"] = lambda: [nela.extract_bias(t, _WORD.findall(t)) for t in texts]
    except ImportError:
        pass
    return found


def print_speed(name: str, documents: Sequence[ma.Document]) -> None:
    """Words a second of each candidate, and how many times as long it takes as the analysis."""
    texts = [d.text for d in documents]
    some = texts[::PART]
    words, words_of_some = sum(map(count_words, texts)), sum(map(count_words, some))
    candidates: dict[str, tuple[int, Callable[[], object]]] = {
        "floor: every word found by re": (words, lambda: [_WORD.findall(t) for t in texts]),
        "analyze": (words, lambda: deque(ma.analyze_all(documents), maxlen=0)),  # kept no longer than `tag` keeps them
        "analyze, one by one": (words, lambda: deque(map(ma.analyze, documents), maxlen=0)),
        "analyze and tables": (words, lambda: ma.build_tables(ma.analyze_all(documents))),
    } | {peer: (words_of_some, run) for peer, run in peers(some).items()}
    first = seconds(candidates["analyze"][1]) / words
    best = {"analyze, texts not met before": first}
    for _ in range(ROUNDS):
        for candidate, (of, run) in candidates.items():
            best[candidate] = min(best.get(candidate, 1.0), seconds(run) / of)
    print(f"{name}: {len(documents)} documents, {words:,} words, best CPU time of {ROUNDS} rounds, one core")
    for candidate, took in best.items():
        print(f"  {candidate:34} {1 / took:12,.0f} words/s {took / best['analyze']:9.2f} × analyze")


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def print_steps(documents: Sequence[ma.Document]) -> None:
    """Microseconds a word in each step, and what claims add to the rest, with harm words and without."""
    words = sum(count_words(d.text) for d in documents)
    taken = by_step(documents)
    for step, took in sorted(taken.items(), key=lambda item: -item[1]):
        print(f"  {step:34} {took / words * 1e6:12.2f} µs/word")
    rest = sum(took for step, took in taken.items() if step not in ("find_claims", NO_HARM))
    for step in ("find_claims", NO_HARM):
        print(f"  {step + ', share of the rest':34} {taken[step] / rest:12.1%}")


NO_HARM = "claims where no word tells of harm"


def by_step(documents: Iterable[ma.Document]) -> dict[str, float]:
    """Seconds in each of the functions that ``analyze_all`` calls; what is left of its time is the word lists'."""
    taken: dict[str, float] = defaultdict(float)

    def timed(name: str, find: Callable[..., Iterable[object]]) -> Callable[..., tuple[object, ...]]:
        def run(*args: object) -> tuple[object, ...]:
            start = time.process_time()
            found = tuple(find(*args))
            taken[name] += time.process_time() - start
            return found

        return run

    def claims_twice(text: str, sentences: object, hits: Sequence[Hit[Form]], *args: object) -> tuple[object, ...]:
        harmless = [hit for hit in hits if "harm" not in hit.kinds]
        timed(NO_HARM, steps["find_claims"])(text, sentences, harmless, *args)
        return timed("find_claims", steps["find_claims"])(text, sentences, hits, *args)

    steps = {name: find for name, find in vars(analysis).items() if name.startswith("find_")}
    vars(analysis).update({name: timed(name, find) for name, find in steps.items()} | {"find_claims": claims_twice})
    start = time.process_time()
    deque(ma.analyze_all(documents), maxlen=0)
    taken["word lists and the rest"] = time.process_time() - start - sum(taken.values())
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


def main(*named: str) -> None:
    optimised = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    print(f"Python {platform.python_version()}, {'an optimised build' if optimised else 'built without optimisations'}")
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as each_in_its_own_process:
        held = dict(zip(HELD, each_in_its_own_process.map(peak_memory, HELD), strict=True))
    corpora = dict(pair.split("=", 1) for pair in named)
    timed = {name: list(islice(ma.load_documents(Path(path)), MOST)) for name, path in corpora.items()}
    for name, documents in (timed | {"made from the sample": list(make_documents(MOST))}).items():
        ma.analyze(documents[0])  # word lists compiled, Punkt loaded
        print_speed(name, documents)
        print_steps(documents)
    for n, peak in held.items():
        print(f"peak memory, {n:6,} documents tagged {peak:12,.0f} MiB")


if __name__ == "__main__":
    main(*sys.argv[1:])
