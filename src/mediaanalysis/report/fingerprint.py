"""What a report depends on, as hashes of contents: what has the same fingerprint need not be made again.

Contents, not dates: 100 MB take a tenth of a second, and a checkout or a copy changes every date.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ..errors import DataError
from .notebook import Notebook
from .parameters import Value

PACKAGES = (
    "mediaanalysis", "pandas", "numpy", "matplotlib", "seaborn", "nltk", "papermill", "nbclient", "ipykernel",
)  # fmt: skip
_PACKAGE = Path(__file__).parents[1]
_REPORT = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """``rules``: the code, and what the corpus says of its documents. ``tables``: that and the documents.
    ``notebooks``: that and each notebook with its parameters. ``site``: all of it and the code that makes pages; where
    it is the same, the report would be the same."""

    rules: str
    tables: str
    notebooks: Mapping[str, str]
    site: str


def take_fingerprint(
    corpus: Path, notebooks: Iterable[Notebook], given: Mapping[str, Mapping[str, Value]]
) -> Fingerprint:
    """What a report on the corpus would be made from; a corpus that is not there is an error."""
    if not corpus.exists():
        raise DataError(f"{corpus}: no such file or folder")
    code = [p for p in _code() if not {_REPORT, _PACKAGE / "cli"} & set(p.parents)]
    files = _contents(corpus)
    said = [p for p in files if p.name == "corpus.toml" or corpus / "codebook" in p.parents]
    rules = _digest([str(corpus), hash_files(said, corpus), hash_files(code, _PACKAGE), versions()])
    tables = _digest([rules, hash_files(files, corpus)])
    each = {n.name: _digest([tables, hash_file(n.path), n.name, given.get(n.name, {})]) for n in notebooks}
    return Fingerprint(rules, tables, each, _digest([each, hash_files(_code(), _PACKAGE)]))


def hash_files(paths: Iterable[Path], root: Path) -> str:
    """One hash over the names and contents of files, the same in whatever order they come."""
    return _digest(sorted([str(p.relative_to(root)), hash_file(p)] for p in paths))


def hash_file(path: Path) -> str:
    """The SHA-256 of its bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_code() -> str:
    """All of this package, word lists and templates included."""
    return hash_files(_code(), _PACKAGE)


def versions() -> dict[str, str]:
    """Python and the packages that numbers and pictures depend on."""
    return {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}}


def _contents(corpus: Path) -> list[Path]:
    if corpus.is_file():
        return [corpus]
    return [p for p in corpus.rglob("*") if p.is_file() and not p.name.startswith(".")]


def _code() -> list[Path]:
    return [p for p in _PACKAGE.rglob("*") if p.suffix in (".py", ".toml", ".j2", ".css")]


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
