"""The parameters of a notebook: what its tagged cell declares, and what values it accepts.

Papermill's own inspection reads the cell line by line and misses `X | None`, calls and any default that holds a second
"="; it runs on with an unknown name, and turns 007 into 7. So the cell is read as Python here, and every value is
checked before a kernel starts.
"""

from __future__ import annotations

import ast
import io
import math
import re
import tokenize
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from ..errors import DataError

Value: TypeAlias = str | int | float | bool | list[Any] | dict[str, Any] | None
_TYPES: Mapping[str, type] = {"str": str, "bool": bool, "list": list, "dict": dict}
_KNOWN_TYPES = "known are str, int, float, bool, None, list[…], dict, Literal[…] and any of them joined by |"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of the parameters cell: ``outlet: str = "BBC"  # which outlet``."""

    name: str
    annotation: str
    default: Value
    required: bool = False
    help: str = ""

    def accepts(self, value: object) -> bool:
        return _accepts(_expression(self.annotation), value)

    def read(self, raw: str) -> Value:
        """The value that a command line's string stands for; ValueError where it stands for none.

        >>> Parameter("outlet", "str", "").read("007")
        '007'
        >>> Parameter("least", "int | None", None).read("none") is None
        True
        """
        return _read(_expression(self.annotation), raw)


def find_parameters(source: str, place: str = "parameters cell") -> tuple[Parameter, ...]:
    """The parameters that the source of a cell declares.

    >>> find_parameters('url: str | None = "http://a.b/?c=d"  # where from')[0].help
    'where from'
    """
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise DataError(f"{place}: the parameters cell is not Python: {error.msg} (line {error.lineno})") from error
    comments = _comments(source)
    found = []
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # a docstring
        line = (ast.get_source_segment(source, node) or "").split("\n")[0]
        found.append(_parameter(node, line, comments.get(node.end_lineno or 0, ""), place))
    names = [p.name for p in found]
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise DataError(f"{place}: parameter given twice: {', '.join(twice)}")
    return tuple(found)


def _parameter(node: ast.stmt, line: str, comment: str, place: str) -> Parameter:
    value: ast.expr | None
    match node:
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
            kind = ast.unparse(annotation)
            if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
                kind = annotation.value
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            kind = ""
        case _:
            raise DataError(f"{place}: a parameter is written `name: type = value`, not {line!r}")
    try:
        default = None if value is None else ast.literal_eval(value)
    except ValueError as error:
        raise DataError(f"{place}: the default of {name} must be a plain value, not {line!r}") from error
    kind = kind or ("str | None" if default is None else type(default).__name__)
    parameter = Parameter(name, kind, default, value is None, comment)
    if not _is_known(_expression(kind)):
        raise DataError(f"{place}: the type of {name} is {kind!r}; {_KNOWN_TYPES}")
    if value is not None and not parameter.accepts(default):
        raise DataError(f"{place}: the default of {name} is {default!r}, which is no {kind}")
    return parameter


def _comments(source: str) -> dict[int, str]:
    """The comment of each line that has one."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("# ").rstrip() for t in tokens if t.type == tokenize.COMMENT}


def _expression(annotation: str) -> ast.expr:
    try:
        return ast.parse(annotation, mode="eval").body
    except SyntaxError:
        return ast.Constant(...)  # of no known type



def _is_known(annotation: ast.expr) -> bool:
    """Whether this is a type that a parameter can have."""
    match annotation:
        case ast.Constant(value=None) | ast.Name(id="str" | "int" | "float" | "bool" | "list" | "dict"):
            return True
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _is_known(left) and _is_known(right)
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return _is_known(item)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=ast.Constant() | ast.Tuple()):
            return True
        case _:
            return False


def _accepts(annotation: ast.expr, value: object) -> bool:
    match annotation:
        case ast.Constant(value=None):
            return value is None
        case ast.BinOp(left=left, right=right):
            return _accepts(left, value) or _accepts(right, value)
        case ast.Name(id="float"):
            return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
        case ast.Name(id="int"):
            return isinstance(value, int) and not isinstance(value, bool)
        case ast.Name(id=name):
            return isinstance(value, _TYPES[name])
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return isinstance(value, list) and all(_accepts(item, v) for v in value)
        case _:
            return any(value == choice and type(value) is type(choice) for choice in _choices(annotation))


def _read(annotation: ast.expr, raw: str) -> Value:
    match annotation:
        case ast.Constant(value=None) if raw.lower() == "none":
            return None
        case ast.BinOp():
            for kind in sorted(_alternatives(annotation), key=_strictness):
                with suppress(ValueError):
                    return _read(kind, raw)
        case ast.Name(id="str"):
            return raw
        case ast.Name(id="bool") if raw.lower() in ("true", "false"):
            return raw.lower() == "true"
        case ast.Name(id="int") if re.fullmatch(r"[+-]?\d+", raw, re.ASCII):
            return int(raw)
        case ast.Name(id="float") if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", raw, re.ASCII):
            return float(raw)
        case ast.Name(id="list"):
            return _split(raw)
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return [_read(item, part) for part in _split(raw)]
        case ast.Subscript():
            for choice in _choices(annotation):
                if str(choice) == raw:
                    return choice
    raise ValueError(raw)  # a dict among others: it is given in a file


def _split(raw: str) -> list[Any]:
    return [part.strip() for part in raw.split(",")] if raw.strip() else []


def _alternatives(annotation: ast.expr) -> list[ast.expr]:
    if isinstance(annotation, ast.BinOp):
        return _alternatives(annotation.left) + _alternatives(annotation.right)
    return [annotation]


def _strictness(annotation: ast.expr) -> int:
    """A string is anything, so it is tried last, and None, which is one word, first."""
    order = ("None", "bool", "int", "float")
    kind = ast.unparse(annotation)
    return order.index(kind) if kind in order else len(order) + (kind == "str")


def _choices(annotation: ast.expr) -> list[Value]:
    """What a ``Literal[…]`` lists."""
    value = ast.literal_eval(annotation.slice) if isinstance(annotation, ast.Subscript) else ()
    return list(value) if isinstance(value, tuple) else [value]
