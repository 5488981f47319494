"""Attributions: source, cue, content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..text.match import Hit
from ..text.quotation import Quotation
from ..text.span import Span
from .codebook import Form

Stance = Literal["neutral", "assertive", "doubting", "conceding", "accusing", "other"]
SourceKind = Literal["named_person", "named_organisation", "unnamed_role", "none"]
QuotationKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of presenting words or thoughts as somebody's.

    ``source_span`` is the mention beside the cue, a pronoun perhaps; ``source`` the words of the nearest full mention,
    ``source_name`` the fullest name in the document. ``cue`` is None where only quotation marks and layout tell.
    """

    cue: Span | None
    stance: Stance
    contents: tuple[Span, ...]
    quotation: QuotationKind
    source_span: Span | None = None
    source: str = ""
    source_name: str = ""
    source_kind: SourceKind = "none"


def find_attributions(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], hits: Sequence[Hit[Form]]
) -> tuple[Attribution, ...]:
    """The attributions in order of their cues."""
    return ()
