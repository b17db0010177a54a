"""What surrounds the text of a press release."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.lang.sv.pages.submissions import CONTACT, END, LABEL, cut_contact_details, is_caption


@cases("details")
def test_contact_details_are_taken_out(details: str) -> None:
    """Telephone numbers and addresses in every common form, and the number that is a person."""
    assert cut_contact_details(f"Ada Ek (V), {details}") == "Ada Ek (V)"


@cases("text")
def test_dates_times_and_case_numbers_stay(text: str) -> None:
    """Figures that are no telephone number are left as they are."""
    assert cut_contact_details(text) == text


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (LABEL, "Pressmeddelanden"),
        (LABEL, "Nyheter"),
        (CONTACT, "Presskontakt"),
        (CONTACT, "För mer information kontakta:"),
        (END, "Dela den här sidan"),
        (END, "Läs mer om oss"),
    ],
    ids=str,
)
def test_the_page_s_own_lines_are_known(pattern: object, line: str) -> None:
    """Labels, contacts and the end of the text."""
    assert pattern.match(line)  # type: ignore[attr-defined] # a compiled pattern, one of three


def test_a_headline_is_no_label_and_no_caption() -> None:
    """What a title may look like is not passed over."""
    assert not LABEL.match("Nyheter från fullmäktige: nytt badhus")
    assert not is_caption("Nytt badhus")
