"""Items of late, for the search of a site without a server."""

from __future__ import annotations

import json
from pathlib import Path

from tests.site.towns import NOW, SETTINGS, filled

from agendawatch.site.plan import plan
from agendawatch.site.shards import LARGEST


def test_every_item_of_late_is_in_a_small_file_with_its_place(tmp_path: Path) -> None:
    """Whose it is, when, its case number, and where on its page it stands; `search.json` names the files."""
    with filled(tmp_path) as store:
        made = {one.path: one.make(None) for one in plan(store, SETTINGS, NOW) if not one.group}
        agendas = [item.title for meeting in store.meetings() for item in meeting.agenda or ()]

    names = json.loads(made["search.json"])["items"]
    assert sorted(names) == sorted(path for path in made if path.startswith("search/"))
    shards = [json.loads(made[name]) for name in names]
    titles = [title for shard in shards for _, _, title, _ in shard["items"]]
    assert sorted(titles) == sorted(agendas)
    assert all(len(made[name]) <= LARGEST for name in names)
    organization, shorts, town, path = shards[0]["who"][0]
    assert (shorts, town) == (
        "KS KSN" if organization == "Kommunstyrelsen" else "KF",
        "Berga" if "berga" in path else town,
    )
