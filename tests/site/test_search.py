"""What the search of a site without a server knows: its index, and the files of items of late."""

from __future__ import annotations

import json

from tests.site.invented import ANGELVIK, BOARD
from tests.site.towns import NOW, SETTINGS

from agendawatch.model import Organization, Proposal, Watch
from agendawatch.site.indexes import LARGEST, search_index
from agendawatch.site.plan import plan
from agendawatch.store import Store


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


def test_every_item_of_late_is_in_a_small_file_with_its_place(store: Store) -> None:
    """Whose it is, when, its case number, and where on its page it stands; `search.json` names the files."""
    made = {one.path: one.make(None) for one in plan(store, SETTINGS, NOW) if not one.group}
    paged = [one.path for one in plan(store, SETTINGS, NOW)]
    agendas = [item.title for meeting in store.meetings() for item in meeting.agenda or ()]

    index = json.loads(made["search.json"])
    assert [name for name, *_ in index["others"]] == ["Cyklar", "Belysning längs cykelbanan"]
    assert [name for name, *_ in index["towns"]] == ["Berga", "Ängelvik"]
    assert {name for name, *_ in index["names"]} == {"Kommunstyrelsen", "Kommunfullmäktige"}
    names = index["items"]
    assert sorted(names) == sorted(path for path in made if path.startswith("search/"))
    shards = [json.loads(made[name]) for name in names]
    titles = [title for shard in shards for _, _, title, _ in shard["items"]]
    assert sorted(titles) == sorted(agendas)
    assert all(len(made[name]) <= LARGEST for name in names)
    ways = {key: way for shard in shards for _, key, _, *way in shard["meetings"]}
    assert ways["9a685df99dfbdd2f965c"] == ["angelvik/manad/2026-04/#9a685df99dfbdd2f965c"]
    assert [way for key, way in ways.items() if any(f"/{key}/" in path for path in paged)] == [[], []]
    organization, shorts, town, path = shards[0]["who"][0]
    assert (shorts, town) == (
        "KS KSN" if organization == "Kommunstyrelsen" else "KF",
        "Berga" if "berga" in path else town,
    )
