"""Contrast by WCAG, and the shades that are made from one colour."""

import zipfile
from pathlib import Path

import msgspec
import pytest

from advocate.models.brand import Brand, Palette
from advocate.models.colour import WHITE, contrast_ratio, mixed, parse_colour
from advocate.models.palette import (
    MARK_CONTRAST,
    TEXT_CONTRAST,
    main_contrast,
    palette_of,
    readable_shade,
    visible_shade,
)

REFERENCE = Path(__file__).parents[3] / "templates" / "reference.docx"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("777777", "FFFFFF", 4.48),
        ("FFFFFF", "767676", 4.54),
        ("FF0000", "FFFFFF", 4.0),
        ("0000FF", "FFFFFF", 8.59),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("text", ["5b2a86", "#5B2A86", " #5b2A86 "])
def test_a_colour_may_be_typed_in_any_letters_with_or_without_its_sign(text: str) -> None:
    assert parse_colour(text) == "5B2A86"


@pytest.mark.parametrize("text", ["", "5B2A8", "5B2A866", "#FFF", "purple", "rgb(1,2,3)", "5B2A8G"])
def test_anything_else_is_no_colour(text: str) -> None:
    assert parse_colour(text) is None


def test_a_brand_without_colours_leaves_the_palette_as_it_comes() -> None:
    assert palette_of(Brand(heading_font="Georgia")) == Palette()


def test_the_second_colour_changes_nothing_but_itself() -> None:
    assert palette_of(Brand(second_colour="#00645a")) == Palette(second="00645A")


@pytest.mark.parametrize("colour", ["FFD500", "FF0000", "00FF00", "5B2A86", "777777", "FFFFFF"])
def test_the_shade_proposed_can_be_read_on_white_on_its_tint_and_under_white(colour: str) -> None:
    shade = readable_shade(colour)
    palette = palette_of(Brand(main_colour=shade))

    assert contrast_ratio(shade, WHITE) >= TEXT_CONTRAST
    assert contrast_ratio(shade, palette.tint) >= TEXT_CONTRAST
    assert contrast_ratio(palette.ink, palette.tint) >= 7
    assert contrast_ratio(visible_shade(colour), WHITE) >= MARK_CONTRAST


def test_a_colour_that_can_be_read_is_its_own_shade() -> None:
    assert readable_shade("5B2A86") == "5B2A86"
    assert main_contrast("5B2A86") >= TEXT_CONTRAST


def test_the_second_colour_that_comes_with_the_program_can_be_seen_on_white() -> None:
    assert contrast_ratio(Palette().second, WHITE) >= MARK_CONTRAST
    assert main_contrast(Palette().main) >= TEXT_CONTRAST


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert [mixed("000000", "FFFFFF", share) for share in (0, 0.5, 1)] == [
        "FFFFFF",
        "808080",
        "000000",
    ]


def test_the_limits_are_those_of_the_guidelines() -> None:
    """WCAG 2.2, success criteria 1.4.3 (text) and 1.4.11 (what is no text)."""
    assert (TEXT_CONTRAST, MARK_CONTRAST) == (4.5, 3)


def test_the_colours_that_come_with_the_program_are_those_of_its_word_styles() -> None:
    with zipfile.ZipFile(REFERENCE) as package:
        styles = package.read("word/styles.xml").decode()

    usual = msgspec.structs.asdict(Palette())
    assert {name: colour for name, colour in usual.items() if f'"{colour}"' not in styles} == {}


def test_faint_colours_are_the_main_one_thinned_with_white() -> None:
    of_black = palette_of(Brand(main_colour="000000"))
    shares = [
        round(1 - int(c[:2], 16) / 255, 2)
        for c in (of_black.tint, of_black.hairline, of_black.soft)
    ]

    assert shares == [0.09, 0.23, 0.43]
