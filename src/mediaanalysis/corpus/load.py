"""Paths to documents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from .document import Document


def load_documents(paths: list[Path]) -> Iterator[Document]:
    for path in paths:
        files = sorted(p for p in path.iterdir() if p.suffix in (".txt", ".md", ".jsonl")) if path.is_dir() else [path]
        for file in files:
            yield from _read(file)


def _read(path: Path) -> Iterator[Document]:
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                row = json.loads(line)
                published = datetime.fromisoformat(row["published"]) if row.get("published") else None
                yield Document(row["id"], row["text"], row.get("outlet", ""), published=published)
    else:
        raw = path.read_bytes()
        yield Document(path.stem, raw.decode("utf-8-sig"), sha256=hashlib.sha256(raw).hexdigest(), path=str(path))
