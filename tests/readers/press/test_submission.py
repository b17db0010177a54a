"""Texts of many shapes that somebody wants to follow: what each is called, and that no private person is kept.

Towns, parties and people are made up.
"""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cases import cases, table

from agendawatch.readers.press import read_submission

TODAY = dt.date(2026, 4, 1)
SHAPES = table(__file__, "SHAPES")
"""Each text with the title that it goes by; `None` where no line of it tells what it is about."""


@pytest.mark.parametrize(("text", "title"), SHAPES, ids=range(len(SHAPES)))
def test_a_title_is_the_line_that_tells_the_matter(text: str, title: str | None) -> None:
    """Form words, letter heads, names and dates are labels, wherever they stand."""
    read = read_submission(text, today=TODAY)

    assert (read.release.title if read.telling else None) == title


@pytest.mark.parametrize("text", [text for text, _ in SHAPES], ids=range(len(SHAPES)))
def test_of_a_private_person_nothing_is_kept(text: str) -> None:
    """No name without a party or an office, no address and no number, of whoever writes."""
    kept = read_submission(text, today=TODAY).release.model_dump_json()

    assert [word for word in ("Andersson", "Storgatan", "850101", "123 45 67") if word in kept] == []


def test_a_text_is_of_the_day_that_it_bears() -> None:
    """In its head or under it; else of today, which is told."""
    dated = read_submission("Motion om gröna tak\n\nText.\n\nExempelby den 3 mars 2026", today=TODAY)
    undated = read_submission("Motion om gröna tak\n\nText.", today=TODAY)

    assert (dated.release.published, dated.dated) == (dt.date(2026, 3, 3), True)
    assert (undated.release.published, undated.dated) == (TODAY, False)


@cases("text", "number")
def test_a_text_is_the_case_whose_number_stands_in_its_head(text: str, number: str | None) -> None:
    """Not one that it speaks of, and none that it is moved in: that is another's."""
    assert read_submission(text, today=TODAY).reference == number
