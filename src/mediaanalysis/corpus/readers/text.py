"""Plain text (.txt) and Markdown with YAML front matter (.md)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from ...errors import DataError
from .record import STATED, Record, with_title

_FRONT_MATTER = re.compile(r"---[^\S\n]*\n(?P<yaml>.*?\n)---[^\S\n]*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}[^\S\n]+(?=\S)", re.MULTILINE)
_ALIASES = {"author": "byline", "date": "published", "source": "outlet"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_text(path: Path) -> Iterator[Record]:
    """The file as one record; line ends become ``\\n``."""
    text, encoding = decode(path.read_bytes(), str(path))
    yield Record(text, encoding=encoding)


def read_markdown(path: Path) -> Iterator[Record]:
    """The file without its front matter and heading marks; emphasis stays as it was typed."""
    text, encoding = decode(path.read_bytes(), str(path))
    stated = {}
    if front := _FRONT_MATTER.match(text):
        try:
            matter = yaml.safe_load(front["yaml"]) or {}
        except yaml.YAMLError as error:
            problem = " ".join(str(error).split())
            raise DataError(f"{path}: the front matter is not valid YAML: {problem}") from error
        if not isinstance(matter, dict):
            raise DataError(f"{path}: the front matter must hold lines such as `outlet: Name`")
        named = {_ALIASES.get(str(key).lower(), str(key).lower()): value for key, value in matter.items()}
        stated = {key: value for key, value in named.items() if key in STATED and value is not None}
        text = text[front.end() :]
    text = _HEADING.sub("", text).strip("\n")
    yield Record(with_title(str(stated.get("title", "")), text) if text else "", stated=stated, encoding=encoding)


def decode(raw: bytes, where: str) -> tuple[str, str]:
    """The text of a file and the encoding it was read in: UTF-8 or UTF-16 by their marks, else Windows-1252.

    >>> decode("“Error”".encode("cp1252"), "a.txt")
    ('“Error”', 'windows-1252')
    """
    utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    utf8 = "utf-8-sig" if raw.startswith(codecs.BOM_UTF8) else "utf-8"
    for encoding in ["utf-16"] if utf16 else [utf8, "windows-1252"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text.replace("\r\n", "\n").replace("\r", "\n"), encoding
        break
    raise DataError(f"{where}: not a text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8")
