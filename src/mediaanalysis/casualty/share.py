"""Quantities without a harm of their own: joined to one that has it ("and 120 others"), or a part of one."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from .path import DASHES, ends_a_clause, names_people
from .reading import Harm, Reading


class Link(Struct, frozen=True, gc=False):
    """A quantity under a harm: the index of its letter, the harm, the path between them.

    ``word`` is the letter of the harm word, None where the harm is shared with another quantity. ``whole`` is the
    letter of the quantity that this one is a part of, -1 where that is in another sentence or not stated, and None
    where this one is no part.
    """

    quantity: int
    harm: Harm
    path: str
    whole: int | None = None
    word: int | None = None


_PART_OF = re.compile("Qo(?:[da]{0,3}Q|d[da]{0,2}[KXAP]|[dR])")
_WHOLES = frozenset("them these those whom us which".split())
_DOING = re.compile("[HMna]{0,3}(?:Ba*[egy]|[eVrsy])")  # five of them were arrested
_BEING = re.compile("[HMna]{0,3}B[aeNw]{0,3}P")  # twelve of them were under-age girls
_INCLUDING = re.compile("I[dwNPegaxoUt,CQ&]{0,24}?Q")
_JOINED = re.compile("Q[dwNPegaxopUtK]{0,9}?[,C&]{1,3}[dap]{0,3}Q")
# Six monks, five of them Swedes, and two nuns.
_PAST_ASIDE = re.compile("Q[dwNPegaxopUtK]{0,9}?,Qo[Rd][^;,Q]{1,8},C[dap]{0,3}Q")
# Twelve died, but activists say 30.
_SAID = re.compile("Q[dwNPegaxopUtK]{0,9}?[HMBna]{0,4}[DKAX]?[pwNUdt]{0,4},?[CS]?[dwNPUe]{1,5}sQ(?:[,;p]|$)")
# Eight guerrillas, four soldiers and a cook.
_BROKEN_DOWN = re.compile("Q[dwNPegaxo]{0,3}(?:[,C]{1,2}[da]{0,2}[QdwN][dwNPegaxo]{0,4}){1,5}(?:,|;|$)")
_MORE = re.compile("Qd(?:[pta,;]|$)|Qp[dNt]")  # and twenty more on Monday; and twelve in the south
_LIST = 26  # letters after "including" that its list may have


def share_harms(reading: Reading, counts: Collection[int], links: dict[int, Link]) -> dict[int, Link]:
    """The links and those that follow from them; ``counts`` are the quantities that may have one."""
    links = dict(links)
    before: int | None = None
    for q in sorted({*counts, *links}):
        link = links.get(q)
        if q in counts:
            link = _as_part(reading, links, q, before) or link or _joined(reading, links, q, before)
        if link is not None:
            links[q] = link
            before = q
    for q, link in links.items():  # seven were among the 24 killed; seven were among the dead
        if link.path == "among" and link.word is not None:
            whole = reading.letters.find("Q", q + 1, link.word)
            said = "I" in reading.letters[max(0, min(q, link.word) - 2) : max(q, link.word)]
            links[q] = replace(link, whole=whole if whole in links else -1 if said else None)
    for q, after in reversed(list(pairwise(sorted(counts)))):
        if q in links or after not in links or ends_a_clause(reading, q, after + 1):
            continue
        if _JOINED.fullmatch(reading.letters, q, after + 1):
            links[q] = Link(q, links[after].harm, "joined", links[after].whole)
    return links


def is_part_of_what_was_said(reading: Reading, q: int) -> bool:
    """Whether a quantity without a harm in its sentence is a part of the one before: "twelve of them were women"."""
    end = _part_end(reading, q)
    return end is not None and _BEING.match(reading.letters, end) is not None


def _as_part(reading: Reading, links: dict[int, Link], q: int, before: int | None) -> Link | None:
    """The link of a quantity that is a part: of another ("nine of the 10"), of "them", or of what a list includes.

    ``before`` is the last quantity before it that has a link.
    """
    letters, own = reading.letters, links.get(q)
    end = _part_end(reading, q)
    if end is not None and letters[end - 1] == "Q":
        if own is not None and end - 1 not in links:  # one of the two deputies died
            return None
        source = own or links.get(end - 1)
        return Link(q, source.harm, "part", end - 1) if source else None
    if end is not None and own is not None:
        return replace(own, whole=-1 if before is None else before)
    if before is not None and letters[max(0, q - 2) : q] == "oR":  # twelve, of whom seven were women
        return replace(own, whole=before) if own else Link(q, links[before].harm, "part", before)
    included = _included(letters, q)
    listed = included is not None and before is not None and before < included
    if own is not None:
        if not listed or before is None or "among" in (own.path, links[before].path):
            return None
        beyond = own.path in ("passive", "intransitive") and "Q" in letters[q + 1 : own.word]
        return replace(own, harm=links[before].harm if beyond else own.harm, whole=before)
    if before is not None:
        if listed or (end is not None and not _DOING.match(letters, end)):
            return Link(q, links[before].harm, "part", before)
    elif included is not None:
        harms = [harm for h, harm in reading.harms.items() if h < included]
        return Link(q, harms[-1].category, "part", -1) if harms else None
    return None


def _joined(reading: Reading, links: dict[int, Link], q: int, before: int | None) -> Link | None:
    """The link of a quantity that "and" or a comma joins to the one before."""
    letters = reading.letters
    if before is None:
        return None
    if reading.words[q - 1] == ":" or _breaks_down(reading, before, q):  # killed 77: 69 on the island and eight in town
        return Link(q, links[before].harm, "joined", before)
    if _SAID.fullmatch(letters, before, min(q + 2, len(letters))):
        return Link(q, links[before].harm, "joined", links[before].whole)
    whole = links[before].whole
    if whole is not None and whole in links and _PAST_ASIDE.fullmatch(letters, whole, q + 1):
        return Link(q, links[whole].harm, "joined", links[whole].whole)
    more = (letters[q - 1] == "C" or reading.words[q - 1] == "another") and _MORE.match(letters, q) is not None
    if not more and not _JOINED.fullmatch(letters, before, q + 1):
        return None
    return Link(q, links[before].harm, "joined", links[before].whole)


def _breaks_down(reading: Reading, before: int, q: int) -> bool:
    """Whether what follows tells who the people before were: "four victims – two men and two women – were"."""
    mark = reading.words[q - 1]
    if mark != ";" and mark not in DASHES:
        return False
    ends = _BROKEN_DOWN.match(reading.letters, q)
    if ends is None or not names_people(reading, q):
        return False
    if mark == ";":
        return "Q" not in reading.letters[before + 1 : q] and ends.end() == len(reading.letters)
    return set(reading.letters[before + 1 : q - 1]) <= set("dwNPUegaxoXKA")


def _part_end(reading: Reading, q: int) -> int | None:
    """The letter after "of them", "of the dead", "of the 10"; None where the quantity is a part of nothing."""
    part = _PART_OF.match(reading.letters, q)
    if part is None:
        return None
    if reading.letters[part.end() - 1] in "dPR" and _WHOLES.isdisjoint(reading.words[q + 2 : part.end()]):
        return None
    return part.end()


def _included(letters: str, q: int) -> int | None:
    """The letter of the "including" in whose list the quantity stands."""
    i = letters.rfind("I", max(0, q - _LIST), q)
    return i if i >= 0 and _INCLUDING.fullmatch(letters, i, q + 1) else None
