"""Events that show something: the writer's own findings, which no source has said."""

from __future__ import annotations

import re

from .clause import Clause
from .cue import Cue, read_auxiliaries
from .mention import load_lists, singular

_EVIDENTIAL = frozenset("show demonstrate prove illustrate establish expose suggest indicate reveal imply".split())
_ABSTRACT = frozenset("everything nothing something this that these those which what all it".split())
_SUBJECT = re.compile(r"(?P<head>[DH#A]*[neNg#S~-]*[neNg#])(?:[oI][DH#A]*[neNg#S~-]+)*$")


def is_evident(clause: Clause, cue: Cue) -> bool:
    """Whether an event or a fact, rather than a person, a body or a document, shows what the cue presents.

    "The attack shows that they lied" is the writer's finding; "the survey shows that they lied" is the survey's.
    """
    if cue.lemma not in _EVIDENTIAL or cue.part != "verb" or cue.passive or cue.inflection == "ing":
        return False
    last = read_auxiliaries(clause, cue.first)[1]
    if last < 0 or clause.words[last] in _ABSTRACT:
        return last >= 0
    subject = _SUBJECT.search(clause.kinds, max(0, last - 12), last + 1)
    if subject is None:
        return False
    head = subject.end("head") - 1
    words = clause.words[subject.start() : subject.end()]
    lists = load_lists()
    speakers = lists["document"] | lists["role"] | lists["organisation"]
    return clause.kinds[head] in "neg" and not any({word, singular(word)} & speakers for word in words)
