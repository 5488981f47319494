"""From a number to its sentences: counts that are links, and the folded lists that they open."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import pandas as pd
from IPython.display import publish_display_data
from markupsafe import Markup

from ..compare.casualty import HARMS, UNATTRIBUTED
from ..compare.findings import count
from ..compare.rates import category_title, feature_title
from ..compare.units import VOICES, rows_of
from .export import file_name
from .show import mark_words

# A number of a finding, and what looks like one and counts nothing: a date, the base of a rate, a level, a limit.
_NUMBER = re.compile(
    r"\d{4}-\d\d-\d\d|per 1,000|\d+(?:\.\d+)?\s?%|\d+ (?:words|times) or more|fewer than \d+"
    r"|(?P<number>(?<![\w.-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-]))"
)
_FEW = 12  # lists that a page can show one below the other
_VOICE_TITLES = {"own": "own words", "attributed": "others’ words"}


def link_numbers(
    sentence: str, *to: str, near: Mapping[str, Sequence[str] | Mapping[str, str]] | None = None,
    rows: Mapping[str, str] | None = None,
) -> Markup:  # fmt: skip
    """A finding with its numbers as links to a table or list: to its ``anchor``, or to the values it counts; 0 is none.

    What stands right before or after a number may say of which list it is: ``near`` has these words with the list.
    ``rows`` says which rows of a table are meant, by column, and so may an entry of ``near``.

    >>> link_numbers("3 hits <b>", "figures")
    Markup('<a href="#figures">3</a> hits &lt;b&gt;')
    >>> link_numbers("3 hits in 2 texts", "figures", near={" text": ["documents"]})
    Markup('<a href="#figures">3</a> hits in <a href="#documents">2</a> texts')
    """
    html, at = Markup(), 0
    for match in _NUMBER.finditer(sentence):
        if match["number"] and float(match["number"].replace(",", "")):
            listed = _list_of(sentence, match, near or {})
            chosen = {**(rows or {}), **(listed if isinstance(listed, Mapping) else {})}
            link = _link(match[0], *(to if listed is None or isinstance(listed, Mapping) else listed), rows=chosen)
            html += Markup("{}{}").format(sentence[at : match.start()], link)
            at = match.end()
    return html + sentence[at:]


def link_figures(sentence: str, *to: str) -> Markup:
    """A finding of :func:`casualty_finding` whose numbers lead to the rows of its kind of harm in a table of figures.

    >>> spread = compare.spread_table(compare.ledger_table(tables, "deir-ez-zor-2016-09-17"))
    >>> finding, *_ = compare.casualty_finding(spread, "the strike")
    >>> "killed" in charts.link_figures(finding, "figures")
    True
    """
    harm = next((harm for harm in HARMS if sentence.startswith(f"People {harm},")), "")
    near = {"without a source: ": {"source group": UNATTRIBUTED}}
    return link_numbers(sentence, *to, near=near, rows={"harm": harm} if harm else None)


def link_sources(sentence: str, speech: pd.DataFrame, *to: str) -> Markup:
    """A finding of :func:`speech_finding` in which how often a source group is cited leads to all lists of that group.

    >>> speech = compare.speech_table(tables)
    >>> any("of-russia" in charts.link_sources(s, speech, "cues") for s in compare.speech_finding(speech))
    True
    """
    groups = map(str, speech["source_group"].unique())
    found = ((group, re.search(rf"{re.escape(group)} \(\d+ of ", sentence)) for group in groups)
    return link_numbers(sentence, *to, near={match[0]: (group, "") for group, match in found if match})


def link_hits(sentence: str, comparison: pd.DataFrame, *to: str) -> Markup:
    """A finding on rates with the hits of an outlet as links to their own list (see :func:`show_evidence`).

    The list is named by feature, outlet and voice; the other numbers lead where :func:`link_numbers` takes them.

    >>> comparison = compare.compare_outlets(compare.rates_table(tables, ["evaluative"]))
    >>> finding, *_ = compare.framing_finding(comparison)
    >>> 'href="#of-evaluative-words-' in charts.link_hits(finding, comparison, "sentences")
    True
    """
    own = comparison[(comparison["voice"] == "own") & (comparison["hits"] > 0)]
    named = [(feature_title(str(row.feature)), str(row.outlet)) for row in rows_of(own)]
    near = {f"({outlet}: ": (title, outlet, "own") for title, outlet in named if sentence.startswith(f"{title}, ")}
    return link_numbers(sentence, *to, near=near)


def link_cells(frame: pd.DataFrame, keys: Sequence[str], columns: Mapping[str, str]) -> pd.DataFrame:
    """The table with counts that open the list of :func:`show_evidence` for their row and column; 0 opens nothing.

    A list is named by the values of the row's ``keys`` and the value that ``columns`` gives for the column. Without
    keys that value is the ``anchor`` of a table.

    >>> counts = pd.DataFrame({"outlet": ["The Post", "Wire"], "hits": [3, 0]})
    >>> charts.link_cells(counts, ["outlet"], {"hits": "own"})["hits"].tolist()
    [Markup('<a href="#of-the-post-own">3</a>'), 0]
    """
    linked = frame.copy()
    rows = [tuple(map(str, row)) for row in frame[list(keys)].itertuples(index=False)]
    for column, value in columns.items():
        cells = [
            _link(f"{cell:,}", *row, value) if pd.notna(cell) and cell else cell
            for cell, row in zip(frame[column], rows, strict=True)
        ]
        linked[column] = pd.Series(cells, frame.index, dtype=object)
    return linked


def show_evidence(rows: pd.DataFrame, by: Sequence[str], *, most: int, file: str) -> None:
    """Display the sentences behind counts, a folded list for each combination of the values of ``by``.

    A list has up to ``most`` sentences, the words that were counted marked; ``file`` is the CSV file that has all. Many
    lists are folded once more, by the first of ``by``.
    Voices are put together as they are in the counts: the outlet's own, and those of others.

    >>> evidence = compare.evidence_table(tables, ["hedge"])
    >>> charts.show_evidence(evidence, ["feature", "outlet", "voice"], most=10, file="hedges.csv")  # doctest: +SKIP
    """
    told = rows.assign(sentence=mark_words(rows["sentence"], rows["start"], rows["end"]))
    if "voice" in by:
        told["voice"] = told["voice"].astype(str).map(VOICES)
    if "feature" in by:
        told["feature"] = [feature_title(str(feature)) for feature in told["feature"]]
    told = told.astype(dict.fromkeys(by, str))
    few = told.groupby(list(by), sort=False).ngroups <= _FEW
    parts = told.groupby(by[0], sort=False) if len(by) > 1 else ()
    html = Markup("\n").join(_part(str(value), part, list(by), most, file, few) for value, part in parts)
    html = html or _folds(told, list(by), most, file)
    plain = f"{count(len(rows), 'sentence')}, in {file}"
    publish_display_data({"text/html": f'<div class="evidence">{html}</div>', "text/plain": plain}, {})  # type: ignore[no-untyped-call]


def _part(value: str, part: pd.DataFrame, by: list[str], most: int, file: str, few: bool) -> Markup:
    """The lists of a value of the first of ``by``, under a name of its own; if there are many, folded away together."""
    named = Markup('<div id="{}">{}</div>')
    anchor = _anchor(value, "")
    if few:
        return named.format(anchor, _folds(part, by, most, file))
    fold = Markup("<details><summary>{}: {}</summary>\n{}</details>")  # a link to within opens it
    lists = named.format(anchor, _folds(part, by, most, file, titled=by[1:]))
    return fold.format(_title(by[0], value), len(part), lists)


def _folds(
    told: pd.DataFrame, by: list[str], most: int, file: str, titled: Sequence[str] | None = None
) -> Markup:
    """A folded list for each combination of values; ``titled`` are those that its title says, else all."""
    fold = Markup('<details><summary>{}: {}</summary>\n<ul id="{}">{}{}</ul></details>')
    item = Markup('<li><span dir="auto">{}</span> <small>{}</small></li>\n')
    html = []
    for _, group in told.groupby(by, sort=False):
        values = dict(group.iloc[0][by])
        title = " · ".join(_title(column, values[column]) for column in titled or by)
        items = Markup().join(item.format(r.sentence, _whose(r)) for r in rows_of(group.head(most)))
        more = Markup("<li>and {} more, in {}</li>").format(len(group) - most, file) if len(group) > most else ""
        html.append(fold.format(title, len(group), _anchor(*values.values()), items, more))
    return Markup("\n").join(html)


def _title(column: str, value: str) -> str:
    """What a value of that column is called at the head of a list."""
    if column == "category":
        return category_title(value)
    return _VOICE_TITLES.get(value, value) if column in ("voice", "whose") else value


def _whose(row: object) -> str:
    """Source and document of a sentence."""
    source, document = getattr(row, "source", ""), getattr(row, "document_id", "")
    return " · ".join(str(part) for part in (source, document) if isinstance(part, str) and part)


def _list_of(
    sentence: str, number: re.Match[str], near: Mapping[str, Sequence[str] | Mapping[str, str]]
) -> Sequence[str] | Mapping[str, str] | None:
    """The list of a number, or the rows, by the words beside it; None where they say nothing of it."""
    start, end = number.span()
    beside = (words for words in near if sentence.endswith(words, 0, start) or sentence.startswith(words, end))
    return next((near[words] for words in beside), None)


def _link(words: str, *to: str, rows: Mapping[str, str] | None = None) -> Markup:
    """A link; ``rows`` is for the script of a table, which leaves these of its rows."""
    chosen = Markup(' data-rows="{}"').format(json.dumps(rows)) if rows else ""
    return Markup('<a href="#{}"{}>{}</a>').format(_anchor(*to), chosen, words)


def _anchor(*values: str) -> str:
    """What a list is named by; in small letters, for an address of a page."""
    return values[0] if len(values) == 1 else f"of-{file_name(*values).lower()}"
