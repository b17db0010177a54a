"""The format of a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from agendawatch.site import format as site_format
from agendawatch.site.format import format_hash


def test_it_hangs_on_what_makes_the_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that is other makes another format; what Python compiled does not."""
    rooms = tmp_path / "agendawatch"
    (rooms / "site" / "templates").mkdir(parents=True)
    page = rooms / "site" / "templates" / "page.html"
    page.write_text("hej", encoding="utf-8")
    monkeypatch.setattr(site_format, "__file__", str(rooms / "site" / "format.py"))
    first = format_hash.__wrapped__()

    (rooms / "site" / "page.pyc").write_bytes(b"\0")
    compiled = format_hash.__wrapped__()
    page.write_text("hejsan", encoding="utf-8")

    assert first == compiled
    assert format_hash.__wrapped__() != first
