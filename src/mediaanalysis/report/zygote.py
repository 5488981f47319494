"""Kernels forked from one process that has the libraries loaded: isolated from each other, and there at once.

Imports are four fifths of what a small notebook costs. `python -m mediaanalysis.report.zygote MODULE…` imports once,
then reads a line of JSON for each kernel that is wanted (argv, cwd, env), forks, and answers with its process number.
A kernel is killed by the system when this process ends, and this process ends with the one that started it.
Linux only: elsewhere kernels are started as they always are.
"""

from __future__ import annotations

import ctypes
import gc
import io
import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

AVAILABLE = sys.platform == "linux" and hasattr(os, "pidfd_open")
_ALSO = {  # what comes later with a library that is loaded, when a kernel starts, a table is read or a chart is saved
    "pandas": ("pyarrow.parquet", "pyarrow.dataset"),
    "matplotlib": (
        "matplotlib.pyplot", "matplotlib_inline.backend_inline",
        "matplotlib.backends.backend_pdf", "matplotlib.backends.backend_svg",
    ),
}  # fmt: skip
_PR_SET_PDEATHSIG = 1


class Zygote:
    """The warm process, started at once and asked when the first kernel is wanted."""

    def __init__(self, modules: Iterable[str], env: Mapping[str, str]) -> None:
        self._lock = threading.Lock()
        self._server = subprocess.Popen(
            [sys.executable, "-m", __name__, *modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**env, "MPLBACKEND": "module://matplotlib_inline.backend_inline"},
            text=True,
            start_new_session=True,  # an interrupt at the keyboard is for whoever holds this object
        )

    def fork(self, argv: Sequence[str], cwd: str | None, env: Mapping[str, str]) -> ForkedKernel:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        with self._lock:
            self._server.stdin.write(json.dumps({"argv": list(argv), "cwd": cwd, "env": dict(env)}) + "\n")
            self._server.stdin.flush()
            answer = self._server.stdout.readline()
        if not answer:
            raise RuntimeError("the process that kernels are forked from has died")
        return ForkedKernel(int(answer))

    def close(self) -> None:
        self._server.kill()
        self._server.communicate()


class ForkedKernel:
    """What jupyter_client wants of a process (it knows Popen) for one that is not our child."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._handle = os.pidfd_open(pid)  # a number may be given again to another process; a handle may not

    def poll(self) -> int | None:
        readable, _, _ = select.select([self._handle], [], [], 0)
        return 0 if readable else None  # how it ended is not known to anyone but its parent

    def wait(self) -> int:
        select.select([self._handle], [], [])
        return 0

    def send_signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def __del__(self) -> None:
        os.close(self._handle)


def serve(modules: Iterable[str]) -> None:
    """Import, then fork a kernel for each line on standard input; the children never return."""
    answers = os.fdopen(os.dup(1), "w")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 1)  # what an import may print is no answer
    sys.path[:] = [p for p in sys.path if p not in ("", str(Path.cwd()))]  # as `python -m ipykernel_launcher` does
    for name in ("ipykernel.kernelapp", *modules):
        _load(name)
    for library, more in _ALSO.items():
        for name in more if library in sys.modules else ():
            _load(name)
    if "matplotlib" in sys.modules:
        with suppress(Exception):
            _draw_once()
    gc.freeze()  # or the first collection in each child would copy all that was loaded
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries the dead
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            os.dup2(nothing, 0)
            os.close(answers.fileno())
            _become_kernel(order)
        answers.write(f"{pid}\n")
        answers.flush()


def _load(name: str) -> None:
    with suppress(Exception):  # the notebook that wants it will say so
        module = import_module(name)
        for public in getattr(module, "__all__", ()):
            getattr(module, public, None)  # what a package loads on first use


def _draw_once() -> None:
    """Save a picture in each format, so that fonts are found and read here and not again in each kernel."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context({"pdf.fonttype": 42}):  # as charts are saved
        figure = Figure(layout="constrained")
        figure.subplots().set_title("Drawn once", fontweight="bold")
        for form in ("pdf", "svg", "png"):
            figure.savefig(io.BytesIO(), format=form)


def _become_kernel(order: dict[str, Any]) -> None:
    try:
        server = os.getppid()
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        os.environ.clear()
        os.environ.update(order["env"])
        if order["cwd"]:
            os.chdir(order["cwd"])
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed()  # else a fork repeats its parent's numbers; `random` sees to itself
        from ipykernel.kernelapp import IPKernelApp

        argv = [*order["argv"][order["argv"].index("-f") :], f"--IPKernelApp.parent_handle={server}"]
        if "matplotlib" in sys.modules:
            argv.append("--matplotlib=inline")  # it was loaded before there was a notebook to show figures in
        IPKernelApp.launch_instance(argv)
    finally:
        os._exit(0)


if __name__ == "__main__":
    serve(sys.argv[1:])
