"""A feed file is replaced whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from agendawatch.feeds.feed import write_feed


def test_a_file_is_replaced_only_by_other_bytes(tmp_path: Path) -> None:
    """It is made with its folders, and everybody may read it; its time of change tells a server that nothing changed."""
    path = tmp_path / "a" / "b.ics"

    assert write_feed(path, b"one")
    assert path.stat().st_mode & 0o777 == 0o644
    os.utime(path, (1, 1))
    assert not write_feed(path, b"one")
    assert path.stat().st_mtime == 1
    assert write_feed(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_killed_publisher_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Whatever stops it half-way, also a full disk."""
    path = tmp_path / "b.ics"
    write_feed(path, b"one")

    def stop(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, stop)
    with pytest.raises(OSError, match="No space"):
        write_feed(path, b"two")

    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]
