"""A study's tables from wherever they are: a folder of tables, or documents that are tagged on the spot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from .analysis import Analysis, analyze_all
from .corpus.document import Document
from .corpus.load import Corpus, open_corpus
from .errors import DataError
from .framing.codebook import Codebook, load_codebook
from .framing.label import label_entries
from .tables import COLUMNS, Tables, build_tables, read_tables, write_batches

_IDENTITY = {  # columns of the documents, and which field of a document each holds
    "document_id": "id", "outlet": "outlet", "title": "title", "byline": "byline", "published": "published",
    "url": "url", "path": "path", "sha256": "sha256", "event": "event", "language": "language", "encoding": "encoding",
    "inferred": "inferred",
}  # fmt: skip
_TOLD = ("documents", "attributions", "tags", "claims")
_BATCH = 200  # documents; about 0.25 million words of news, some 60 MB with their tables


def load_tables(path: str | Path) -> Tables:
    """The tables of a corpus: read where the folder holds tables, made where it holds documents.

    So the same line serves a notebook opened by hand and one run by `mediaanalysis report`.

    >>> made = ma.load_tables("data/raw/sample")
    >>> made.documents["outlet"].nunique()
    6
    """
    path = Path(path)
    if (path / "documents.parquet").is_file():
        return read_tables(path)
    corpus = open_corpus(path)
    codebook = codebook_of(corpus)
    events = corpus.description.events
    return build_tables(analyze_all(corpus, codebook, events), describe(corpus, codebook))


def update_tables(path: Path, earlier: Tables) -> tuple[Tables, int]:
    """The tables of a corpus of which ``earlier`` holds some documents, and how many were tagged now.

    Equal to :func:`load_tables`, if code, codebook and corpus.toml are those that the earlier tables were made with: a
    document is tagged by itself, so the rows of one that is the same in all that is known of it are taken over.
    """
    corpus = open_corpus(path)
    codebook = codebook_of(corpus)
    known = {row[0]: row for row in earlier.documents[list(_IDENTITY)].itertuples(index=False, name=None)}
    order: dict[str, int] = {}
    changed: set[str] = set()

    def to_tag() -> Iterator[Document]:
        for document in corpus:
            order[document.id] = len(order)
            if not _is_same(document, known.get(document.id)):
                changed.add(document.id)
                yield document

    fresh = build_tables(analyze_all(to_tag(), codebook, corpus.description.events), describe(corpus, codebook))
    kept = order.keys() - changed
    frames = {}
    for name in COLUMNS:
        before = getattr(earlier, name)
        both = pd.concat([before[before["document_id"].isin(kept)], getattr(fresh, name)])
        at = both["document_id"].map(order)
        frames[name] = both.iloc[at.argsort(kind="stable")].reset_index(drop=True)
    return replace(fresh, **frames), len(changed)


def codebook_of(corpus: Corpus) -> Codebook:
    """The shipped codebook with what the study adds.

    The lists in a folder ``codebook`` (TOML, CSV, LIWC dictionaries) add codes or replace shipped entries of the same
    id; the label families of corpus.toml stand in place of the shipped ones.
    """
    own = corpus.path / "codebook"
    codebook = load_codebook(own) if own.is_dir() else load_codebook()
    families = corpus.description.label_families
    return codebook.with_entries(label_entries(families), instead_of="label") if families else codebook


def tag_corpora(paths: Sequence[Path], folder: Path) -> list[str]:
    """Tag the documents at the paths, write their tables to the folder, and tell in lines what was read.

    The tables appear when all documents were read; a fault in one leaves the folder as it was.
    """
    corpora = [(corpus, codebook_of(corpus)) for corpus in map(open_corpus, paths)]
    about = describe(*corpora[0]) | ({} if len(corpora) == 1 else {"corpus": {"id": " + ".join(map(str, paths))}})
    counts: Counter[str] = Counter()
    notices: Counter[str] = Counter()

    def analyses() -> Iterator[Analysis]:
        for corpus, codebook in corpora:
            for analysis in analyze_all(corpus, codebook, corpus.description.events):
                notices.update(_notices(analysis.document))
                yield analysis

    def batches() -> Iterator[Tables]:
        made = analyses()
        while len((tables := build_tables(islice(made, _BATCH))).documents):
            counts.update({name: len(getattr(tables, name)) for name in _TOLD})
            yield tables

    try:
        write_batches(batches(), folder, about)
    except OSError as error:
        raise DataError(f"{folder}: cannot be written: {error.strerror or error}") from error
    told = ", ".join(f"{n:,} {name}" for name, n in counts.items())
    return [f"{folder}: {told}", *(f"  {notice}: {n:,}" for notice, n in sorted(notices.items()))]


def describe(corpus: Corpus, codebook: Codebook) -> dict[str, Any]:
    """What tables carry of their corpus and of the codebook they were made by, in values that JSON can hold."""
    d = corpus.description
    return {
        "codebook": {"version": codebook.version, "hash": codebook.hash},
        "corpus": {"id": d.id or corpus.path.resolve().name, "name": d.name, "note": d.note, "licence": d.licence},
        "outlets": [asdict(outlet) for outlet in d.outlets],
        "events": [_plain(asdict(event)) for event in d.events],
        "actors": [asdict(actor) for actor in d.actors],
        "label_families": [asdict(family) for family in d.label_families],
    }


def _is_same(document: Document, row: tuple[Any, ...] | None) -> bool:
    """Whether the row of the earlier tables says of the document all that is known of it."""
    if row is None:
        return False
    known = {name: getattr(document, name) for name in _IDENTITY.values()}
    known["inferred"] = " ".join(sorted(document.inferred))
    pairs = zip(row, known.values(), strict=True)
    return all(value is None if pd.isna(cell) else cell == value for cell, value in pairs)


def _notices(document: Document) -> Iterator[str]:
    """What a reader of the tables should know of how the document was read."""
    if not document.encoding.startswith("utf"):
        yield f"read as {document.encoding}"
    for name in ("outlet", "published"):
        if name in document.inferred:
            yield f"{name} inferred from the text"
        elif not getattr(document, name):
            yield f"{name} unknown"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(v) for key, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
