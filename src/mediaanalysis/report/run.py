"""Notebooks run through papermill, several at a time, each in a kernel of its own."""

from __future__ import annotations

import ast
import logging
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .kernel import kernel_environment, kernel_manager, kill_kernels
from .notebook import Notebook
from .parameters import Value
from .zygote import AVAILABLE, Zygote

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")  # terminal escapes, bidi controls


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one notebook; ``error`` is one line, "" where all went well. ``unchanged_since`` names the run that
    it was taken from, "" where it was made anew."""

    notebook: Notebook
    parameters: Mapping[str, Value]
    output: Path
    seconds: float
    error: str = ""
    unchanged_since: str = ""


def run_notebooks(
    notebooks: Sequence[Notebook],
    parameters: Mapping[str, Mapping[str, Value]],
    folder: Path,
    *,
    jobs: int = 2,
    timeout: int | None = None,
    zygote: Zygote | None = None,
    keep_going: bool = False,
    progress: Callable[[Run, int], None] = lambda run, done: None,
) -> tuple[Run, ...]:
    """Run each notebook and write it, executed, into the folder; the runs come in the order of the notebooks.

    After a failure nothing more is started, unless told to keep going; what never ran is left out. ``timeout`` is in
    seconds for each cell.
    """
    # JupyterLab brings this module along; it compiles grammars for a second or more that no notebook needs
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    logging.getLogger("papermill").setLevel(logging.CRITICAL)  # names were checked, and failures are told by us
    runs: dict[str, Run] = {}
    with tempfile.TemporaryDirectory(prefix="mediaanalysis-") as sockets, ThreadPoolExecutor(jobs) as pool:
        manager = kernel_manager(Path(sockets), zygote)
        futures = [
            pool.submit(_run, n, parameters.get(n.name, {}), folder / n.file, manager, timeout) for n in notebooks
        ]
        try:
            for done, future in enumerate(as_completed(futures), 1):
                if future.cancelled():
                    continue
                run = future.result()
                runs[run.notebook.name] = run
                progress(run, done)
                if run.error and not keep_going:
                    pool.shutdown(wait=False, cancel_futures=True)
        except BaseException:  # an interrupt, say: the threads end when their kernels do
            pool.shutdown(wait=False, cancel_futures=True)
            kill_kernels(manager)
            raise
    return tuple(runs[n.name] for n in notebooks if n.name in runs)


@contextmanager
def warm(notebooks: Sequence[Notebook]) -> Iterator[Zygote | None]:
    """A process that loads what the notebooks import while the caller does something else; None where none can be."""
    if not AVAILABLE or not notebooks:
        yield None
        return
    zygote = Zygote(sorted({module for n in notebooks for module in _imports(n)}), kernel_environment())
    try:
        yield zygote
    finally:
        zygote.close()


def _imports(notebook: Notebook) -> Iterator[str]:
    """The modules that the code of a notebook names; a cell that is not plain Python is passed over."""
    for cell in notebook.cells:
        with suppress(SyntaxError):
            for node in ast.walk(ast.parse(cell["source"] if cell["cell_type"] == "code" else "")):
                if isinstance(node, ast.Import):
                    yield from (alias.name for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module:
                    yield node.module
                    yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _run(
    notebook: Notebook, parameters: Mapping[str, Value], output: Path, manager: type[Any], timeout: int | None
) -> Run:
    import nbclient
    import papermill

    start = time.perf_counter()
    error = ""
    try:
        papermill.execute_notebook(
            notebook.path,
            output,
            parameters=dict(parameters),
            kernel_name="python3",
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,  # one write, not one before and after each cell
            execution_timeout=timeout,
            kernel_manager_class=manager,
            shutdown_kernel="immediate",  # all is said; a graceful end takes a tenth of a second and may complain
            resources={"metadata": {"path": str(notebook.path.parent)}},  # `cwd` would chdir the whole process
        )
    except papermill.exceptions.PapermillExecutionError as failure:
        error = _describe(failure, bool(parameters))
    except nbclient.exceptions.DeadKernelError:
        error = "the kernel died (out of memory?)"
    except nbclient.exceptions.CellTimeoutError:
        error = f"a cell ran longer than {timeout} seconds"
    except RuntimeError as failure:  # the kernel did not come up
        error = _clip(f"{failure}", 300)
    return Run(notebook, parameters, output, time.perf_counter() - start, error)


def _describe(failure: Any, has_injected_cell: bool) -> str:
    """The cell as JupyterLab would number it in the notebook, its first line of code, and the error, in one line."""
    number = (failure.exec_count or 1) - has_injected_cell
    lines = [line.strip() for line in failure.source.splitlines()]
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return f"cell [{number}] `{_clip(first, 60)}`: {failure.ename}: {_clip(failure.evalue, 300)}"


def _clip(text: str, length: int) -> str:
    text = " ".join(_CONTROL.sub(" ", text).split())
    return text if len(text) <= length else text[: length - 1] + "…"
