"""A folder of pages that opens from disk: one page a notebook and an index, with no request to anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .page import Page

_NAMES = {  # what is counted, in the order shown, in the singular and the plural
    "documents": ("document", "documents"),
    "outlets": ("outlet", "outlets"),
    "events": ("event", "events"),
    "words": ("word", "words"),
    "claims": ("casualty figure", "casualty figures"),
    "attributions": ("attribution", "attributions"),
    "tags": ("framing feature", "framing features"),
}


def write_site(folder: Path, pages: Sequence[Page], record: Mapping[str, Any]) -> None:
    """Write ``index.html`` and a page for each notebook beside it."""
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
    style = Markup(loader.get_source(environment, "style.css")[0])
    common = {"style": style, "record": record, "pages": pages, "counted": _counted(record["counts"])}
    (folder / "index.html").write_text(
        environment.get_template("index.html.j2").render(common, tables=_files(folder, "tables")), encoding="utf-8"
    )
    for number, page in enumerate(pages):
        before, after = pages[:number][-1:], pages[number + 1 :][:1]
        html = environment.get_template("page.html.j2").render(common, page=page, before=before, after=after)
        (folder / page.href).write_text(html, encoding="utf-8")


def _counted(counts: Mapping[str, int]) -> list[tuple[int, str]]:
    return [(counts[key], names[counts[key] != 1]) for key, names in _NAMES.items() if key in counts]


def _files(folder: Path, name: str) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in sorted((folder / name).glob("*.parquet"))]
