"""Findings in a sentence, computed from the tables; each says how much it rests on."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .rates import feature_title
from .units import NOT_STATED, rows_of

_MOST_DIFFERENCES = 5  # told in sentences; who wants more reads the table


def corpus_finding(sizes: pd.DataFrame) -> str:
    """How large the corpus is, and how evenly its outlets share it.

    >>> compare.corpus_finding(compare.outlet_sizes(tables)).split(",")[0]
    '6 outlets'
    """
    here = sizes[sizes["documents"] > 0]
    if here.empty:
        return "The corpus holds no words."
    largest = here.iloc[int(here["words"].argmax())]
    share = largest["words"] / max(here["words"].sum(), 1)
    few = here[here["documents"] < 5]
    total = here["words"].sum()
    sentence = (
        f"{count(len(here), 'outlet')}, {count(here['documents'].sum(), 'text')}, {count(total, 'word')}. "
        f"The largest part is by {largest['outlet']}: {per_cent(share)} of the words."
    )
    if len(few):
        who = f"{len(few)} of {len(here)} outlets {'has' if len(few) == 1 else 'have'}"
        who = who if len(few) < len(here) else "Every outlet has"
        sentence += f" {who} fewer than five texts: too few for any interval or test."
    if NOT_STATED in set(here["outlet"].astype(str)):
        sentence += " For some texts the outlet is not known."
    return sentence


def casualty_finding(spread: pd.DataFrame, name: str) -> list[str]:
    """For each kind of harm, how far the figures lie apart and on whose word they rest.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> finding = compare.casualty_finding(compare.spread_table(ledger), "the air strike")
    >>> len(finding) == ledger["harm"].nunique()
    True
    """
    if spread.empty:
        return [f"No figure of people killed or wounded was found for {name}."]
    sentences = []
    for row in rows_of(spread):
        basis = f"{count(row.claims, 'mention')} in {count(row.documents, 'document')}"
        basis += f" by {count(row.outlets, 'outlet')}"
        if pd.isna(row.lowest):
            sentences.append(f"People {row.harm}, {name}: {basis}, none of them with a number.")
            continue
        stated = f"figures from {row.lowest:,} to {row.highest:,}"
        stated = stated if row.lowest < row.highest else f"every figure is {row.lowest:,}"
        text = f"People {row.harm}, {name}: {stated} ({basis})."
        if not pd.isna(row.within_source) and row.within_source > 0:
            text += f" Figures put down to one and the same source lie up to {row.within_source:,} apart."
        bare, opened = (f"{part * row.claims:.0f} of {row.claims:,}" for part in (row.unattributed, row.open_ended))
        text += f" Mentions without a source: {bare}; with one end left open: {opened}."
        if row.withdrawn:
            text += f" {count(row.withdrawn, 'figure')} {'is' if row.withdrawn == 1 else 'are'} said to be replaced."
        sentences.append(text)
    return sentences


def framing_finding(comparison: pd.DataFrame) -> list[str]:
    """For each feature, which outlets' documents have most and fewest hits in their own words, as counted here.

    Only outlets with at least two documents are ranked: one document never speaks for an outlet.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> compare.framing_finding(compare.compare_outlets(rates))[-1]
    'With so few documents this describes the documents and says nothing of the outlets.'
    """
    own = comparison[comparison["voice"] == "own"]
    several = own["documents"] > 1
    sentences = []
    for feature, rows in own.groupby("feature", observed=True):
        ranked = rows[several[rows.index]]
        title = f"{feature_title(str(feature))}, in the outlets’ own words"
        if not rows["hits"].any():
            sentences.append(f"{title}: no hit.")
        elif len(ranked) > 1:
            most, least = (ranked.iloc[int(at)] for at in (ranked["per_1000"].argmax(), ranked["per_1000"].argmin()))
            sentences.append(f"{title}: in these documents from {_rate(least)} to {_rate(most)}.")
    if several.groupby(own["outlet"], observed=True).any().sum() < 2:
        sentences.append("Fewer than two outlets have two documents: outlets cannot be compared.")
    elif (own["tier"] == "B").any():
        sentences.append("With so few documents this describes the documents and says nothing of the outlets.")
    return sentences


def contrast_finding(contrasts: pd.DataFrame) -> list[str]:
    """Which outlets differ from those they are held against, after adjusting; and why others were not compared.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> contrasts = compare.contrast_table(rates)
    >>> finding = compare.contrast_finding(contrasts)
    """
    tested = contrasts[contrasts["why_not"] == ""]
    sentences = []
    if tested.empty:
        sentences.append("No outlet can be compared with another.")
    else:
        differ = tested[tested["adjusted"] <= 0.05].sort_values("adjusted", kind="stable")
        basis = f"{count(int(contrasts['family'].max()), 'test')} of rates, adjusted for that number"
        sentences.append(f"{basis}: {count(len(differ), 'difference')} found.")
        sentences += [_contrast(row) for row in rows_of(differ.head(_MOST_DIFFERENCES))]
        if len(differ) > _MOST_DIFFERENCES:
            sentences.append(f"{len(differ) - _MOST_DIFFERENCES:,} more are in the table.")
    for why, n in contrasts.loc[contrasts["why_not"] != "", "why_not"].value_counts().items():
        sentences.append(f"Not compared, {n:,} of {len(contrasts):,}: {why}.")
    return sentences


def count(n: float, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "document"), count(1200, "word")
    ('1 document', '1,200 words')
    """
    return f"{n:,.0f} {noun}{'' if n == 1 else 's'}"


def per_cent(share: float, digits: int = 0) -> str:
    """A share in per cent, the number and its sign never on two lines.

    >>> per_cent(0.0581, 1)
    '5.8\\xa0%'
    """
    return f"{100 * share:.{digits}f}\N{NO-BREAK SPACE}%"


def _contrast(row: Any) -> str:
    voice = "own words" if row.voice == "own" else "words of others"
    basis = f"{count(row.documents, 'document')} against {row.other_documents:,}"
    return (
        f"{feature_title(str(row.feature))}, {voice}: {row.outlet} has {row.ratio:.2f} times the rate of {row.against} "
        f"(95 % interval {row.low:.2f} to {row.high:.2f}; adjusted p {row.adjusted:.3f}; {basis})."
    )


def _rate(row: pd.Series) -> str:
    basis = f"{count(row['hits'], 'hit')}, {row['documents_with']} of {row['documents']} documents"
    return f"{row['per_1000']:.1f} per 1,000 words ({row['outlet']}: {basis})"
