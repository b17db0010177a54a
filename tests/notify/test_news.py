"""What there is to tell."""

from __future__ import annotations

import datetime as dt

from tests.replicas.inbox import BOARD, TOWN, at, meeting

from agendawatch.answers.words import phrases
from agendawatch.model import Action, ActionCode, AgendaItem, Change, ChangeKind, Document, Proposal, Provenance, Watch
from agendawatch.model.proposal import BY_HAND
from agendawatch.notify.messages import NewsItem, action_keys, of_changes, of_proposals
from agendawatch.proposals import WatchIndex

SAY = phrases("sv")
NEW = Change(kind=ChangeKind.AGENDA_PUBLISHED, meeting=meeting(11, "Nya cykelbanor", "Budget"), seen=at(0))
PAPER = Change(
    kind=ChangeKind.DOCUMENT_ADDED,
    meeting=meeting(11),
    document=Document(url="https://exempelkoping.example/k.pdf", title="Kallelse"),
    seen=at(0),
)


def told(*changes: Change, watches: tuple[Watch, ...] | None = None, language: str = "sv") -> list[NewsItem]:
    """Tell of numbered changes."""
    index = None if watches is None else WatchIndex(watches)
    return list(of_changes(enumerate(changes, start=1), index, phrases(language)))


def test_every_change_is_told_where_nothing_is_watched_for() -> None:
    """With the kind of change in words, what it is of, and where to read it."""
    agenda, paper = told(NEW, PAPER)

    assert (agenda.key, agenda.heading) == (
        "change:1",
        "Kommunstyrelsen, Exempelköping, onsdag 11 mars 2026 (påhittat exempel)",
    )
    assert agenda.lines == ("Dagordning publicerad",)
    assert agenda.url == "https://exempelkoping.example/moten/11"
    assert (paper.lines, paper.url) == (("Ny handling: Kallelse",), "https://exempelkoping.example/k.pdf")


def test_of_what_is_watched_for_only_that_is_told() -> None:
    """With the watch and the words that it found."""
    watches = (Watch(name="Cyklar", words=("cykelbana",)), Watch(name="Skolor", words=("skola",)))
    (piece,) = told(NEW, PAPER, watches=watches)

    assert piece.key == "change:1"
    assert piece.lines == ("Dagordning publicerad: Nya cykelbanor (Cyklar: cykelbanor)",)


def test_a_change_that_two_watches_find_is_one_piece_of_news() -> None:
    """Each watch has its line."""
    watches = (Watch(name="Cyklar", words=("cykelbana",)), Watch(name="Pengar", words=("budget",)))
    (piece,) = told(NEW, watches=watches)

    assert [line.partition(" (")[2] for line in piece.lines] == ["Cyklar: cykelbanor)", "Pengar: Budget)"]


def test_a_change_that_is_found_all_over_is_told_in_few_lines() -> None:
    """A phone is small."""
    titles = [f"Cykelbana {number}" for number in range(20)]
    change = NEW.model_copy(update={"meeting": meeting(11, *titles)})
    (piece,) = told(change, watches=(Watch(name="Cyklar", words=("cykelbana",)),))

    assert len(piece.lines) == 5
    assert piece.lines[-1] == "… och 16 till"


def test_news_are_told_in_english_too() -> None:
    """The municipality's own words stay as they are."""
    (piece,) = told(NEW, watches=(Watch(name="Bikes", words=("cykelbana",)),), language="en")

    assert piece.lines == ("Agenda published: Nya cykelbanor (Bikes: cykelbanor)",)
    assert piece.heading == "Kommunstyrelsen, Exempelköping, Wednesday 11 March 2026 (made-up example)"


def test_what_an_item_is_called_cannot_break_a_line_nor_hide_a_link() -> None:
    """Titles are others' words."""
    change = Change(
        kind=ChangeKind.ITEM_ADDED,
        meeting=meeting(11).model_copy(update={"url": "javascript:alert(1)"}),
        item=AgendaItem(title="Budget\nhttps://ond.example <a href='x'>klicka</a>" + "x" * 400),
        seen=at(0),
    )
    (piece,) = told(change)

    assert "\n" not in piece.lines[0]
    assert "<a" not in piece.lines[0]
    assert len(piece.lines[0]) < 200
    assert piece.url is None


def proposal(*actions: Action) -> Proposal:
    """Follow a proposal."""
    return Proposal(id="p1", title="Plan för ekar", municipality=TOWN, actions=actions)


def act(code: ActionCode, *, place: str | None = None, final: bool = False) -> Action:
    """Do something at the board's meeting."""
    return Action(
        code=code,
        date=dt.date(2026, 3, 11),
        organization=BOARD,
        meeting_id="m1",
        meeting_date=dt.date(2026, 3, 11),
        words="Planen antas.",
        authoritative=final,
        provenance=Provenance(url="https://exempelkoping.example/p", place=place),
    )


def test_what_is_done_with_a_followed_proposal_is_told() -> None:
    """With the decision's words, under its meeting; not what whoever follows it told us."""
    followed = proposal(
        act(ActionCode.SUBMITTED),
        act(ActionCode.PLACED_ON_AGENDA),
        act(ActionCode.REGISTERED, place=BY_HAND),
        act(ActionCode.APPROVED, final=True),
    )
    placed, approved = of_proposals([followed], SAY)

    assert placed.lines == ("Du följer ”Plan för ekar”: togs upp på dagordningen",)
    assert approved.lines == ("Du följer ”Plan för ekar”: bifölls", "Planen antas.")
    assert (approved.about, approved.url) == ("m1", "https://exempelkoping.example/p")
    assert {placed.key, approved.key} < set(action_keys([followed]))


def test_a_proposal_that_another_holds_tells_nothing() -> None:
    """The one that it is joined to tells it."""
    joined = proposal(act(ActionCode.APPROVED)).model_copy(update={"joined_to": "p2"})

    assert list(of_proposals([joined], SAY)) == []
