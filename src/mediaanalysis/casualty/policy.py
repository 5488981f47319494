"""Vague-number policies: what "dozens" is worth, as named tables that can be exchanged over the same words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import DataError

Bounds = tuple[int | None, int | None]
KINDS = (
    "several", "many", "dozens", "tens", "scores", "hundreds", "thousands", "ten_thousands", "hundred_thousands",
    "millions",
)  # fmt: skip
_FILE = Path(__file__).with_name("policy.toml")


@dataclass(frozen=True, slots=True)
class Policy:
    """The bounds of each kind of vague word; None is an open end.

    ``more_than`` is added to N in "more than N". Where ``closed``, a figure is one number, the lowest it allows.
    """

    name: str
    vague: Mapping[str, Bounds]
    more_than: int = 0
    closed: bool = False
    about: str = ""
    source: str = ""


def load_policy(name: str = "codebook", path: Path = _FILE) -> Policy:
    """The policy of that name: ``codebook``, ``acled``, ``airwars``, ``literal``, or one in a file of your own.

    >>> load_policy("acled").vague["dozens"]
    (12, 12)
    """
    policies = _load(path)
    if name not in policies:
        raise DataError(f"{path.name}: no policy {name!r}; there are {', '.join(policies)}")
    return policies[name]


@cache
def _load(path: Path) -> Mapping[str, Policy]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    problems = [p for name, table in tables.items() for p in _problems(f"{path.name}: [{name}]", table)]
    if problems:
        raise DataError("\n".join(problems))
    return {name: _policy(name, table) for name, table in tables.items()}


def _problems(where: str, table: Mapping[str, Any]) -> list[str]:
    found = [f"{where} has no row for {kind!r}" for kind in KINDS if kind not in table]
    for kind, row in table.items():
        if kind in KINDS and not (
            isinstance(row, list) and len(row) == 2 and all(v == "open" or (type(v) is int and v >= 0) for v in row)
        ):
            found.append(f'{where} {kind} = {row!r}; expected [low, high], each a whole number or "open"')
        elif kind not in (*KINDS, "more_than", "closed", "about", "source"):
            found.append(f"{where} {kind!r} is no kind of vague word; there are {', '.join(KINDS)}")
    return found


def _policy(name: str, table: Mapping[str, Any]) -> Policy:
    vague = {kind: tuple(None if v == "open" else v for v in table[kind]) for kind in KINDS}
    rest = {k: table[k] for k in ("more_than", "closed", "about", "source") if k in table}
    return Policy(name, vague, **rest)  # type: ignore[arg-type]
