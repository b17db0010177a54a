"""The way over from a store of before the first version: its export in NDJSON, made by the agendawatch of its day.

`store_761df28c.tar.xz` was made by commit 761df28c of the demo's made-up region, as of 7 March 2031: an export, two
feeds, and an empty store.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tarfile
from pathlib import Path

import pytest

import agendawatch as aw
from agendawatch.errors import StoreError
from agendawatch.feeds.options import FeedOptions
from agendawatch.feeds.publishing import Publisher, publish_feed
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store
from agendawatch.store.database import ChangeTokenReader

NOW = dt.datetime(2031, 3, 7, 8, tzinfo=STOCKHOLM)
OPTIONS = FeedOptions(language="sv", past=36_500)


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """Unpack what the agendawatch of then made."""
    with tarfile.open(Path(__file__).with_name("store_761df28c.tar.xz")) as packed:
        packed.extractall(tmp_path / "earlier", filter="data")
    return tmp_path / "earlier"


@pytest.mark.parametrize("make", [True, False])
def test_an_earlier_store_is_refused_in_one_sentence(earlier: Path, *, make: bool) -> None:
    """It names the way over, and the file stays as it was."""
    file = earlier / "empty.db"
    before = file.read_bytes()

    with pytest.raises(StoreError) as told:
        Store(f"sqlite:///{file}", make=make)

    assert str(told.value) == (
        f"the database sqlite:///{file} is of version 0016, written by an earlier agendawatch: with that one "
        "`agendawatch export --format ndjson FOLDER`, with this one in Python "
        "`agendawatch.import_export(Store(…), FOLDER)` into a new store"
    )
    assert not ChangeTokenReader(f"sqlite:///{file}").read().current
    assert file.read_bytes() == before
    assert sorted(it.name for it in earlier.iterdir()) == ["empty.db", "export", "forslag.ics", "kommunstyrelsen.ics"]


def test_an_earlier_export_makes_the_same_store(earlier: Path, store: Store, tmp_path: Path) -> None:
    """Row for row, with nothing damaged; and its tables say what they said, though newer ones may say more."""
    lines = (earlier / "export" / "store.ndjson").read_text(encoding="utf-8").splitlines()

    count = aw.import_export(store, earlier / "export")

    assert count == len(lines) - 1
    assert tuple(store.maintenance.export_lines(NOW)) == tuple(lines)
    assert store.maintenance.examine() == ()
    aw.export(store, tmp_path / "now", format="ndjson")
    for table, rows in {
        "meetings": 38,
        "changes": 50,
        "documents": 4,
        "decisions": 3,
        "proposals": 2,
        "actions": 8,
    }.items():
        said, says = (_rows(folder / f"{table}.ndjson") for folder in (earlier / "export", tmp_path / "now"))
        assert len(said) == rows
        assert [{name: it[name] for name in was} for was, it in zip(said, says, strict=True)] == said
    assert [hit.title for hit in store.search("årsredovisning", municipality="9902", kind="item")][:1] == [
        "Årsredovisning för Lingonvik"
    ]


def test_its_feeds_go_on(earlier: Path, store: Store) -> None:
    """Events keep their UIDs and sequence numbers, and what is said is said in other words: subscribers notice nothing."""
    aw.import_export(store, earlier / "export")
    publisher = Publisher(store, now=NOW)
    board, followed = earlier / "kommunstyrelsen.ics", earlier / "forslag.ics"
    before, proposed = _noticed(board), _uids(followed)

    publish_feed(board, publisher.organization("Kommunstyrelsen", "9901"), OPTIONS)
    publish_feed(followed, publisher.proposals(tuple(store.proposals()), name="F"), OPTIONS)

    assert len(_uids(board)) == 6
    assert _noticed(board) == before
    assert _uids(followed) == proposed


def _rows(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


_WORDS = rb"(?m)^(?:DESCRIPTION|DTSTAMP|LAST-MODIFIED|SUMMARY)[:;].*\r\n(?:[ \t].*\r\n)*"


def _noticed(feed: Path) -> bytes:
    """Give a calendar without its words and the moment at which they changed."""
    return re.sub(_WORDS, b"", feed.read_bytes())


def _uids(feed: Path) -> list[bytes]:
    return sorted(re.findall(rb"(?m)^UID:(.+)\r$", feed.read_bytes()))
