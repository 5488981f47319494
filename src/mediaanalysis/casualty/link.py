"""Which harm governs which quantity: paths between the letters of a sentence.

A quantity is linked to a harm word where the letters from the one to the other are those of a known construction: a
subject and its passive, a verb and its object, a count and its noun. What no path reaches may share the harm of a
quantity that it is joined to ("and 120 others") or that it is a part of ("including 400 children").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .reading import Harm, Reading, load_words


@dataclass(frozen=True, slots=True)
class Link:
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


_NP = "Qo?[dwNPUXegaxtK]{0,7}?"
_ATTACH = (
    "(?:"
    "[poI][dwNPUegaxtQoC]{0,9}?"  # in the town of Homs
    "|,[^;BHKJD]{1,22},"  # , most of them soldiers,
    "|,?R[^;Q]{1,22}?,?"  # , who were not named,
    "|[,C&]+[dwNPUegaxQo]{1,9}?"  # and a child
    "|[ge][^,;BHMKJ]{1,12}"  # guarding the consulate
    "|[aet]"
    ")"
)
_AUX = "[MHna]{0,4}B[aBHMnseptdV,]{0,5}"
# From a quantity forward to the harm word, the strongest first.
_FORWARD = tuple(
    (name, re.compile(path))
    for name, path in (
        ("manifold", "Q[ex]?[EX]"),  # a double murder
        ("unit", "Qo?[dwNegaxPKA]{0,5}(?:[XF])"),  # 42 confirmed deaths
        ("unit", "Q[wUd]{1,2}C[XW]|Q[dwega]{0,2}W"),  # no damage or injuries
        ("state", "Q[dwNPegaxo]{0,6}[aBns]{0,3}A"),  # 15 people dead
        ("participle", "Qo?[da]{0,3}[K]"),  # of the 10 killed
        ("participle", "Q[dwNPegaxUXo]{1,7}(?:[C,]+[dwNPegaxQ]{1,6})?a?K"),  # three women and a man killed on Thursday
        ("passive", f"{_NP}{_ATTACH}{{0,1}}?{_AUX}(?:K[,C]*a*)*[KAD]"),
        ("intransitive", f"{_NP}{_ATTACH}{{0,1}}?[MHna]{{0,4}}D"),
        ("relative", f"{_NP},?R(?:[dwNPeg]{{1,4}})?[HMBnas]{{0,5}}[KDAL]"),
        ("left", "(?<=V)Q[^,;KJBQ]{0,9}K"),  # left six people on the pavement wounded
        ("wounds", f"{_NP}{_ATTACH}{{0,1}}?[MHna]{{0,3}}[uHs][dwegaNUpoCKJ]{{0,6}}W"),
        ("wounds", f"{_NP}p[dwegaNUoC]{{0,5}}W"),
        ("carried", f"{_NP}{_ATTACH}{{0,2}}?{_AUX}[yeas][^,;QB]{{0,8}}[ZW]"),
        ("carried", f"{_NP}(?:{_AUX})?[pM][dNwU]{{0,4}}Z"),
        ("among", f"{_NP}{_AUX}I[da]{{0,3}}[KXA]"),
        ("passive", f"{_NP}{_ATTACH}{{2,3}}?{_AUX}(?:K[,C]*a*)*[KAD]"),
        ("intransitive", f"{_NP}{_ATTACH}{{2,3}}?[MHna]{{0,4}}D"),
        ("state", "Q[^;KJBQ]{0,10}A"),
    )
)
# From a harm word forward to the quantity.
_LIST = "[dwNPUegaoxt]{1,9}(?:,[dwNPUegaox]{1,8})*[,C&]{1,3}d{0,2}Q"
_BACKWARD = tuple(
    (name, re.compile(path))
    for name, path in (
        ("object", "J[a]{0,2}(?:o?[da]{0,3})Q"),
        ("object", "L[a]{0,2}[d]{0,2}Q"),
        ("event", "[EXF]p?[aN]{0,2}o[dawN]{0,3}Q"),
        ("event", f"[EX][po]{_LIST}"),
        ("objects", f"[JL]{_LIST}"),
        ("along", "K[^;Q]{0,18}&d{0,2}Q"),
        ("among", "I?d?[KXA][^,;QB]{0,8}B[da]{0,2}Q"),
        ("toll", "T[^;QKJ]{0,16}?[poBMrsye][ad]{0,2}Q"),
        ("toll", "T[^;K]{0,32}?[ry][^;KJ]{0,18}?[pM][ad]{0,2}Q"),
        ("count", "[XA][^;QKJ]{0,10}?r?[Mpr][ad]{0,2}Q"),
        ("apposition", "[XA],a{0,2}Q"),
    )
)
_NUMBER_OF = re.compile("Oo[^;Q]{0,9}?[KXADZ][^;Q]{0,14}?[pMBr][da]{0,2}Q")
_CHAIN = re.compile("K(?:[,C]+a*K)+")
_PART_OF = re.compile("Qo(?:[da]{0,3}Q|d[da]{0,2}[KXAP]|[dR])")
_DOING = re.compile("[HMna]{0,3}(?:Ba*[egy]|[eVrsy])")  # five of them were arrested
_WHOLES = frozenset("them these those whom us which".split())
_INCLUDING = re.compile("I[dwNPegaxoUt,CQ&]{0,24}?Q")
_JOINED = re.compile("Q[dwNPegaxopUtK]{0,9}?[,C&]{1,3}[dap]{0,3}Q")
_WAYS = ("shoot", "stab", "burn")  # ways of being hurt, of which one may die: shot and killed


def find_links(reading: Reading) -> dict[int, Link]:
    """The link of each quantity that some harm governs, by the index of its letter."""
    links: dict[int, Link] = {}
    counts = [q for q in sorted(reading.quantities) if not _is_thing(reading, q)]
    for q in counts:
        link = _direct(reading, q)
        if link is not None and (link.path == "manifold" or reading.words[q] not in _MANIFOLD):
            links[q] = link
    counts = [q for q in counts if q in links or reading.words[q] not in _MANIFOLD]
    _share(reading, [q for q in counts if not _ACTIVE.match(reading.letters, q)], links)
    return {q: link for q, link in links.items() if not _singled_out(reading, link)}


_ACTIVE = re.compile("Q[dwNPUegaxo]{0,7},?R?[HMna]{0,3}J")  # two men who killed: they are no victims


def _singled_out(reading: Reading, link: Link) -> bool:
    """Whether "one of" only picks somebody out: "one of the four dead was a cook", "one of the oldest judges died"."""
    q = link.quantity
    if reading.quantities[q].high != 1 or not reading.letters.startswith("o", q + 1):
        return False
    return link.path in ("part", "unit", "joined") or any(
        word == "most" or (word.endswith("est") and len(word) > 5) for word in reading.words[q + 2 : q + 7]
    )


_HEAD = re.compile("Qo?[dax]*([eg]?[wNPUexKA]*)")


def _is_thing(reading: Reading, q: int) -> bool:
    """Whether the noun after the quantity names a thing or a unit of measure rather than people."""
    found = _HEAD.match(reading.letters, q)
    words = found[1] if found else ""
    if reading.letters[q + 1 : q + 2] == "t" and reading.words[q + 1] in load_words()["things"]["units"]:
        return True
    return words.rfind("U") > words.rfind("P")


def _direct(reading: Reading, q: int) -> Link | None:
    letters = reading.letters
    best: tuple[int, int, Link] | None = None
    for h, harm in reading.harms.items():
        paths = _FORWARD if h > q else _BACKWARD
        first, last = min(h, q), max(h, q)
        if last - first > 40:
            continue
        for rank, (name, path) in enumerate(paths):
            if path.fullmatch(letters, first, last + 1) and _allows(reading, q, h, name):
                weak = harm.category == "unspecified" or letters[h] == "W"
                order = (rank + (50 if weak else 0) + (6 if h < q else 0), last - first)
                if best is None or order < best[:2]:
                    whole = -1 if name == "apposition" else None
                    best = (*order, Link(q, _outcome(reading, h), name, whole, h))
                break
    if best is None and (found := _number_of(reading, q)):
        return Link(q, found, "toll")
    return best[2] if best else None


def _allows(reading: Reading, q: int, h: int, path: str) -> bool:
    """Whether the words on the path bear out what its letters allow."""
    letters, words, harm = reading.letters, reading.words, reading.harms[h]
    match harm.construction:
        case "held":
            return _names_people(reading, q) and path in ("passive", "relative")
        case "struck":
            named = _names_people(reading, q) or letters[q + 1 : q + 2] in ("", "d", ",")
            return named and not _GUNFIRE.isdisjoint(words)
        case "lose":
            of_them = path == "relative" and letters[h + 1 : h + 2] not in tuple("dQNPw")
            return (of_them or path in ("object", "objects")) and _names_people(reading, q)
        case "lives":  # that may also be saved or changed
            near = words[max(0, min(q, h) - 6) : max(q, h) + 5]
            return not _TAKING.isdisjoint(near)
        case "wounds" if path == "unit":  # two bullet wounds may be one man's
            return harm.lemma == "injury" and reading.quantities[q].modifier != "vague"
    if harm.lemma in _OF_THINGS and letters[h] == "J" and not _names_people(reading, q):  # captured votes
        return False
    if harm.lemma == "shoot" and path == "participle" and letters[q - 1 : q] in ("H", "B", "d") and q:
        return (reading.quantities[q].high or 2) > 1  # one shot at it
    if harm.lemma == "hang" and not _names_people(reading, q):
        return False
    if harm.lemma == "hurt" and letters[h] == "J" and words[h] != "hurting":  # as prices do
        return False
    if reading.quantities[q].high == 0 and path not in ("unit", "passive", "intransitive", "state", "participle"):
        return False
    match path:
        case "manifold":
            return words[q] in _MANIFOLD
        case "apposition":  # a quarter of the dead, 469,
            return letters[q + 1 : q + 2] == ","
        case "count":
            before = next((i for i in range(q - 1, h, -1) if letters[i] not in "ad"), h)
            risen = not {"r", "y"}.isdisjoint(letters[h:q])
            return harm.category != "unspecified" and (risen or words[before] == "at")
        case "unit":  # one man's death
            return not any(word.endswith(("'s", "’s")) for word in words[q + 1 : h])
        case "passive" | "state" if harm.lemma == "missing":  # people who are missing it
            return letters[h - 1] not in "Ba" or letters[h + 1 : h + 2] not in ("d", "Q")
        case "state" if words[h - 1] in _OWNERS:  # mourned their dead
            return False
        case "intransitive" if harm.lemma == "flee":  # two men may flee the scene of what they did
            many = (reading.quantities[q].low or reading.quantities[q].high or 0) >= CROWD
            return many or not _HOMES.isdisjoint(words)
        case "state" if harm.category == "displaced":  # a hundred homeless people are no victims of an event
            return letters[h + 1 : h + 2] not in ("P", "w")
        case "participle" | "among":  # the families of those killed are alive
            return not _SURVIVORS.search(letters, q, h + 1)
        case "objects":  # she killed the story, and many of her friends were glad
            return not _SUBJECT.match(letters, q)
        case "passive" | "intransitive" | "carried":  # a relative clause is about the noun before it
            return not _RELATIVE.search(letters, q, h)
    return True


def _names_people(reading: Reading, q: int) -> bool:
    """Whether the noun after the quantity is one for people, or the name of a nation."""
    phrase = _HEAD.match(reading.letters, q)
    if phrase is None:
        return False
    last = reading.words[phrase.end() - 1]
    return "P" in phrase[1] or (phrase[1].endswith("N") and last.endswith(("ans", "is", "ese", "ish")))


_SURVIVORS = re.compile(r"Po[da]{0,3}[KXA]\Z")
_SUBJECT = re.compile("Qo?[dwNPUegaxo]{0,8}[HMna]{0,2}B")
_RELATIVE = re.compile(r"Q[^QR]*?,?Q[dwNPUegaxo]{0,8},?R[HMBna]{0,5}\Z")
CROWD = 20  # people who flee together: from fewer, a scene is left more often than a home
_HOMES = frozenset("home homes house houses village villages country fighting violence war refuge border".split())
_OWNERS = frozenset("the its their his her our".split())
_OF_THINGS = frozenset("capture execute eliminate hang burn evacuate slaughter".split())  # as often as of people
_MANIFOLD = frozenset(("double", "triple", "quadruple", "quintuple"))
_TAKING = frozenset("claim claims claimed claiming cost costs costing take takes took taken taking lost lose".split())
_GUNFIRE = frozenset(
    """
    gunfire gunman gunmen gun guns gunshot gunshots shot shots bullet bullets shooter shooters shooting shootings fire
    fired firing shrapnel rifle handgun pistol sniper snipers
    """.split()
)


def _outcome(reading: Reading, h: int) -> Harm:
    """The harm of a word, or of the chain of participles that it begins: "shot and killed" is killed."""
    harm = reading.harms[h]
    chain = _CHAIN.match(reading.letters, h)
    if chain and harm.lemma in _WAYS:
        return next((reading.harms[i].category for i in range(h + 1, chain.end()) if i in reading.harms), harm.category)
    return harm.category


def _number_of(reading: Reading, q: int) -> Harm | None:
    """The harm in "the number of people killed has risen to 37"."""
    for found in _NUMBER_OF.finditer(reading.letters, max(0, q - 32), q + 1):
        if found.end() - 1 == q:
            return next((reading.harms[i].category for i in range(found.start(), q) if i in reading.harms), None)
    return None


def _share(reading: Reading, counts: Sequence[int], links: dict[int, Link]) -> None:
    """Quantities without a harm of their own take that of a quantity they are joined to or a part of."""
    letters = reading.letters
    for q in counts:
        before = max((b for b in links if b < q), default=None)
        part = _PART_OF.match(letters, q)
        if part and letters[part.end() - 1] in "dPR" and _WHOLES.isdisjoint(reading.words[q + 2 : part.end()]):
            part = None
        if part and letters[part.end() - 1] == "Q":
            whole = part.end() - 1
            harm = (links.get(q) or links.get(whole))
            if harm:
                links[q] = Link(q, harm.harm, "part", whole)
        elif part and q in links:
            links[q] = replace(links[q], whole=before if before is not None else -1)
        elif q in links:
            included = _included(letters, q)
            if included is not None and before is not None and before < included and links[q].path != "among":
                beyond = links[q].path in ("passive", "intransitive") and "Q" in letters[q + 1 : links[q].word]
                harm = links[before].harm if beyond else links[q].harm  # died, including 5 drivers, and 22 were hurt
                links[q] = replace(links[q], harm=harm, whole=before)
        elif before is not None:
            between = letters[before : q + 1]
            included = _included(letters, q)
            if (part and not _DOING.match(letters, part.end())) or (included is not None and before < included):
                links[q] = Link(q, links[before].harm, "part", before)
            elif _JOINED.fullmatch(between):
                links[q] = Link(q, links[before].harm, "joined", links[before].whole)
        else:
            included = _included(letters, q)
            if included is not None:
                harms = [h for h in reading.harms if h < included]
                if harms:
                    links[q] = Link(q, reading.harms[harms[-1]].category, "part", -1)
    for q, after in reversed(list(pairwise(counts))):
        if q not in links and after in links and _JOINED.fullmatch(letters, q, after + 1):
            links[q] = Link(q, links[after].harm, "joined", links[after].whole)


def is_part_of_what_was_said(reading: Reading, q: int) -> bool:
    """Whether a quantity without a harm in its sentence is a part of the one before: "twelve of them were women"."""
    part = _PART_OF.match(reading.letters, q)
    if part is None or _WHOLES.isdisjoint(reading.words[q + 2 : part.end()]):
        return False
    return _BEING.match(reading.letters, part.end()) is not None


_BEING = re.compile("[HMna]{0,3}B[aeNw]{0,3}P")  # were under-age girls


def _included(letters: str, q: int) -> int | None:
    """The letter of the "including" in whose list the quantity stands."""
    for i in range(q - 1, max(-1, q - 26), -1):
        if letters[i] == "I":
            return i if _INCLUDING.fullmatch(letters, i, q + 1) else None
    return None
