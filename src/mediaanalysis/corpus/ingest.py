"""Documents added to a corpus: copied as they are, web pages as Markdown; what could be read of each, and what not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import DataError
from ..text.escape import plain
from .document import Document
from .load import READERS, load_documents
from .readers.html import page_to_markdown

PAGES = (".html", ".htm")
_OUTCOMES = ("added", "there already", "not read", "passed over")
_ASKED = {"outlet": "outlet", "byline": "byline", "published": "date"}  # of a document, and how it is called


class Outcome(NamedTuple):
    """What came of a file, one of four things, and a line about it; "" where there is nothing to say."""

    what: str
    line: str


def ingest(paths: Sequence[Path], folder: Path) -> tuple[Outcome, ...]:
    """Add the files, and those in the folders, to the folder of documents; no file there is ever changed.

    A file that is there with the same content is not added twice; one of the same name with other content gets a
    number. A file in which there is no document is not added.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = {p.read_bytes(): p.name for p in sorted(folder.rglob("*")) if p.suffix in READERS and p.is_file()}
        return tuple(_take(file, is_named, folder, there) for file, is_named in _files(paths))
    except OSError as error:
        raise DataError(f"{error.filename or folder}: {error.strerror or error}") from error


def sum_up(outcomes: Sequence[Outcome]) -> str:
    """How many of each, in one line.

    >>> sum_up([Outcome("added", "a.txt")])
    '1 added, 0 there already, 0 not read, 0 passed over'
    """
    counts = Counter(outcome.what for outcome in outcomes)
    return ", ".join(f"{counts[what]:,} {what}" for what in _OUTCOMES)


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Each file, and whether it was named itself rather than found in a folder."""
    for path in paths:
        if str(path).startswith(("http:/", "https:/")):
            raise DataError("nothing is downloaded: save the page in a browser (HTML only) and name the file")
        if not path.exists():
            raise DataError(f"{path}: no such file or folder")
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts):
                yield file, file == path


def _take(file: Path, is_named: bool, folder: Path, there: dict[bytes, str]) -> Outcome:
    if file.suffix.lower() not in (*READERS, *PAGES):
        told = f"passed over: {file}: not one of {', '.join((*READERS, *PAGES))}"
        return Outcome("passed over", plain(told) if is_named else "")
    what, told = _add(file, folder, there)
    return Outcome(what, plain(f"{what}: {told}"))


def _add(path: Path, folder: Path, there: dict[bytes, str]) -> tuple[str, str]:
    """Copy one file, if it can be read as documents; what came of it, in a word and in a line."""
    is_page = path.suffix.lower() in PAGES
    try:
        content = page_to_markdown(path).encode("utf-8", "replace") if is_page else path.read_bytes()
    except DataError as error:
        return "not read", str(error)
    if content in there:
        return "there already", f"{path}, as {there[content]}"
    target = _free(folder / f"{path.stem}{'.md' if is_page else path.suffix.lower()}")
    aside = target.with_name(f".{target.name}")  # a name that a corpus passes over, until the file is whole
    aside.write_bytes(content)
    try:
        checked = aside.rename(target)
        documents = load_documents(checked)
    except DataError as error:
        target.unlink()
        return "not read", str(error).replace(str(target), str(path))
    there[content] = target.name
    return "added", f"{target.name}: {_told(documents)}"


def _free(path: Path) -> Path:
    names = (path, *(path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(2, 10_000)))
    return next(p for p in names if not p.exists())


def _told(documents: Sequence[Document]) -> str:
    """What is known of the document of a file, or of how many of its documents it is not."""
    if len(documents) != 1:
        missing = {called: sum(not getattr(d, name) for d in documents) for name, called in _ASKED.items()}
        rest = "; ".join(f"no {called} in {n:,}" for called, n in missing.items() if n)
        return f"{len(documents):,} documents" + (f"; {rest}" if rest else "")
    (document,) = documents
    parts = []
    for name, called in _ASKED.items():
        value = getattr(document, name)
        shown = f"{value:%Y-%m-%d}" if name == "published" and value else value
        mark = " (read off the text)" if name in document.inferred else ""
        parts.append(f"{called} {shown}{mark}" if value else f"no {called}")
    return ", ".join(parts)
