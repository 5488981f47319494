"""Which harm governs which quantity: paths between the letters of a sentence.

A quantity is linked to a harm word where the letters from the one to the other are those of a known construction: a
subject and its passive, a verb and its object, a count and its noun. What no path reaches may share the harm of a
quantity that it is joined to ("and 120 others") or that it is a part of ("including 400 children").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .reading import Harm, Reading

Part = Literal["", "of", "including"]


@dataclass(frozen=True, slots=True)
class Link:
    """A quantity under a harm: the letter it starts from, the harm word, the path, and whether it is a part."""

    quantity: int
    harm: Harm
    path: str
    part: Part = ""
    whole: int | None = None


_NP = "Qo?[dwNPUegaxtK]{0,7}?"
_ATTACH = (
    "(?:"
    "[poI][dwNPUegaxtQoC]{0,9}?"  # in the town of Homs
    "|,[^,;BHMKJD]{1,16},"  # , most of them soldiers,
    "|,?[RS][^;]{1,22}?,?"  # , who were not named,
    "|[,C]+[dwNPUegaxQo]{1,9}?"  # and a child
    "|[ge][^,;BHMKJ]{1,12}"  # guarding the consulate
    "|[aet]"
    ")"
)
_AUX = "[MHna]{0,4}B[aBHMnseptdV,]{0,5}"
# From a quantity forward to the harm word, the strongest first.
_FORWARD = tuple(
    (name, re.compile(path))
    for name, path in (
        ("unit", "Qo?[dwNegaxPKA]{0,5}(?:[XF])"),  # 42 confirmed deaths
        ("unit or", "Q[wUd]{1,2}C[XW]|Q[dwega]{0,2}W"),  # no damage or injuries
        ("state", "Q[dwNPegaxo]{0,6}[aBns]{0,3}A"),  # 15 people dead
        ("participle", "Qo?[da]{0,3}[K]"),  # of the 10 killed
        ("participle", "Q[dwNPegaxUo]{1,7}a?K"),  # three commanders killed on Thursday
        ("passive", f"{_NP}{_ATTACH}{{0,1}}?{_AUX}(?:K[,C]*a*)*[KAD]"),
        ("intransitive", f"{_NP}{_ATTACH}{{0,1}}?[MHna]{{0,4}}D"),
        ("relative", f"{_NP},?R(?:[dwNPeg]{{1,4}})?[HMBnas]{{0,5}}[KDA]"),
        ("wounds", f"{_NP}{_ATTACH}{{0,1}}?[MHna]{{0,3}}[uH][dwegaNUpoC]{{0,6}}W"),
        ("carried", f"{_NP}{_ATTACH}{{0,1}}?{_AUX}[yeas][^,;QB]{{0,8}}Z"),
        ("passive", f"{_NP}{_ATTACH}{{2,3}}?{_AUX}(?:K[,C]*a*)*[KAD]"),
        ("intransitive", f"{_NP}{_ATTACH}{{2,3}}?[MHna]{{0,4}}D"),
        ("state", "Q[^;KJBQ]{0,10}A"),
    )
)
# From a harm word forward to the quantity.
_BACKWARD = tuple(
    (name, re.compile(path))
    for name, path in (
        ("object", "J[a]{0,2}(?:o?[da]{0,3})Q"),
        ("object", "L[a]{0,2}[d]{0,2}Q"),
        ("event", "[EXF]p?[aN]{0,2}o[dawN]{0,3}Q"),
        ("event", "[EX][po][dwNPegaox]{1,8}(?:,[dwNPegaox]{1,8})*[,C]{1,2}d{0,2}Q"),
        ("objects", "[JL][dwNPegaoxt]{1,8}(?:,[dwNPegaox]{1,8})*[,C]{1,2}d{0,2}Q"),
        ("among", "[KXA][^,;QB]{0,8}B[da]{0,2}Q"),
        ("toll", "T[^;QKJ]{0,16}?[poBMrse][ad]{0,2}Q"),
        ("toll", "[XA][^;QKJ]{0,10}?r?[Mp][ad]{0,2}Q"),
        ("sent", "J[^;Q]{0,2}Q"),
    )
)
_NUMBER_OF = re.compile("Oo[^;Q]{0,12}?[KXADZ][^;Q]{0,16}?[pMBr]d?Q")
_PART_OF = re.compile("Qo[da]{0,3}(?:[KXA]|Q|d)")
_INCLUDING = re.compile("[I][da]{0,3}Q")
_JOINED = re.compile("Q[dwNPegaxopUtK]{0,9}?[,CI]{1,2}[dapS]{0,3}Q")


def find_links(reading: Reading) -> dict[int, Link]:
    """The link of each quantity that some harm governs, by the index of its letter."""
    links: dict[int, Link] = {}
    for q in reading.quantities:
        if not _is_thing(reading, q):
            link = _direct(reading, q)
            if link is not None:
                links[q] = link
    _share(reading, links)
    return links


_HEAD = re.compile("Qo?([dawNPUegxKA]*)")


def _is_thing(reading: Reading, q: int) -> bool:
    """Whether the noun after the quantity names a thing or a unit of measure rather than people."""
    found = _HEAD.match(reading.letters, q)
    words = found[1] if found else ""
    things, people = words.rfind("U"), words.rfind("P")
    return things > people


def _direct(reading: Reading, q: int) -> Link | None:
    letters = reading.letters
    best: tuple[int, int, Link] | None = None
    for h, harm in reading.harms.items():
        paths = _FORWARD if h > q else _BACKWARD
        first, last = min(h, q), max(h, q)
        if last - first > 40:
            continue
        for rank, (name, path) in enumerate(paths):
            if path.fullmatch(letters, first, last + 1):
                weak = harm.category == "unspecified" or letters[h] == "W"
                order = (rank + (50 if weak else 0) + (3 if h < q else 0), last - first)
                if best is None or order < best[:2]:
                    best = (*order, Link(q, harm.category, name))
                break
    return best[2] if best else None


def _share(reading: Reading, links: dict[int, Link]) -> None:
    """Quantities without a harm of their own take that of a quantity they are joined to or a part of."""
    letters = reading.letters
    order = sorted(reading.quantities)
    for before, q in zip(order, order[1:], strict=False):
        if q not in links and before in links and not _is_thing(reading, q):
            between = letters[before : q + 1]
            if _JOINED.fullmatch(between):
                links[q] = Link(q, links[before].harm, "joined")
    for q, after in reversed(list(zip(order, order[1:], strict=False))):
        if q not in links and after in links and not _is_thing(reading, q) and _JOINED.fullmatch(letters, q, after + 1):
            links[q] = Link(q, links[after].harm, "joined")
