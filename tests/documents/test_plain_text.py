"""Plain text becomes blocks by its lines."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.documents.plain_text import text_document
from agendawatch.documents.tree import BoxKind


@cases("text", "blocks", blocks=list)
def test_lines_become_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    """What the lines show is what there is."""
    assert [(block.kind.value, block.text) for block in text_document(text).passages] == blocks


def test_numbers_are_kept() -> None:
    """A list's own numbers hold."""
    assert [block.number for block in text_document("3) a\n4) b").passages] == ["3", "4"]


def test_the_text_stands_as_it_is() -> None:
    """Only line ends are of one kind, and what shows nothing is left out; a block begins behind its mark."""
    document = text_document("  Möten \r\n\r\n -  13 \u00adjan\tkl 9\r\n")

    assert document.text == "  Möten \n\n -  13 jan\tkl 9\n"
    assert [block.text for block in document.blocks] == ["Möten", "13 jan\tkl 9"]
    assert document.blocks[1].reading.words == "13 jan kl 9"


def test_a_reading_leads_back_to_the_text() -> None:
    """What was folded is found again."""
    document = text_document("13   januari\n   kl.  9")
    reading = document.blocks[0].reading
    start, end = reading.range(reading.words.index("kl"), len(reading.words))

    assert reading.words == "13 januari\nkl. 9"
    assert document.text[start:end] == "kl.  9"


@cases("text", "shown", shown=list)
def test_marks_of_boldness_are_read_past(text: str, shown: list[str]) -> None:
    """Where they stand in pairs about words; those of a footnote stay, and the text is never rewritten."""
    document = text_document(text)

    assert [block.reading.words for block in document.blocks] == shown
    assert document.text == text


@pytest.mark.parametrize("line", ["**2. Val**", "  **2. Val**", "** 2. Val **"])
def test_a_bold_item_has_its_number(line: str) -> None:
    """Wherever the marks stand."""
    (block,) = text_document(line).blocks

    assert (block.box.number, block.reading.words) == ("2", "Val")


def test_tabs_that_set_lines_in_are_no_columns() -> None:
    """One tab between words anywhere, and they are."""
    assert text_document("Hamnstyrelsen\n\tkl. 13\n\t5 mars | 4 juni").tables == []
    assert len(text_document("Hamnstyrelsen\n\tkl. 13\n\t5 mars\t4 juni").tables) == 1


@pytest.mark.parametrize("below", ["två", "a\tb\nc\td"])
def test_what_follows_a_list_is_no_part_of_it(below: str) -> None:
    """Neither a paragraph nor a table."""
    document = text_document(f"- ett\n- tre\n\n{below}")
    (held,) = (box for box in document.boxes if box.kind is BoxKind.LIST)

    assert [block.text for block in document.blocks[held.first : held.last]] == ["ett", "tre"]
    assert all(box.parent is not held for box in document.boxes if box.kind is not BoxKind.ITEM)
    assert document.blocks[-1].box is not held
