"""Figures, tables and sentences as a notebook shows them: escaped, captioned, readable without the picture."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import publish_display_data
from markupsafe import Markup
from matplotlib.figure import Figure

from ..compare.findings import count
from ..compare.rates import category_title, feature_title
from ..display.table import table_html, with_script
from .captions import Caption
from .export import export

_AROUND = 220  # characters kept on either side of marked words


def show(
    figure: Figure,
    name: str,
    *,
    folder: str | Path,
    data: pd.DataFrame,
    caption: Caption | str,
    alt: str,
    width: str | float = "page",
) -> None:
    """Export the figure and display it with its caption.

    One output holds the picture twice: as ``image/svg+xml``, and as ``text/html``, a ``<figure>`` that carries the
    same picture, its alt text and its caption. JupyterLab prefers the HTML, so the caption is seen there. The report
    reads the output's metadata ``{"mediaanalysis": {"name", "alt", "caption", "notes", "files"}}`` instead, sets the
    SVG in a figure of its own with links to the files, and drops the HTML. So the caption is shown once everywhere.

    >>> sizes = compare.outlet_sizes(tables)
    >>> charts.show(  # doctest: +SKIP
    ...     charts.sizes_figure(sizes), "sizes", folder="figures", data=sizes, caption="Sizes.", alt="Two bar charts."
    ... )
    """
    files = export(figure, name, folder=folder, data=data, caption=caption, alt=alt, width=width)
    svg = next(file for file in files if file.suffix == ".svg").read_text(encoding="utf-8")
    plt.close(figure)  # or the inline backend shows it a second time at the end of the cell
    picture = base64.b64encode(svg.encode()).decode()
    said = caption if isinstance(caption, Caption) else Caption(caption)
    notes = "".join(f"<p>{escape(note)}</p>" for note in said.notes)
    notes = f"<details><summary>Notes</summary>{notes}</details>" if notes else ""
    html = (
        f'<figure style="margin: 0"><img style="max-width: 100%" alt="{escape(alt)}" '
        f'src="data:image/svg+xml;base64,{picture}"><figcaption>{escape(said.text)}{notes}</figcaption></figure>'
    )
    about = {"name": name, "alt": alt, "caption": said.text, "notes": list(said.notes)}
    about["files"] = [file.name for file in files]
    bundle = {"image/svg+xml": svg, "text/html": html, "text/plain": "\n".join((alt, said.text, *said.notes))}
    _display(bundle, about)


def show_table(frame: pd.DataFrame, *, caption: str, note: str = "", of: int = 0, anchor: str = "") -> None:
    """Display a table with its caption; the number of its rows, and of how many, is said; all of it is escaped.

    Numbers stand to the right, what is missing is an empty cell, and ``Markup`` (see :func:`mark_words`) stays HTML.
    Headers sort and lists filter by outlet and voice. ``anchor`` is what a link elsewhere on the page names it by.

    >>> charts.show_table(compare.outlet_sizes(tables), caption="Documents and words")  # doctest: +SKIP
    """
    rows = count(len(frame), "row") if of <= len(frame) else f"{len(frame):,} of {count(of, 'row')}"
    told = f"{caption} ({rows})" if not note else f"{caption} ({rows}; {note})"
    plain = f"{told}\n{frame.to_string(index=False)}" if len(frame) <= 100 else told
    html = with_script(table_html(frame, caption=told, anchor=anchor)) if len(frame) else _no_rows(told, anchor)
    _display({"text/html": html, "text/plain": plain}, {"table": told})


def show_text(*paragraphs: str) -> None:
    """Display sentences as paragraphs, escaped; ``Markup`` (see :func:`link_numbers`) stays HTML.

    >>> charts.show_text(compare.corpus_finding(compare.outlet_sizes(tables)))  # doctest: +SKIP
    """
    html = "".join(Markup("<p>{}</p>\n").format(p) for p in paragraphs if p)
    plain = (p.striptags() if isinstance(p, Markup) else p for p in paragraphs if p)
    _display({"text/html": html, "text/plain": "\n\n".join(plain)})


def mark_words(sentences: pd.Series, starts: pd.Series, ends: pd.Series) -> pd.Series:
    """Each sentence as HTML with its words from start to end marked; long ones are cut around the mark.

    The series is of objects: as pandas' own strings they would be plain text again, and be escaped.

    >>> mark_words(pd.Series(["At least 80 <b>died</b>."]), pd.Series([0]), pd.Series([11])).tolist()
    [Markup('<mark>At least 80</mark> &lt;b&gt;died&lt;/b&gt;.')]
    """
    marked = [
        _marked(sentence, int(start), int(end)) if isinstance(sentence, str) else Markup()
        for sentence, start, end in zip(sentences, starts, ends, strict=True)
    ]
    return pd.Series(marked, sentences.index, dtype=object)


def select(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The columns for :func:`show_table`: ``sentence`` with its words marked, dates without their hour.

    ``figure`` says of what harm, and how often the document repeats it; voice, feature and category are said in words.

    >>> evidence = compare.evidence_table(tables, ["hedge:accident"])
    >>> "<mark>" in charts.select(evidence, ["outlet", "sentence"])["sentence"][0]
    True
    """
    shown = frame[list(columns)].copy()
    if "figure" in shown:
        rows = zip(frame["figure"], frame["harm"], frame["mentions"], strict=True)
        shown["figure"] = [f"{figure} {harm}" + (f" (×{n})" if n > 1 else "") for figure, harm, n in rows]
    if "voice" in shown:
        shown["voice"] = frame["voice"].astype(str).replace("outlet", "own")
    if "feature" in shown:
        shown["feature"] = [feature_title(str(feature)) for feature in frame["feature"]]
    for column in shown.columns.intersection(["category", "victims"]):
        shown[column] = frame[column].astype(str).map(category_title)
    if "sentence" in shown:
        shown["sentence"] = mark_words(frame["sentence"], frame["start"], frame["end"])
    if "published" in shown:
        shown["published"] = frame["published"].dt.strftime("%Y-%m-%d").fillna("")
    return shown


def _no_rows(told: str, anchor: str) -> str:
    """What stands in place of a table without rows."""
    named = Markup(' id="{}"').format(anchor) if anchor else ""
    return Markup("<div{}><small>{}</small></div>").format(named, told)


def _display(bundle: dict[str, str], about: dict[str, Any] | None = None) -> None:
    metadata = {} if about is None else {"mediaanalysis": about}
    publish_display_data(bundle, metadata)  # type: ignore[no-untyped-call]


def _marked(sentence: str, start: int, end: int) -> Markup:
    before, words, after = sentence[:start], sentence[start:end], sentence[end:]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].split(" ", 1)[-1]
    if len(after) > _AROUND:
        after = after[:_AROUND].rsplit(" ", 1)[0] + " …"
    return Markup("{}<mark>{}</mark>{}").format(before, words, after)
