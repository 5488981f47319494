"""A saved web page (.html) as Markdown with front matter: its article without menus, and what its markup states."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ...errors import DataError


def page_to_markdown(path: Path) -> str:
    """The article of a page, a blank line between paragraphs, under what the markup states of it.

    Title, outlet, byline, date and address are taken from the markup alone; none is guessed from the text. The article
    is found by trafilatura (Barbaresi 2021, "Trafilatura: a web scraping library and command-line tool for text
    discovery and extraction", ACL-IJCNLP system demonstrations), which may err: read what it found.
    """
    try:
        import trafilatura  # an extra: a corpus of texts does without it
    except ImportError as error:
        raise DataError(f"{path}: reading HTML needs the extra `web`: pip install 'mediaanalysis[web]'") from error
    page: Any = trafilatura.bare_extraction(
        path.read_bytes(),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if page is None or not (page.text or "").strip():
        raise DataError(f"{path}: no article found in this page; copy its text into a .txt file")
    stated = {
        "title": page.title, "outlet": page.sitename, "byline": page.author, "published": page.date, "url": page.url,
        "extracted": f"from {path.name} by trafilatura {trafilatura.__version__}",
    }  # fmt: skip
    known = {name: " ".join(str(value).split()) for name, value in stated.items() if value}
    front = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=10_000)
    text = "\n\n".join(line.strip() for line in page.text.splitlines() if line.strip())
    return f"---\n{front}---\n{text}\n"
