"""What a PDF says of itself is counted before anybody parses it."""

from __future__ import annotations

import pytest
from tests.hostile.pdfs import drawing, form, image, pdf

from agendawatch.documents.page import read_document
from agendawatch.errors import DocumentError, TooLargeError

_DRAWS_F = drawing() + b"/F Do"
_KNOWS_F = b"/XObject<</F 6 0 R>>"


@pytest.mark.parametrize("packed", [False, True])
def test_a_form_that_draws_itself_is_refused(*, packed: bool) -> None:
    """Some 600 bytes that would be drawn until the memory is full."""
    hostile = pdf(_DRAWS_F, form(b"/F Do /F Do", [("F", 6)], packed=packed), resources=_KNOWS_F)

    assert len(hostile) < 700
    with pytest.raises(DocumentError, match="a form that draws itself"):
        read_document(hostile)


def test_forms_that_draw_each_other_in_a_ring_are_refused() -> None:
    """However long the ring, and wherever their resources stand."""
    ring = [form(b"/F Do", [("F", 7 + nth)]) for nth in range(20)]

    with pytest.raises(DocumentError, match="a form that draws itself"):
        read_document(pdf(_DRAWS_F, *ring, form(b"/F Do", [("F", 6)]), resources=_KNOWS_F))


def test_forms_that_double_at_each_level_are_refused() -> None:
    """Thirty levels of two are a thousand million."""
    tower = [form(b"/F Do /F Do", [("F", 7 + nth)]) for nth in range(30)]

    with pytest.raises(TooLargeError, match="forms drawn by one"):
        read_document(pdf(_DRAWS_F, *tower, form(drawing(), []), resources=_KNOWS_F))


@pytest.mark.parametrize(
    ("name", "knows"),
    [(b"/G", [("F", 6)]), (b"/F", [])],
)
def test_a_form_that_knows_itself_and_draws_another_is_read(name: bytes, knows: list[tuple[str, int]]) -> None:
    """Many programs give every form the names of all; only what is drawn counts."""
    innocent = form(name + b" Do " + drawing("Tekniska nämnden sammanträder den 8 april 2026"), [*knows, ("G", 7)])

    read = read_document(pdf(_DRAWS_F, innocent, form(b"", []), resources=_KNOWS_F))

    assert "Tekniska nämnden" in read.text


@pytest.mark.parametrize(
    ("what", "objects"),
    [
        ("objects", [b"null"] * 500_001),
        ("streams", [b"<<>>stream\n\nendstream"] * 100_001),
        ("images", [b"<</Subtype/Image>>"] * 50_001),
    ],
)
def test_more_than_any_agenda_holds_is_refused(what: str, objects: list[bytes]) -> None:
    """By what there is too much of."""
    with pytest.raises(TooLargeError, match=f"at most [0-9]+ {what}"):
        read_document(pdf(drawing(), *objects))


def test_a_large_image_is_no_reason_to_refuse() -> None:
    """It is not unpacked to read words."""
    read = read_document(pdf(_DRAWS_F, image(30_000, 30_000), resources=_KNOWS_F))

    assert "Kommunstyrelsen" in read.text
