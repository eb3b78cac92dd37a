"""What goes on a page: by worth, while there is room."""

from tests.units.kinds.builders import evidence

from advocate.kinds.page_room import PageRoom, Part


def test_parts_come_in_by_their_worth_while_there_is_room() -> None:
    room = PageRoom((), has_logo=False)
    parts = [Part("long", "body", "word " * 900), Part("short", "body", "word " * 50)]

    assert room.choose(parts) == {"short": 1}
    assert 0 < room.left < 717


def test_of_a_name_nothing_follows_what_did_not_fit() -> None:
    room = PageRoom((), has_logo=False)
    texts = ("one", "word " * 900, "three")

    assert room.choose(Part("line", "body", text) for text in texts) == {"line": 1}


def test_what_has_to_be_there_is_put_in_whether_it_fits_or_not() -> None:
    room = PageRoom((), has_logo=False)

    room.put(Part("all", "body", "word " * 2000))

    assert room.left < 0


def test_a_note_takes_room_once() -> None:
    room = PageRoom((evidence("gap"),), has_logo=False)
    cited = Part("fact", "body", 'It is {{ fact("gap") }}.')

    before = room.left
    room.put(cited)
    middle = room.left
    room.put(cited)

    assert before - middle > middle - room.left > 0


def test_a_text_in_place_of_a_shorter_one_takes_only_the_difference() -> None:
    room = PageRoom((), has_logo=True)
    before = room.left

    room.put(Part("whole", "body", "word", instead_of="wor"))

    assert room.left == before
