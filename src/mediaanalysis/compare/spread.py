"""Views of the ledger: who prints whose figures, which stand, and how far they lie apart. Nothing here is stored."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

LATEST_COLUMNS = [
    "outlet", "document_id", "published", "harm", "victims", "source_group", "figure", "text", "low", "high",
    "modifier", "mentions", "other_figures", "newest", "sentence", "start", "end",
]  # fmt: skip
_SPREAD = ["claims", "documents", "outlets", "lowest", "highest", "spread"]


def source_matrix(ledger: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet and source: its claims and documents, the figures in their signs, lowest and highest bound.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> list(compare.source_matrix(ledger).columns)[:3]
    ['harm', 'outlet', 'source_group']
    """
    stated = ledger.assign(least=ledger[["low", "high"]].min(axis=1), most=ledger[["low", "high"]].max(axis=1))
    cell = ["harm", "outlet", "source_group"]
    matrix = stated.groupby(cell, observed=True, sort=False).agg(
        claims=("mentions", "sum"), documents=("document_id", "nunique"), low=("least", "min"), high=("most", "max")
    )
    different = stated[[*cell, "figure"]].drop_duplicates()
    matrix["figures"] = different.groupby(cell, observed=True, sort=False)["figure"].agg(", ".join)
    return matrix.reset_index()


def latest_table(ledger: pd.DataFrame) -> pd.DataFrame:
    """One row a document, source, kind of harm and kind of victims: the figure that the document leaves standing.

    That is the first, in the order of the text, that it neither replaces nor denies: news begins with what is newest.
    ``other_figures`` are what it also prints of this source, and ``newest`` marks the last dated document in which the
    outlet gives a figure of the source.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> len(compare.latest_table(ledger)) <= len(ledger)
    True
    """
    part = ["document_id", "outlet", "harm", "victims", "source_group"]
    standing = ledger[ledger["asserted"] & ~ledger["superseded"]]
    rows = standing[~standing.duplicated(part)].copy()
    told = ledger[[*part, "figure"]].drop_duplicates().groupby(part, observed=True, sort=False)["figure"].agg(list)
    keys = pd.MultiIndex.from_frame(rows[part].astype(object))
    others = dict(zip(told.index, told, strict=True))
    rows["other_figures"] = [_but(others[key], kept) for key, kept in zip(keys, rows["figure"], strict=True)]
    last = rows.groupby(["outlet", "source_group", "harm", "victims"], observed=True)["published"].transform("max")
    rows["newest"] = rows["published"] == last
    return rows[LATEST_COLUMNS].reset_index(drop=True)


def spread_table(ledger: pd.DataFrame) -> pd.DataFrame:
    """One row a kind of harm: how far the stated figures lie apart, and how much of that lies within single sources.

    Lowest and highest are the smallest and largest number in words or digits; an open end adds nothing. Claims that
    the text itself denies or replaces are counted but have no part in the spread. ``within_source`` is the widest
    spread of one source and ``between_sources`` how far the middles of the sources lie apart: where the first is as
    wide as the whole, outlets differ though they cite the same source. ``unattributed`` and ``open_ended`` are shares
    of all claims; ``repeated`` counts those that say again what their document has said.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> spread = compare.spread_table(ledger)
    >>> bool((spread["lowest"] <= spread["highest"]).all())
    True
    """
    rows = []
    for harm, claims in ledger.groupby("harm", sort=False):
        sources = source_spread_table(claims[claims["attributed"]])
        middles = (sources["lowest"] + sources["highest"]) / 2
        rows.append({
            "harm": harm, **_spread_of(claims), "within_source": sources["spread"].max(),
            "between_sources": middles.max() - middles.min(),
            "unattributed": _share(~claims["attributed"], claims["mentions"]),
            "open_ended": _share(claims["low"].isna() | claims["high"].isna(), claims["mentions"]),
            "repeated": int((claims["mentions"] - 1).sum()),
            "withdrawn": int(claims.loc[claims["superseded"], "mentions"].sum()),
            "denied": int(claims.loc[~claims["asserted"], "mentions"].sum()),
        })  # fmt: skip
    shares = ["unattributed", "open_ended", "repeated", "withdrawn", "denied"]
    table = _frame(rows, ["harm", *_SPREAD, "within_source", "between_sources", *shares])
    return table.astype({"within_source": "Int64", "between_sources": "Float64"})


def source_spread_table(ledger: pd.DataFrame) -> pd.DataFrame:
    """One row a kind of harm and source: how many claims put a figure down to it, and how far these lie apart.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> len(compare.source_spread_table(ledger)) > 0
    True
    """
    cells = ledger.groupby(["harm", "source_group"], observed=True, sort=False)
    rows = [{"harm": harm, "source_group": source, **_spread_of(claims)} for (harm, source), claims in cells]
    table = _frame(rows, ["harm", "source_group", *_SPREAD])
    order = {"harm": True, "documents": False, "claims": False}
    return table.sort_values([*order], ascending=[*order.values()], kind="stable", ignore_index=True)


def _spread_of(claims: pd.DataFrame) -> dict[str, object]:
    """Claims, documents and outlets, and the ends of what stands of the figures."""
    standing = claims.loc[claims["asserted"] & ~claims["superseded"], ["low", "high"]]
    lowest, highest = standing.min(axis=1).min(), standing.max(axis=1).max()
    return {
        "claims": int(claims["mentions"].sum()), "documents": claims["document_id"].nunique(),
        "outlets": claims["outlet"].nunique(), "lowest": lowest, "highest": highest, "spread": highest - lowest,
    }  # fmt: skip


def _frame(rows: list[dict[str, object]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(["lowest", "highest", "spread"], "Int64"))


def _but(figures: Iterable[str], kept: str) -> str:
    return ", ".join(figure for figure in figures if figure != kept)


def _share(which: pd.Series, weights: pd.Series) -> float:
    return float(weights[which].sum() / weights.sum())
