"""Agendas whose lines were lost, as a PDF's words in one run: items are told by numbers that count on."""

from __future__ import annotations

import pytest
from tests.cases import cases, table

from agendawatch.errors import LayoutError
from agendawatch.readers.agenda import read_agenda

READ = table(__file__, "READ")


@pytest.mark.parametrize("name", READ)
def test_items_are_told_by_numbers_that_count_on(name: str) -> None:
    """Titles end where the next number, a page, a heading or a footer stands; a column goes to as many titles or to none."""
    text, expected = READ[name]

    found = [" ".join(filter(None, (it.number, it.title, it.reference))) for it in read_agenda(text)]
    assert found == expected.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dagordning\n\nMötets öppnande\n\nFråga om kallelse till dagens sammanträde har skett i behörig ordning\n\nUpprop\n\n1. Taxa för slam\n2. Ny lekplats\n3. Val\n",
            "Mötets öppnande|Fråga om kallelse till dagens sammanträde har skett i behörig ordning|Upprop|1 Taxa för slam|2 Ny lekplats|3 Val",
        ),
        (
            "Dagordning\n\nMötets öppnande\n\n1. Upprop\n2. Fråga om behörighet att teckna avtal\n3. Ny lekplats\n",
            "1 Upprop|2 Fråga om behörighet att teckna avtal|3 Ny lekplats",
        ),
        (
            "Dagordning\n1 Upprop\n2 Översyn av skolan 1 av 2\n2 Översyn av skolan 2 av 2\n3 Taxa för slam\n",
            "1 Upprop|2 Översyn av skolan 1 av 2|2 Översyn av skolan 2 av 2|3 Taxa för slam",
        ),
        (
            "Dagordning\n1 Upprop\n2 Översyn av skolan\n2 Översyn av skolan\n3 Taxa för slam\n",
            "1 Upprop|2 Översyn av skolan|3 Taxa för slam",
        ),
        (
            "Dagordning\n1. Upprop\n2. Arvode till rösträknare KS/2026:171 Kallelse/underrättelse\n3. Svar på KS 2026/8 Kallelse till boende\n",
            "1 Upprop|2 Arvode till rösträknare KS/2026:171|3 Svar på KS 2026/8 Kallelse till boende",
        ),
    ],
    ids=["formalities", "a group", "a number twice", "a line twice", "a paper's name"],
)
def test_what_a_clerk_writes_beside_the_count(text: str, expected: str) -> None:
    """Formalities before the count, a number given twice and a paper's name behind a case number; each with its twin."""
    found = [" ".join(filter(None, (it.number, it.title, it.reference))) for it in read_agenda(text)]
    assert found == expected.split("|")


def test_numbers_within_an_item_begin_none() -> None:
    """What is counted inside a title's words is a part of it."""
    text = "Dagordning\n\n1. Medel för torget\nStöd till 1) trygghet 2) parker 3) annat.\n\n2. Taxa för slam\n\n3. Avslutning\n"

    assert [it.number for it in read_agenda(text)] == ["1", "2", "3"]


@cases("text")
def test_numbers_in_prose_are_no_agenda(text: str) -> None:
    """Numbers that do not count on, each before a title, begin nothing."""
    with pytest.raises(LayoutError):
        read_agenda(text)
