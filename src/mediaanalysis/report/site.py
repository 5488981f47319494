"""A folder of pages that opens from disk: one page a notebook and an index, with no request to anywhere."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..display.table import table_script
from ..tables import ROWS
from .changes import Changes
from .page import Page, image_url

_NAMES = {  # what is counted, in the order shown, in the singular and the plural
    "documents": ("document", "documents"),
    "outlets": ("outlet", "outlets"),
    "events": ("event", "events"),
    "words": ("word", "words"),
    "claims": ("casualty figure", "casualty figures"),
    "attributions": ("attribution", "attributions"),
    "tags": ("framing feature", "framing features"),
}

# What moves a terminal's cursor (C0, DEL, C1) or turns the direction of writing beyond a word; no reader sees it.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def write_site(
    folder: Path, pages: Sequence[Page], record: Mapping[str, Any], changes: Changes | None = None
) -> None:
    """Write ``index.html``, a page for each notebook and, where there was an earlier report, what changed since."""
    environment = Environment(
        loader=PackageLoader("mediaanalysis.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["thousands"] = lambda n: f"{n:,}".replace(",", "\u202f")
    loader = environment.loader
    assert loader is not None
    style, script = Markup(loader.get_source(environment, "style.css")[0]), Markup(table_script())
    common = {
        "style": style, "script": script, "script_hash": _hash(script), "record": record, "pages": pages,
        "counted": _counted(record["counts"]),
    }  # fmt: skip

    def write(href: str, template: str, **values: Any) -> None:
        html = environment.get_template(template).render(common, **values)
        (folder / href).write_text(_UNSEEN.sub("", html), encoding="utf-8")

    pictures = {page.name: _thumbnail(folder, page) for page in pages}
    write("index.html", "index.html.j2", tables=_tables(record), changes=changes, pictures=pictures)
    if changes:
        write("changes.html", "changes.html.j2", changes=changes)
    for number, page in enumerate(pages):
        write(page.href, "page.html.j2", page=page, before=pages[:number][-1:], after=pages[number + 1 :][:1])


def _hash(script: str) -> str:
    """By which a page allows the one script that is its own, and no other."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def _counted(counts: Mapping[str, int]) -> list[tuple[int, str]]:
    return [(counts[key], names[counts[key] != 1]) for key, names in _NAMES.items() if key in counts]


def _thumbnail(folder: Path, page: Page) -> str:
    """The first figure of a page, as a vector or a raster image, whichever is smaller; "" where there is none."""
    if not page.figures:
        return ""
    first = page.figures[0]
    rasters = [folder / d.href for d in first.downloads if d.href.endswith(".png")]
    sources = [image_url("image/png", path.read_bytes()) for path in rasters]
    return min([first.source, *sources], key=len)


def _tables(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The tables that lie beside the pages."""
    return [
        {"name": name, "href": f"tables/{name}.parquet", "rows": rows, "row": ROWS.get(name, "")}
        for name, rows in record["tables"].items()
    ]
