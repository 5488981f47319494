"""Quotation marks: which stretches of a text stand between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .span import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: ``inner`` without the marks, ``outer`` with those that are there.

    ``style`` is ``double``, ``single`` or ``guillemet``; ``depth`` is 0 for a quotation that lies in no other.
    """

    outer: Span
    inner: Span
    style: str
    depth: int = 0


def find_quotations(text: str) -> Iterator[Quotation]:
    """The quotations in order of their opening marks."""
    return iter(())
