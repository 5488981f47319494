"""Editions of the codebook: the shipped one, a study's, an older one; and what is different between two."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

from ..errors import DataError
from ..text.escape import plain
from .codebook import Codebook, load_codebook
from .entry import Context, Entry
from .outline import category_of, find_features, words_of
from .reading import ABOUT, FORMATS, list_files

SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class Change:
    """A feature or an entry that two editions do not share as it is."""

    kind: str  # added, removed or changed
    what: str  # "entry" or "feature"
    name: str
    detail: str

    @property
    def line(self) -> str:
        """The change in a line for a terminal."""
        return plain(f"{self.kind} {self.what} {self.name}: {self.detail}")


def open_edition(name: str) -> Codebook:
    """The codebook at a path, or the shipped one where the name is ``shipped``.

    A folder that holds an ``about.toml`` is a codebook of its own, such as an older one; any other folder or file adds
    to the shipped lists, as the folder ``codebook`` of a study does.
    """
    if name == SHIPPED:
        return load_codebook()
    path = Path(name)
    about = path / ABOUT
    lists_at(path)
    if not about.is_file():
        return load_codebook(path)
    try:
        version = tomllib.loads(about.read_text(encoding="utf-8")).get("version", "")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{about}: not TOML in UTF-8: {error}") from error
    return replace(load_codebook(path, shipped=False), version=str(version))


def lists_at(path: Path) -> list[Path]:
    """The files of codes at a path. A folder without any raises DataError: it is hardly the one that was meant."""
    if files := list_files(path):
        return files
    raise DataError(f"{path}: no lists here; expected files of {', '.join(FORMATS)}")


def find_changes(old: Codebook, new: Codebook) -> Iterator[Change]:
    """What was added, removed and changed: features by what their heads say, then entries by their ids."""
    for what, before, after in (("feature", _heads(old), _heads(new)), ("entry", _entries(old), _entries(new))):
        for name in dict.fromkeys((*before, *after)):
            if name not in before:
                yield Change("added", what, name, after[name][0])
            elif name not in after:
                yield Change("removed", what, name, before[name][0])
            elif details := [*_differences(before[name][1], after[name][1])]:
                yield Change("changed", what, name, "; ".join(details))


_Said = dict[str, object]


def _heads(codebook: Codebook) -> dict[str, tuple[str, _Said]]:
    """A summary of each feature, and what its head says."""
    heads = [feature.header for feature in find_features(codebook)]
    return {
        head.feature: (head.definition or "no definition", {f.name: getattr(head, f.name) for f in fields(head)})
        for head in heads
    }


def _entries(codebook: Codebook) -> dict[str, tuple[str, _Said]]:
    """A summary of each entry, and what it says, the conditions of its context among the rest."""
    return {
        entry.id: (f"{entry.feature}, {category_of(entry)}: {', '.join(words_of(entry))}", _said(entry))
        for entry in codebook.entries
    }


def _said(entry: Entry) -> _Said:
    said: _Said = {f.name: getattr(entry, f.name) for f in fields(entry) if f.name != "context"}
    context = entry.context or Context()
    return said | {f.name: getattr(context, f.name) for f in fields(context)}


def _differences(before: _Said, after: _Said) -> Iterator[str]:
    for key, old in before.items():
        new = after[key]
        if old == new:
            continue
        if isinstance(old, tuple) and isinstance(new, tuple):
            gained = [f"+{word!r}" for word in new if word not in old]
            lost = [f"-{word!r}" for word in old if word not in new]
            yield f"{key} {' '.join((*gained, *lost)) or 'in another order'}"
        else:
            yield f"{key} {_shown(old)} -> {_shown(new)}"


def _shown(value: object) -> str:
    return "nothing" if value in ("", None) else repr(value)
