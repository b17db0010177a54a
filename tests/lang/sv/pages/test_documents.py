"""Documents: known by titles that people type, by files' names, and by the links that lead to them."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.lang.sv.pages.documents import classify_document, read_file_name, score_link
from agendawatch.model import DocumentClassification


@cases("title", "kind")
def test_a_title_tells_what_a_document_is(title: str, kind: str) -> None:
    """Misspelt, in large letters, or as a file's name."""
    assert classify_document(title) is DocumentClassification(kind)
    assert classify_document(title.upper()) is DocumentClassification(kind)


@given(st.text())
def test_no_title_is_too_strange(title: str) -> None:
    """Every title is something."""
    assert classify_document(title) in DocumentClassification


DAY = dt.date(2031, 3, 12)


@cases("name", "organization", "day")
def test_who_and_when(name: str, organization: str | None, day: dt.date | None) -> None:
    """By the file's name, and where that is silent by its folders'."""
    told = read_file_name(name)

    assert (told.organization.name if told.organization else None, told.date) == (organization, day)


@cases("name", "plan", "year")
def test_a_plan_says_so(name: str, plan: bool, year: int | None) -> None:
    """Minutes of a sammanträde are none."""
    told = read_file_name(name)

    assert (told.plan, told.year) == (plan, year)


@cases("path", "name")
def test_short_forms_are_read_in_small_letters(path: str, name: str) -> None:
    """As files are named."""
    assert str(read_file_name(path).organization) == name


@cases("better", "worse")
def test_a_better_link_scores_higher(better: str, worse: str) -> None:
    """By its words, in text as in an address."""
    assert score_link(better) > score_link(worse)
