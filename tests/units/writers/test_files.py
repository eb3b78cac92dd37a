"""Saving: names, whole files, and edits by hand that are never lost."""

import json
import multiprocessing
import os
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from advocate.errors import OutputNotWritable, OutputOutsideFolder
from advocate.writers.output_folder import NewFile, Outcome, OutputFolder, Saved
from advocate.writers.slugs import slugify

RECORD = ".advocate-written.json"


def new(name: str, data: bytes) -> NewFile:
    return NewFile(name=name, sha256=sha256(data).hexdigest(), read=lambda: data)


def save(folder: Path, name: str, data: bytes, *, force: bool = False) -> Saved:
    output = OutputFolder(folder)
    output.save_all([new(name, data)], force=force)
    return output.saved[name]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {RECORD}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("2024-11-18 Brief: Alex Norris", "2024-11-18-brief-alex-norris"),
        ("Ynys Môn", "ynys-mon"),
        ("Conor O’Brien & Łukasz Straße", "conor-obrien-and-lukasz-strasse"),
        ("../../etc/passwd", "etc-passwd"),
        ("trailing. . .", "trailing"),
        ("CON", "con-document"),
        ("Com1", "com1-document"),
        ("x" * 100, "x" * 60),
        ("a" * 50 + " " + "b" * 50, "a" * 50),
    ],
)
def test_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_slugs_of_text_without_ascii_differ() -> None:
    assert slugify("教育") != slugify("学校")
    assert slugify("教育").startswith("document-")
    assert slugify("") == slugify("")


def test_first_save_makes_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "briefs"

    saved = save(folder, "a.md", b"one")

    assert (saved.path, saved.outcome) == (folder / "a.md", Outcome.WRITTEN)
    assert saved.path.read_bytes() == b"one"
    assert names(folder) == {"a.md"}


def test_same_bytes_are_unchanged(tmp_path: Path) -> None:
    save(tmp_path, "a.md", b"one")

    assert save(tmp_path, "a.md", b"one").outcome is Outcome.UNCHANGED


def test_own_file_is_replaced(tmp_path: Path) -> None:
    save(tmp_path, "a.md", b"one")

    saved = save(tmp_path, "a.md", b"two")

    assert saved.outcome is Outcome.WRITTEN
    assert (tmp_path / "a.md").read_bytes() == b"two"


def test_file_edited_by_hand_is_kept_and_the_new_version_stands_beside(tmp_path: Path) -> None:
    save(tmp_path, "a.docx", b"one")
    (tmp_path / "a.docx").write_bytes(b"mine")

    saved = save(tmp_path, "a.docx", b"two")

    assert (saved.path.name, saved.outcome) == ("a.new.docx", Outcome.KEPT)
    assert (tmp_path / "a.docx").read_bytes() == b"mine"
    assert saved.path.read_bytes() == b"two"


def test_next_version_beside_replaces_ours_but_not_an_edited_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"mine")
    save(tmp_path, "a.md", b"one")
    assert save(tmp_path, "a.md", b"two").path.name == "a.new.md"
    (tmp_path / "a.new.md").write_bytes(b"mine too")

    assert save(tmp_path, "a.md", b"three").path.name == "a.new-2.md"

    assert (tmp_path / "a.new.md").read_bytes() == b"mine too"


def test_force_overwrites_an_edited_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"mine")

    saved = save(tmp_path, "a.md", b"one", force=True)

    assert (saved.path.name, saved.outcome) == ("a.md", Outcome.WRITTEN)
    assert saved.path.read_bytes() == b"one"


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b'{"a.md": 5}', b"\xff\xfe"])
def test_without_a_readable_record_every_file_is_somebody_elses(
    tmp_path: Path, record: bytes
) -> None:
    save(tmp_path, "a.md", b"one")
    (tmp_path / RECORD).write_bytes(record)

    assert save(tmp_path, "a.md", b"two").outcome is Outcome.KEPT


def test_record_is_sorted_and_keeps_the_entries_of_others(tmp_path: Path) -> None:
    first, second = OutputFolder(tmp_path), OutputFolder(tmp_path)

    second.save_all([new("b.md", b"b")])
    first.save_all([new("a/c.md", b"c")])
    second.save_all([new("a.md", b"a")])

    assert list(json.loads((tmp_path / RECORD).read_bytes())) == ["a.md", "a/c.md", "b.md"]


def _save_many(folder: Path, mark: str) -> None:
    files = [new(f"{mark}{number}.md", mark.encode()) for number in range(120)]
    OutputFolder(folder).save_all(files)


def test_two_processes_lose_no_entries(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_save_many, args=(tmp_path, mark)) for mark in "ab"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert [worker.exitcode for worker in workers] == [0, 0]
    assert len(json.loads((tmp_path / RECORD).read_bytes())) == 240
    assert len(names(tmp_path)) == 240


def test_batch_that_fails_still_notes_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "b.md").mkdir()

    with pytest.raises(OutputNotWritable):
        OutputFolder(tmp_path).save_all([new("a.md", b"one"), new("b.md", b"two")])

    assert save(tmp_path, "a.md", b"three").outcome is Outcome.WRITTEN


def fail_to_write(folder: Path, name: str, data: bytes) -> None:
    """Leave a folder as a run does that is killed once it has noted what it will write."""

    def fail() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        OutputFolder(folder).save_all([replace(new(name, data), read=fail)])


def test_what_never_came_true_is_forgotten_with_the_next_save(tmp_path: Path) -> None:
    save(tmp_path, "a.md", b"one")
    fail_to_write(tmp_path, "a.md", b"two")
    noted = json.loads((tmp_path / RECORD).read_bytes())["a.md"]
    assert noted == [sha256(data).hexdigest() for data in (b"one", b"two")]

    assert save(tmp_path, "a.md", b"three").outcome is Outcome.WRITTEN

    assert json.loads((tmp_path / RECORD).read_bytes()) == {"a.md": sha256(b"three").hexdigest()}
    (tmp_path / "a.md").write_bytes(b"one")
    assert save(tmp_path, "a.md", b"three").outcome is Outcome.KEPT


def test_what_another_run_notes_meanwhile_stays_noted(tmp_path: Path) -> None:
    save(tmp_path, "a.md", b"one")

    def disturbed() -> bytes:
        fail_to_write(tmp_path, "a.md", b"theirs")
        return b"two"

    OutputFolder(tmp_path).save_all([replace(new("a.md", b"two"), read=disturbed)])

    (tmp_path / "a.md").write_bytes(b"theirs")  # the other run goes on
    assert save(tmp_path, "a.md", b"three").outcome is Outcome.WRITTEN


def test_a_file_edited_while_a_batch_is_written_is_kept(tmp_path: Path) -> None:
    save(tmp_path, "a.md", b"one")

    def edited() -> bytes:
        (tmp_path / "a.md").write_bytes(b"mine")
        return b"two"

    output = OutputFolder(tmp_path)
    output.save_all([replace(new("a.md", b"two"), read=edited)])

    assert output.saved["a.md"].outcome is Outcome.KEPT
    assert (tmp_path / "a.md").read_bytes() == b"mine"
    assert save(tmp_path, "a.md", b"three").path.name == "a.new.md"
    assert (tmp_path / "a.new.md").read_bytes() == b"three"


def test_dry_run_says_the_outcome_and_touches_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    dry = OutputFolder(folder, dry_run=True)

    dry.save_all([new("a.md", b"one")])
    assert dry.saved["a.md"].outcome is Outcome.WRITTEN
    assert not folder.exists()

    folder.mkdir()
    (folder / "a.md").write_bytes(b"mine")
    dry.save_all([new("a.md", b"one")])
    assert dry.saved["a.md"].path == folder / "a.new.md"
    assert names(folder) == {"a.md"}


@pytest.mark.parametrize(
    "name", ["../a.md", "a/../../b.md", "/etc/passwd", "", ".", "..\\a.md", "C:a.md", "a\0.md"]
)
def test_names_outside_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputOutsideFolder):
        save(tmp_path / "out", name, b"x")

    assert names(tmp_path) == set()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.md").symlink_to(tmp_path / "victim.md")

    with pytest.raises(OutputOutsideFolder):
        save(tmp_path / "out", "a.md", b"x")


def test_folder_in_the_way_is_reported_and_leaves_no_temporary_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()

    with pytest.raises(OutputNotWritable) as raised:
        save(tmp_path, "a.md", b"x")

    assert "a.md" in raised.value.message
    assert raised.value.hint is not None
    assert names(tmp_path) == {"a.md"}


def test_file_in_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")

    with pytest.raises(OutputNotWritable):
        save(tmp_path / "out", "a.md", b"x")


def test_refused_replacement_leaves_the_old_file_and_no_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, "a.docx", b"one")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputNotWritable, match="Permission denied") as raised:
        save(tmp_path, "a.docx", b"two")

    assert "Word" in (raised.value.hint or "")
    assert (tmp_path / "a.docx").read_bytes() == b"one"
    assert names(tmp_path) == {"a.docx"}


def test_full_disk_is_reported_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputNotWritable, match="No space") as raised:
        save(tmp_path, "a.md", b"x")

    assert "Make room" in (raised.value.hint or "")
    assert names(tmp_path) == set()


def test_record_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / RECORD).mkdir()

    with pytest.raises(OutputNotWritable):
        save(tmp_path, "a.md", b"x")


def test_forgotten_lock_does_not_stop_a_save(tmp_path: Path) -> None:
    lock = tmp_path / ".advocate-written.lock"
    lock.touch()
    os.utime(lock, (0, 0))

    save(tmp_path, "a.md", b"x")

    assert names(tmp_path) == {"a.md"}
