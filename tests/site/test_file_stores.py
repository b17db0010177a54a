"""Folders as places for a site."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

from agendawatch.errors import InputError, PlaceError
from agendawatch.site.file_stores import DirectoryStore, open_file_store
from agendawatch.site.planned_file import MANIFEST


def test_files_are_written_read_and_removed(tmp_path: Path) -> None:
    """Folders come and go with their files."""
    place = DirectoryStore(tmp_path / "ut")

    with place.hold():
        place.write({"a/b/index.html": b"hej", "index.html": b"", MANIFEST: b"{}"})
        sizes = dict(place.sizes())
        place.remove(["a/b/index.html", "saknas.html"])

    assert {path: size for path, size in sizes.items() if path != ".agendawatch-site.lock"} == {
        "a/b/index.html": 3,
        "index.html": 0,
        MANIFEST: 2,
    }
    assert place.read("a/b/index.html") is None
    assert place.read("index.html") == b""
    assert not (tmp_path / "ut" / "a").exists()


def test_a_folder_that_was_removed_is_made_again(tmp_path: Path) -> None:
    """What is remembered of folders is not believed past their end."""
    place = DirectoryStore(tmp_path)
    place.write({"a/x.html": b"1"})
    place.remove(["a/x.html"])

    place.write({"a/x.html": b"2"})

    assert place.read("a/x.html") == b"2"


@pytest.mark.parametrize("path", ["../b.html", "/b.html", "a/../../b.html", ".b", "a\x00.html"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    """Not by a path."""
    place = DirectoryStore(tmp_path / "ut")

    with pytest.raises(InputError):
        place.write({path: b"x"})

    assert not list(tmp_path.iterdir())


def test_no_link_leads_outside(tmp_path: Path) -> None:
    """Nor by a link that somebody laid in the folder."""
    (tmp_path / "ut").mkdir()
    (tmp_path / "annat").mkdir()
    (tmp_path / "ut" / "a").symlink_to(tmp_path / "annat")

    with pytest.raises(PlaceError, match="lead out"):
        DirectoryStore(tmp_path / "ut").write({"a/index.html": b"x"})

    assert not list((tmp_path / "annat").iterdir())


def test_a_second_publisher_is_told(tmp_path: Path) -> None:
    """One at a time; the lock goes with its holder."""
    pytest.importorskip("fcntl")
    with (
        DirectoryStore(tmp_path).hold(),
        pytest.raises(PlaceError, match="another publisher"),
        DirectoryStore(tmp_path).hold(),
    ):
        pass

    with DirectoryStore(tmp_path).hold():
        pass


def test_what_the_system_refuses_is_told_in_words(tmp_path: Path) -> None:
    """A file where a folder should be."""
    (tmp_path / "ut").write_bytes(b"")

    with pytest.raises(PlaceError, match="cannot be used"), DirectoryStore(tmp_path / "ut").hold():
        pass


def test_an_address_tells_the_kind_of_place(tmp_path: Path) -> None:
    """Folders by path and by address, object stores by theirs; a folder can be sent to another process."""
    open_file_store(f"file://{tmp_path}").write({"index.html": b"hej"})

    again = pickle.loads(pickle.dumps(open_file_store(str(tmp_path))))  # noqa: S301 - our own

    assert again.read("index.html") == b"hej"
    assert not open_file_store("memory:///sida").is_whole()


def test_an_object_store_without_its_extra_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its address."""
    monkeypatch.delitem(sys.modules, "agendawatch.site.objects", raising=False)
    monkeypatch.setitem(sys.modules, "obstore", None)

    with pytest.raises(InputError, match=r"place is 's3://moten'.*agendawatch\[objects\]"):
        open_file_store("s3://moten")


def test_only_what_is_asked_for_is_looked_at(tmp_path: Path) -> None:
    """A folder, a file within a file, and a path of another kind are not there."""
    place = DirectoryStore(tmp_path)
    place.write({"a/index.html": b"hej", "b.ics": b"x"})
    (tmp_path / "mapp.html").mkdir()

    wanted = ["a/index.html", "mapp.html", "a/index.html/b", "c.html", "../a", "\0"]

    assert place.sizes(wanted) == {"a/index.html": 3}


def test_every_file_is_looked_at_after_a_publisher_was_killed(tmp_path: Path) -> None:
    """Its halves are cleared away, until one ends well."""
    place = DirectoryStore(tmp_path)
    place.write({"a/index.html": b"hej", "b.ics": b"x"})
    half = tmp_path / "a" / ".index.html.part"

    for killed in (True, False):
        half.write_bytes(b"ha")
        if killed:
            with pytest.raises(KeyboardInterrupt), place.hold():
                _cut_short(place)
        with place.hold():
            place.sizes(["b.ics"])
            assert ("a/.index.html.part" in place.sizes()) is half.exists() is not killed


def _cut_short(place: DirectoryStore) -> None:
    place.begin()
    raise KeyboardInterrupt
