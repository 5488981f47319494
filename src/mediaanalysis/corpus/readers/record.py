"""What every reader yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

STATED = ("outlet", "title", "byline", "published", "url", "event", "language")  # metadata that a file may state


@dataclass(frozen=True, slots=True)
class Record:
    """One text of a file with the metadata that the file states; ``id`` is "" where it states none."""

    text: str
    id: str = ""
    stated: Mapping[str, Any] = field(default_factory=dict)
    encoding: str = "utf-8"


def with_title(title: str, text: str) -> str:
    """The text with its title at its head: title, blank line, text, unless the title stands there already.

    >>> with_title("Strike kills 62", "Jets bombed a base.")
    'Strike kills 62\\n\\nJets bombed a base.'
    """
    if not title or text.lstrip().startswith(title.strip()):
        return text
    return f"{title.strip()}\n\n{text}"
