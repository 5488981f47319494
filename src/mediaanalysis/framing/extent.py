"""How far a content reaches: to the end of its sentence, to the next cue, or to where another clause begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clause import Clause
from .cue import Cue
from .mention import load_lists
from .phrase import Words

# What ends a content before its sentence does, by the kind of content: where in the PolNeAR corpus 60 % of the
# characters that follow lie outside the annotated content. Below that, F1 is better served by going on.
_ENDS = {
    "clause": re.compile(r",(?=[CPUW])|-(?=[DgC])"),
    "phrase": re.compile(r",(?=[gNDWCePUv])|-(?=[DC])|(?<!,)(?=C)"),  # and "praised them and left the room"
}
_ENDING = {  # conjunctions that end it, after a comma and without one
    "clause": (frozenset("but yet while although though".split()), frozenset()),
    "phrase": (frozenset("and but yet while although though as".split()), frozenset({"but"})),
}


def to_end(
    clause: Clause, first: int, stops: Sequence[int], kind: str = "", inside_subject: bool = False
) -> list[Words]:
    """From the word to the end of the sentence, to the next cue, or to where contents of this kind end."""
    k = clause.kinds
    last = len(k) - 1
    if first > last or k[first] == ".":
        return []
    for stop in stops:
        at = stop - 1
        while at > first and k[at] in "ABVOMXYtW":
            at -= 1
        if at > first and (k[at] in ",;C>-" or k[at - 1 : at + 1] == ",U"):
            last = at if k[at] == ">" else at - 1 if k[at - 1] != "," else at - 2
            break
    if kind:
        last = min(last, _boundary(clause, first, kind))
    if judged := _judgement(clause, first, last):
        last = judged - 1
    if inside_subject:
        last = min(last, _before_main_verb(clause, first, last))
    while last >= first and k[last] in ".,;:":
        last -= 1
    return [(first, last)] if first <= last < len(k) else []


def _judgement(clause: Clause, first: int, last: int) -> int:
    """The comma before what the writer calls words reported: "…, a charge that he denies"; 0 where there is none."""
    k = clause.kinds
    found = _JUDGED.search(k, first, last)
    if not found or clause.word(found.end() - 1) not in load_lists()["judgement"]:
        return 0
    at = found.start()
    return at if k.count("<", first, at) == k.count(">", first, at) else 0


_JUDGED = re.compile(r",D[nv]")


def _boundary(clause: Clause, first: int, kind: str) -> int:
    """The last word before a boundary of this kind outside quotation marks, or the last of the sentence."""
    k = clause.kinds
    for found in _ENDS[kind].finditer(k, first + 2):
        at, after = found.start(), found.end()
        if k.count("<", first, at) != k.count(">", first, at) or after >= len(k):
            continue
        joined = kind == "phrase" and _ANOTHER_VERB.match(k, after)
        if k[after] in "CU" and not joined and clause.word(after) not in _ENDING[kind][found.end() == at]:
            continue
        return at - 1
    return len(k) - 1


_ANOTHER_VERB = re.compile(r"C[AX]*(?:[vF]|e(?=[DHPTtN]))|(?<=>)C[AX]*e")


def is_in_subject(clause: Clause, cue: Cue) -> bool:
    """Whether the cue belongs to the subject of its sentence: "Such claims that …", "Its refusal to admit …"."""
    k = clause.kinds
    nominal = cue.part == "noun" and k[cue.last + 1 : cue.last + 2] != ","
    nominal = nominal or (cue.first > 1 and k[cue.first - 1] in "tA" and "t" in k[cue.first - 2 : cue.first])
    nominal = nominal or (cue.inflection == "ing" and k[max(0, cue.first - 1)] in "nN")  # "A report accusing him of"
    return nominal and not any(c in k[: cue.first] for c in "BVMOFve,:<")


def _before_main_verb(clause: Clause, first: int, last: int) -> int:
    """The last word before the verb of the sentence: after a that-clause its second finite verb, else the first."""
    k = clause.kinds
    comma = k.find(",", first, last + 1)
    if k[0] == "I" and comma > 0:  # "Despite assurances that it was safe, they left"
        return comma - 1
    inner = k[first] == "T" or (k[first] == "P" and clause.word(first) not in _OBJECTS)  # said he left was found
    verbs = [m.start() for m in _FINITE.finditer(k, first, comma if comma > 0 else last + 1)]
    return verbs[-1 if inner else 0] - 1 if len(verbs) > inner else last


_OBJECTS = frozenset("him them us me himself herself itself themselves".split())
_FINITE = re.compile(r"(?<![BVMOAX])[BVMO][BVMOAX]*[vFe]?|F|v|(?<=[nNP])e|(?<=P)n(?=[DHt])")
