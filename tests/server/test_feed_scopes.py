"""A feed's address stands for one thing."""

from __future__ import annotations

import pytest
from tests.server.country import ANGSBY, BOARD, BUILDING

from agendawatch.model import Municipality, Proposal, Watch
from agendawatch.server.feed_scopes import ALL, FeedScope, scopes

PROPOSAL = Proposal(id="p1", title="En plan")
WATCH = Watch(name="Cyklar", words=("cykel",))
FOUND = scopes([(ANGSBY, BOARD), (ANGSBY, BUILDING), (None, BOARD)], [PROPOSAL], [WATCH])


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("feed", ALL),
        ("angsby", FeedScope("angsby/", ANGSBY)),
        ("angsby/kommunstyrelsen", FeedScope("angsby/kommunstyrelsen/", ANGSBY, BOARD)),
        ("angsby/byggnadsnamnden", FeedScope("angsby/byggnadsnamnden/", ANGSBY, BUILDING)),
        ("ovriga/kommunstyrelsen", FeedScope("ovriga/kommunstyrelsen/", None, BOARD)),
        ("arende/p1", FeedScope("arende/p1/", proposal=PROPOSAL)),
        ("bevakning/cyklar", FeedScope("bevakning/cyklar/", watch=WATCH)),
    ],
)
def test_every_feed_has_its_scope(path: str, scope: FeedScope) -> None:
    """By the path of the page that it stands beside."""
    assert FOUND[path] == scope


def test_no_name_takes_the_place_of_all_there_is() -> None:
    """A municipality called so has another address, or none of its own here."""
    town = Municipality(code="9903", name="Feed")

    assert scopes([(town, BOARD)], [], [])["feed"] == ALL


def test_a_scope_is_named_for_people() -> None:
    """By what it is of."""
    assert [FOUND[path].title for path in ("feed", "angsby/kommunstyrelsen", "arende/p1", "bevakning/cyklar")] == [
        "",
        "Kommunstyrelsen, Ängsby",
        "En plan",
        "Cyklar",
    ]
