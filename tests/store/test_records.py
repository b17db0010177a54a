"""What is kept between rounds beside meetings."""

from __future__ import annotations

from tests.store.invented import HOUR, MORNING, TOWN

from agendawatch.model import Proposal
from agendawatch.sources.flow import Request
from agendawatch.sources.page_memory import Memory, Validators
from agendawatch.store import Store

DAY = 24 * HOUR


def test_proposals_are_kept_as_they_become(store: Store) -> None:
    """Each version once; the last holds, and earlier ones are known by day."""
    first = Proposal(id="p1", title="Cykelplan", municipality=TOWN)
    second = first.model_copy(update={"reference": "KS 2031/7"})
    other = Proposal(id="p2", title="Badplats")

    saved = [
        store.records.save_proposal(proposal, MORNING + nth * DAY)
        for nth, proposal in enumerate((first, first, second, other))
    ]

    assert saved == [True, False, True, True]
    assert tuple(store.proposals()) == (second, other)
    assert tuple(store.proposals(TOWN)) == (second,)
    assert tuple(store.proposals(as_of=MORNING)) == (first,)


def test_it_is_the_memory_of_fetching(store: Store) -> None:
    """Validators and itineraries are recalled as they were kept last."""
    memory: Memory = store.records
    seen = Validators(etag='"1"', last_modified=None, content_hash="a" * 64, seen=MORNING, believed=False)
    asks = (
        Request("https://exempelkoping.example/"),
        Request("https://exempelkoping.example/sok", method="POST", body=b"q=1"),
    )

    assert memory.validators("GET https://exempelkoping.example/") is None
    memory.save_validators("GET https://exempelkoping.example/", Validators(etag='"0"'))
    memory.save_validators("GET https://exempelkoping.example/", seen)
    memory.save_requests("list", asks)

    assert memory.validators("GET https://exempelkoping.example/") == seen
    assert memory.requests("list") == asks
    memory.save_requests("list", ())
    assert memory.requests("list") is None


def test_bytes_of_pages_are_kept(store: Store) -> None:
    """By hash."""
    print_ = store.records.save_page("https://exempelkoping.example/", b"<html>" * 100, MORNING)

    page = store.records.page(print_)
    assert page is not None
    assert (page.url, page.body, page.fetched) == ("https://exempelkoping.example/", b"<html>" * 100, MORNING)
    assert store.records.page("0" * 64) is None


def test_kept_pages_are_forgotten_by_age(store: Store) -> None:
    """Those received before a day go, the others stay; received again they are young again."""
    address = "https://exempelkoping.example/"
    for nth, body in enumerate((b"a" * 100, b"b" * 100, b"c" * 100, b"a" * 100)):
        store.records.save_page(f"{address}{nth}", body, MORNING + nth * DAY)

    assert [page.url for page in store.maintenance.saved_pages()] == [f"{address}1", f"{address}2", f"{address}3"]
    assert store.maintenance.delete_pages((MORNING + 2 * DAY).date()) == 1
    assert [page.url for page in store.maintenance.saved_pages()] == [f"{address}2", f"{address}3"]
    assert store.maintenance.delete_pages() == 2
    assert store.maintenance.saved_pages() == ()
