"""How an item opens."""

from __future__ import annotations

import pytest

from agendawatch.readers.agenda.said import follows, lone_number, open_line, parts


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("1. Upprop", "1", "Upprop"),
        ("12) Val", "12", "Val"),
        ("3: Taxa", "3", "Taxa"),
        ("7 Taxa", "7", "Taxa"),
        ("8 – Taxa", "8", "Taxa"),
        ("2.1.6 Taxa", "2.1.6", "Taxa"),
        ("4a. Taxa", "4a", "Taxa"),
        ("4 b) Taxa", "4b", "Taxa"),
        ("§ 112 Taxa", "112", "Taxa"),
        ("Paragraf 7 Taxa", "7", "Taxa"),
        ("Ärende 1: Taxa", "1", "Taxa"),
        ("Punkt 3. Taxa", "3", "Taxa"),
        ("Nr 5 Taxa", "5", "Taxa"),
        ("12 § Taxa", "12", "Taxa"),
        ("#3 Taxa", "3", "Taxa"),
        ("(3) Taxa", "3", "Taxa"),
        ("3/ Taxa", "3", "Taxa"),
        ("* 3. Taxa", "3", "Taxa"),
        ("3Taxa", "3", "Taxa"),
        ("Beslutsärende 4: Taxa", "4", "Taxa"),
        ("9. e-förslag om bad", "9", "e-förslag om bad"),
        ('10 "Bo tryggt"', "10", '"Bo tryggt"'),
    ],
)
def test_numbers_open_items(line: str, number: str, rest: str) -> None:
    """The number as written, without sign."""
    opening = open_line(line)

    assert opening is not None
    assert (opening.number, opening.rest) == (number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "12 mars 2026",
        "3 ledamöter",
        "25 000 kr",
        "Storgatan 1",
        "2026 Taxa",
        "5 kap. 1 §",
        "09.15 Fika",
        "1.000 kronor",
        "1",
        "Upprop",
    ],
)
def test_other_figures_do_not(line: str) -> None:
    """Dates, amounts, addresses and times open no item."""
    assert open_line(line) is None


def test_times_open_items_where_they_may() -> None:
    """Only where an agenda is a programme of the day."""
    opening = open_line("kl. 09.15–10.00 Budget", timed=True)

    assert opening is not None
    assert (opening.number, opening.rest) == (None, "Budget")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4", "4"),
        ("4.", "4"),
        ("§ 4", "4"),
        ("Ärende 4", "4"),
        ("Punkt 4:", "4"),
        ("4 a", "4a"),
        ("2.1.6", "2.1.6"),
        ("2026", None),
        ("4 st", None),
    ],
)
def test_a_number_alone(text: str, number: str | None) -> None:
    """A text that is nothing but an item's number."""
    assert lone_number(text) == number


def test_numbers_sort_as_people_count() -> None:
    """4 < 4a < 5, 2.9 < 2.10."""
    assert sorted(["2.10", "5", "2.9", "4a", "4"], key=parts) == ["2.9", "2.10", "4", "4a", "5"]
    assert follows("5", "4a")
    assert not follows("4", "4a")
