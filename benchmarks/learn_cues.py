"""Learn which constructions make a word a cue, from documents with annotated attributions.

    python benchmarks/learn_cues.py FOLDER > src/mediaanalysis/framing/cue_weights.toml

FOLDER holds docs.jsonl (id, text) and gold.jsonl (doc, cue: [[start, end], …]), as the PolNeAR corpus of attributions
(Newell, Margolin & Ruths 2018, LREC) is easily brought to. What is written are weights of named features, never text.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from mediaanalysis.framing.candidate import read_clauses
from mediaanalysis.framing.codebook import load_codebook
from mediaanalysis.framing.cue import name_features, read_candidate
from mediaanalysis.text.quotation import find_quotations
from mediaanalysis.text.sentence import find_sentences
from mediaanalysis.text.span import Span

STRENGTH = 0.3  # inverse of the L1 penalty: twice as many weights add .001 to F1 on documents left out
RAREST = 5  # a feature seen in fewer candidates says nothing

HEADER = """\
# Weights (log-odds) of what makes a word a cue. Made by benchmarks/learn_cues.py, a logistic regression with
# an L1 penalty, from {candidates:,} candidates of which {cues:,} are cues, in 840 news articles of the PolNeAR corpus
# (Newell, Margolin & Ruths 2018). Classes of words are the letters of framing/clause.py; ^ and $ are the
# ends of the sentence."""

Candidate = tuple[Span, str, list[str]]


def main(folder: Path) -> None:
    features, labels = [], []
    for text, gold in read_corpus(folder):
        candidates = list(find_candidates(text))  # PolNeAR annotates nothing inside quotations, so they teach nothing
        taken = cues_of(candidates, gold)
        features += [dict.fromkeys(names, 1.0) for _, _, names in candidates]
        labels += [i in taken for i in range(len(candidates))]
    weights = fit(features, np.array(labels))
    print_toml(weights, len(labels), sum(labels))


def read_corpus(folder: Path) -> Iterator[tuple[str, list[list[Span]]]]:
    """Each text with the spans of its cues."""
    gold = defaultdict(list)
    for line in (folder / "gold.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        gold[row["doc"]].append([Span(*span) for span in row["cue"]])
    for line in (folder / "docs.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        yield row["text"], gold[row["id"]]


def find_candidates(text: str) -> Iterator[Candidate]:
    sentences, quotations = tuple(find_sentences(text)), tuple(find_quotations(text))
    for clause, hits, quoted in read_clauses(text, sentences, quotations, load_codebook().find(text)):
        for hit in hits:
            if hit.span.start in quoted:
                continue
            cue = read_candidate(clause, hit, quoted=False)
            yield hit.span, cue.part, list(name_features(clause, cue))


def cues_of(candidates: list[Candidate], gold: list[list[Span]]) -> set[int]:
    """Indices of the candidates that are cues: one for each annotated cue, a verb before a noun."""
    taken = set()
    for spans in gold:
        inside = [i for i, (span, _, _) in enumerate(candidates) if any(span.overlaps(s) for s in spans)]
        verbs = [i for i in inside if candidates[i][1] == "verb"]
        taken.update((verbs or inside)[:1])
    return taken


def fit(features: list[dict[str, float]], labels: np.ndarray) -> dict[str, float]:
    counts: dict[str, int] = defaultdict(int)
    for row in features:
        for name in row:
            counts[name] += 1
    vectorizer = DictVectorizer(dtype=np.float64)
    matrix = vectorizer.fit_transform([{n: v for n, v in row.items() if counts[n] >= RAREST} for row in features])
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    model = LogisticRegression(C=STRENGTH, l1_ratio=1, solver="liblinear", max_iter=1000, random_state=0)
    model.fit(matrix, labels)
    weights = dict(zip(vectorizer.feature_names_, model.coef_[0], strict=True))
    weights["bias"] += model.intercept_[0]
    return {name: weight for name, weight in weights.items() if abs(weight) >= 0.05}


def print_toml(weights: dict[str, float], candidates: int, cues: int) -> None:
    print(HEADER.format(candidates=candidates, cues=cues))
    print(f"bias = {weights.pop('bias'):.2f}")
    tables: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in sorted(weights.items()):
        table, _, key = name.partition(".")
        tables[table][key] = weight
    for table, rows in tables.items():
        print(f"\n[{table}]")
        for key, weight in sorted(rows.items(), key=lambda row: -row[1]):
            print(f"{json.dumps(key, ensure_ascii=False)} = {weight:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
