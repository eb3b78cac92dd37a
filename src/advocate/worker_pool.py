"""The worker processes that build the documents of one run together, each its own share.

They are started anew and never forked, so that they work alike on every system; they open no
connection and write no file, since the finished bytes go back to the parent process. What rules
ask of Parliament they look up in the packaged record.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from traceback import format_exception
from typing import TYPE_CHECKING, Any, NamedTuple

from advocate.desks import desk_of
from advocate.errors import AdvocateError
from advocate.press import BuildPlan, BuiltDocument, DocumentBuilder, Task

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

NumberedTask = tuple[int, Task, str]
"""A document's place in its run, what it is made from, and its file name without ending."""


class WorkerLost(AdvocateError):
    """A worker process ended before its documents were made."""


class _Worker(NamedTuple):
    """One process with a pipe of its own: if it is killed, the pipe ends, even amid an answer."""

    answers: "Connection[Any, Any]"
    process: BaseProcess

    def receive(self) -> tuple[int, BuiltDocument] | None:
        """Return the next document of its share; None where it has built them all."""
        try:
            answer: tuple[int, BuiltDocument] | Exception = self.answers.recv()
        except (EOFError, OSError) as error:
            self.process.join()
            if self.process.exitcode == 0:
                return None
            raise WorkerLost(
                "A worker process stopped before its documents were made "
                f"(exit code {self.process.exitcode}), so nothing was written.",
                hint="Try again with --jobs 1; if memory is short, close other programs first.",
            ) from error
        if isinstance(answer, Exception):
            raise answer
        return answer


def build_in_workers(
    plan: BuildPlan, tasks: list[NumberedTask], processes: int
) -> Iterator[tuple[int, BuiltDocument]]:
    """Yield every document with its place in the run, as the processes bring them.

    No process is left behind, however this ends.

    Raises:
        WorkerLost: a process cannot be started, or ended before its time.
        AdvocateError: what a document refuses.
    """
    workers: dict[object, _Worker] = {}
    try:
        for first in range(processes):
            with _interrupts_held_back():
                worker = _started(plan, tasks[first::processes])
                workers[worker.answers] = worker
        working = workers.copy()
        while working:
            for answers in wait([worker.answers for worker in working.values()]):
                if built := working[answers].receive():
                    yield built
                else:
                    del working[answers]
    finally:
        for worker in workers.values():
            worker.process.kill()
            worker.process.join()
            worker.answers.close()


def _started(plan: BuildPlan, share: list[NumberedTask]) -> _Worker:
    spawn = get_context("spawn")
    try:
        answers, outbox = spawn.Pipe(duplex=False)  # both ways would be a socket
        process = spawn.Process(target=_work, args=(plan, share, outbox), daemon=True)
        with outbox:
            process.start()
    except OSError as error:
        reason = error.strerror or error
        raise WorkerLost(
            f"No worker process can be started: {reason}.", hint="Add --jobs 1."
        ) from error
    return _Worker(answers, process)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Put off Ctrl-C while a process begins, which ignores it from its first moment.

    Its parent ends it. On Windows it ignores Ctrl-C only once it has begun.
    """
    came: list[int] = []
    try:
        before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    except ValueError:  # not the main thread, which alone receives Ctrl-C
        yield
        return
    if sys.platform != "win32":
        resource_tracker.ensure_running()  # it would let interrupts through as it begins
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, before)
    if came and callable(before):
        before(came[0], None)


def _work(plan: BuildPlan, share: list[NumberedTask], outbox: "Connection[Any, Any]") -> None:
    """Build a share of the documents; print nothing, since the parent has the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError), ExitStack() as stack:
        stack.push(partial(_send_error, outbox))
        desk = desk_of(plan.workspace, None, on=plan.order.on, is_building=True)
        builder = DocumentBuilder(plan, desk)
        for number, task, stem in share:
            outbox.send((number, builder.build(task, stem)))


def _send_error(outbox: "Connection[Any, Any]", *raised: Any) -> bool:
    """Send what went wrong, where anything did, and so keep it from being printed here."""
    error = raised[1]
    if isinstance(error, AdvocateError):
        outbox.send(error)
    elif error is not None:
        outbox.send(RuntimeError("".join(format_exception(error))))
    return True
