"""Made-up tables of any size for the tests of comparison and charts; seeded, with offsets that fit their sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mediaanalysis.tables import COLUMNS, Tables

WORDS = {
    ("hedge", "epistemic"): ["apparently"],
    ("hedge", "accident"): ["by mistake"],
    ("evaluative", "negative"): ["reckless"],
    ("scare_quote", "distancing"): ["“error”"],
    ("label", "state_forces"): ["soldiers", "The army", "regime troops", "the army", "$loyal$ <b>forces</b>"],
}
SOURCES = [
    "Russian Defence Ministry spokesman Igor Konashenkov", "Syrian Observatory for Human Rights", "US Central Command",
    "the Syrian army’s General Command", "a doctor at the field hospital", "Civil Defence volunteers", "",
]  # fmt: skip
FIGURES = [
    (62, 62, "exact", "62"), (80, None, "at_least", "at least 80"), (60, None, "more_than", "more than 60"),
    (None, 90, "up_to", "up to 90"), (62, 83, "range", "between 62 and 83"), (100, 100, "about", "about 100"),
    (24, None, "vague", "dozens"), (83, None, "at_least", "at least 83"), (30, 30, "exact", "30"),
    (None, None, "vague", "an unknown number"),
]  # fmt: skip
LONG = "The Provincial Gazette and Evening Advertiser of the Northern and Eastern Districts (international edition)"
ABOUT: dict[str, Any] = {
    "corpus": {"id": "made-up", "name": "Made-up figures", "note": "Made up to test charts; evidence of nothing."},
    "events": [{
        "id": "strike", "name": "A strike on a hill",
        "reference": [
            {"source": "US Central Command inquiry", "harm": "killed", "low": 15, "high": None},
            {"source": "Board of inquiry", "harm": "killed", "low": 70, "high": 75},
        ],
    }],
    "actors": [
        {"name": "Russia", "members": ["Russian Defence Ministry", "Igor Konashenkov"]},
        {"name": "Monitors", "members": ["Syrian Observatory for Human Rights"]},
        {"name": "US and coalition", "members": ["US Central Command"]},
        {"name": "Syrian government", "members": ["General Command"]},
    ],
}  # fmt: skip


def outlet_names(n: int) -> list[str]:
    """Short, long, accented, right-to-left and hostile names, then numbered ones."""
    names = ["Wire", LONG, "Gazéta Ñova", "$\\alpha_1$ <b>News</b>", "صحيفة الشمال", "=SUM(A1) Herald"]
    return [*names, *(f"Regional Paper No. {i}" for i in range(len(names), n))][:n]


def make_tables(
    outlets: int = 5, documents: int = 24, seed: int = 20160917, claims_each: int = 3, words_each: int = 0
) -> Tables:
    """Tables of ``documents`` documents; the last outlet of corpus.toml has none of them.

    Their sentences are those that tags and claims stand in, and about ``words_each`` words of prose beside these.
    """
    rng = np.random.default_rng(seed)
    names = outlet_names(outlets)
    share = rng.dirichlet(np.full(max(outlets - 1, 1), 2.0))
    outlet = np.array(names, dtype=object)[rng.choice(len(share), documents, p=share)]
    ids = np.array([f"doc-{i:06d}" for i in range(documents)], dtype=object)
    words = rng.integers(60, 1500, documents)
    quoted, paraphrased = (words * 0.15).astype(int), (words * rng.uniform(0.05, 0.3, documents)).astype(int)
    published = pd.Timestamp("2016-09-17") + pd.to_timedelta(rng.integers(0, 90, documents), unit="D")
    published = pd.Series(published).where(rng.random(documents) > 0.1)
    frames = {
        "documents": pd.DataFrame({
            "document_id": ids, "outlet": outlet, "title": [f"A headline about {i} things" for i in range(documents)],
            "byline": "", "published": published, "url": "", "path": "", "sha256": "", "event": "strike",
            "words": words, "language": "en", "encoding": "utf-8", "inferred": rng.choice(["", "outlet"], documents),
        }),
        "segments": pd.DataFrame({
            "document_id": ids, "segment_id": 0, "kind": "report", "outlet": outlet, "byline": "",
            "published": published, "start": 0, "end": words * 6, "words": words,
            "words_outlet": words - quoted - paraphrased, "words_quoted": quoted, "words_paraphrased": paraphrased,
        }),
    }  # fmt: skip
    frames |= _tags(rng, ids, {"outlet": words - quoted - paraphrased, "quoted": quoted, "paraphrased": paraphrased})
    frames["claims"], claim_sentences = _claims(rng, ids, claims_each)
    prose = [_prose(np.random.default_rng(seed + 2), ids, words_each)] if words_each else []
    frames["sentences"] = pd.concat([frames["sentences"], claim_sentences, *prose], ignore_index=True)
    frames |= _attributions(np.random.default_rng(seed + 1), frames["sentences"])
    typed = {name: _typed(frames[name], columns) for name, columns in COLUMNS.items()}
    return Tables(**typed, about=ABOUT | {"outlets": [{"name": name, "colour": ""} for name in names]})


def _typed(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """The frame with the columns that tables declare; what is not made up here is "" or missing."""
    absent = {name: "" if kind == "string" else None for name, kind in columns.items() if name not in frame}
    return frame.assign(**absent)[list(columns)].astype(dict(columns))


def _tags(rng: np.random.Generator, ids: np.ndarray, words: dict[str, np.ndarray]) -> dict[str, pd.DataFrame]:
    """Tags at gamma-distributed rates, in sentences 1, 2, … of each document; one feature has no hit at all."""
    parts = []
    for (feature, category), texts in WORDS.items():
        if feature == "scare_quote":
            continue
        for voice, n in words.items():
            hits = rng.poisson(n * rng.gamma(2.0, 0.003, len(ids)))
            parts.append(pd.DataFrame({
                "document_id": np.repeat(ids, hits), "text": rng.choice(texts, hits.sum()), "feature": feature,
                "category": category, "voice": voice,
            }))  # fmt: skip
    tags = pd.concat(parts, ignore_index=True)
    tags["sentence_id"] = tags.groupby("document_id").cumcount() + 1
    tags["start"] = 60 * tags["sentence_id"] + 9
    tags["end"] = tags["start"] + tags["text"].str.len()
    tags = tags.assign(segment_id=0, rule=tags["text"], attribution_id=None, source="")
    sentences = tags[["document_id", "segment_id", "sentence_id"]].assign(
        start=60 * tags["sentence_id"], end=60 * tags["sentence_id"] + 50,
        before="\n", text="They had " + tags["text"] + " <b>hit</b> a hill.",
    )  # fmt: skip
    return {"tags": tags, "sentences": sentences}


def _attributions(rng: np.random.Generator, sentences: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """An attribution for every third sentence, whose second word is the cue, with its words quoted or paraphrased."""
    said = sentences.iloc[::3][["document_id", "segment_id", "start", "end", "text"]].reset_index(drop=True)
    which = rng.integers(0, len(SOURCES), len(said))
    source = np.array(SOURCES, dtype=object)[which]
    kinds = ["named_person", "named_organisation", "named_organisation", "named_organisation", "unnamed_role", "unnamed_role", "none"]
    number = said.groupby("document_id").cumcount()
    attributions = said[["document_id", "segment_id"]].assign(
        attribution_id=number, cue_start=said["start"] + 5, cue_end=said["start"] + 8, cue=said["text"].str[5:8],
        stance=rng.choice(["neutral", "neutral", "assertive", "doubting", "accusing", "other"], len(said)),
        source_start=pd.Series(said["start"]).where(source != "").astype("Int64"), source_end=(said["start"] + 4).astype("Int64"),
        source=source, source_name=source, source_kind=np.array(kinds, dtype=object)[which], quotation="indirect",
    )  # fmt: skip
    contents = said[["document_id", "segment_id"]].assign(
        attribution_id=number, start=said["start"] + 9, end=said["end"], words=5,
        voice=rng.choice(["quoted", "paraphrased"], len(said)),
    )  # fmt: skip
    return {"attributions": attributions, "contents": contents}


def _claims(rng: np.random.Generator, ids: np.ndarray, each: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    n = len(ids) * each
    which, source = rng.integers(0, len(FIGURES), n), rng.integers(0, len(SOURCES), n)
    low, high, modifier, text = (np.array([f[i] for f in FIGURES], dtype=object)[which] for i in range(4))
    claims = pd.DataFrame({
        "document_id": np.repeat(ids, each), "claim_id": np.tile(np.arange(each), len(ids)), "segment_id": 0,
        "text": text, "low": low, "high": high, "modifier": modifier,
        "harm": rng.choice(["killed", "killed", "wounded"], n), "victims": "military", "scope": "event",
        "source": np.array(SOURCES, dtype=object)[source], "source_name": "", "source_kind": "named_organisation",
        "chain": np.array(SOURCES, dtype=object)[source], "event": "strike", "asserted": rng.random(n) > 0.05,
        "superseded": rng.random(n) < 0.1, "voice": "paraphrased", "place_in_text": "body",
        "label": "soldiers", "sex": "", "age": "",
    })  # fmt: skip
    claims["sentence_id"] = 100_000 + claims["claim_id"]
    claims["start"] = 60 * claims["sentence_id"] + 12
    claims["end"] = claims["start"] + claims["text"].str.len()
    sentences = claims[["document_id", "segment_id", "sentence_id"]].assign(
        start=60 * claims["sentence_id"], end=60 * claims["sentence_id"] + 50,
        before="\n", text="They said of " + claims["text"] + " soldiers that they were dead.",
    )  # fmt: skip
    sentences["text"] = "They count: " + claims["text"] + " soldiers dead."
    return claims, sentences


def _prose(rng: np.random.Generator, ids: np.ndarray, words_each: int) -> pd.DataFrame:
    """Sentences of words that are as frequent as words are (Zipf); every fifth document reprints half of another's."""
    each = rng.poisson(words_each / 20, len(ids)) + 1
    sizes = rng.integers(8, 33, each.sum())
    first = np.cumsum(each) - each
    own = np.arange(len(sizes))
    for document in range(4, len(ids), 5):
        other = rng.integers(0, len(ids))
        n = min(each[document], each[other]) // 2
        own[first[document] : first[document] + n] = own[first[other] : first[other] + n]
    frequent = 1 / (np.arange(60_000) + 2.7)
    drawn = rng.choice(len(frequent), sizes.sum(), p=frequent / frequent.sum())
    words = pa.array([_word(i) for i in range(len(frequent))])
    lists = pa.LargeListArray.from_arrays(np.append(0, np.cumsum(sizes)), words.take(pa.array(drawn)))
    text = pc.binary_join(lists, " ").take(pa.array(own))
    length = np.asarray(pc.utf8_length(text)) + 2
    begin = np.cumsum(length) - length
    return pd.DataFrame({
        "document_id": np.repeat(ids, each), "segment_id": 0,
        "sentence_id": 200_000 + np.arange(len(own)) - np.repeat(first, each),
        "start": 20_000_000 + begin - np.repeat(begin[first], each), "before": " ",
        "text": pd.Series(pc.binary_join_element_wise(text, ".", ""), dtype=pd.ArrowDtype(pa.large_string())),
    }).assign(end=lambda rows: rows["start"] + length - 1)  # fmt: skip


def _word(number: int) -> str:
    """A word for each number, short ones for the first."""
    syllables = ["ba", "den", "ki", "lor", "me", "nu", "pas", "ri", "so", "tan", "ve", "wu"]
    word = syllables[number % 12]
    while number := number // 12:
        word += syllables[number % 12]
    return word
