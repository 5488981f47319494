"""Scare quotes with their uptake: who else speaks in the words that an outlet holds at a distance."""

from __future__ import annotations

import re
from collections import defaultdict

import pandas as pd

from ..tables import Tables
from ..text.match import fold
from .evidence import EVIDENCE_COLUMNS, evidence_table
from .units import rows_of

_MARKS = 2  # characters: the quotation marks, which a stretch of attributed words includes


def scare_quote_table(tables: Tables) -> pd.DataFrame:
    """One row a scare quote, with its sentence; ``start`` and ``end`` index the sentence.

    ``uptake`` names the sources whose longer quotations in the document have the same words, as those of a headline
    may be taken up in its text (after Fetzer, Quotation headlines in the printed British quality press); "" where
    nobody's have.

    >>> "words" in compare.scare_quote_table(tables)
    True
    """
    quotes = evidence_table(tables, ["scare_quote"])
    sentences = tables.sentences[tables.sentences["document_id"].isin(quotes["document_id"])]
    texts = (sentences["before"] + sentences["text"]).groupby(sentences["document_id"]).agg("".join)
    names = tables.attributions[["document_id", "attribution_id", "source_name"]].astype({"attribution_id": "Int64"})
    said = tables.contents[tables.contents["voice"] == "quoted"].dropna(subset="attribution_id")
    said = said[said["document_id"].isin(texts.index)]
    said = said.merge(names, on=["document_id", "attribution_id"], how="left", validate="many_to_one")
    speech: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows_of(said.assign(name=said["source_name"].fillna("").replace("", "somebody"))):
        speech[row.document_id].append((row.name, fold(texts[row.document_id][row.start : row.end])))
    uptake = []
    for row in rows_of(quotes):
        held = re.compile(rf"(?<!\w){re.escape(fold(row.words))}(?!\w)")
        longer = (words for words in speech[row.document_id] if len(words[1]) > len(row.words) + _MARKS)
        uptake.append(", ".join(dict.fromkeys(name for name, words in longer if held.search(words))))
    return quotes.assign(uptake=pd.Series(uptake, quotes.index, dtype="string"))[[*EVIDENCE_COLUMNS, "uptake"]]
