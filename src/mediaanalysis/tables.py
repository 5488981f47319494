"""Tidy tables of many analyses, with declared columns; read and written as Parquet.

One row is one document, segment, sentence, attribution, stretch of attributed text, tag or claim. Offsets index the
document's text, which the sentences hold with the white space before each. What is open or missing is null; a string
is "" rather than null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, fields
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from .analysis import Analysis
from .display.table import table_html
from .errors import DataError
from .text.span import Span, find_index, intersect
from .text.word import count_words

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "document_id": "string", "outlet": "string", "title": "string", "byline": "string",
        "published": "datetime64[ms]", "url": "string", "path": "string", "sha256": "string", "event": "string",
        "words": "int64", "language": "string", "encoding": "string", "inferred": "string",
    },
    "segments": {
        "document_id": "string", "segment_id": "int64", "kind": "string", "outlet": "string", "byline": "string",
        "published": "datetime64[ms]", "start": "int64", "end": "int64", "words": "int64", "words_outlet": "int64",
        "words_quoted": "int64", "words_paraphrased": "int64",
    },
    "sentences": {
        "document_id": "string", "segment_id": "int64", "sentence_id": "int64", "start": "int64", "end": "int64",
        "before": "string", "text": "string",
    },
    "attributions": {
        "document_id": "string", "segment_id": "int64", "attribution_id": "int64", "cue_start": "Int64",
        "cue_end": "Int64", "cue": "string", "stance": "string", "source_start": "Int64", "source_end": "Int64",
        "source": "string", "source_name": "string", "source_kind": "string", "quotation": "string",
        "absent": "bool",
    },
    "contents": {
        "document_id": "string", "segment_id": "int64", "attribution_id": "Int64", "start": "int64", "end": "int64",
        "voice": "string", "words": "int64",
    },
    "tags": {
        "document_id": "string", "segment_id": "int64", "sentence_id": "int64", "start": "int64", "end": "int64",
        "text": "string", "feature": "string", "category": "string", "rule": "string", "voice": "string",
        "attribution_id": "Int64", "source": "string", "act_of": "string",
    },
    "claims": {
        "document_id": "string", "segment_id": "int64", "sentence_id": "int64", "claim_id": "int64", "start": "int64",
        "end": "int64", "text": "string", "low": "Int64", "high": "Int64", "modifier": "string", "harm": "string",
        "victims": "string", "scope": "string", "source": "string", "source_name": "string", "source_kind": "string",
        "chain": "string", "event": "string", "asserted": "bool", "superseded": "bool", "voice": "string",
        "place_in_text": "string", "label": "string", "sex": "string", "age": "string",
    },
}  # fmt: skip

ROWS: Mapping[str, str] = {  # what a row of each table is
    "documents": "a document: outlet, title, byline, date, hash of its text",
    "segments": "a part of a document by one outlet, with its words by voice",
    "sentences": "a sentence, with where it stands",
    "attributions": "somebody’s words: cue, stance, source",
    "contents": "a stretch of words quoted or paraphrased",
    "tags": "a framing feature: hedge, evaluative word, scare quote",
    "claims": "a casualty figure as stated: bounds, harm, victims, source",
}


@dataclass(frozen=True)
class Tables:
    """The tables of a corpus; ``about`` says what corpus it is and how the tables were made.

    >>> tables.documents["outlet"].value_counts().index[0]
    'Meridian Wire'
    """

    documents: pd.DataFrame
    segments: pd.DataFrame
    sentences: pd.DataFrame
    attributions: pd.DataFrame
    contents: pd.DataFrame
    tags: pd.DataFrame
    claims: pd.DataFrame
    about: Mapping[str, Any] = field(default_factory=dict)

    def _repr_html_(self) -> str:
        """What JupyterLab shows of them: how many rows each has, and what a row is."""
        rows = [(name, len(getattr(self, name)), row) for name, row in ROWS.items()]
        about = self.about.get("corpus") or {}
        name = about.get("name") or about.get("id") or "a corpus without a name"
        return table_html(pd.DataFrame(rows, columns=["table", "rows", "one row is"]), caption=f"Tables of {name}")


def build_tables(analyses: Iterable[Analysis], about: Mapping[str, Any] | None = None) -> Tables:
    """The tables of the analyses, in their order.

    >>> made = ma.build_tables(ma.analyze(document) for document in ma.load_documents("data/raw/sample"))
    >>> len(made.documents)
    15
    """
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
    for analysis in analyses:
        for name, row in _rows(analysis):
            rows[name].append(row)
    frames = {name: _frame(name, rows[name]) for name in COLUMNS}
    return Tables(**frames, about=about or {})


def write_tables(tables: Tables, folder: Path) -> None:
    """Write one Parquet file a table and ``about.json``, all of them or none.

    >>> ma.write_tables(tables, folder / "tables")
    >>> (folder / "tables" / "claims.parquet").is_file()
    True
    """
    write_batches([tables], folder, tables.about)


def write_batches(batches: Iterable[Tables], folder: Path, about: Mapping[str, Any]) -> None:
    """Write the batches one after another, one in memory at a time; the folder changes when all are written."""
    with TemporaryDirectory(prefix=".tables-", dir=_existing(folder.parent)) as aside:
        _write_aside(batches, Path(aside), about)
        folder.mkdir(exist_ok=True)
        for file in Path(aside).iterdir():
            file.replace(folder / file.name)


def _write_aside(batches: Iterable[Tables], aside: Path, about: Mapping[str, Any]) -> None:
    with ExitStack() as stack:
        writers: dict[str, pq.ParquetWriter] = {}
        for batch in batches:
            for name in COLUMNS:
                table = pa.Table.from_pandas(getattr(batch, name), preserve_index=False)
                if name not in writers:
                    writer = pq.ParquetWriter(aside / f"{name}.parquet", table.schema, compression="zstd")
                    writers[name] = stack.enter_context(writer)
                writers[name].write_table(table)
    text = json.dumps(dict(about), indent=1, ensure_ascii=False, sort_keys=True)
    (aside / "about.json").write_text(text + "\n", encoding="utf-8")


def read_tables(folder: Path) -> Tables:
    """Read what :func:`write_tables` wrote.

    >>> ma.write_tables(tables, folder / "tables")
    >>> len(ma.read_tables(folder / "tables").documents) == len(tables.documents)
    True
    """
    missing = [name for name in COLUMNS if not (folder / f"{name}.parquet").is_file()]
    if missing:
        raise DataError(f"{folder}: no tables here ({', '.join(missing)}.parquet missing); run `mediaanalysis tag`")
    about = folder / "about.json"
    return Tables(
        **{name: pd.read_parquet(folder / f"{name}.parquet") for name in COLUMNS},
        about=json.loads(about.read_text(encoding="utf-8")) if about.is_file() else {},
    )


def _existing(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _frame(name: str, rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    values = zip(*rows, strict=True) if rows else repeat(())
    columns = zip(COLUMNS[name].items(), values, strict=False)
    return pd.DataFrame({column: pd.Series(cells, dtype=dtype) for (column, dtype), cells in columns})


def _rows(analysis: Analysis) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Each row with the name of its table, in the order of ``COLUMNS``."""
    d, text = analysis.document, analysis.document.text
    segment_of, sentence_of = find_index([s.span for s in analysis.segments]), find_index(analysis.sentences)
    content_words = [count_words(text, c.span) for c in analysis.contents]
    voices = _word_voices(analysis, content_words)

    def segment_at(offset: int) -> int:
        return segment_of(offset) or 0

    def sentence_at(offset: int) -> int:
        return sentence_of(offset) or 0

    yield "documents", (
        d.id, d.outlet, d.title, d.byline, d.published, d.url, d.path, d.sha256, d.event,
        sum(sum(n.values()) for n in voices), d.language, d.encoding, " ".join(sorted(d.inferred)),
    )  # fmt: skip
    for i, s in enumerate(analysis.segments):
        n = voices[i]
        yield "segments", (
            d.id, i, s.kind, s.outlet, s.byline, s.published, s.span.start, s.span.end, sum(n.values()),
            n["outlet"], n["quoted"], n["paraphrased"],
        )  # fmt: skip
    at = 0
    for i, span in enumerate(analysis.sentences):
        yield "sentences", (d.id, segment_at(span.start), i, span.start, span.end, text[at : span.start], span.of(text))
        at = span.end
    for i, a in enumerate(analysis.attributions):
        cue, source = a.cue, a.source_span
        where = cue or (a.contents[0] if a.contents else Span(0, 0))
        yield "attributions", (
            d.id, segment_at(where.start), i, cue and cue.start, cue and cue.end, cue.of(text) if cue else "", a.stance,
            source and source.start, source and source.end, a.source, a.source_name, a.source_kind, a.quotation,
            a.absent,
        )  # fmt: skip
    for c, words in zip(analysis.contents, content_words, strict=True):
        yield "contents", (d.id, segment_at(c.span.start), c.attribution, c.span.start, c.span.end, c.voice, words)
    for t in analysis.tags:
        source_words = "" if t.attribution is None else analysis.attributions[t.attribution].source
        yield "tags", (
            d.id, segment_at(t.span.start), sentence_at(t.span.start), t.span.start, t.span.end, t.span.of(text),
            t.feature, t.category, t.rule, t.voice, t.attribution, source_words, t.act_of,
        )  # fmt: skip
    for i, claim in enumerate(analysis.claims):
        q, segment = claim.quantity, segment_at(claim.quantity.span.start)
        yield "claims", (
            d.id, segment, sentence_at(q.span.start), i, q.span.start, q.span.end, q.span.of(text), q.low, q.high,
            q.modifier, claim.harm, claim.victims, claim.scope, claim.source, claim.source_name, claim.source_kind,
            " ← ".join(claim.chain), claim.event or d.event, claim.asserted, claim.superseded, claim.voice,
            _place(analysis, segment, q.span), claim.label, claim.sex, claim.age,
        )  # fmt: skip


def _word_voices(analysis: Analysis, content_words: list[int]) -> list[dict[str, int]]:
    """Words of each voice, segment by segment; ``content_words`` are those of each of its contents."""
    text = analysis.document.text
    counts = []
    for segment in analysis.segments:
        n = {"outlet": count_words(text, segment.span), "quoted": 0, "paraphrased": 0}
        for content, words in zip(analysis.contents, content_words, strict=True):
            if content.span.overlaps(segment.span):
                if not segment.span.contains(content.span):
                    (inside,) = intersect([content.span], [segment.span])
                    words = count_words(text, inside)
                words = min(words, n["outlet"])
                n[content.voice] += words
                n["outlet"] -= words
        counts.append(n)
    return counts


def _place(analysis: Analysis, segment: int, span: Span) -> str:
    """Where in the page a claim stands: headline, lead (a report's first sentence), body, caption or comment."""
    kind = analysis.segments[segment].kind
    if kind in ("headline", "caption", "comment"):
        return kind
    at = analysis.segments[segment].span
    first = next((s for s in analysis.sentences if at.contains(s)), None)
    return "lead" if first is not None and first.overlaps(span) else "body"


assert tuple(COLUMNS) == tuple(f.name for f in fields(Tables))[:-1]  # a table that has no columns, or none to hold it
