"""Text written into other notations, so that none of it is taken for markup, a formula or a terminal's command."""

from __future__ import annotations

import re

# How a cell begins that a spreadsheet may run (OWASP, "CSV Injection").
_FORMULA = re.compile(r"^\s*[=+\-@\t\r]")
# Control characters (C0, DEL, C1), which may move a terminal's cursor, and marks that turn the direction of writing.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~])")
_LATEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", "≥": r"$\geq$", "≤": r"$\leq$", "←": r"$\leftarrow$", "→": r"$\rightarrow$", "×": r"$\times$",
}  # fmt: skip


def defuse(cell: str) -> str:
    """The cell of a CSV file, with an apostrophe before it where a spreadsheet would run it as a formula.

    >>> defuse("=SUM(A1)"), defuse("a = b")
    ("'=SUM(A1)", 'a = b')
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(text: str) -> str:
    r"""The text on one line, without control characters.

    >>> plain("red \x1b[31m alert\n")
    'red [31m alert'
    """
    return " ".join(_CONTROL.sub(" ", text).split())


def latex(text: str) -> str:
    r"""The text on one line for LaTeX.

    >>> latex("50% of S&P")
    '50\\% of S\\&P'
    """
    return "".join(_LATEX.get(character, character) for character in plain(text))


def markdown(text: str) -> str:
    r"""The text on one line for Markdown, within a table's cell too.

    >>> markdown("a|b *c*")
    'a\\|b \\*c\\*'
    """
    return _MARKDOWN.sub(r"\\\1", plain(text))
