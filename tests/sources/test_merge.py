"""An agenda and its minutes become one list of items."""

from __future__ import annotations

from agendawatch.model import AgendaItem, Decision, Document, Outcome
from agendawatch.sources.listed import each_once, join_items

PLAN = AgendaItem(title="Plan för cykelvägar", number="2", reference="KS 2026/0011")
LIGHTS = AgendaItem(title="Belysning i parker", number="3")


def _decided(title: str, reference: str | None = None, number: str = "101") -> AgendaItem:
    return AgendaItem(title=title, number=number, reference=reference, decision=Decision(outcome=Outcome.APPROVED))


def test_a_case_is_known_by_its_number() -> None:
    """However it is written; the agenda's number and title stay."""
    (item,) = join_items((PLAN,), (_decided("Cykelvägar, plan", "KS 2026/11"),))

    assert (item.number, item.title) == ("2", "Plan för cykelvägar")
    assert item.decision is not None
    assert item.decision.outcome is Outcome.APPROVED


def test_a_matter_without_a_case_is_known_by_its_title() -> None:
    """And gets the case number that the minutes give."""
    (item,) = join_items((LIGHTS,), (_decided("Belysning i parker", "KS 2026/0012"),))

    assert item.reference == "KS 2026/0012"


def test_what_only_the_minutes_hold_comes_last() -> None:
    """A matter that was added at the meeting is an item too; one that was not handled has no decision."""
    items = join_items((PLAN, LIGHTS), (_decided("Extra ärende"), _decided("Belysning i parker")))

    assert [(it.title, it.decision is not None) for it in items] == [
        ("Plan för cykelvägar", False),
        ("Belysning i parker", True),
        ("Extra ärende", True),
    ]


def test_two_matters_of_one_case_stay_two() -> None:
    """A motion and the answer to it share a case; words tell which paragraph is which."""
    motion = AgendaItem(title="Motion om badplatser", number="4", reference="KS 2026/0020")
    answer = AgendaItem(title="Remissvar badhus", number="5", reference="KS 2026/0020")

    items = join_items((motion, answer), (_decided("Remissvar badhus", "KS 2026/0020"),))

    assert [it.decision is not None for it in items] == [False, True]


def test_minutes_alone_are_an_agenda() -> None:
    """Where no agenda was kept, the minutes' items stand as they are."""
    paragraph = _decided("Plan för cykelvägar")

    assert join_items((), (paragraph,)) == (paragraph,)


def test_a_document_listed_twice_stands_once() -> None:
    """Its first place holds; two of one name at two addresses are two."""
    first, again, other = (Document(url=url, title=title) for url, title in (("https://x/1", "Protokoll"), ("https://x/1", "Ladda ner"), ("https://x/2", "Protokoll")))  # fmt: skip

    assert each_once((first, again, other)) == (first, other)
