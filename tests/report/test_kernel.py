"""Kernels forked from a warm process: alone with their own state, and gone when they should be."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mediaanalysis.report import run as running
from mediaanalysis.report.notebook import load_notebooks
from mediaanalysis.report.run import run_notebooks, warm
from mediaanalysis.report.zygote import AVAILABLE

WriteNotebook = Callable[..., Path]
linux = pytest.mark.skipif(not AVAILABLE, reason="forked kernels are for Linux")


@pytest.mark.parametrize("is_warm", [pytest.param(True, marks=linux), False])
def test_a_notebook_leaves_no_trace_in_another(
    write_notebook: WriteNotebook, tmp_path: Path, is_warm: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "AVAILABLE", is_warm)
    write_notebook("01-a", "import os, json\nos.environ['LEFT'] = json.left = 'here'\nprint('done')")
    folder = write_notebook("02-b", "import os, json\nprint(os.environ.get('LEFT'), hasattr(json, 'left'))").parent
    notebooks = load_notebooks(folder)
    with warm(notebooks) as zygote:
        assert (zygote is not None) is is_warm
        runs = run_notebooks(notebooks, {}, tmp_path, jobs=1, zygote=zygote)
    assert [r.error for r in runs] == ["", ""]
    assert "None False" in (tmp_path / "02-b.ipynb").read_text()


def test_a_cell_that_takes_too_long_is_stopped(write_notebook: WriteNotebook, tmp_path: Path) -> None:
    notebooks = load_notebooks(write_notebook("01-a", "import time\ntime.sleep(60)").parent)
    with warm(notebooks) as zygote:
        (run,) = run_notebooks(notebooks, {}, tmp_path, timeout=1, zygote=zygote)
    assert run.error == "a cell ran longer than 1 seconds"
    assert run.seconds < 20


@linux
def test_what_an_import_prints_does_no_harm(write_notebook: WriteNotebook, tmp_path: Path) -> None:
    (tmp_path / "loud").mkdir()
    (tmp_path / "loud" / "loud.py").write_text("print('hello')\nname = 'loud'")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(tmp_path / "loud"))
        notebooks = load_notebooks(write_notebook("01-a", "import loud\nprint(loud.name)").parent)
        with warm(notebooks) as zygote:
            (run,) = run_notebooks(notebooks, {}, tmp_path, zygote=zygote)
    assert run.error == ""


@linux
def test_random_numbers_are_not_those_of_the_parent(write_notebook: WriteNotebook, tmp_path: Path) -> None:
    code = "import random, numpy\nprint('drawn', random.random(), numpy.random.random())"
    write_notebook("01-a", code)
    notebooks = load_notebooks(write_notebook("02-b", code).parent)
    with warm(notebooks) as zygote:
        runs = run_notebooks(notebooks, {}, tmp_path, zygote=zygote)
    first, second = (next(line for line in r.output.read_text().split("\n") if "drawn 0" in line) for r in runs)
    assert not set(first.split()) & set(second.split()) - {'"drawn'}


@linux
def test_no_process_outlives_whoever_started_it(write_notebook: WriteNotebook, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    code = f"import os, time\nwith open({str(pids)!r}, 'a') as f: f.write(f'{{os.getpid()}} {{os.getppid()}} ')\ntime.sleep(60)"
    folder = write_notebook("01-a", code).parent
    program = (
        "from pathlib import Path\nfrom mediaanalysis.report.notebook import load_notebooks\n"
        "from mediaanalysis.report.run import run_notebooks, warm\n"
        f"notebooks = load_notebooks(Path({str(folder)!r}))\n"
        f"with warm(notebooks) as z: run_notebooks(notebooks, {{}}, Path({str(tmp_path)!r}), zygote=z)"
    )
    driver = subprocess.Popen([sys.executable, "-c", program])
    _wait(lambda: pids.exists() and len(pids.read_text().split()) == 2)
    driver.send_signal(signal.SIGKILL)
    driver.wait()
    for pid in pids.read_text().split():
        _wait(lambda pid=pid: not _is_alive(int(pid)))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split(")")[-1].split()[0] != "Z"


def _wait(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)
