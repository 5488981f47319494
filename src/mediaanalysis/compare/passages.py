"""What the documents of one event have word for word in common, to be read, and which two of them to read together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from ..errors import DataError
from ..framing.voice import Content
from ..restore import restore_analysis
from ..tables import Tables
from ..text.span import Span, intersect
from .findings import count
from .reuse import LEAST, shared_passages
from .units import rows_of, unit_table
from .words import read_words

PASSAGE_COLUMNS = [
    "text", "words", "outlet", "document_id", "voice", "other_outlet", "other_id", "other_voice", "start",
    "other_start",
]  # fmt: skip


def passage_table(tables: Tables, least: int = LEAST) -> pd.DataFrame:
    """One row a passage of ``least`` words or more that two outlets print, the longest first.

    See :func:`shared_passages`. ``text`` is as the first document has it; the voices are those that most of the passage
    stands in, in each of the two: what one outlet quotes, another may say itself.

    >>> passages = compare.passage_table(tables)
    >>> list(passages.columns)[:3]
    ['text', 'words', 'outlet']
    """
    found = shared_passages(read_words(tables), least)
    found = found[found["outlet"].astype(str) != found["other_outlet"].astype(str)].reset_index(drop=True)
    read = {i: restore_analysis(tables, i) for i in {*found["document_id"], *found["other_id"]}}
    rows = [(row, Span(row.start, row.end), Span(row.other_start, row.other_end)) for row in rows_of(found)]
    found["text"] = [here.of(read[row.document_id].document.text) for row, here, _ in rows]
    found["voice"] = [_voice(here, read[row.document_id].contents) for row, here, _ in rows]
    found["other_voice"] = [_voice(there, read[row.other_id].contents) for row, _, there in rows]
    return found[PASSAGE_COLUMNS]


def passage_finding(passages: pd.DataFrame, least: int = LEAST) -> str:
    """How many passages outlets share, and how many of them stand in different voices.

    >>> compare.passage_finding(compare.passage_table(tables).head(0))
    'No passage of 8 words or more stands in documents of two outlets.'
    """
    if passages.empty:
        return f"No passage of {least} words or more stands in documents of two outlets."
    n, differ = len(passages), int((passages["voice"] != passages["other_voice"]).sum())
    return (
        f"{count(n, 'passage')} of {least} words or more {'stands' if n == 1 else 'stand'} in documents of two "
        f"outlets, the longest of {passages['words'].max():,} words; in {f'{differ:,}' if differ else 'none'} of them "
        "the two print it in different voices."
    )


def choose_pair(tables: Tables, documents: Sequence[str] = ()) -> tuple[str, str]:
    """Two documents to be read beside each other, checked; where none are named, the two outlets' that share most.

    Where nothing is shared they are the first documents of the two outlets with the most words.

    >>> pair = compare.choose_pair(tables)
    >>> len(set(pair))
    2
    """
    known = list(tables.documents["document_id"])
    if documents:
        wrong = [d for d in documents if d not in known]
        if wrong or len(documents) != 2:
            told = f"not in these tables: {', '.join(wrong)}" if wrong else f"{len(documents)} named"
            raise DataError(f"documents={list(documents)!r}: name two documents of the event by id; {told}")
        return documents[0], documents[1]
    shared: Counter[tuple[str, str]] = Counter()
    for row in rows_of(passage_table(tables)):
        shared[row.document_id, row.other_id] += row.words
    if shared:
        return shared.most_common(1)[0][0]
    units = unit_table(tables).sort_values("words", ascending=False, kind="stable")
    first = list(dict.fromkeys(units.drop_duplicates("outlet")["document_id"]))
    if len(known) < 2:
        raise DataError("documents: two are read beside each other, and the event has fewer; choose another event")
    left, right = [*first, *(d for d in known if d not in first)][:2]
    return left, right


def _voice(span: Span, contents: Sequence[Content]) -> str:
    """The voice that most of the characters are in."""
    length = Counter({"outlet": len(span)})
    for content in contents:
        inside = sum(map(len, intersect([content.span], [span])))
        length[content.voice] += inside
        length["outlet"] -= inside
    return length.most_common(1)[0][0]
