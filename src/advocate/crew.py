"""Worker processes that make the documents of one run together, each with a press of its own.

They are started anew and never forked, so that they work alike on every system. They open no
connection and write no file: what rules on documents ask of Parliament, every source answers from
the packaged record, and so do they; the finished bytes go to the parent process.

Why no `ProcessPoolExecutor`: it waits for ever if a worker is killed in the middle of an answer.
"""

import pickle
import signal
import traceback
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from advocate.desks import build_rule_context
from advocate.errors import AdvocateError
from advocate.models.document import DocumentContext
from advocate.press import Made, Press, PressPlan

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Task = tuple[int, DocumentContext, str]
"""A document's place in its run, what it may say, and its file name without ending."""

_CHUNK = 8
"""Documents that are handed out at once."""


class WorkerLost(AdvocateError):
    """A worker process ended before its documents were made."""


class _Worker(AbstractContextManager["_Worker"]):
    """One process, seen from the parent; the parent's ends of both pipes to it."""

    def __init__(self) -> None:
        spawn = get_context("spawn")
        try:
            # Why two pipes and not one for both ways: that would be a socket, of which --offline
            # promises that there is none.
            inbox, self.to_worker = spawn.Pipe(duplex=False)
            self.from_worker, outbox = spawn.Pipe(duplex=False)
            self.process = spawn.Process(target=_work, args=(inbox, outbox), daemon=True)
            with inbox, outbox, _interrupts_for_parent_only():
                self.process.start()
        except OSError as error:
            reason = error.strerror or error
            raise WorkerLost(
                f"No worker process can be started: {reason}.", hint="Add --jobs 1."
            ) from error

    def send(self, what: PressPlan | list[Task]) -> None:
        """Hand over the plan, then chunks; a process that is gone shows when it is read from."""
        with suppress(BrokenPipeError):
            self.to_worker.send(what)

    def receive(self) -> list[tuple[int, Made]]:
        """Return the documents of the chunk at work.

        Raises:
            WorkerLost: the process says no more.
            Exception: whatever went wrong in it.
        """
        try:
            made: list[tuple[int, Made]] | Exception = self.from_worker.recv()
        except (EOFError, OSError) as error:  # at the end of an answer, or in the middle of it
            self.process.join()
            raise WorkerLost(
                "A worker process stopped before its documents were made "
                f"(exit code {self.process.exitcode}), so nothing was written.",
                hint="Try again with --jobs 1; if memory is short, close other programs first.",
            ) from error
        if isinstance(made, Exception):
            raise made
        return made

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End the process: at once where something failed, else when it sees that no more comes."""
        if kind is not None:
            self.process.kill()
        self.to_worker.close()
        self.process.join()
        self.from_worker.close()


def make(plan: PressPlan, tasks: Iterable[Task], jobs: int) -> Iterator[tuple[int, Made]]:
    """Yield every document with its place in the run, as `jobs` processes bring them.

    No process is left behind, however this ends.

    Raises:
        WorkerLost: a process cannot be started, or ended before its time.
    """
    rest = iter(tasks)
    busy: dict[object, _Worker] = {}

    def hand_out(worker: _Worker) -> None:
        if chunk := list(islice(rest, _CHUNK)):
            worker.send(chunk)
            busy[worker.from_worker] = worker
        else:
            worker.to_worker.close()

    with ExitStack() as crew:
        for worker in [crew.enter_context(_Worker()) for _ in range(jobs)]:
            worker.send(plan)
            hand_out(worker)
        while busy:
            for pipe in wait([worker.from_worker for worker in busy.values()]):
                worker = busy.pop(pipe)
                made = worker.receive()
                hand_out(worker)
                yield from made


@contextmanager
def _interrupts_for_parent_only() -> Iterator[None]:
    """Let a process that begins here ignore Ctrl-C from its first moment; its parent ends it."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread, which alone may say so
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(inbox: "Connection[Any, Any]", outbox: "Connection[Any, Any]") -> None:
    """Make one chunk of documents after another until the parent has no more, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    press = None
    with suppress(EOFError, BrokenPipeError):
        plan: PressPlan = inbox.recv()
        while True:
            chunk: list[Task] = inbox.recv()
            made: list[tuple[int, Made]] | Exception
            try:
                press = press or Press(
                    plan, build_rule_context(plan.workspace, None, on=plan.on, is_building=True)
                )
                made = [(number, press.make(context, stem)) for number, context, stem in chunk]
            except Exception as error:  # noqa: BLE001 - the parent has the terminal
                made = _packable(error)
            outbox.send(made)


def _packable(error: Exception) -> Exception:
    """Return the error with its traceback as a note, in a form that can be sent."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - an error of any class may refuse, in any way
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
