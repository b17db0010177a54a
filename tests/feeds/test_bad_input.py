"""What cannot be shown is named before a byte is written, and never spoils what can; a killed publisher breaks no file."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.feeds.subscriber import parse

from agendawatch.errors import InputError
from agendawatch.feeds import CalendarOptions, ProposalDeadline, Reject, to_ical
from agendawatch.feeds.publishing import dues_of
from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    AgendaItem,
    Document,
    Meeting,
    Organization,
    Proposal,
    Provenance,
)

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
GOOD = Meeting(
    organization=Organization(name="Nämnden"),
    date=dt.date(2026, 3, 11),
    start=dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM),
    agenda=(AgendaItem(title="Budget"),),
)
EARLY = dt.datetime(2026, 3, 11, 9, tzinfo=STOCKHOLM)
GAP = dt.datetime(2026, 3, 29, 2, 30, tzinfo=STOCKHOLM)
SCRIPT = "javascript:alert(1)"


def with_facts(**facts: object) -> Callable[[], bytes]:
    """Write a feed of a meeting that says something else."""
    return lambda: to_ical([GOOD.model_copy(update={"id": "other"}), GOOD.model_copy(update=facts)])


def with_option(**options: object) -> Callable[[], bytes]:
    """Write a feed with an option."""
    beside = {name: options.pop(name) for name in list(options) if name in CalendarOptions.__dataclass_fields__}
    return lambda: to_ical([GOOD], **options, options=CalendarOptions(**beside))  # type: ignore[arg-type] # what a caller may get wrong


BAD: dict[str, tuple[Callable[[], bytes], str, object]] = {
    "a meeting without a date": (with_facts(date=None), "date", None),
    "an end before its start": (with_facts(end=EARLY), "end", "2026-03-11T09:00:00+01:00"),
    "an end at its start": (with_facts(end=GOOD.start), "end", "2026-03-11T13:00:00+01:00"),
    "a last day before the first": (with_facts(start=None, end_date=dt.date(2026, 3, 1)), "end_date", "2026-03-01"),
    "a start in the spring gap": (with_facts(start=GAP, date=GAP.date()), "start", "2026-03-29T02:30:00+01:00"),
    "an address that is no web's": (with_facts(url=SCRIPT), "url", SCRIPT),
    "a document that is no web's": (with_facts(documents=(Document(url="file:///a.pdf", title="A"),)), "documents", "file:///a.pdf"),
    "an alarm that is no duration": (with_option(alarms=("tomorrow",)), "alarms", "tomorrow"),
    "an alarm that is no text": (with_option(alarms=(5,)), "alarms", 5),
    "an unknown state to hide": (with_option(hide=("everything",)), "hide", "everything"),
    "a past that is no number": (with_option(past="a year"), "past", "a year"),
    "a language that we do not speak": (with_option(language="fi"), "language", "fi"),
    "a length that is none": (with_option(assume_length="PT0S"), "assume_length", "PT0S"),
    "a feed's address that is no web's": (with_option(source_url=SCRIPT), "source_url", SCRIPT),
}  # fmt: skip
"""What is done, and the field and the value that must be named."""


@pytest.mark.parametrize(("write", "field", "value"), BAD.values(), ids=BAD)
def test_the_field_and_the_value_are_named(write: Callable[[], bytes], field: str, value: object) -> None:
    """An error, and no bytes at all."""
    with pytest.raises(InputError) as raised:
        write()

    assert (raised.value.field, raised.value.value) == (field, value)


def action(url: str) -> Action:
    """Make an action that is known from an address."""
    ground = Provenance(url=url, seen=NOW)
    return Action(
        code=ActionCode.ANNOUNCED,
        date=dt.date(2026, 3, 2),
        organization=GOOD.organization,
        meeting_date=dt.date(2026, 3, 11),
        provenance=ground,
    )


def proposal(key: str, url: str) -> Proposal:
    """Make a proposal that was announced at an address."""
    return Proposal(id=key, title=f"Förslag {key}", actions=(action(url),))


def test_one_bad_proposal_never_spoils_the_others() -> None:
    """It is told and left out; what was published of it stands."""
    good, was = proposal("a", "https://parti.example/1"), proposal("b", "https://parti.example/2")
    bad = proposal("b", "ftp://parti.example/2")
    previous = to_ical((), options=CalendarOptions(proposals=[good, was]))
    told: list[Reject] = []

    without = to_ical((), options=CalendarOptions(proposals=[bad, good], on_reject=told.append))
    standing = to_ical((), options=CalendarOptions(proposals=[good, bad], previous=previous, on_reject=told.append))

    assert [(reject.meeting_id, reject.field) for reject in told] == [("b", "provenance.url")] * 2
    assert without == to_ical((), options=CalendarOptions(proposals=[good]))
    assert standing == previous
    with pytest.raises(InputError):
        to_ical((), options=CalendarOptions(proposals=[good, bad]))


def test_one_bad_deadline_never_spoils_the_others(hard_proposal: Proposal) -> None:
    """Likewise."""
    raised = Action(code=ActionCode.SUBMITTED, date=dt.date(2026, 2, 2), provenance=Provenance(url=SCRIPT))
    motion = hard_proposal.model_validate({**dict(hard_proposal), "classification": "motion", "actions": (raised,)}, strict=False)  # fmt: skip
    (bad,) = dues_of(motion)
    good = ProposalDeadline(bad.deadline, "annat", "Annat")
    told: list[Reject] = []

    data = to_ical((), options=CalendarOptions(deadlines=[bad, good], on_reject=told.append))

    assert [(reject.meeting_id, reject.value) for reject in told] == [(bad.key, SCRIPT)]
    assert len(parse(data)[1]) == 1


def test_one_bad_hit_never_spoils_the_others() -> None:
    """A bad address is left out of its item; an item that cannot be shown at all is left out alone."""
    item = AgendaItem(
        title="Budget", documents=(Document(url=SCRIPT, title="A"), Document(url="https://a.example/", title="B"))
    )
    untidy = GOOD.model_copy(update={"agenda": (item,)})
    lost = GOOD.model_copy(update={"id": "lost", "date": None, "start": None})
    told: list[Reject] = []

    data = to_ical(
        (),
        options=CalendarOptions(
            hits=[(untidy, item), (lost, lost.agenda[0] if lost.agenda else None)], on_reject=told.append
        ),
    )

    assert {reject.meeting_id for reject in told} == {untidy.id, "lost"}
    (rows,) = parse(data)[1].values()
    assert rows["ATTACH"] == [":https://a.example/"]


WRITER = """
import sys
from pathlib import Path
from agendawatch.feeds import write_feed

path, one, other = Path(sys.argv[1]), b"1" * 2_000_000, b"2" * 2_000_000
write_feed(path, one)
print("ready", flush=True)
while True:
    write_feed(path, other)
    write_feed(path, one)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process is killed otherwise here")
def test_a_killed_publisher_leaves_a_whole_file(tmp_path: Path) -> None:
    """Killed five times while it writes without a pause: the file is the one or the other, to the last byte."""
    path = tmp_path / "b.ics"
    for _ in range(5):
        with subprocess.Popen(  # noqa: S603 - our own interpreter and text
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, env=dict(os.environ)
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            writer.kill()

        data = path.read_bytes()
        assert len(data) == 2_000_000
        assert set(data) in ({ord("1")}, {ord("2")})


def test_a_meeting_given_twice_is_one_event() -> None:
    """Two lists of a town overlap: who joins them need not sort that out."""
    meeting = Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2031, 3, 11))

    assert to_ical([meeting, meeting.model_copy()], name="KS") == to_ical([meeting], name="KS")


def test_two_meetings_of_one_id_are_named_both_with_the_way_out() -> None:
    """What differs is not joined in silence: the error says which two, and what to pass."""
    one, other = (
        Meeting(organization=Organization(name="Kommunstyrelsen"), date=dt.date(2031, 3, 11), location=place)
        for place in ("Stadshuset", "Folkets hus")
    )

    with pytest.raises(InputError) as told:
        to_ical([one, other], name="KS")

    assert all(words in str(told.value) for words in ("Stadshuset", "Folkets hus", one.id, "nth=2"))
