"""The sentences behind the figures."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..tables import Tables
from .joins import document_rows, join, numbered_rows
from .rates import of_feature
from .units import VOICES, placed

EVIDENCE_COLUMNS = [
    "feature", "category", "outlet", "document_id", "title", "published", "words", "voice", "source", "act_of", "rule",
    "sentence", "start", "end",
]  # fmt: skip


def evidence_table(tables: Tables, features: Sequence[str]) -> pd.DataFrame:
    """One row a tag of the features, with its sentence; ``start`` and ``end`` index the sentence.

    A tag of two features that are both asked for ("hedge" and "hedge:accident") is a row of each.

    >>> evidence = compare.evidence_table(tables, ["hedge:accident"])
    >>> row = evidence.iloc[0]
    >>> row["sentence"][row["start"] : row["end"]] == row["words"]
    True
    """
    tags = tables.tags
    found = pd.concat([tags[of_feature(tags, feature)].assign(feature=feature) for feature in features])
    found = placed(tables, found.rename(columns={"text": "words"}))
    found = join(found, tables.documents[["title", "published"]], document_rows(tables, found))
    sentences = tables.sentences[["start", "text"]].rename(columns={"start": "sentence_start", "text": "sentence"})
    found = join(found, sentences, numbered_rows(tables, "sentences", found))
    found["start"] -= found["sentence_start"]
    found["end"] -= found["sentence_start"]
    found["feature"] = pd.Categorical(found["feature"], list(features), ordered=True)
    found["voice"] = pd.Categorical(found["voice"], list(VOICES), ordered=True)
    order = ["feature", "outlet", "voice", "published", "document_id", "start"]
    return found.sort_values(order, ignore_index=True)[EVIDENCE_COLUMNS]


def first_per_outlet(evidence: pd.DataFrame, most: int) -> pd.DataFrame:
    """Up to ``most`` rows a feature, taken from the outlets and voices in turn, so that none is crowded out.

    >>> evidence = compare.evidence_table(tables, ["hedge:accident"])
    >>> len(compare.first_per_outlet(evidence, 5))
    5
    """
    turn = evidence.groupby(["feature", "outlet", "voice"], observed=True).cumcount()
    turns = evidence.assign(turn=turn).sort_values(["turn", "voice"], kind="stable")
    nth = turns.groupby(["feature", "outlet"], observed=True).cumcount()
    kept = turns.assign(nth=nth).sort_values("nth", kind="stable").groupby("feature", observed=True).head(most)
    return kept.sort_index()[EVIDENCE_COLUMNS].reset_index(drop=True)
