"""Lines are what a reader of the page takes them for."""

from __future__ import annotations

import pytest

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Link
from agendawatch.reading.schedule.lines import is_teaser, own_page, pieces, unwrapped


def test_wrapped_lines_are_joined() -> None:
    """A long line that goes on in small letters was one."""
    text = (
        "Nämnden fastställer nästa års sammanträdesdagar för sig\noch för sitt arbetsutskott\n13 januari\n10 februari"
    )

    assert unwrapped(text.split("\n")) == [
        "Nämnden fastställer nästa års sammanträdesdagar för sig och för sitt arbetsutskott",
        "13 januari",
        "10 februari",
    ]


def test_endless_lines_are_cut() -> None:
    """At a space, and nothing is lost."""
    text = "13 januari, " * 1000

    assert "".join(pieces(text)) == text
    assert max(map(len, pieces(text))) <= 2000


@pytest.mark.parametrize(
    ("title", "teaser"),
    [("Föreläsning om sömn", True), ("Kommunstyrelsen", False), ("Möte i mars", False), ("13 januari", False)],
)
def test_link_to_something_else_is_a_teaser(title: str, teaser: bool) -> None:
    """Its day is no meeting's."""
    block = Passage(PassageKind.PARAGRAPH, f"{title}\n15 mars 2026", links=(Link(title, "/n/1"),))

    assert is_teaser(block, block.text.split("\n")) is teaser


def test_documents_are_no_pages() -> None:
    """A meeting's own page is where its day links to."""
    links = (Link("Kallelse 13 januari", "/a.pdf"), Link("13 januari", "/m/1"))

    assert own_page(Passage(PassageKind.LIST_ITEM, "13 januari", links=links), "13 januari") == "/m/1"
