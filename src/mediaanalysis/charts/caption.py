"""What must be said beside a chart: captions and alt texts written from the numbers, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

import pandas as pd

from ..compare.casualty import event_name
from ..compare.findings import count
from ..compare.measured import measured_note
from ..compare.rates import MIN_WORDS, compare_outlets, feature_title, tier_warning
from ..compare.units import outlet_sizes, rows_of
from ..framing.codebook import load_codebook
from ..tables import Tables
from .theme import label

_DRAWN = {
    "ranges": "A plot of figures as stated, by outlet and original source",
    "matrix": "A table with outlets in its rows and original sources in its columns",
    "tolls": "A timeline of figures by original source",
}
_READING = {
    "ranges": "What a document repeats with the same source is one mark (×2). Colour and mark are the original source, "
    "the last in the chain of those cited; a hollow mark has none. Where there are too many figures for a line "
    "each, what the texts deny or replace is not drawn, and very many are drawn by their quantiles.",
    "matrix": "A cell has the figures that an outlet puts down to an original source, the last in the chain of those "
    "cited; an empty cell is a source that it does not cite for any figure.",
    "tolls": "Colour and mark are the original source, the last in the chain of those cited; a hollow mark has none. "
    "Figures that the text itself denies or replaces, and figures without date or number, are not drawn.",
}
_MOST_TOLD = 12  # outlets that an alt text goes through one by one; it is read aloud


def caption(tables: Tables, title: str, *sentences: str) -> str:
    """The title, what it rests on, what else is to be said, and what the corpus is."""
    sizes = outlet_sizes(tables)
    present = int((sizes["documents"] > 0).sum())
    pages = count(len(tables.documents), "document")
    basis = f"{pages} with {count(int(sizes['words'].sum()), 'word')} by {count(present, 'outlet')}"
    codebook = (tables.about.get("codebook") or {}).get("version") or load_codebook().version
    repeats = len(tables.about.get("repeats") or ())
    once = f"Left out: {count(repeats, 'reprint')} of articles that are in the corpus." if repeats else ""
    foot = (f"Codebook {codebook}.", corpus_note(tables))
    parts = (f"{title}.", f"{basis}{_of_corpus(tables)}.", once, *sentences, *foot)
    return " ".join(part for part in parts if part)


def corpus_caption(tables: Tables, title: str, features: Sequence[str] = ()) -> str:
    """For charts of the corpus itself; ``features`` are what was tagged to draw it, as voices need attribution."""
    sizes = outlet_sizes(tables)
    reprints = int(sizes["reprints"].sum())
    apart = f"Parts of a page by several outlets count for each of them; {reprints:,} stand on another outlet’s page."
    menus = "Menus and copyright lines are left out."
    return caption(tables, title, apart if reprints else "", menus, measured_note(features))


def casualty_caption(tables: Tables, ledger: pd.DataFrame, event: str, policy: str, chart: str = "ranges") -> str:
    """For charts of casualty figures: "ranges", "matrix" or "tolls"."""
    mentions, documents = count(ledger["mentions"].sum(), "mention"), count(ledger["document_id"].nunique(), "document")
    harms = " and ".join(dict.fromkeys(ledger["harm"])) or "harmed"
    return caption(
        tables,
        f"Figures of people {harms} as stated: {event_name(tables, event)}",
        f"{mentions} of a figure in {documents}.",
        _READING[chart],
        f"Vague words are worth what policy “{policy}” says; the words themselves are in the table.",
        measured_note(["casualty"]),
        "The figures are claims; their spread is no margin of error.",
    )


def framing_caption(tables: Tables, rates: pd.DataFrame) -> str:
    """For charts of rates; the words on error and on small numbers are part of it."""
    features = list(rates["feature"].cat.categories)
    one = rates[rates["feature"] == features[0]].astype({"feature": str})
    short = count(int(one["rate"].isna().sum()), "mark")
    left_out = f"Not drawn: {short} for fewer than {MIN_WORDS} words in that voice."
    documents = compare_outlets(one).query("voice == 'own'")
    return caption(
        tables,
        f"{', '.join(feature_title(f) for f in features)}: hits per 1,000 words, one mark a document",
        "Filled: the outlet’s own words; hollow: what it quotes or paraphrases, divided by the words of that voice.",
        left_out if one["rate"].isna().any() else "",
        measured_note(features),
        tier_warning(documents.set_index("outlet")["documents"]),
    )


def corpus_note(tables: Tables) -> str:
    """What corpus.toml says that must be known of the corpus wherever something made from it is seen."""
    return str((tables.about.get("corpus") or {}).get("note") or "")


def sizes_alt(sizes: pd.DataFrame) -> str:
    """Documents and words of each outlet, in a sentence."""
    rows = sizes.sort_values("words", ascending=False)
    told = [f"{label(r.outlet, 40)} {count(r.documents, 'document')}, {count(r.words, 'word')}" for r in rows_of(rows)]
    return f"Two bar charts, documents and words by outlet. {listed(told)}"


def timeline_alt(units: pd.DataFrame) -> str:
    """First and last date of each outlet, in a sentence."""
    told = []
    for outlet, dates in units.groupby("outlet", observed=True)["published"]:
        days = f"{dates.min():%d %B %Y} to {dates.max():%d %B %Y}" if dates.notna().any() else "no date"
        told.append(f"{label(str(outlet), 40)}: {count(len(dates), 'document')}, {days}")
    return f"A timeline with a row for each outlet. {listed(told)}"


def casualty_alt(ledger: pd.DataFrame, chart: str = "ranges") -> str:
    """What is drawn, and who states which figures, outlet by outlet."""
    told = []
    for (outlet, harm), claims in ledger.groupby(["outlet", "harm"], observed=True, sort=False):
        figures = [f"{r.figure} ({label(r.source_group, 30)})" for r in rows_of(claims)]
        told.append(f"{label(str(outlet), 40)}, {harm}: {', '.join(dict.fromkeys(figures[:8]))}")
    return f"{_DRAWN[chart]}. {listed(told)}"


def framing_alt(rates: pd.DataFrame) -> str:
    """Hits per 1,000 words of each feature, outlet by outlet."""
    table = compare_outlets(rates)
    own = table[(table["voice"] == "own") & (table["words"] > 0)]
    told = []
    for feature, rows in own.groupby("feature", observed=True):
        figures = [f"{label(str(r.outlet), 40)} {r.per_1000:.1f}" for r in rows_of(rows)]
        told.append(f"{feature_title(str(feature))}, own words: {listed(figures, ', ')}")
    return f"Small multiples, one dot a document, hits per 1,000 words by outlet. {' '.join(told)}"


def voice_alt(shares: pd.DataFrame) -> str:
    """The shares of each outlet's words, in a sentence."""
    told = []
    for outlet, rows in shares[shares["words"] > 0].groupby("outlet", observed=True):
        parts = [f"{row.share:.0%} {row.voice}" for row in rows_of(rows)]
        told.append(f"{label(str(outlet), 40)}: {', '.join(parts)}")
    return f"Stacked bars, whose words each outlet prints. {listed(told)}"


def citation(tables: Tables) -> str:
    """How to cite what was made from these tables."""
    corpus = tables.about.get("corpus") or {}
    name = corpus.get("name") or corpus.get("id") or "a corpus without a name"
    return (
        f"mediaanalysis {version('mediaanalysis')}: comparative media analysis of “{name}”, "
        f"{count(len(tables.documents), 'document')}. The folder of the run names the version of code and codebook, "
        "the parameters and every document with its hash; cite its name, and the caption with the figure."
    )


def _of_corpus(tables: Tables) -> str:
    name = (tables.about.get("corpus") or {}).get("name")
    return f" ({name})" if name else ""


def listed(told: Sequence[str], between: str = "; ") -> str:
    """What is told of each outlet, up to as many as can be listened to."""
    more = f"{between}and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
    return between.join(told[:_MOST_TOLD]) + more + "."
