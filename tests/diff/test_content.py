"""What is different within one meeting."""

from __future__ import annotations

import datetime as dt

from agendawatch.diff.content import differences_within
from agendawatch.model import (
    AgendaItem,
    Change,
    ChangeKind,
    Decision,
    DecisionMode,
    Document,
    DocumentClassification,
    Meeting,
    Organization,
    Outcome,
    Provenance,
    VoteCount,
)

ITEMS = tuple(AgendaItem(title=title, number=str(nth)) for nth, title in enumerate(("Upprop", "Budget", "Val"), 1))
NOTICE = Document(url="https://exempel.example/k.pdf", title="Kallelse", classification=DocumentClassification.NOTICE)
MINUTES = Document(
    url="https://exempel.example/p.pdf", title="Protokoll", classification=DocumentClassification.MINUTES
)


def _board(**facts: object) -> Meeting:
    row = {"organization": Organization(name="Kommunstyrelsen"), "date": dt.date(2031, 3, 10), **facts}
    return Meeting.model_validate(row)


def _found(before: Meeting, after: Meeting) -> list[Change]:
    return list(differences_within(before, after))


def _kinds(before: Meeting, after: Meeting) -> list[str]:
    return [change.kind.value for change in _found(before, after)]


def test_a_published_agenda_is_one_change() -> None:
    """Its items are told with it, not one by one; published empty is published."""
    assert _kinds(_board(), _board(agenda=ITEMS)) == ["agenda_published"]
    assert _kinds(_board(), _board(agenda=())) == ["agenda_published"]
    assert _kinds(_board(agenda=ITEMS), _board()) == ["agenda_withdrawn"]


def test_items_that_fill_an_empty_agenda_are_added() -> None:
    """Published empty, then filled."""
    assert _kinds(_board(agenda=()), _board(agenda=ITEMS)) == ["item_added"] * 3


def test_an_item_put_first_moves_no_other() -> None:
    """The numbers that all others got are no change."""
    renumbered = tuple(item.model_copy(update={"number": str(nth)}) for nth, item in enumerate(ITEMS, 2))
    first = AgendaItem(title="Fråga om kvorum", number="1")

    (change,) = _found(_board(agenda=ITEMS), _board(agenda=(first, *renumbered)))

    assert (change.kind, change.item, change.after) == (ChangeKind.ITEM_ADDED, first, "Fråga om kvorum")


def test_an_item_that_changed_place_is_moved() -> None:
    """With the place that it had and the place that it has."""
    (change,) = _found(_board(agenda=ITEMS), _board(agenda=(ITEMS[2], *ITEMS[:2])))

    assert (change.kind, change.item, change.before) == (ChangeKind.ITEM_MOVED, ITEMS[2], "3")


def test_a_new_title_is_a_new_name() -> None:
    """But another way of setting it is not."""
    after = _board(agenda=(ITEMS[0], ITEMS[1].model_copy(update={"title": "Budget 2032"}), ITEMS[2]))
    (change,) = _found(_board(agenda=ITEMS), after)

    assert (change.kind, change.before, change.after) == (ChangeKind.ITEM_RENAMED, "Budget", "Budget 2032")
    loud = tuple(item.model_copy(update={"title": item.title.upper()}) for item in ITEMS)
    assert _kinds(_board(agenda=ITEMS), _board(agenda=loud)) == []


def test_an_item_marked_withdrawn_is_removed() -> None:
    """With the page's words; and when the mark goes, it is added again."""
    words = Provenance(words="2. Budget - utgår")
    gone = ITEMS[1].model_copy(update={"withdrawn": True, "provenance": words})
    without = _board(agenda=(ITEMS[0], gone, ITEMS[2]))

    (change,) = _found(_board(agenda=ITEMS), without)

    assert (change.kind, change.words) == (ChangeKind.ITEM_REMOVED, "2. Budget - utgår")
    assert _kinds(without, _board(agenda=ITEMS)) == ["item_added"]
    assert _kinds(without, _board(agenda=(ITEMS[0], ITEMS[2]))) == []


def test_a_decision_is_recorded_when_it_is_told_or_told_otherwise() -> None:
    """With its outcome before and after, and its words; one that is no longer shown was still taken."""
    tabled = ITEMS[1].model_copy(update={"decision": Decision(outcome=Outcome.TABLED, text="Ärendet bordläggs.")})
    passed = ITEMS[1].model_copy(update={"decision": Decision(outcome=Outcome.APPROVED)})
    first, second = _board(agenda=(tabled,)), _board(agenda=(passed,))

    (told,) = _found(_board(agenda=(ITEMS[1],)), first)
    (again,) = _found(first, second)

    assert (told.kind, told.before, told.after, told.words) == (
        ChangeKind.DECISION_RECORDED,
        None,
        "tabled",
        "Ärendet bordläggs.",
    )
    assert (again.before, again.after) == ("tabled", "approved")
    assert _kinds(first, _board(agenda=(ITEMS[1],))) == []


def test_decisions_that_come_with_the_agenda_are_recorded() -> None:
    """Minutes may be the first thing that we see of an agenda."""
    decided = ITEMS[1].model_copy(update={"decision": Decision(outcome=Outcome.APPROVED)})

    assert _kinds(_board(), _board(agenda=(ITEMS[0], decided))) == ["agenda_published", "decision_recorded"]


def test_the_first_minutes_are_told_as_such() -> None:
    """More of them are documents like others."""
    more = MINUTES.model_copy(update={"url": "https://exempel.example/p2.pdf", "title": "Omedelbart justerat"})

    assert _kinds(_board(documents=(NOTICE,)), _board(documents=(NOTICE, MINUTES))) == ["minutes_published"]
    assert _kinds(_board(documents=(MINUTES,)), _board(documents=(MINUTES, more))) == ["document_added"]


def test_documents_come_go_and_are_replaced() -> None:
    """Their order is no change."""
    known = NOTICE.model_copy(update={"content_hash": "a" * 64})
    new = NOTICE.model_copy(update={"content_hash": "b" * 64})

    assert _kinds(_board(), _board(documents=(NOTICE,))) == ["document_added"]
    assert _kinds(_board(documents=(NOTICE,)), _board()) == ["document_removed"]
    assert _kinds(_board(documents=(known,)), _board(documents=(new,))) == ["document_replaced"]
    assert _kinds(_board(documents=(NOTICE, MINUTES)), _board(documents=(MINUTES, NOTICE))) == []


def test_an_items_documents_are_told_with_the_item() -> None:
    """Whose they are is said."""
    with_paper = ITEMS[1].model_copy(update={"documents": (NOTICE,)})

    (change,) = _found(_board(agenda=(ITEMS[1],)), _board(agenda=(with_paper,)))

    assert (change.kind, change.item, change.document) == (ChangeKind.DOCUMENT_ADDED, with_paper, NOTICE)


def test_how_many_items_were_published_is_told() -> None:
    """And how many were taken down."""
    (published,) = _found(_board(), _board(agenda=ITEMS))
    (withdrawn,) = _found(_board(agenda=ITEMS), _board())

    assert (published.before, published.after) == (None, "3 items")
    assert (withdrawn.before, withdrawn.after) == ("3 items", None)
    assert _found(_board(), _board(agenda=ITEMS[:1]))[0].after == "1 item"


def test_an_item_that_is_gone_is_told_as_it_was() -> None:
    """With its title and the words of the row that it stood in."""
    words = Provenance(words="2. Budget")
    budget = ITEMS[1].model_copy(update={"provenance": words})

    (change,) = _found(_board(agenda=(ITEMS[0], budget)), _board(agenda=ITEMS[:1]))

    assert (change.kind, change.item, change.words) == (ChangeKind.ITEM_REMOVED, budget, "2. Budget")
    assert (change.before, change.after) == ("Budget", None)


def test_places_are_told_by_number_or_counted_from_one() -> None:
    """Where the agenda has no numbers."""
    bare = tuple(item.model_copy(update={"number": None}) for item in ITEMS)

    (numbered,) = _found(_board(agenda=ITEMS), _board(agenda=(ITEMS[2].model_copy(update={"number": "1"}), *ITEMS[:2])))
    (counted,) = _found(_board(agenda=bare), _board(agenda=(bare[2], *bare[:2])))

    assert (numbered.before, numbered.after) == ("3", "1")
    assert (counted.before, counted.after) == ("3", "1")


def test_an_item_that_was_withdrawn_and_stands_again_is_told_with_its_titles() -> None:
    """Removed as it was called, added as it is called; new rows that are withdrawn already are no news."""
    gone = ITEMS[1].model_copy(update={"withdrawn": True, "title": "Budget (utgår)"})
    standing = _board(agenda=(ITEMS[0], ITEMS[1]))
    without = _board(agenda=(ITEMS[0], gone))

    removed = _found(standing, without)[-1]
    added = _found(without, standing)[-1]

    assert (removed.kind, removed.item, removed.before) == (ChangeKind.ITEM_REMOVED, gone, "Budget")
    assert (added.kind, added.item, added.after) == (ChangeKind.ITEM_ADDED, ITEMS[1], "Budget")
    assert _kinds(_board(agenda=ITEMS[:1]), without) == []
    assert _kinds(without, without) == []


def test_a_decision_on_a_new_item_is_recorded_with_it() -> None:
    """Also when the item is new to us because the minutes are."""
    decided = ITEMS[1].model_copy(update={"decision": Decision(outcome=Outcome.APPROVED, text="Bifalles.")})

    added, recorded = _found(_board(agenda=ITEMS[:1]), _board(agenda=(ITEMS[0], decided)))

    assert (added.kind, added.item) == (ChangeKind.ITEM_ADDED, decided)
    assert (recorded.kind, recorded.item, recorded.words) == (ChangeKind.DECISION_RECORDED, decided, "Bifalles.")


def test_how_a_decision_is_set_is_no_other_decision() -> None:
    """White space and case are noise; the vote is not."""

    def told(**facts: object) -> Meeting:
        decision = Decision.model_validate({"outcome": Outcome.APPROVED, **facts})
        return _board(agenda=(ITEMS[1].model_copy(update={"decision": decision}),))

    first = told(text="Förslaget bifalles.")

    assert _kinds(first, told(text="FÖRSLAGET  bifalles.")) == []
    assert _kinds(first, told(text="Förslaget bifalles enhälligt.")) == ["decision_recorded"]
    assert _kinds(first, told(text="Förslaget bifalles.", vote=VoteCount(winning=30, losing=19))) == [
        "decision_recorded"
    ]
    assert _kinds(first, told(text="Förslaget bifalles.", mode=DecisionMode.ACCLAMATION)) == ["decision_recorded"]


def test_documents_are_told_with_their_bytes_or_their_address() -> None:
    """Before and after, and by the title that they have."""
    known = NOTICE.model_copy(update={"content_hash": "a" * 64})
    elsewhere = NOTICE.model_copy(update={"url": "https://exempel.example/k2.pdf", "title": "KALLELSE"})

    (added,) = _found(_board(), _board(documents=(NOTICE,)))
    (removed,) = _found(_board(documents=(known,)), _board())
    (replaced,) = _found(_board(documents=(known,)), _board(documents=(elsewhere,)))

    assert (added.before, added.after, added.words, added.document) == (None, NOTICE.url, "Kallelse", NOTICE)
    assert (removed.before, removed.after, removed.words, removed.document) == ("a" * 64, None, "Kallelse", known)
    assert (replaced.before, replaced.after, replaced.words) == ("a" * 64, elsewhere.url, "KALLELSE")
    assert (replaced.document, replaced.item) == (elsewhere, None)


def test_a_document_that_stands_unchanged_hides_no_other() -> None:
    """What follows it in the list is still told."""
    assert _kinds(_board(documents=(NOTICE,)), _board(documents=(NOTICE, MINUTES))) == ["minutes_published"]
    assert _kinds(_board(documents=(NOTICE, MINUTES)), _board(documents=(NOTICE,))) == ["document_removed"]
