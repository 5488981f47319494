"""Files of codes: TOML as the shipped lists are, CSV with a word a row, and LIWC dictionaries, read as one thing.

A CSV file needs the columns ``category`` and ``word``; ``feature`` (else the file's name), ``id`` (else these two
joined), ``kind`` (verb, noun, adjective, phrase; else phrase) and other keys of an entry may be there. Rows of one id
are one entry. A ``.dic`` file is LIWC's: numbered categories between percent signs, then words or stem* with numbers;
emoticons and words whose category depends on their neighbours, as some of its editions have, are left out.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import tomli  # reads as the standard library's tomllib does, three times as fast: a list may have 10,000 entries

from ..errors import DataError
from .entry import KINDS

FORMATS = (".toml", ".csv", ".dic")
ABOUT = "about.toml"  # the title and the version; every other file of the folder is a list
_LIST_OF_KIND = {kind: key for key, kind in KINDS.items()}
_MANY = ("examples", "near_misses", "only", "exceptions")


def list_files(path: Path) -> list[Path]:
    """The files of codes in a folder, by name; or the file itself."""
    if path.is_dir():
        return [file for file in sorted(path.iterdir()) if file.suffix in FORMATS and file.name != ABOUT]
    if path.suffix not in FORMATS or not path.is_file():
        raise DataError(f"{path}: no file of codes; expected a folder or one of {', '.join(FORMATS)}")
    return [path]


def read_book(path: Path, raw: bytes) -> dict[str, Any]:
    """The file's contents as a TOML list would give them: the head, and ``entry`` with a table each."""
    try:
        text = raw.decode("utf-8-sig")
        if path.suffix == ".toml":
            return tomli.loads(text)
        return {"feature": path.stem} | (_csv(path, text) if path.suffix == ".csv" else _dic(path, text))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not {path.suffix[1:].upper()} in UTF-8: {error}") from error


def _csv(path: Path, text: str) -> dict[str, Any]:
    entries: dict[str, dict[str, Any]] = {}
    reader = csv.DictReader(io.StringIO(text))
    if missing := {"category", "word"} - set(reader.fieldnames or ()):
        raise DataError(f"{path}: column {', '.join(sorted(missing))} is missing; there are {reader.fieldnames}")
    for number, cells in enumerate(reader, 2):
        row = {key: value.strip() for key, value in cells.items() if key and value and value.strip()}
        word, kind = row.pop("word", ""), row.pop("kind", "phrase")
        if kind not in _LIST_OF_KIND:
            raise DataError(f"{path}:{number}: kind={kind!r}, expected one of {', '.join(_LIST_OF_KIND)}")
        feature = row.get("feature", path.stem)
        name = row.get("id", f"{feature}.{row.get('category', '')}")
        entry = entries.setdefault(name, {"id": name, "feature": feature})
        for key in _MANY:
            if key in row:
                entry.setdefault(key, []).append(row.pop(key))
        entry |= row
        if word:
            entry.setdefault(_LIST_OF_KIND[kind], []).append(word)
    return {"entry": list(entries.values())}


def _dic(path: Path, text: str) -> dict[str, Any]:
    parts = text.split("%")
    if len(parts) != 3:
        raise DataError(f"{path}: not a LIWC dictionary; expected the categories between two lines with %")
    names = dict(line.split(None, 1) for line in parts[1].splitlines() if len(line.split(None, 1)) == 2)
    words: dict[str, list[str]] = {name.strip(): [] for name in names.values()}
    for line in parts[2].splitlines():
        cells = line.split("\t") if "\t" in line else line.split()
        for number in cells[1:]:
            if number.strip() in names and cells[0].strip()[:1].isalnum():
                words[names[number.strip()].strip()].append(cells[0].strip())
    return {
        "entry": [
            {"id": f"{path.stem}.{name}", "category": name, "phrases": found, "source": path.name}
            for name, found in words.items()
            if found
        ]
    }
