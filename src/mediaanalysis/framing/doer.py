"""Who does it: the doer of a verb or of a noun, by the grammar of the sentence.

A verb has its subject or, in the passive, its agent; a noun has the agent after "by", its owner, the name before it, or
the subject of a verb that commits it (carried out the raid, made a mistake).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .agency import is_passive
from .clause import Clause
from .cue import read_auxiliaries
from .mention import NATIONALITY, load_lists, read_mention, singular
from .phrase import Words, noun_phrase_after, noun_phrase_before


def doer_of_verb(clause: Clause, first: int, last: int, inflection: str) -> Words | None:
    """The subject of an active verb, the agent of a passive one."""
    before, after = list(clause.between(max(0, first - 8), first)), list(clause.between(last + 1, last + 9))
    if inflection in ("past", "participle") and is_passive(before, after, inflection):
        return agent_after(clause, last)
    _, head = read_auxiliaries(clause, first)
    k = clause.kinds
    while head >= 0 and k[head] in "<>":  # the coalition “would not
        _, head = read_auxiliaries(clause, head)
    left = k[head] if head >= 0 else "^"
    if left == "o" and head > 0:  # accused Washington of bombing
        return noun_phrase_before(clause, head - 1)
    if left == "T" and inflection == "ing":  # said that killing him was
        return None
    if left in ",;-C^(" or (inflection == "ing" and left in "UIb"):
        return _first(clause, first)
    phrase = noun_phrase_before(clause, head) if left not in "eFBV" else None
    if phrase and _RELATIVE.search(k, 0, phrase[0]):  # the pilots who bombed the school were
        return noun_phrase_before(clause, phrase[0] - 3) or phrase
    return phrase


_RELATIVE = re.compile(r"[WT][eF]$")


def owner_of(clause: Clause, first: int, last: int) -> Words | None:
    """Whose a noun is: by whom, the army's, their, made by the subject before it, or the name that stands before it."""
    k = clause.kinds
    by = _DONE_BY.match(k, last + 1)
    if by and (agent := agent_after(clause, by.end() - 2)):
        return agent
    at = first - 1
    while at >= 0 and k[at] in _PREMODIFIER:
        at -= 1
    parties = [i for i in range(at + 1, first) if _is_party(clause, i)]
    if parties and parties[-1] - parties[0] == len(parties) - 1:
        return parties[0], parties[-1]
    if at >= 0 and k[at] == "H":
        return at, at
    if at > 0 and k[at] == "S":
        return noun_phrase_before(clause, at - 1)
    verb = at - 1 if at >= 0 and k[at] == "D" else at
    verb -= 1 if verb > 0 and clause.word(verb) == "out" else 0
    return doer_of_verb(clause, verb, verb, "base") if verb > 0 and clause.word(verb) in _COMMITS else None


_PREMODIFIER = frozenset("neNgA#~-<>")
_DONE_BY = re.compile(r"(?:[oI][DHA#]*[neNg#S~-]*)*(?:eI?)?b")  # on the camp carried out by
_COMMITS = frozenset(  # verbs that make their subject the doer of the noun after them
    "make makes made making commit commits committed committing carry carried carries carrying conduct conducts "
    "conducted conducting launch launches launched launching mount mounted stage staged order ordered orders".split()
)


def agent_after(clause: Clause, last: int) -> Words | None:
    """Whom "by" names after the word: not a time, nor the way in which (by mistake, by bombing)."""
    found = _BY.match(clause.kinds, last + 1)
    phrase = noun_phrase_after(clause, found.end()) if found else None
    if phrase is None or clause.kinds[phrase[0]] in "#Yg" or clause.word(phrase[1]) in _WAYS:
        return None
    return phrase


_BY = re.compile(r"[^,;:.<>vTWUQ]{0,8}?b")  # not too far, and in the same clause
_WAYS = frozenset("mistake accident error design force chance coincidence air land sea night day noon monday".split())


def _is_party(clause: Clause, i: int) -> bool:
    """Whether a word before an act is one who may do it: a nationality, an acronym, a body or a role; no mere place."""
    word, lists = clause.word(i), load_lists()
    role = singular(word)
    if (role in lists["role"] or role in _FIGHTERS) and word not in _GRADES:
        return True
    if word in _PARTIES or word.endswith(("-led", "-backed")):
        return True
    if clause.kinds[i] != "N" or word in lists["place"]:
        return False
    name = word.capitalize()
    return NATIONALITY.fullmatch(name) is not None or read_mention(name).kind == "named_organisation"


_PARTIES = frozenset("us u.s u.s. uk u.k. nato idf isis isil is daesh pkk hamas hezbollah fatah taliban".split())
_GRADES = frozenset("major general chief head local guard".split())  # a major offensive is no major's
_FIGHTERS = frozenset(
    "coalition regime rebel militant insurgent jihadist houthi saudi separatist government army navy militia police "
    "opposition enemy state".split()
)


def _first(clause: Clause, limit: int) -> Words | None:
    """The first noun phrase of the sentence, after an opening adjunct if there is one, that stands before the word."""
    for start in _starts(clause, limit):
        found = noun_phrase_after(clause, start)
        if found and found[1] < limit:
            return found
    return None


def _starts(clause: Clause, limit: int) -> Iterator[int]:
    yield 0
    yield from (i + 1 for i in range(limit) if clause.kinds[i] == ",")
