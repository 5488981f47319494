"""Agency of harm: whether who killed or wounded is said, and how, as the grammar of the harm words tells.

Six constructions after Trew (1979, in Language and Control) and van Leeuwen (2008, Discourse and Practice: exclusion,
activation, objectivation): ``active`` (jets killed nine), ``instrument`` (a strike killed nine), ``passive`` (nine were
killed by jets), ``agentless`` (nine were killed), ``nominal`` (the killing of nine) and ``intransitive`` (nine died).
Works on headlines, which drop the auxiliary (nine killed in raid). An agent named in another sentence is not looked
for: agency is what the clause says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from ..text.match import Hit
from ..text.span import Span
from .codebook import Form
from .context import stands_as_verb
from .evaluation import Found

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[.,;:!?()—–]")
_BE_FORMS = "is are was were be been being get gets got getting feared reported believed left confirmed"
_BE = frozenset(_BE_FORMS.split())
_PASSED = frozenset(("not", "also", "reportedly", "allegedly", "then", "later", "all", "both", "just", "already"))
_INSTRUMENTS = """
strike strikes airstrike airstrikes raid raids attack attacks bomb bombs bombing bombings bombardment missile missiles
rocket rockets shell shells shelling blast blasts explosion explosions fire gunfire crossfire drone drones bullet
bullets mine mines grenade grenades mortar mortars shrapnel clash clashes fighting violence war offensive operation
assault barrage shooting shootings crash conflict collapse weapon weapons gas accident incident massacre
"""
_INSTRUMENT = frozenset(_INSTRUMENTS.split())
# What follows a bare participle in a headline; after an active past stands its object.
_AFTER = ". , ; : ! ? ) — – in by at as after when during on near and or while amid outside since because was were is"
_AFTER_PARTICIPLE = frozenset((*_AFTER.split(), "are"))
_DETERMINERS = frozenset(("the", "a", "this", "that", "his", "her", "their", "its", "mass", "of", "for", "these", "'s"))
# What stands before a participle that describes a noun: the wounded man, of slain officers.
_ATTRIBUTIVE = _DETERMINERS | frozenset(
    "an no of in for with from to by about our my your some many several two three four five six seven".split()
)
_STOPS = frozenset(".,;:!?()—–")
_DAYS = "monday tuesday wednesday thursday friday saturday sunday then now noon midnight nightfall"
_TIMES = frozenset(_DAYS.split())
_ALSO_NOUNS = frozenset(("massacre", "slaughter", "murder", "butcher", "wound", "shoot", "harm", "hurt"))
_NO_DEED = frozenset(("demise", "funeral", "burial", "murderer", "killer", "assassin"))  # name no act of killing
_QUANTITIES = frozenset("series wave waves number string spate dozens hundreds scores barrage volley round".split())
_NOT_A_DEATH = frozenset(("threat", "threats", "penalty", "row", "sentence", "sentences", "certificate", "metal"))
_DEATHS = frozenset(("death", "fatality", "death toll", "toll"))
_ALSO_THINGS = frozenset("hurt burn hang graze scald bruise sicken eliminate liquidate".split())
# What stands before an -ing that is a verb: jets bombed it, killing nine; accused of killing nine.
_BEFORE_GERUND = frozenset(
    ", ; — – ( and or but by of after before while when for without from to in is are was were be been than started "
    "began begin start stop stopped keep kept".split()
)
_GROUP = frozenset(  # what may stand between a subject and its verb
    "have has had having will would can could may might must shall should did do does not n't to be been being".split()
)
_BOUNDARY = _STOPS | frozenset(
    "that which who said says say and but or because although though while when if as since after before until where "
    "than what whose".split()
)
_PREPOSITIONS = frozenset("of in on at by from against near with to over into during outside inside across for".split())
_REACH = 120  # characters: ten words and more
_AGENT = 8  # words after a verb in which its agent stands; its object, and what ends its clause, begin with the next


def find_agency(text: str, sentence: Span, hits: Iterable[Hit[Form]]) -> Iterator[Found]:
    """A tag for each harm word of the sentence that has a construction; the rule is the harm entry's id."""
    for hit in hits:
        for form in hit.values:
            entry = form.entry
            if entry.feature != "harm" or entry.category not in ("killed", "wounded"):
                continue
            category = _construction(text, sentence, hit.span, form)
            if category:
                yield hit.span, "agency", category, entry.id
                break


def _construction(text: str, sentence: Span, span: Span, form: Form) -> str:
    kind = form.entry.id.rpartition(".")[2]
    if form.lemma in _NO_DEED:
        return ""
    if kind == "intransitive":
        return "intransitive"
    noun = kind == "event" or (kind in ("unit", "toll") and form.lemma in _DEATHS)
    dead = kind == "state" and form.entry.category != "wounded"  # not in stable condition
    if not (noun or dead or kind == "transitive"):
        return ""
    following = text[span.end : min(sentence.end, span.end + _REACH)].lower()
    words = islice(_TOKEN.finditer(following), _AGENT if "by" in following else 2)
    after = [word[0] for word in words]
    if noun:
        of_plan = form.lemma == "execution" and after[:2] in (["of", "the"], ["of", "a"], ["of", "its"])
        return "" if of_plan or not _NOT_A_DEATH.isdisjoint(after[:1]) else "nominal"
    before = _TOKEN.findall(text[max(sentence.start, span.start - _REACH) : span.start].lower())
    if kind == "transitive":
        may_be_noun = form.lemma in _ALSO_NOUNS and form.inflection in ("base", "s")
        if after[:1] == ["down"] or (may_be_noun and not stands_as_verb(text, sentence, span)):
            return ""  # shoot down a plane; a massacre
        category = _of_verb(before, after, form)
        return "" if form.lemma in _ALSO_THINGS and category in ("active", "instrument") else category  # burns fuel
    if before[-1:] == ["the"] or before[-2:] in (["number", "of"], ["count", "of"]):
        return "nominal"  # the number of dead
    left = any(word in ("left", "leaves", "leaving", "leave") for word in before[-7:])
    if not left:
        return "intransitive"
    at = max(i for i, word in enumerate(before) if word in ("left", "leaves", "leaving", "leave"))
    return _doer(before[:at])


def _of_verb(before: list[str], after: list[str], form: Form) -> str:
    if form.inflection == "ing":
        last = before[-1] if before else ""
        bare = last in ("in", "of", "after", "for") and _ends(after)  # died in the shooting, after killing nine
        takes_object = bool(after) and (after[0].isdigit() or after[0] in ("one", "two", "three", "dozens", "him"))
        noun = bare or after[:1] == ["of"] or not (takes_object or last in _BEFORE_GERUND)
        return "nominal" if noun else _doer(before)
    inflection = "past" if form.lemma.endswith(("ed", "shot")) else form.inflection  # fatally shot, as a phrase
    if inflection in ("past", "participle", "base") and is_passive(before, after, inflection):
        return "passive" if _has_agent(after) else "agentless"
    if form.inflection in ("past", "participle") and before[-1:] and before[-1] in _ATTRIBUTIVE:
        return "" if form.lemma == "shoot" else "agentless"  # no shot; the wounded man
    if form.inflection == "participle" and not _GROUP & {*before[-3:]}:  # slain is never a past
        return "agentless"
    return _doer(before)


def _ends(after: list[str]) -> bool:
    """Whether a noun phrase ends there, rather than an object following."""
    return not after or after[0] in _AFTER_PARTICIPLE


def is_passive(before: list[str], after: list[str], inflection: str) -> bool:
    """Whether a past form is a passive, with its auxiliary or, in a headline, without; the words are in lower case."""
    trail = [w for w in before[-4:] if w not in _PASSED and not (w.endswith("ly") and len(w) > 4)]
    if trail and trail[-1] in _BE:
        return inflection != "base"
    if inflection == "base":
        return False
    if trail and trail[-1] in ("have", "has", "had", "who", "which", "that", "to", "they", "he", "she", "it", "we"):
        return False
    if after[:2] in (["at", "least"], ["at", "most"], ["as", "many"]):
        return False
    return _ends(after)


def _has_agent(after: list[str]) -> bool:
    """Whether "by" follows in the clause, with somebody rather than a time (killed by Monday)."""
    clause = list(takewhile(lambda word: word not in _STOPS and word not in ("but", "and", "who"), after))
    return "by" in clause[:-1] and clause[clause.index("by") + 1] not in _TIMES


def _doer(before: list[str]) -> str:
    """Whether the subject of a verb is a weapon or an act, or somebody: the noun before it in its clause.

    After a comma or "and" it is the subject of the clause before (the raid hit the camp, killing nine).
    """
    words = before
    while words and (words[-1] in _GROUP or words[-1] in _PASSED or (words[-1].endswith("ly") and len(words[-1]) > 4)):
        words = words[:-1]
    while words and words[-1] in (",", "and", "that", "which"):
        words = words[:-1]
    clause = list(takewhile(lambda word: word not in _BOUNDARY or word == "and", reversed(words)))[::-1]
    if clause[1:2] == ["of"] or clause[2:3] == ["of"]:  # a series of air strikes
        clause = clause[clause.index("of") + 1 :] if not _QUANTITIES.isdisjoint(clause[:2]) else clause
    head = list(takewhile(lambda word: word not in _PREPOSITIONS, clause)) or clause
    ends = (i for i, word in enumerate(head) if i and word in _DETERMINERS)  # Russia fired | a missile
    return "active" if _INSTRUMENT.isdisjoint(head[: next(ends, len(head))]) else "instrument"
