"""The codebook: word lists in TOML, validated and compiled into one matcher."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..errors import DataError
from ..text.match import Hit, Matcher
from .entry import KINDS, Context, Entry, Header, check_entries, parse_list, raise_problems
from .inflection import inflect

__all__ = ["CODEBOOK", "Codebook", "Context", "Entry", "Form", "Header", "load_codebook"]

CODEBOOK = Path(__file__).parent / "codebook"
ABOUT = "about.toml"  # the title and the version; every other TOML file of the folder is a list


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of an entry: the word it is a form of, and which form (base, s, ing, past, participle, plural)."""

    entry: Entry
    lemma: str
    inflection: str


@dataclass(frozen=True)
class Codebook:
    """All entries; ``find`` is the one pass over a text that every later step reads.

    ``version`` is raised by hand when a list changes what it tags; ``hash`` changes with any character of any list.
    """

    entries: tuple[Entry, ...]
    matcher: Matcher[Form] = field(repr=False)
    headers: tuple[Header, ...] = ()
    version: str = ""
    hash: str = ""

    def find(self, text: str) -> list[Hit[Form]]:
        """The hits sorted by where they begin; leftmost, then longest within a feature.

        Hits of two features may lie within or across one another. Whether an entry's context holds is not asked here:
        it takes the sentence (:func:`.context.holds`).
        """
        hits: list[Hit[Form]] = []
        reached: dict[str, int] = {}
        furthest = 0
        for hit in self.matcher.find_all(text):
            start, end = hit.span.start, hit.span.end
            if start < furthest:  # two hits overlap: keep what no hit of the same feature has covered
                forms = tuple(f for f in hit.values if start >= reached.get(f.entry.feature, 0))
                if not forms:
                    continue
                if len(forms) < len(hit.values):
                    hit = Hit(hit.span, forms)
            for form in hit.values:
                reached[form.entry.feature] = end
            furthest = max(furthest, end)
            hits.append(hit)
        return hits


@cache
def load_codebook(folder: Path = CODEBOOK) -> Codebook:
    """The lists of a folder. A list that cannot be used raises DataError, one line a fault."""
    problems: list[str] = []
    headers: list[Header] = []
    placed: list[tuple[str, Entry]] = []
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        raw = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + raw)
        if path.name != ABOUT:
            header, entries = parse_list(_toml(path, raw), path.name, problems)
            headers.append(header)
            placed += [(path.name, entry) for entry in entries]
    check_entries(placed, problems)
    raise_problems(problems)
    entries = [entry for _, entry in placed]
    about = folder / ABOUT
    version = str(tomllib.loads(about.read_text(encoding="utf-8")).get("version", "")) if about.is_file() else ""
    return Codebook(tuple(entries), Matcher(_forms(entries)), tuple(headers), version, digest.hexdigest()[:12])


def _toml(path: Path, raw: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not TOML in UTF-8: {error}") from error


def _forms(entries: Iterable[Entry]) -> dict[str, list[Form]]:
    forms: dict[str, list[Form]] = defaultdict(list)
    for entry in entries:
        for key, kind in KINDS.items():
            for lemma in getattr(entry, key):
                for spelling, inflection in inflect(lemma, kind):
                    if (not entry.only or inflection in entry.only) and spelling not in entry.exceptions:
                        forms[spelling].append(Form(entry, lemma, inflection))
    return forms
