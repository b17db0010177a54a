"""Ways to reach a person."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.contact_details import find_contact_details, without_contact_details


@cases("text", "kind", "words")
def test_a_way_to_reach_a_person_is_found(text: str, kind: str, words: str) -> None:
    """In the ways that they are written."""
    (found,) = find_contact_details(text)

    assert (found.kind.value, found.words) == (kind, words)


@cases("text")
def test_other_numbers_are_left(text: str) -> None:
    """Days, times, cases, sums and organizations are no persons."""
    assert find_contact_details(text) == ()
    assert without_contact_details(text) == text


def test_what_stands_in_is_not_found_again() -> None:
    """Trimmed once is trimmed."""
    once = without_contact_details("Ring 08-785 90 00 eller a@b.se; 811218-9876")

    assert once == "Ring 000-00 00 00 eller namn@kommun.example; 000000-0000"
    assert find_contact_details(once) == ()
