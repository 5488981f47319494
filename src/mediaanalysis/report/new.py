"""A study folder that needs no repository: notebooks, a description to fill in, and what keeps the texts out of git."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

from ..errors import DataError

_PACKAGE = Path(__file__).parents[1]
_TEMPLATE = Path(__file__).parent / "study"
_CHECKOUT = _PACKAGE.parents[1]
FILES = {
    "README.md": "README.md",
    "Makefile": "Makefile",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "corpus.toml": "data/raw/corpus.toml",
}


def make_study(folder: Path, *, sample: bool = False) -> tuple[str, ...]:
    """Make the folder with all that a report needs but the documents; lines that say what to do next.

    With ``sample`` the sample corpus stands in for the documents. A folder that holds anything is left as it is.
    """
    if folder.exists() and not folder.is_dir():
        raise DataError(f"{folder}: is a file; name a folder that does not exist yet")
    if folder.is_dir() and (there := sorted(p.name for p in folder.iterdir())):
        raise DataError(f"{folder}: not empty (holds {', '.join(there[:3])}…); name a folder that does not exist yet")
    try:
        _write(folder, sample)
    except OSError as error:
        raise DataError(f"{error.filename or folder}: cannot be written: {error.strerror or error}") from error
    told = f"{folder}: a study, with {len(shipped_notebooks())} notebooks; next:"
    add = () if sample else ("mediaanalysis ingest FILE...   (or put documents into data/raw)",)
    return (told, f"cd {shlex.quote(str(folder))}", *add, "mediaanalysis report")


def shipped_notebooks() -> tuple[Path, ...]:
    """The notebooks that come with the package: within it where it was installed, beside it in a checkout."""
    return tuple(sorted(_shipped("notebooks", "notebooks").glob("*.ipynb")))


def _write(folder: Path, sample: bool) -> None:
    raw, notebooks = folder / "data" / "raw", folder / "notebooks"
    raw.mkdir(parents=True)
    notebooks.mkdir()
    name = folder.resolve().name
    for source, target in FILES.items():
        text = (_TEMPLATE / source).read_text(encoding="utf-8")
        quoted = json.dumps(name, ensure_ascii=False)  # a string of JSON is one of TOML
        (folder / target).write_text(text.replace('"STUDY_NAME"', quoted).replace("STUDY_NAME", name), encoding="utf-8")
    for path in shipped_notebooks():  # by hand they are to read the documents of this study
        text = path.read_text(encoding="utf-8").replace("../data/raw/sample", "../data/raw")
        (notebooks / path.name).write_text(text, encoding="utf-8")
    if sample:
        documents = _shipped("sample", "data/raw/sample")
        shutil.copytree(documents, raw, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)


def _shipped(inside: str, beside: str) -> Path:
    """A folder that the wheel takes into the package, and that a checkout has outside of it."""
    installed = _TEMPLATE / inside
    return installed if installed.is_dir() else _CHECKOUT / beside
