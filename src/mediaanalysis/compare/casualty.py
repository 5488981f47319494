"""Views of the claims table: figures as stated, by outlet and original source. Nothing here says what the toll was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..casualty.number import apply_policy
from ..casualty.policy import Policy, load_policy
from ..casualty.sign import figure_sign
from ..errors import DataError
from ..tables import Tables
from .actors import actors, group_sources
from .joins import document_rows, join, numbered_rows
from .units import about_list, outlet_order, placed

HARMS = ("killed", "wounded", "missing", "displaced", "unspecified")
UNATTRIBUTED = "not attributed"
LEDGER_COLUMNS = [
    "outlet", "document_id", "title", "published", "harm", "text", "low", "high", "modifier", "figure", "victims",
    "scope", "original", "source_group", "source", "chain", "attributed", "voice", "asserted", "superseded",
    "place_in_text", "event", "mentions", "sentence", "start", "end",
]  # fmt: skip
_SAME_CLAIM = [
    "document_id", "outlet", "event", "harm", "low", "high", "modifier", "victims", "scope", "source_group",
    "asserted", "superseded",
]  # fmt: skip


def ledger_table(
    tables: Tables,
    event: str | None = None,
    *,
    harms: Sequence[str] = ("killed", "wounded"),
    scopes: Sequence[str] = (),
    policy: str = "codebook",
) -> pd.DataFrame:
    """One row a claim of a document: who states which figure, on whose word, in which sentence.

    A figure that a document repeats with the same bounds, victims and group of sources is one row, with its number of
    ``mentions`` and the words of the first. ``start`` and ``end`` index the sentence. ``source_group`` is the actor of
    :func:`actors` that speaks, else the original source itself. No event and no scopes mean all of them. The ``policy``
    says what vague words are worth; the words stay as they are.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> set(ledger["harm"])  == {"killed", "wounded"}
    True
    """
    if unknown := sorted(set(harms) - set(HARMS)):
        raise DataError(f"harms: {', '.join(unknown)} is not counted; there are {', '.join(HARMS)}")
    rules = load_policy(policy)
    claims = tables.claims[tables.claims["harm"].isin(harms)]
    if event is not None:
        claims = claims[claims["event"] == event]
    if scopes:
        claims = claims[claims["scope"].isin(scopes)]
    claims = _with_context(tables, placed(tables, claims))
    if policy != "codebook":  # whose bounds the tables hold
        claims[["low", "high"]] = _bounds(claims, rules)
    claims["original"] = _by_kind(claims[["chain", "source_name", "source"]], _original)
    claims["source_group"] = _groups(claims, actors(tables))
    claims["attributed"] = claims["original"] != UNATTRIBUTED
    claims["figure"] = _by_kind(claims[["low", "high", "modifier", "text"]], figure)
    claims = claims.sort_values(["outlet", "published", "document_id", "start"], kind="stable", ignore_index=True)
    same = claims.groupby(_SAME_CLAIM, dropna=False, observed=True, sort=False)
    claims["mentions"] = same["text"].transform("size")
    claims["start"] -= claims["sentence_start"]
    claims["end"] -= claims["sentence_start"]
    claims = claims[~claims.duplicated(_SAME_CLAIM)].reset_index(drop=True)
    claims["outlet"] = pd.Categorical(claims["outlet"], outlet_order(tables), ordered=True)
    return claims[LEDGER_COLUMNS]


def choose_event(tables: Tables, event: str = "") -> str:
    """The event, checked; "" stands for the event with the most claims (the first of several).

    >>> compare.choose_event(tables)
    'deir-ez-zor-2016-09-17'
    """
    counts = tables.claims["event"].value_counts()
    known = sorted({*counts.index, *tables.documents["event"], *(e["id"] for e in about_list(tables, "events"))} - {""})
    if event and event not in known:
        raise DataError(f"event={event!r}: not in this corpus; it has {', '.join(known) or 'no events'}")
    most = counts[counts.index != ""]
    return event or (min(most.index[most == most.max()]) if len(most) else "")


def event_name(tables: Tables, event: str) -> str:
    """What corpus.toml calls the event, else its id.

    >>> compare.event_name(tables, "deir-ez-zor-2016-09-17")
    'Air strike on Syrian army positions at Deir ez-Zor'
    """
    names = {e["id"]: e.get("name") for e in about_list(tables, "events")}
    return str(names.get(event) or event or "all events")


def reference_table(tables: Tables, event: str) -> pd.DataFrame:
    """One row a reference figure (an inquiry's, a recorder's) that corpus.toml gives for the event.

    >>> compare.reference_table(tables, "deir-ez-zor-2016-09-17")["source"].tolist()
    ['US Central Command inquiry']
    """
    rows = [r for e in about_list(tables, "events") if e.get("id") == event for r in e.get("reference") or []]
    columns = ["source", "harm", "low", "high", "date", "note"]
    table = pd.DataFrame([{c: row.get(c) for c in columns} for row in rows], columns=columns)
    table["date"] = [str(date)[:10] if date else "" for date in table["date"]]
    return table.astype({"low": "Int64", "high": "Int64"})


def figure(low: Any, high: Any, modifier: str, text: str) -> str:
    """The figure in signs: 62, ≥80, >60, ≤90, ~100, 62–83; what is vague stays in its own words.

    >>> figure(80, None, "at_least", "at least 80"), figure(24, None, "vague", "Dozens")
    ('≥80', 'dozens')
    """
    low, high = (None if pd.isna(end) else int(end) for end in (low, high))
    return figure_sign(low, high, modifier, text)


def _with_context(tables: Tables, claims: pd.DataFrame) -> pd.DataFrame:
    """The claims with date and title of their document and with their sentence."""
    claims = join(claims, tables.documents[["title", "published"]], document_rows(tables, claims))
    sentences = tables.sentences[["start", "text"]].rename(columns={"start": "sentence_start", "text": "sentence"})
    return join(claims, sentences, numbered_rows(tables, "sentences", claims))


def _bounds(claims: pd.DataFrame, rules: Policy) -> pd.DataFrame:
    """The bounds under another policy: vague words are read again, numbers keep what the words say of them."""
    worth = {words: apply_policy(words, rules) for words in claims.loc[claims["modifier"] == "vague", "text"].unique()}
    read = [worth.get(words, (None, None)) for words in claims["text"]]
    vague = pd.DataFrame(read, columns=["low", "high"], index=claims.index)
    bounds = claims[["low", "high"]].where(claims["modifier"] != "vague", vague.astype("Int64"))
    bounds["low"] += (claims["modifier"] == "more_than").astype("Int64") * rules.more_than
    if rules.closed:
        lowest = bounds["low"].fillna(bounds["high"])
        bounds = bounds.assign(low=lowest, high=lowest)
    return bounds


def _original(chain: str, name: str, source: str) -> str:
    """The last of the chain of sources, else the source's name, else the words for it."""
    return chain.split(" ← ")[-1].strip() or name or source or UNATTRIBUTED


def _groups(claims: pd.DataFrame, known: Mapping[str, Sequence[str]]) -> pd.Series:
    """The actor of the original source, by the name that the document gives it elsewhere too, else itself."""
    itself = group_sources(claims["original"], known)
    names = claims["original"].where(claims["original"] != claims["source"], claims["source_name"])
    by_name = group_sources(names, known)
    return itself.where(itself.isin(list(known)) | ~by_name.isin(list(known)), by_name)


def _by_kind(rows: pd.DataFrame, read: Callable[..., str]) -> npt.NDArray[np.object_]:
    """What is read from each row, read once for all rows that are alike."""
    kind = rows.groupby(list(rows.columns), dropna=False, observed=True, sort=False).ngroup()
    first = rows[~kind.duplicated()]
    return np.array([read(*row) for row in first.itertuples(index=False)], dtype=object)[kind.to_numpy()]
