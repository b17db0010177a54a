"""What a place was given last."""

from __future__ import annotations

import pytest

from agendawatch.site.writer import Manifest, ManifestEntry, hash_of


def test_it_is_read_as_it_was_written() -> None:
    """Keys, hashes, counts and what stays."""
    told = Manifest(
        {"b.html": ManifestEntry("k", hash_of(b"x"), 1), "a/index.html": ManifestEntry("", hash_of(b""), 0, stays=True)}
    )

    assert Manifest.read(told.written()) == told
    assert told.written().index(b"a/index.html") < told.written().index(b"b.html")


@pytest.mark.parametrize(
    "data", [None, b"", b"{", b"[]", b'{"format":2,"files":{}}', b'{"format":1,"files":[]}', b"\xff"]
)
def test_a_damaged_one_counts_as_nothing(data: bytes | None) -> None:
    """Everything is looked at again then."""
    assert Manifest.read(data) == Manifest({})


def test_rows_that_are_none_of_ours_are_dropped() -> None:
    """The others are kept."""
    data = b'{"format":1,"files":{"a":["k"],"b":["k","h",1,0],"c":3,"d":null,"e":["\\"","h",1,0]}}'

    assert Manifest.read(data).files == {"b": ManifestEntry("k", "h", 1)}
