"""What publishers ask of a figure: widths, the least size of type, the resolution of pictures."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import DataError


@dataclass(frozen=True, slots=True)
class Journal:
    """Widths in millimetres of a column and of a page, the smallest type in points, dots per inch."""

    column: float
    page: float
    least: float = 6.0
    dpi: int = 300
    tallest: float = 240.0  # millimetres, with room for the caption


# Read in November 2026; sources, and what could not be verified, are in docs/figures.md. A journal may ask for other.
JOURNALS = {
    "": Journal(89, 183),
    "elsevier": Journal(90, 190, least=6),
    "nature": Journal(89, 183, least=5, tallest=170),
    "plos": Journal(83, 173.5, least=8, tallest=222),
    "springer": Journal(84, 174, least=8, dpi=600, tallest=234),
}


def find_journal(name: str) -> Journal:
    """The preset of that name; "" is what most journals can print.

    >>> find_journal("elsevier").column
    90
    """
    if name not in JOURNALS:
        raise DataError(f"journal={name!r}: there are {', '.join(filter(None, JOURNALS))}; else give a width in mm")
    return JOURNALS[name]


def inches(width: str | float, journal: Journal) -> float:
    """A width, "column", "page" or millimetres, in inches."""
    known = {"column": journal.column, "page": journal.page}
    if isinstance(width, str) and width not in known:
        raise DataError(f"width={width!r}: write 'column', 'page' or a number of millimetres")
    wide = known[width] if isinstance(width, str) else width
    if not 20 <= wide <= 1000:
        raise DataError(f"width={width!r}: a figure is 20 to 1,000 mm wide")
    return wide / 25.4
