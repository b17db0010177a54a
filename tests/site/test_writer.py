"""Writing a site: only what differs, each file whole, and one bad page by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from agendawatch.errors import InputError, PlaceError, StoreError
from agendawatch.site.file_stores import DirectoryStore
from agendawatch.site.hosts import Size
from agendawatch.site.planned_file import MANIFEST, Make, PlannedFile
from agendawatch.site.writer import write_site


def gives(data: bytes) -> Make:
    """Make these bytes."""
    return lambda _: data


def raises(error: BaseException) -> Make:
    """Make nothing but this error."""

    def make(_: bytes | None) -> bytes:
        raise error

    return make


def files(place: Path) -> dict[str, bytes]:
    """Read every page."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def stats(place: Path) -> dict[str, tuple[int, int]]:
    """Tell when each file was touched, and which one it is."""
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in place.rglob("*")}


PLAN = [
    PlannedFile("index.html", "1", gives(b"hem"), group="a"),
    PlannedFile("goteborg/index.html", "1", gives(b"gbg"), group="b"),
    PlannedFile("goteborg.ics", "1", gives(b"ics"), group="b"),
]


def test_another_key_with_equal_bytes_touches_no_page(tmp_path: Path) -> None:
    """The page was looked at; nobody need fetch it again. Only what differs is written."""
    first = write_site(PLAN, DirectoryStore(tmp_path))
    before = stats(tmp_path)
    rekeyed = [PlannedFile(one.path, "2", one.make, group=one.group) for one in PLAN]

    told = write_site(rekeyed, DirectoryStore(tmp_path))

    assert (first.written, first.kept, first.made) == (("goteborg.ics", "goteborg/index.html", "index.html"), 0, 3)
    assert (told.written, told.kept, told.made) == ((), 3, 3)
    notes = {str(tmp_path), str(tmp_path / MANIFEST), str(tmp_path / ".agendawatch-site.lock")}
    assert {path for path, stat in stats(tmp_path).items() if stat != before[path]} <= notes
    assert write_site(rekeyed, DirectoryStore(tmp_path)).made == 0
    changed = [*rekeyed[:2], PlannedFile("goteborg.ics", "3", gives(b"ny"), group="b")]
    assert write_site(changed, DirectoryStore(tmp_path)).written == ("goteborg.ics",)
    assert files(tmp_path)["goteborg.ics"] == b"ny"


@pytest.mark.parametrize(
    "error", [ValueError("trasig"), KeyError("x"), InputError(field="url", value="x", expected="y"), RecursionError()]
)
def test_one_bad_page_spoils_no_other_and_stands_as_it_stood(tmp_path: Path, error: Exception) -> None:
    """It is told with its reason, and tried again next time."""
    write_site(PLAN, DirectoryStore(tmp_path))
    worse = [
        PlannedFile("goteborg.ics", "2", raises(error), group="b"),
        PlannedFile("ny.html", "1", gives(b"ny"), group="b"),
    ]

    told = write_site([*PLAN[:2], *worse], DirectoryStore(tmp_path))

    assert told.written == ("ny.html",)
    assert [(one.path, one.reason.partition(":")[0]) for one in told.left_out] == [
        ("goteborg.ics", type(error).__name__)
    ]
    assert files(tmp_path)["goteborg.ics"] == b"ics"
    mended = write_site([*PLAN[:2], PlannedFile("goteborg.ics", "2", gives(b"bra"))], DirectoryStore(tmp_path))
    assert "goteborg.ics" in mended.written


def test_a_broken_store_is_no_pages_fault(tmp_path: Path) -> None:
    """It ends the whole, and what was published stands."""
    write_site(PLAN, DirectoryStore(tmp_path))

    with pytest.raises(StoreError):
        write_site([PlannedFile("index.html", "2", raises(StoreError("borta")))], DirectoryStore(tmp_path))

    assert len(files(tmp_path)) == 3


def test_what_is_planned_no_more_goes_save_what_stays(tmp_path: Path) -> None:
    """An address that others link to is a promise."""
    plan = [*PLAN, PlannedFile("goteborg/ks/abc/index.html", "1", gives(b"m"), stays=True)]
    write_site(plan, DirectoryStore(tmp_path))

    told = write_site(PLAN[:1], DirectoryStore(tmp_path))

    assert told.removed == ("goteborg.ics", "goteborg/index.html")
    assert set(files(tmp_path)) == {"index.html", "goteborg/ks/abc/index.html"}
    assert write_site(PLAN[:1], DirectoryStore(tmp_path)).removed == ()


def test_a_file_that_is_gone_or_cut_is_made_again(tmp_path: Path) -> None:
    """Whatever the manifest says."""
    write_site(PLAN, DirectoryStore(tmp_path))
    (tmp_path / "index.html").unlink()
    (tmp_path / "goteborg.ics").write_bytes(b"i")

    told = write_site(PLAN, DirectoryStore(tmp_path))

    assert told.written == ("goteborg.ics", "index.html")
    assert files(tmp_path)["goteborg.ics"] == b"ics"


def test_a_killed_publisher_leaves_whole_files_and_the_next_one_goes_on(tmp_path: Path) -> None:
    """Files of before are equal and stay; the rest is written."""
    killed = [*PLAN[:2], PlannedFile("slut.html", "1", raises(KeyboardInterrupt()), group="c")]
    with pytest.raises(KeyboardInterrupt):
        write_site(killed, DirectoryStore(tmp_path))
    touched = (tmp_path / "index.html").stat().st_mtime_ns

    told = write_site(PLAN, DirectoryStore(tmp_path))

    assert told.written == ("goteborg.ics",)
    assert (tmp_path / "index.html").stat().st_mtime_ns == touched


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"format":2,"files":{"index.html":["1","h",3,0]}}', b'{"format":1,"files":[]}', b"\xff"],
)
def test_a_damaged_manifest_costs_work_and_touches_nothing(tmp_path: Path, data: bytes) -> None:
    """Bytes are compared with those that stand there."""
    write_site(PLAN, DirectoryStore(tmp_path))
    (tmp_path / MANIFEST).write_bytes(data)

    told = write_site(PLAN, DirectoryStore(tmp_path))

    assert (told.written, told.made) == ((), 3)


def test_a_folder_with_other_peoples_files_keeps_them(tmp_path: Path) -> None:
    """What stands at an address of ours is told of and let be; once it is gone, the next run writes ours."""
    (tmp_path / "index.html").write_bytes(b"deras")
    (tmp_path / ".utkast.part").write_bytes(b"deras")

    first = write_site(PLAN, DirectoryStore(tmp_path))
    again = write_site(PLAN, DirectoryStore(tmp_path))

    assert first.written == ("goteborg.ics", "goteborg/index.html")
    assert [bad.path for bad in first.left_out] == [bad.path for bad in again.left_out] == ["index.html"]
    assert again.written == again.removed == ()
    assert files(tmp_path)["index.html"] == b"deras"
    assert (tmp_path / ".utkast.part").exists()

    (tmp_path / "index.html").unlink()

    assert write_site(PLAN, DirectoryStore(tmp_path)).written == ("index.html",)


def test_a_file_that_somebody_puts_among_ours_is_let_be(tmp_path: Path) -> None:
    """Though a page of ours is planned there later, and whatever is removed."""
    write_site(PLAN[:2], DirectoryStore(tmp_path))
    (tmp_path / "goteborg.ics").write_bytes(b"deras")

    told = write_site(PLAN, DirectoryStore(tmp_path))
    write_site(PLAN[:1], DirectoryStore(tmp_path))

    assert [bad.path for bad in told.left_out] == ["goteborg.ics"]
    assert files(tmp_path) == {"index.html": b"hem", "goteborg.ics": b"deras"}


def test_a_disk_that_fills_half_way_is_taken_up_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written is whole and ours, and the next run writes the rest."""
    write = DirectoryStore.write

    def full(place: DirectoryStore, told: Mapping[str, bytes]) -> None:
        if "goteborg.ics" in told:
            write(place, {"goteborg/index.html": told["goteborg/index.html"]})
            msg = "the folder cannot be used: No space left on device"
            raise PlaceError(msg)
        write(place, told)

    monkeypatch.setattr(DirectoryStore, "write", full)
    with pytest.raises(PlaceError):
        write_site(PLAN, DirectoryStore(tmp_path))
    monkeypatch.undo()
    half = files(tmp_path)
    told = write_site(PLAN, DirectoryStore(tmp_path))

    assert half == {"index.html": b"hem", "goteborg/index.html": b"gbg"}
    assert (told.written, told.left_out) == (("goteborg.ics",), ())


def test_how_much_it_will_be_is_told_before_anything_is_written(tmp_path: Path) -> None:
    """As it is known, and of what is new as much as of others of its kind."""
    told: list[tuple[Size, bool]] = []
    plan = [PlannedFile(f"n{n}/index.html", "1", gives(b"x" * 100), group=f"g{n}") for n in range(400)]

    def before(size: Size) -> None:
        told.append((size, (tmp_path / "n0").exists()))

    first = write_site(plan, DirectoryStore(tmp_path), before=before)
    write_site(
        [*plan, PlannedFile("ny/index.html", "1", gives(b"y" * 100), group="g")],
        DirectoryStore(tmp_path),
        before=before,
    )

    assert first.size == Size(files=400, octets=40_000, largest=100, in_folder=1)
    assert told == [(first.size, False), (Size(files=401, octets=40_100, largest=100, in_folder=1), True)]


def test_a_manifest_that_somebody_else_wrote_removes_nothing_outside(tmp_path: Path) -> None:
    """Paths are checked where anything is done with them; a file of an odd row is not ours, and those of good rows are."""
    (tmp_path / "annat.html").write_bytes(b"hej")
    place = tmp_path / "ut"
    write_site(PLAN, DirectoryStore(place))
    manifest = json.loads((place / MANIFEST).read_bytes())
    odd = {"index.html": [1, 2, "3", None], "goteborg.ics": ['"', "h", 3, 0], "a": ["k"], "b": 3, "c": None}
    manifest["files"] |= odd | {path: ["k", "h", 3, 0] for path in ("../annat.html", "/etc/passwd")}
    (place / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")

    told = write_site(PLAN, DirectoryStore(place))

    assert (told.removed, told.written, told.made) == ((), (), 0)
    assert sorted(bad.path for bad in told.left_out) == ["goteborg.ics", "index.html"]
    assert (tmp_path / "annat.html").exists()


def test_two_pages_of_one_address_are_told(tmp_path: Path) -> None:
    """The first one has it."""
    told = write_site([*PLAN, PlannedFile("index.html", "9", gives(b"annan"))], DirectoryStore(tmp_path))

    assert [one.path for one in told.left_out] == ["index.html"]
    assert files(tmp_path)["index.html"] == b"hem"


@pytest.mark.parametrize("path", ["../ut.html", "/etc/passwd", "a/../../b.html", ".dold", "A.html"])
def test_a_path_that_leads_out_is_left_out(tmp_path: Path, path: str) -> None:
    """And the others are written."""
    told = write_site([PlannedFile(path, "1", gives(b"x")), *PLAN], DirectoryStore(tmp_path / "ut"))

    assert [one.path for one in told.left_out] == [path]
    assert len(files(tmp_path / "ut")) == 3
    assert [one.name for one in tmp_path.iterdir()] == ["ut"]


def test_what_follows_is_handed_its_last_bytes(tmp_path: Path) -> None:
    """As a calendar's stamps need."""
    seen: list[bytes | None] = []

    def make(last: bytes | None) -> bytes:
        seen.append(last)
        return b"ett" if last is None else last + b"+"

    for key in ("1", "2"):
        write_site([PlannedFile("a.ics", key, make, follows=True)], DirectoryStore(tmp_path))

    assert seen == [None, b"ett"]
    assert files(tmp_path)["a.ics"] == b"ett+"


def test_groups_are_made_by_the_executor_and_the_rest_after_them(tmp_path: Path) -> None:
    """An index that is planned first is made when all else stands."""
    order: list[str] = []

    def noting(name: str) -> Callable[[bytes | None], bytes]:
        def make(_: bytes | None) -> bytes:
            order.append(name)
            return name.encode()

        return make

    plan = [
        PlannedFile("sitemap.xml", "1", noting("sist")),
        *(PlannedFile(f"k{nth}/index.html", "1", noting("sida"), group=f"k{nth}") for nth in range(400)),
    ]
    with ThreadPoolExecutor(2) as threads:
        told = write_site(plan, DirectoryStore(tmp_path), executor=threads)

    assert len(told.written) == 401
    assert order[-1] == "sist"
