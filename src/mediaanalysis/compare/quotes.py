"""The same quotation as each outlet carries it: whole or in part, in other words, with quotation marks or without.

Versions are found by the words that they share in the same order (matching blocks: Ratcliff and Metzener 1988, "Pattern
matching: the Gestalt approach", Dr. Dobb's Journal 13). Made for the documents of one event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse import csgraph

from ..tables import Tables
from ..text.word import WORD
from .findings import count
from .units import outlet_order, placed, rows_of

LEAST = 4  # words; shorter ones recur in the mouths of people who do not quote each other ("the loss of")
ALIKE = 0.6  # of the shorter version's words; two translations of a statement share more, two statements share less
_RUN = 2  # words in a row that count as shared; a single one is mostly a "the" or an "of"
QUOTATION_COLUMNS = [
    "quotation", "outlet", "published", "document_id", "voice", "source", "stance", "words", "fullest", "sentence",
    "start", "end",
]  # fmt: skip


def quotation_table(tables: Tables, least: int = LEAST, alike: float = ALIKE) -> pd.DataFrame:
    """One row a version of a quotation that two outlets or more carry, at least one of them in quotation marks.

    ``quotation`` numbers the quotations, those of most outlets first. ``words`` are the version's, ``fullest`` those of
    the longest version in quotation marks. ``voice`` is that of most of the words: "quoted", "paraphrased" or "outlet".
    ``start`` and ``end`` index the sentence. A quotation is compared sentence by sentence; the part of one that has
    fewer than ``least`` words is left out, and so are headlines.

    >>> versions = compare.quotation_table(tables)
    >>> bool((versions.groupby("quotation")["outlet"].nunique() > 1).all())
    True
    """
    sentences = list(_sentences(tables))
    quoted = [p for s in sentences for p in _quoted(s) if len(p.at) >= least]
    group = _groups(quoted, least, alike)
    unquoted = list(_unquoted(sentences, quoted, group, least, alike))
    versions = [*zip(quoted, group, strict=True), *unquoted]
    table = pd.DataFrame([_row(p, g) for p, g in versions], columns=[*_ROW, "group", "attribution_id"])
    table = table[table.groupby("group")["outlet"].transform("nunique") > 1]
    return _ordered(tables, _with_sources(tables, table))[QUOTATION_COLUMNS]


def align_words(version: str, fullest: str) -> list[tuple[str, str]]:
    """The version as stretches that are "same" as in the fullest one, "added" to it, or "left out" of it.

    Case and punctuation do not count, and what the fullest has before and after the words that both share is not told.

    >>> align_words("we regret the loss", "We deeply regret the tragic loss of life")
    [('same', 'we'), ('left out', 'deeply'), ('same', 'regret the'), ('left out', 'tragic'), ('same', 'loss')]
    """
    ours, theirs = list(WORD.finditer(version)), list(WORD.finditer(fullest))
    matcher = SequenceMatcher(None, [_plain(w[0]) for w in ours], [_plain(w[0]) for w in theirs], autojunk=False)
    shared = [block for block in matcher.get_matching_blocks() if block.size]
    first, last = (shared[0].b, shared[-1].b + shared[-1].size) if shared else (0, 0)
    told: list[tuple[str, str]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal" and first <= c < d <= last:
            told.append(("left out", fullest[theirs[c].start() : theirs[d - 1].end()]))
        if b > a:
            told.append(("same" if kind == "equal" else "added", version[ours[a].start() : ours[b - 1].end()]))
    return told


def quotation_finding(quotations: pd.DataFrame, least: int = LEAST) -> str:
    """How many quotations outlets share, in how many the words agree, and how often the marks are missing.

    >>> compare.quotation_finding(compare.quotation_table(tables).head(0))
    'No quotation of 4 words or more was found in two outlets.'
    """
    if quotations.empty:
        return f"No quotation of {least} words or more was found in two outlets."
    rows = quotations[["quotation", "words", "fullest"]].itertuples(index=False)
    differ = {q for q, words, fullest in rows if any(kind != "same" for kind, _ in align_words(words, fullest))}
    n, bare = quotations["quotation"].nunique(), int((quotations["voice"] != "quoted").sum())
    return (
        f"{count(n, 'quotation')} of {least} words or more {'is' if n == 1 else 'are'} carried by two outlets or more; "
        f"in {len(differ):,} of them a version changes, adds or leaves out words. "
        f"Versions without quotation marks: {bare:,} of {len(quotations):,}."
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its words; ``voices`` has the voice and the attribution of each."""

    document_id: str
    outlet: str
    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    voices: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    """Some words of a sentence; ``at`` counts them in it."""

    sentence: _Sentence
    at: tuple[int, ...]

    @property
    def words(self) -> list[str]:
        return [self.sentence.words[i] for i in self.at]


_ROW = ["outlet", "document_id", "voice", "words", "sentence", "start", "end"]


def _sentences(tables: Tables) -> Iterator[_Sentence]:
    contents = {str(d): list(rows_of(rows)) for d, rows in tables.contents.groupby("document_id", sort=False)}
    rows = placed(tables, tables.sentences)
    for row in rows_of(rows[rows["segment_kind"] != "headline"]):
        found = list(WORD.finditer(row.text))
        here = [c for c in contents.get(row.document_id, ()) if c.start < row.end and row.start < c.end]
        yield _Sentence(
            row.document_id, str(row.outlet), row.text, tuple(_plain(w[0]) for w in found),
            tuple(w.span() for w in found), tuple(_voice_at(here, row.start + w.start()) for w in found),
        )  # fmt: skip


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")


def _voice_at(contents: Sequence[Any], offset: int) -> tuple[str, int | None]:
    for c in contents:
        if c.start <= offset < c.end:
            return c.voice, None if pd.isna(c.attribution_id) else int(c.attribution_id)
    return "outlet", None


def _quoted(sentence: _Sentence) -> Iterator[_Passage]:
    """What stands in quotation marks and is put down to one source: interrupted ("he said"), it is one passage."""
    by_source: dict[int | None, list[int]] = defaultdict(list)
    for i, (voice, attribution) in enumerate(sentence.voices):
        if voice == "quoted":
            by_source[attribution].append(i)
    for at in by_source.values():
        yield _Passage(sentence, tuple(at))


def _groups(quoted: Sequence[_Passage], least: int, alike: float) -> list[int]:
    """The number of the quotation that each passage is a version of."""
    close = []
    for i, j in _candidates([p.words for p in quoted]):
        a, b = quoted[i].words, quoted[j].words
        shared = sum(block.size for block in _blocks(a, b))
        if shared >= max(least, alike * min(len(a), len(b))):
            close.append((i, j))
    ends = np.array(close, dtype=int).reshape(-1, 2).T
    graph = sparse.coo_array((np.ones(len(close)), tuple(ends)), shape=(len(quoted), len(quoted)))
    return [int(g) for g in csgraph.connected_components(graph, directed=False)[1]]


def _unquoted(
    sentences: Sequence[_Sentence], quoted: Sequence[_Passage], group: Sequence[int], least: int, alike: float
) -> Iterator[tuple[_Passage, int]]:
    """Passages that have a quotation's words without its marks, each with the quotation that is most like it."""
    known = _by_trigram([p.words for p in quoted])
    for sentence in sentences:
        bare = [i for i, (voice, _) in enumerate(sentence.voices) if voice != "quoted"]
        words = [sentence.words[i] for i in bare]
        best: tuple[int, int, tuple[int, ...]] = (0, 0, ())
        for i in sorted({i for three in _trigrams(words) for i in known.get(three, ())}):
            blocks = _blocks(words, quoted[i].words)
            shared = sum(b.size for b in blocks)
            if shared >= max(least, alike * len(quoted[i].at)) and shared > best[0]:
                best = shared, group[i], tuple(bare[blocks[0].a : blocks[-1].a + blocks[-1].size])
        if best[0] and not any(quoted[i].sentence is sentence for i in range(len(quoted)) if group[i] == best[1]):
            yield _Passage(sentence, best[2]), best[1]


def _candidates(texts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """The pairs that share three words in a row."""
    return sorted({pair for them in _by_trigram(texts).values() for pair in combinations(sorted(set(them)), 2)})


def _by_trigram(texts: Sequence[Sequence[str]]) -> dict[tuple[str, ...], list[int]]:
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, words in enumerate(texts):
        for three in _trigrams(words):
            where[three].append(i)
    return where


def _trigrams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[Match]:
    """The words that both have in the same order, in runs."""
    return [m for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size >= _RUN]


def _row(passage: _Passage, group: int) -> tuple[object, ...]:
    s, at = passage.sentence, passage.at
    voices = [s.voices[i] for i in at]
    voice, attribution = max(voices, key=voices.count)
    gaps = [0, *(n for n, (i, j) in enumerate(pairwise(at), 1) if j > i + 1), len(at)]
    words = " … ".join(s.text[s.places[at[i]][0] : s.places[at[j - 1]][1]] for i, j in pairwise(gaps))
    start, end = s.places[at[0]][0], s.places[at[-1]][1]
    return s.outlet, s.document_id, voice, words, s.text, start, end, group, attribution


def _with_sources(tables: Tables, table: pd.DataFrame) -> pd.DataFrame:
    """The versions with the source that each is put down to, its stance, and the date of the page."""
    said = tables.attributions[["document_id", "attribution_id", "source", "source_name", "stance"]]
    dates = tables.documents[["document_id", "published"]]
    table = table.astype({"attribution_id": "Int64"})
    table = table.merge(said, on=["document_id", "attribution_id"], how="left", validate="many_to_one")
    table = table.merge(dates, on="document_id", how="left", validate="many_to_one")
    named = table["source_name"].fillna("").astype(str)
    return table.assign(
        source=named.where(named != "", table["source"].fillna("").astype(str)), stance=table["stance"].fillna("")
    )


def _ordered(tables: Tables, table: pd.DataFrame) -> pd.DataFrame:
    """Quotations numbered by how many outlets carry them; in each, versions in order of publication."""
    table = table.assign(
        length=table["words"].str.count(WORD.pattern),
        outlet=pd.Categorical(table["outlet"], outlet_order(tables), ordered=True),
    )
    quoted = table[table["voice"] == "quoted"].sort_values("length", ascending=False, kind="stable")
    fullest = quoted.drop_duplicates("group").set_index("group")["words"]
    groups = table.groupby("group").agg(outlets=("outlet", "nunique"), length=("length", "max"))
    ranked = groups.sort_values(["outlets", "length"], ascending=False, kind="stable").index
    number = {group: i for i, group in enumerate(ranked, 1)}
    table = table.assign(quotation=table["group"].map(number), fullest=table["group"].map(fullest))
    order = ["quotation", "published", "outlet", "document_id", "start"]
    return table.sort_values(order, kind="stable", ignore_index=True)
