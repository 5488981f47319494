"""How much speaks for a word being a cue where it stands: "claimed that" is one, "claimed the lives of" is not.

Each candidate has a handful of named features: the word, its form, and the classes of the words beside it. Their
weights, in cue_weights.toml, are those of a logistic regression (benchmarks/learn_cues.py).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat
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
_GROUP = frozenset("ABVOMXtY")  # what may stand between a subject and its verb


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
    return cue.lemma in _WITHHELD or not _WITHHELD.isdisjoint(clause.between(cue.head + 1, cue.first))


_WITHHELD = {"decline to", "refuse to"} | frozenset(
    "not never ’t 't decline declined declines refuse refused refuses refusing declining fail failed fails".split()
)


def name_features(clause: Clause, cue: Cue) -> list[str]:
    """The names of what speaks for or against a candidate, as they stand in cue_weights.toml."""
    k, i, j, head = clause.kinds, cue.first, cue.last, cue.head
    before = k[head] if head >= 0 else "^"
    after = j + 1
    while after < len(k) and k[after] in "AY":
        after += 1
    follows = k[after] if after < len(k) else "$"
    word = clause.word(after) if after < len(k) else follows
    word = word if word in _TELLING else follows
    lemma, form, group = cue.lemma, cue.inflection, cue.group
    names = [
        "bias",
        f"word.{lemma}",
        f"part.{cue.part}",
        f"form.{form}",
        f"next.{word}",
        f"next2.{word} {k[after + 1] if after + 1 < len(k) else '$'}",
        f"before.{before}",
        f"before2.{k[head - 1] if head > 0 else '^'}{before}",
        f"touching.{k[i - 1] if i else '^'}",
        f"auxiliary.{_each_once(cue.auxiliaries) or '-'}",
        f"word_next.{lemma} {word}",
        f"form_before.{form} {before}",
        f"form_next.{form} {word}",
        f"group_next.{group} {word}",
        f"group_before.{group} {before}",
    ]
    if head >= 0 and clause.word(head) in load_lists()["document"]:
        names.append(f"document.{group}")
    elif before in "nge":
        names.append(f"thing.{group}")
    if word == "by" and not cue.passive and form in ("past", "participle"):
        names.append(f"reduced.{group}")  # "the meeting called by Moscow"
    if "<" in k or ">" in k:
        names.append("quotation.beside")
    if before == "P":
        names.append(f"pronoun.{clause.word(head)}")
    return names


@lru_cache(maxsize=1000)
def _each_once(auxiliaries: str) -> str:
    return "".join(sorted(set(auxiliaries) - {"Y"}))


def weigh(clause: Clause, cue: Cue) -> float:
    """The log-odds that the candidate is a cue."""
    weights = load_weights()
    return sum(map(weights.get, name_features(clause, cue), repeat(0.0)))


@cache
def load_weights(path: Path = WEIGHTS) -> Mapping[str, float]:
    """The weights by name of feature."""
    book = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    tables = {k: table for k, table in book.items() if isinstance(table, dict)}
    named = {f"{k}.{name}": float(weight) for k, table in tables.items() for name, weight in table.items()}
    return {"bias": float(book.get("bias", 0.0))} | named


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
    k, at = clause.kinds, first - 1
    while at >= 0 and (k[at] in _GROUP or (k[at + 1] == "t" and clause.word(at) in load_lists()["raising"])):
        at -= 2 if clause.word(at) == "on" else 1  # "goes on to say"
    return k[at + 1 : first].translate(_NO_ADVERBS), at


_NO_ADVERBS = {ord("A"): None, ord("X"): None}
