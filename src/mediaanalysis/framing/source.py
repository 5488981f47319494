"""Who is said to speak or think: the words beside a cue that name its source."""

from __future__ import annotations

import re

from .clause import Clause
from .cue import Cue
from .mention import load_lists, singular
from .phrase import Words, noun_phrase_after, noun_phrase_before

_VERB_GROUP = frozenset("ABVOMXY")  # auxiliaries, negations and adverbs before a verb
_AGENT = re.compile(r"[^,;:.<>vTWUQ]{0,6}?b")  # "by", not too far and in the same clause
_WORDS_BY = re.compile(r"[DnA]{1,3}b")
_NEVER_INVERTED = frozenset("accuse accuse-past deny judge plan promise show think".split())  # "Roe, 34, denies murder"
_INVERTING = re.compile(r"(?:[ev]?[bI][DH]?[neN#]{1,4})*(?:[.,;(<>:-]|[WU]|$)")


def find_source(clause: Clause, cue: Cue, before: Words | None) -> Words | None:
    """The words that name the source of a cue; ``before`` is the source of the cue before it in the sentence."""
    k, i, j = clause.kinds, cue.first, cue.last
    if cue.part == "phrase" and clause.word(i) == "according":
        return noun_phrase_after(clause, j + 1)
    if cue.part == "phrase" and cue.lemma.endswith("ly"):  # reportedly: nobody says who reports
        return None
    if cue.part == "noun":
        return _owner(clause, cue, before)
    if cue.passive:
        at = _AGENT.match(k, j + 1)
        return noun_phrase_after(clause, at.end()) if at else None
    if cue.lemma in ("cite", "quote") and (at := _WORDS_BY.match(k, j + 1)):  # "cited fears by doctors that": theirs
        return noun_phrase_after(clause, at.end())
    head = _before_verb_group(clause, i)
    left = k[head] if head >= 0 else "^"
    straight = cue.group in _NEVER_INVERTED and left != ">"
    straight = straight or cue.inflection == "ing" or cue.lemma in load_lists()["addressed"]
    if left in ">,-^" and head == i - 1 and not straight and (left != "," or _ends_clause(clause, head)):
        after = noun_phrase_after(clause, j + 1)
        if after and _INVERTING.match(k, after[1] + 1):
            return after
    if cue.inflection == "ing" and left in ",^CIU-bo>;(" and clause.word(i - 1) != "as":
        return before or _first_subject(clause, i)
    if left == "C":
        return before or _first_subject(clause, i)
    if left in "Uo" and clause.word(head) in ("as", "of"):
        head -= 1
    phrase = noun_phrase_before(clause, head)
    object_of = phrase and cue.inflection == "ing" and k[i - 1] != "U" and phrase[0] > 1 and k[phrase[0] - 1] in "ev"
    if phrase and k[i - 1] == "U" and phrase[0] > 1 and k[phrase[0] - 1] == "b":  # "was quoted by Oslo Radio as saying"
        phrase = noun_phrase_before(clause, _before_verb_group(clause, phrase[0] - 2)) or phrase
    elif phrase and object_of:  # "issued a statement saying", but "cited a doctor as saying"
        phrase = noun_phrase_before(clause, phrase[0] - 2) or phrase
    return (_narrowed(clause, cue, phrase) if phrase else None) or before


def _narrowed(clause: Clause, cue: Cue, phrase: Words) -> Words | None:
    """The part of the phrase before a cue that names its source: "with Oslo saying", "the army’s refusal to say"."""
    first, last = phrase
    if cue.inflection == "ing":
        at = clause.kinds.rfind("I", first, last)
        if at >= first and clause.word(at) == "with":
            return at + 1, last
        verb = clause.kinds.find("NeI", first, last)  # "Ada Roe appeared on air declaring"
        return (first, verb) if verb >= 0 else phrase
    owner = clause.kinds.rfind("S", first, last)
    return (first, owner - 1) if owner > first and clause.kinds[last + 1] == "t" else phrase


def _ends_clause(clause: Clause, comma: int) -> bool:
    """Whether a comma ends a clause, or a part of a headline, rather than an apposition: "Roe, 34, said little"."""
    k = clause.kinds
    return k[-1] != "." or not _HAS_NO_VERB.fullmatch(k, 0, comma) or _HEDGED.fullmatch(k, 0, comma) is not None


_HAS_NO_VERB = re.compile(r"[^BVMOFve>]*")
_HEDGED = re.compile(r"A|P|[DHneN]*n")  # "Remarkably, said the mayor", "Nobody, said the mayor"


def is_listening(clause: Clause, cue: Cue) -> bool:
    """Whether the subject of a cue is told something by somebody unnamed: "the inquest heard", "court told"."""
    if cue.lemma not in ("hear", "tell") or cue.head < 0 or clause.word(cue.head) not in load_lists()["listening"]:
        return False
    return cue.lemma == "hear" or not _TOLD.match(clause.kinds, cue.last + 1)


_TOLD = re.compile(r"[HPDNn#]")  # told him


def find_antecedent(clause: Clause, source: Words) -> Words:
    """The phrase that a relative pronoun stands for; any other source stands for itself."""
    first, last = source
    if first != last or clause.kinds[first] not in "WT" or first == 0:
        return source
    before = first - 1
    while before > 0 and clause.kinds[before] in ",->":
        before -= 1
    phrase = noun_phrase_before(clause, before)
    if not phrase or clause.kinds[phrase[0]] in "WT":
        return (before, before) if clause.kinds[before] in "nN" else source
    last = phrase[1]
    link = max(clause.kinds.rfind("I", *phrase), clause.kinds.rfind("o", *phrase))
    speaks = link > phrase[0] and singular(clause.word(last)) in load_lists()["role"]
    return (link + 1, last) if speaks else phrase  # "criticism from lawmakers who said"


def _before_verb_group(clause: Clause, i: int) -> int:
    """Index of the last word before the verb with its auxiliaries; -1 at the beginning of the sentence."""
    k, at = clause.kinds, i - 1
    while at >= 0:
        if k[at] in _VERB_GROUP:
            at -= 1
        elif k[at] == "t":
            raised = at > 0 and clause.word(at - 1) in load_lists()["raising"]
            at -= 1 + raised + (raised and clause.word(at - 1) == "on")  # "goes on to say"
        elif _SINCE_OR_ON.match(k, at) and clause.word(at) in ("since", "on"):  # has since said, on Monday said
            at -= 1
        elif at and clause.word(at - 1) in _PAIRS.get(clause.word(at), ()):
            at -= 2
        else:
            break
    return at


_SINCE_OR_ON = re.compile(r"(?<=V)U|I(?=[Y#])")
_GOES = ("went", "goes", "go", "going", "but")
_PAIRS = {"but": ("all",), "on": _GOES, "forced": _GOES}  # by their second word


_SHORT_LABEL = re.compile(r"[nN#]{1,3}[-:]")


def _first_subject(clause: Clause, limit: int) -> Words | None:
    """The first noun phrase of the sentence, after an opening adjunct if there is one."""
    k = clause.kinds
    label = _SHORT_LABEL.match(k)
    start = label.end() if label else 0
    if not label and (not k or k[0] in "IUg<A"):
        comma = k.find(",", 0, limit)
        start = comma + 1 if comma >= 0 else 0
    if start == 0 and limit == 0:
        comma = k.find(",")
        start = comma + 1 if comma >= 0 else 0
    phrase = noun_phrase_after(clause, start)
    verb = _PAST.search(k, phrase[0], phrase[1] + 1) if phrase else None  # "Thousands marched, demanding …"
    return (phrase[0], verb.start()) if phrase and verb else phrase


_PAST = re.compile(r"[nN](?=e)")


def _owner(clause: Clause, cue: Cue, before: Words | None) -> Words | None:
    """Whose claim, statement or belief a noun is."""
    k, i, j = clause.kinds, cue.first, cue.last
    at = i - 1
    while at >= 0 and k[at] == "N":
        at -= 1
    if at < i - 1 and not (at >= 0 and k[at] in "DH"):  # "contradicted US claims that"
        return at + 1, i - 1
    at = i - 1
    while at >= 0 and k[at] in "neNgA#":
        at -= 1
    if at >= 0 and k[at] == "H":
        return at, at
    if at > 0 and k[at] == "S":
        return noun_phrase_before(clause, at - 1)
    if j + 1 < len(k) and clause.word(j + 1) in ("by", "from", "among"):
        return noun_phrase_after(clause, j + 2)
    agent = _AGENT.match(k, j + 1)
    if agent:
        return noun_phrase_after(clause, agent.end())
    at = i - 1
    while at >= 0 and k[at] in "DneNgA#" and clause.word(at) not in load_lists()["support"]:
        at -= 1
    if at > 0 and clause.word(at) in load_lists()["support"]:
        return noun_phrase_before(clause, _before_verb_group(clause, at)) or before
    return before
