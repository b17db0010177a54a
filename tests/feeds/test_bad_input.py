"""What cannot be shown is named before a byte is written, and never spoils what can; a killed publisher breaks no file."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cases import table
from tests.feeds.subscriber import parse
from tests.feeds.usual import announced, meeting

from agendawatch.errors import InputError
from agendawatch.feeds import CalendarOptions, ProposalDeadline, Reject, to_ical, uid
from agendawatch.feeds.publishing import dues_of
from agendawatch.model import (
    STOCKHOLM,
    Action,
    ActionCode,
    AgendaItem,
    Document,
    Proposal,
    Provenance,
)

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
GOOD = meeting(agenda=(AgendaItem(title="Budget"),))
EARLY = dt.datetime(2026, 3, 11, 9, tzinfo=STOCKHOLM)
GAP = dt.datetime(2026, 3, 29, 2, 30, tzinfo=STOCKHOLM)
SCRIPT = "javascript:alert(1)"
LOCAL = (Document(url="file:///a.pdf", title="A"),)
BAD: dict[str, tuple[dict[str, object], str, object]] = {
    "a meeting without a date": ({"date": None}, "date", None),
    "an end before its start": ({"end": EARLY}, "end", "2026-03-11T09:00:00+01:00"),
    "an end at its start": ({"end": GOOD.start}, "end", "2026-03-11T13:00:00+01:00"),
    "a last day before the first": ({"start": None, "end_date": dt.date(2026, 3, 1)}, "end_date", "2026-03-01"),
    "a start in the spring gap": ({"start": GAP, "date": GAP.date()}, "start", "2026-03-29T02:30:00+01:00"),
    "an address that is no web's": ({"url": SCRIPT}, "url", SCRIPT),
    "a list that is no web's": ({"provenance": Provenance(url="ftp://a.se")}, "provenance.url", "ftp://a.se"),
    "a document that is no web's": ({"documents": LOCAL}, "documents", "file:///a.pdf"),
    "an item's that is none": (
        {"agenda": (AgendaItem(title="A", documents=LOCAL),)},
        "agenda.documents",
        "file:///a.pdf",
    ),
}
"""What a meeting says that went round the model's own checks, and the field and the value that must be named."""


@pytest.mark.parametrize(("facts", "field", "value"), BAD.values(), ids=BAD)
def test_the_field_and_the_value_are_named(facts: dict[str, object], field: str, value: object) -> None:
    """An error, and no bytes at all."""
    with pytest.raises(InputError) as raised:
        to_ical([GOOD.model_copy(update={"id": "other"}), GOOD.model_copy(update=facts)], items=True)

    assert (raised.value.field, raised.value.value) == (field, value)


@pytest.mark.parametrize("kind", [kind for kind in BAD if "web" not in kind and "item" not in kind])
def test_one_bad_meeting_never_spoils_the_others(kind: str) -> None:
    """It is told and left out; what was last published of it stands."""
    (facts, field, _), other = BAD[kind], GOOD.model_copy(update={"id": "other"})
    previous, bad = to_ical([other, GOOD]), GOOD.model_copy(update=facts)
    told: list[Reject] = []

    without = to_ical([other, bad], options=CalendarOptions(on_reject=told.append))
    standing = to_ical([other, bad], options=CalendarOptions(previous=previous, on_reject=told.append, now=NOW))

    assert list(parse(without)[1]) == [uid("other")]
    assert {(reject.meeting_id, reject.field) for reject in told} == {(GOOD.id, field)}
    assert standing == previous


def proposal(key: str, url: str) -> Proposal:
    """Make a proposal that was announced at an address."""
    return announced(Provenance(url=url, seen=NOW), id=key, title=f"Förslag {key}")


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

    hits = [(untidy, item), (lost, (lost.agenda or (None,))[0])]
    data = to_ical((), options=CalendarOptions(hits=hits, on_reject=told.append))

    assert {reject.meeting_id for reject in told} == {untidy.id, "lost"}
    (rows,) = parse(data)[1].values()
    assert rows["ATTACH"] == [":https://a.example/"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a process is killed otherwise here")
def test_a_killed_publisher_leaves_a_whole_file(tmp_path: Path) -> None:
    """Killed five times while it writes without a pause: the file is the one or the other, to the last byte."""
    path = tmp_path / "b.ics"
    for _ in range(5):
        with subprocess.Popen(  # noqa: S603 - our own interpreter and text
            [sys.executable, "-c", table(__file__, "WRITER"), str(path)], stdout=subprocess.PIPE, env=dict(os.environ)
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            writer.kill()

        data = path.read_bytes()
        assert len(data) == 2_000_000
        assert set(data) in ({ord("1")}, {ord("2")})


def test_a_meeting_given_twice_is_one_event() -> None:
    """Two lists of a town overlap: who joins them need not sort that out."""
    assert to_ical([GOOD, GOOD.model_copy()]) == to_ical([GOOD])


def test_two_meetings_of_one_id_are_named_both_with_the_way_out() -> None:
    """What differs is not joined in silence: the error says which two, and what to pass."""
    one, other = (meeting(location=place) for place in ("Stadshuset", "Folkets hus"))

    with pytest.raises(InputError) as told:
        to_ical([one, other])

    assert all(words in str(told.value) for words in ("Stadshuset", "Folkets hus", one.id, "nth=2"))
