"""One event in several outlets, for reading: headlines, versions of a quotation and whole documents side by side."""

from __future__ import annotations

from html import escape

import pandas as pd
from IPython.display import publish_display_data
from markupsafe import Markup

from ..analysis import Analysis
from ..compare.quotes import align_words
from ..compare.units import rows_of
from ..text.span import Span, cut

_BESIDE = "display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24em), 1fr)); gap: 1em 3em"
_ELEMENTS = {"same": Markup("{}"), "added": Markup("<ins>{}</ins>"), "left out": Markup("<del>{}</del>")}


def select_headlines(headlines: pd.DataFrame) -> pd.DataFrame:
    """The headlines for :func:`show_table`, what is tagged in them marked; the pointer on a mark says what it is.

    >>> headlines = compare.headline_table(tables, ["hedge"])
    >>> list(charts.select_headlines(headlines).columns)[:3]
    ['published', 'outlet', 'headline']
    """
    shown = [mark_places(row.headline, row.marks) for row in rows_of(headlines)]
    days = headlines["published"].dt.strftime("%Y-%m-%d").fillna("no date")
    return pd.DataFrame({
        "published": days, "outlet": headlines["outlet"].astype(str), "headline": pd.Series(shown, dtype=object),
        "tagged": headlines["tags"], "figures": headlines["figures"], "document": headlines["document_id"],
    })  # fmt: skip


def select_quotations(quotations: pd.DataFrame) -> pd.DataFrame:
    """The versions for :func:`show_table`, each held against the fullest one; see :func:`mark_changes`.

    >>> list(charts.select_quotations(compare.quotation_table(tables)).columns)[:3]
    ['no', 'outlet', 'voice']
    """
    shown = [mark_changes(row.words, row.fullest) for row in rows_of(quotations)]
    voices = quotations["voice"].replace({"outlet": "own words", "quoted": "quoted", "paraphrased": "paraphrased"})
    return pd.DataFrame({
        "no": quotations["quotation"].astype(str), "outlet": quotations["outlet"].astype(str), "voice": voices,
        "words": pd.Series(shown, index=quotations.index, dtype=object), "source": quotations["source"],
        "stance": quotations["stance"], "document": quotations["document_id"],
    })  # fmt: skip


def mark_places(text: str, marks: list[tuple[int, int, str]]) -> Markup:
    """The text as HTML with the places marked; places that overlap share a mark.

    >>> mark_places("A <mistake>", [(3, 10, "hedge")])
    Markup('A &lt;<mark title="hedge">mistake</mark>&gt;')
    """
    spans = [Span(max(start, 0), min(end, len(text))) for start, end, _ in marks]
    html = Markup()
    for piece, over in cut(len(text), spans):
        note = "; ".join(dict.fromkeys(marks[i][2] for i in over))
        html += Markup('<mark title="{}">{}</mark>').format(note, piece.of(text)) if over else piece.of(text)
    return html


def mark_changes(version: str, fullest: str) -> Markup:
    """The version as HTML: words that the fullest one has not are underlined, words left out are struck through.

    >>> mark_changes("we regret it", "We deeply regret the loss")
    Markup('we <del>deeply</del> regret <ins>it</ins>')
    """
    return Markup(" ").join(_ELEMENTS[kind].format(words) for kind, words in align_words(version, fullest))


def show_readings(*analyses: Analysis) -> None:
    """Display documents beside each other, below each other where there is no room; their voices shaded.

    >>> charts.show_readings(*(ma.restore_analysis(tables, i) for i in compare.choose_pair(tables)))  # doctest: +SKIP
    """
    html = "".join(f"<div>{analysis._repr_html_()}</div>\n" for analysis in analyses)
    plain = "\n\n".join(f"{a.document.title or a.document.id} ({a.document.outlet})" for a in analyses)
    bundle = {"text/html": f'<div class="beside" style="{escape(_BESIDE)}">\n{html}</div>', "text/plain": plain}
    publish_display_data(bundle, {})  # type: ignore[no-untyped-call]
