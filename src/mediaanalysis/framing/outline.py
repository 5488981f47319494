"""The codebook as a reader sees it: its features in order, each with its definition and its entries, as text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from ..errors import DataError
from ..text.escape import plain
from .codebook import Codebook
from .entry import KINDS, Context, Entry, Header

WIDTH = 100  # columns: wide enough for the tables of words, and within most terminals
# What the head of a list says, in the order in which a reader asks for it.
HEADINGS = {
    "definition": "Definition", "theory": "Theory", "reference": "Reference", "unit": "Unit", "voice_rule": "Voice",
    "include": "Include", "exclude": "Exclude", "source": "Source",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature's head and its entries; one that is found by a rule of the program has no entries."""

    header: Header
    entries: tuple[Entry, ...]

    @property
    def size(self) -> str:
        """How many entries and words it has."""
        if not self.entries:
            return "found by rule"
        words = sum(len(words_of(entry)) for entry in self.entries)
        return f"{_count(len(self.entries), 'entry', 'entries')}, {_count(words, 'word', 'words')}"


def find_features(codebook: Codebook) -> Iterator[Feature]:
    """The features in the order of their lists, those found by rule last; a later head adds to an earlier."""
    headers = {entry.feature: Header(entry.feature) for entry in codebook.entries}
    for header in codebook.headers:
        said = {f.name: value for f in fields(header) if (value := getattr(header, f.name))}
        if header.feature in headers or len(said) > 1:
            headers[header.feature] = replace(headers.get(header.feature, header), **said)
    for name, header in headers.items():
        yield Feature(header, tuple(entry for entry in codebook.entries if entry.feature == name))


def outline_of(codebook: Codebook) -> Iterator[str]:
    """Lines for a terminal: version and hash, then each feature with its definition and its size."""
    yield title_of(codebook)
    for feature in find_features(codebook):
        header = feature.header
        yield ""
        yield plain(f"{header.feature}: {header.label or header.feature} ({feature.size})")
        yield from _wrapped(header.definition, "  ")


def feature_of(codebook: Codebook, name: str) -> Iterator[str]:
    """Lines for a terminal: all that the codebook says of one feature. An unknown name raises DataError."""
    features = {feature.header.feature: feature for feature in find_features(codebook)}
    if name not in features:
        raise DataError(f"no feature {name!r} in this codebook; there are {', '.join(features)}")
    feature = features[name]
    yield title_of(codebook)
    yield plain(f"{name}: {feature.header.label or name} ({feature.size})")
    for key, heading in HEADINGS.items():
        yield from _wrapped(f"{heading}: {getattr(feature.header, key)}" if getattr(feature.header, key) else "", "  ")
    for entry in feature.entries:
        yield ""
        yield plain(f"{entry.id} ({category_of(entry)})")
        for heading, text in details_of(entry, feature.header):
            yield from _wrapped(f"{heading}: {text}", "    ")


def title_of(codebook: Codebook) -> str:
    """Which codebook this is, in a line."""
    return f"Framing codebook {codebook.version or 'without a version'}, hash {codebook.hash}"


def words_of(entry: Entry) -> tuple[str, ...]:
    """All words of an entry, as they are listed (their inflections are found too)."""
    return tuple(word for key in KINDS for word in getattr(entry, key))


def category_of(entry: Entry) -> str:
    """The category, with pole and polarity where the entry has them.

    >>> category_of(Entry("label.a", "label", "government", pole="neutral"))
    'government, neutral'
    """
    return ", ".join(dict.fromkeys(part for part in (entry.category, entry.pole, entry.polarity) if part))


def details_of(entry: Entry, header: Header) -> Iterator[tuple[str, str]]:
    """Heading and text of what an entry says; its source only where it is not that of the whole list."""
    yield "Words", "; ".join(f"{key}: {', '.join(getattr(entry, key))}" for key in KINDS if getattr(entry, key))
    if context := context_of(entry):
        yield "Counts", context
    yield from (("Example", sentence) for sentence in entry.examples)
    yield from (("Not", sentence) for sentence in entry.near_misses)
    if entry.source and entry.source != header.source:
        yield "Source", entry.source
    if entry.note:
        yield "Note", entry.note


def context_of(entry: Entry) -> str:
    """Where the words of an entry count, in words; "" for one that counts everywhere.

    >>> context_of(Entry("h.may", "hedge", "epistemic", context=Context(capitalised=False, not_preceded_by=("in",))))
    'not preceded by: in; not capitalised'
    """
    parts = [f"only these forms: {', '.join(entry.only)}"] if entry.only else []
    parts += [f"never: {', '.join(entry.exceptions)}"] if entry.exceptions else []
    for field in fields(Context) if entry.context else ():
        value = getattr(entry.context, field.name)
        name = _CONDITIONS.get(field.name, field.name.replace("_", " "))
        if isinstance(value, bool):
            parts.append(name if value else f"not {name}")
        elif value:
            parts.append(f"{name}: {', '.join(value)}")
    return "; ".join(parts)


_CONDITIONS = {
    "near": "with, in the sentence", "not_near": "without, in the sentence", "verb": "as a verb",
    "capitals": "written with a capital",
}  # fmt: skip


def _count(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"


def _wrapped(text: str, indent: str) -> list[str]:
    further = indent + "  "
    return textwrap.wrap(plain(text), WIDTH, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False)
