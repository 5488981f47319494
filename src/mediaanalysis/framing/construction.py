"""Which candidates are cues: constructions that decide by themselves, and for the others the learnt weights."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ..text.match import Hit
from .clause import Clause
from .codebook import Form
from .cue import Cue, read_candidate, weigh
from .mention import load_lists, load_speakers, singular
from .source import is_listening

# Log-odds from which a candidate is a cue: F1 is at its best where the chance is about half the F1 that is reached
# (Lipton, Elkan & Naryanaswamy 2014), which is near 0.4.
THRESHOLD = -0.4
# Inside quotation marks the annotations that the weights come from hold no cues, ours do: only clear ones are taken.
NESTED = 0.0


def find_cues(clause: Clause, hits: Sequence[Hit[Form]], quoted: Collection[int]) -> Iterator[Cue]:
    """The cues of a sentence in order; ``quoted`` holds the offsets of hits inside quotation marks."""
    for hit in hits:
        cue = read_candidate(clause, hit, hit.span.start in quoted)
        if _is_no_report(clause, cue) or (cue.lemma in _EVIDENTIAL and _is_evident(clause, cue)):
            continue
        elif (
            (cue.group in _CLAIMS and _is_claim(clause, cue))
            or (cue.group in _SAYING and _is_tag(clause, cue))
            or _is_forced(clause, cue)
        ):
            yield cue
        elif cue.quoted and not _is_of_others(clause, cue):
            continue
        elif weigh(clause, cue) > (NESTED if cue.quoted else THRESHOLD):
            yield cue


_CLAIMS = frozenset("doubt-noun accuse-noun assert-noun concede-noun deny-noun statement-noun hearsay-noun".split())
_THAT = re.compile(r"(?:[boI][DH]?[neN]{1,4})?T")


def _is_claim(clause: Clause, cue: Cue) -> bool:
    """Whether a noun of saying has its clause: "such claims that", "a statement by the army that".

    "He said in a statement that" has one cue, the verb.
    """
    if not _THAT.match(clause.kinds, cue.last + 1):
        return False
    start = max(0, cue.first - 3)
    return "in" not in clause.between(start, cue.first) or not _VERB.search(clause.kinds, max(0, start - 3), cue.first)


def _is_view(clause: Clause, cue: Cue) -> bool:
    """Whether a noun stands in "In Moscow’s view, …", outside quotation marks."""
    found = _IN_ONES.search(clause.kinds, 0, cue.first)
    if not found or cue.quoted or clause.kinds[cue.last + 1 : cue.last + 2] != ",":
        return False
    return clause.word(found.end("before")) == "in" and clause.word(found.end("before") + 1) not in ("my", "our")


_VERB = re.compile(r"[vFeBVMO]")
_IN_ONES = re.compile(r"(?P<before>^|[,:;<C-])I(?:[DnN~]{1,4}S|H)n?$")
_AS_HE = re.compile(r"U[DHPNn#~So]{1,6}(?:,[^,<>]{1,8},)?[AXVM]*$")  # as one commander put it
_ASIDE = frozenset("to on into onto off down aside away behind past together through".split())


def _is_forced(clause: Clause, cue: Cue) -> bool:
    """Whether the construction leaves no doubt: "had to admit", "as he put it", "the jury heard", "in her view, "."""
    if cue.group == "concede":
        return cue.auxiliaries.endswith(("et", "Vt"))
    if cue.lemma == "put it":
        return _AS_HE.search(clause.kinds, 0, cue.first) is not None
    if cue.part == "noun":
        return _is_view(clause, cue)
    return cue.group in ("say-heard", "say-reads")


def _is_tag(clause: Clause, cue: Cue) -> bool:
    """Whether a subject and its verb of saying stand alone or after a quotation: “Is it?” Ada Roe asked."""
    if cue.inflection not in ("past", "s") or cue.passive or cue.quoted:
        return False
    subject = _ALONE.search(clause.kinds, max(0, cue.head - _SHORT), cue.head + 1)
    said = subject and (subject.start() == 0 or clause.kinds[subject.start()] == ">")
    return bool(said) and clause.kinds[cue.last + 1 : cue.last + 2] in _PAUSES


_SAYING = frozenset("say say-past assert concede direct".split())
_SHORT = 6  # words of a subject
_ALONE = re.compile(r"(?:^|>U?)[DHPNn#A~So]+$")
_PAUSES = frozenset(".,:")
# What a clause or a quotation begins with, adjuncts before it, or the end of one that came first.
_CLAUSE = re.compile(
    r"""[AY]* (?: [AYneNg#DHPIotSb~]{0,14}? (?:T|[,:]?<) | [QU] | [,.:;>-] | $ | [DHP#NneA~S]+[AX]*[BVMOFv] )""",
    re.VERBOSE,
)
_RELATIVE = re.compile(r"T[AX]*[BVMOFve]")  # "the claim that was made"
_SAID = re.compile(r">[PDHneNgA#~oS]{0,8}$")  # “It is closed,” the mayor added on Monday
_WITH_WORDS = re.compile(r"[AYnNDI]{0,4}(?:T|[,:]?<|:|,[gv])")
_NAMED = re.compile(r".\b(?:an?|something) (?:[\w-]+ )?[\w-]+$")  # "he wrote a book called"
_OBJECT = re.compile(r"[DH#]?[nN]")
_PAUSE = re.compile(r"[,.:;<-]|$")
_READS = re.compile(r"A*[,:]?<|:")
_HEARD = re.compile(r"[AY]*(?:[TQ]|[.:<]|$|[DHPNn#]+[AX]*[BVMOF])")


def _is_no_report(clause: Clause, cue: Cue) -> bool:
    """Whether a verb that needs a clause to report has a mere object: found her keys, continued the attack."""
    if cue.part == "noun":
        after = clause.kinds[cue.last + 1 : cue.last + 2]
        return not _is_view(clause, cue) if after == "," else _RELATIVE.match(clause.kinds, cue.last + 1) is not None
    if cue.group == "say-reads" and clause.kinds[max(0, cue.first - 1)] != ">":
        return not _READS.match(clause.kinds, cue.last + 1) or clause.text[clause.starts[cue.first]].isupper()
    if cue.group == "say-heard":
        return cue.passive or not is_listening(clause, cue) or not _HEARD.match(clause.kinds, cue.last + 1)
    if cue.part != "verb":
        return False
    if cue.passive:
        agent = "b" in clause.kinds[cue.last + 1 : cue.last + 4]
        return cue.lemma == "post" or (cue.group in ("plan", "show") and not agent)  # determined to
    past = cue.head >= 0 and cue.inflection in ("past", "participle")
    if past and clause.kinds[cue.head] in "UI" and clause.word(cue.head) in ("as", "than"):
        return True  # as previously reported
    if cue.group == "accuse-past" and _is_blow(clause, cue):
        return True
    if cue.lemma in ("fire back", "hit back") and not _WITH_WORDS.match(clause.kinds, cue.last + 1):
        return not _SAID.search(clause.kinds, max(0, cue.first - 12), cue.first)  # soldiers fired back
    if cue.inflection == "s" and _is_verb_before(clause, cue.head):
        return True  # "he refers questions to others"
    if cue.lemma == "put it" and cue.last + 1 < len(clause.kinds) and not _AS_HE.search(clause.kinds, 0, cue.first):
        return clause.word(cue.last + 1) in _ASIDE  # put it on the table
    if cue.lemma == "call" and cue.inflection == "past":
        return _NAMED.search(" ".join(clause.between(0, cue.first))) is not None
    if cue.lemma == "continue":
        return not _PAUSE.match(clause.kinds, cue.last + 1)
    known = cue.lemma == "know" and _OBJECT.match(clause.kinds, cue.last + 1)  # "knows the law"
    if not (known or cue.lemma in load_lists()["clausal"]) or _CLAUSE.match(clause.kinds, cue.last + 1):
        return False
    return not _SAID.search(clause.kinds, max(0, cue.first - 12), cue.first)


def _is_verb_before(clause: Clause, at: int) -> bool:
    return at > 0 and clause.kinds[at - 1 : at + 1] in ("Pn", "Cn", "Wn") and clause.word(at).endswith("s")


def _is_blow(clause: Clause, cue: Cue) -> bool:
    """Whether a verb of blaming is meant as it was before: a missile slammed a school, rockets ripped through it."""
    if cue.last + 1 < len(clause.kinds) and clause.word(cue.last + 1) in ("into", "through", "across"):
        return True
    head = clause.word(cue.head) if cue.head >= 0 else ""
    thing = clause.kinds[max(0, cue.head)] == "n" and singular(head) == head
    return thing and head not in load_speakers()


_EVIDENTIAL = {"threaten to"} | frozenset(
    "show demonstrate prove illustrate establish expose suggest indicate reveal imply".split()
)
_ABSTRACT = frozenset("everything nothing something this that these those which what all it".split())
_SUBJECT = re.compile(r"(?P<head>[DH#A]*[neNg#S~-]*[neNg#])(?:[oI][DH#A]*[neNg#S~-]+)*$")


def _is_evident(clause: Clause, cue: Cue) -> bool:
    """Whether an event or a fact, rather than a person, a body or a document, shows what the cue presents.

    "The attack shows that they lied" is the writer's finding; "the survey shows that they lied" is the survey's.
    """
    if cue.part != "verb" or cue.passive or cue.inflection == "ing":
        return False
    last = cue.head
    if last < 0 or clause.word(last) in _ABSTRACT:
        return last >= 0
    subject = _SUBJECT.search(clause.kinds, max(0, last - 12), last + 1)
    if subject is None:
        return False
    head = subject.end("head") - 1
    if clause.kinds[head] not in "neg":
        return False
    speakers = load_speakers()
    return not any(word in speakers or singular(word) in speakers for word in clause.between(*subject.span()))


def _is_of_others(clause: Clause, cue: Cue) -> bool:
    """Whether a word inside a quotation reports somebody named; "I think" and "they say" are the speaker's own talk."""
    named = cue.head >= 0 and clause.kinds[cue.head] in "nNWS)" and clause.word(cue.head) != "one"
    reports = cue.group in _REPORTS and (named or (cue.passive and cue.group == "say"))
    return reports and (cue.part != "verb" or _CLAUSE.match(clause.kinds, cue.last + 1) is not None)


_REPORTS = frozenset("say say-past say-phrase assert doubt concede accuse deny direct".split())
