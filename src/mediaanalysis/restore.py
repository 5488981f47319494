"""One document back from its tables, to be shown where the documents themselves are not at hand.

A report reads tables, and what it shows of a document should be what its numbers were counted from, even if the file
or the codebook has changed since.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from .analysis import Analysis
from .casualty.claim import Claim
from .casualty.number import Quantity
from .corpus.document import Document, Segment
from .errors import DataError
from .framing.attribution import Attribution
from .framing.tag import Tag
from .framing.voice import Content
from .tables import Tables
from .text.span import Span, merge


def restore_analysis(tables: Tables, document: str = "") -> Analysis:
    """The analysis of the document with this id, else of the first.

    Two things are not in tables: white space at the end of the text, and what an attribution says about words that
    another attribution within it has for its own.

    >>> analysis = ma.restore_analysis(tables, "2016-09-17-meridian-wire-air-strike")
    >>> analysis.document.outlet
    'Meridian Wire'
    """
    ids = list(tables.documents["document_id"])
    if not ids or (document and document not in ids):
        raise DataError(f"document={document!r}: not in these tables; they have {_some(ids)}")
    rows = {name: _of(tables, name, document or ids[0]) for name in _TABLES}
    contents = tuple(Content(_span(r), r.voice, _int(r.attribution_id)) for r in rows["contents"])
    return Analysis(
        _document(rows["documents"][0], _text(rows["sentences"])),
        tuple(Segment(_span(r), r.kind, r.outlet, r.byline, _date(r.published)) for r in rows["segments"]),
        tuple(_span(r) for r in rows["sentences"]),
        tuple(_attribution(r, contents) for r in rows["attributions"]),
        contents,
        tuple(Tag(**_stated(Tag, r) | {"span": _span(r), "attribution": _int(r.attribution_id)}) for r in rows["tags"]),
        tuple(_claim(r) for r in rows["claims"]),
    )


_TABLES = ("documents", "segments", "sentences", "attributions", "contents", "tags", "claims")
_TOLD = 5  # ids that an error lists; a corpus may have a hundred thousand


def _of(tables: Tables, name: str, document: str) -> list[Any]:
    frame: pd.DataFrame = getattr(tables, name)
    return list(frame[frame["document_id"] == document].itertuples(index=False))


def _text(sentences: list[Any]) -> str:
    """The text as far as the last sentence; of sentences that were left out of the tables there is white space."""
    text = ""
    for row in sentences:
        text += " " * (row.start - len(row.before) - len(text)) + row.before + row.text
    return text


def _document(row: Any, text: str) -> Document:
    return Document(
        row.document_id, text, row.outlet, row.title, row.byline, _date(row.published), row.url, row.language, row.path,
        row.sha256, row.event, row.encoding, frozenset(row.inferred.split()),
    )  # fmt: skip


def _attribution(row: Any, contents: tuple[Content, ...]) -> Attribution:
    own = merge(c.span for c in contents if c.attribution == row.attribution_id)
    cue, source = (
        None if pd.isna(start) else Span(int(start), int(end))
        for start, end in ((row.cue_start, row.cue_end), (row.source_start, row.source_end))
    )
    return Attribution(**_stated(Attribution, row) | {"cue": cue, "contents": tuple(own), "source_span": source})


def _claim(row: Any) -> Claim:
    chain = tuple(filter(None, row.chain.split(" ← ")))
    quantity = Quantity(_span(row), _int(row.low), _int(row.high), row.modifier)
    return Claim(**_stated(Claim, row) | {"quantity": quantity, "chain": chain})


def _stated(kind: type[Attribution | Claim | Tag], row: Any) -> dict[str, Any]:
    """What columns say of fields with the same name."""
    return {name: getattr(row, name) for name in kind.__struct_fields__ if name in row._fields}


def _span(row: Any) -> Span:
    return Span(row.start, row.end)


def _int(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _date(value: Any) -> Any:
    return None if pd.isna(value) else value.to_pydatetime()


def _some(ids: list[str]) -> str:
    more = f" and {len(ids) - _TOLD:,} more" if len(ids) > _TOLD else ""
    return (", ".join(ids[:_TOLD]) or "no documents") + more
