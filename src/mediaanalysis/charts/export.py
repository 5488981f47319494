"""A figure as files for a paper: vector and raster, the plotted rows, caption and alt text. Same input, same bytes."""

from __future__ import annotations

import io
import os
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure
from PIL import Image

from ..errors import DataError
from ..text.escape import defuse, latex
from .captions import Caption
from .fit import fit, settle
from .journal import find_journal, inches

FORMATS = ("pdf", "svg", "png")
ON_REQUEST = ("tiff",)
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
    journal: str = "",
) -> tuple[Path, ...]:
    """Write the figure, its rows as CSV, its caption and a LaTeX snippet to the folder; the paths written.

    ``width`` is "column", "page" or a number of millimetres, and ``journal`` one of :data:`JOURNALS`, which says how
    wide these are and how small type may be: a figure is laid out anew for its width, with larger type where needed.
    DataError where its labels leave no room to draw then, or a text is cut. "tiff" is written on request.

    >>> sizes = compare.outlet_sizes(tables)
    >>> figure = charts.sizes_figure(sizes)
    >>> said = {"caption": "Documents and words.", "alt": "Two bar charts."}
    >>> files = charts.export(figure, "sizes", folder=folder, data=sizes, formats=["svg"], **said)
    >>> [file.name for file in files]
    ['sizes.svg', 'sizes.csv', 'sizes.txt', 'sizes.tex']
    """
    said = caption if isinstance(caption, Caption) else Caption(caption)
    for what, text in (("caption", said.text), ("alt", alt)):
        if not text.strip():
            raise DataError(f"figure {name!r}: {what} is empty; a figure is not exported without one")
    check_name(name, formats, (*FORMATS, *ON_REQUEST))
    preset = find_journal(journal)
    wide = inches(width, preset)
    fitted = fit(figure, name, wide, preset)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with _placed_once(fitted, preset.dpi):
        written = [_save(fitted, folder / f"{name}.{form}", form, alt, preset.dpi) for form in formats]
    texts = {
        f"{name}.csv": csv_text(data),
        f"{name}.txt": "\n\n".join((said.text.strip(), *said.notes, f"Alt text: {alt.strip()}")) + "\n",
        f"{name}.tex": _snippet(name, said.text, alt),
    }
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8", newline="")
    return (*written, *(folder / file for file in texts))


def check_name(name: str, formats: Sequence[str], known: Sequence[str]) -> None:
    """DataError for a name that is no plain file name, or a format that is not known."""
    if not re.fullmatch(r"[\w.-]+", name, re.ASCII) or (unknown := set(formats) - set(known)):
        wrong = f"formats {sorted(unknown)}" if re.fullmatch(r"[\w.-]+", name, re.ASCII) else f"name {name!r}"
        raise DataError(f"{wrong}: a name has letters, digits, - and _, the formats are {', '.join(known)}")


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
    """Write a table that belongs to no figure as CSV; the path written.

    >>> charts.write_csv(compare.outlet_sizes(tables), "sizes", folder=folder).name
    'sizes.csv'
    """
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


def _save(figure: Figure, path: Path, form: str, alt: str, dpi: int) -> Path:
    """Save the figure with its alt text. No date is written unless SOURCE_DATE_EPOCH gives one: equal figures are
    equal files. A TIFF has neither transparency nor layers."""
    title: dict[str, Any] = {"Title": path.stem}
    undated = "SOURCE_DATE_EPOCH" not in os.environ
    metadata = {
        "pdf": title | {"Subject": alt} | ({"CreationDate": None} if undated else {}),
        "svg": title | {"Description": alt} | ({"Date": None} if undated else {}),
        "png": title | {"Description": alt},
    }
    with mpl.rc_context(_SAVING):
        if form != "tiff":
            figure.savefig(path, format=form, dpi=dpi, metadata=metadata[form])
            return path
        picture = io.BytesIO()
        figure.savefig(picture, format="png", dpi=dpi)
    described = {270: alt.encode("ascii", "replace").decode()}  # ImageDescription, which is ASCII
    Image.open(picture).convert("RGB").save(path, compression="tiff_lzw", dpi=(dpi, dpi), tiffinfo=described)
    return path


def _snippet(name: str, caption: str, alt: str) -> str:
    return (
        "\\begin{figure}\n  \\centering\n"
        f"  \\includegraphics[width=\\linewidth, alt={{{latex(alt)}}}]{{{name}.pdf}}\n"
        f"  \\caption{{{latex(caption)}}}\n  \\label{{fig:{name}}}\n\\end{{figure}}\n"
    )


@contextmanager
def _placed_once(figure: Figure, dpi: int) -> Iterator[None]:
    """Within the block the parts of the figure stay where they are to stand; for each format matplotlib would else find
    that anew, which is a third of the time that saving takes."""
    before, engine = figure.dpi, figure.get_layout_engine()
    try:
        figure.set_dpi(dpi)  # finer than a screen: text has the room that it needs in every format
        settle(figure)
        figure.set_layout_engine("none")
        yield
    finally:
        figure.set_layout_engine(engine)
        figure.set_dpi(before)
