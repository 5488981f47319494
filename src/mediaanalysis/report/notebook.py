"""Notebooks as they are on disk, and which of them is given which parameters."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..errors import DataError
from .parameters import Parameter, Value, find_parameters

TAG = "parameters"
GIVEN_BY_REPORT = ("corpus", "figures")  # what `mediaanalysis report` itself passes to every notebook that has it


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook as it is on disk, before anything runs; ``variant`` says for what it is run, if for one of several."""

    path: Path
    cells: tuple[Mapping[str, Any], ...]
    parameters: tuple[Parameter, ...]
    variant: str = ""
    slug: str = ""

    @property
    def name(self) -> str:
        """Of its run, and so of its page and of the folder of its figures."""
        return f"{self.path.stem}--{self.slug}" if self.slug else self.path.stem

    @property
    def file(self) -> str:
        """Of the executed notebook."""
        return f"{self.name}.ipynb"


def load_notebooks(folder: Path, only: Sequence[str] = ()) -> tuple[Notebook, ...]:
    """The notebooks of a folder by name; ``only`` picks some by name or number ("02" or "02-casualty-figures")."""
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder of notebooks; name it with --notebooks")
    paths = {p.stem: p for p in sorted(folder.glob("*.ipynb"))}
    if not paths:
        raise DataError(f"{folder}: no notebooks here (.ipynb)")
    chosen: list[str] = []
    for wanted in only:
        wanted = wanted.removesuffix(".ipynb")
        found = [name for name in paths if name == wanted or name.startswith(f"{wanted}-")]
        if not found:
            raise DataError(f"{folder}: no notebook {wanted!r}; there are {', '.join(paths)}")
        chosen += found
    notebooks = [load_notebook(path) for name, path in paths.items() if not only or name in chosen]
    if not any(notebooks):
        raise DataError(f"{folder}: {', '.join(chosen or paths)}: not for the report, as their metadata say")
    return tuple(n for n in notebooks if n is not None)


def load_notebook(path: Path) -> Notebook | None:
    """Read a notebook and its parameters cell; None where its metadata say ``mediaanalysis: {report: false}``."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        cells = tuple({**c, "source": "".join(c["source"])} for c in raw["cells"])
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}: not a notebook: {error}") from error
    if raw.get("metadata", {}).get("mediaanalysis", {}).get("report") is False:
        return None
    tagged = [c for c in cells if c["cell_type"] == "code" and TAG in c.get("metadata", {}).get("tags", ())]
    if len(tagged) != 1:
        found = "none" if not tagged else str(len(tagged))
        cure = 'tag one (it may be empty), or set "mediaanalysis": {"report": false} in the metadata of the notebook'
        raise DataError(f"{path}: needs exactly one code cell tagged {TAG!r}, has {found}; {cure}")
    return Notebook(path, cells, find_parameters(tagged[0]["source"], path.name))


@dataclass(frozen=True, slots=True)
class Contents:
    """What the notebooks of a folder ask: file, title and question of each."""

    entries: tuple[tuple[str, str, str], ...]

    def _repr_markdown_(self) -> str:
        """What JupyterLab shows: a list of links."""
        return "\n".join(f"- [{title}]({quote(file)})  \n  {question}" for file, title, question in self.entries)


def list_notebooks(folder: str | Path = ".") -> Contents:
    """The notebooks that make pages of a report, as links for a notebook to show.

    >>> list_notebooks("notebooks").entries[0][:2]
    ('01-corpus-overview.ipynb', 'What is in the corpus?')
    """
    return Contents(tuple((n.path.name, *opening(n)) for n in load_notebooks(Path(folder))))


def opening(notebook: Notebook) -> tuple[str, str]:
    """Title and question: the first heading, by default the name, and the paragraph below it, as Markdown."""
    first = next((c["source"].strip() for c in notebook.cells if c["cell_type"] == "markdown"), "")
    title, _, rest = first.partition("\n")
    if not title.startswith("# "):
        return notebook.name, ""
    return title[2:].strip(), " ".join(rest.strip().split("\n\n")[0].split())


def load_parameter_file(path: Path) -> dict[str, Any]:
    """A TOML file of parameters; a table named like a notebook holds what is meant for that notebook alone."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not valid TOML: {error}") from error


def assign(
    notebooks: Iterable[Notebook], stated: Mapping[str, Any], options: Sequence[str] = (), place: str = "parameters"
) -> dict[str, dict[str, Value]]:
    """What each notebook is given: values from a file (``stated``), and over them ``name=value`` options.

    A name must be known to at least one notebook, and goes only to those that know it. All that is wrong is collected
    and raised as one DataError.
    """
    notebooks = tuple(notebooks)
    problems: list[str] = []
    given: dict[str, dict[str, Value]] = {n.name: {} for n in notebooks}
    own = {n.name: stated[n.name] for n in notebooks if isinstance(stated.get(n.name), dict)}
    for name, value in stated.items():
        if name not in own:
            problems += _give(given, notebooks, name, value, f"{place}: {name}")
    for notebook in notebooks:
        for name, value in own.get(notebook.name, {}).items():
            problems += _give(given, (notebook,), name, value, f"{place}: [{notebook.name}] {name}")
    for option in options:
        name, equals, raw = option.partition("=")
        if not equals:
            problems.append(f"-p {option}: write name=value")
        else:
            problems += _give(given, notebooks, name.strip(), raw, f"-p {name}", is_text=True)
    for notebook in notebooks:
        for p in notebook.parameters:
            if p.required and p.name not in given[notebook.name] and p.name not in GIVEN_BY_REPORT:
                problems.append(f"{notebook.name}: parameter {p.name} ({p.annotation}) has no default; give it with -p")
    if problems:
        raise DataError("\n".join(problems))
    return given


def _give(
    given: dict[str, dict[str, Value]],
    notebooks: Sequence[Notebook],
    name: str,
    value: Any,
    place: str,
    is_text: bool = False,
) -> list[str]:
    """Give a value to the notebooks that know the name; what stands against it otherwise."""
    if name in GIVEN_BY_REPORT:
        return [f"{place}: set by the report itself; name the corpus as the argument of `mediaanalysis report`"]
    takers = [(n, p) for n in notebooks for p in n.parameters if p.name == name]
    if not takers:
        known = sorted({p.name for n in notebooks for p in n.parameters} - set(GIVEN_BY_REPORT))
        return [f"{place}: no notebook has this parameter; known are {', '.join(known) or 'none'}"]
    problems = []
    for notebook, parameter in takers:
        try:
            read = parameter.read(value) if is_text else value
        except ValueError:
            read = ...
        if read is not ... and parameter.accepts(read):
            given[notebook.name][name] = read
        else:
            problems.append(f"{place}={value!r}: {notebook.name} expects {parameter.annotation}")
    return problems
