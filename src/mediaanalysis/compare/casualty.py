"""Views of the claims table: figures as stated, by outlet and original source. Nothing here says what the toll was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..casualty.number import apply_policy
from ..casualty.policy import Policy, load_policy
from ..casualty.sign import figure_sign
from ..errors import DataError
from ..tables import Tables
from .actors import actors, group_sources
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
    """
    if unknown := sorted(set(harms) - set(HARMS)):
        raise DataError(f"harms: {', '.join(unknown)} is not counted; there are {', '.join(HARMS)}")
    rules = load_policy(policy)
    claims = placed(tables, tables.claims)
    claims = claims[claims["harm"].isin(harms)]
    if event is not None:
        claims = claims[claims["event"] == event]
    if scopes:
        claims = claims[claims["scope"].isin(scopes)]
    claims = _with_context(tables, claims)
    if policy != "codebook":  # whose bounds the tables hold
        claims[["low", "high"]] = _bounds(claims, rules)
    claims["original"] = _originals(claims)
    claims["source_group"] = group_sources(claims["original"], actors(tables))
    claims["attributed"] = claims["original"] != UNATTRIBUTED
    claims["figure"] = [figure(*row) for row in claims[["low", "high", "modifier", "text"]].itertuples(index=False)]
    claims = claims.sort_values(["outlet", "published", "document_id", "start"], kind="stable", ignore_index=True)
    same = claims.groupby(_SAME_CLAIM, dropna=False, observed=True, sort=False)
    claims["mentions"] = same["text"].transform("size")
    claims["start"] -= claims["sentence_start"]
    claims["end"] -= claims["sentence_start"]
    claims = claims[~claims.duplicated(_SAME_CLAIM)].reset_index(drop=True)
    claims["outlet"] = pd.Categorical(claims["outlet"], outlet_order(tables), ordered=True)
    return claims[LEDGER_COLUMNS]


def choose_event(tables: Tables, event: str = "") -> str:
    """The event, checked; "" stands for the event with the most claims (the first of several)."""
    counts = tables.claims["event"].value_counts()
    known = sorted({*counts.index, *tables.documents["event"], *(e["id"] for e in about_list(tables, "events"))} - {""})
    if event and event not in known:
        raise DataError(f"event={event!r}: not in this corpus; it has {', '.join(known) or 'no events'}")
    most = counts[counts.index != ""]
    return event or (min(most.index[most == most.max()]) if len(most) else "")


def event_name(tables: Tables, event: str) -> str:
    """What corpus.toml calls the event, else its id."""
    names = {e["id"]: e.get("name") for e in about_list(tables, "events")}
    return str(names.get(event) or event or "all events")


def reference_table(tables: Tables, event: str) -> pd.DataFrame:
    """One row a reference figure (an inquiry's, a recorder's) that corpus.toml gives for the event."""
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


def source_matrix(ledger: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet and source: its claims and documents, the figures in their signs, lowest and highest bound."""
    stated = ledger.assign(least=ledger[["low", "high"]].min(axis=1), most=ledger[["low", "high"]].max(axis=1))
    cells = stated.groupby(["harm", "outlet", "source_group"], observed=True, sort=False)
    matrix = cells.agg(
        claims=("mentions", "sum"), documents=("document_id", "nunique"), low=("least", "min"), high=("most", "max"),
        figures=("figure", lambda figures: ", ".join(dict.fromkeys(figures))),
    )  # fmt: skip
    return matrix.reset_index()


def spread_table(ledger: pd.DataFrame) -> pd.DataFrame:
    """One row a kind of harm: how far the stated figures lie apart, and how much of that lies within single sources.

    Lowest and highest are the smallest and largest number in words or digits; an open end adds nothing. Claims that
    the text itself denies or replaces are counted but have no part in the spread. ``within_source`` is the widest
    spread of one source: where it is as wide as the whole, outlets differ though they cite the same source.
    """
    rows = []
    for harm, claims in ledger.groupby("harm", sort=False):
        standing = claims[claims["asserted"] & ~claims["superseded"]]
        bounds = standing[["low", "high"]].min(axis=1), standing[["low", "high"]].max(axis=1)
        least, most = bounds[0].min(), bounds[1].max()
        by_source = [bounds[i][standing["attributed"]].groupby(standing["source_group"]) for i in (0, 1)]
        within = (by_source[1].max() - by_source[0].min()).max()
        rows.append({
            "harm": harm, "claims": int(claims["mentions"].sum()), "documents": claims["document_id"].nunique(),
            "outlets": claims["outlet"].nunique(), "lowest": least, "highest": most, "spread": most - least,
            "within_source": within, "unattributed": _share(~claims["attributed"], claims["mentions"]),
            "open_ended": _share(claims["low"].isna() | claims["high"].isna(), claims["mentions"]),
            "withdrawn": int(claims.loc[claims["superseded"], "mentions"].sum()),
            "denied": int(claims.loc[~claims["asserted"], "mentions"].sum()),
        })  # fmt: skip
    columns = ["harm", "claims", "documents", "outlets", "lowest", "highest", "spread", "within_source",
               "unattributed", "open_ended", "withdrawn", "denied"]  # fmt: skip
    whole = dict.fromkeys(["lowest", "highest", "spread", "within_source"], "Int64")
    return pd.DataFrame(rows, columns=columns).astype(whole)


def _with_context(tables: Tables, claims: pd.DataFrame) -> pd.DataFrame:
    """The claims with date and title of their document and with their sentence."""
    pages = tables.documents[["document_id", "title", "published"]]
    sentences = tables.sentences[["document_id", "sentence_id", "start", "text"]]
    sentences = sentences.rename(columns={"start": "sentence_start", "text": "sentence"})
    claims = claims.merge(pages, on="document_id", how="left", validate="many_to_one")
    return claims.merge(sentences, on=["document_id", "sentence_id"], how="left", validate="many_to_one")


def _bounds(claims: pd.DataFrame, rules: Policy) -> pd.DataFrame:
    """The bounds of the claims' words under another policy."""
    worth = {words: apply_policy(words, rules) for words in claims["text"].unique()}
    bounds = pd.DataFrame([worth[w] for w in claims["text"]], columns=["low", "high"], index=claims.index)
    read = bounds.notna().any(axis=1) | (claims["modifier"] == "vague")
    return bounds.astype("Int64").where(read, claims[["low", "high"]])


def _originals(claims: pd.DataFrame) -> list[str]:
    """Of each claim the last of its chain of sources, else the source's name, else the words for it."""
    return [
        chain.split(" ← ")[-1].strip() or name or source or UNATTRIBUTED
        for chain, name, source in zip(claims["chain"], claims["source_name"], claims["source"], strict=True)
    ]


def _share(which: pd.Series, weights: pd.Series) -> float:
    return float(weights[which].sum() / weights.sum())
