"""The codebook as the appendix of a paper: Markdown, LaTeX or CSV, with every entry."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from ..errors import DataError
from ..text.escape import defuse, latex, markdown, plain
from .codebook import Codebook
from .entry import KINDS, Entry, Header
from .outline import HEADINGS, Feature, category_of, context_of, details_of, find_features, title_of, words_of

_CHUNK = 500  # characters a cell: a row of longtable does not break across pages, so that long lists take several rows
_COLUMNS = {"Entry": "0.16", "Words": "0.34", "Where they count": "0.2", "Examples": "0.3"}  # shares of the line
_MISSING = "not stated"


def write_appendix(codebook: Codebook, form: str, path: Path) -> None:
    """Write the appendix in the form named ("markdown", "latex" or "csv") to the file; same codebook, same bytes."""
    text = FORMS[form](codebook)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror}") from error


def markdown_of(codebook: Codebook) -> str:
    """A section for each feature, with what its list says of it and a table of its entries."""
    lines = [f"# {markdown(title_of(codebook))}"]
    for feature in find_features(codebook):
        lines += ["", f"## {markdown(_title(feature))}", ""]
        lines += [f"- **{heading}**: {markdown(text)}" for heading, text in _head(feature.header)]
        if feature.entries:
            lines += ["", f"| {' | '.join(_COLUMNS)} |", "|---|---|---|---|"]
            lines += [f"| {' | '.join(map(markdown, _cells(e, feature.header)))} |" for e in feature.entries]
    return "\n".join(lines) + "\n"


def latex_of(codebook: Codebook) -> str:
    r"""A fragment for ``\input``: sections, descriptions and long tables that may run over pages."""
    lines = [r"% \usepackage[utf8]{inputenc} \usepackage[T1]{fontenc} \usepackage{array,booktabs,longtable}"]
    lines += ["% Words in other scripts than the Latin need XeLaTeX or LuaLaTeX and a font that has them."]
    lines += [rf"\section*{{{latex(title_of(codebook))}}}"]
    for feature in find_features(codebook):
        lines += ["", rf"\subsection*{{{latex(_title(feature))}}}", r"\begin{description}"]
        lines += [rf"  \item[{heading}] {latex(text)}" for heading, text in _head(feature.header)]
        lines += [r"\end{description}"]
        if feature.entries:
            lines += _longtable(feature)
    return "\n".join(lines) + "\n"


def csv_of(codebook: Codebook) -> str:
    """A row for each entry, with the definition of its feature; a feature that is found by rule has one row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    entry_columns = (
        "id", "category", "pole", "polarity", "label", *KINDS, "context", "examples", "near_misses", "source", "note",
    )  # fmt: skip
    feature_columns = ("feature", *(f"feature_{key}" for key in ("label", *HEADINGS)))
    writer.writerow(("codebook_version", "codebook_hash", *feature_columns, *entry_columns))
    for feature in find_features(codebook):
        header = feature.header
        about = (codebook.version, codebook.hash, *(getattr(header, key) for key in ("feature", "label", *HEADINGS)))
        rows: list[tuple[str, ...]] = [_values(entry, entry_columns) for entry in feature.entries]
        for row in rows or [("",) * len(entry_columns)]:
            writer.writerow([defuse(plain(cell)) for cell in (*about, *row)])
    return out.getvalue()


FORMS: Mapping[str, Callable[[Codebook], str]] = {"markdown": markdown_of, "latex": latex_of, "csv": csv_of}


def _title(feature: Feature) -> str:
    version = f", version {feature.header.version}" if feature.header.version else ""
    return f"{feature.header.label or feature.header.feature} ({feature.size}{version})"


def _head(header: Header) -> Iterator[tuple[str, str]]:
    yield "Code", header.feature
    yield from ((heading, getattr(header, key) or _MISSING) for key, heading in HEADINGS.items())


def _cells(entry: Entry, header: Header) -> tuple[str, str, str, str]:
    """Name and category, words, where they count, and the sentences that prove it with source and note."""
    proofs = " · ".join(f"{h}: {t}" for h, t in details_of(entry, header) if h not in ("Words", "Counts"))
    return f"{entry.id} ({category_of(entry)})", ", ".join(words_of(entry)), context_of(entry), proofs


def _longtable(feature: Feature) -> Iterator[str]:
    yield r"{\footnotesize\setlength{\tabcolsep}{3pt}"
    yield r"\begin{longtable}{@{}" + "".join(
        rf">{{\raggedright\arraybackslash}}p{{\dimexpr {share}\linewidth-6pt\relax}}" for share in _COLUMNS.values()
    ) + "@{}}"  # fmt: skip
    head = " & ".join(_COLUMNS) + r" \\"
    yield rf"\toprule {head} \midrule \endfirsthead"
    yield rf"\toprule {head} \midrule \endhead"
    yield r"\bottomrule \endfoot"
    for entry in feature.entries:
        chunks = [textwrap.wrap(cell, _CHUNK, break_on_hyphens=False) for cell in _cells(entry, feature.header)]
        for row in zip_longest(*chunks, fillvalue=""):
            yield " & ".join(_breakable(latex(cell)) if i == 0 else latex(cell) for i, cell in enumerate(row)) + r" \\"
        yield r"\addlinespace"
    yield r"\end{longtable}}"


def _breakable(name: str) -> str:
    """A name of an entry, which may break across lines after its points, hyphens and underscores."""
    for mark in (".", "-", r"\_"):
        name = name.replace(mark, mark + r"\allowbreak{}")
    return name


def _values(entry: Entry, columns: tuple[str, ...]) -> tuple[str, ...]:
    """What the entry says in each column; several words or sentences are joined."""

    def value(column: str) -> str:
        if column == "context":
            return context_of(entry)
        said: str | tuple[str, ...] = getattr(entry, column)
        return said if isinstance(said, str) else ("; " if column in KINDS else " | ").join(said)

    return tuple(value(column) for column in columns)
