"""Which harm governs which quantity.

A quantity is linked to a harm word where what stands between them is a known construction: a subject and its passive,
a verb and its object, a count and its noun. What no path reaches may share the harm of another quantity.
"""

from __future__ import annotations

import re

from .number import MANIFOLD
from .path import BACKWARD, FORWARD, REACH, allows, is_thing
from .reading import Harm, Harmful, Reading
from .share import Link, share_harms

_ACTIVE = re.compile("Q[dwNPUegaxo]{0,7},?R?[HMna]{0,3}J")  # two men who killed: they are no victims
_NUMBER_OF = re.compile("Oo[^;Q]{0,9}?[KXADZ][^;Q]{0,14}?[pMBr][da]{0,2}Q")
_CHAIN = re.compile("[KA](?:[,C]+a*[Bs]?[KAD])+|J(?:[,C]+a*J)+")
_OF = re.compile("Q[wNPeg]{0,3}o[da]{0,2}Q")
_SHARE = re.compile("(?P<of>o?)[da]{0,2}$")
_SHARES = frozenset(
    """
    half third thirds two-thirds quarter quarters three-quarters fifth fifths tenth tenths most majority percent cent
    """.split()
)
_FINITE = ("passive", "intransitive", "state", "wounds", "carried", "relative")
_WAYS = ("shoot", "stab", "burn")  # ways of being hurt, of which one may die: shot and killed
_LAST = 50  # a rank behind all paths, for words that leave the harm open
_BEFORE = 6  # a rank behind the nearest paths, for harm words that stand before the quantity: shot two men dead


def find_links(reading: Reading) -> dict[int, Link]:
    """The link of each quantity that some harm governs, by the index of its letter."""
    links: dict[int, Link] = {}
    counts: set[int] = set()
    for q in sorted(reading.quantities):
        if is_thing(reading, q):
            continue
        link = _direct(reading, q)
        if reading.words[q] in MANIFOLD and (link is None or link.path != "manifold"):
            continue
        if link is not None:
            links[q] = link
        if not _ACTIVE.match(reading.letters, q):
            counts.add(q)
    for q in [q for q, link in links.items() if _is_the_rest(reading, links, link)]:
        del links[q]
        counts.discard(q)
    links = share_harms(reading, counts, links)
    return {q: link for q, link in links.items() if not _singled_out(reading, link)}


def _direct(reading: Reading, q: int) -> Link | None:
    """The link by the strongest path from the quantity to a harm word, the nearest word of several."""
    letters = reading.letters
    best: tuple[int, int, Link] | None = None
    for h, harm in reading.harms.items():
        if abs(h - q) > REACH:
            continue
        paths, first, last = (FORWARD, q, h) if h > q else (BACKWARD, h + 1, q)
        for rank, name, path in paths.get(letters[h], ()):
            if path.fullmatch(letters, first, last) and allows(reading, q, h, name):
                rank = _rank(rank, harm, letters[h], name, before=h < q)
                if best is None or (rank, abs(h - q)) < best[:2]:
                    whole = -1 if name == "apposition" else None
                    best = (rank, abs(h - q), Link(q, _outcome(reading, h), name, whole, h))
                break
    if best is None and (found := _number_of(reading, q)):
        return Link(q, found, "toll")
    return best[2] if best else None


def _rank(rank: int, harm: Harmful, letter: str, path: str, *, before: bool) -> int:
    """How weak a path is, by its place in the list of paths and by what the harm word leaves open."""
    if path == "event" and harm.category == "killed":  # the deaths of four students who had been kidnapped
        return rank
    captives = path == "unit" and harm.category == "missing"  # they killed four hostages
    open_ended = 2 * (harm.category == "unspecified") or letter == "W" or captives  # victims with wounds are wounded
    return rank + _LAST * open_ended + _BEFORE * before


def _outcome(reading: Reading, h: int) -> Harm:
    """The harm of a word, or of the chain in which it stands.

    "Shot and killed" is killed, and so are "kidnapped and killed" and "wounded and later died"; "killed or wounded"
    leaves open which.
    """
    harm = reading.harms[h]
    chain = next((m for m in _CHAIN.finditer(reading.letters, max(0, h - 8), h + 9) if m.start() <= h < m.end()), None)
    if chain is None:
        return harm.category
    chained = [reading.harms[i] for i in range(chain.start(), chain.end()) if i in reading.harms]
    harms = {word.category for word in chained}
    way = chained[0].lemma in _WAYS or chained[0].category == "missing"
    if "killed" in harms and (way or chain[0].endswith("D")):
        return "killed"
    return "unspecified" if harms == {"killed", "wounded"} else harm.category


def _number_of(reading: Reading, q: int) -> Harm | None:
    """The harm in "the number of people killed has risen to 37"."""
    for found in _NUMBER_OF.finditer(reading.letters, max(0, q - REACH), q + 1):
        if found.end() - 1 == q:
            return next((reading.harms[i].category for i in range(found.start(), q) if i in reading.harms), None)
    return None


def _is_the_rest(reading: Reading, links: dict[int, Link], link: Link) -> bool:
    """Whether only some of these people were harmed: "one of the two deputies died", "two members of one family"."""
    q = link.quantity
    if link.path not in _FINITE:
        return False
    if _is_divided(reading, links, link):
        return True
    outer = reading.letters.rfind("Q", 0, q)
    if not _OF.fullmatch(reading.letters, outer, q + 1):
        return False
    return outer in links and links[outer].word == link.word


def _is_divided(reading: Reading, links: dict[int, Link], link: Link) -> bool:
    """Whether a share is told of these people: "half of the 40 guests died", "of the 40 guests, twelve died"."""
    share = _SHARE.search(reading.letters, 0, link.quantity)
    if share is None:
        return False
    if share.start() and reading.words[share.start() - 1] in _SHARES:
        return True
    fronted = share["of"] and reading.letters[share.start() - 1 : share.start()] in ("", ",", ";")
    return bool(fronted) and any(q > link.quantity and other.word == link.word for q, other in links.items())


def _singled_out(reading: Reading, link: Link) -> bool:
    """Whether "one of" only picks somebody out: "one of the four dead was a cook", "one of the oldest judges died"."""
    q = link.quantity
    if reading.quantities[q].high != 1 or not reading.letters.startswith("o", q + 1):
        return False
    return link.path in ("part", "unit", "joined") or any(
        word == "most" or (word.endswith("est") and len(word) > 5) for word in reading.words[q + 2 : q + 7]
    )
