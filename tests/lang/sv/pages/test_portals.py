"""What portals say around what was asked for: refusals, empty results, words to search by."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.documents import classify_document
from agendawatch.lang.sv.pages.portals import MEETING_SEARCHES, PageRefusal, find_refusal, is_empty_result, is_no_choice
from agendawatch.model import DocumentClassification


@cases("title", "expected", expected=PageRefusal)
def test_titles_tell(title: str, expected: PageRefusal | None) -> None:
    """Only a part of the title that begins with the phrase counts."""
    assert find_refusal(title) is expected


@cases("text", "expected")
def test_emptiness_is_said(text: str, *, expected: bool) -> None:
    """In any of the usual sentences."""
    assert is_empty_result(text) is expected


@cases("text", "expected")
def test_a_placeholder_is_no_choice(text: str, *, expected: bool) -> None:
    """What stands first in many selects."""
    assert is_no_choice(text) is expected


def test_each_word_finds_documents_of_a_meeting() -> None:
    """Both that it is convened and that it is held."""
    assert {classify_document(it) for it in MEETING_SEARCHES} == {
        DocumentClassification.MINUTES,
        DocumentClassification.NOTICE,
    }
