"""The format of a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from agendawatch.site import planned_file
from agendawatch.site.planned_file import format_hash


@pytest.mark.parametrize("name", ["site/templates/page.html", "i18n/sv/LC_MESSAGES/agendawatch.mo"])
def test_it_hangs_on_what_makes_the_bytes(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A template or a catalogue that is other makes another format; what Python compiled does not."""
    rooms = tmp_path / "agendawatch"
    page = rooms / name
    page.parent.mkdir(parents=True)
    (rooms / "site").mkdir(exist_ok=True)
    page.write_text("hej", encoding="utf-8")
    monkeypatch.setattr(planned_file, "__file__", str(rooms / "site" / "format.py"))
    first = format_hash.__wrapped__()

    (rooms / "site" / "page.pyc").write_bytes(b"\0")
    compiled = format_hash.__wrapped__()
    page.write_text("hejsan", encoding="utf-8")

    assert first == compiled
    assert format_hash.__wrapped__() != first
