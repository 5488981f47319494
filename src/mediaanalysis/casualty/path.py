"""Paths: what may stand between a quantity and the harm word that governs it, in letters and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .number import MANIFOLD
from .reading import Reading, load_words

_NP = "Qo?[dwNPUXegaxtK]{0,7}?"
_ATTACH = (
    "(?:"
    "[poI][dwNPUegaxtQoCZ]{0,9}?"  # in the town of Homs
    "|,[^;BHKJD]{1,22},"  # , most of them soldiers,
    "|,?R(?:[^;QD]|(?<=n)D){1,22}?,?"  # , who were not named,
    "|[,C&]+[dwNPUegaxQo]{1,9}?"  # and a child
    "|[ge][^,;BHMKJ]{1,12}"  # guarding the consulate
    "|[aet]"
    ")"
)
_AUX = "[MHna]{0,4}B[aBHMnseptdV,]{0,5}"


def _by_letter(paths: Iterable[tuple[str, str, str]]) -> Mapping[str, tuple[tuple[int, str, re.Pattern[str]], ...]]:
    """Rank, name and pattern of the paths, by the letters of the harm words to which they lead."""
    compiled = [(rank, name, letters, re.compile(path)) for rank, (name, letters, path) in enumerate(paths)]
    known = {letter for _, _, letters, _ in compiled for letter in letters}
    return {end: tuple((rank, name, path) for rank, name, letters, path in compiled if end in letters) for end in known}


# From a quantity forward up to the harm word of one of the letters, the strongest first.
FORWARD = _by_letter(
    (
        ("manifold", "EX", "Q[ex]?"),  # a double murder
        ("unit", "XF", "Qo?[dwNegaxPKA]{0,5}"),  # 42 confirmed deaths
        ("events", "E", "Qo?[dwNegax]{0,3}"),  # two of the killings
        ("event of", "E", "Q[dwNegaxP]{0,3}P"),  # the six villagers' murder
        ("unit", "XW", "Q[wUd]{1,2}C|Q[dwega]{0,2}"),  # no damage or injuries
        ("state", "A", "Q[dwNPegaxo]{0,6}[aBns]{0,3}"),  # 15 people dead
        ("participle", "K", "Qo?[da]{0,3}"),  # of the 10 killed
        ("participle", "K", "Q[dwNPegaxUXo]{1,7}(?:[C,]+[dwNPegaxQ]{1,6})?a?"),  # two women and a man killed there
        ("passive", "KAD", f"{_NP}{_ATTACH}{{0,1}}?{_AUX}(?:K[,C]*a*)*"),
        ("intransitive", "D", f"{_NP}{_ATTACH}{{0,1}}?[MHna]{{0,4}}"),
        ("relative", "KDAL", f"{_NP},?R(?:[dwNPeg]{{1,4}})?[HMBnas]{{0,5}}"),  # two men whom they shot
        ("participle", "K", "Q[dwNPegaxUXo]{1,7},a?"),  # two students, kidnapped in May
        ("left", "K", "(?<=V)Q[^,;KJBQ]{0,9}"),  # left six people on the pavement wounded
        ("left", "K", "(?<=V)Q[dwNPUegaxo]{0,6},[^;KJB]{1,12},"),  # left four teenagers, aged 14 to 17, wounded
        ("wounds", "W", f"{_NP}{_ATTACH}{{0,1}}?[MHna]{{0,3}}[uHs][dwegaNUpoCKJ]{{0,6}}"),
        ("wounds", "W", f"{_NP}p[dwegaNUoC]{{0,5}}"),  # two men with burns
        ("wounds", "W", f"{_NP}{_AUX}gp[dwegaNUoC]{{0,5}}"),  # three others are recovering from their wounds
        ("carried", "ZW", f"{_NP}{_ATTACH}{{0,2}}?{_AUX}[yeas][^,;QB]{{0,8}}"),
        ("carried", "Z", f"{_NP}(?:{_AUX})?[pM][dNwU]{{0,4}}"),  # put three in hospital
        ("carried", "Z", "Q[da]{0,2}w?X[^,;QBJKD]{0,6}[we]p{1,2}[dwNU]{0,3}"),  # three victims walked into a hospital
        ("among", "KXA", f"{_NP}{_ATTACH}{{0,2}}?{_AUX}I[da]{{0,3}}(?:Q[dwNP]{{0,3}})?"),  # two were among those killed
        ("passive", "KAD", f"{_NP}{_ATTACH}{{2,3}}?{_AUX}(?:K[,C]*a*)*"),
        ("intransitive", "D", f"{_NP}{_ATTACH}{{2,3}}?[MHna]{{0,4}}"),
        ("passive", "K", f"{_NP}{_AUX}[yesg][^;QBR]{{0,14}}[,C]{{1,2}}a{{0,2}}"),  # were taken from home and shot
        ("intransitive", "D", "Qo[da]{0,2}Q?[dwNPeg]{0,3}[KA][HMna]{0,4}"),  # three of the four wounded died
        ("left", "A", "(?<=V)Q[^;KJB]{0,10}"),  # left ten people, including three porters, dead
        ("them", "J", "(?:(?<=[weygV])|(?<=[weygV]p))Q[dwNPegaxoUp]{1,10},?[CS]a{0,2}"),  # lined up two, shot them
    )
)
# From behind a harm word of one of the letters up to the quantity.
_LIST = "[dwNPUegaoxt]{1,9}(?:,[dwNPUegaox]{1,8})*[,C&]{1,3}d{0,2}"
BACKWARD = _by_letter(
    (
        ("object", "J", "a{0,2}o?[da]{0,3}"),  # killed twelve
        ("pair", "J", "dw{1,2}"),  # killed this young couple
        ("family", "J", "[dw]{0,3}[PU]o"),  # killed a family of eight
        ("object", "L", "a{0,2}d{0,2}"),  # has lost forty soldiers
        ("event", "EXF", ",?(?:p[dwNU]{1,4}|[ta]{1,3}|[aN]{1,2})?o[dawN]{0,3}"),  # the murder last week of four
        ("event", "EX", f"[po]{_LIST}"),  # the murder of the mayor and two guards
        ("objects", "JL", _LIST),  # killed the mayor and two guards
        ("wounds", "W", "M[da]{0,2}"),  # injuries to 15 others
        ("along", "KJ", "[^;Q]{0,24}&d{0,2}"),  # was killed with his driver, along with two guards
        ("among", "KXA", "[^,;QB]{0,8}B[da]{0,2}"),  # among the dead were three cooks
        ("toll", "T", "[^;QKJ]{0,16}?[poBMrsye][ad]{0,2}"),  # the toll stands at 83
        ("toll", "T", "[^;K]{0,32}?[ry][^;KJ]{0,18}?[pM][ad]{0,2}"),  # was raised on Monday from 30 to 83
        ("toll", "T", "[^;QKJ]{0,8}?[pM]{1,2}Q[pM][ad]{0,2}"),  # lowered the toll to 39 from 43
        ("toll", "T", "[UI][ad]{0,2}"),  # the toll counts forty soldiers
        ("count", "XA", "[^;QKJ]{0,10}?r?[Mpr][ad]{0,2}"),  # estimated the deaths at 83
        ("numbered", "AK", "(?:(?<=d[AK])|(?<=d[AK]C[AK]))r[da]{0,2}"),  # the dead and wounded numbered 300
        ("apposition", "XA", ",a{0,2}"),  # a quarter of the dead, 469,
        ("label", "AKX", "(?<![a-ce-zA-Z&][AKX]);[da]{0,2}"),  # Wounded: 30
        ("list", "AK", "(?<=d[AK]),[da]{0,2}"),  # the wounded – two girls and two boys –
    )
)
_NEXT = re.compile(",CQ")
_TO_COME = re.compile(r"M[an]{0,2}(?:Ba{0,2})?\Z")
_MODALS = frozenset("could might may would will can".split())
_NOT = ("n't", "n’t")
REACH = 40  # letters between a quantity and its harm word; further apart they are two matters


def allows(reading: Reading, q: int, h: int, path: str) -> bool:
    """Whether the words on the path bear out what its letters allow."""
    letters, words, harm = reading.letters, reading.words, reading.harms[h]
    if h > q and _is_unharmed(reading, q, h):
        return False
    match harm.construction:
        case "held":
            people = names_people(reading, q) and q not in reading.told and path in ("passive", "relative")
            return people and {"was", "is"}.isdisjoint(words[q:h])  # the killer of two men was held
        case "recovering":
            return names_people(reading, q) or letters.startswith("X", q + 1) or words[q + 1 : q + 2] == ("others",)
        case "struck":
            named = names_people(reading, q) or letters[q + 1 : q + 2] in ("", "d", ",")
            return named and not _GUNFIRE.isdisjoint(words)
        case "lose" if q in reading.told and not load_words()["kin"]["single"].issuperset(reading.told[q]):
            return False  # a team loses its captain and its coach
        case "lose":
            of_them = path == "relative" and letters[h + 1 : h + 2] not in tuple("dQNPw")
            return (of_them or path in ("object", "objects")) and names_people(reading, q)
        case "lives":  # that may also be saved or changed
            near = words[max(0, min(q, h) - 6) : max(q, h) + 5]
            return not _TAKING.isdisjoint(near)
        case "wounds" if path == "wounds" and h < q:
            return harm.lemma in ("injury", "wound") and words[h + 1] == "to"
        case "wounds" if path == "unit":  # two bullet wounds may be one man's
            return harm.lemma == "injury" and reading.quantities[q].modifier != "vague"
    of_people = names_people(reading, q) or letters.startswith("X", q + 1) or words[q + 1 : q + 2] == ("others",)
    if harm.lemma in _OF_THINGS and letters[h] == "J" and not of_people:  # captured votes
        return False
    if harm.lemma == "shoot" and path == "participle" and letters[q - 1 : q] in ("H", "B", "d") and q:
        return (reading.quantities[q].high or 2) > 1  # one shot at it
    if harm.lemma == "hang" and not names_people(reading, q):
        return False
    if harm.lemma == "hurt" and letters[h] == "J" and words[h] != "hurting":  # as prices do
        return False
    if reading.quantities[q].high == 0 and path not in ("unit", "passive", "intransitive", "state", "participle"):
        return False
    match path:
        case "manifold":
            return words[q] in MANIFOLD
        case "them":
            return words[h + 1 : h + 2] == ("them",) and names_people(reading, q)
        case "events":
            return harm.lemma in _DEEDS and words[h].endswith("s")
        case "event of":
            return harm.lemma in _DEEDS and not words[h].endswith("s") and words[h - 1].endswith("s")
        case "toll" if letters[h + 1] == "U":
            return words[h + 1] == "counts"
        case "label":
            return words[h + 1] == ":"
        case "numbered":
            return words[h + 1] in ("number", "numbered", "total", "totaled", "totalled", "exceed", "exceeded")
        case "list":
            return words[h - 1] == "the" and words[h + 1] in DASHES
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
        case "state" if words[h - 1] in _OWNERS:  # twelve of their dead; but twelve mourned their dead
            return letters[q + 1] == "o" and set(letters[q + 2 : h]) <= set("da")
        case "pair":
            return words[q] in ("couple", "pair", "trio")
        case "family":
            return words[q - 2] in _GROUPS
        case "intransitive" if harm.lemma == "flee":  # two men may flee the scene of what they did
            many = (reading.quantities[q].low or reading.quantities[q].high or 0) >= CROWD
            return many or not _HOMES.isdisjoint(words)
        case "state" if harm.category == "displaced":  # a hundred homeless people are no victims of an event
            return letters[h + 1 : h + 2] not in ("P", "w")
        case "participle" | "among":  # the families of those killed are alive
            return not _SURVIVORS.search(letters, q, h + 1)
        case "objects" if _SUBJECT.match(letters, q):  # she killed the story, and many of her friends were glad
            return False
        case "objects" | "event" if _AFTER_COMMA.search(letters, h, q):  # after the murder of the mayor, many left
            return letters[h - 2 : h - 1] != "S" and letters[h - 1 : h] != "S" and _LISTED.match(letters, q) is not None
        case "passive" | "intransitive" | "carried":  # a relative clause is about the noun before it
            return not _RELATIVE.search(letters, q, h) and not ends_a_clause(reading, q, h)
    return True


def is_negated(reading: Reading, h: int) -> bool:
    """Whether a harm word is denied: were not hurt, did not kill; but they were not badly hurt."""
    words, last = reading.words, h - 1
    if last > 0 and reading.letters[last] == "B" and not words[last].endswith(_NOT):
        last -= 2 if reading.letters[last - 1] == "a" else 1  # have not (yet) been killed
    return last >= 0 and (words[last] in ("not", "never") or words[last].endswith(_NOT))


def _is_unharmed(reading: Reading, q: int, h: int) -> bool:
    """Whether nothing happened to them all: two were not hurt, neither of two died, how many of the two died."""
    near = reading.words[max(0, q - 5) : q]
    nobody = "neither" in near[-3:] or ("how" in near and "of" in near)
    return nobody or "without" in reading.words[max(q, h - 2) : h] or is_negated(reading, h)


def ends_a_clause(reading: Reading, q: int, h: int) -> bool:
    """Whether the people end one clause and others begin the next: they saved 14 miners, but nine died."""
    joint = _NEXT.search(reading.letters, q, h)
    if joint is None:
        return False
    return reading.words[joint.end() - 2] == "but" or (q > 0 and reading.letters[q - 1] in "eJVyr")


def is_unreal(reading: Reading, q: int, h: int | None) -> bool:
    """Whether the harm is denied or still to come: did not kill 12, 200 could die; but 200 may have died."""
    if h is None:
        return False
    modal = _TO_COME.search(reading.letters, q, h) if q < h else None
    return is_negated(reading, h) or (modal is not None and reading.words[modal.start()] in _MODALS)


def names_people(reading: Reading, q: int) -> bool:
    """Whether the noun after the quantity is one for people, or the name of a nation."""
    if q in reading.told:
        return True
    phrase = _HEAD.match(reading.letters, q)
    if phrase is None:
        return False
    last = reading.words[phrase.end() - 1]
    return "P" in phrase[1] or (phrase[1].endswith("N") and last.endswith(("ans", "is", "ese", "ish")))


def is_thing(reading: Reading, q: int) -> bool:
    """Whether the noun after the quantity names a thing or a unit of measure rather than people."""
    found = _HEAD.match(reading.letters, q)
    words = found[1] if found else ""
    if reading.letters[q + 1 : q + 2] == "t" and reading.words[q + 1] in load_words()["things"]["units"]:
        return True
    if reading.words[q + 1 : q + 2] in (("count",), ("counts",)):  # of an indictment
        return True
    return words.rfind("U") > words.rfind("P")


_HEAD = re.compile("Qo?[dax]*([eg]?[wNPUexKA]*)")
_SURVIVORS = re.compile(r"Po[da]{0,3}[KXA]\Z")
_AFTER_COMMA = re.compile(r"[^C&],d{0,2}\Z")
_LISTED = re.compile(r"Qo[dR]|Q(?!N+[;,])[dwNPUegaxo]{1,8}?(?:,?[C&]|[,;]|\Z)")  # , two aides and a clerk
_SUBJECT = re.compile("Qo?[dwNPUegaxo]{0,8}[HMna]{0,2}B")
_RELATIVE = re.compile(r"Q[^QR]*?,?Q[dwNPUegaxo]{0,8},?R[HMBna]{0,5}\Z")
CROWD = 20  # people who flee together: from fewer, a scene is left more often than a home
_HOMES = frozenset("home homes house houses village villages country fighting violence war refuge border".split())
_GROUPS = frozenset(("family", "crew", "group", "team", "party"))
_DEEDS = frozenset("killing murder slaying assassination execution beheading lynching kidnapping abduction".split())
DASHES = frozenset(("-", "--", "–", "—", " - ", " ? "))
_OWNERS = frozenset("the its their his her our".split())
_OF_THINGS = frozenset(("capture", "execute", "eliminate", "hang", "burn", "evacuate", "slaughter", "blow up"))
_TAKING = frozenset("claim claims claimed claiming cost costs costing take takes took taken taking lost lose".split())
_GUNFIRE = frozenset(
    """
    gunfire gunman gunmen gun guns gunshot gunshots shot shots bullet bullets shooter shooters shooting shootings fire
    fired firing shrapnel rifle handgun pistol sniper snipers
    """.split()
)
