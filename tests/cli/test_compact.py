"""A store is made smaller, and answers as before."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from tests.cli.running import STORE, as_json, run
from tests.store.invented import MORNING, SITE, listed, meet

from agendawatch.cli import options
from agendawatch.model import AgendaItem
from agendawatch.store import Store

DAY, FILE = dt.timedelta(days=1), Path("agendawatch.db")


def _lived(address: str, days: int = 60) -> None:
    """Let a site be visited each day, and its one agenda be told otherwise every tenth."""
    with Store(address) as store:
        for nth in range(days):
            agenda = tuple(AgendaItem(title=f"Detaljplan för kvarteret {at}") for at in range(30 + nth // 10))
            store.records.add(listed(meet(7, agenda=agenda)), site=SITE, seen=MORNING + nth * DAY)


def _told(address: str) -> tuple[object, ...]:
    with Store(address, make=False) as store:
        forms = [tuple(store.meetings(as_of=MORNING + nth * DAY)) for nth in range(0, 60, 5)]
        return (
            tuple(store.changes()),
            tuple(store.meetings()),
            forms,
            store.search("kvarteret"),
            store.maintenance.examine(),
        )


def test_a_compact_store_answers_as_before(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change, every earlier form and every search is the same; a second time there is nothing left to do."""
    _lived(database)
    before = _told(database)
    monkeypatch.setattr(options, "now", lambda: MORNING + 60 * DAY)

    asked = ("compact", "--rounds-older-than", "0", "--store", database)

    assert as_json(*asked) == {"versions": 5, "rounds": 48, "forgotten": None, "kept": []}
    assert run(*asked).output.splitlines() == [
        "Packed 0 earlier forms of meetings.",
        "Forgot 0 rounds that found the same.",
        "0 pages are kept, 0.0 MB.",
    ]
    assert _told(database) == before


def test_a_compact_store_goes_on(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next round finds nothing new, and one that does is told once; the whole goes into another store."""
    _lived(database)
    monkeypatch.setattr(options, "now", lambda: MORNING + 60 * DAY)

    done = run("compact", "--store", database)

    assert done.output.splitlines()[1] == "Forgot 0 rounds that found the same."
    with Store(database) as store, Store(f"sqlite:///{tmp_path / 'b.db'}") as copy:
        same = tuple(store.meetings())
        assert store.records.add(listed(*same), site=SITE, seen=MORNING + 61 * DAY).changes == ()
        later = same[0].model_copy(update={"location": "Folkets hus"})
        assert len(store.records.add(listed(later), site=SITE, seen=MORNING + 62 * DAY).changes) == 1
        copy.maintenance.import_lines(store.maintenance.export_lines())
        assert list(copy.changes()) == list(store.changes())


def test_a_compact_store_is_smaller_and_a_packed_form_that_is_damaged_is_left_out() -> None:
    """SQLite's file is written anew; the damage is told, and the rest of the store answers."""
    _lived(STORE)
    size = FILE.stat().st_size
    with Store(STORE) as store:
        store.maintenance.compact(MORNING + 60 * DAY)
    assert FILE.stat().st_size < size
    with sqlite3.connect(FILE) as database:
        database.execute("UPDATE versions SET body = substr(body, 1, 90) WHERE id = 2")
    database.close()

    with Store(STORE) as store:
        assert [(it.table, it.key) for it in store.maintenance.examine()] == [("versions", "2")]
        assert len(list(store.meetings())) == 1


@pytest.mark.parametrize(
    ("words", "forgotten", "left"),
    [
        (("--dry-run",), None, ["gammal", "ny"]),
        (("--pages-older-than", "30"), 1, ["ny"]),
        (("--pages-older-than", "0"), 2, []),
    ],
)
def test_old_pages_are_forgotten(
    monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], forgotten: int | None, left: list[str]
) -> None:
    """By days since they were received last; none of them with 0. What is kept is told: how many, how much, since when."""
    monkeypatch.setattr(options, "now", lambda: MORNING)
    with Store(STORE) as store:
        store.records.save_page("https://kommun.example/gammal", b"gammal", MORNING - 40 * DAY)
        store.records.save_page("https://kommun.example/ny", b"ny", MORNING)

    told = run("compact", "--dry-run").output.splitlines()
    facts = as_json("compact", *words)

    assert told == ["2 pages are kept, 0.0 MB.", f"The oldest was received on {(MORNING - 40 * DAY).date()}."]
    assert (facts["forgotten"], [page["url"].rpartition("/")[2] for page in facts["kept"]]) == (forgotten, left)
