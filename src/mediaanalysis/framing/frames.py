"""Frames that people code: questions with definitions and references, and a blank sheet to answer them in.

No frame of a text is tagged by the program. Cue words stand beside a question as a suggestion where to look; how far
two coders agree is for the study to report.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

from ..corpus.document import Document
from ..errors import DataError
from ..text.escape import defuse, plain
from ..text.match import Matcher, fold

FRAMES = Path(__file__).parent / "frames"
_BLANK = ("answer", "coder", "note")  # for the person who codes
_COLUMNS = (
    "document_id", "title", "scheme", "frame", "item", "question", "definition", "reference", "answers", "suggestions",
    *_BLANK,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame that several items measure."""

    id: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Item:
    """A question about a document; ``mirror`` names the item that asks for the opposite.

    ``cues`` are words that suggest where to look; a ``*`` ends a stem.
    """

    id: str
    frame: str
    question: str
    definition: str
    reference: str
    cues: tuple[str, ...] = ()
    mirror: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A published scheme of frames, with its items in the order of coding; ``coder`` is always "human"."""

    scheme: str
    label: str
    version: str
    reference: str
    coder: str
    answers: str
    frames: tuple[Frame, ...]
    items: tuple[Item, ...]


def load_frames(folder: Path = FRAMES) -> tuple[Scheme, ...]:
    """The schemes of a folder's TOML files, by name; what is wrong with them is raised as one DataError, a line each.

    >>> [(scheme.scheme, len(scheme.items)) for scheme in load_frames()]
    [('generic', 20), ('war_peace', 20)]
    """
    problems: list[str] = []
    files = sorted(folder.glob("*.toml"))
    if not files:
        problems.append(f"{folder}: no schemes of frames here; expected TOML files")
    schemes = [scheme for file in files for scheme in _load(file, problems)]
    ids = Counter(item.id for scheme in schemes for item in scheme.items)
    repeated = [name for name, n in ids.items() if n > 1]
    problems += [f"{folder}: the item {name!r} is given more than once; an id is given once" for name in repeated]
    if problems:
        raise DataError("\n".join(problems))
    return tuple(schemes)


def coding_sheet(schemes: Iterable[Scheme], documents: Iterable[Document] = ()) -> str:
    """A CSV table with a row for each document and item; without documents, one row for each item.

    The answers are blank. The outlet is left out, so that nobody codes with it in view.
    """
    schemes = tuple(schemes)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    matcher = Matcher({cue: [cue] for cue in sorted({c for s in schemes for i in s.items for c in i.cues})})
    for document in documents or (Document("", ""),):
        found = _find_cues(document.text, matcher)
        for scheme in schemes:
            labels = {frame.id: frame.label for frame in scheme.frames}
            for item in scheme.items:
                said = (
                    document.id, document.title, scheme.scheme, labels[item.frame], item.id, item.question,
                    item.definition, item.reference, scheme.answers, _suggestions(item, found), *("" for _ in _BLANK),
                )  # fmt: skip
                writer.writerow([defuse(plain(cell)) for cell in said])
    return out.getvalue()


def select_schemes(names: Sequence[str] = ()) -> tuple[Scheme, ...]:
    """The shipped schemes of these names, or all where there are none. An unknown name raises DataError."""
    schemes = {scheme.scheme: scheme for scheme in load_frames()}
    if unknown := [name for name in names if name not in schemes]:
        raise DataError(f"no scheme {', '.join(map(repr, unknown))}; there are {', '.join(schemes)}")
    return tuple(scheme for name, scheme in schemes.items() if not names or name in names)


def write_sheet(schemes: Iterable[Scheme], documents: Iterable[Document], path: Path) -> None:
    """Write the coding sheet to the file; a file that cannot be written raises DataError."""
    text = coding_sheet(schemes, documents)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror}") from error


def _load(file: Path, problems: list[str]) -> Iterator[Scheme]:
    """The scheme of a file, if nothing is wrong with it."""
    try:
        book = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"{file.name}: not TOML in UTF-8: {error}")
        return
    known = len(problems)
    head = {key: value for key, value in book.items() if key not in ("frame", "item")}
    tables = {key: _tables(book.get(key, []), f"{file.name}: {key}", problems) for key in ("frame", "item")}
    rows = [{"reference": head.get("reference", "")} | row for row in tables["item"]]
    check = partial(_check_row, problems)
    check(Scheme, head | {"frames": (), "items": ()}, file.name)
    for kind, found, at in ((Frame, tables["frame"], "frame"), (Item, rows, "item")):
        for number, row in enumerate(found, 1):
            check(kind, row, f"{file.name}: {at} {row.get('id', f'number {number}')}")
    if head.get("coder") != "human":
        problems.append(f"{file.name}: coder = {head.get('coder')!r}, expected 'human'; the program codes no frame")
    if len(problems) > known:
        return
    frames = tuple(Frame(**row) for row in tables["frame"])
    items = tuple(Item(**row | {"cues": tuple(row.get("cues", ()))}) for row in rows)
    problems += [f"{file.name}: {fault}" for fault in _faults(frames, items)]
    if len(problems) == known:
        yield Scheme(**head, frames=frames, items=items)


def _tables(rows: object, at: str, problems: list[str]) -> list[dict[str, Any]]:
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        return rows
    problems.append(f"{at} is no list of tables; write [[{at.rpartition(' ')[2]}]] above each")
    return []


def _check_row(problems: list[str], kind: type, row: Mapping[str, Any], at: str) -> None:
    """Add the keys that are unknown, missing or of the wrong type."""
    known = {field.name: field.default is MISSING for field in fields(kind)}
    problems += [f"{at}: unknown key {key!r}; known are {', '.join(known)}" for key in row.keys() - known.keys()]
    problems += [f"{at}: {key} is missing" for key, needed in known.items() if needed and row.get(key, "") == ""]
    for key in row.keys() & known.keys() - {"frames", "items"}:
        value = row[key]
        if key == "cues":
            if not isinstance(value, list) or not all(isinstance(cue, str) for cue in value):
                problems.append(f"{at}: cues = {value!r}, expected a list of strings")
        elif not isinstance(value, str):
            problems.append(f"{at}: {key} = {value!r}, expected a string")


def _faults(frames: Sequence[Frame], items: Sequence[Item]) -> Iterator[str]:
    """What no single row shows, or a row that is well formed says wrongly."""
    by_id = {item.id: item for item in items}
    names = [frame.id for frame in frames]
    yield from (f"frame {name} is given twice" for name in sorted({n for n in names if names.count(n) > 1}))
    yield from (f"frame {name} has no item" for name in names if name not in {item.frame for item in items})
    for item in items:
        at = f"item {item.id}"
        if item.frame not in names:
            yield f"{at}: no frame {item.frame!r}; there are {', '.join(names)}"
        for cue in item.cues:
            if not cue[:1].isalnum() or "*" in cue[:-1] or ("*" in cue and " " in cue):
                yield f"{at}: the cue {cue!r} would never be found; * ends a single word"
        repeated = sorted(cue for cue, n in Counter(map(fold, item.cues)).items() if n > 1)
        yield from (f"{at}: the cue {cue!r} is given twice" for cue in repeated)
        if item.mirror:
            other = by_id.get(item.mirror)
            if other is None or other.mirror != item.id or other.frame == item.frame:
                yield f"{at}: mirror = {item.mirror!r} is no item of another frame that mirrors it"


def _find_cues(text: str, matcher: Matcher[str]) -> dict[str, Counter[str]]:
    """For each cue found, the words of the text in which it was found, counted."""
    found: dict[str, Counter[str]] = {}
    for hit in matcher.find_all(text):
        for cue in hit.values:
            found.setdefault(cue, Counter())[fold(hit.span.of(text))] += 1
    return found


def _suggestions(item: Item, found: Mapping[str, Counter[str]]) -> str:
    """The item's cue words that the document has, with how often where it is more than once."""
    words: Counter[str] = Counter()
    for cue in item.cues:
        words |= found.get(cue, Counter())
    return "; ".join(word if n == 1 else f"{word} ({n})" for word, n in words.most_common())
