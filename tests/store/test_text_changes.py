"""What a replaced document says now, beside what it said: a town that does not exist."""

from __future__ import annotations

import pytest
from tests.cases import cases
from tests.store.invented import HOUR, MORNING, SITE, listed, meet

from agendawatch.model import AgendaItem, Change, ChangeKind, Document
from agendawatch.store import Store

OLD, NEW = "a" * 64, "b" * 64
URL = "https://exempelkoping.example/kallelse.pdf"
FILL = " ".join(f"ord{nth}" for nth in range(40))


def _replaced(
    store: Store, before: list[str] | None, after: list[str] | None, *, of_item: bool = False
) -> tuple[Change, ...]:
    """Have a document replaced, with the text of each where it is kept."""
    for nth, (content_hash, pages) in enumerate(((OLD, before), (NEW, after))):
        papers = (Document(url=URL, title="Kallelse", content_hash=content_hash),)
        facts = {"agenda": (AgendaItem(title="Budget", documents=papers),)} if of_item else {"documents": papers}
        store.records.add(listed(meet(3, **facts)), site=SITE, seen=MORNING + nth * HOUR)
        if pages is not None:
            store.records.index_document(content_hash, pages)
    return store.records.note_text_changes([NEW], seen=MORNING + HOUR)


@pytest.mark.parametrize("of_item", [False, True])
def test_what_a_replaced_document_says_now_is_a_change_of_its_own(store: Store, *, of_item: bool) -> None:
    """With what stood there, what stands there, and the page of each; of the meeting or of an item."""
    (told,) = _replaced(store, [FILL, "Mötet börjar kl. 13.00"], [FILL, "Mötet börjar kl. 15.00"], of_item=of_item)

    (passage,) = told.differences
    assert (told.kind, told.seen) == (ChangeKind.DOCUMENT_TEXT_CHANGED, MORNING + HOUR)
    assert told.document is not None
    assert (told.document.url, told.before, told.after) == (URL, OLD, NEW)
    assert (passage.before_page, passage.after_page) == (2, 2)
    assert (passage.before or "").endswith("ord39 Mötet börjar kl. 13.00")
    assert (passage.after or "").endswith("ord39 Mötet börjar kl. 15.00")
    assert [it.kind for it in store.changes()][1:] == ["document_replaced", "document_text_changed"]
    assert list(store.changes())[-1] == told


@cases("before", "after", before=list, after=list)
def test_what_says_the_same_or_was_not_kept_is_no_change(
    store: Store, before: list[str] | None, after: list[str] | None
) -> None:
    """However it is laid out, and where only what we hide is other."""
    assert _replaced(store, before, after) == ()


def test_it_is_told_once(store: Store) -> None:
    """Until the document is replaced again, also by what it was."""
    first = _replaced(store, ["Lokal: Salen"], ["Lokal: Källaren"])
    again = store.records.note_text_changes([NEW], seen=MORNING + 2 * HOUR)
    back = Document(url=URL, title="Kallelse", content_hash=OLD)
    store.records.add(listed(meet(3, documents=(back,))), site=SITE, seen=MORNING + 3 * HOUR)
    (third,) = store.records.note_text_changes([OLD], seen=MORNING + 3 * HOUR)

    assert (len(first), again) == (1, ())
    assert third.differences[0].after == "Lokal: Salen"


def test_no_private_person_stands_in_a_passage(store: Store) -> None:
    """Neither names without a party nor ways to reach somebody; who holds an office for a party does."""
    after = "Medborgarförslag från Exempla Exempelsson, 19121212-1212, tel. 046-359 50 00, stöds av Kim Exempelberg (V)"
    (told,) = _replaced(store, ["Medborgarförslag om en lekplats"], [after])

    kept = "\n".join(store.maintenance.export_lines())
    said = told.differences[0].after or ""
    assert "Kim Exempelberg (V)" in said
    assert not [it for it in ("Exempelsson", "1212-1212", "359 50") if it in kept]


def test_passages_are_few_and_short(store: Store) -> None:
    """However much is other: five, each cut where it is long, of a text of any length."""
    fill = [" ".join(f"ord{part}x{nth}" for nth in range(40)) for part in range(200)]
    before, after = (" ".join(f"{it} {word}{nth}" for nth, it in enumerate(fill)) for word in ("gammal", "ny"))
    (told,) = _replaced(store, [before], [after])

    assert [it.after and it.after.split()[8] for it in told.differences] == [f"ny{nth}" for nth in range(5)]


def test_a_long_passage_is_cut(store: Store) -> None:
    """And says so."""
    (told,) = _replaced(store, ["Kort."], [" ".join(f"ord{nth}" for nth in range(9_000))])

    after = told.differences[0].after or ""
    assert len(after) < 310
    assert after.endswith(" […]")


def test_what_follows_an_inserted_chapter_is_no_difference(store: Store) -> None:
    """The end of what is compared is not the end of the text."""
    tail = " ".join(f"slut{nth}" for nth in range(5_000))
    (told,) = _replaced(store, [f"Början {tail}"], [f"Början nytt kapitel {tail}"])

    (passage,) = told.differences
    assert passage.after is not None
    assert passage.after.startswith("Början nytt kapitel slut0")
    assert passage.before is not None
    assert "slut0" in passage.before
