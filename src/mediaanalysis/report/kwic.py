"""A concordance as lines of a terminal: the words in one column, what stands around them to the left and right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from ..charts.export import csv_text
from ..compare import find_in_context
from ..compare.units import outlet_order, rows_of
from ..errors import DataError
from ..tables import Tables
from ..text.escape import plain


def select_places(
    tables: Tables, pattern: str, *, regex: bool, around: int, outlets: Sequence[str] = (), voice: str = ""
) -> pd.DataFrame:
    """The rows of :func:`find_in_context` of these outlets (none: of all) and this voice ("": of all)."""
    known = outlet_order(tables)
    if unknown := [name for name in outlets if name not in known]:
        raise DataError(f"--outlet {', '.join(unknown)}: not in this corpus; there are {', '.join(known)}")
    places = find_in_context(tables, pattern, regex=regex, around=around)
    kept = places["outlet"].isin(outlets) if outlets else places["outlet"].notna()
    return places[kept & (places["voice"] == voice if voice else True)]


def kwic_lines(places: pd.DataFrame, around: int) -> Iterator[str]:
    """A heading for each outlet and voice, a line for each place under it, and at the end how many there are.

    The texts are anybody's: what could move the cursor or turn the writing round is taken out.
    """
    for (outlet, voice), group in places.groupby(["outlet", "voice"], observed=True, sort=True):
        yield plain(f"{outlet}, {'its own words' if voice == 'outlet' else voice} ({len(group)})")
        for row in rows_of(group):
            said = f"  [{plain(row.source)}]" if row.source else ""
            before, after = plain(row.before)[-around:], plain(row.after)[:around]
            yield f"  {before:>{around}}  {plain(row.words)}  {after:<{around}}  {plain(row.document_id)}{said}"
        yield ""
    documents, outlets = places["document_id"].nunique(), places["outlet"].nunique()
    counts = ((len(places), "place"), (documents, "document"), (outlets, "outlet"))
    places_in, in_documents, of_outlets = (f"{n:,} {name}{'s' * (n != 1)}" for n, name in counts)
    yield f"{places_in} in {in_documents} of {of_outlets}" if len(places) else "not found"


def write_places(places: pd.DataFrame, path: Path) -> Iterator[str]:
    """Write the places as CSV, with nothing in it that a spreadsheet would run."""
    try:
        path.write_text(csv_text(places), encoding="utf-8", newline="")
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error.strerror or error}") from error
    yield f"{path}: {len(places):,} places"
