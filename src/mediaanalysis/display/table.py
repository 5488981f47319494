"""Tables of numbers and sentences as HTML: captioned, escaped, plain without a script and sortable with one."""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files
from typing import Any

import pandas as pd
from markupsafe import Markup

# Columns by which readers look for rows.
FILTERED = ("outlet", "voice", "feature", "harm", "stance", "scope", "source_group")
_COUNT = re.compile(r"\d[\d,]*")
_CAPTION = "text-align: left; font-weight: bold; caption-side: top"


def table_html(frame: pd.DataFrame, *, caption: str, anchor: str = "") -> str:
    """The table as HTML; ``Markup`` in a cell stays HTML, all else is escaped. ``anchor`` is what links name it by.

    The first cell of a row names the row. Numbers stand to the right with as many decimals as their column needs, and
    what is missing is an empty cell.
    """
    digits = [_digits(frame.iloc[:, i]) for i in range(frame.shape[1])]  # names of columns may recur
    head = "".join(_head(str(column), n) for column, n in zip(frame.columns, digits, strict=True))
    kinds = [(n, i == 0) for i, n in enumerate(digits)]
    body = "".join(
        f"<tr>{''.join(_cell(value, *kind) for value, kind in zip(row, kinds, strict=True))}</tr>\n"
        for row in frame.itertuples(index=False, name=None)
    )
    name = f' id="{escape(anchor)}"' if anchor else ""
    return (
        f'<table{name}><caption style="{_CAPTION}">{escape(caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>"
    )


def with_script(html: str) -> str:
    """Tables for a notebook: their headers sort and their lists filter, by a script that comes with them.

    It asks for nothing. A notebook that is not trusted, and a report, show the same tables without it.
    """
    return f"<div>{html}<script>{table_script()}</script></div>"


def table_script() -> str:
    """The script for tables: for those within the element that it stands in."""
    return files(__package__).joinpath("table.js").read_text(encoding="utf-8")


def _head(column: str, digits: int | None) -> str:
    words = escape(re.sub(r"_+", " ", column))
    chosen = f' data-filter="{words}"' if column in FILTERED else ""
    return f'<th scope="col"{chosen} style="{_align(digits)}">{words}</th>'


def _digits(column: pd.Series) -> int | None:
    """How many decimals a column of numbers is shown with; None for what is no number. A link may be one."""
    if column.dtype == object and len(column) and all(map(_is_count, column)):
        return 0
    if not pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column):
        return None
    numbers = column.dropna().astype(float)
    return next((n for n in (0, 1) if (numbers.round(n) == numbers).all()), 2)


def _is_count(value: Any) -> bool:
    if isinstance(value, Markup):
        return _COUNT.fullmatch(value.striptags()) is not None
    return isinstance(value, int) and not isinstance(value, bool)


def _align(digits: int | None) -> str:
    return "text-align: left" if digits is None else "text-align: right"


def _cell(value: Any, digits: int | None, first: bool) -> str:
    """A cell; the first of a row names the row."""
    if not isinstance(value, str):
        value = "" if pd.isna(value) else str(value) if digits is None else f"{value:,.{digits}f}"
    inner = value if isinstance(value, Markup) else escape(value)
    if first:
        return f'<th scope="row" style="{_align(digits)}; font-weight: normal">{inner}</th>'
    return f'<td style="{_align(digits)}">{inner}</td>'
