"""Every place where words stand, in their context: who wrote it, in whose voice, on whose word."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..errors import DataError
from ..tables import Tables
from .units import VOICES, placed
from .words import find_voices

AROUND = 80  # characters on either side; with a hit, about two lines of type
CONTEXT_COLUMNS = [
    "outlet", "document_id", "title", "published", "voice", "source", "before", "words", "after", "sentence_id",
    "start", "end",
]  # fmt: skip
_VOICES = list(VOICES)
_SAME = {"'": "['’‘]", '"': '["“”]', "-": "[-‐‑–]"}  # signs that writers set in several ways


def find_in_context(tables: Tables, pattern: str, *, regex: bool = False, around: int = AROUND) -> pd.DataFrame:
    r"""One row a place where the pattern stands, with ``around`` characters before and after it (keyword in context).

    A pattern is a phrase, whatever its case; ``*`` in a word stands for any letters and by itself for any word:
    "kill*", "by * mistake". With ``regex`` it is a regular expression of Python. It is sought within sentences,
    boilerplate left out. ``start`` and ``end`` index the document's text; ``voice`` is outlet, quoted or paraphrased,
    and ``source`` who is given the words.

    >>> hits = compare.find_in_context(tables, "by mistake")
    >>> len(hits) > 0
    True
    """
    compiled = compile_pattern(pattern, regex=regex)
    rows = placed(tables, tables.sentences)
    texts = rows["text"].astype(str).tolist()
    found = [(row, *m.span()) for row, text in enumerate(texts) for m in compiled.finditer(text) if m.end() > m.start()]
    row, start, end = np.array(found, dtype=np.int64).reshape(-1, 3).T
    gaps = rows["before"].fillna("").astype(str).tolist()
    same = rows["document_id"] == rows["document_id"].shift()
    follows = (same & (rows["sentence_id"].diff() == 1)).tolist()
    hits = rows.iloc[row][["outlet", "document_id", "sentence_id"]].reset_index(drop=True)
    hits["words"] = [texts[r][s:e] for r, s, e in zip(row, start, end, strict=True)]
    hits["before"] = [_left(texts, gaps, follows, r, s, around) for r, s in zip(row, start, strict=True)]
    hits["after"] = [_right(texts, gaps, follows, r, e, around) for r, e in zip(row, end, strict=True)]
    begins = rows["start"].to_numpy(np.int64)[row]
    hits["start"], hits["end"] = begins + start, begins + end
    pages = tables.documents[["document_id", "title", "published"]]
    hits = _with_voices(tables, hits.merge(pages, on="document_id", how="left", validate="many_to_one"))
    return hits.sort_values(["outlet", "published", "document_id", "start"], ignore_index=True)[CONTEXT_COLUMNS]


def compile_pattern(pattern: str, *, regex: bool = False) -> re.Pattern[str]:
    """The pattern as :func:`find_in_context` seeks it.

    >>> compile_pattern("don't kill*").search("They DON’T  killing.")[0]
    'DON’T  killing'
    """
    if not pattern.strip(" *"):
        raise DataError(f"pattern={pattern!r}: there must be a word to look for")
    try:
        return re.compile(pattern if regex else _phrase(pattern), re.IGNORECASE)
    except re.error as error:
        raise DataError(f"pattern={pattern!r} is no regular expression: {error}") from error


def _phrase(pattern: str) -> str:
    words = [_ANY if word == "*" else _word(word) for word in pattern.split()]
    begins = r"(?<!\w)" if words[0] is _ANY or re.match(r"[\w*]", pattern.split()[0]) else ""
    ends = r"(?!\w)" if words[-1] is _ANY or re.search(r"[\w*]$", pattern.split()[-1]) else ""
    return begins + r"\s+".join(words) + ends


_ANY = r"\w+(?:[’'-]\w+)*"


def _word(word: str) -> str:
    return "".join(r"\w*" if sign == "*" else _SAME.get(sign) or re.escape(sign) for sign in word)


def _left(texts: Sequence[str], gaps: Sequence[str], follows: Sequence[bool], row: int, start: int, around: int) -> str:
    """What stands before a place, reaching back into the sentences before; cut at a word where it must be cut."""
    text = texts[row][:start]
    at = row
    while len(text) <= around and follows[at]:
        text = texts[at - 1] + gaps[at] + text
        at -= 1
    return text if len(text) <= around else text[-around:].partition(" ")[2]


def _right(texts: Sequence[str], gaps: Sequence[str], follows: Sequence[bool], row: int, end: int, around: int) -> str:
    text = texts[row][end:]
    at = row + 1
    while len(text) <= around and at < len(texts) and follows[at]:
        text += gaps[at] + texts[at]
        at += 1
    return text if len(text) <= around else text[:around].rpartition(" ")[0]


def _with_voices(tables: Tables, hits: pd.DataFrame) -> pd.DataFrame:
    document = pd.Index(tables.documents["document_id"]).get_indexer(hits["document_id"])
    voice, stretch = find_voices(tables, document, hits["start"].to_numpy(np.int64))
    hits["voice"] = pd.Categorical(np.array(_VOICES, dtype=object)[voice], _VOICES, ordered=True)
    given = tables.contents["attribution_id"].reset_index(drop=True)
    hits["attribution_id"] = given.reindex(stretch).astype("Int64").to_numpy()
    sources = tables.attributions[["document_id", "attribution_id", "source"]].astype({"attribution_id": "Int64"})
    hits = hits.merge(sources, on=["document_id", "attribution_id"], how="left", validate="many_to_one")
    return hits.assign(source=hits["source"].fillna("").astype(str))
