"""A figure in signs."""

from __future__ import annotations


def figure_sign(low: int | None, high: int | None, modifier: str, words: str) -> str:
    """The figure in signs: 62, ≥80, >60, ≤90, ~100, 62–83; what is vague stays in its own words.

    >>> figure_sign(80, None, "at_least", "at least 80"), figure_sign(24, None, "vague", "Dozens")
    ('≥80', 'dozens')
    """
    if modifier == "vague" or (low is None and high is None):
        return " ".join(words.split()).lower()
    if low is None:
        return f"≤{high:,}"
    if high is None:
        return f"{'>' if modifier == 'more_than' else '≥'}{low:,}"
    if low != high:
        return f"{low:,}–{high:,}"
    return f"~{low:,}" if modifier == "about" else f"{low:,}"
