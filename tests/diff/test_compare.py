"""Two listings compared by themselves: judged as a store judges them."""

from __future__ import annotations

from tests.cases import cases
from tests.diff.written import listing
from tests.store.invented import HOUR, MORNING, SITE

import agendawatch as aw


@cases("before", "after", "kinds")
def test_two_listings_are_judged_as_a_store_judges_them(
    before: tuple[str, ...], after: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    """The same changes, whether a store stands between or not."""
    with aw.Store("sqlite://") as store:
        store.records.add(listing(before), site=SITE, seen=MORNING)
        kept = store.records.add(listing(after), site=SITE, seen=MORNING + 24 * HOUR).changes

    compared = aw.compare(listing(before), listing(after))

    assert tuple(it.kind.value for it in compared) == kinds
    assert compared == tuple(it.model_copy(update={"seen": None}) for it in kept)
