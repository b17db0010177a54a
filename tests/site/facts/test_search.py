"""What the search knows."""

from __future__ import annotations

import json

from tests.site.invented import ANGELVIK, BOARD

from agendawatch.model import Organization, Proposal, Watch
from agendawatch.site.search import SearchEntry, search_entries, search_index


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
        SearchEntry("Ängelvik", "angelvik/", "municipality"),
        SearchEntry("Cyklar", "bevakning/cyklar/", "watch"),
        SearchEntry("Rädda biblioteket", "arende/a/", "proposal", "Ängelvik"),
        SearchEntry("Kommunstyrelsen", "angelvik/kommunstyrelsen/", "organization", "Ängelvik"),
        SearchEntry("Kommunstyrelsen", "ovriga/kommunstyrelsen/", "organization"),
    )


def test_the_index_tells_a_name_once_for_all_that_bear_it() -> None:
    """Small enough for a whole country; what has no municipality of its own is told in full."""
    berga = ANGELVIK.model_copy(update={"code": "9902", "name": "Berga"})
    watches = (Watch(name="Cyklar", words=("cykel",)),)
    entries = search_entries([(ANGELVIK, BOARD), (berga, BOARD), (None, BOARD)], watches=watches)

    told = json.loads(search_index(entries))

    assert told == {
        "others": [
            ["Cyklar", "bevakning/cyklar/", "watch", ""],
            ["Kommunstyrelsen", "ovriga/kommunstyrelsen/", "organization", ""],
        ],
        "names": [["Kommunstyrelsen", "kommunstyrelsen/", "KS KSN"]],
        "towns": [["Berga", "berga/", [0]], ["Ängelvik", "angelvik/", [0]]],
        "items": [],
    }


def test_the_index_is_text() -> None:
    """No entries are an index too; hostile names are cut and cleaned."""
    hostile = Organization(name='x"\r\n\u202e</script>' + "y" * 10_000)
    data = search_index(search_entries([(ANGELVIK, hostile)]))

    assert json.loads(search_index(())) == {"others": [], "names": [], "towns": [], "items": []}
    assert len(json.loads(data)["names"][0][0]) <= 160
    assert "\u202e" not in data.decode()
