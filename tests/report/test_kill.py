"""However a run ends, what ``latest`` opens is a whole report, and the next run succeeds.

MEDIAANALYSIS_KILLS sets how often a run is killed; a few times here, fifty times by whoever changes how runs are built.
"""

import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WriteNotebook = Callable[..., Path]
KILLS = int(os.environ.get("MEDIAANALYSIS_KILLS", "3"))
WRITES = "from pathlib import Path\nimport time\nPath(figures, 'a.csv').write_text('1')\ntime.sleep(0.2)"
TAKES = 'corpus: str = "x"\nfigures: str = "y"'

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


@pytest.fixture
def command(corpus: Path, write_notebook: WriteNotebook, tmp_path: Path) -> list[str]:
    for name in ("01-first", "02-second"):
        write_notebook(name, WRITES, "print(open(figures + '/a.csv').read())", parameters=TAKES)
    program = [sys.executable, "-m", "mediaanalysis.cli", "report", str(corpus), "--force"]
    return [*program, "--out", str(tmp_path / "reports"), "--notebooks", str(tmp_path / "notebooks")]


def test_a_killed_run_leaves_the_last_report_whole(command: list[str], tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    subprocess.run(command, check=True, capture_output=True)
    seconds = json.loads((reports / "latest" / "run.json").read_text())["seconds"] + 1
    rng = random.Random(7)
    for _ in range(KILLS):
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            run.wait(rng.uniform(0.2, seconds))
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
        _assert_whole(reports / "latest")
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    _assert_whole(reports / "latest")
    for path in (reports / "runs").iterdir():  # no leftovers, and every run is a whole one
        _assert_whole(path)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_cleans_up_behind_itself(command: list[str], number: int, tmp_path: Path) -> None:
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert run.stderr is not None
    assert "documents tagged" in run.stderr.readline()
    run.send_signal(number)
    _, errors = run.communicate(timeout=30)
    assert run.returncode not in (0, -number), errors
    assert "Traceback" not in errors
    assert list((tmp_path / "reports" / "runs").iterdir()) == []


def test_a_full_disk_is_an_error_and_not_a_broken_report(command: list[str], tmp_path: Path) -> None:
    subprocess.run(command, check=True, capture_output=True)
    before = (tmp_path / "reports" / "latest").readlink()

    def let_no_file_grow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))

    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=let_no_file_grow)
    assert done.returncode == 2, done.stderr
    assert re.fullmatch(r"Error: .*File too large.*; the last good report stays: .*\n", done.stderr), done.stderr
    assert (tmp_path / "reports" / "latest").readlink() == before
    assert [p.name for p in (tmp_path / "reports" / "runs").iterdir()] == [before.name]


def _assert_whole(folder: Path) -> None:
    record = json.loads((folder / "run.json").read_text())
    pages = [folder / "index.html", *(folder / f"{n['name']}.html" for n in record["notebooks"])]
    for page in pages:
        html = page.read_text()
        assert html.rstrip().endswith("</html>")
        for href in re.findall(r'<a [^>]*?href="([^"#:]+)"', html):
            assert (folder / href).is_file(), f"{page.name} links to {href}"
