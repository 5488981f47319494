"""What is presented as the source's words or thoughts: the stretch before the cue, after it, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clause import Clause
from .cue import Cue
from .extent import is_in_subject, to_end
from .mention import load_lists
from .phrase import Words, noun_phrase_after, noun_phrase_before

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
_LONG = 5  # and from which a sentence does
_NEWS = re.compile(r"[AIDH#nN~]{1,8}?[nN#]e")  # what such a line presents after the cue: "monitor says 15 killed"
# Cues that take a clause, and so may follow it: "…, the mayor warned".
_CLAUSAL = frozenset(
    "say say-past say-phrase say-heard show assert doubt concede think estimate hearsay deny direct".split()
)


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
    # "the mayor, who said", "asked about it, the mayor declined to answer"
    relative = source is not None and clause.kinds[source[0]] == "W"
    to_right = relative or cue.lemma.endswith(" to")
    if cue.inflection != "ing" and not to_right and before[-1:] in (">", ",", "-"):
        closes = ">" in before
        negated = "X" in clause.kinds[first : cue.first]
        headline = first > (_HEADLINE if last + 1 == len(clause.kinds) else _LONG) and clause.kinds[0] not in "IUA"
        whole = headline or _HAS_VERB.search(clause.kinds, 0, first) or _RESUMES.match(clause.kinds, last + 1)
        says = cue.group in _CLAUSAL and not negated and whole and (source or cue.passive)
        if closes or (says and _is_done(clause, cue, last)):
            return _left(clause, first) + _resumed(clause, cue, last, closes, stops)
    words = _right(clause, cue, source, last + 1, stops)
    if not relative:
        return words
    ends = [stop - 1 for stop in stops if clause.kinds[stop] == "v" and clause.kinds[stop - 1] in "neNgY"]
    return [(a, min(b, *ends)) for a, b in words if a <= min(ends)] if ends else words  # "an aide who asked to go said"


def _block(clause: Clause, cue: Cue, source: Words | None) -> Words:
    """From the first to the last word of cue and source together."""
    first, last = cue.first, cue.last
    if source and source[1] < first:
        return source[0], last
    if source and last < source[0] <= last + 3:
        last = source[1]
    while first and clause.kinds[first - 1] in "ABVOMXY":
        first -= 1
    first -= cue.passive and first > 0 and clause.word(first - 1) == "it"  # "…, it was reported"
    return first, last


def _is_done(clause: Clause, cue: Cue, last: int) -> bool:
    """Whether nothing but adjuncts follows cue and source: "…, he said on Monday.", or what describes the source."""
    k = clause.kinds
    if last > cue.last and not cue.passive and k[last + 1 : last + 2] == "W":
        return True
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
        return to_end(clause, follows.end() - 1, stops)
    k = k.replace("Ag", "gg")
    resumes = k[last + 1 : last + 2] == "," and not quoted and last + 2 not in stops
    after = k[last + 2 : last + 3]
    reason = after == "U" and clause.word(last + 2) in _REASONS
    if resumes and (reason or (after in _BEGINS_VERB if last > cue.last else after not in _NO_RESUMPTION)):
        return to_end(clause, last + 2, stops)
    return []


def _is_as_clause(clause: Clause, first: int, last: int) -> bool:
    """Whether cue and source stand after what they present: "It failed, as the mayor had to admit."."""
    k = clause.kinds
    as_clause = first > 1 and k[first - 2] in ",>" and clause.word(first - 1) == "as"
    return as_clause and bool((k[first - 2] == ">" or _HAS_VERB.search(k, 0, first)) and _ENDS_AS.match(k, last + 1))


_ENDS_AS = re.compile(r"[AYIotDHneNg#SbP~]*(?:\.|$|,[IU])")
_REASONS = frozenset({"because", "if", "so", "unless"})  # "It may fall, he said, because …"
_BEGINS_VERB = frozenset("BVMOF")  # "Nobody, said the mayor, could have known"
_NO_RESUMPTION = frozenset(("", "g", "W", "C", "U", "I"))


def _around(clause: Clause, cue: Cue, stops: Sequence[int]) -> list[Words]:
    """The clause of "reportedly", on both sides of it: all that is said, its subject included."""
    subject = noun_phrase_before(clause, cue.head)
    return ([(subject[0], cue.first - 1)] if subject else []) + to_end(clause, cue.last + 1, stops)


def _right(clause: Clause, cue: Cue, source: Words | None, after: int, stops: Sequence[int]) -> list[Words]:
    k = clause.kinds
    introduced = _introduced(clause, cue, after)
    if introduced is not None:
        return to_end(clause, introduced, stops, "", is_in_subject(clause, cue))
    if cue.lemma == "apologize":  # what for is the outlet's word for it
        return []
    addressed = cue.lemma in load_lists()["addressed"]
    subject: list[Words] = []
    if cue.passive and (source or not addressed) and clause.word(cue.head) != "it":
        subject = [phrase] if (phrase := noun_phrase_before(clause, cue.head)) else []
        if k[after : after + 1] != "t":
            return subject
    start = after
    while start < len(k) and k[start] in "AY" and not _THERE_IS.match(k, start):
        start += 1
    if addressed and not cue.passive:
        start = _after_addressee(clause, cue, start)
    elif (place := _ADJUNCT.match(k, start)) and cue.group in _CLAUSAL and _BEGINS_CLAUSE.match(k, place.end()):
        start = place.end()  # "said in Oslo the road was closed"
    if start < len(k) and k[start] in ",:":
        start += 1
    takes_clause = cue.group in _CLAUSAL and cue.part == "verb"
    if takes_clause and k[start : start + 1] in _VERBAL and (comma := k.find(",", start)) > 0:
        stops = [comma + 1, *stops]  # "the raid, which the army said hit a depot, …"
    clausal = takes_clause and (cue.lemma in _NO_OBJECT or _BEGINS_CLAUSE.match(k, start))
    return subject + to_end(clause, start, stops, "clause" if clausal else "phrase", is_in_subject(clause, cue))


_THERE_IS = re.compile(r"Y[BVMS]")  # "there was", "Monday’s attack"
_ADJUNCT = re.compile(r"I[DH]?[neNY#]{1,3}?(?=[DHP])")
_VERBAL = frozenset("eFBVMO")


def _introduced(clause: Clause, cue: Cue, after: int) -> int | None:
    """Where "that", a quotation mark or a colon introduces the content, adjuncts before it left out."""
    k = clause.kinds
    addressed = cue.lemma in load_lists()["addressed"]
    for letter, pattern, back in _INTRODUCTIONS:
        found = pattern.match(k, after) if k.find(letter, after) >= 0 else None
        if not found or (letter == "<" and not addressed and _is_apart(clause, cue, after)):
            continue
        near = found.end() - after <= 3 and k[after] != "g"
        adjunct = k[after : after + 1] in _ADJUNCT_BEGINS and cue.group in _CLAUSAL
        if near or adjunct or addressed or cue.part == "noun":
            return found.end() - back
    return None


_INTRODUCTIONS = (("T", _TO_THAT, 1), ("<", _TO_QUOTE, 1), (":", _TO_COLON, 0))


def _is_apart(clause: Clause, cue: Cue, after: int) -> bool:
    """Whether more than the quotation is said: "called it “a mess”", or less: "was blamed by the army on “error”"."""
    blamed = cue.passive and "b" in clause.kinds[cue.last + 1 : after + 1]
    return blamed or _OBJECT_AND_QUOTE.match(clause.kinds, after) is not None


_OBJECT_AND_QUOTE = re.compile(r"[DHPNn#t][DHNne#oSA]*<")


def _after_addressee(clause: Clause, cue: Cue, start: int) -> int:
    """The word after whom the cue is addressed to, unless that is who is to do what it asks for: "urged him to go"."""
    k = clause.kinds
    if k[start : start + 1] == "H" and k[start + 1 : start + 2] in _AFTER_ADDRESSEE:
        return start + 1  # "told her he was afraid"
    addressee = noun_phrase_after(clause, start)
    if not addressee or cue.lemma == "urge":
        return start
    about = k.find("o", *addressee) if cue.lemma in _OF else -1
    after = about if about > 0 else addressee[1] + 1
    return start if cue.lemma == "ask" and k[after : after + 1] == "t" else after


_OF = frozenset("inform notify warn assure remind advise".split())  # "informed the army of the raid"
_AFTER_ADDRESSEE = frozenset("PDHTQt<,:.")


def _according(clause: Clause, cue: Cue, source: Words | None, stops: Sequence[int]) -> list[Words]:
    k = clause.kinds
    comma = k.find(",", (source[1] if source else cue.last) + 1)
    named = _APPOSITION.match(k, comma) if comma >= 0 else None
    if named and _BEGINS_CLAUSE.match(k, named.end()):  # "According to the agency, UNHCR, the road is open"
        comma = named.end() - 1
    if not k[: cue.first].strip("AUCI,"):
        return to_end(clause, comma + 1, stops) if comma >= 0 else []
    left = _left(clause, cue.first)
    parenthetical = k[cue.first - 1] == "," and comma >= 0 and not any(c in k[: cue.first] for c in "BVMOFv")
    return left + (to_end(clause, comma + 1, stops) if parenthetical else [])


_APPOSITION = re.compile(r",[DH]?[neN]{1,4},")
