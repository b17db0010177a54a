"""Documents that were made to stop their reader stop themselves, within the bounds that are promised."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from tests.hostile.documents import SMALL
from tests.hostile.pdfs import drawing, pdf

from agendawatch.errors import ReadError
from agendawatch.readers.agenda import read_agenda
from agendawatch.readers.sandbox import Limits, Sandbox
from agendawatch.readers.schedule import read_schedule

ORDINARY = pdf(drawing())


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    """Have one process, which is replaced where it must be."""
    with Sandbox(1) as opened:
        yield opened


@pytest.mark.slow
@pytest.mark.timeout(180)
@pytest.mark.parametrize("make", SMALL.values(), ids=SMALL)
def test_it_ends_in_its_time_and_the_next_is_read(box: Sandbox, make: Callable[[], bytes]) -> None:
    """As an error of ours, or as what there is in it; `python -m benchmarks.hostile` has those that are large."""
    begun = time.monotonic()
    with suppress(ReadError):
        box.call(read_agenda, make())
    assert time.monotonic() - begun < Limits().wall + 5

    assert len(box.call(read_schedule, ORDINARY)) == 1
