"""One notebook run several times, once for each value of a parameter: a page an event, or a pair of outlets."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

from ..corpus.description import Description, load_description
from ..errors import DataError
from .notebook import Notebook, assign
from .parameters import Value

TABLE = "matrix"  # of a file of parameters: `event = ["a", "b"]` there is two runs of each notebook that takes an event
MOST = 100  # runs; a report of more is read by nobody
Given = Mapping[str, Mapping[str, Value]]


class Choice(NamedTuple):
    """A value that a parameter is given in some of the runs; ``label`` stands in the title of their pages."""

    name: str
    label: str
    value: Value


def spread(
    notebooks: Sequence[Notebook],
    stated: Mapping[str, Any],
    options: Sequence[str] = (),
    each: Sequence[str] = (),
    corpus: Path = Path(),
) -> tuple[tuple[Notebook, ...], Given]:
    """The notebooks, each as often as it is to run, and what each run is given; all of it checked.

    A notebook without a parameter of the matrix runs once. With two parameters of it, it runs for each pair of values.
    """
    rest = {name: value for name, value in stated.items() if name != TABLE}
    matrix = {**_of_table(stated.get(TABLE, {})), **_of_corpus(each, corpus)}
    _refuse_twice(matrix, rest, options)
    first = {name: choices[0].value for name, choices in matrix.items()}
    for choice in (choice for choices in matrix.values() for choice in choices[1:]):
        assign(notebooks, {**rest, **first, choice.name: choice.value}, options, place=f"--each or [{TABLE}]")
    given = assign(notebooks, {**rest, **first}, options)
    runs: list[Notebook] = []
    spread_given: dict[str, Mapping[str, Value]] = {}
    for notebook in notebooks:
        own = [matrix[p.name] for p in notebook.parameters if p.name in matrix]
        for combination in product(*own):
            run = replace(notebook, variant=", ".join(c.label for c in combination), slug=_slug(combination))
            runs.append(run)
            spread_given[run.name] = {**given[notebook.name], **{c.name: c.value for c in combination}}
    if len(runs) > MOST and matrix:
        raise DataError(f"{len(runs)} runs; a report has room for {MOST}: list the values that matter in [{TABLE}]")
    return tuple(runs), spread_given


def _of_table(table: Any) -> dict[str, list[Choice]]:
    if not isinstance(table, dict):
        raise DataError(f'{TABLE}: write a table, [{TABLE}], with lines such as event = ["a", "b"]')
    for name, values in table.items():
        if not isinstance(values, list) or not values:
            raise DataError(f"[{TABLE}] {name}: write the values in a list, [a, b], not {values!r}")
        if twice := sorted({_told(value) for value in values if values.count(value) > 1}):
            raise DataError(f"[{TABLE}] {name}: {', '.join(twice)} given twice")
    return {name: [Choice(name, _told(value), value) for value in values] for name, values in table.items()}


def _of_corpus(each: Sequence[str], corpus: Path) -> dict[str, list[Choice]]:
    """The choices that corpus.toml holds; what it does not say cannot be run through."""
    if not each:
        return {}
    toml = corpus / "corpus.toml"
    description = load_description(toml) if toml.is_file() else Description()
    found = {}
    for kind in each:
        choices = _EACH[kind](description)
        if not choices:
            raise DataError(f"--each {kind}: {toml} names too few; name them there, or list values in [{TABLE}]")
        found[choices[0].name] = choices
    return found


def _events(description: Description) -> list[Choice]:
    return [Choice("event", event.name or event.id, event.id) for event in description.events]


def _pairs(description: Description) -> list[Choice]:
    names = [outlet.name for outlet in description.outlets]
    return [Choice("outlets", f"{a} and {b}", [a, b]) for a, b in combinations(names, 2)]


_EACH = {"event": _events, "outlet-pair": _pairs}
EACH = tuple(_EACH)


def _refuse_twice(matrix: Mapping[str, Any], stated: Mapping[str, Any], options: Sequence[str]) -> None:
    once = {*stated, *(option.partition("=")[0].strip() for option in options)}
    if twice := sorted(once & matrix.keys()):
        raise DataError(f"{', '.join(twice)}: given once for all runs and once for each; take one of the two away")


def _told(value: Any) -> str:
    return " and ".join(map(str, value)) if isinstance(value, list) else str(value)


def _slug(combination: Sequence[Choice]) -> str:
    """A name for files, one for each combination."""
    told = "-".join(_told(choice.value) for choice in combination)
    slug = re.sub(r"[^a-z0-9]+", "-", told.lower())[:60].strip("-")
    return slug if slug == told else "-".join(filter(None, (slug, f"{zlib.crc32(told.encode()):08x}")))
