"""Words in bodies' names are known."""

from __future__ import annotations

from tests.cases import cases

from agendawatch.lang.sv.organizations import BODY_WORDS, COMPANY, FILLERS, LINKING


@cases("text")
def test_bodies(text: str) -> None:
    """A political organization is known by a word in its name."""
    assert BODY_WORDS.search(text)


@cases("text")
def test_others(text: str) -> None:
    """Other names hold none."""
    assert not BODY_WORDS.search(text)


def test_fillers_are_cut() -> None:
    """What a plan's heading says besides the name."""
    assert FILLERS.sub("", "Sammanträdestider Valnämnden").strip() == "Valnämnden"
    assert FILLERS.sub("", "Plan- och miljönämnden") == "Plan- och miljönämnden"
    assert LINKING.fullmatch("för")


def test_company_is_not_who_meets() -> None:
    """A body that another meets with, or before."""
    assert COMPANY.search("tillsammans med ")
    assert not COMPANY.search("möte med ")
