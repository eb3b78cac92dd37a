"""Worker processes that make the documents of one run together, each with a press of its own.

They are started anew and never forked, so that they work alike on every system. They open no
connection and write no file: what a rule asks of Parliament's record they ask the parent process,
and the finished bytes go back to it.
"""

import pickle
import signal
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any

from advocate.desks import desk_of
from advocate.errors import AdvocateError
from advocate.models.document import DocumentContext
from advocate.press import Made, Press, PressPlan
from advocate.rules.desk import Desk

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

Task = tuple[int, DocumentContext, str]
"""A document's place in its run, what it may say, and its file name without ending."""

_CHUNK = 8
"""Documents that are handed out at once."""
_PATIENCE_SECONDS = 5.0
_ASKED = ("name_of", "read_seats", "read_former_seats", "is_politician", "party_of")
"""What of the desk may need a connection, or a file that is open already."""


class WorkerLost(AdvocateError):
    """A worker process ended before its documents were made."""


class _Worker:
    """One process, seen from the parent; it is either at work or waits for a chunk."""

    def __init__(self, plan: PressPlan) -> None:
        from multiprocessing import get_context  # late, for start-up time

        spawn = get_context("spawn")
        # Why two pipes and not one for both ways: that would be a socket, of which --offline
        # promises that there is none.
        inbox, self.to_worker = spawn.Pipe(duplex=False)
        self.from_worker, outbox = spawn.Pipe(duplex=False)
        self.process: SpawnProcess = spawn.Process(
            target=_work, args=(plan, inbox, outbox), daemon=True
        )
        with _interrupts_for_parent_only():
            self.process.start()
        inbox.close()
        outbox.close()

    def send(self, chunk: bytes) -> None:
        """Hand over a packed chunk; a process that is gone shows when it is read from."""
        with suppress(BrokenPipeError):
            self.to_worker.send_bytes(chunk)

    def answer(self, answer: object) -> None:
        """Tell what was asked for."""
        with suppress(BrokenPipeError):
            self.to_worker.send(answer)

    def receive(self) -> Any:
        """Return what the process says.

        Raises:
            WorkerLost: it says no more.
        """
        try:
            return self.from_worker.recv()
        except (EOFError, ConnectionError) as error:
            self.process.join(_PATIENCE_SECONDS)
            raise WorkerLost(
                "A worker process stopped before its documents were made "
                f"(exit code {self.process.exitcode}), so nothing was written.",
                hint="Try again with --jobs 1; if memory is short, close other programs first.",
            ) from error

    def close(self) -> None:
        """Let the process end by itself: nothing more will come."""
        self.to_worker.close()

    def end(self, *, at_once: bool) -> None:
        """Wait for the end of the process, or bring it about."""
        if at_once:
            self.process.terminate()
        self.process.join(_PATIENCE_SECONDS)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()
        self.from_worker.close()


class Crew:
    """Some workers; use it as a context manager, which leaves no process behind."""

    def __init__(self, plan: PressPlan, desk: Desk, jobs: int) -> None:
        """Start `jobs` processes; questions about Parliament are answered at `desk`."""
        self._desk = desk
        self._workers: list[_Worker] = []
        try:
            for _ in range(jobs):
                self._workers.append(_Worker(plan))
        except BaseException as error:
            self.__exit__(type(error), error, None)
            if isinstance(error, OSError):
                raise WorkerLost(
                    f"No worker process can be started: {error.strerror or error}.",
                    hint="Add --jobs 1.",
                ) from error
            raise

    def __enter__(self) -> "Crew":
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """End all processes: at once where something failed."""
        for worker in self._workers:
            worker.close()
        for worker in self._workers:
            worker.end(at_once=kind is not None)

    def make(self, tasks: Iterable[Task]) -> Iterator[tuple[int, Made]]:
        """Yield every document with its place in the run, as they come.

        Raises:
            WorkerLost: a process ended before its time.
        """
        from multiprocessing.connection import wait  # late, for start-up time

        chunks = self._chunks(tasks)
        by_pipe = {worker.from_worker: worker for worker in self._workers}
        waiting = list(self._workers)
        busy: set[Connection] = set()
        chunk = next(chunks, None)
        while chunk is not None or busy:
            while waiting and chunk is not None:
                worker = waiting.pop(0)
                worker.send(chunk)
                busy.add(worker.from_worker)
                chunk = next(chunks, None)
            for pipe in wait(list(busy)):
                worker = by_pipe[pipe]  # type: ignore[index]
                made = self._heard(worker)
                if made is not None:
                    busy.discard(worker.from_worker)
                    waiting.append(worker)
                    yield from made

    def _heard(self, worker: _Worker) -> list[tuple[int, Made]] | None:
        """Return the documents that a worker brings; None where it asked something."""
        what, content = worker.receive()
        if what == "asked":
            name, arguments = content
            worker.answer(getattr(self._desk, name)(*arguments))
            return None
        if what == "failed":
            raise content
        made: list[tuple[int, Made]] = content
        return made

    def _chunks(self, tasks: Iterable[Task]) -> Iterator[bytes]:
        rest = iter(tasks)
        while chunk := list(islice(rest, _CHUNK)):
            yield pickle.dumps(chunk, protocol=pickle.HIGHEST_PROTOCOL)


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


def _work(plan: PressPlan, inbox: "Connection[Any, Any]", outbox: "Connection[Any, Any]") -> None:
    """Make one chunk of documents after another until the parent has no more, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError):
        try:
            desk = _desk_over(plan, inbox, outbox)
            press = Press(plan, desk)
            while True:
                chunk: list[Task] = pickle.loads(inbox.recv_bytes())  # noqa: S301 - our own bytes
                made = [(number, press.make(context, stem)) for number, context, stem in chunk]
                outbox.send(("made", made))
        except (EOFError, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - the parent has the terminal, and raises it again
            outbox.send(("failed", _packable(error)))


def _desk_over(
    plan: PressPlan, inbox: "Connection[Any, Any]", outbox: "Connection[Any, Any]"
) -> Desk:
    """Return a desk that asks the parent process, each thing once."""

    def ask(name: str, *arguments: object) -> Any:
        outbox.send(("asked", (name, arguments)))
        return inbox.recv()

    answers: dict[str, Any] = {name: cache(partial(ask, name)) for name in _ASKED}
    desk = desk_of(plan.workspace, None, on=plan.on, is_building=True)
    return replace(desk, **answers)


def _packable(error: Exception) -> Exception:
    """Return the error with its traceback as a note, in a form that can be sent."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - an error of any class may refuse, in any way
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
