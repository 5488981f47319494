"""The proof of the word lists: every example triggers its entry, and no near-miss does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import DataError
from ..text.escape import plain
from ..text.quotation import find_quotations
from ..text.sentence import find_sentences
from .codebook import CODEBOOK, Codebook, load_codebook
from .edition import lists_at
from .entry import NONE, Entry, parse_list
from .reading import ABOUT, read_book
from .tag import UNTAGGED, find_tags


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of testing a codebook: how much was tested, and each fault in a line with its file and entry."""

    entries: int
    sentences: int
    unproved: int
    faults: tuple[str, ...]

    @property
    def summary(self) -> str:
        """What was tested, in a line."""
        tested = f"{self.entries} entries, {self.sentences} sentences, {len(self.faults)} faults"
        return f"{tested}; {self.unproved} entries have no example" if self.unproved else tested


def prove_codebook(paths: Sequence[Path] = ()) -> Proof:
    """The proof of the shipped lists with those at the paths; a list that is refused is a fault like any other.

    Lists with an ``about.toml`` are a codebook of their own, tested without those shipped. A path that is no list at
    all raises DataError.

    >>> prove_codebook().faults
    ()
    """
    alone = any((path / ABOUT).is_file() for path in paths)
    files = [file for path in (paths if alone else (CODEBOOK, *paths)) for file in lists_at(path)]
    try:
        codebook = load_codebook(*paths, shipped=not alone)
    except DataError as error:
        return Proof(0, 0, 0, tuple(map(plain, str(error).splitlines())))
    places: dict[str, str] = {}
    for file in files:
        _, entries = parse_list(read_book(file, file.read_bytes()), file.name, [])
        places |= {entry.id: file.name for entry in entries}
    faults = tuple(
        plain(f"{places.get(entry.id, '')}: entry {entry.id}: {fault}")
        for entry in codebook.entries
        for fault in find_faults(entry, codebook)
    )
    sentences = sum(len(entry.examples) + len(entry.near_misses) for entry in codebook.entries)
    return Proof(len(codebook.entries), sentences, sum(not entry.examples for entry in codebook.entries), faults)


def find_faults(entry: Entry, codebook: Codebook) -> Iterator[str]:
    """The entry's examples that do not trigger it and near-misses that do, each in a phrase.

    It is asked what the whole codebook makes of the sentence: a longer word of another entry may take the hit away.
    """
    for sentence in entry.examples:
        if not triggers(sentence, entry, codebook):
            yield f"its example does not trigger it: {sentence!r}"
    for sentence in entry.near_misses if entry.feature not in UNTAGGED else ():  # those are decided by construction
        if triggers(sentence, entry, codebook):
            yield f"its near-miss triggers it: {sentence!r}"


def triggers(sentence: str, entry: Entry, codebook: Codebook) -> bool:
    """Whether the sentence is tagged by the entry; for an entry that tags nothing itself, whether a word is found."""
    hits = codebook.find(sentence)
    if entry.feature in UNTAGGED or entry.category == NONE:
        return any(form.entry.id == entry.id for hit in hits for form in hit.values)
    tags = find_tags(sentence, tuple(find_sentences(sentence)), tuple(find_quotations(sentence)), hits, ())
    return any(tag.rule == entry.id for tag in tags)
