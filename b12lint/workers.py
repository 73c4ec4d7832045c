"""The same work over many files in several processes, with results in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from b12lint.diagnostics import Failure

FEWEST_FILES = 64
_FILES_A_WORKER = 32
_CHUNKS_A_WORKER = 16

_Result = TypeVar("_Result")
_Work = Callable[[str, Any], _Result]
_job: tuple[_Work[Any], Any] | None = None
"""In a worker process: what to do with a name. Set once, before the first name arrives."""


class _Died(Exception):  # noqa: N818
    """A worker process ended before its work was done."""


def worker_count(files: int) -> int:
    """How many processes are worth their start for so many files."""
    return 1 if files < FEWEST_FILES else min(_processors(), files // _FILES_A_WORKER)


def in_order(work: _Work[_Result], names: Sequence[str], shared: Any, count: int) -> Iterator[_Result | Failure]:
    """`work(name, shared)` for each name, in their order. `work` must not raise.

    What a process that died left undone are failures. Where the system gives no processes, the work is done here.
    """
    done = 0
    try:
        for result in _shared_out(work, names, shared, count):
            yield result
            done += 1
    except (ImportError, NotImplementedError, OSError):
        yield from (work(name, shared) for name in names[done:])
    except _Died:
        yield from (Failure(name, "not checked: a worker process ended early") for name in names[done:])


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shared_out(work: _Work[_Result], names: Sequence[str], shared: Any, count: int) -> Iterator[_Result]:
    """Results of a pool that has what it shares from the start: for nothing where processes are forked."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
    context = multiprocessing.get_context(method)
    executor = ProcessPoolExecutor(count, mp_context=context, initializer=_start, initargs=(work, shared))
    try:
        yield from executor.map(_do, names, chunksize=max(1, len(names) // (count * _CHUNKS_A_WORKER)))
    except BrokenProcessPool as error:
        raise _Died from error
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _start(work: _Work[Any], shared: Any) -> None:
    """Make a process ready. An interrupt ends it at once; saying so is for the process that shares the work out."""
    import signal

    global _job
    _job = (work, shared)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _do(name: str) -> Any:
    assert _job is not None, "a worker starts with its job"
    work, shared = _job
    return work(name, shared)
