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


def load_policy(name: str = "codebook") -> Policy:
    """The policy of that name: ``codebook``, ``acled``, ``airwars``, ``literal``, or a table of your own.

    Your own stands in a TOML file: "mine.toml" is its only table, "mine.toml:strict" one of several. A row
    ``based_on = "airwars"`` takes what the table does not say from a shipped policy.

    >>> load_policy("acled").vague["dozens"]
    (12, 12)
    """
    file, suffix, table = name.partition(".toml")
    path, wanted = (Path(file + suffix), table.removeprefix(":")) if suffix else (_FILE, name)
    policies = _shipped() if path == _FILE else _load(path)
    if suffix and not wanted and len(policies) == 1:
        wanted = next(iter(policies))
    if wanted not in policies:
        example = f"; write {path.name}:{next(iter(policies), 'name')}" if suffix and not wanted else ""
        raise DataError(f"{path.name}: no policy {wanted!r}; there are {', '.join(policies)}{example}")
    return policies[wanted]


@cache
def _shipped() -> Mapping[str, Policy]:
    return _load(_FILE)


def _load(path: Path) -> Mapping[str, Policy]:
    tables = _read(path)
    if path != _FILE:
        shipped = _read(_FILE)
        tables = {name: shipped.get(table.get("based_on", ""), {}) | table for name, table in tables.items()}
    problems = [p for name, table in tables.items() for p in _problems(f"{path.name}: [{name}]", table)]
    if problems:
        raise DataError("\n".join(problems))
    return {name: _policy(name, table) for name, table in tables.items()}


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"{path}: no policy can be read here: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not valid TOML: {error}") from error
    if loose := sorted(name for name, table in tables.items() if not isinstance(table, dict)):
        raise DataError(f"{path.name}: {', '.join(loose)} stands in no table; begin with a line like [mine]")
    return tables


def _problems(where: str, table: Mapping[str, Any]) -> list[str]:
    found = [f"{where} has no row for {kind!r}" for kind in KINDS if kind not in table]
    for kind, row in table.items():
        if kind in KINDS and not (
            isinstance(row, list) and len(row) == 2 and all(v == "open" or (type(v) is int and v >= 0) for v in row)
            and ("open" in row or row[0] <= row[1])
        ):
            found.append(f'{where} {kind} = {row!r}; expected [low, high], each a whole number or "open"')
        elif kind not in (*KINDS, "more_than", "closed", "about", "source", "based_on"):
            found.append(f"{where} {kind!r} is no kind of vague word; there are {', '.join(KINDS)}")
    if type(table.get("more_than", 0)) is not int or type(table.get("closed", False)) is not bool:
        found.append(f"{where} expects more_than = 0 (a whole number) and closed = true or false")
    return found


def _policy(name: str, table: Mapping[str, Any]) -> Policy:
    vague = {kind: tuple(None if v == "open" else v for v in table[kind]) for kind in KINDS}
    rest = {k: table[k] for k in ("more_than", "closed", "about", "source") if k in table}
    return Policy(name, vague, **rest)  # type: ignore[arg-type]
