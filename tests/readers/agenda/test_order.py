"""Items set in order."""

from __future__ import annotations

from agendawatch.model import Document, Person
from agendawatch.readers.agenda.choice import in_order
from agendawatch.readers.agenda.item_parts import Draft


def shown(*drafts: Draft) -> list[tuple[str | None, str, str | None]]:
    """Show drafts in their order."""
    return [(draft.number, draft.title, draft.group) for draft in in_order(drafts)]


def test_numbers_above_others_are_groups() -> None:
    """A number over longer ones is a group; with a case number it is an item."""
    assert shown(Draft("Beslut", number="2.1"), Draft("Taxa", number="2.1.1")) == [("2.1.1", "Taxa", "Beslut")]
    assert len(in_order([Draft("Taxa", number="2", reference="KS 1"), Draft("Bilaga", number="2.1")])) == 2


def test_an_item_shown_twice_is_one() -> None:
    """What the second place says is kept."""
    paper = Document(url="/1.pdf", title="Bilaga")
    [item] = in_order(
        [Draft("Taxa", number="2"), Draft("Taxa", number="2", reference="KS 1", documents=[paper], withdrawn=True)]
    )

    assert (item.reference, item.documents, item.withdrawn) == ("KS 1", [paper], True)


def test_supplements_go_where_their_numbers_say() -> None:
    """Those that count anew, or have no number, come last."""
    first = [Draft("Upprop", number="1"), Draft("Val", number="2")]

    assert [n for n, *_ in shown(*first, Draft("Taxa", number="1a", supplement=True))] == ["1", "1a", "2"]
    assert [n for n, *_ in shown(*first, Draft("Taxa", number="1", supplement=True))] == ["1", "2", "1"]
    assert [n for n, *_ in shown(*first, Draft("Taxa", supplement=True))] == ["1", "2", None]


def test_names_in_brackets_are_presenters_when_several_have_one() -> None:
    """One alone may be a place: it stays in the title."""
    ada, bo = (Person(name="Ada Ek"), "Ada Ek"), (Person(name="Bo Alm"), "Bo Alm")

    alone = in_order([Draft("Taxa", bracketed=ada), Draft("Val")])
    several = in_order([Draft("Taxa", bracketed=ada), Draft("Val", bracketed=bo)])
    assert (alone[0].title, alone[0].rapporteur) == ("Taxa (Ada Ek)", None)
    assert [draft.rapporteur for draft in several] == [ada[0], bo[0]]


def test_pages_of_a_table_of_contents_are_no_part_of_titles() -> None:
    """Where every title ends with a number, and they rise."""
    contents = [Draft(title, number=str(at)) for at, title in enumerate(("Upprop 3", "Taxa 5", "Val 5", "Plan 12"), 1)]
    mixed = [Draft(title, number=str(at)) for at, title in enumerate(("Upprop", "Taxa 5", "Myran 7", "Alen 12"), 1)]

    assert [draft.title for draft in in_order(contents)] == ["Upprop", "Taxa", "Val", "Plan"]
    assert [draft.title for draft in in_order(mixed)] == ["Upprop", "Taxa 5", "Myran 7", "Alen 12"]
