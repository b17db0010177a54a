"""Paths that a site may have, and fingerprints."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import cases

from agendawatch.errors import InputError
from agendawatch.model import slug
from agendawatch.site import planned_file
from agendawatch.site.planned_file import checked, fingerprint, format_hash


@cases("path")
def test_paths_of_slugs_are_good(path: str) -> None:
    """What our addresses are made of."""
    assert checked(path) == path


@cases("path")
def test_no_path_leads_out(path: str) -> None:
    """Traversal, hidden files, odd letters and drives are refused, and what no file system takes."""
    for refused in (path, f"{'a' * 500}{path}"):
        with pytest.raises(InputError):
            checked(refused)


@given(st.text(max_size=200))
def test_whatever_a_source_says_makes_a_good_path_or_none(words: str) -> None:
    """A slug of any text is a part of a path, unless nothing is left of it."""
    made = slug(words)

    assert not made or checked(f"{made}/index.html")


def test_facts_are_kept_apart() -> None:
    """Two facts are not one that is spelt as both."""
    assert fingerprint("a", "b") != fingerprint("ab")
    assert fingerprint("a", 1) == fingerprint("a", 1)


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
