"""English inflections of verbs, nouns and adjectives, by spelling rule with the exceptions listed.

The rules and the irregular forms are those of Quirk, Greenbaum, Leech and Svartvik (1985, A Comprehensive Grammar of
the English Language, sections 3.5 to 3.20, 5.73 to 5.93 and 7.76 to 7.80). British and American spellings are both
given where they differ (labelled, labeled; apologise, apologize).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .irregular import BOTH_DOUBLINGS, DOUBLING, IRREGULAR_NOUNS, IRREGULAR_VERBS, NOT_MEN, UNCHANGED_NOUNS

_PREFIX = re.compile(r"(?:mis|out|over|re|under|un|up|with|fore|inter)-?(?=[a-z]{2})")
# A noun phrase whose head is not its last word: loss of life, brother-in-law, runner-up; but cover-up, break-in.
_HEAD = re.compile(
    r"""
    [\w'-]+ (?= \ (?:of|to|in|at|on|for|by|with)\b )
    | \w+ (?= -in-law$ )
    | (?:runner|passer|hanger) (?= -\w+$ )
    | [\w']+ $
    """,
    re.VERBOSE,
)
_ONE_SHORT_VOWEL = re.compile(r"(?:[^aeiouy]|qu|^y)*[aeiouy][bdfgklmnprstz]")
_VERBS_IN_OES = ("go", "do", "echo", "veto", "undergo", "forgo", "undo", "redo", "overdo", "torpedo", "embargo")
_OISE = re.compile(r"(?<=[a-z]{3})(i|y)[z](?=e$|ation$|er$|ing$)")
_NOT_OISE = ("capsize", "outsize", "downsize", "oversize", "resize", "apprize", "assize")


def inflect(lemma: str, kind: str) -> Iterator[tuple[str, str]]:
    """The spellings of a lemma, each with the name of its form.

    ``kind`` is verb, noun, adjective or phrase. A verb's first word changes and the others stay (point out, points
    out); a noun's last, unless a preposition follows its head (loss of life, losses of life). A past that is also the
    participle is given once, as ``past``. An adjective has its adverb among its forms. A phrase has one form.

    >>> [form for form, _ in inflect("point out", "verb")]
    ['point out', 'points out', 'pointing out', 'pointed out']
    >>> [form for form, _ in inflect("deny", "verb")]
    ['deny', 'denies', 'denying', 'denied']
    >>> [form for form, _ in inflect("reckless", "adjective")]
    ['reckless', 'recklessly']
    """
    if kind == "phrase":
        yield lemma, "base"
        return
    seen = set()
    for spelling in _british_and_american(lemma):
        for form, name in _FORMS[kind](spelling):
            if (form, name) not in seen:
                seen.add((form, name))
                yield form, name


def _british_and_american(lemma: str) -> Iterator[str]:
    yield lemma
    head, space, rest = lemma.partition(" ")
    if "z" in head and not head.endswith(_NOT_OISE) and (other := _OISE.sub(r"\1s", head)) != head:
        yield other + space + rest


def _verb_forms(lemma: str) -> Iterator[tuple[str, str]]:
    word, space, rest = lemma.partition(" ")
    tail = space + rest
    yield lemma, "base"
    if word == "be":
        yield from ((form + tail, name) for form, name in _BE)
        return
    yield ("has" if word == "have" else _with_s(word)) + tail, "s"
    for form in _with_ing(word):
        yield form + tail, "ing"
    pasts, participles = _irregular(word) or (_with_ed(word),) * 2
    for form in pasts:
        yield form + tail, "past"
    for form in participles:
        if form not in pasts:
            yield form + tail, "participle"


_BE = (
    ("am", "s"), ("is", "s"), ("are", "s"), ("being", "ing"), ("was", "past"), ("were", "past"), ("been", "participle"),
)  # fmt: skip


def _noun_forms(lemma: str) -> Iterator[tuple[str, str]]:
    yield lemma, "base"
    if head := _HEAD.search(lemma):
        for plural in _plurals(head[0]):
            yield lemma[: head.start()] + plural + lemma[head.end() :], "plural"


def _adjective_forms(lemma: str) -> Iterator[tuple[str, str]]:
    yield lemma, "base"
    if " " in lemma:
        return
    if _syllables(lemma) == 1 or (lemma.endswith("y") and not lemma.endswith("ly") and _syllables(lemma) == 2):
        stem = lemma[:-1] + "i" if _consonant_y(lemma) else lemma.removesuffix("e")
        stem = stem + stem[-1] if _ONE_SHORT_VOWEL.fullmatch(lemma) else stem
        yield stem + "er", "comparative"
        yield stem + "est", "superlative"
    if not lemma.endswith("ly"):
        yield _with_ly(lemma), "adverb"


_FORMS = {"verb": _verb_forms, "noun": _noun_forms, "adjective": _adjective_forms}


def _irregular(verb: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The listed past and participle; a prefix does not make a verb regular (withdraw, rewrite, misunderstand)."""
    if verb in IRREGULAR_VERBS:
        past, _, participle = IRREGULAR_VERBS[verb].partition(" / ")
        return tuple(past.split()), tuple((participle or past).split())
    prefix = _PREFIX.match(verb)
    stem = verb[prefix.end() :] if prefix else verb.rpartition("-")[2]
    if stem == verb or (forms := _irregular(stem)) is None or verb in ("relay", "outlie"):
        return None
    start = verb[: -len(stem)]
    return tuple(start + f for f in forms[0]), tuple(start + f for f in forms[1])


def _plurals(noun: str) -> tuple[str, ...]:
    if noun in IRREGULAR_NOUNS:
        return tuple(IRREGULAR_NOUNS[noun].split())
    if noun in UNCHANGED_NOUNS or noun.endswith("craft"):
        return ()
    if noun.endswith("man") and noun not in NOT_MEN:
        return (noun[:-2] + "en",)
    if noun.endswith("child"):
        return (noun + "ren",)
    if noun.endswith("sis"):
        return (noun[:-2] + "es",)
    return (_with_s(noun),)


def _with_s(word: str) -> str:
    if word.endswith("z") and _ONE_SHORT_VOWEL.fullmatch(word):
        return word + "zes"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in _VERBS_IN_OES:
        return word + "es"
    return word[:-1] + "ies" if _consonant_y(word) else word + "s"


def _with_ing(word: str) -> tuple[str, ...]:
    if word.endswith("ie"):
        return (word[:-2] + "ying",)
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe", "inge")):
        return (word[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(word))


def _with_ed(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return (word + "d",)
    if _consonant_y(word):
        return (word[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(word))


def _with_ly(word: str) -> str:
    if word.endswith("ic") and word != "public":
        return word + "ally"
    if word.endswith("le") and word[-3] not in "aeiou":
        return word[:-1] + "y"
    if word.endswith("ll"):
        return word + "y"
    if word in ("true", "due"):
        return word[:-1] + "ly"
    return (word[:-1] + "i" if _consonant_y(word) and _syllables(word) > 1 else word) + "ly"


def _stems(word: str) -> tuple[str, ...]:
    """The stem before -ed and -ing: its last consonant doubles after a single stressed vowel.

    Which vowel is stressed is not to be seen in the spelling of a longer word (admit, visit): those that double are
    listed, and those that double in Britain only (label, travel) have both stems.
    """
    last = word.rpartition("-")[2]
    if last.endswith("c") and _syllables(last) > 1:
        return (word + "k",)
    if last in BOTH_DOUBLINGS:
        return word, word + word[-1]
    if last in DOUBLING or _ONE_SHORT_VOWEL.fullmatch(last):
        return (word + word[-1],)
    return (word,)


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in "aeiou"


def _syllables(word: str) -> int:
    return len(re.findall(r"[aeiouy]+", word.removesuffix("e")))
