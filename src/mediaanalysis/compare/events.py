"""Which documents are about one event: proposals from wording, names, tolls and dates, for a person to accept.

Nothing here changes what corpus.toml says. Documents are grouped by average linkage (Sokal & Michener 1958) over a
likeness of tf-idf vectors (Salton & Buckley 1988), as in topic detection (Allan et al. 1998); no chance is involved.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..errors import DataError
from ..tables import Tables
from .findings import count
from .units import about_list, placed, rows_of

LIKENESS = 0.24  # the mean likeness of a group: best on half of 394 US reports of 158 shootings
WEIGHTS = {"wording": 0.45, "names": 0.35, "toll": 0.1, "date": 0.1}
MONTH = 30.0  # days after which the nearness of two dates has fallen to a third
MOST = 4000  # documents that are compared with each other; more need too much memory
COLUMNS = [
    "document_id", "outlet", "published", "title", "event", "event_proposed", "status", "documents", "likeness",
    "shared",
]  # fmt: skip
_TOLD = {"stated": "with an event in corpus.toml", "proposed": "with a proposal", "none": "with neither"}
_HOWTO = """\
# Proposed from wording, names, tolls and dates: read them, correct them, give the events names, then paste them into
# corpus.toml. A file that has a [[document]] there already gets the line `event = …` in it."""
_SHARED = 4  # words that show what a group has in common
_WORD = r"(?u)\b[^\W\d_][\w'’-]{2,}\b"
_NAME = r"(?<=[\w,’'] )[A-ZÀ-Þ][\w’'-]{2,}"  # capitalised where the sentence does not ask for it
_Matrix = npt.NDArray[np.float64]


def propose_events(tables: Tables, *, likeness: float = LIKENESS) -> pd.DataFrame:
    """One row a document: the event that corpus.toml gives it, or the one that its likeness to others proposes.

    ``status`` is "stated" (in corpus.toml), "proposed" or "none"; ``event_proposed`` is filled for "proposed" only and
    names an event of corpus.toml where the group has one. Documents of different stated events are never grouped.
    ``likeness`` is the mean likeness to the others of the group, from 0 to 1, and ``shared`` the words that they share.

    >>> proposals = compare.propose_events(tables)
    >>> list(proposals.columns)[:2]
    ['document_id', 'outlet']
    """
    documents = tables.documents[["document_id", "outlet", "published", "title", "event"]].copy()
    if len(documents) > MOST:
        raise DataError(f"events are proposed for up to {MOST:,} documents; here are {len(documents):,}: take a part")
    texts = _texts(tables)
    alike, wording = _likeness(tables, texts), _weights(texts, _WORD)
    group = _groups(alike, documents["event"].astype(str).tolist(), likeness)
    rows = documents.assign(event_proposed="", status="none", documents=1, likeness=np.nan, shared="")
    taken = set(documents["event"]) | {str(e["id"]) for e in about_list(tables, "events")}
    for members in _members(group):
        events = sorted(set(documents["event"].iloc[members]) - {""})
        if len(members) < 2:
            continue
        words = _shared_words(wording, members)
        proposed = events[0] if events else _new_id(documents["published"].iloc[members], words, taken)
        taken.add(proposed)
        index = rows.index[members]
        within = alike[np.ix_(members, members)]
        rows.loc[index, "documents"] = len(members)
        rows.loc[index, "likeness"] = (within.sum(axis=1) - within.diagonal()) / (len(members) - 1)
        rows.loc[index, "shared"] = ", ".join(words)
        open_ones = index[rows.loc[index, "event"] == ""]
        rows.loc[open_ones, "event_proposed"] = proposed
        rows.loc[open_ones, "status"] = "proposed"
    rows.loc[rows["event"] != "", "status"] = "stated"
    return rows[COLUMNS].reset_index(drop=True)


def with_proposed_events(tables: Tables) -> Tables:
    """The tables with proposed events, where corpus.toml gives no document an event; otherwise as they are.

    Documents and claims get a column ``event_proposed`` that is true where the event is a proposal, and its name in
    ``about`` ends in "(proposed)".

    >>> len(compare.with_proposed_events(tables).documents) == len(tables.documents)
    True
    """
    stated = (tables.documents["event"] != "").any() or bool(about_list(tables, "events"))
    if stated or not 2 <= len(tables.documents) <= MOST:
        return tables
    rows = propose_events(tables)
    event = rows.set_index("document_id")["event_proposed"]
    documents = tables.documents.assign(event=event.to_numpy(), event_proposed=(event != "").to_numpy())
    claims = tables.claims.assign(event=tables.claims["document_id"].map(event).astype("string").fillna(""))
    claims["event_proposed"] = claims["event"] != ""
    events = [
        {"id": name, "name": f"documents that share “{group['shared'].iloc[0]}” (proposed)", "proposed": True}
        for name, group in rows[rows["status"] == "proposed"].groupby("event_proposed", sort=False)
    ]
    return replace(tables, documents=documents, claims=claims, about={**tables.about, "events": events})


def events_toml(tables: Tables, proposals: pd.DataFrame) -> str:
    """The proposals as lines for corpus.toml, to be read and corrected by whoever pastes them.

    >>> text = compare.events_toml(tables, compare.propose_events(tables))
    """
    new = proposals[proposals["status"] == "proposed"]
    known = {str(e["id"]) for e in about_list(tables, "events")} | set(proposals["event"])
    paths = tables.documents.set_index("document_id")["path"]
    lines: list[str] = []
    for event, rows in new.groupby("event_proposed", sort=False):
        if event not in known:
            first = rows["published"].min()
            date = [] if pd.isna(first) else [f"date = {first:%Y-%m-%d} # of the first report"]
            name = f"name = {_quoted(rows['shared'].iloc[0])}"
            lines += ["[[event]] # proposed", f"id = {_quoted(event)}", name, *date, ""]
        for row in rows_of(rows):
            told = f" # likeness {row.likeness:.2f}: {_one_line(row.title)}"
            path = Path(str(paths[row.document_id]))
            if path.suffix == ".jsonl":
                where = f"{_one_line(path.name)}, row {_one_line(row.document_id)}"
                lines += [f"# {where}: event = {_quoted(event)}{told}", ""]
            else:
                file = f"{row.document_id}{path.suffix}"
                lines += [f"[[document]]{told}", f"file = {_quoted(file)}", f"event = {_quoted(event)}", ""]
    return "\n".join([_HOWTO, "", *lines]) if lines else ""


def proposal_lines(proposals: pd.DataFrame) -> list[str]:
    """What was proposed, in lines for a terminal: each group with the documents that are alike."""
    n = proposals["status"].value_counts()
    told = ", ".join(f"{int(n.get(status, 0)):,} {words}" for status, words in _TOLD.items())
    lines = [f"{count(len(proposals), 'document')}: {told}."]
    named = proposals["event_proposed"].where(proposals["status"] == "proposed", proposals["event"])
    for event, rows in proposals[proposals["documents"] > 1].groupby(named, sort=False):
        lines.append(f"{_one_line(event)} ({_one_line(rows['shared'].iloc[0])})")
        for row in rows_of(rows):
            date = "no date   " if pd.isna(row.published) else f"{row.published:%Y-%m-%d}"
            lines.append(f"  {row.likeness:.2f}  {date}  {row.status:8}  {_one_line(row.title or row.document_id)}")
    return lines


def _texts(tables: Tables) -> list[str]:
    """The text of each document as one string of sentences, without boilerplate."""
    rows = placed(tables, tables.sentences)
    joined = rows.groupby("document_id", observed=True, sort=False)["text"].agg("\n".join)
    titles = tables.documents["title"].astype(str)
    return [f"{title}\n{joined.get(i, '')}" for i, title in zip(tables.documents["document_id"], titles, strict=True)]


def _likeness(tables: Tables, texts: Sequence[str]) -> _Matrix:
    """How alike each two documents are, from 0 to 1."""
    tolls = {str(i): _tolls(claims) for i, claims in tables.claims.groupby("document_id", observed=True)}
    days = tables.documents["published"].to_numpy("datetime64[s]").astype("float64") / 86_400
    days[tables.documents["published"].isna()] = np.nan
    apart = np.abs(days[:, None] - days[None, :])
    parts = {
        "wording": _cosines(_weights(texts, _WORD)[0]),
        "names": _cosines(_weights(texts, _NAME, names=True)[0]),
        "toll": _cosines(_weights([tolls.get(i, "") for i in tables.documents["document_id"]], r"\S+")[0]),
        "date": np.where(np.isnan(apart), 0.5, np.exp(-np.nan_to_num(apart) / MONTH)),
    }
    alike: _Matrix = sum((WEIGHTS[name] * part for name, part in parts.items()), np.zeros_like(apart))
    return alike


def _tolls(claims: pd.DataFrame) -> str:
    """The figures above one as words: "killed62 wounded100"."""
    value = claims["low"].fillna(claims["high"])
    several = claims.assign(value=value)[(value > 1).fillna(False)]
    return " ".join(f"{harm}{n}" for harm, n in zip(several["harm"], several["value"], strict=True))


def _weights(texts: Sequence[str], pattern: str, *, names: bool = False) -> tuple[Any, npt.NDArray[np.object_]]:
    """Tf-idf weights, a row a text, and their words; no column where no text has a word."""
    from scipy import sparse
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(
        token_pattern=pattern, lowercase=not names, stop_words=None if names else "english", sublinear_tf=True
    )
    try:
        return vectors.fit_transform(texts), vectors.get_feature_names_out()
    except ValueError:  # no words at all
        return sparse.csr_array((len(texts), 0)), np.empty(0, dtype=object)


def _cosines(rows: Any) -> _Matrix:
    return np.asarray((rows @ rows.T).todense(), dtype=np.float64)


def _groups(alike: _Matrix, stated: Sequence[str], likeness: float) -> Sequence[int]:
    """The group of each document; what corpus.toml says of two documents goes before their likeness."""
    from sklearn.cluster import AgglomerativeClustering

    if len(stated) < 2:
        return [0] * len(stated)
    event = np.array(stated, dtype=object)
    both = (event[:, None] != "") & (event[None, :] != "")
    same = event[:, None] == event[None, :]
    apart = np.where(both, np.where(same, 0.0, 1e6), np.clip(1 - alike, 0, None))
    np.fill_diagonal(apart, 0)
    tree = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - likeness
    )
    return [int(n) for n in tree.fit_predict(apart)]


def _members(group: Sequence[int]) -> Iterable[list[int]]:
    """The rows of each group, in the order of their first document."""
    found: dict[int, list[int]] = {}
    for row, number in enumerate(group):
        found.setdefault(number, []).append(row)
    return found.values()


def _shared_words(wording: tuple[Any, npt.NDArray[np.object_]], members: Sequence[int]) -> list[str]:
    """The words that weigh most in all documents of the group: the least of their weights, the heaviest first."""
    rows, words = wording
    least = np.asarray(rows[members].min(axis=0).todense()).ravel()
    best = sorted(np.flatnonzero(least), key=lambda i: (-least[i], words[i]))[:_SHARED]
    if len(best) < _SHARED:  # few words stand in all of many documents
        mean = np.asarray(rows[members].mean(axis=0)).ravel()
        best = sorted(np.flatnonzero(mean), key=lambda i: (-mean[i], words[i]))[:_SHARED]
    return [str(words[i]) for i in best]


def _new_id(published: pd.Series, words: Sequence[str], taken: set[str]) -> str:
    """An id that no event has: the words, and the month of the first report."""
    first = published.min()
    name = "-".join([*words[:3], *([] if pd.isna(first) else [f"{first:%Y-%m}"])])
    more = (f"{name}-{n}" for n in range(2, len(taken) + 3))
    return next(candidate for candidate in (name, *more) if candidate not in taken)


def _quoted(value: object) -> str:
    """A TOML string: JSON's escapes are TOML's."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def _one_line(value: object) -> str:
    """Text for a comment: no line may end in it, and nothing in it is shown as a control character."""
    return "".join(c if c.isprintable() else " " for c in str(value))[:80]
