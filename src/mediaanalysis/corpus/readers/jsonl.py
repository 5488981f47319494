"""JSON Lines: one document a row, with ``id`` and ``text``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ...errors import DataError
from .record import STATED, Record, with_title


def read_jsonl(path: Path) -> Iterator[Record]:
    """One record a row; ``text`` is taken unchanged, with a separate title set before it."""
    with path.open("rb") as lines:
        for n, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = f"{path}:{n}"
            try:
                row = json.loads(line.decode("utf-8-sig"))
            except (UnicodeDecodeError, json.JSONDecodeError) as error:
                raise DataError(f"{where}: not a JSON row in UTF-8: {error}") from error
            if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
                raise DataError(f'{where}: a row needs "id" and "text", both texts')
            stated = {key: row[key] for key in STATED if row.get(key) is not None}
            yield Record(with_title(str(stated.get("title", "")), row["text"]), row["id"], stated)
