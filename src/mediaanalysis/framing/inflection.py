"""English inflections of a verb or a noun, by spelling rule with the exceptions listed."""

from __future__ import annotations

from collections.abc import Iterator

IRREGULAR_VERBS = {  # base: (past, participle)
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
}


def inflect(lemma: str, kind: str) -> Iterator[tuple[str, str]]:
    """The spellings of a lemma with the name of each; the first word of a phrase is the one that changes.

    >>> [form for form, _ in inflect("point out", "verb")]
    ['point out', 'points out', 'pointing out', 'pointed out']
    """
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    yield lemma, "base"
    if kind == "verb":
        yield _with_s(head) + tail, "s"
        yield _with_ing(head) + tail, "ing"
        past, participle = IRREGULAR_VERBS.get(head, (_with_ed(head),) * 2)
        yield past + tail, "past"
        if participle != past:
            yield participle + tail, "participle"
    elif kind == "noun":
        yield _with_s(lemma), "plural"


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _with_ing(word: str) -> str:
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _doubled(word: str) -> str:
    """The final consonant doubled after a single short stressed vowel: admit, admitt-; but visit, visit-."""
    return word + word[-1] if word in DOUBLING else word


DOUBLING = frozenset({"admit", "concede"} - {"concede"})
