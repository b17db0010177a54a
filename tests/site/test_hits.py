"""Where watches found anything, remembered."""

from __future__ import annotations

import pytest
from tests.site.towns import COMING, HAS_BEEN, LATER, NOW, SETTINGS, add

from agendawatch.model import AgendaItem, Meeting, Watch
from agendawatch.site.hits import Hits
from agendawatch.site.settings import SiteSettings
from agendawatch.site.source import SiteData
from agendawatch.store import Store

BIKES = SETTINGS.watches[0]
LIGHT = Watch(name="Ljus", words=("belysning",))


def source(store: Store, *watches: Watch) -> SiteData:
    """Ask for some watches."""
    return SiteData(store, SiteSettings(watches=watches), NOW)


def test_watches_find_what_stands_there(store: Store) -> None:
    """Each its own."""
    found = Hits().followed(source(store, BIKES, LIGHT))

    assert found.of(BIKES) == found.of(LIGHT) == (HAS_BEEN.id,)
    assert found.of(Watch(name="Annat", words=("skola",))) == ()


def test_only_what_is_new_is_looked_at(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found stays found; a watch that is new looks at all."""
    known = Hits.read(Hits().followed(source(store, BIKES)).written())
    add(store, HAS_BEEN, COMING.model_copy(update={"agenda": (AgendaItem(title="Ny cykelbana"),)}), LATER, seen=NOW)
    asked: list[str] = []
    read = store.meeting

    def noting(identifier: str) -> Meeting | None:
        asked.append(identifier)
        return read(identifier)

    monkeypatch.setattr(store, "meeting", noting)

    found = known.followed(source(store, BIKES))
    once = list(asked)
    both = found.followed(source(store, BIKES, LIGHT))

    assert once == [COMING.id]
    assert found.of(BIKES) == tuple(sorted((HAS_BEEN.id, COMING.id)))
    assert both.of(LIGHT) == (HAS_BEEN.id,)


def test_many_new_meetings_are_read_in_one_go(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same outcome."""
    monkeypatch.setattr("agendawatch.site.source._MANY", 1)
    assert Hits().followed(source(store, BIKES)).of(BIKES) == (HAS_BEEN.id,)


def test_a_watch_that_is_taken_away_is_forgotten(store: Store) -> None:
    """And one whose words are others is another."""
    known = Hits().followed(source(store, BIKES, LIGHT)).followed(source(store, LIGHT))

    assert len(known.found) == 1
    assert known.of(LIGHT.model_copy(update={"words": ("skola",)})) == ()


@pytest.mark.parametrize(
    "data", [None, b"", b"{", b"[]", b'{"format":"another","found":{"a":[1,[]]}}', b'{"found":{"a":3}}', b"\xff"]
)
def test_a_damaged_note_counts_as_nothing(data: bytes | None) -> None:
    """Everything is looked at again."""
    assert Hits.read(data) == Hits()
