"""What surrounds the text of a press release."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.pages.submissions import cut_contact_details


@cases("details")
def test_contact_details_are_taken_out(details: str) -> None:
    """Telephone numbers and addresses in every common form, and the number that is a person."""
    assert cut_contact_details(f"Ada Ek (V), {details}") == "Ada Ek (V)"


@cases("text")
def test_dates_times_and_case_numbers_stay(text: str) -> None:
    """Figures that are no telephone number are left as they are."""
    assert cut_contact_details(text) == text
