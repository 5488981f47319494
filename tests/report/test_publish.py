import subprocess
import sys
from pathlib import Path

import pytest

from mediaanalysis.report.publish import LockedError, locked, publish, retire, set_aside, staged


def _publish(out: Path, run_id: str, text: str) -> Path:
    with staged(out, run_id) as staging:
        (staging / "figures").mkdir()
        (staging / "index.html").write_text(text)
        return publish(staging, out, run_id)


def test_latest_is_the_last_run_and_earlier_runs_stay(tmp_path: Path) -> None:
    assert (_publish(tmp_path, "1", "first") / "index.html").read_text() == "first"
    assert (_publish(tmp_path, "2", "second") / "index.html").read_text() == "second"
    assert (tmp_path / "runs" / "1" / "index.html").read_text() == "first"
    assert (tmp_path / "latest").readlink() == Path("runs") / "2"  # relative: the folder may be moved
    assert sorted(p.name for p in (tmp_path / "runs").iterdir()) == ["1", "2"]


def test_an_error_while_building_leaves_nothing_behind(tmp_path: Path) -> None:
    _publish(tmp_path, "1", "first")
    with pytest.raises(OSError, match="No such file"), staged(tmp_path, "2") as staging:
        staging.joinpath("nowhere", "index.html").write_text("half")
    assert [p.name for p in (tmp_path / "runs").iterdir()] == ["1"]
    assert (tmp_path / "latest" / "index.html").read_text() == "first"


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    leftover = tmp_path / "runs" / ".tmp-0"
    leftover.mkdir(parents=True)
    (leftover / "index.html").write_text("half")
    (tmp_path / ".latest").symlink_to("runs/.tmp-0")
    _publish(tmp_path, "1", "first")
    assert not leftover.exists()
    assert (tmp_path / "latest" / "index.html").read_text() == "first"


def test_of_failed_runs_the_last_few_are_kept(tmp_path: Path) -> None:
    for n in range(8):
        with staged(tmp_path, str(n)) as staging:
            set_aside(staging, tmp_path, str(n), {"run": n})
    assert sorted(p.name for p in (tmp_path / "failed").iterdir()) == ["3", "4", "5", "6", "7"]


def test_who_comes_second_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    held = pytest.raises(LockedError, match="in use by process 7")
    with locked(tmp_path, "process 7"), held, locked(tmp_path, "process 8"):
        pytest.fail("two at once")
    with locked(tmp_path, "process 9"):  # and it is free again
        pass


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    code = (
        "import os, pathlib\nfrom mediaanalysis.report.publish import locked\n"
        f"with locked(pathlib.Path({str(tmp_path)!r}), 'the dead'):\n    os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 9
    with locked(tmp_path, "process 9"):
        pass


def test_old_runs_are_removed_but_not_the_one_shown_nor_those_marked(tmp_path: Path) -> None:
    for n in "1234":
        _publish(tmp_path, n, n)
    (tmp_path / "runs" / "1" / ".keep").touch()
    retire(tmp_path, 2)
    assert sorted(p.name for p in (tmp_path / "runs").iterdir()) == ["1", "3", "4"]
    (tmp_path / "latest").unlink()
    (tmp_path / "latest").symlink_to("runs/3")
    retire(tmp_path, 1)
    assert sorted(p.name for p in (tmp_path / "runs").iterdir()) == ["1", "3", "4"]
