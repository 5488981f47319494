"""What is presented as the source's words or thoughts: the stretch before the cue, after it, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clause import Clause
from .cue import Cue
from .mention import load_lists
from .source import Words, noun_phrase_after, noun_phrase_before

# Between a cue and what introduces its content: "told reporters on Monday in a statement that". No finite verb.
_ADJUNCTS = r"[AYneNg#DHPIotSb~]{0,14}?"
_ADJUNCT_BEGINS = frozenset("AYIotb,")
_TO_THAT = re.compile(rf"{_ADJUNCTS}(?:,[gv][AYneNg#DHPIotSb~]{{1,8}},)?T")  # "said, citing the army, that"
_TO_QUOTE = re.compile(rf"{_ADJUNCTS}C?[,:]?<")
_TO_NEXT_QUOTE = re.compile(r"[^<>.;:vBVMOF]*[,:]?<")  # “One,” said Roe, the mayor’s aide, “two.”
_TO_COLON = re.compile(rf"{_ADJUNCTS}:")
_TO_STOP = re.compile(r"[AYIotDHneNg#SbP~]*(?:[.,;)>-]|$)")
_RESUMES = re.compile(r",[AX]*[BVMOFv]")  # "The bridge, he said, was closed"
_BEGINS_CLAUSE = re.compile(r"[DHP#NneA~SgoI]+[AX]*(?:[BVMOFv]|(?<=[nNP#])e[DHPT])")
_NO_OBJECT = frozenset("say tell think believe argue insist contend".split())  # what follows is a clause in any case
_HAS_VERB = re.compile(r"[BVMOFveS]")  # or what may be one: "Remarkably, the ministry said" presents nothing before it
_HEADLINE = 2  # words before the source from which a line without a full stop presents them, whatever its verb
_NEWS = re.compile(r"[AIDH#nN~]{1,8}?[nN#]e")  # what such a line presents after the cue: "monitor says 15 killed"
# Cues that take a clause, and so may follow it: "…, the mayor warned".
_CLAUSAL = frozenset("say say-past say-phrase show assert doubt concede think estimate hearsay deny direct".split())
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


def find_content(clause: Clause, cue: Cue, source: Words | None, stops: Sequence[int]) -> list[Words]:
    """The stretches of the sentence that the cue presents; ``stops`` are the first words of the cues after it."""
    if cue.lemma == "according to":
        return _according(clause, cue, source, stops)
    if cue.part == "phrase" and cue.lemma.endswith("ly"):
        return _around(clause, cue, stops)
    if cue.part == "noun":
        return _right(clause, cue, source, cue.last + 1, stops)
    first, last = _block(clause, cue, source)
    if cue.group in _CLAUSAL and _is_as_clause(clause, first, last):
        return _left(clause, first - 1)
    before = clause.kinds[max(0, first - 2) : first]
    relative = source is not None and clause.kinds[source[0]] == "W"  # "the mayor, who said"
    if cue.inflection != "ing" and not relative and before[-1:] in (">", ",", "-"):
        closes = ">" in before
        negated = "X" in clause.kinds[first : cue.first]
        headline = first > _HEADLINE and last + 1 == len(clause.kinds) and clause.kinds[0] not in "IUA"
        whole = headline or _HAS_VERB.search(clause.kinds, 0, first) or _RESUMES.match(clause.kinds, last + 1)
        says = cue.group in _CLAUSAL and not negated and whole
        if closes or (says and _is_done(clause, last)):
            return _left(clause, first) + _resumed(clause, cue, last, closes, stops)
    return _right(clause, cue, source, last + 1, stops)


def _block(clause: Clause, cue: Cue, source: Words | None) -> Words:
    """From the first to the last word of cue and source together."""
    first, last = cue.first, cue.last
    if source and source[1] < first:
        return source[0], last
    if source and last < source[0] <= last + 3:
        last = source[1]
    while first and clause.kinds[first - 1] in "ABVOMXY":
        first -= 1
    return first, last


def _is_done(clause: Clause, last: int) -> bool:
    """Whether nothing but adjuncts follows cue and source: "…, he said on Monday."."""
    k = clause.kinds
    if _TO_THAT.match(k, last + 1) or (k[-1] != "." and _NEWS.match(k, last + 1)):
        return False
    return k[last + 1 : last + 2] == "<" or bool(_TO_STOP.match(k, last + 1))


def _left(clause: Clause, first: int) -> list[Words]:
    """The sentence up to the comma before the source, the comma left out unless it closes a quotation."""
    k = clause.kinds
    start, last = 0, first - 1
    while last >= 0 and k[last] in ",-":
        last -= 1
    while start < last and k[start] in "C,":
        start += 1
    return [(start, last)] if start <= last else []


def _resumed(clause: Clause, cue: Cue, last: int, quoted: bool, stops: Sequence[int]) -> list[Words]:
    """What goes on after a cue in the middle: "Survival, he said, depends on readers", “One,” he said, “two.”"""
    k = clause.kinds
    follows = (_TO_NEXT_QUOTE if quoted else _TO_QUOTE).match(k, last + 1)
    if follows:
        return _to_end(clause, follows.end() - 1, stops)
    k = k.replace("Ag", "gg")
    resumes = k[last + 1 : last + 2] == "," and not quoted
    after = k[last + 2 : last + 3]
    if resumes and (after in _BEGINS_VERB if last > cue.last else after not in _NO_RESUMPTION):
        return _to_end(clause, last + 2, stops)
    return []


def _is_as_clause(clause: Clause, first: int, last: int) -> bool:
    """Whether cue and source stand after what they present: "It failed, as the mayor had to admit."."""
    k = clause.kinds
    as_clause = first > 1 and k[first - 2] == "," and clause.word(first - 1) == "as"
    return as_clause and bool(_HAS_VERB.search(k, 0, first) and _ENDS_AS.match(k, last + 1))


_ENDS_AS = re.compile(r"[AYIotDHneNg#SbP~]*(?:\.|$|,[IU])")
_BEGINS_VERB = frozenset("BVMOF")  # "Nobody, said the mayor, could have known"
_NO_RESUMPTION = frozenset(("", "g", "W", "C", "U", "I"))


def _around(clause: Clause, cue: Cue, stops: Sequence[int]) -> list[Words]:
    """The clause of "reportedly", on both sides of it: all that is said, its subject included."""
    subject = noun_phrase_before(clause, cue.head)
    return ([(subject[0], cue.first - 1)] if subject else []) + _to_end(clause, cue.last + 1, stops)


def _right(clause: Clause, cue: Cue, source: Words | None, after: int, stops: Sequence[int]) -> list[Words]:
    k = clause.kinds
    for letter, pattern, back in (("T", _TO_THAT, 1), ("<", _TO_QUOTE, 1), (":", _TO_COLON, 0)):
        found = pattern.match(k, after) if letter in k else None
        near = found is not None and found.end() - after <= 3 and k[after] != "g"
        adjunct = k[after : after + 1] in _ADJUNCT_BEGINS and cue.group in _CLAUSAL
        if found and (near or adjunct or cue.part == "noun" or cue.lemma in load_lists()["addressed"]):
            return _to_end(clause, found.end() - back, stops, "", _in_subject(clause, cue))
    if cue.lemma == "apologize":  # what for is the outlet's word for it
        return []
    addressed = cue.lemma in load_lists()["addressed"]
    if cue.passive and k[after : after + 1] != "t" and (source or not addressed):
        return [subject] if (subject := noun_phrase_before(clause, cue.head)) else []
    start = after
    while start < len(k) and k[start] in "AY":
        start += 1
    if addressed and not cue.passive:
        her = k[start : start + 1] == "H" and k[start + 1 : start + 2] in _AFTER_ADDRESSEE  # "told her he was afraid"
        addressee = (start, start) if her else noun_phrase_after(clause, start)
        about = k.find("o", *addressee) if addressee and cue.lemma in _OF else -1
        addressee = (start, about - 1) if about > 0 else addressee
        start = addressee[1] + 1 if addressee else start
    if start < len(k) and k[start] in ",:":
        start += 1
    takes_clause = cue.group in _CLAUSAL and cue.part == "verb"
    clausal = takes_clause and (cue.lemma in _NO_OBJECT or _BEGINS_CLAUSE.match(k, start))
    return _to_end(clause, start, stops, "clause" if clausal else "phrase", _in_subject(clause, cue))


_OF = frozenset("inform notify warn assure remind advise".split())  # "informed the army of the raid"
_JUDGED = re.compile(r",D[nv]")  # "…, a charge that he denies"
_AFTER_ADDRESSEE = frozenset("PDHTQt<,:.")


def _to_end(
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
        if at > first and (k[at] in ",C>-" or k[at - 1 : at + 1] == ",U"):
            last = at if k[at] == ">" else at - 1 if k[at - 1] != "," else at - 2
            break
    if kind:
        last = min(last, _boundary(clause, first, kind))
    if (judged := _JUDGED.search(k, first, last)) and clause.word(judged.end() - 1) in load_lists()["judgement"]:
        last = judged.start() - 1
    if inside_subject:
        last = min(last, _before_main_verb(k, first, last))
    while last >= first and k[last] in ".,;:":
        last -= 1
    return [(first, last)] if first <= last < len(k) else []


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


_ANOTHER_VERB = re.compile(r"C[AX]*(?:[vF]|e(?=[DHPTtN]))")


def _in_subject(clause: Clause, cue: Cue) -> bool:
    """Whether the cue belongs to the subject of its sentence: "Such claims that …", "Its refusal to admit …"."""
    k = clause.kinds
    nominal = cue.part == "noun" or (cue.first > 1 and k[cue.first - 1] in "tA" and "t" in k[cue.first - 2 : cue.first])
    nominal = nominal or (cue.inflection == "ing" and k[max(0, cue.first - 1)] in "nN")  # "A report accusing him of"
    return nominal and not any(c in k[: cue.first] for c in "BVMOFve,:<")


def _before_main_verb(k: str, first: int, last: int) -> int:
    """The last word before the verb of the sentence: after a that-clause its second finite verb, else the first."""
    comma = k.find(",", first, last + 1)
    if k[0] == "I" and comma > 0:  # "Despite assurances that it was safe, they left"
        return comma - 1
    inner = k[first] == "T"
    verbs = [m.start() for m in _FINITE.finditer(k, first, comma if comma > 0 else last + 1)]
    return verbs[-1 if inner else 0] - 1 if len(verbs) > inner else last


_FINITE = re.compile(r"(?<![BVMOAX])[BVMO][BVMOAX]*[vFe]?|F|v|(?<=[nNP])e")


def _according(clause: Clause, cue: Cue, source: Words | None, stops: Sequence[int]) -> list[Words]:
    k = clause.kinds
    comma = k.find(",", (source[1] if source else cue.last) + 1)
    if not k[: cue.first].strip("AUCI,"):
        return _to_end(clause, comma + 1, stops) if comma >= 0 else []
    left = _left(clause, cue.first)
    parenthetical = k[cue.first - 1] == "," and comma >= 0 and not any(c in k[: cue.first] for c in "BVMOFv")
    return left + (_to_end(clause, comma + 1, stops) if parenthetical else [])
