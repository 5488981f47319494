"""Tags held against a sheet of human codes: which tags a person has too, and which of a person's the tagger has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from ..compare.findings import count, per_cent
from ..compare.measured import Measured
from ..compare.rates import feature_title, of_feature
from ..compare.units import placed, rows_of
from ..errors import DataError
from ..tables import Tables
from ..text.span import Span

CODE_COLUMNS = ["document_id", "start", "end", "feature", "category"]


def load_codes(path: str | Path) -> pd.DataFrame:
    """One row a span that a person coded, from a CSV file with the columns document_id, start, end, feature, category.

    ``start`` and ``end`` index the document's text as in the tables. A row without them says that the document was read
    and nothing found, which counts as much as a code: documents without any row count as not coded. ``category`` may be
    left out. A DataError lists every row that cannot be used.
    """
    path = Path(path)
    try:
        sheet = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: not a CSV file that can be read: {error}") from error
    if missing := [name for name in CODE_COLUMNS[:4] if name not in sheet]:
        raise DataError(f"{path}: columns missing: {', '.join(missing)}; needed are {', '.join(CODE_COLUMNS[:4])}")
    sheet = sheet.assign(category=sheet.get("category", ""))[CODE_COLUMNS]
    faults = [f"row {i}: {fault}" for i, row in enumerate(rows_of(sheet), start=2) if (fault := _fault(row))]
    if faults:
        more = f"; and {len(faults) - 5:,} more" if len(faults) > 5 else ""
        raise DataError(f"{path}: {'; '.join(faults[:5])}{more}")
    for name in ("start", "end"):
        sheet[name] = pd.to_numeric(sheet[name].replace("", None)).astype("Int64")
    return sheet


def score_codes(tables: Tables, codes: pd.DataFrame) -> list[Measured]:
    """Precision and recall of the tagger for each feature of the sheet and each category in it.

    A tag is right where it overlaps a code of the same feature, a code is found where it overlaps a tag. Only documents
    of the sheet count. What was tagged nowhere has precision 0 of 0, what was coded nowhere recall 0 of 0.
    """
    tags, spans = coded_tags(tables, codes), codes[codes["start"].notna()]
    documents = codes["document_id"].nunique()
    scores = []
    for feature in coded_features(codes):
        tagged, coded = _by_document(tags[of_feature(tags, feature)]), _by_document(spans[_is_of(spans, feature)])
        hits, n = (sum(map(len, of.values())) for of in (tagged, coded))
        right, found = _overlapping(tagged, coded), _overlapping(coded, tagged)
        on = f"coded spans in {documents:,} documents of this study"
        precision, recall = right / hits if hits else 0.0, found / n if n else 0.0
        scores.append(Measured(feature, precision, recall, n, on, None, hits))
    return scores


def score_list(scores: Sequence[Measured]) -> pd.DataFrame:
    """One row a feature: what each has found, what both have, and F1, the harmonic mean of precision and recall."""
    rows = [
        (feature_title(s.feature), s.found, s.n, round(s.precision * s.found), round(s.recall * s.n), _f1(s))
        for s in scores
    ]
    return pd.DataFrame(rows, columns=["feature", "tags", "codes", "tags that are right", "codes found", "F1"])


def validation_finding(scores: Sequence[Measured]) -> list[str]:
    """How the tagger does on the study's own sheet, or that nobody knows."""
    if not scores:
        return ["No sheet of human codes was given: how well the tagger does on these texts is not known."]
    return [
        f"{feature_title(s.feature)}: {per_cent(s.precision)} of {count(s.found, 'tag')} are right, and "
        f"{per_cent(s.recall)} of {count(s.n, 'code')} are found ({s.on})."
        for s in scores
        if ":" not in s.feature
    ]


def coded_tags(tables: Tables, codes: pd.DataFrame) -> pd.DataFrame:
    """The tags of the documents in the sheet; DataError for documents that the tables do not have."""
    documents = set(codes["document_id"])
    if unknown := sorted(documents - set(tables.documents["document_id"])):
        raise DataError(f"codes: no such document: {', '.join(unknown[:5])}; the corpus has {len(tables.documents):,}")
    tags = placed(tables, tables.tags)
    return tags[tags["document_id"].isin(documents)]


def coded_features(codes: pd.DataFrame) -> list[str]:
    """The features of the sheet, each with its categories after it."""
    named = {row.feature for row in rows_of(codes) if row.feature}
    return sorted(named | {f"{row.feature}:{row.category}" for row in rows_of(codes) if row.feature and row.category})


def _fault(row: object) -> str:
    """What is wrong with a row of the sheet; "" for nothing."""
    document, start, end, feature = (getattr(row, name) for name in CODE_COLUMNS[:4])
    if not document:
        return "document_id is empty"
    if not start and not end:
        return ""
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and int(start) < int(end)):
        return f"start={start!r}, end={end!r}: expected whole numbers, start before end"
    return "" if feature else "feature is empty"


def _is_of(spans: pd.DataFrame, feature: str) -> pd.Series:
    name, _, category = feature.partition(":")
    return (spans["feature"] == name) & ((spans["category"] == category) if category else True)


def _by_document(rows: pd.DataFrame) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for row in rows_of(rows[["document_id", "start", "end"]].drop_duplicates()):
        found.setdefault(row.document_id, []).append(Span(int(row.start), int(row.end)))
    return found


def _overlapping(these: dict[str, list[Span]], those: dict[str, list[Span]]) -> int:
    """How many of these overlap one of those in the same document."""
    return sum(any(span.overlaps(other) for other in those.get(d, ())) for d, spans in these.items() for span in spans)


def _f1(score: Measured) -> float:
    both = score.precision + score.recall
    return round(2 * score.precision * score.recall / both, 3) if both else 0.0
