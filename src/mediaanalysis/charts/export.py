"""A figure as files for a paper: vector and raster, the plotted rows, caption and alt text. Same input, same bytes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure

from ..errors import DataError
from ..text.escape import defuse, latex
from .caption import Caption
from .theme import COLUMN, PAGE

FORMATS = ("pdf", "svg", "png")
DPI = 300
_SAVING: dict[Any, Any] = {
    "pdf.fonttype": 42,  # TrueType: many publishers' checks refuse Type 3, matplotlib's default
    "svg.fonttype": "path",  # looks the same where DejaVu Sans is missing; the words are in the alt text
    "svg.hashsalt": "mediaanalysis",  # else the ids in the file are random
}


def export(
    figure: Figure,
    name: str,
    *,
    folder: str | Path,
    data: pd.DataFrame,
    caption: Caption | str,
    alt: str,
    width: str | float = "page",
    formats: Sequence[str] = FORMATS,
) -> tuple[Path, ...]:
    """Write the figure, its rows as CSV, its caption and a LaTeX snippet to the folder; the paths written.

    ``width`` is "column" (89 mm), "page" (183 mm) or a number of millimetres; type keeps its size, so a figure made
    for a page may be too tight for a column. matplotlib's PDFs are not tagged: there the alt text is the subject.
    """
    said = caption if isinstance(caption, Caption) else Caption(caption)
    for what, text in (("caption", said.text), ("alt", alt)):
        if not text.strip():
            raise DataError(f"figure {name!r}: {what} is empty; a figure is not exported without one")
    if not re.fullmatch(r"[\w.-]+", name, re.ASCII) or (unknown := set(formats) - set(FORMATS)):
        wrong = f"formats {sorted(unknown)}" if re.fullmatch(r"[\w.-]+", name, re.ASCII) else f"name {name!r}"
        raise DataError(f"{wrong}: a name has letters, digits, - and _, the formats are {', '.join(FORMATS)}")
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = [_save(figure, folder / f"{name}.{form}", form, alt, _inches(width)) for form in formats]
    texts = {
        f"{name}.csv": csv_text(data),
        f"{name}.txt": "\n\n".join((said.text.strip(), *said.notes, f"Alt text: {alt.strip()}")) + "\n",
        f"{name}.tex": _snippet(name, said.text, alt),
    }
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8", newline="")
    return (*written, *(folder / file for file in texts))


def file_name(*words: str) -> str:
    """A name for the files of a figure, from words that a study chose freely; in any script.

    >>> file_name("names", "event: as an operation"), file_name("names", "Да")
    ('names-event-as-an-operation', 'names-2fbc9037')
    """
    parts = [re.sub(r"[^a-zA-Z0-9_.]+", "-", word).strip("-.") for word in words]
    if not " ".join(words).isascii():
        parts.append(f"{zlib.crc32(' '.join(words).encode()):08x}")
    return "-".join(part for part in parts if part)


def write_csv(data: pd.DataFrame, name: str, *, folder: str | Path) -> Path:
    """Write a table that belongs to no figure as CSV; the path written."""
    path = Path(folder) / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(csv_text(data), encoding="utf-8", newline="")
    return path


def csv_text(data: pd.DataFrame) -> str:
    """The table as CSV, with an apostrophe before each cell that a spreadsheet would run as a formula.

    >>> csv_text(pd.DataFrame({"outlet": ["=SUM(A1)", "Wire"], "low": [-1, 2]}))
    "outlet,low\\n'=SUM(A1),-1\\nWire,2\\n"
    """
    defused = data.copy()
    for column in defused.columns:
        if not pd.api.types.is_numeric_dtype(defused[column]) and not pd.api.types.is_datetime64_dtype(defused[column]):
            defused[column] = [defuse(cell) if isinstance(cell, str) else cell for cell in defused[column]]
    defused.columns = [defuse(str(column)) for column in defused.columns]
    return str(defused.to_csv(index=False, lineterminator="\n"))


def _inches(width: str | float) -> float:
    known = {"column": COLUMN, "page": PAGE}
    if isinstance(width, str):
        if width not in known:
            raise DataError(f"width={width!r}: write 'column', 'page' or a number of millimetres")
        return known[width]
    return width / 25.4


def _save(figure: Figure, path: Path, form: str, alt: str, inches: float) -> Path:
    """Save at the given width; the figure keeps its own. No date is written, so equal figures are equal files."""
    metadata = {
        "pdf": {"Title": path.stem, "Subject": alt, "CreationDate": None},
        "svg": {"Title": path.stem, "Description": alt, "Date": None},
        "png": {"Title": path.stem, "Description": alt},
    }[form]
    size = figure.get_size_inches()
    try:
        figure.set_size_inches(inches, size[1])
        with mpl.rc_context(_SAVING):
            figure.savefig(path, format=form, dpi=DPI, metadata=metadata)
    finally:
        figure.set_size_inches(*size)
    return path


def _snippet(name: str, caption: str, alt: str) -> str:
    return (
        "\\begin{figure}\n  \\centering\n"
        f"  \\includegraphics[width=\\linewidth, alt={{{latex(alt)}}}]{{{name}.pdf}}\n"
        f"  \\caption{{{latex(caption)}}}\n  \\label{{fig:{name}}}\n\\end{{figure}}\n"
    )
