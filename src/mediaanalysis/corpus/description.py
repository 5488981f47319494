"""corpus.toml: what its owner says of a corpus, validated once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

from ..errors import DataError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher; ``group`` is free ("wire", "state" …), ``colour`` a name or hex code for charts."""

    name: str
    group: str = ""
    colour: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure that an inquiry or a recorder published, drawn beside what outlets state; an open end is None."""

    source: str
    harm: str
    low: int | None = None
    high: int | None = None
    date: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What several documents report on."""

    id: str
    name: str = ""
    date: datetime | None = None
    place: str = ""
    aliases: tuple[str, ...] = ()
    reference: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A group of sources that are counted together: "US" for the Pentagon, Centcom, Washington."""

    name: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelFamily:
    """The names in use for one party or one kind of act."""

    name: str
    side: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """What the owner knows of one file; it goes before anything read off the text."""

    file: str
    sha256: str = ""
    outlet: str = ""
    title: str = ""
    byline: str = ""
    published: datetime | None = None
    url: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """A corpus as corpus.toml describes it; all of it is optional."""

    id: str = ""
    name: str = ""
    note: str = ""
    licence: str = ""
    outlets: tuple[Outlet, ...] = ()
    events: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    label_families: tuple[LabelFamily, ...] = ()
    documents: tuple[Override, ...] = ()


_TABLES: Mapping[str, tuple[str, type[Any]]] = {
    "outlet": ("outlets", Outlet),
    "event": ("events", Event),
    "actor": ("actors", Actor),
    "label_family": ("label_families", LabelFamily),
    "document": ("documents", Override),
}


def load_description(path: Path) -> Description:
    """Read a corpus.toml; a key it does not know, a value of the wrong type or a name given twice is a DataError."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not valid TOML: {error}") from error
    _refuse_unknown(raw, ["corpus", *_TABLES], str(path))
    corpus = raw.get("corpus", {})
    _refuse_unknown(corpus, ["id", "name", "note", "licence"], f"{path}: [corpus]")
    parts: dict[str, Any] = {key: _checked(corpus[key], "str", f"{path}: [corpus] {key}") for key in corpus}
    for key, (name, kind) in _TABLES.items():
        rows = raw.get(key, [])
        if not isinstance(rows, list):
            raise DataError(f"{path}: write [[{key}]], with two brackets, for each {key}")
        parts[name] = tuple(_record(kind, row, f"{path}: [[{key}]] {n}") for n, row in enumerate(rows, 1))
        _refuse_repeated([str(getattr(v, fields(kind)[0].name)) for v in parts[name]], f"{path}: [[{key}]]")
    known = {event.id for event in parts["events"]}
    for document in parts["documents"]:
        if document.event and known and document.event not in known:
            raise DataError(
                f"{path}: [[document]] {document.file}: event {document.event!r} is not among {sorted(known)}"
            )
    return Description(**parts)


def _record(kind: type[T], row: Mapping[str, Any], where: str) -> T:
    declared = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    _refuse_unknown(row, declared, where)
    missing = [f.name for f in declared.values() if f.default is MISSING and f.name not in row]
    if missing:
        raise DataError(f"{where}: {', '.join(missing)} missing")
    return kind(**{key: _checked(value, str(declared[key].type), f"{where}: {key}") for key, value in row.items()})


def _checked(value: Any, kind: str, where: str) -> Any:
    """The value in the type that the field declares."""
    if kind == "datetime | None" and isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if kind == "datetime | None" and isinstance(value, date):
        return datetime.combine(value, time())
    if kind == "datetime | None" and isinstance(value, str):
        try:
            return datetime.fromisoformat(value).replace(tzinfo=None)
        except ValueError as error:
            raise DataError(f"{where}: {value!r} is no date; write 2016-09-17") from error
    if kind == "int | None" and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if kind == "tuple[str, ...]" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if kind == "tuple[Reference, ...]" and isinstance(value, list):
        return tuple(_record(Reference, row, f"{where} {n}") for n, row in enumerate(value, 1))
    if kind == "str" and isinstance(value, str):
        return value
    expected = {"str": "a text", "int | None": "a whole number", "datetime | None": "a date"}
    raise DataError(f"{where}: {value!r} is not {expected.get(kind, 'a list of texts')}")


def _refuse_unknown(row: Mapping[str, Any], known: Any, where: str) -> None:
    if unknown := sorted(set(row) - set(known)):
        raise DataError(f"{where}: unknown {', '.join(unknown)}; known are {', '.join(known)}")


def _refuse_repeated(names: list[str], where: str) -> None:
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise DataError(f"{where}: {', '.join(twice)} given twice")
