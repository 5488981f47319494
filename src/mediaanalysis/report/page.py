"""An executed notebook as the blocks of a page: prose, figures, tables, plain text, and the code folded away.

Whatever a notebook shows may hold text from scraped documents, so all HTML passes an allowlist here, whoever made it,
and what is not HTML is escaped by the template.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import mistune
import nh3
from markupsafe import Markup, escape

_IMAGES = ("image/svg+xml", "image/png", "image/jpeg")  # the first that is there is shown
_DOWNLOADS = ("pdf", "svg", "png", "csv", "tex")
_TAGS = frozenset(
    "a abbr aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure"
    " h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s section small span strong sub summary sup table tbody td"
    " tfoot th thead time tr u ul var".split()
)
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "role", "style", "tabindex", "title"},
    "a": {"href", "data-rows"},
    "details": {"open"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope", "abbr", "data-filter"},
    "time": {"datetime"},
}
_STYLES = frozenset(  # what a table or a marked passage needs; nothing that fetches, covers or moves
    "background-color border-bottom border-left border-bottom-color border-bottom-style border-bottom-width"
    " border-radius color font-style font-variant-numeric font-weight line-height max-width padding text-align"
    " text-decoration text-decoration-color text-decoration-style text-underline-offset white-space width".split()
)
_NUMBER = re.compile(r"[-+−±]?\d[\d,.\u202f\s]*%?|[-–—]|nan|NaN|")
_NAME, _SENTENCE = 24, 60  # characters: up to the first a cell is kept on one line, from the second it needs a measure
_ESCAPE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_OF_PARAMETERS = {"parameters", "injected-parameters"}  # told at the end of the page
_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Download:
    """A link to a file beside the page; both are escaped where they are shown."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page. ``html`` is safe to insert; ``text`` is not and is escaped where it is shown."""

    kind: Literal["prose", "figure", "html", "text", "code"]
    html: Markup = _NOTHING
    text: str = ""
    source: str = ""  # of an image, as a data: URL
    alt: str = ""
    caption: str = ""
    notes: tuple[str, ...] = ()
    name: str = ""
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the table of contents; ``anchor`` is the heading's id in the page."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """What one notebook has to show."""

    name: str
    title: str
    question: str
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    files: tuple[Download, ...] = ()  # what the notebook wrote beside the files of its figures

    @property
    def href(self) -> str:
        return f"{self.name}.html"

    @property
    def figures(self) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.kind == "figure")


def make_page(name: str, cells: list[Mapping[str, Any]], folder: Path) -> Page:
    """The page of an executed notebook, for a folder that holds the files of its figures in figures/<name>."""
    title, question, cells = _opening(name, cells)
    headings: list[Heading] = []
    blocks = []
    figures = folder / "figures" / name
    for cell in cells:
        if cell["cell_type"] == "markdown":
            html = _markdown("".join(cell["source"]), headings)
            if html:
                blocks.append(Block("prose", html))
        elif cell["cell_type"] == "code":
            blocks += [b for output in cell["outputs"] for b in _output_blocks(output, cell, figures)]
            source = "".join(cell["source"]).strip()
            if source and not _OF_PARAMETERS & set(cell.get("metadata", {}).get("tags", ())):
                blocks.append(Block("code", text=source))
    return Page(name, title, question, tuple(blocks), tuple(headings), _other_files(blocks, figures))


def clean(html: str) -> Markup:
    """HTML with nothing in it that runs, fetches or hides; tables get what a screen reader needs.

    >>> clean('<b onclick="x()">bold</b><script>x()</script><img src=x onerror=x()>')
    Markup('<b>bold</b>')
    """
    safe = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        filter_style_properties=set(_STYLES),
        link_rel="noopener noreferrer",
    )
    return Markup(re.sub(r"<table\b.*?</table>", lambda m: _dress_table(m[0]), safe, flags=re.DOTALL))


def image_url(kind: str, raw: bytes) -> str:
    """An image as the page can hold it."""
    return f"data:{kind};base64,{base64.b64encode(raw).decode()}"


def _opening(name: str, cells: list[Mapping[str, Any]]) -> tuple[str, str, list[Mapping[str, Any]]]:
    """Title and question from the first cell, and the cells without the title."""
    title, question = name, ""
    if cells and cells[0]["cell_type"] == "markdown":
        lines = "".join(cells[0]["source"]).strip().split("\n")
        if lines[0].startswith("# "):
            title = _plain(lines[0])
            rest = "\n".join(lines[1:]).strip()
            question = _plain(rest.split("\n\n")[0])
            cells = [{"cell_type": "markdown", "source": rest}, *cells[1:]]
    return title, question, cells


def _plain(markdown: str) -> str:
    """Markdown without its marks, for a title or a line in a list."""
    text = re.sub(r"<[^>]*>", "", mistune.html(markdown))  # type: ignore[arg-type]
    return " ".join(Markup(text).unescape().split())


def _markdown(source: str, headings: list[Heading]) -> Markup:
    """Prose, its headings given anchors and added to the list; a page has one h1, so others are h2."""
    html = str(mistune.create_markdown(escape=False, plugins=["table", "footnotes", "strikethrough"])(source))
    html = re.sub(r'(<a href="[\w./-]+)\.ipynb(["#])', r"\1.html\2", html)  # pages link to pages

    def anchored(match: re.Match[str]) -> str:
        level, inner = max(2, int(match[1])), match[2]
        text = " ".join(Markup(inner).striptags().split())
        anchor = _free_anchor(text, headings)
        headings.append(Heading(level, anchor, text))
        return f'<h{level} id="{anchor}">{inner}</h{level}>'

    return clean(re.sub(r"<h([1-6])>(.*?)</h\1>", anchored, html, flags=re.DOTALL).strip())


def _free_anchor(text: str, headings: list[Heading]) -> str:
    slug = re.sub(r"\W+", "-", text.lower()).strip("-") or "section"
    taken = {h.anchor for h in headings}
    return next(a for a in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))) if a not in taken)


def _output_blocks(output: Mapping[str, Any], cell: Mapping[str, Any], figures: Path) -> Iterator[Block]:
    if output["output_type"] == "stream":
        text = _strip_escapes("".join(output["text"])).strip()
        if output["name"] == "stdout" and text:  # what goes to stderr is for whoever runs the notebook
            yield Block("text", text=text)
        return
    data = output.get("data", {})
    image = next((kind for kind in _IMAGES if kind in data), None)
    if image:
        yield _figure(image, data[image], output.get("metadata", {}), cell, figures)
    elif "text/html" in data:
        yield Block("html", clean("".join(data["text/html"])))
    elif "text/markdown" in data:
        yield Block("prose", _markdown("".join(data["text/markdown"]), []))
    elif text := "".join(data.get("text/plain", "")):
        yield Block("text", text=_strip_escapes(text))


def _figure(
    kind: str, image: Any, metadata: Mapping[str, Any], cell: Mapping[str, Any], figures: Path
) -> Block:
    """A figure with what its maker said of it: ``{"mediaanalysis": {"name", "alt", "caption", "notes"}}`` in it."""
    said = {**metadata.get(kind, {}), **metadata.get("mediaanalysis", {})}
    alt = said.get("alt") or cell.get("metadata", {}).get("alt", "")
    image = "".join(image)
    raw = image.encode() if kind == "image/svg+xml" else base64.b64decode(image)
    name = str(said.get("name", ""))
    suffixes = _DOWNLOADS if re.fullmatch(r"[\w.-]+", name) else ()
    files = [file for suffix in suffixes if (file := figures / f"{name}.{suffix}").is_file()]
    return Block(
        "figure",
        source=image_url(kind, raw),
        alt=str(alt),
        caption=str(said.get("caption", "")),
        notes=tuple(map(str, said.get("notes", ()))),
        name=name,
        downloads=tuple(Download(f.suffix[1:].upper(), f"figures/{figures.name}/{f.name}") for f in files),
    )


def _other_files(blocks: list[Block], figures: Path) -> tuple[Download, ...]:
    """The CSV files that belong to no figure on the page."""
    shown = {block.name for block in blocks}
    files = sorted(f for f in figures.glob("*.csv") if f.stem not in shown)
    return tuple(Download(f.name, f"figures/{figures.name}/{f.name}") for f in files)


def _strip_escapes(text: str) -> str:
    """Text without terminal escapes, which some libraries print for colour, and without other control characters."""
    return _ESCAPE.sub("", text)


def _dress_table(table: str) -> str:
    """Scopes for header cells, what each column holds for the style sheet, and a box that scrolls what is too wide."""
    head, body_start, body = table.partition("<tbody")
    head = re.sub(r"<th(?=[\s>])(?![^>]*\bscope=)", '<th scope="col"', head)
    body = re.sub(r"<th(?=[\s>])(?![^>]*\bscope=)", '<th scope="row"', body)
    rows = [re.findall(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in body.split("</tr>")[:-1]]
    width = len(rows[0]) if rows else 0
    if "span=" not in table and all(len(row) == width for row in rows):
        kinds = [_column_kind([Markup(row[i]).striptags() for row in rows]) for i in range(width)]
        head, body = _mark_cells(head, kinds), _mark_cells(body, kinds)
    caption = re.search(r"<caption[^>]*>(.*?)</caption>", table, re.DOTALL)
    label = escape(Markup(caption[1]).striptags()) if caption else "Table"
    return f'<div class="table" role="region" tabindex="0" aria-label="{label}">{head}{body_start}{body}</div>'


def _column_kind(cells: list[str]) -> str:
    """How a column is set: numbers to the right, dates and names unbroken, sentences with room."""
    longest = max(map(len, cells))
    if all(_NUMBER.fullmatch(cell) for cell in cells):
        return "number"
    return "name" if longest <= _NAME else "words" if longest <= _SENTENCE else "sentence"


def _mark_cells(rows: str, kinds: list[str]) -> str:
    """The cells of each row that fills all columns, marked with what their column holds."""

    def mark(row: str) -> str:
        cells = re.split(r"(?=<t[dh][\s>])", row)
        if len(cells) != len(kinds) + 1:
            return row
        marked = (f'{cell[:3]} data-kind="{kind}"{cell[3:]}' for cell, kind in zip(cells[1:], kinds, strict=True))
        return cells[0] + "".join(marked)

    return "</tr>".join(mark(row) for row in rows.split("</tr>"))
