"""What must be said beside a chart: captions and alt texts written from the numbers, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

import pandas as pd

from ..compare.casualty import event_name
from ..compare.findings import count
from ..compare.measured import measured_brief, measured_note
from ..compare.rates import MIN_WORDS, compare_outlets, feature_title, tier_warning
from ..compare.units import outlet_sizes, rows_of
from ..framing.codebook import load_codebook
from ..tables import Tables
from .lanes import beyond
from .theme import label
from .tolls import drawn_tolls

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
    "tolls": "A panel is an original source, the last in the chain of those cited; a hollow mark has none. "
    "Figures that the text itself denies or replaces, and figures without date or number, are not drawn.",
}
_MOST_FIGURES = 8  # of one outlet
_MOST_BEYOND = 3  # figures too large for an axis that a caption names
_MOST_TOLD = 12  # outlets that an alt text goes through one by one; it is read aloud


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said of a figure: the text that stands below it, and notes for where there is more room.

    A journal prints the text; the notes are in the report behind a click, in the files of the figure, and in an
    appendix if an author puts them there.

    >>> charts.Caption("Figures as stated.", ("A hollow mark has no source.",)).text
    'Figures as stated.'
    """

    text: str
    notes: tuple[str, ...] = ()


def caption(
    tables: Tables,
    title: str,
    *notes: str,
    counted: str = "",
    rule: str = "",
    warning: str = "",
    features: Sequence[str] = (),
) -> Caption:
    """What is shown, n, by which policy, voice and codebook it was counted, and what it is too few for.

    ``counted`` stands beside the documents and words ("64 mentions of a figure"); ``rule`` says how they were counted
    ("Outlets’ own words"). How to read the marks belongs in ``notes``. By themselves come into the text the tagger's
    precision and recall for the ``features`` and what the corpus is, into the notes what these were measured on and
    what was left out.

    >>> charts.caption(tables, "Days of publication").text.split(".")[0]
    'Days of publication'
    """
    sizes = outlet_sizes(tables)
    present = int((sizes["documents"] > 0).sum())
    pages = count(len(tables.documents), "document")
    basis = f"{pages} with {count(int(sizes['words'].sum()), 'word')} by {count(present, 'outlet')}{_of_corpus(tables)}"
    basis += f"; {counted}" if counted else ""
    version_of = (tables.about.get("codebook") or {}).get("version") or load_codebook().version
    counting = f"{rule}; codebook {version_of}" if rule else f"Codebook {version_of}"
    repeats = len(tables.about.get("repeats") or ())
    once = f"Left out: {count(repeats, 'reprint')} of articles that are in the corpus." if repeats else ""
    parts = (f"{title}.", f"{basis}.", f"{counting}.", measured_brief(features), warning, corpus_note(tables))
    said = (*notes, once, measured_note(features))
    return Caption(" ".join(part for part in parts if part), tuple(note for note in said if note))


def corpus_caption(tables: Tables, title: str, features: Sequence[str] = ()) -> Caption:
    """For charts of the corpus itself; ``features`` are what was tagged to draw it, as voices need attribution.

    >>> charts.corpus_caption(tables, "Documents by outlet").text.split(".")[0]
    'Documents by outlet'
    """
    reprints = int(outlet_sizes(tables)["reprints"].sum())
    apart = f"Parts of a page by several outlets count for each of them; {reprints:,} stand on another outlet’s page."
    menus = "Menus and copyright lines are left out."
    rule = "All voices" if "attribution" in features else ""
    return caption(tables, title, apart if reprints else "", menus, rule=rule, features=features)


def casualty_caption(
    tables: Tables, ledger: pd.DataFrame, event: str, policy: str, chart: str = "ranges"
) -> Caption:
    """For charts of casualty figures: "ranges", "matrix" or "tolls".

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> said = charts.casualty_caption(tables, ledger, "deir-ez-zor-2016-09-17", "codebook")
    >>> len(said.notes) > 0
    True
    """
    mentions, documents = count(ledger["mentions"].sum(), "mention"), count(ledger["document_id"].nunique(), "document")
    harms = " and ".join(dict.fromkeys(ledger["harm"])) or "harmed"
    return caption(
        tables,
        f"Figures of people {harms} as stated: {event_name(tables, event)}",
        _READING[chart],
        "The figures are claims; their spread is no margin of error. What vague words are worth is a policy; the words "
        "themselves are in the table.",
        counted=f"{mentions} of a figure in {documents}",
        rule=f"Vague words by policy “{policy}”, any voice",
        warning=_beyond(ledger, chart),
        features=["casualty"],
    )


def framing_caption(tables: Tables, rates: pd.DataFrame) -> Caption:
    """For charts of rates; the words on small numbers are part of it.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> charts.framing_caption(tables, rates).text.split(":")[0]
    'Evaluative words'
    """
    features = list(rates["feature"].cat.categories)
    one = rates[rates["feature"] == features[0]].astype({"feature": str})
    short = count(int(one["rate"].isna().sum()), "mark")
    left_out = f"Not drawn: {short} for fewer than {MIN_WORDS} words in that voice."
    documents = compare_outlets(one).query("voice == 'own'").set_index("outlet")["documents"]
    return caption(
        tables,
        f"{', '.join(feature_title(f) for f in features)}: hits per 1,000 words, one mark a document",
        "Hits in words that an outlet quotes or paraphrases are divided by the words of that voice. An arrow is an "
        "interval that goes on beyond the axis.",
        left_out if one["rate"].isna().any() else "",
        tier_warning(documents),
        rule="Filled: the outlet’s own words; hollow: what it quotes or paraphrases",
        warning=few_documents(documents),
        features=features,
    )


def few_documents(documents: pd.Series) -> str:
    """The warning of :func:`tier_warning` in the few words that a caption has; the index names the outlets.

    >>> few_documents(pd.Series({"Wire": 1, "Post": 7, "Times": 40}))
    'Fewer than 5 documents, so no interval or test: Wire. 5 to 9, so approximate intervals: Post.'
    """
    said = []
    for least, most, warning in (
        (0, 4, "Fewer than 5 documents, so no interval or test"), (5, 9, "5 to 9, so approximate intervals")
    ):  # fmt: skip
        of = [label(str(outlet), 40) for outlet, n in documents.items() if least <= n <= most]
        if of:
            said.append(f"{warning}: {', '.join(of) if len(of) <= 3 else f'{len(of)} of {len(documents)} outlets'}.")
    return " ".join(said)


def corpus_note(tables: Tables) -> str:
    """What corpus.toml says that must be known of the corpus wherever something made from it is seen.

    >>> charts.corpus_note(tables).split(",")[0]
    'Demonstration corpus'
    """
    return str((tables.about.get("corpus") or {}).get("note") or "")


def casualty_alt(ledger: pd.DataFrame, chart: str = "ranges") -> str:
    """What is drawn, and who states which figures, outlet by outlet.

    >>> ledger = compare.ledger_table(tables, "deir-ez-zor-2016-09-17")
    >>> "Meridian Wire" in charts.casualty_alt(ledger)
    True
    """
    told: list[str] = []
    for (outlet, harm), claims in ledger.groupby(["outlet", "harm"], observed=True, sort=False):
        if len(told) > _MOST_TOLD:
            told.append("")  # of which only the number is told
            continue
        figures = [f"{r.figure} ({label(r.source_group, 30)})" for r in rows_of(claims.head(_MOST_FIGURES))]
        told.append(f"{label(str(outlet), 40)}, {harm}: {', '.join(dict.fromkeys(figures))}")
    return f"{_DRAWN[chart]}. {listed(told)}"


def framing_alt(rates: pd.DataFrame) -> str:
    """Hits per 1,000 words of each feature, outlet by outlet.

    >>> rates = compare.rates_table(tables, ["evaluative"])
    >>> "Meridian Wire" in charts.framing_alt(rates)
    True
    """
    table = compare_outlets(rates)
    own = table[(table["voice"] == "own") & table["per_1000"].notna()]
    told = []
    for feature, rows in own.groupby("feature", observed=True):
        figures = [f"{label(str(r.outlet), 40)} {r.per_1000:.1f}" for r in rows_of(rows)]
        told.append(f"{feature_title(str(feature))}, own words: {listed(figures, ', ')}")
    return f"Small multiples, one dot a document, hits per 1,000 words by outlet. {' '.join(told)}"


def citation(tables: Tables) -> str:
    """How to cite what was made from these tables.

    >>> charts.citation(tables).split()[0]
    'mediaanalysis'
    """
    corpus = tables.about.get("corpus") or {}
    name = corpus.get("name") or corpus.get("id") or "a corpus without a name"
    return (
        f"mediaanalysis {version('mediaanalysis')}: comparative media analysis of “{name}”, "
        f"{count(len(tables.documents), 'document')}. The folder of the run names the version of code and codebook, "
        "the parameters and every document with its hash; cite its name, and the caption with the figure."
    )


def _beyond(ledger: pd.DataFrame, chart: str) -> str:
    """The figures that are too large for the axis of the chart."""
    if chart == "matrix":
        return ""
    panels = [
        drawn_tolls(ledger, str(harm)) if chart == "tolls" else figures for harm, figures in ledger.groupby("harm")
    ]
    far = [f"{r.figure} {r.harm} ({label(str(r.outlet), 40)})" for panel in panels for r in rows_of(beyond(panel))]
    told = list(dict.fromkeys(far))
    return f"Beyond the axis: {listed(told, ', ', _MOST_BEYOND)}" if told else ""


def _of_corpus(tables: Tables) -> str:
    name = (tables.about.get("corpus") or {}).get("name")
    return f" ({name})" if name else ""


def listed(told: Sequence[str], between: str = "; ", most: int = _MOST_TOLD) -> str:
    """What is told of each outlet, up to as many as can be listened to."""
    more = f"{between}and {len(told) - most:,} more" if len(told) > most else ""
    return between.join(told[:most]) + more + "."
