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
from itertools import takewhile

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
assault barrage shooting shootings crash fighting collapse weapon weapons gas accident incident massacre
"""
_INSTRUMENT = frozenset(_INSTRUMENTS.split())
# What follows a bare participle in a headline; after an active past stands its object.
_AFTER = ". , ; : ! ? ) — – in by at as after when during on near and or while amid outside since because"
_AFTER_PARTICIPLE = frozenset(_AFTER.split())
_DETERMINERS = frozenset(("the", "a", "this", "that", "his", "her", "their", "its", "mass", "of", "for", "these", "'s"))
_STOPS = frozenset(".,;:!?()—–")
_DAYS = "monday tuesday wednesday thursday friday saturday sunday then now noon midnight nightfall"
_TIMES = frozenset(_DAYS.split())
_ALSO_NOUNS = frozenset(("massacre", "slaughter", "murder", "butcher", "wound", "shoot", "harm", "hurt"))
_REACH = 100  # characters: eight words
_SUBJECT = 8  # words: where the subject of a short news sentence stands


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
    if kind == "intransitive":
        return "intransitive"
    if kind == "event" or (kind in ("unit", "toll") and form.lemma in ("death", "fatality", "death toll", "toll")):
        return "nominal"
    if kind not in ("transitive", "state"):
        return ""
    subject = _words(text, sentence.start, min(span.start, sentence.start + _REACH))[:_SUBJECT]
    before = _words(text, max(sentence.start, span.start - _REACH), span.start)
    after = _words(text, span.end, min(sentence.end, span.end + _REACH))
    if kind == "transitive":
        may_be_noun = form.lemma in _ALSO_NOUNS and form.inflection in ("base", "s")
        if after[:1] == ["down"] or (may_be_noun and not stands_as_verb(text, sentence, span)):
            return ""  # shoot down a plane; a massacre
        return _of_verb(subject, before, after, form.inflection)
    left = any(word in ("left", "leaves", "leaving", "leave") for word in before[-7:])
    return _doer(subject, before) if left else "intransitive"


def _words(text: str, start: int, end: int) -> list[str]:
    return [word.lower() for word in _TOKEN.findall(text, start, end)]


def _of_verb(subject: list[str], before: list[str], after: list[str], inflection: str) -> str:
    if inflection == "ing":
        noun = (bool(after) and after[0] == "of") or (bool(before) and before[-1] in _DETERMINERS)
        return "nominal" if noun else _doer(subject, before)
    if inflection in ("past", "participle", "base") and is_passive(before, after, inflection):
        return "passive" if _has_agent(after) else "agentless"
    return _doer(subject, before)


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
    return not after or after[0] in _AFTER_PARTICIPLE


def _has_agent(after: list[str]) -> bool:
    """Whether "by" follows in the clause, with somebody rather than a time (killed by Monday)."""
    clause = list(takewhile(lambda word: word not in _STOPS, after[:_SUBJECT]))
    return "by" in clause[:-1] and clause[clause.index("by") + 1] not in _TIMES


def _doer(subject: list[str], before: list[str]) -> str:
    """Whether the subject, the first words of the sentence or those right before the verb, is a weapon or an act."""
    return "active" if _INSTRUMENT.isdisjoint((*subject, *before[-2:])) else "instrument"
