"""Workers: long work shared among the processor's cores, by forks of this process.

A fork sees all that its parent had, at no cost, and sends back what it made. Where there are no forks (Windows), or too
little work for them to pay, all is done here: the results are the same, in the same order.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_BATCH = 40


def in_forks(work: Callable[[T], R], items: Sequence[T], worth: int) -> Iterator[R]:
    """The result of `work` for each item, in the order of the items; a process is started for `worth` items or more.

    Results are sent between processes, so they are plain values. What `work` raises is raised here.
    """
    count = min(_cores(), len(items) // worth)
    # On a Mac, system libraries do not outlive a fork; nor do locks that other threads hold.
    if count < 2 or sys.platform in ("win32", "darwin") or threading.active_count() > 1:
        yield from map(work, items)
        return
    _give_back()
    context = multiprocessing.get_context("fork")
    batches = [items[start : start + _BATCH] for start in range(0, len(items), _BATCH)]
    readers: list[Connection] = []
    processes = []
    for number in range(count):
        reader, writer = context.Pipe(duplex=False)
        readers.append(reader)
        process = context.Process(target=_serve, args=(work, batches[number::count], writer, readers), daemon=True)
        process.start()
        writer.close()
        processes.append(process)
    try:
        for number in range(len(batches)):
            results = readers[number % count].recv()
            if isinstance(results, Exception):
                raise results
            yield from results
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _give_back() -> None:
    """Give back to the system what was freed, as far as its C library can (glibc): what is kept, all forks have too."""
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _serve(
    work: Callable[[T], R], batches: Sequence[Sequence[T]], writer: Connection, readers: Iterable[Connection]
) -> None:
    """Do the batches of one worker, for as long as anyone reads them."""
    for reader in readers:  # a fork has them too, and as long as one is open, nobody knows that the parent was killed
        reader.close()
    gc.freeze()  # to look through what the parent has would copy it
    try:
        for batch in batches:
            writer.send([work(item) for item in batch])
    except BrokenPipeError:
        return
    except Exception as error:  # noqa: BLE001  # whatever it is, it is raised again where it can be handled
        writer.send(error)


def _cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
