"""A municipality that does not exist, whose page changes when a test says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from agendawatch.errors import InputError
from agendawatch.fetch.answers import Answer, Question
from agendawatch.model import Municipality, Site, slug
from agendawatch.testing import pages
from agendawatch.testing.pages import Row, Shown

__all__ = ["Town"]

_LIST, _BOARD = "/sammantraden", "/anslagstavla"
_POSTED_FOR = dt.timedelta(days=22)


@dataclass(slots=True)
class Town:
    """What one municipality's page shows now; every verb changes what the next visit sees.

    Days are text or dates ("2026-03-11"); times are text ("13:00"), and `None` is a meeting without one.
    A verb about a meeting that is not listed raises `InputError`.
    """

    name: str
    code: str
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    notices: list[Shown] | None = None
    """What is up on its notice board; `None` until it puts anything up, and then it has a board."""
    _failure: Answer | None = None

    @property
    def municipality(self) -> Municipality:
        """The municipality, as the library knows others."""
        return Municipality(code=self.code, name=self.name)

    @property
    def site(self) -> Site:
        """Its site: one page that lists the meetings of every organization, and the notice board beside it if it has one."""
        board = (("board", f"https://{self.host}{_BOARD}"), ("board_platform", "page"))
        return Site(
            url=f"https://{self.host}{_LIST}",
            platform="page",
            municipality=self.municipality,
            parameters=() if self.notices is None else board,
        )

    @property
    def host(self) -> str:
        """Its host name; the ending is reserved for examples (RFC 2606)."""
        return f"www.{slug(self.name)}.example"

    def announce(self, organization: str, *days: str | dt.date, time: str | None = "13:00", place: str = "") -> None:
        """List meetings of an organization, at a place where one is told."""
        for day in days:
            self._put(Row(organization, _day(day), time, place=place))

    def move(self, organization: str, day: str | dt.date, *, to: str | dt.date, time: str | None = None) -> None:
        """List a meeting on another day in place of the old one, without a word about it."""
        row = self._row(organization, day)
        del self.rows[organization, _iso(day)]
        self._put(replace(row, day=_day(to), time=time or row.time))

    def cancel(self, organization: str, day: str | dt.date, *, words: str = "Inställt") -> None:
        """Write that a meeting is cancelled."""
        self._put(replace(self._row(organization, day), note=words))

    def reinstate(self, organization: str, day: str | dt.date) -> None:
        """Take the words about a meeting away again."""
        self._put(replace(self._row(organization, day), note=""))

    def unlist(self, organization: str, day: str | dt.date) -> None:
        """Take a meeting off the page, without a word about it."""
        self._row(organization, day)
        del self.rows[organization, _iso(day)]

    def publish_agenda(self, organization: str, day: str | dt.date, titles: Iterable[str]) -> None:
        """Publish a meeting's summons with these items; a case number stands in brackets behind a title."""
        self._put(replace(self._row(organization, day), agenda=tuple(titles)))

    def publish_minutes(self, organization: str, day: str | dt.date, decisions: Iterable[tuple[str, str]]) -> None:
        """Publish a meeting's minutes: title and decision of each item ("Kommunstyrelsen avslår motionen.").

        What stands behind an empty line is a paragraph of its own ("Beslutet fattas med 17 röster mot 14.").
        """
        self._put(replace(self._row(organization, day), minutes=tuple(decisions)))

    def post_notice(self, organization: str, day: str | dt.date, *, posted: str | dt.date) -> None:
        """Put up the notice that a meeting's minutes are adjusted, on a board that there is from then on.

        It hangs for three weeks and a day, as the law has it: the time to appeal is counted from the day it was posted.
        """
        row, up = self._row(organization, day), _day(posted)
        shown = Shown(organization, row.day, up, up + _POSTED_FOR, row.path("protokoll"))
        self.notices = [*(self.notices or ()), shown]

    def fail(self, status: int = 503) -> None:
        """Answer everything with a status, until `recover`; 200 is an error page that does not say so (a soft 404)."""
        self._failure = Answer(pages.SOFT_404 if status == 200 else "", status=status)  # noqa: PLR2004 - HTTP's own

    def obscure(self) -> None:
        """Show the list as a picture, so that no day of it can be read, until `recover`."""
        self._failure = Answer(pages.PICTURE)

    def recover(self) -> None:
        """Answer as before again."""
        self._failure = None

    def answer(self, question: Question) -> Answer:
        """Answer a request to the town's host."""
        path = question.url.partition(self.host)[2]
        if path == "/robots.txt":
            return Answer("", status=404)
        if self._failure is not None:
            return self._failure
        if path == _LIST:
            return Answer(pages.draw_schedule(self.name, self.rows.values()))
        if path == _BOARD and self.notices is not None:
            return Answer(pages.draw_board(self.name, self.notices))
        document = next((drawn for row in self.rows.values() if (drawn := pages.draw_document(row, path))), None)
        return Answer(document) if document else Answer("<h1>404</h1>", status=404)

    def _row(self, organization: str, day: str | dt.date) -> Row:
        try:
            return self.rows[organization, _iso(day)]
        except KeyError:
            listed = ", ".join(f"{who} {when}" for who, when in self.rows) or "nothing"
            raise InputError(
                field="day", value=f"{organization} {_iso(day)}", expected=f"a meeting that is listed: {listed}"
            ) from None

    def _put(self, row: Row) -> None:
        self.rows[row.organization, row.day.isoformat()] = row


def _day(day: str | dt.date) -> dt.date:
    try:
        return dt.date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        raise InputError(field="day", value=day, expected="a day as in 2026-03-11") from None


def _iso(day: str | dt.date) -> str:
    return _day(day).isoformat()
