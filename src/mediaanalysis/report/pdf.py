"""The pages of a report as PDF files, printed by a browser that is on the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..errors import DataError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
_SECONDS = 120  # for a page; one of a few thousand rows takes two or three
_OPTIONS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--no-pdf-header-footer",
    "--export-tagged-pdf", "--generate-pdf-document-outline",  # headings, tables and alt texts for a screen reader
)  # fmt: skip


def find_browser() -> str:
    """The browser that prints; DataError where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise DataError(f"--pdf: a browser prints the pages, and none of {', '.join(BROWSERS)} is installed here")
    return found


def print_pages(report: Path, browser: str) -> Iterator[Path]:
    """Print each page of a published report into its folder, beside it; the files, one after another.

    A page that has its PDF is left alone. A file appears when it is whole.
    """
    for page in sorted(report.resolve().glob("*.html")):
        file = page.with_suffix(".pdf")
        if not file.exists():
            _print(page, file, browser)
        yield file


def _print(page: Path, file: Path, browser: str) -> None:
    with tempfile.TemporaryDirectory(prefix=".pdf-", dir=page.parent) as aside:
        printed = Path(aside, file.name)
        as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # chromium insists
        where = [f"--user-data-dir={aside}/profile", f"--print-to-pdf={printed}", page.as_uri()]
        try:
            done = subprocess.run([browser, *_OPTIONS, *as_root, *where], capture_output=True, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            raise DataError(f"{page.name}: {browser} took longer than {_SECONDS} seconds to print it") from None
        if done.returncode or not printed.is_file():
            last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["it said nothing"]
            raise DataError(f"{page.name}: {browser} could not print it: {last[0]}")
        printed.replace(file)
