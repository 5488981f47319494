"""How much speaks for a word being a cue where it stands: "claimed that" is one, "claimed the lives of" is not.

Each candidate has a handful of named features: the word, its form, and the classes of the words beside it. Their
weights, in cue_weights.toml, are those of a logistic regression (benchmarks/learn_cues.py).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from ..text.match import Hit
from ..text.span import Span
from .clause import Clause
from .codebook import Entry, Form
from .mention import load_lists

WEIGHTS = Path(__file__).with_name("cue_weights.toml")
# Function words that matter by themselves after a cue; of the others only the class does.
_TELLING = frozenset("for on about to of in against as out up with at from over off by that into it".split())
_GROUP = "ABVOMXtY"  # what may stand between a subject and its verb


class Cue(Struct, frozen=True, gc=False):
    """A word that presents words or thoughts as somebody's, where it stands in its sentence."""

    span: Span
    first: int  # its first and last word in the clause
    last: int
    entry: Entry
    group: str  # the entry without its feature: say, assert, think …
    lemma: str
    inflection: str
    part: str  # verb, noun, adjective or phrase
    auxiliaries: str  # the classes of those before it
    head: int  # the word before these: the end of a subject
    passive: bool
    quoted: bool  # inside quotation marks


def read_candidate(clause: Clause, hit: Hit[Form], quoted: bool) -> Cue:
    """A hit of the word list as it stands in its sentence; verb or noun by the word before it."""
    first, last = clause.covered(hit.span)
    form, part = _sense(clause, first, [f for f in hit.values if f.entry.feature == "attribution"])
    entry, lemma, inflection = form.entry, form.lemma, form.inflection
    auxiliaries, head = read_auxiliaries(clause, first)
    passive = part == "verb" and inflection in ("past", "participle")
    if passive and not auxiliaries.endswith("B"):
        agent = lemma not in _NO_OBJECT and _BY.match(clause.kinds, last + 1)
        after = clause.kinds[last + 1 : last + 2]
        reduced = (lemma == "accuse" and after == "o") or (lemma in _BELIEVED and after == "t")
        passive = not auxiliaries and bool(agent or reduced)
    group = entry.id.partition(".")[2]
    return Cue(hit.span, first, last, entry, group, lemma, inflection, part, auxiliaries, head, passive, quoted)


_NO_OBJECT = frozenset("say tell respond reply continue add".split())  # "said by phone"
_BELIEVED = frozenset("believe think know understand consider allege".split())  # "a house believed to be empty"
_BY = re.compile(r"(?:[AY]|n(?=Y)){0,3}b")  # "criticized last week by", but "cited concerns by"


def is_absent(clause: Clause, cue: Cue) -> bool:
    """Whether a cue tells what its source did not say: "did not mention", "refused to answer"."""
    if cue.lemma in _WITHHELD:
        return True
    return cue.head + 1 < cue.first and not _WITHHELD.isdisjoint(clause.between(cue.head + 1, cue.first))


_WITHHELD = {"decline to", "refuse to"} | frozenset(
    "not never ’t 't decline declined declines refuse refused refuses refusing declining fail failed fails".split()
)


def name_features(clause: Clause, cue: Cue) -> list[str]:
    """The names of what speaks for or against a candidate, as they stand in cue_weights.toml."""
    before, before2, touching, word, after = _beside(clause, cue)
    lemma, form, group = cue.lemma, cue.inflection, cue.group
    names = [
        "bias",
        f"word.{lemma}",
        f"part.{cue.part}",
        f"form.{form}",
        f"next.{word}",
        f"next2.{word} {after}",
        f"before.{before}",
        f"before2.{before2}{before}",
        f"touching.{touching}",
        f"auxiliary.{_each_once(cue.auxiliaries)}",
        f"word_next.{lemma} {word}",
        f"form_before.{form} {before}",
        f"form_next.{form} {word}",
        f"group_next.{group} {word}",
        f"group_before.{group} {before}",
    ]
    if _is_document(clause, cue):
        names.append(f"document.{group}")
    elif before in "nge":
        names.append(f"thing.{group}")
    if word == "by" and not cue.passive and form in ("past", "participle"):
        names.append(f"reduced.{group}")  # "the meeting called by Moscow"
    if "<" in clause.kinds or ">" in clause.kinds:
        names.append("quotation.beside")
    if before == "P":
        names.append(f"pronoun.{clause.word(cue.head)}")
    return names


def weigh(clause: Clause, cue: Cue) -> float:
    """The log-odds that the candidate is a cue: the sum of the weights of its features."""
    weights = load_weights()
    one, two = weights.one, weights.two
    before, before2, touching, word, after = _beside(clause, cue)
    lemma, form, group = cue.lemma, cue.inflection, cue.group
    weight = (
        weights.bias
        + one["word"].get(lemma, 0.0)
        + one["part"].get(cue.part, 0.0)
        + one["form"].get(form, 0.0)
        + one["next"].get(word, 0.0)
        + two["next2"].get(word, _NOTHING).get(after, 0.0)
        + one["before"].get(before, 0.0)
        + two["before2"].get(before2, _NOTHING).get(before, 0.0)
        + one["touching"].get(touching, 0.0)
        + one["auxiliary"].get(_each_once(cue.auxiliaries), 0.0)
        + two["word_next"].get(lemma, _NOTHING).get(word, 0.0)
        + two["form_before"].get(form, _NOTHING).get(before, 0.0)
        + two["form_next"].get(form, _NOTHING).get(word, 0.0)
        + two["group_next"].get(group, _NOTHING).get(word, 0.0)
        + two["group_before"].get(group, _NOTHING).get(before, 0.0)
    )
    if before in "nNge" and _is_document(clause, cue):
        weight += one["document"].get(group, 0.0)
    elif before in "nge":
        weight += one["thing"].get(group, 0.0)
    return weight + one["pronoun"].get(clause.word(cue.head), 0.0) if before == "P" else weight


_NOTHING: Mapping[str, float] = {}


def _beside(clause: Clause, cue: Cue) -> tuple[str, str, str, str, str]:
    """The classes of the two words before a cue and its auxiliaries, of that before the cue, and what follows it."""
    k, head = clause.kinds, cue.head
    at = cue.last + 1
    while k[at : at + 1] in _LATER:
        at += 1
    word = k[at : at + 1] or "$"
    if word != "$" and (telling := clause.word(at)) in _TELLING:
        word = telling
    before, before2 = k[head] if head >= 0 else "^", k[head - 1] if head > 0 else "^"
    return before, before2, k[cue.first - 1] if cue.first else "^", word, k[at + 1 : at + 2] or "$"


_LATER = frozenset("AY")


def _is_document(clause: Clause, cue: Cue) -> bool:
    return cue.head >= 0 and clause.word(cue.head) in load_lists()["document"]


@lru_cache(maxsize=1000)
def _each_once(auxiliaries: str) -> str:
    return "".join(sorted(set(auxiliaries) - {"Y"})) or "-"


class Weights(Struct, frozen=True):
    """The weights of features by what they tell of, then by its value; those of a pair by the one and the other."""

    bias: float
    one: Mapping[str, Mapping[str, float]]
    two: Mapping[str, Mapping[str, Mapping[str, float]]]


@cache
def load_weights(path: Path = WEIGHTS) -> Weights:
    """The weights of cue_weights.toml; none where there is no such file."""
    book = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    two: dict[str, dict[str, dict[str, float]]] = {}
    for name in PAIRS:
        two[name] = defaultdict(dict)
        for pair, weight in book.get(name, {}).items():
            first, _, second = pair.rpartition(" ") if " " in pair else (pair[0], "", pair[1:])
            two[name][first][second] = float(weight)
    one = {name: {value: float(weight) for value, weight in book.get(name, {}).items()} for name in SINGLE}
    return Weights(float(book.get("bias", 0.0)), one, two)


SINGLE = "word part form next before touching auxiliary document thing pronoun".split()
PAIRS = "next2 before2 word_next form_before form_next group_next group_before".split()


def _sense(clause: Clause, first: int, forms: Sequence[Form]) -> tuple[Form, str]:
    if len(forms) == 1:
        entry, lemma = forms[0].entry, forms[0].lemma
        return forms[0], "verb" if lemma in entry.verbs else "noun" if lemma in entry.nouns else "phrase"
    nouns = [f for f in forms if f.lemma in f.entry.nouns]
    verbs = [f for f in forms if f.lemma in f.entry.verbs]
    if nouns and verbs:
        before, after = clause.kinds[first - 1 : first], clause.kinds[first + 1 : first + 2]
        noun = first > 0 and {f.inflection for f in forms} <= {"base", "plural", "s"} and before in _NOUN_BEFORE
        if noun and before == "n" and after in _CLAUSE_AFTER:
            noun = False  # "sources report that", where "a news report that" is rarer
        noun = noun or (before == "N" and after == "T" and _is_answered(clause, first))
        noun = noun or (first == 0 and forms[0].inflection in ("s", "plural") and after in _AFTER_FIRST_NOUN)
        return (nouns[0], "noun") if noun else (verbs[0], "verb")
    if nouns or verbs:
        return (nouns or verbs)[0], "noun" if nouns else "verb"
    return forms[0], "phrase"


def _is_answered(clause: Clause, noun: int) -> bool:
    """Whether what stands before a noun with its names has it for an object: "contradicted initial US claims"."""
    at = noun - 1
    while at > 0 and clause.kinds[at] in "Nn" and at > noun - _FAR and not _answers(clause, at):
        at -= 1
    return _answers(clause, at)


def _answers(clause: Clause, at: int) -> bool:
    return at >= 0 and clause.word(at) in load_lists()["answering"]


_FAR = 4  # words
_NOUN_BEFORE = frozenset("DHSneo#I")
_CLAUSE_AFTER = frozenset("TPD<")
_AFTER_FIRST_NOUN = frozenset("Tob")  # "Claims that the vote was rigged"


def read_auxiliaries(clause: Clause, first: int) -> tuple[str, int]:
    """The classes of the auxiliaries before a verb, adverbs left out, and the index of the word before them."""
    k = clause.kinds
    at = len(k[:first].rstrip(_GROUP)) - 1
    while at >= 0 and k[at + 1] == "t" and clause.word(at) in load_lists()["raising"]:
        at = len(k[: at - (clause.word(at) == "on")].rstrip(_GROUP)) - 1  # "goes on to say"
    return k[at + 1 : first].translate(_NO_ADVERBS) if at + 1 < first else "", at


_NO_ADVERBS = {ord("A"): None, ord("X"): None}
