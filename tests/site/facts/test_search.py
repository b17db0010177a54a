"""What the search knows."""

from __future__ import annotations

import json

from tests.site.invented import ANGELVIK, BOARD, meeting

from agendawatch.model import Organization, Proposal, Watch
from agendawatch.site.facts import Entry, search_entries, search_index
from agendawatch.site.facts.search import places_of


def test_each_page_is_found_once() -> None:
    """Municipalities first, then watches and proposals, then organizations with their municipality."""
    told = search_entries(
        [(ANGELVIK, BOARD), (ANGELVIK, Organization(name="kommunstyrelsen")), (None, BOARD)],
        proposals=(
            Proposal(id="a", title="Rädda biblioteket", municipality=ANGELVIK),
            Proposal(id="b", title="B", joined_to="a"),
        ),
        watches=(Watch(name="Cyklar", words=("cykel",)),),
    )

    assert told == (
        Entry("Ängelvik", "angelvik/", "municipality"),
        Entry("Cyklar", "bevakning/cyklar/", "watch"),
        Entry("Rädda biblioteket", "arende/a/", "proposal", "Ängelvik"),
        Entry("Kommunstyrelsen", "angelvik/kommunstyrelsen/", "organization", "Ängelvik"),
        Entry("Kommunstyrelsen", "ovriga/kommunstyrelsen/", "organization"),
    )


def test_the_index_is_rows_of_text() -> None:
    """Equal entries are equal bytes; no entries are a list too; hostile names are cut and cleaned."""
    hostile = Organization(name='x"\r\n\u202e</script>' + "y" * 10_000)
    data = search_index(search_entries([(ANGELVIK, hostile)]))
    rows = json.loads(data)

    assert json.loads(search_index(())) == []
    assert rows[0] == ["Ängelvik", "angelvik/", "municipality", ""]
    assert len(rows[1][0]) <= 160
    assert "\u202e" not in data.decode()


def test_places_are_those_of_meetings() -> None:
    """As often as they meet."""
    assert list(places_of([meeting(), meeting("2026-04-15")])) == [(ANGELVIK, BOARD)] * 2
