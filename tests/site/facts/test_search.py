"""What the search of a site without a server knows."""

from __future__ import annotations

import json

from tests.site.invented import ANGELVIK, BOARD

from agendawatch.model import Organization, Proposal, Watch
from agendawatch.site.indexes import search_index


def test_the_index_tells_each_page_once_and_a_name_once_for_all_that_bear_it() -> None:
    """Small enough for a whole country; what has no municipality of its own is told in full, watches and proposals first."""
    berga = ANGELVIK.model_copy(update={"code": "9902", "name": "Berga"})
    one = Proposal(id="a", title="Rädda biblioteket", municipality=ANGELVIK)
    told = json.loads(
        search_index(
            [(ANGELVIK, BOARD), (ANGELVIK, Organization(name="kommunstyrelsen")), (berga, BOARD), (None, BOARD)],
            proposals=(one, Proposal(id="b", title="B", joined_to="a")),
            watches=(Watch(name="Cyklar", words=("cykel",)),),
        )
    )

    assert told == {
        "others": [
            ["Cyklar", "bevakning/cyklar/", "watch", ""],
            ["Rädda biblioteket", "arende/a/", "proposal", "Ängelvik"],
            ["Kommunstyrelsen", "ovriga/kommunstyrelsen/", "organization", ""],
        ],
        "names": [["Kommunstyrelsen", "kommunstyrelsen/", "KS KSN"]],
        "towns": [["Berga", "berga/", [0]], ["Ängelvik", "angelvik/", [0]]],
        "items": [],
    }


def test_the_index_is_text() -> None:
    """No entries are an index too; hostile names are cut and cleaned."""
    data = search_index([(ANGELVIK, Organization(name='x"\r\n\u202e</script>' + "y" * 10_000))])

    assert json.loads(search_index(())) == {"others": [], "names": [], "towns": [], "items": []}
    assert len(json.loads(data)["names"][0][0]) <= 160
    assert "\u202e" not in data.decode()
