"""The codebook: lists of words, validated and compiled into one matcher."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import escape
from pathlib import Path

from ..text.match import Hit, Matcher
from .entry import KINDS, Context, Entry, Header, check_entries, parse_list, raise_problems
from .inflection import inflect
from .reading import ABOUT, list_files, read_book

__all__ = ["CODEBOOK", "Codebook", "Context", "Entry", "Form", "Header", "load_codebook"]

CODEBOOK = Path(__file__).parent / "codebook"


@dataclass(frozen=True, slots=True, eq=False)  # made once, with the codebook: what is read from it can be remembered
class Form:
    """One spelling of an entry: the word it is a form of, and which form (base, s, ing, past, participle, plural)."""

    entry: Entry
    lemma: str
    inflection: str


@dataclass(frozen=True)
class Codebook:
    """All entries; ``find`` is the one pass over a text that every later step reads.

    ``version`` is raised by hand when a list changes what it tags, and ends in ``+own`` with a study's own lists;
    ``hash`` changes with any character of any list. Both belong in every table and caption.
    """

    entries: tuple[Entry, ...]
    matcher: Matcher[Form] = field(repr=False)
    headers: tuple[Header, ...] = ()
    version: str = ""
    hash: str = ""

    def _repr_html_(self) -> str:
        """What JupyterLab shows of it: its features, how many entries each has, and in which categories."""
        by_feature: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            by_feature[entry.feature].append(entry)
        rows = "".join(
            f'<tr><th scope="row">{escape(name)}</th><td>{len(entries):,}</td>'
            f"<td>{escape(', '.join(sorted({e.category for e in entries if e.category})))}</td></tr>\n"
            for name, entries in by_feature.items()
        )
        head = '<tr><th scope="col">feature</th><th scope="col">entries</th><th scope="col">categories</th></tr>'
        caption = escape(f"Codebook {self.version} ({self.hash})")
        return f"<table><caption>{caption}</caption><thead>{head}</thead><tbody>\n{rows}</tbody></table>"

    def with_entries(self, own: Iterable[Entry], instead_of: str = "") -> Codebook:
        """This codebook and the entries, which replace those of the same id, or all of the feature ``instead_of``."""
        kept = (entry for entry in self.entries if entry.feature != instead_of)
        merged = {entry.id: entry for entry in (*kept, *own)}
        if merged == {entry.id: entry for entry in self.entries}:
            return self
        added = hashlib.sha256(self.hash.encode() + repr(tuple(merged.values())).encode()).hexdigest()[:12]
        version = self.version.removesuffix("+own") + "+own"
        entries, matcher = tuple(merged.values()), Matcher(_forms(merged.values()), _feature)
        return replace(self, entries=entries, matcher=matcher, version=version, hash=added)

    def find(self, text: str) -> list[Hit[Form]]:
        """The hits sorted by where they begin; leftmost, then longest within a feature.

        Hits of two features may lie within or across one another. Whether an entry's context holds is not asked here:
        it takes the sentence (:func:`.context.holds`).
        """
        hits: list[Hit[Form]] = []
        overlapping: list[Hit[Form]] = []  # the last hits, each across the one before it
        furthest = 0
        for hit in self.matcher.find_all(text):
            span, values = hit.span, hit.values
            if span.start >= furthest:
                overlapping.clear()
            else:  # keep what no hit of the same feature has covered
                reached = {form.entry.feature: other.span.end for other in overlapping for form in other.values}
                forms = tuple(form for form in values if span.start >= reached.get(form.entry.feature, 0))
                if not forms:
                    continue
                hit = Hit(span, forms, frozenset(map(_feature, forms)))
            furthest = max(furthest, span.end)
            overlapping.append(hit)
            hits.append(hit)
        return hits


def load_codebook(*extra: Path, shipped: bool = True) -> Codebook:
    """The shipped lists, and those of the files or folders given: an entry there replaces the shipped one of its id.

    A list that cannot be used raises DataError, one line a fault.
    """
    stamps = tuple((path, file.stat().st_mtime_ns) for path in extra for file in (*list_files(path), path))
    return _load(tuple(extra), shipped, stamps)


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...], shipped: bool, stamps: tuple[tuple[Path, int], ...]) -> Codebook:
    """``stamps`` has a file read again that was changed since."""
    problems: list[str] = []
    headers: list[Header] = []
    entries: dict[str, Entry] = {}
    digest = hashlib.sha256()
    for folder in (CODEBOOK, *extra) if shipped else extra:
        placed: list[tuple[str, Entry]] = []
        for path in list_files(folder):
            raw = path.read_bytes()
            digest.update(path.name.encode() + b"\0" + raw)
            header, found = parse_list(read_book(path, raw), path.name, problems)
            headers.append(header)
            placed += [(path.name, entry) for entry in found]
        check_entries(placed, problems)
        entries |= {entry.id: entry for _, entry in placed}
    forms = _forms(entries.values())
    alive = {form.entry.id for of_one_spelling in forms.values() for form in of_one_spelling}
    problems += [f"entry {name}: only and exceptions leave none of its words" for name in entries.keys() - alive]
    raise_problems(problems)
    version = tomllib.loads((CODEBOOK / ABOUT).read_text(encoding="utf-8"))["version"] if shipped else ""
    own = "+own" if extra and shipped else ""
    matcher = Matcher(forms, _feature)
    return Codebook(tuple(entries.values()), matcher, tuple(headers), version + own, digest.hexdigest()[:12])


def _feature(form: Form) -> str:
    return form.entry.feature


def _forms(entries: Iterable[Entry]) -> dict[str, list[Form]]:
    forms: dict[str, list[Form]] = defaultdict(list)
    for entry in entries:
        for key, kind in KINDS.items():
            for lemma in getattr(entry, key):
                for spelling, inflection in inflect(lemma, kind):
                    if (not entry.only or inflection in entry.only) and spelling not in entry.exceptions:
                        forms[spelling].append(Form(entry, lemma, inflection))
    return forms
