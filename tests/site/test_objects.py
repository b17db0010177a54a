"""Object stores as places for a site."""

from __future__ import annotations

import pickle

import pytest
from tests.replicas.bucket import Bucket
from tests.replicas.server import Given, Wanted, serve

from agendawatch.errors import InputError, PlaceError
from agendawatch.site.planned_file import MANIFEST, PlannedFile
from agendawatch.site.writer import write_site

obstore = pytest.importorskip("obstore")

from agendawatch.site.objects import ObjectStore  # noqa: E402 - it needs the extra


def test_a_bucket_on_the_network_is_written_as_memory_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a prefix, and nothing beside it is touched."""
    bucket = Bucket("moten", objects={"annat.txt": b"kvar"})
    with serve(bucket) as running:
        for name, value in bucket.environment(running.address).items():
            monkeypatch.setenv(name, value)
        place = ObjectStore("s3://moten/sida")
        place.write({"a/index.html": b"hej", "goteborg.ics": b"BEGIN"})

        assert place.sizes() == {"a/index.html": 3, "goteborg.ics": 5}
        assert (place.read("goteborg.ics"), place.read("borta.ics")) == (b"BEGIN", None)
        place.remove(["a/index.html"])

    assert bucket.objects == {"annat.txt": b"kvar", "sida/goteborg.ics": b"BEGIN"}
    assert bucket.kinds["sida/goteborg.ics"] == "text/calendar; charset=utf-8"


def test_each_file_carries_its_kind_and_its_time() -> None:
    """A store that serves it needs no other setting."""
    place = ObjectStore("memory:///")
    place.write({"goteborg.ics": b"BEGIN", "assets/a.0a.css": b""})

    kinds = {path: obstore.get(place._opened, path).attributes for path in place.sizes()}  # noqa: SLF001 - what no reader of a place asks

    assert kinds["goteborg.ics"]["Content-Type"] == "text/calendar; charset=utf-8"
    assert kinds["assets/a.0a.css"]["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_site_is_written_there_once() -> None:
    """The manifest stands beside the pages, and nothing is sent twice."""
    place = ObjectStore("memory:///")
    plan = [PlannedFile("index.html", "1", lambda _: b"hej", group="a")]

    assert write_site(plan, place).written == ("index.html",)
    assert write_site(plan, place).made == 0
    assert MANIFEST in place.sizes()


def test_a_bucket_that_refuses_half_way_is_taken_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What others keep in it stays as it is."""
    bucket = Bucket("moten", objects={"om/index.html": b"deras"}, kinds={"om/index.html": "text/html"})
    refusing = True

    def answer(wanted: Wanted) -> Given:
        if refusing and wanted.method == "PUT" and wanted.path.endswith("b.html"):
            return Given(b"<Error><Code>AccessDenied</Code></Error>", status=403)
        return bucket(wanted)

    plan = [PlannedFile(path, "1", lambda _: b"vi", group=path) for path in ("a.html", "b.html", "om/index.html")]
    with serve(answer) as running:
        for name, value in bucket.environment(running.address).items():
            monkeypatch.setenv(name, value)
        with pytest.raises(PlaceError):
            write_site(plan, ObjectStore("s3://moten"))
        refusing = False
        told = write_site(plan[:2], ObjectStore("s3://moten"))

    assert told.written == ("b.html",)
    assert {bucket.objects[path] for path in ("a.html", "b.html")} == {b"vi"}
    assert bucket.objects["om/index.html"] == b"deras"


def test_no_path_leads_out() -> None:
    """A prefix is a promise too."""
    with pytest.raises(InputError):
        ObjectStore("memory:///").read("../annat")


@pytest.mark.parametrize("url", ["s3://", "gs://", "az:///"])
def test_an_address_that_names_no_bucket_is_refused(url: str) -> None:
    """Before anything is made."""
    with pytest.raises(InputError):
        ObjectStore(url)


def test_a_bucket_can_be_sent_to_another_process_and_memory_cannot() -> None:
    """By its address."""
    bucket = ObjectStore("s3://moten/sida")

    assert isinstance(pickle.loads(pickle.dumps(bucket)), ObjectStore)  # noqa: S301 - our own
    with pytest.raises(InputError):
        pickle.dumps(ObjectStore("memory:///"))
