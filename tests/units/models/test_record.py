"""Records behave as the frozen, slotted dataclasses that they stand for."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

import advocate
from advocate.models.record import positional_record, record


@record
class Pupil:
    """Made by name."""

    name: str
    year: int = 7
    subjects: tuple[str, ...] = ()
    marks: dict[str, int] = field(default_factory=dict)
    note: str | None = field(default=None, compare=False)

    @property
    def title(self) -> str:
        return f"{self.name}, year {self.year}"


@positional_record
class Point:
    """Made by position."""

    x: int
    y: int = 0


@record
class Nothing:
    """Without fields."""


@record
class Unused:
    """Of which none is ever made before it is asked about."""

    name: str
    year: int = 7


@record
class Travelled:
    """Of which none is made here before one arrives."""

    name: str


class TestMaking:
    def test_values_and_defaults_are_kept(self) -> None:
        pupil = Pupil(name="Ann")
        assert (pupil.name, pupil.year, pupil.subjects, pupil.note) == ("Ann", 7, (), None)
        assert pupil.title == "Ann, year 7"

    def test_each_record_has_a_default_of_its_own_from_a_factory(self) -> None:
        first, second = Pupil(name="Ann"), Pupil(name="Ann")
        assert first.marks == {}
        assert first.marks is not second.marks

    def test_fields_are_given_by_name_only(self) -> None:
        with pytest.raises(TypeError, match="positional"):
            Pupil("Ann")  # type: ignore[call-arg]

    def test_fields_of_a_positional_record_are_given_either_way(self) -> None:
        assert Point(1, 2) == Point(x=1, y=2)
        match Point(1, 2):
            case Point(x, y):
                assert (x, y) == (1, 2)

    @pytest.mark.parametrize("values", [{}, {"name": "Ann", "age": 3}])
    def test_a_missing_or_unknown_field_is_refused_by_name(self, values: dict[str, Any]) -> None:
        with pytest.raises(TypeError, match=r"Pupil\.__init__.*'(name|age)'"):
            Pupil(**values)

    def test_a_record_without_fields_can_be_made(self) -> None:
        assert Nothing() == Nothing()
        assert hash(Nothing()) == hash(Nothing())
        assert repr(Nothing()) == "Nothing()"


class TestFrozen:
    def test_no_field_changes_or_goes(self) -> None:
        point = Point(1)
        with pytest.raises(FrozenInstanceError, match="'x'"):
            point.x = 2  # type: ignore[misc]
        with pytest.raises(FrozenInstanceError, match="'x'"):
            del point.x
        assert point == Point(1)

    def test_there_is_room_for_nothing_else(self) -> None:
        assert not hasattr(Point(1), "__dict__")
        with pytest.raises(FrozenInstanceError):
            Point(1).z = 2  # type: ignore[attr-defined]


class TestComparing:
    def test_equal_values_of_one_class_are_equal_and_hash_alike(self) -> None:
        assert Point(1, 2) == Point(1, 2) != Point(2, 1)
        assert len({Point(1, 2), Point(1, 2), Point(2, 1)}) == 2

    def test_records_of_two_classes_differ(self) -> None:
        @positional_record
        class Other:
            x: int
            y: int = 0

        others: list[object] = [Other(1), (1, 0)]
        assert Point(1) not in others

    def test_a_field_left_out_of_comparing_does_not_count(self) -> None:
        assert Pupil(name="Ann", note="late") == Pupil(name="Ann")

    def test_the_hash_is_that_of_the_values(self) -> None:
        twin: Any = dataclass(frozen=True)(type("T", (), {"__annotations__": {"x": int, "y": int}}))
        assert hash(Point(1, 2)) == hash(twin(1, 2))
        with pytest.raises(TypeError, match="unhashable"):
            hash(Pupil(name="Ann"))

    def test_it_is_shown_with_its_values(self) -> None:
        assert repr(Point(1, 2)) == "Point(x=1, y=2)"


def test_a_record_takes_over_no_fields() -> None:
    with pytest.raises(TypeError, match="no fields from another"):

        @record
        class More(Pupil):
            school: str


class TestAsADataclass:
    def test_fields_are_known_before_any_record_is_made(self) -> None:
        assert is_dataclass(Unused)
        assert [(f.name, f.kw_only) for f in fields(Unused)] == [("name", True), ("year", True)]
        assert fields(Unused)[1].default == 7

    def test_a_copy_with_changes_is_made(self) -> None:
        assert replace(Point(1, 2), y=3) == Point(1, 3)
        assert asdict(Point(1, 2)) == {"x": 1, "y": 2}

    @pytest.mark.parametrize(
        "copied",
        [copy.copy, copy.deepcopy, lambda item: pickle.loads(pickle.dumps(item))],  # noqa: S301
    )
    def test_a_copy_equals_it(self, copied: Callable[[Any], Any]) -> None:
        pupil = Pupil(name="Ann", marks={"art": 1}, note="late")
        assert copied(pupil) == pupil
        assert copied(pupil).note == "late"

    def test_the_first_of_its_kind_may_come_from_another_process(self) -> None:
        sent = copy.copy(Point(1)).__reduce_ex__(4)
        assert sent[2] == (1, 0)
        arrived = Travelled.__new__(Travelled)
        arrived.__setstate__(("Ann",))  # type: ignore[attr-defined]
        assert arrived == Travelled(name="Ann")


def test_every_record_of_the_program_can_be_completed() -> None:
    for module in walk_packages(advocate.__path__, "advocate."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    made = [
        cls
        for cls in object.__subclasses__()
        if cls.__module__.startswith("advocate.") and is_dataclass(cls)
    ]
    assert len(made) > 100
    for cls in made:
        names = [item.name for item in fields(cls)]
        assert getattr(cls, "__slots__", tuple(names)) == tuple(names), cls
