"""Changes are told to people, each with an identity of its own."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases
from tests.feeds.usual import meeting

from agendawatch.answers.words import ENGLISH, SWEDISH
from agendawatch.feeds.news import News, NewsEntry, entries, news_of_hits, told_once
from agendawatch.model import (
    AgendaItem,
    Change,
    ChangeKind,
    Decision,
    Document,
    DocumentClassification,
    Outcome,
    Provenance,
    TextDifference,
    Watch,
)
from agendawatch.proposals import find_hits

SEEN = dt.datetime(2026, 3, 9, 12, 0, 0, 500, tzinfo=dt.UTC)
MEETING = meeting(start=None, url="https://ängelvik.se/m")


def told(kind: ChangeKind = ChangeKind.MEETING_MOVED, **facts: object) -> NewsEntry:
    """Make a change's entry."""
    (entry,) = entries([Change.model_validate({"kind": kind, "meeting": MEETING, "seen": SEEN} | facts)], SWEDISH)
    return entry


def test_a_move_is_told_in_words() -> None:
    """From when to when, in whose words, and when we saw it."""
    entry = told(before="2026-03-04", after="2026-03-11T13:00:00+01:00", words="flyttat\r\ntill")

    assert entry.title == "Flyttat: Kommunstyrelsen, Ängelvik, onsdag 11 mars 2026"
    assert entry.text.split("\n") == [
        "Påhittat exempel.",
        "Flyttat.",
        "Kommunstyrelsen, Ängelvik, onsdag 11 mars 2026",
        "onsdag 4 mars 2026 → onsdag 11 mars 2026 kl. 13.00",
        "Sidans ord: ”flyttat till”.",
        "Uppgifterna sedda måndag 9 mars 2026 kl. 13.00.",
        "Inofficiell bevakning. Kommunens egna uppgifter gäller.",
    ]
    assert entry.url == "https://xn--ngelvik-4wa.se/m"
    assert entry.tags == ("Kommunstyrelsen", "Ängelvik", "Flyttat")
    assert entry.updated == SEEN.replace(microsecond=0)


def test_an_item_and_its_decision_are_told() -> None:
    """The item's title goes first."""
    item = AgendaItem(title="Budget", decision=Decision(outcome=Outcome.APPROVED, text="Bifall."))

    entry = told(ChangeKind.DECISION_RECORDED, item=item, after="approved")

    assert entry.title == "Beslut: Budget – Kommunstyrelsen, Ängelvik, onsdag 11 mars 2026"
    assert "Beslut: Bifall." in entry.text
    assert "bifall" in entry.text.split("\n")


@cases("kind", "before", "after", "row", kind=ChangeKind)
def test_a_turn_is_told_in_the_readers_words(kind: ChangeKind, before: str | None, after: str | None, row: str) -> None:
    """Statuses, outcomes and hours too; no code and no machine's moment."""
    assert row in told(kind, before=before, after=after).text.split("\n")


@cases("kind", "after", kind=ChangeKind)
def test_what_is_for_programs_is_not_told(kind: ChangeKind, after: str) -> None:
    """A document's hash says nothing to a person."""
    entry = told(kind, document=Document(url="https://example.se/k.pdf", title="Kallelse"), after=after)

    assert after not in entry.text
    assert "→" not in entry.text


def test_what_a_document_says_now_is_told_with_a_link_to_the_page() -> None:
    """What it said, what it says and where, in both languages; that it was replaced is told with it."""
    document = Document(url="https://example.se/k.pdf", title="Kallelse")
    passage = TextDifference(before="kl. 13", after="kl. {15}", before_page=3, after_page=4)
    facts = {"meeting": MEETING, "document": document, "seen": SEEN, "before": "a" * 64, "after": "b" * 64}
    replaced = Change.model_validate({"kind": ChangeKind.DOCUMENT_REPLACED, **facts})
    change = Change.model_validate({"kind": ChangeKind.DOCUMENT_TEXT_CHANGED, **facts, "differences": (passage,)})

    (entry,) = entries(told_once([replaced, change]), SWEDISH)
    (english,) = entries([change], ENGLISH)

    assert entry.title.startswith("Ändrad text i utbytt handling: Kallelse")
    assert "På sidan 4 stod ”kl. 13” och står nu ”kl. {15}”." in entry.text
    assert "On page 4 it said “kl. 13” and says “kl. {15}”." in english.text
    assert entry.url == "https://example.se/k.pdf#page=4"
    assert entry.document is not None
    assert entry.document.url == "https://example.se/k.pdf"


def test_a_document_is_linked() -> None:
    """Its address goes before the meeting's; one that is no web address leaves the meeting's."""
    good = Document(url="https://example.se/å.pdf", title="Kallelse")
    bad = Document(url="javascript:alert(1)", title="Kallelse")

    first, second = (told(ChangeKind.DOCUMENT_ADDED, document=document) for document in (good, bad))

    assert (first.url, first.document and first.document.url) == ("https://example.se/%C3%A5.pdf",) * 2
    assert (second.url, second.document) == ("https://xn--ngelvik-4wa.se/m", None)


def test_the_listing_page_is_the_last_resort() -> None:
    """A meeting without a page was listed on one."""
    listed = MEETING.model_copy(update={"url": None, "provenance": Provenance(url="https://example.se/lista")})

    assert told(meeting=listed).url == "https://example.se/lista"
    assert told(meeting=MEETING.model_copy(update={"url": None})).url is None


def test_an_entry_is_known_by_its_change() -> None:
    """A later wording of the meeting or another language changes nothing; another change does."""
    change = Change(kind=ChangeKind.MEETING_MOVED, meeting=MEETING, before="2026-03-04", seen=SEEN)
    renamed = change.model_copy(update={"meeting": MEETING.model_copy(update={"name": "Budget"})})
    other = change.model_copy(update={"before": "2026-03-05"})

    told = ((change, SWEDISH), (change, ENGLISH), (renamed, SWEDISH), (other, SWEDISH))
    swedish, english, later, another = (entries([one], say)[0].id for one, say in told)

    assert swedish == english == later != another
    assert swedish.startswith("urn:uuid:")
    assert len(entries([change, change], SWEDISH)) == 1


def test_the_newest_goes_first() -> None:
    """What was seen at once stands in a fixed order."""
    kinds = {ChangeKind.MEETING_ADDED: 0, ChangeKind.MEETING_MOVED: 2, ChangeKind.AGENDA_PUBLISHED: 2}
    changes = [_change(kind, seen=SEEN + dt.timedelta(days=day)) for kind, day in kinds.items()]

    first, second = entries(changes, SWEDISH), entries(changes[::-1], SWEDISH)

    assert first == second
    assert [entry.updated.day for entry in first] == [11, 11, 9]


def test_what_no_store_saw_is_dated_by_its_meeting() -> None:
    """Never by the clock."""
    assert told(seen=None).updated == dt.datetime(2023, 1, 1, tzinfo=dt.UTC)
    assert "sedda" not in told(seen=None).text


ITEM = AgendaItem(
    title="Upphandling av skolskjuts",
    reference="KS 2026/19",
    documents=(Document(url="https://example.se/skolskjuts.pdf", title="Tjänsteskrivelse"),),
    decision=Decision(outcome=Outcome.APPROVED, text="Ärendet är berett. Nämnden tecknar avtal om skolskjutsar."),
)
AGENDA = MEETING.model_copy(update={"agenda": (AgendaItem(title="Upprop"), ITEM)})
WATCH = Watch(name="Skolskjuts", words=("skolskjuts",))


def _change(kind: ChangeKind, **facts: object) -> Change:
    return Change.model_validate({"kind": kind, "meeting": AGENDA, "seen": SEEN} | facts)


def _found(**facts: object) -> tuple[News, ...]:
    """Tell what the watch finds when an agenda is published."""
    return news_of_hits(find_hits([WATCH], [_change(ChangeKind.AGENDA_PUBLISHED, **facts)]))


def test_what_a_watch_finds_is_told_by_the_items_own_words() -> None:
    """Title, sentence, case number, decision and links; the document is enclosed, and our page is told."""
    (entry,) = entries(_found(), SWEDISH, lambda _, item: f"https://oss.example/#{item and item.title[:3]}")

    assert entry.title == "Upphandling av skolskjuts – Kommunstyrelsen, Ängelvik, onsdag 11 mars 2026"
    for words in (
        "Ärende KS 2026/19.",
        "Hittat på skolskjuts",
        "Beslut: Ärendet är berett. Nämnden tecknar avtal om skolskjutsar.",
        "Handling: Tjänsteskrivelse https://example.se/skolskjuts.pdf",
        "Hos oss: https://oss.example/#Upp",
        "Läs mer: https://xn--ngelvik-4wa.se/m",
    ):
        assert words in entry.text
    assert [paper.url for paper in entry.documents] == ["https://example.se/skolskjuts.pdf"]


def test_an_item_without_documents_has_the_summons_that_it_stands_in() -> None:
    """And the minutes; not what is of other items."""
    papers = tuple(
        Document(url=f"https://example.se/{kind}.pdf", title=kind, classification=kind)
        for kind in (DocumentClassification.NOTICE, DocumentClassification.ATTACHMENT)
    )
    bare = ITEM.model_copy(update={"documents": ()})
    summoned = AGENDA.model_copy(update={"agenda": (bare,), "documents": papers})

    (entry,) = entries(_found(meeting=summoned), SWEDISH)

    assert [paper.title for paper in entry.documents] == ["notice"]


def test_one_thing_found_at_one_moment_is_told_once() -> None:
    """However many changes it was found by; two items of one agenda are two things."""
    added = _change(ChangeKind.ITEM_ADDED, item=ITEM)
    two = AGENDA.model_copy(update={"agenda": (ITEM, AgendaItem(title="Skolskjuts i glesbygd"))})
    one_case = tuple(it.model_copy(update={"reference": "KS 1/26"}) for it in two.agenda or ())

    once = news_of_hits(find_hits([WATCH], [_change(ChangeKind.AGENDA_PUBLISHED), added]))
    both = _found(meeting=two)

    assert [news.change.kind for news in once] == [ChangeKind.AGENDA_PUBLISHED]
    assert [news.item and news.item.title for news in both] == ["Upphandling av skolskjuts", "Skolskjuts i glesbygd"]
    assert len(_found(meeting=two.model_copy(update={"agenda": one_case}))) == 2


def test_a_meeting_is_told_once_with_what_came_with_it() -> None:
    """Its documents are enclosed; what came at another moment is told by itself."""
    paper = Document(url="https://example.se/k.pdf", title="Kallelse")
    added, agenda = _change(ChangeKind.MEETING_ADDED), _change(ChangeKind.AGENDA_PUBLISHED)
    document = _change(ChangeKind.DOCUMENT_ADDED, document=paper)
    later = _change(ChangeKind.DOCUMENT_ADDED, document=paper, seen=SEEN + dt.timedelta(hours=1))

    told = told_once([added, agenda, document, later])

    assert told == (News(added, documents=(paper,)), later)
    assert [document.url for document in entries(told[:1], SWEDISH)[0].documents] == ["https://example.se/k.pdf"]


def test_what_lay_behind_on_the_first_visit_is_no_news() -> None:
    """Nor is what was long gone whenever it was found, nor an error of ours; what lies ahead is."""
    behind = _change(ChangeKind.MEETING_ADDED, seen=SEEN + dt.timedelta(days=9))
    gone = _change(ChangeKind.MEETING_ADDED, seen=SEEN + dt.timedelta(days=99))
    first = {("9901", SEEN + dt.timedelta(days=9))}

    assert told_once([behind], first) == ()
    assert told_once([behind]) == (behind,)
    assert told_once([gone, _change(ChangeKind.CORRECTED)]) == ()
    assert told_once([_change(ChangeKind.MEETING_ADDED)], {("9901", SEEN)}) != ()
