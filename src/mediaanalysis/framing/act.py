"""Whose act it is: the doer of the act that words of intent are about, by the grammar around them.

"A mistake" is nobody's until somebody's act is called one. The doer is looked for at the words of intent themselves
(the coalition's error, the pilots were unaware) and else at the act of force or harm nearest to them (US jets bombed
the hill by mistake; the Russian raid was deliberate). A noun of an act that names none is the act of a sentence before
that has the same noun (the raid; the Russian raid). A text that names no doer leaves the act without one, and so does
this module.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from msgspec.structs import replace

from ..text.match import Hit
from ..text.quotation import Quotation
from ..text.span import Span, index_at
from .attribution import Attribution
from .candidate import LONGEST
from .clause import Clause, read_clause
from .codebook import Form
from .context import holds, stands_as_verb
from .doer import agent_after, doer_of_verb, owner_of
from .intent import act_forms
from .phrase import Words
from .resolve import resolve_sources
from .source import find_antecedent
from .tag import Tag


def name_doers(
    text: str,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    hits: Sequence[Hit[Form]],
    attributions: Sequence[Attribution],
    tags: Sequence[Tag],
) -> tuple[Tag, ...]:
    """The tags, those of intent with the doer of the act they are about, as far as it is told.

    A pronoun is led back to whom it stands for; "we" and "our" are the source whose words they stand in.
    """
    intents = [i for i, tag in enumerate(tags) if tag.feature == "intent"]
    if not intents:
        return tuple(tags)
    scene = _Scene(text, sentences, quotations, hits)
    doers = [scene.doer_of(tags[i]) for i in intents]
    if all(doer is None for doer in doers):
        return tuple(tags)
    spoke = [(a.source_span, a.source) for a in attributions if a.source_span]  # a pronoun may stand for one of them
    resolved = resolve_sources(text, sentences, doers, [()] * len(doers), spoke)
    named = list(tags)
    for i, doer, source in zip(intents, doers, resolved, strict=True):
        words = source.words
        if doer is not None and (said := doer.of(text)).lower() in _SPEAKER and said != "US":
            speaker = tags[i].attribution
            words = "" if speaker is None else attributions[speaker].source
        named[i] = replace(tags[i], act_of=words)
    return tuple(named)


_ANYBODY = frozenset("whoever anyone anybody everyone everybody someone somebody nobody".split())
_SPEAKER = frozenset("we us our ourselves i me my myself".split())
_BACK = 5  # sentences in which "the raid" may have been "the Russian raid"


@dataclass(frozen=True)
class _Act:
    """A word for an act or a weapon: the forms it may be, of verbs and of nouns."""

    span: Span
    forms: Sequence[Form]

    @cached_property
    def noun(self) -> str:
        """The last word of the noun that it may be: strike, of an air strike; "" for what is only a verb."""
        lemma = next((form.lemma for form in self.forms if form.lemma in form.entry.nouns), "")
        return lemma.rpartition(" ")[2].rpartition("-")[2].removeprefix("air")

    def verb(self, text: str, sentence: Span, clause: Clause) -> Form | None:
        """The form of the verb that it is where it stands, if it is one."""
        i = clause.at(self.span.start)
        before = clause.kinds[i - 1] if i else "^"
        for form in sorted(self.forms, key=lambda form: form.inflection == "base"):  # hit, before to and can no past
            if form.lemma not in form.entry.verbs:
                continue
            if form.inflection == "ing":
                verb = before not in "DHSNn" and clause.between(i + 1, i + 2) != ("of",)
            elif form.inflection in ("base", "s"):
                verb = stands_as_verb(text, sentence, self.span)
            else:
                verb = before not in "DHStMO"
            if verb:
                return form
        return None


@dataclass(frozen=True)
class _Scene:
    """The acts of a text, and the sentences they stand in."""

    text: str
    sentences: Sequence[Span]
    quotations: Sequence[Quotation]
    hits: Sequence[Hit[Form]]
    acts: dict[int, Sequence[_Act]] = field(default_factory=dict)  # by sentence, as far as they were asked for
    clauses: dict[int, Clause] = field(default_factory=dict)

    def doer_of(self, tag: Tag) -> Span | None:
        """The mention of the doer of the act that the tag is about."""
        at = index_at(self.sentences, tag.span.start)
        if at is None or len(self.sentences[at]) > LONGEST:
            return None
        clause = self._clause(at)
        first, last = _words(clause, tag.span)
        own = _doer_by_construction(clause, first, last, tag.rule)
        if own is not None and (doer := self._mention(at, clause, own, tag.span)):
            return doer
        clause = _passed_over(clause, first, last)
        acts = [act for act in self._acts(at) if not act.span.overlaps(tag.span)]
        if not acts:
            return None
        nearest = min(acts, key=lambda act: max(act.span.start - tag.span.end, tag.span.start - act.span.end))
        return self._doer_of_act(at, clause, nearest, tag.span) or self._doer_of_same(at, nearest, tag.span)

    def _doer_of_same(self, at: int, act: _Act, tag: Span) -> Span | None:
        """The doer of the nearest act before that has the same noun and a doer."""
        if not act.noun or act.verb(self.text, self.sentences[at], self._clause(at)):
            return None
        for sentence in range(at, max(-1, at - _BACK - 1), -1):
            for other in reversed(self._acts(sentence)):
                same = other.noun == act.noun and other.span.end <= act.span.start
                if same and (doer := self._doer_of_act(sentence, self._clause(sentence), other, tag)):
                    return doer
        return None

    def _acts(self, at: int) -> Sequence[_Act]:
        """The acts of a sentence in their order."""
        if at not in self.acts:
            sentence = self.sentences[at]
            first, last = (bisect_left(self._starts, offset) for offset in (sentence.start, sentence.end))
            hits = self.hits[first:last] if len(sentence) <= LONGEST else ()
            self.acts[at] = list(_find_acts(self.text, sentence, hits))
        return self.acts[at]

    @cached_property
    def _starts(self) -> list[int]:
        return [hit.span.start for hit in self.hits]

    def _clause(self, at: int) -> Clause:
        if at not in self.clauses:
            self.clauses[at] = read_clause(self.text, self.sentences[at], *self._marks)
        return self.clauses[at]

    @cached_property
    def _marks(self) -> tuple[set[int], set[int]]:
        """Where quotations open and close."""
        opening = {q.outer.start for q in self.quotations}
        return opening, {q.inner.end for q in self.quotations if q.inner.end < q.outer.end}

    def _doer_of_act(self, at: int, clause: Clause, act: _Act, tag: Span) -> Span | None:
        first, last = _words(clause, act.span)
        if verb := act.verb(self.text, self.sentences[at], clause):
            bare = verb.entry.id.endswith(("intransitive", "state"))  # who dies does nothing
            words = None if bare else doer_of_verb(clause, first, last, verb.inflection)
        else:
            words = owner_of(clause, first, last) if act.noun else None
        return self._mention(at, clause, words, tag) if words else None

    def _mention(self, at: int, clause: Clause, words: Words, tag: Span) -> Span | None:
        """The span of the doer; where a weapon or an act stands in its place, that of whoever owns these."""
        first, last = find_antecedent(clause, words)
        first += _VERB_AND_OBJECT.match(clause.kinds, first, last + 1).end() - first  # type: ignore[union-attr]
        span = clause.span(first, last)
        nobody = first == last and (clause.kinds[first] in "DWTQA" or clause.word(first) in _ANYBODY)
        if nobody or span.overlaps(tag):
            return None
        for act in self._acts(at):
            start, head = _words(clause, act.span)
            if first <= head <= last and act.noun:
                owner = owner_of(clause, start, head)
                return clause.span(*owner) if owner and owner != words else None
        return span


def _find_acts(text: str, sentence: Span, hits: Iterable[Hit[Form]]) -> Iterator[_Act]:
    """The acts and weapons that the hits of a sentence may be."""
    for hit in hits:
        of_acts = act_forms(hit.values)
        forms = [form for form in of_acts if holds(form.entry.context, text, sentence, hit.span, form.inflection)]
        if forms:
            yield _Act(hit.span, forms)


def _words(clause: Clause, span: Span) -> Words:
    """The first and the last word of the span; of a span that runs out of its sentence the last there."""
    end = len(clause.starts) - 1
    return min(clause.at(span.start), end), min(clause.at(span.end - 1), end)


_VERB_AND_OBJECT = re.compile(r"(?:.*[neNF](?=[DH])|.*e(?=N))?")  # knows the army; Kyiv accused Moscow


def _passed_over(clause: Clause, first: int, last: int) -> Clause:
    """The clause with these words, and quotation marks around them, as adverbs: it ‘by mistake’ hit the school."""
    first -= clause.kinds[first - 1 : first] == "<"
    last += clause.kinds[last + 1 : last + 2] == ">"
    return replace(clause, kinds=clause.kinds[:first] + "A" * (last + 1 - first) + clause.kinds[last + 1 :])


def _doer_by_construction(clause: Clause, first: int, last: int, rule: str) -> Words | None:
    """The doer that the words of intent name themselves, by how their entry says they are used (the end of its id)."""
    construction = rule.rpartition(".")[2]
    beyond = clause.kinds[last + 1 : last + 2]
    if construction in ("mind", "deed"):
        by = last - 1 if clause.word(last) == "by" else last
        named = clause.kinds[by + 1 : by + 2] == "b"
        return agent_after(clause, by) if named else doer_of_verb(clause, first, last, "base")
    if construction in ("noun", "error", "act"):
        return owner_of(clause, first, last)
    if clause.word(last).endswith("ly") and beyond and beyond in "eFvn":  # deliberately hit; was deliberately hit by
        return doer_of_verb(clause, last + 1, last + 1, "past")
    return owner_of(clause, last + 1, last + 1) if beyond == "n" else None
