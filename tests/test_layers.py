"""Imports go one way, in the order of the rooms."""

import ast
from pathlib import Path

import pytest

ORDER = (
    "errors text corpus framing casualty display analysis tables restore study engine compare charts validation report cli"
).split()


def imports(path: Path, package: Path) -> set[str]:
    """The rooms that a module imports, relative imports resolved; "" is the package itself."""
    parts = path.relative_to(package).with_suffix("").parts
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = parts[: len(parts) - node.level]
            names = [(node.module or "").split(".")] if node.module else [[alias.name] for alias in node.names]
            found |= {[*base, *name][0] for name in names if [*base, *name]}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mediaanalysis"):
            found.add((node.module or "").split(".")[1] if "." in (node.module or "") else "")
    return found


MODULES = sorted(
    p for p in (Path(__file__).parent.parent / "src" / "mediaanalysis").rglob("*.py") if p.name != "__init__.py"
)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: "/".join(p.parts[-2:]))
def test_a_room_imports_only_rooms_before_it(path: Path) -> None:
    package = next(p for p in path.parents if p.name == "mediaanalysis")
    room = path.relative_to(package).parts[0].removesuffix(".py")
    assert room in ORDER
    later = {r for r in imports(path, package) if r not in ORDER or ORDER.index(r) > ORDER.index(room)}
    assert not later, f"{room} imports {later}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: "/".join(p.parts[-2:]))
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
