"""A report made again by the clock: a line for cron, or a timer for systemd, printed, installed, taken out.

Nothing of ours stays at work: cron or systemd calls `mediaanalysis report`, which says nothing where all is well, and
what is wrong where it is not, with an exit code of its own for each kind of failure.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from ..errors import DataError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MARK = "# mediaanalysis schedule:"


@dataclass(frozen=True, slots=True)
class Job:
    """A report of the study in ``folder``, at a time of some days (none: of all), with the arguments of `report`."""

    folder: Path
    arguments: tuple[str, ...] = ()
    at: time = time(5)
    days: tuple[str, ...] = ()

    @property
    def command(self) -> tuple[str, ...]:
        """The very program that is at work now, by its whole path: cron knows of no environment."""
        script = Path(sys.executable).with_name("mediaanalysis")
        program = (str(script),) if script.is_file() else (sys.executable, "-P", "-m", "mediaanalysis.cli")
        return (*program, "report", "--quiet", *self.arguments)


def cron_lines(job: Job) -> tuple[str, str]:
    """A comment that names the study, and the line of a crontab.

    >>> cron_lines(Job(Path("/a 100% study"), ("--keep", "30")))[1].split(" && ")[0]
    "0 5 * * * cd '/a 100\\\\% study'"
    """
    days = ",".join(str(1 + DAYS.index(day)) for day in job.days) or "*"
    command = f"cd {shlex.quote(str(job.folder))} && {shlex.join(job.command)}"
    return f"{_MARK} {job.folder}", f"{job.at.minute} {job.at.hour} * * {days} {_for_cron(command)}"


def timer_units(job: Job) -> dict[str, str]:
    """The service and the timer of systemd, by the names of their files."""
    name = _unit_name(job.folder)
    days = ",".join(day.title() for day in job.days)
    service = (
        f"[Unit]\nDescription=mediaanalysis report of {_for_unit(str(job.folder))}\n\n"
        f"[Service]\nType=oneshot\nWorkingDirectory={_for_unit(str(job.folder))}\n"
        f"ExecStart={' '.join(_quoted(word) for word in job.command)}\n"
    )
    timer = (
        f"[Unit]\nDescription=mediaanalysis report of {_for_unit(str(job.folder))}\n\n"
        f"[Timer]\nOnCalendar={days + ' ' if days else ''}*-*-* {job.at:%H:%M}:00\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    return {f"{name}.service": service, f"{name}.timer": timer}


def install_cron(job: Job) -> str:
    """Put the line into the crontab of this user, in the place of an earlier one for the study; what was done."""
    rest = _without(_read_crontab(), job.folder)
    _write_crontab([*rest, *cron_lines(job)])
    return f"installed in the crontab of this user; see it with crontab -l: {cron_lines(job)[1]}"


def uninstall_cron(folder: Path) -> str:
    """Take the line of the study out of the crontab; an error where there is none."""
    lines = _read_crontab()
    rest = _without(lines, folder)
    if rest == lines:
        raise DataError(f"{folder}: no report of this study is in the crontab of this user")
    _write_crontab(rest)
    return f"taken out of the crontab of this user: the report of {folder}"


def install_timer(job: Job) -> str:
    """Write the units for this user and start the timer; what was done."""
    folder = _unit_folder()
    units = timer_units(job)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in units.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise DataError(f"{folder}: cannot be written: {error.strerror or error}") from error
    timer = f"{_unit_name(job.folder)}.timer"
    try:
        _systemctl("daemon-reload")
        _systemctl("enable", "--now", timer)
    except DataError:
        for name in units:
            (folder / name).unlink()
        raise
    return f"{folder / timer}: started; `loginctl enable-linger` lets it run while you are not logged in"


def uninstall_timer(folder: Path) -> str:
    """Stop the timer of the study and remove its units; an error where there are none."""
    units = [_unit_folder() / f"{_unit_name(folder)}.{kind}" for kind in ("timer", "service")]
    if not any(unit.exists() for unit in units):
        raise DataError(f"{folder}: no timer of this study in {_unit_folder()}")
    _systemctl("disable", "--now", units[0].name)
    for unit in units:
        unit.unlink(missing_ok=True)
    _systemctl("daemon-reload")
    return f"{units[0]}: stopped and removed"


def check_folder(folder: Path) -> Path:
    """The folder, if a line of a crontab or a unit can hold its name."""
    if re.search(r"[\x00-\x1f\x7f]", str(folder)):
        raise DataError(f"{str(folder)!r}: a schedule cannot hold a folder with a line break in its name; rename it")
    return folder


def _for_cron(command: str) -> str:
    """In a crontab a percent sign ends the command, unless a backslash stands before it."""
    return command.replace("%", r"\%")


def _read_crontab() -> list[str]:
    done = _run("crontab", "-l")
    if done.returncode and "no crontab" not in done.stderr:
        raise DataError(f"crontab -l: {done.stderr.strip()}")
    return [] if done.returncode else done.stdout.splitlines()


def _without(lines: Sequence[str], folder: Path) -> list[str]:
    """The lines but for the comment that names the study and the line below it."""
    mark = f"{_MARK} {folder}"
    return [line for n, line in enumerate(lines) if line != mark and (n == 0 or lines[n - 1] != mark)]


def _write_crontab(lines: Sequence[str]) -> None:
    done = _run("crontab", "-", text="".join(f"{line}\n" for line in lines))
    if done.returncode:
        raise DataError(f"crontab: {done.stderr.strip()}")


def _unit_name(folder: Path) -> str:
    """One name a study: its folder's name as far as systemd takes it, and a hash of the whole path."""
    slug = re.sub(r"[^A-Za-z0-9]+", "-", folder.name).strip("-").lower()
    return "-".join(part for part in ("mediaanalysis", slug, hashlib.sha256(bytes(folder)).hexdigest()[:8]) if part)


def _unit_folder() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def _for_unit(text: str) -> str:
    """In a unit a percent sign begins a specifier."""
    return text.replace("%", "%%")


def _quoted(word: str) -> str:
    r"""A word of ExecStart.

    >>> print(_quoted('a "b" 100% $c'))
    "a \"b\" 100%% $$c"
    """
    escaped = _for_unit(word).replace("\\", "\\\\").replace('"', r"\"").replace("$", "$$")
    return escaped if re.fullmatch(r"[\w./=:@,-]+", escaped) else f'"{escaped}"'


def _systemctl(*arguments: str) -> None:
    done = _run("systemctl", "--user", *arguments)
    if done.returncode:
        told = " ".join(done.stderr.split())
        raise DataError(f"systemctl --user {' '.join(arguments)}: {told}; it needs a login session, cron does not")


def _run(*command: str, text: str = "") -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, input=text, capture_output=True, text=True, timeout=60)
    except FileNotFoundError:
        raise DataError(
            f"{command[0]}: not installed here; without --install the lines are printed, for whatever keeps time"
        ) from None
    except subprocess.TimeoutExpired:
        raise DataError(f"{' '.join(command)}: no answer in a minute") from None
