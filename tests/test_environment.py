"""environment.yml offers the packages of pyproject.toml; no conda channel can be reached where the tests run."""

import tomllib
from pathlib import Path

import yaml
from packaging.requirements import Requirement

CONDA_NAMES = {"jupyter-client": "jupyter_client", "matplotlib": "matplotlib-base", "seaborn": "seaborn-base"}


def test_environment_yml_equals_pyproject(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    environment = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    assert environment["channels"] == ["conda-forge"]
    listed = [Requirement(d) for d in environment["dependencies"] if isinstance(d, str)]
    wanted = [Requirement(d) for d in [*project["dependencies"], *project["optional-dependencies"]["lab"]]]
    expected = {CONDA_NAMES.get(r.name, r.name): str(r.specifier) for r in wanted}
    expected |= {"python": project["requires-python"], "pip": ""}
    assert {r.name: str(r.specifier) for r in listed} == expected
    assert environment["dependencies"][-1] == {"pip": ["-e ."]}
