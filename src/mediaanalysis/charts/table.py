"""A table as files for a paper: LaTeX with booktabs, HTML, CSV; escaped in each, with its notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup
from pandas.io.formats.style import Styler

from ..compare.findings import count
from ..errors import DataError
from ..text.escape import latex, plain
from .captions import Caption
from .export import check_name, csv_text

TABLE_FORMATS = ("tex", "html", "csv")
_PAGE_ROWS = 45  # of a table that LaTeX can keep on one page
_LONG = 40  # characters, from which on a column of text breaks its lines
_CSS: Any = [
    {"selector": "", "props": "border-collapse: collapse; border-top: 1.5px solid; border-bottom: 1.5px solid"},
    {"selector": "caption", "props": "text-align: left; padding-bottom: 0.4em"},
    {"selector": "th", "props": "text-align: left; border-bottom: 1px solid; padding: 0.2em 0.6em"},
    {"selector": "td", "props": "vertical-align: top; padding: 0.2em 0.6em"},
]


def export_table(
    frame: pd.DataFrame,
    name: str,
    *,
    folder: str | Path,
    caption: Caption | str,
    formats: Sequence[str] = TABLE_FORMATS,
) -> tuple[Path, ...]:
    """Write the table to the folder, and its caption and notes as text; the paths written.

    LaTeX needs the package booktabs, and longtable for more rows than a page holds. Numbers stand to the right with as
    many digits as a column needs, two places at most, or two digits for what is smaller than 0.01; the CSV has all
    digits. The number of rows and the notes of the caption stand below the table.

    >>> sizes = compare.outlet_sizes(tables)
    >>> files = charts.export_table(sizes, "sizes", folder=folder, caption="Documents and words.")
    >>> files[0].name
    'sizes.tex'
    """
    said = caption if isinstance(caption, Caption) else Caption(caption)
    if not said.text.strip():
        raise DataError(f"table {name!r}: caption is empty; a table is not exported without one")
    check_name(name, formats, TABLE_FORMATS)
    notes = (f"{count(len(frame), 'row')}.", *said.notes)
    make = {
        "tex": lambda: _latex(frame, name, said.text, notes),
        "html": lambda: _html(frame, said.text, notes),
        "csv": lambda: csv_text(_without_markup(frame)),
    }
    texts = {f"{name}.{form}": make[form]() for form in formats}
    texts[f"{name}.txt"] = "\n\n".join((said.text.strip(), *notes)) + "\n"
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8", newline="")
    return tuple(folder / file for file in texts)


def digits(column: pd.Series) -> int | None:
    """How many decimals a column of numbers is shown with; None for what is no number.

    >>> digits(pd.Series([1.0, 2.5])), digits(pd.Series([0.125])), digits(pd.Series(["1"])) is None
    (1, 2, True)
    """
    if not pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column):
        return None
    numbers = column.dropna().astype(float)
    return next((n for n in (0, 1) if (numbers.round(n) == numbers).all()), 2)


def number(value: float, places: int) -> str:
    """A number for the eye; what is too small for its places keeps two digits.

    >>> number(1234.5, 1), number(0.00042, 2), number(0.0, 2)
    ('1,234.5', '0.00042', '0.00')
    """
    return f"{value:.2g}" if places and 0 < abs(value) < 0.01 else f"{value:,.{places}f}"


def _latex(frame: pd.DataFrame, name: str, caption: str, notes: Sequence[str]) -> str:
    shown, places = _shown(frame, latex), _places(frame)
    words = _shown(frame, plain)
    wide = [bool((words[i].str.len() > _LONG).any()) for i in words]
    room = f"p{{{0.6 / max(sum(wide), 1):.2f}\\linewidth}}"
    columns = ["r" if n is not None else room if long else "l" for n, long in zip(places, wide, strict=True)]
    long = len(frame) > _PAGE_ROWS
    table = Styler(shown).hide(axis="index").relabel_index(_headings(frame, latex), axis="columns").to_latex(
        hrules=True, column_format="".join(columns), caption=latex(caption), label=f"tab:{name}",
        environment="longtable" if long else None, position_float=None if long else "centering",
    )  # fmt: skip
    below = f"\\par\\smallskip\n{{\\footnotesize\\raggedright {latex(' '.join(notes))}\\par}}\n"
    end = "\\end{longtable}\n" if long else "\\end{tabular}\n"
    return str(table).replace(end, end + below)


def _html(frame: pd.DataFrame, caption: str, notes: Sequence[str]) -> str:
    shown = _shown(frame, _html_text)
    right = pd.Index([i for i, places in enumerate(_places(frame)) if places is not None])
    style = Styler(shown, uuid="table", cell_ids=False).hide(axis="index").set_caption(escape(caption))
    style = style.relabel_index(_headings(frame, _html_text), axis="columns").set_table_styles(_CSS)
    table = style.set_properties(subset=right, **{"text-align": "right"}).to_html(doctype_html=True)
    table = table.replace("<html>", '<html lang="en">').replace("<th class", '<th scope="col" class')
    below = "".join(f"<p>{escape(note)}</p>\n" for note in notes)
    return table.replace("</table>\n", f"</table>\n{below}")


def _html_text(text: str) -> str:
    return escape(plain(text))


def _shown(frame: pd.DataFrame, written: Callable[[str], str]) -> pd.DataFrame:
    """The cells as text in another notation, with columns by number, as names may recur; what is missing is empty."""
    columns = {
        i: [_cell(value, places, written) for value in frame.iloc[:, i].astype(object)]
        for i, places in enumerate(_places(frame))
    }
    return pd.DataFrame(columns, index=range(len(frame)), dtype=object)


def _places(frame: pd.DataFrame) -> list[int | None]:
    return [digits(frame.iloc[:, i]) for i in range(frame.shape[1])]


def _headings(frame: pd.DataFrame, written: Callable[[str], str]) -> list[str]:
    return [written(re.sub(r"_+", " ", str(column)).strip()) for column in frame.columns]


def _cell(value: Any, places: int | None, written: Callable[[str], str]) -> str:
    if isinstance(value, str):
        return written(value.striptags() if isinstance(value, Markup) else value)
    return "" if pd.isna(value) else written(str(value) if places is None else number(float(value), places))


def _without_markup(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.map(lambda cell: cell.striptags() if isinstance(cell, Markup) else cell)
