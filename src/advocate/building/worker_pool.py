"""The worker processes that make the documents of one run together.

Each has a document builder of its own. They are started anew and never forked, so that they work
alike on every system; they open no connection and write no file, since the finished bytes go back
to the parent process. What rules ask of Parliament they look up in the packaged record.
"""

import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from itertools import islice
from multiprocessing import active_children, resource_tracker
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from multiprocessing.queues import SimpleQueue
from typing import TYPE_CHECKING, Any

from advocate.building.document_builder import BuildPlan, BuiltDocument, DocumentBuilder, Task
from advocate.building.rule_context_builder import build_rule_context
from advocate.errors import AdvocateError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

NumberedTask = tuple[int, Task, str]
"""A document's place in its run, what it is made from, and its file name without ending."""
_Answer = Future[list[tuple[int, BuiltDocument]]]
_CHUNK = 8
"""Documents that are handed out at once."""
_PATIENCE_SECONDS = 2.0
"""How long nothing may come back before it is looked whether every process still lives."""


class WorkerLost(AdvocateError):
    """A worker process ended before its documents were made."""


class _ResultQueue(SimpleQueue[Any]):
    """The pipe on which finished documents come back."""

    _writer: "Connection[Any, Any]"

    def end(self) -> None:
        """Let nobody wait for the rest of an answer whose sender has been killed."""
        self._writer.close()


class _PoolContext(SpawnContext):
    """Starts processes anew, and keeps hold of the pipe on which they answer.

    Why: a pool waits for ever where a process is killed in the middle of its answer.
    """

    results: _ResultQueue

    def SimpleQueue(self) -> _ResultQueue:
        self.results = _ResultQueue(ctx=self)
        return self.results


def build_in_workers(
    plan: BuildPlan, tasks: Iterable[NumberedTask], processes: int
) -> Iterator[tuple[int, BuiltDocument]]:
    """Yield every document with its place in the run, as the processes bring them.

    No process is left behind, however this ends.

    Raises:
        WorkerLost: a process cannot be started, or ended before its time.
    """
    others, started, is_done = set(active_children()), set[BaseProcess](), False
    context = _PoolContext()
    pool = ProcessPoolExecutor(processes, context, _start, (plan,))
    try:
        for answers in _answers(pool, iter(tasks), processes):
            started |= set(active_children()) - others
            if not answers and not all(process.is_alive() for process in started):
                raise _lost(started)
            for answer in answers:
                yield from answer.result()
        is_done = True
    except BrokenProcessPool as error:
        raise _lost(started) from error
    except BlockingIOError as error:
        message = f"No worker process can be started: {error.strerror}."
        raise WorkerLost(message, hint="Add --jobs 1.") from error
    finally:
        if not is_done:
            for process in set(active_children()) - others:
                process.kill()
            context.results.end()
        pool.shutdown(cancel_futures=True)


def _answers(
    pool: ProcessPoolExecutor, tasks: Iterator[NumberedTask], processes: int
) -> Iterator[set[_Answer]]:
    """Yield the answers as they come; none where nothing came for a while."""
    waiting = set[_Answer]()
    while True:
        while len(waiting) <= processes and (chunk := list(islice(tasks, _CHUNK))):
            with _interrupts_held_back():
                waiting.add(pool.submit(_build_chunk, chunk))
        if not waiting:
            return
        done, waiting = wait(waiting, _PATIENCE_SECONDS, FIRST_COMPLETED)
        yield done


def _lost(started: Iterable[BaseProcess]) -> WorkerLost:
    codes = [process.exitcode for process in started if process.exitcode is not None]
    code = f" (exit code {codes[0]})" if codes else ""
    return WorkerLost(
        f"A worker process stopped before its documents were made{code}, so nothing was written.",
        hint="Try again with --jobs 1; if memory is short, close other programs first.",
    )


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Put off Ctrl-C while a process begins, which never receives it; its parent ends it.

    On Windows a process ignores Ctrl-C only once it has begun.
    """
    came: list[int] = []
    try:
        before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    except ValueError:  # not the main thread, which alone receives Ctrl-C
        yield
        return
    if sys.platform != "win32":
        resource_tracker.ensure_running()  # as it begins, it lets interrupts through
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, before)
    if came and callable(before):
        before(came[0], None)


_plans: list[BuildPlan] = []
"""In a worker: what it makes its documents with."""


def _start(plan: BuildPlan) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _plans[:] = [plan]


@cache
def _builder() -> DocumentBuilder:
    plan = _plans[0]
    context = build_rule_context(plan.workspace, None, on=plan.order.on, is_building=True)
    return DocumentBuilder(plan, context)


def _build_chunk(chunk: list[NumberedTask]) -> list[tuple[int, BuiltDocument]]:
    return [(number, _builder().build(task, stem)) for number, task, stem in chunk]
