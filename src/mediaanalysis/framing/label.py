"""Label families of a corpus: the names that its description gives to one party or one kind of act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..corpus.description import LabelFamily
from .entry import Context, Entry


def label_entries(families: Iterable[LabelFamily]) -> Iterator[Entry]:
    """A codebook entry for each label, with its plural; the category is the family, the pole its side.

    A label that the description writes with a capital counts only with one: IS, not is.

    >>> family = LabelFamily("islamic_state", "insurgent", ("IS", "militant"))
    >>> [(entry.id, entry.nouns) for entry in label_entries([family])]
    [('label.islamic_state.is', ('IS',)), ('label.islamic_state.militant', ('militant',))]
    """
    for family in families:
        for label in family.labels:
            yield Entry(
                id=f"label.{family.name}.{'-'.join(label.lower().split())}",
                feature="label",
                category=family.name,
                nouns=(label,),
                pole=family.side,
                context=Context(capitals=True) if label[:1].isupper() else None,
                source="corpus.toml",
            )
