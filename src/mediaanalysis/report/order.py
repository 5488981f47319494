"""What report is asked for, checked, and how much of it is there already. Imports nothing that takes time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .fingerprint import Fingerprint, take_fingerprint
from .matrix import spread
from .notebook import GIVEN_BY_REPORT, Notebook, load_notebooks
from .parameters import Value


@dataclass(frozen=True, slots=True)
class Order:
    """Which corpus, which notebooks with which parameters, and where the report goes."""

    corpus: Path
    notebooks: Path = Path("notebooks")
    out: Path = Path("reports")
    only: tuple[str, ...] = ()
    stated: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    jobs: int = 2
    timeout: int | None = None
    force: bool = False
    keep_going: bool = False
    keep: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """An order that can be carried out. ``latest`` is the folder of the last good report, with its ``record``."""

    order: Order
    out: Path
    notebooks: tuple[Notebook, ...]
    given: Mapping[str, Mapping[str, Value]]
    fingerprint: Fingerprint
    latest: Path | None
    record: Mapping[str, Any]

    @property
    def is_done(self) -> bool:
        """Whether the last report was made from exactly this."""
        return bool(self._made("site") == self.fingerprint.site)

    @property
    def has_tables(self) -> bool:
        return bool(self._made("tables") == self.fingerprint.tables)

    @property
    def has_rules(self) -> bool:
        """Whether documents that are in the last report would be tagged as they were for it."""
        return bool(self._made("rules") == self.fingerprint.rules)

    def has_run(self, notebook: Notebook) -> bool:
        """Whether the last report holds this notebook, run on the same documents with the same parameters and code."""
        made = self._made("notebooks") or {}
        return notebook.name in made and made[notebook.name] == self.fingerprint.notebooks[notebook.name]

    def lines(self) -> Iterator[str]:
        """What would be done, a line for each notebook."""
        for n in self.notebooks:
            own = {p.name: p.default for p in n.parameters if p.name not in GIVEN_BY_REPORT}
            values = own | dict(self.given[n.name])
            chosen = " ".join(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
            yield f"{'unchanged' if self.has_run(n) else 'would run'}  {n.name}  {chosen}".rstrip()

    def refreshed(self) -> Plan:
        """The same plan beside the report that is the last one now; another run may have made one meanwhile."""
        latest, record = _last_report(self.out)
        return replace(self, latest=latest, record=record)

    def _made(self, part: str) -> Any:
        return None if self.order.force else self.record.get("fingerprint", {}).get(part)


def make_plan(order: Order) -> Plan:
    """Check notebooks and parameters, and compare with the last report; DataError says all that is wrong."""
    out = order.out.resolve()
    loaded = load_notebooks(order.notebooks.resolve(), order.only)
    notebooks, given = spread(loaded, order.stated, order.options, order.each, order.corpus)
    latest, record = _last_report(out)
    return Plan(order, out, notebooks, given, take_fingerprint(order.corpus, notebooks, given), latest, record)


def _last_report(out: Path) -> tuple[Path | None, Mapping[str, Any]]:
    latest = (out / "latest").resolve()
    try:
        record = json.loads((latest / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None, {}
    return (latest, record) if (latest / "index.html").is_file() else (None, {})
