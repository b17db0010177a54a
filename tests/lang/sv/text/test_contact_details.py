"""Ways to reach a person."""

from __future__ import annotations

import pytest

from agendawatch.lang.sv.contact_details import find_contact_details, without_contact_details


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Ring 08-785 90 00.", "telephone", "08-785 90 00"),
        ("Tfn: 0451 - 26 80 00", "telephone", "0451 - 26 80 00"),
        ("mobil 070-123 45 67", "telephone", "070-123 45 67"),
        ("mobil 0701234567", "telephone", "0701234567"),
        ("växel 031 365 00 00", "telephone", "031 365 00 00"),
        ("+46 31 365 00 00", "telephone", "+46 31 365 00 00"),
        ("+46 (0)31-365 00 00", "telephone", "+46 (0)31-365 00 00"),
        ("tel:+46701234567", "telephone", "+46701234567"),
        ("anna.berg+ks@kommun.example", "email", "anna.berg+ks@kommun.example"),
        ('href="mailto:a@b.se"', "email", "a@b.se"),
        ("811218-9876", "personal_number", "811218-9876"),
        ("19811218-9876", "personal_number", "19811218-9876"),
        ("8112189876", "personal_number", "8112189876"),
        ("811278-9873", "personal_number", "811278-9873"),
    ],
)
def test_a_way_to_reach_a_person_is_found(text: str, kind: str, words: str) -> None:
    """In the ways that they are written."""
    (found,) = find_contact_details(text)

    assert (found.kind.value, found.words) == (kind, words)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-11",
        "2026-03-11 13:00",
        "kl. 08.30-16.00",
        "kl. 08-12 13-17",
        "08–12 13–16.30",
        "§§ 08-12 13-17",
        "KS 2026/00123",
        "SLK-2026-00392",
        "Dnr 0606/18",
        "BN-2020-00032",
        "§§ 111-122",
        "/download/18.5f/1789626584994/kallelse.pdf",
        "811218-9877",
        "212000-1355",
        "240612-0915",
        "1 234 567 kronor",
        "5 000-10 000 kronor",
        "fastigheten Berget 1:34",
    ],
)
def test_other_numbers_are_left(text: str) -> None:
    """Days, times, cases, sums and organizations are no persons."""
    assert find_contact_details(text) == ()
    assert without_contact_details(text) == text


def test_what_stands_in_is_not_found_again() -> None:
    """Trimmed once is trimmed."""
    once = without_contact_details("Ring 08-785 90 00 eller a@b.se; 811218-9876")

    assert once == "Ring 000-00 00 00 eller namn@kommun.example; 000000-0000"
    assert find_contact_details(once) == ()
