"""The lines for cron and systemd, and a report that real cron makes, in a namespace of its own."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import time as clock
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mediaanalysis.cli import main
from mediaanalysis.report.schedule import Job, cron_lines, timer_units

WriteNotebook = Callable[..., Path]
ODD = "a 100% 'odd' \\name $HOME"


@pytest.fixture
def study(tmp_path: Path, corpus: Path, write_notebook: WriteNotebook, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study in a folder whose name has what shells, cron and systemd read as commands."""
    write_notebook("01-first", "print(outlet)", parameters='outlet: str = "all"')
    folder = tmp_path / ODD
    folder.mkdir()
    (tmp_path / "notebooks").rename(folder / "notebooks")
    (folder / "data").mkdir()
    corpus.rename(folder / "data" / "raw")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def crontab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `crontab` that keeps its lines in a file, as the real one behaves towards who calls it."""
    table = tmp_path / "table"
    program = tmp_path / "bin" / "crontab"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nif [ "$1" = -l ]; then cat {table} 2>/dev/null || {{ echo "no crontab for you" >&2; exit 1; }}; else cat > {table}; fi\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    return table


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schedule", *arguments])


@pytest.mark.parametrize(
    ("days", "at", "cron", "calendar"),
    [
        ((), clock(5), "0 5 * * * ", "OnCalendar=*-*-* 05:00:00"),
        (("mon", "sun"), clock(17, 3), "3 17 * * 1,7 ", "OnCalendar=Mon,Sun *-*-* 17:03:00"),
    ],
)
def test_the_time_as_cron_and_systemd_write_it(days: tuple[str, ...], at: clock, cron: str, calendar: str) -> None:
    job = Job(Path("/study"), (), at, days)
    assert cron_lines(job)[1].startswith(cron)
    assert calendar in "".join(timer_units(job).values())


def test_what_is_printed_is_what_a_crontab_takes(study: Path) -> None:
    done = run("--", "-p", "outlet=50% of it")
    assert done.exit_code == 0, done.output
    line = done.output.splitlines()[1]
    assert not re.search(r"(?<!\\)%", line)
    words = shlex.split(line.split(maxsplit=5)[5].replace(r"\%", "%"))
    assert words[:3] == ["cd", str(study), "&&"]
    assert words[-4:] == ["report", "--quiet", "-p", "outlet=50% of it"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--at", "25:00"], "'25:00' is no time; write 05:00"),
        (["--on", "noday"], "'noday' is not one of 'mon'"),
        (["--", "--keeep", "3"], "No such option"),
        (["--", "-p", "outlte=x"], "-p outlte: no notebook has this parameter"),
        (["--install", "--uninstall"], "not both"),
        (["--uninstall"], "no report of this study is in the crontab"),
        (["--uninstall", "--systemd"], "no timer of this study"),
    ],
)
def test_a_mistake_is_told_now_and_not_at_night(
    study: Path, crontab: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(study))
    done = run(*arguments)
    assert (done.exit_code, message in done.stderr) == (2, True), done.stderr
    assert not crontab.exists()


def test_the_rest_of_a_crontab_stays(study: Path, crontab: Path) -> None:
    other = "# mine\n5 4 * * * backup --all\n# mediaanalysis schedule: /another/study\n0 5 * * * cd /another/study\n"
    crontab.write_text(other)
    for at in ("05:00", "06:30"):
        assert run("--install", "--at", at).exit_code == 0
    table = crontab.read_text()
    assert table.startswith(other)
    assert table.count(f"# mediaanalysis schedule: {study}\n") == 1
    assert "\n30 6 * * * cd " in table
    assert run("--uninstall").exit_code == 0
    assert crontab.read_text() == other


def test_without_cron_that_is_said(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(study))
    done = run("--install")
    assert (done.exit_code, "crontab: not installed here" in done.stderr) == (2, True)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
def test_systemd_takes_the_units(study: Path, tmp_path: Path) -> None:
    units = timer_units(Job(study, ("-p", 'outlet="50% $x"'), clock(5), ("mon",)))
    for name, text in units.items():
        (tmp_path / name).write_text(text)
    verify = ["systemd-analyze", "verify", *(str(tmp_path / name) for name in units)]
    done = subprocess.run(verify, capture_output=True, text=True)
    assert not [line for line in done.stderr.splitlines() if "mediaanalysis-" in line]
    calendar = next(line for line in "".join(units.values()).splitlines() if line.startswith("OnCalendar="))
    subprocess.run(["systemd-analyze", "calendar", calendar.partition("=")[2]], check=True, capture_output=True)


def test_units_that_cannot_be_started_are_not_left_behind(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "systemctl"
    fake.write_text("#!/bin/sh\necho no bus >&2; exit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    done = run("--install", "--systemd")
    assert (done.exit_code, "daemon-reload: no bus; it needs a login session" in done.stderr) == (2, True)
    assert not [p for p in (tmp_path / "config").rglob("*") if p.is_file()]


# cron runs @reboot lines once, when it starts and /run/crond.reboot is not there; so nobody waits for the minute.
CRON = """
mount -t tmpfs none /run && mount -t tmpfs none /var/spool/cron && mkdir -m 1730 /var/spool/cron/crontabs || exit 77
"$@" schedule --install || exit 1
{ echo "PYTHONPATH='$PYTHONPATH'"; crontab -l | sed 's/^0 5 \\* \\* \\*/@reboot/'; } | crontab -
exec cron -f
"""


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not all(map(shutil.which, ("cron", "crontab", "unshare"))),
    reason="needs cron, and root for a crontab of its own",
)
def test_real_cron_makes_the_report(study: Path) -> None:
    program = [sys.executable, "-m", "mediaanalysis.cli"]
    cron = subprocess.Popen(["unshare", "--mount", "sh", "-c", CRON, "sh", *program], stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(300):
            if (study / "reports" / "latest" / "index.html").is_file() or cron.poll() is not None:
                break
            time.sleep(0.2)
    finally:
        cron.terminate()
        _, said = cron.communicate()
    if cron.returncode == 77:
        pytest.skip("no mount namespaces here")
    assert (study / "reports" / "latest" / "index.html").is_file(), said
