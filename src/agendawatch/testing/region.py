"""Five towns that exist nowhere, and what happened in them over the last six weeks: everything hangs on the date alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from agendawatch.crawl.followed import save_followed
from agendawatch.crawl.update import UpdateReport, update
from agendawatch.lang.sv.calendar import holidays
from agendawatch.model import STOCKHOLM, Municipality
from agendawatch.proposals import follow
from agendawatch.readers.press import read_press_release
from agendawatch.store import Store
from agendawatch.testing.clock import Clock
from agendawatch.testing.country import Country, Town, written_day

TOWNS = ("Sommarköping", "Lingonvik", "Granbroby", "Myrsjöstad", "Kråkängsund")
"""In the order of their codes, 9901 to 9905."""

_EIGHT = dt.time(8, tzinfo=STOCKHOLM)
COUNCIL, BOARD = "Kommunfullmäktige", "Kommunstyrelsen"
CULTURE, CHILDREN, BUILDING = "Kultur- och fritidsnämnden", "Barn- och utbildningsnämnden", "Miljö- och byggnadsnämnden"

_JETTY = "Motion från Lova Tång (LLI) om att öppna bryggan vid Norra stranden för bad"
_PLAYGROUND = "Yrkande från Sommarlistan om fler lekplatser i Solbacken"


@dataclass(frozen=True, slots=True)
class Region:
    """The region as it stands when it has been played, to be played on."""

    country: Country
    clock: Clock
    rounds: tuple[UpdateReport, ...]
    """What each round came to, in the order that they were made."""

    @property
    def towns(self) -> tuple[Municipality, ...]:
        """Its municipalities."""
        return tuple(town.municipality for town in self.country.towns.values())


def played_region(store: Store, today: dt.date) -> Region:
    """Play six weeks in five towns into a store, up to eight in the morning of a day.

    Meetings to come, an agenda published, a motion from its summons to a vote and its time to appeal, a move, a
    cancellation in words, a meeting that is gone without a word, a list that shrinks and a page that nobody can read.
    Nothing hangs on anything but the day: the same day is the same store.
    """
    return _Play(store, today).play()


@dataclass(slots=True)
class _Play:
    store: Store
    today: dt.date
    country: Country = field(default_factory=Country)
    clock: Clock = field(default_factory=Clock)

    def play(self) -> Region:
        """Let things happen, and make a round after each day of them."""
        story: dict[int, Callable[[], None]] = {
            _BEGINS: self._plan_the_season,
            25: self._summon_the_council,
            6: self._publish_the_minutes,
            4: self._call_off_and_move,
            2: self._lose_what_was_listed,
            0: self._summon_the_board,
        }
        rounds = []
        for days_ago, happens in story.items():
            self.clock.set(dt.datetime.combine(self.today - dt.timedelta(days=days_ago), _EIGHT))
            happens()
            with self.country.client(self.clock, memory=self.store.records) as client:
                sites = [town.site for town in self.country.towns.values()]
                rounds.append(update(self.store, sites, now=self.clock(), client=client))
        return Region(self.country, self.clock, tuple(rounds))

    @property
    def summer(self) -> Town:
        """Sommarköping."""
        return self.country.town("Sommarköping")

    @property
    def lingon(self) -> Town:
        """Lingonvik."""
        return self.country.town("Lingonvik")

    def _plan_the_season(self) -> None:
        """List every town's meetings, and announce a motion in Lingonvik."""
        _, _, granbro, myrsjo, krakang = map(self.country.town, TOWNS)
        self.summer.announce(BOARD, *self._days(-5, -3, -1, 0, 2, 4, weekday=2), place="Solsalen")
        self.summer.announce(COUNCIL, *self._days(-4, 1, 5, weekday=0), time="18:00", place="Stora salen")
        self.summer.announce(CULTURE, *self._days(0, 3, weekday=1), time="15:00", place="Biblioteket")
        self.lingon.announce(COUNCIL, *self._days(_MOTION, 2, weekday=0), time="18:30", place="Folkets hus")
        self.lingon.announce(BOARD, *self._days(-4, 0, 3, weekday=3), place="Lingonrummet")
        self.lingon.announce(CHILDREN, *self._days(1, 4, weekday=2), time=None)
        granbro.announce(BOARD, *self._days(-2, 1, 3, 5, weekday=1), time="09:00")
        granbro.announce(COUNCIL, *self._days(2, 6, weekday=3), time="17:00")
        granbro.announce(BUILDING, *self._days(1, 4, weekday=4), time="08:30")
        myrsjo.announce(BOARD, *self._days(-1, 1, 4, weekday=0), time="10:00", place="Myrrummet")
        myrsjo.announce(BUILDING, *self._days(0, 3, weekday=3), time="13:30", place="Myrrummet")
        myrsjo.announce(CULTURE, *self._days(1, 5, weekday=1), time="16:00", place="Museet")
        krakang.announce(BOARD, *self._days(-2, 0, 2, weekday=1), time="08:00")
        krakang.announce(COUNCIL, *self._days(1, 5, weekday=2), time="19:00")
        self._follow(
            self.lingon,
            f"""Lingonlistan vill att bryggan öppnas för bad

Lingonlistan har lämnat in en motion om att öppna bryggan vid Norra stranden för bad.
Motionen behandlas av kommunfullmäktige den {written_day(self._day(_MOTION, 0))}.
""",
        )

    def _summon_the_council(self) -> None:
        """Summon Lingonvik's council, with the motion on its agenda."""
        self.lingon.publish_agenda(
            COUNCIL,
            self._day(_MOTION, 0),
            (
                "Val av justerare",
                "Fastställande av dagordning",
                self._filed("Årsredovisning för Lingonvik", 12),
                self._filed(_JETTY, 31),
                self._filed("Detaljplan för Lingonkullen", 18),
            ),
        )

    def _publish_the_minutes(self) -> None:
        """Publish the council's minutes, by which the motion was carried; announce a proposal in Sommarköping."""
        day = self._day(_MOTION, 0)
        self.lingon.publish_minutes(
            COUNCIL,
            day,
            (
                (
                    "Årsredovisning för Lingonvik",
                    "Kommunfullmäktige godkänner årsredovisningen.\n\nReservation\n\nLova Tång (LLI) reserverar sig mot beslutet.",
                ),
                (_JETTY, "Kommunfullmäktige bifaller motionen.\n\nBeslutet fattas med 17 röster mot 14."),
                ("Detaljplan för Lingonkullen", "Kommunfullmäktige återremitterar ärendet till kommunstyrelsen."),
            ),
        )
        self._follow(
            self.summer,
            f"""Sommarlistan vill ha fler lekplatser i Solbacken

Nu föreslår Sommarlistan att Sommarköping bygger fler lekplatser i Solbacken.
Förslaget behandlas av kommunstyrelsen den {written_day(self._day(0, 2))}.
""",
        )

    def _call_off_and_move(self) -> None:
        """Post that the minutes are adjusted, call a meeting off in words, and give another a new day."""
        self.lingon.post_notice(COUNCIL, self._day(_MOTION, 0), posted=self.clock().date())
        self.country.town("Myrsjöstad").cancel(BUILDING, self._day(0, 3), words="Inställt, för få ärenden")
        self.summer.move(CULTURE, self._day(0, 1), to=self._day(1, 1))

    def _lose_what_was_listed(self) -> None:
        """Take a meeting away without a word, shrink a whole list, and make a page a picture."""
        self.country.town("Myrsjöstad").unlist(CULTURE, self._day(1, 1))
        granbro = self.country.town("Granbroby")
        for organization, day in [listed for listed in granbro.rows if listed[0] != BUILDING]:
            granbro.unlist(organization, day)
        self.country.town("Kråkängsund").obscure()

    def _summon_the_board(self) -> None:
        """Summon Sommarköping's board for next week."""
        self.summer.publish_agenda(
            BOARD,
            self._day(0, 2),
            (
                "Val av justerare",
                self._filed("Budgetuppföljning", 40),
                self._filed(_PLAYGROUND, 47),
                self._filed("Svar på medborgarförslag om en badbrygga", 22),
                self._filed("Taxa för gästhamnen", 35),
                "Information från kommundirektören",
            ),
        )

    def _days(self, *weeks: int, weekday: int) -> list[dt.date]:
        return [self._day(week, weekday) for week in weeks]

    def _day(self, week: int, weekday: int) -> dt.date:
        """Count a working day from the Monday after today: week 0 is the coming one."""
        day = self.today + dt.timedelta(days=7 - self.today.weekday() + 7 * week + weekday)
        while day in holidays(day.year) or day.weekday() >= _SATURDAY:
            day += dt.timedelta(days=1)
        return day

    def _filed(self, title: str, number: int) -> str:
        """Write a title with its case number, of the year that the story begins in."""
        return f"{title} (KS {(self.today - dt.timedelta(days=_BEGINS)).year}/{number:05})"

    def _follow(self, town: Town, release: str) -> None:
        found = read_press_release(release, published=self.clock().date(), municipality=town.municipality)
        save_followed(self.store, follow(found), seen=self.clock())


_SATURDAY = 5
_BEGINS = 42
"""Days ago."""
_MOTION = -3
"""The week of the council that decides the motion: two to three weeks ago, after its summons and before its minutes."""
