"""Paths to documents: what files and corpus.toml state, and what was read off the text, marked as inferred."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from html import escape
from pathlib import Path
from typing import Any

from ..errors import DataError
from .description import Description, Override, load_description
from .document import Document
from .masthead import read_foot
from .readers.jsonl import read_jsonl
from .readers.record import Record
from .readers.text import read_markdown, read_text
from .segment import credited_outlets, find_segments

READERS: Mapping[str, Callable[[Path], Iterator[Record]]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".jsonl": read_jsonl,
}
_NOT_DOCUMENTS = frozenset({"readme", "license", "licence"})


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder or file of documents, with its description; iterating reads the files anew, one at a time.

    >>> corpus = ma.open_corpus("data/raw/sample")
    >>> len(corpus.files), next(iter(corpus)).outlet
    (15, 'Halab State Radio')
    """

    path: Path
    files: tuple[Path, ...]
    description: Description

    def _repr_html_(self) -> str:
        """What JupyterLab shows of it: its name, how many files, and what corpus.toml says of outlets and events."""
        d = self.description
        outlets, events = ", ".join(o.name for o in d.outlets), ", ".join(e.name or e.id for e in d.events)
        known = [f"{name}: {told}" for name, told in (("outlets", outlets), ("events", events)) if told]
        facts = [f"{len(self.files):,} files in {self.path}", *known, *([d.note] if d.note else [])]
        told = "<br>\n".join(map(escape, facts))
        return f"<p><strong>{escape(d.name or d.id or self.path.name)}</strong><br>\n<small>{told}</small></p>"

    def __iter__(self) -> Iterator[Document]:
        """The documents in the order of their files; all that is wrong is collected and raised as one DataError."""
        problems = _missing_files(self)
        overrides = {o.file: o for o in self.description.documents}
        seen: dict[str, Path] = {}
        for file in self.files:
            name = file.relative_to(self.path).as_posix() if self.path.is_dir() else file.name
            try:
                for document in _read(file, name, overrides.get(name, Override(name))):
                    if document.id in seen:
                        raise DataError(f"{file}: the id {document.id!r} is taken by {seen[document.id]}")
                    seen[document.id] = file
                    yield document
            except DataError as error:
                problems.append(str(error))
        if problems:
            raise DataError("\n".join(problems))


def open_corpus(path: str | Path) -> Corpus:
    """The corpus at a path: a folder, with its corpus.toml if there is one, or a single file.

    >>> ma.open_corpus("data/raw/sample").description.name
    'Two strikes in Syria, September 2016'
    """
    path = Path(path)
    if not path.exists():
        raise DataError(f"{path}: no such file or folder")
    if path.is_file():
        if path.suffix not in READERS:
            raise DataError(f"{path}: cannot read {path.suffix or 'this'} files; known are {', '.join(READERS)}")
        return Corpus(path, (path,), Description())
    toml = path / "corpus.toml"
    description = load_description(toml) if toml.exists() else Description()
    files = tuple(p for p in sorted(path.rglob("*")) if _is_document(p, path))
    if not files and not description.documents:
        known = ", ".join(READERS)
        raise DataError(f"{path}: no documents here ({known}); put some in, or add them with `mediaanalysis ingest`")
    return Corpus(path, files, description)


def load_documents(path: str | Path) -> tuple[Document, ...]:
    """All documents of a folder or file.

    >>> len(ma.load_documents("data/raw/sample"))
    15
    """
    return tuple(open_corpus(path))


def _is_document(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
    return path.suffix in READERS and path.is_file() and not hidden and path.stem.lower() not in _NOT_DOCUMENTS


def _missing_files(corpus: Corpus) -> list[str]:
    stated = (corpus.path / o.file for o in corpus.description.documents)
    return [f"{file}: named in corpus.toml, but not there; put the file in or take its entry out"
            for file in stated if not file.is_file()]  # fmt: skip


def _read(file: Path, name: str, override: Override) -> Iterator[Document]:
    try:
        with file.open("rb") as opened:  # a corpus in one file need not fit in memory
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise DataError(f"{file}: cannot be read: {error.strerror}") from error
    if override.sha256 and sha256 != override.sha256:
        raise DataError(f"{file}: altered: its sha256 is {sha256[:12]}…, corpus.toml says {override.sha256[:12]}…")
    for record in READERS[file.suffix](file):
        if not record.text.strip():
            raise DataError(f"{file}{f', {record.id}' if record.id else ''}: no text")
        if record.id:
            sha256 = hashlib.sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest()
        yield _document(record, name, override, str(file), sha256)


def _document(record: Record, name: str, override: Override, path: str, sha256: str) -> Document:
    """The document with what is stated, the rest inferred from the text."""
    stated: dict[str, Any] = {key: str(value) for key, value in record.stated.items() if key != "published"}
    stated["published"] = _datetime(record.stated.get("published"), path)
    known = ((key, getattr(override, key)) for key in ("outlet", "title", "byline", "published", "url", "event"))
    stated |= {key: value for key, value in known if value}
    identity = record.id or Path(name).with_suffix("").as_posix()
    document = Document(identity, record.text, path=path, sha256=sha256, encoding=record.encoding, **stated)
    return _infer(document)


def _infer(document: Document) -> Document:
    """The document with outlet, title, byline and date read off the text where nobody stated them."""
    segments = find_segments(document)
    headlines = [" ".join(s.span.of(document.text).split()) for s in segments if s.kind == "headline"]
    feet = [s.span.of(document.text) for s in segments if s.kind == "boilerplate"]
    bylines = dict.fromkeys(s.byline for s in segments if s.byline)
    found: dict[str, Any] = {
        "title": headlines[0] if headlines else "",
        "outlet": " + ".join(credited_outlets(segments)) or next(filter(None, map(read_foot, feet)), ""),
        "byline": " & ".join(bylines),
        "published": next((s.published for s in segments if s.published), None),
    }
    inferred = {key: value for key, value in found.items() if value and not getattr(document, key)}
    return replace(document, **inferred, inferred=frozenset(inferred))


def _datetime(value: Any, path: str) -> datetime | None:
    if value is None or value == "":
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    try:
        stamp = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError as error:
        raise DataError(f"{path}: published={value!r} is no date; write 2016-09-17") from error
    return stamp.replace(tzinfo=None)


