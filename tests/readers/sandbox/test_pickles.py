"""Values cross from a sandbox whole, and nothing else does."""

from __future__ import annotations

import builtins
import datetime as dt
import os
import pickle
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agendawatch.errors import InputError, ReadError, UnsafeError
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Caveat,
    CaveatCode,
    Document,
    DocumentClassification,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Provenance,
    Window,
)
from agendawatch.readers.sandbox.messages import made_again, packed, unpacked
from agendawatch.readers.schedule import read_schedule
from agendawatch.sources.flow import Request

CORPUS = Path(__file__).parents[3] / "benchmarks" / "corpus"
KS = Organization(name="Kommunstyrelsen")
MEETING = Meeting(
    municipality=Municipality(code="9901", name="Myrsjöstad"),
    organization=KS,
    date=dt.date(2026, 3, 11),
    start=dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM),
    agenda=(
        AgendaItem(title="Val av justerare", documents=(Document(url="https://kommun.example/a.pdf", title="a"),)),
    ),
    documents=(Document(url="https://kommun.example/b.pdf", title="b", classification=DocumentClassification.MINUTES),),
    warnings=(Caveat.of(CaveatCode.WEEKDAY_DIFFERS, words="fredag 11 mars", weekday=5, date="2026-03-11"),),
    provenance=Provenance(words="11 mars", seen=dt.datetime(2026, 3, 1, tzinfo=dt.UTC)),
)


@pytest.mark.parametrize(
    "value",
    [
        MEETING,
        Listing(window=Window.year(2026), meetings=(MEETING,)),
        (Request("https://kommun.example/", params=(("a", "b"),), body=b"x"), None, 1, 2.5, {"a": frozenset({KS})}),
        MEETING.model_validate_json(MEETING.model_dump_json()),
    ],
)
def test_a_value_comes_out_as_it_went_in(value: object) -> None:
    """Equal, and of the same kind; a Swedish hour stays Swedish."""
    again = unpacked(packed(value))

    assert again == value
    assert type(again) is type(value)
    if isinstance(again, Meeting) and isinstance(value, Meeting) and again.start and value.start:
        assert again.start.utcoffset() == value.start.utcoffset()
        assert again.model_fields_set == value.model_fields_set


@pytest.mark.slow
@pytest.mark.parametrize("place", ["pages", "drawn/pages"])
def test_whatever_the_corpus_gives_crosses(place: str) -> None:
    """Every PDF of it, with its doubts and grounds: nothing that a reader gives is refused on its way home."""
    pages = [path.read_bytes() for path in sorted((CORPUS / place).glob("*.pdf"))]
    read = list(filter(None, map(_read, pages)))

    assert len(read) > len(pages) // 2
    assert [unpacked(packed(it)) == it for it in read] == [True] * len(read)


def _read(page: bytes) -> object:
    try:
        return read_schedule(page)
    except ReadError:
        return None


def test_a_zone_stays_a_zone() -> None:
    """Its hours are those of Sweden, summer and winter."""
    assert unpacked(packed(MEETING.start)).tzinfo == ZoneInfo("Europe/Stockholm")


def test_an_error_carries_what_it_carried() -> None:
    """Message and attributes."""
    again = unpacked(packed(UnsafeError("30 seconds", url="https://kommun.example/", content_hash="ab")))

    assert (type(again), again.limit, again.content_hash) == (UnsafeError, "30 seconds", "ab")
    assert "30 seconds" in str(again)


class _Calls:
    def __init__(self, function: object, *arguments: object) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> tuple[object, object]:
        return self.call


@pytest.mark.parametrize(
    "trap",
    [
        _Calls(os.system, "false"),
        _Calls(getattr(builtins, "eval"), "1"),  # noqa: B009 - named, not called
        _Calls(getattr, "ord", "upper"),
        _Calls(made_again, "os.system", "false"),
        _Calls(made_again, "subprocess.Popen", "false"),
        _Calls(made_again, "agendawatch.store.store.Store", "sqlite:///trap.db"),
        _Calls(made_again, "agendawatch.model.meeting.dt", {}),
        _Calls(made_again, "agendawatch.cli.main.main", ()),
    ],
)
def test_nothing_that_is_no_value_is_looked_up(trap: object) -> None:
    """No function, no class that does more than hold something, and no module that was not there before."""
    with pytest.raises(pickle.UnpicklingError):
        unpacked(pickle.dumps(trap))


def test_a_value_that_its_class_would_refuse_is_refused() -> None:
    """What a sandbox sends is checked as if anybody had said it."""
    held = {"organization": None, "date": "no day"}

    with pytest.raises(InputError):
        unpacked(pickle.dumps(_Calls(made_again, "agendawatch.model.meeting.Meeting", held)))
