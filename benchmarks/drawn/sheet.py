"""What a page is drawn on: it hands out days as words, and remembers which were drawn and what they are.

Labels come from here and from nowhere else: a meeting whose day was not handed out is not on the page.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.drawn import days
from benchmarks.drawn.dice import Dice
from benchmarks.drawn.towns import Body, Meeting, free_day, meetings, settle

Record = dict[str, Any]
"""A labelled text. Any: JSON."""

ON_DAYS = ("cancelled", "moved", "extra", "reserve", "remark", "impossible-day", "off-hour", "two-days")
"""What a note beside a day may say."""
SLIPS = ("weekday-slip", "day-slip", "year-slip")
"""Mistakes in the writing of a day."""
NAMES = ("strange-names", "presidium", "group-meetings")
"""Who stands among the organizations."""
BESIDE = (*NAMES, "deadlines", "training", "holidays", "other-events", "denied", "missing-blank", "title-year-slip")
"""What else stands among the meetings, or over them."""
AROUND = ("opening-hours", "dated-menu", "news", "events", "next-meeting")
"""Days beside what the page is about."""

_CANCELLED = ("INSTÄLLT", "inställt", "– ställs in", "(inställt)", "– inställt, få ärenden")
_REMARKS = ("(heldag)", "(budget)", "(bokslut)", "(konstituerande)", "– sammanträdet sänds på webben")
_PLAIN_SEED = 1
_SLIPS_AT_MOST = 2


@dataclass(frozen=True)
class Shown:
    """A day that was drawn, and what it is."""

    meeting: Meeting
    day: dt.date
    words: str
    status: str
    optional: bool = False
    last: dt.date | None = None


@dataclass(frozen=True)
class Draw:
    """A page, its labels, and how each labelled day is written on it."""

    content: str | bytes
    record: Record
    words: tuple[tuple[str, str, str], ...]
    """Organization, ISO day, words."""


class Sheet:
    """One draw: a town, a year, what goes wrong, and what has been drawn so far."""

    def __init__(
        self, family: str, seed: int, *, takes: Sequence[str], size: tuple[int, int] = (4, 7), medium: str = "page",
        months: Sequence[int] = tuple(range(1, 13)), subs: bool = False, strikes: bool = True,
    ) -> None:  # fmt: skip
        """Settle a town and plan its year; of every three seeds one is left without noise."""
        self.family, self.seed, self.medium, self._strikes = family, seed, medium, strikes and medium == "page"
        self.dice = dice = Dice(family, seed)
        plain = seed % 3 == _PLAIN_SEED
        drawn: list[str] = []
        for group, least, most in ((BESIDE, 1, 2), (AROUND, 0, 2), ((*ON_DAYS, *SLIPS), 1, 3)):
            mine = dice.mixed([it for it in takes if it in group])
            drawn += mine[: least + dice.below(most - least + 1)]
        self.noise = frozenset() if plain else frozenset(drawn)
        self.town = settle(dice, size, strange="strange-names" in self.noise, subs=subs)
        self.year = 2024 + dice.below(5)
        self.title = ""
        self.clock = dice.one((".", ".", ":", "0:"))
        self.done: set[str] = {"strange-names"} & self.noise
        """What went wrong for certain: it was drawn."""
        self.months = [it for it in months if it != 7]  # noqa: PLR2004 - nobody meets in July
        self.bodies = list(self.town.bodies)
        if "presidium" in self.noise and dice.chance(0.5):
            self._join_presidium()
        self._plan = [it for body in self.bodies for it in meetings(dice, body, self.year, self.months)]
        self._fates: dict[Meeting, str] | None = None
        self._shown: list[Shown] = []
        self._told: set[Meeting] = set()
        self._hours: set[Body] = set()
        self._timed: set[Meeting] = set()
        self._places: set[Meeting] = set()
        self._traps: set[dt.date] = set()
        self._ignored: set[dt.date] = set()
        self._aliases: dict[str, list[str]] = {}
        self._slips: dict[Meeting, tuple[str, str]] = {}
        self.year_said = False

    def _join_presidium(self) -> None:
        """Let an organization meet together with its presidium, under a name for both."""
        boards = {it.above for it in self.bodies}
        places = [at for at, it in enumerate(self.bodies) if at > 1 and it.name not in boards and not (it.above or it.doubtful)]  # fmt: skip
        if places:
            place = self.dice.one(places)
            one = self.bodies[place]
            self.bodies[place] = replace(one, name=f"{one.name} och dess presidium")
            self.done.add("presidium")

    @property
    def plan(self) -> list[Meeting]:
        """All meetings."""
        self.fates  # noqa: B018 - deciding may add a meeting
        return self._plan

    @property
    def fates(self) -> dict[Meeting, str]:
        """Which meetings are cancelled, moved and so on."""
        if self._fates is None:
            self._fates = {}
            self._decide(self._fates)
        return self._fates

    def add_year(self) -> int:
        """Plan the year after this too, before any day is drawn."""
        assert self._fates is None
        later = self.year + 1
        self._plan += [it for body in self.bodies for it in meetings(self.dice, body, later, self.months)]
        return later

    def only(self, *bodies: Body) -> None:
        """Leave out the meetings of all other organizations, before any is drawn."""
        assert self._fates is None
        self._plan = [it for it in self._plan if it.body in bodies]

    def settle_bodies(self, *bodies: Body) -> None:
        """Take other organizations than the town's, before any day is drawn."""
        assert self._fates is None
        self.bodies = list(bodies)
        self._plan = [it for body in bodies for it in meetings(self.dice, body, self.year, self.months)]

    def _decide(self, fates: dict[Meeting, str]) -> None:
        kinds = [it for it in ON_DAYS if it in self.noise and it != "impossible-day"] or (
            ["off-hour"] if self.dice.chance(0.3) else []
        )
        if "off-hour" in self.noise and self.dice.chance(0.5):
            kinds.append("off-hour")
        for kind in kinds:
            for _ in range(1 + self.dice.below(2)):
                one = self.dice.one([it for it in self._plan if it not in fates and not it.body.doubtful])
                if kind == "extra":
                    near = free_day(self.dice, one.day.year, (it.day for it in self._plan), [one.day.month], last=4)
                    self._plan.append(extra := replace(one, day=near))
                    one = extra
                elif kind == "off-hour":
                    self._plan[self._plan.index(one)] = one = replace(
                        one, start=self.dice.one([it for it in ("08:00", "09:30", "15:00") if it != one.start])
                    )
                fates[one] = kind

    # What layouts ask

    def of(self, body: Body) -> list[Meeting]:
        """Give an organization's meetings in order."""
        return sorted((it for it in self.plan if it.body == body), key=lambda it: it.day)

    def all(self) -> list[Meeting]:
        """Give all meetings by day."""
        return sorted(self.plan, key=lambda it: (it.day, it.start, it.body.name))

    def has(self, kind: str) -> bool:
        """Say whether something is to go wrong, and take note that it does."""
        if kind in self.noise:
            self.done.add(kind)
        return kind in self.noise

    def form(self, *forms: str) -> str:
        """Choose how days are written; where a slip is asked for, so that it can be made."""
        if self.noise & {"weekday-slip", "day-slip"}:
            forms = tuple(it for it in forms if "{wd" in it or "{Wd" in it) or forms
        elif "year-slip" in self.noise:
            forms = tuple(it for it in forms if "{y" in it) or forms
        return self.dice.one(forms)

    def say_year(self) -> str:
        """Give the year as words."""
        self.year_said = True
        return str(self.year)

    def hour(self, body: Body, prefix: str = "") -> str:
        """Give an organization's usual hour as words."""
        self._hours.add(body)
        return prefix + days.hour(body.start, self.clock)

    def at(self, meeting: Meeting, prefix: str = "") -> str:
        """Give a meeting's own hour as words."""
        self._timed.add(meeting)
        return prefix + days.hour(meeting.start, self.clock)

    def place(self, meeting: Meeting) -> str:
        """Give a meeting's place as words."""
        self._places.add(meeting)
        return meeting.body.place

    def code(self, body: Body, *, explained: bool) -> str:
        """Give an organization's letters; where the page does not explain them they are a name that is right too."""
        if explained:
            return body.code
        self._aliases.setdefault(body.name, [])
        if body.code not in self._aliases[body.name]:
            self._aliases[body.name].append(body.code)
        return body.code

    def alias(self, body: Body, *names: str) -> None:
        """Take names that are right too."""
        self._aliases.setdefault(body.name, []).extend(names)

    def day(self, meeting: Meeting, form: str) -> str:
        """Give a meeting's day as words, and take it as drawn; a slip may happen."""
        if "{y" in form or "{yy" in form:
            self.year_said = True
        fate = self.fates.get(meeting, "")
        optional = meeting.body.doubtful or fate == "reserve"
        kind, words = self._slip(meeting, form)
        last = meeting.day + dt.timedelta(days=1)
        two = (
            fate == "two-days"
            and form in {"{d}", "{d} {m}", "{d} {mon}", "{d} {m} {y}"}
            and last.month == meeting.day.month
        )
        if not kind:
            words = days.write(meeting.day, form, number=f"{meeting.day.day}–{last.day}" if two else "")
        if two:
            self.done.add(fate)
        if kind != "day-slip":
            status = "cancelled" if fate == "cancelled" else "scheduled"
            flat, optional = words.replace("|", " "), optional or bool(kind)
            self._shown.append(Shown(meeting, meeting.day, flat, status, optional=optional, last=last if two else None))
        return words

    def _slip(self, meeting: Meeting, form: str) -> tuple[str, str]:
        """Make a mistake in one or two days of a page; the same one where a day is written twice."""
        if meeting in self._slips:
            return self._slips[meeting]
        fits = {"weekday-slip": "{wd" in form.lower(), "day-slip": "{wd" in form.lower(), "year-slip": "{y" in form}
        kinds = [it for it in SLIPS if it in self.noise and fits[it]]
        seen = sum(bool(kind) for kind, _ in self._slips.values())
        made = ("", "")
        if (
            kinds
            and meeting not in self.fates
            and seen < _SLIPS_AT_MOST
            and self.dice.chance(max(0.12, 3 / len(self.plan)))
        ):
            made = self._mistake(self.dice.one(kinds), meeting, form)
        if kinds:
            self._slips[meeting] = made
        return made

    def _mistake(self, kind: str, meeting: Meeting, form: str) -> tuple[str, str]:
        day = meeting.day
        if kind == "year-slip" and day.month in {2, 4, 5, 6, 7, 8}:
            return "", ""  # only early and late in a year does the order of days show that the year is wrong
        self.done.add(kind)
        if kind == "weekday-slip":
            return kind, days.write(day, form, weekday=(day.weekday() + 1 + self.dice.below(3)) % 5)
        if kind == "year-slip":
            wrong = day.year + (1 if day.month < 6 else -1)  # noqa: PLR2004 - so that it breaks the order
            self._traps.add(day.replace(year=wrong))
            return kind, days.write(day, form, year=wrong)
        other = next(it for it in (day + dt.timedelta(1), day - dt.timedelta(1)) if it.month == day.month)
        self._ignored |= {day, other}
        return kind, days.write(other, form, weekday=day.weekday())

    def note(self, meeting: Meeting, form: str = "{d} {m}", *, hours: bool = True) -> str:
        """Give the words that stand beside a meeting's day: cancelled, moved, extra, at another hour; mostly none."""
        fate = self.fates.get(meeting, "")
        self._told.add(meeting)
        if fate not in {"", "two-days"} and (hours or fate != "off-hour"):
            self.done.add(fate)
        if fate == "off-hour":
            if not hours:
                return ""
            return self.dice.one(("{}", "({})", "(startar {})")).format(self.at(meeting, "kl. "))
        if fate == "moved":
            was = self._left(meeting)
            return self.dice.one(("(flyttat från {})", "– nytt datum, tidigare {}", "(ersätter {})")).format(self._was(meeting, was, form))  # fmt: skip
        words: dict[str, Sequence[str]] = {
            "cancelled": _CANCELLED,
            "extra": ("(extra)", "extra sammanträde", "– extrainsatt"),
            "reserve": ("(reservdag)", "– reserverad dag vid behov"),
            "remark": _REMARKS,
        }
        return self.dice.one(words[fate]) if fate in words else ""

    def _left(self, meeting: Meeting) -> dt.date:
        """Give the day that a meeting was moved from: near, of the same month, and no other meeting's."""
        taken = {it.day for it in self.plan}
        near = [meeting.day.replace(day=number) for number in range(1, 29)]
        return min(
            (it for it in near if it not in taken and it.weekday() < 5),  # noqa: PLR2004 - from Monday to Friday
            key=lambda it: (abs((it - meeting.day).days), it),
        )

    def left(self, meeting: Meeting, form: str) -> str:
        """Give the day that a meeting has left, as words, where a sentence tells of it."""
        self.done.add("moved")
        return self._was(meeting, self._left(meeting), form)

    def told(self, meeting: Meeting) -> None:
        """Take note that a sentence says what becomes of a meeting."""
        self.done.add(self.fates[meeting])
        self._told.add(meeting)

    def _was(self, meeting: Meeting, day: dt.date, form: str) -> str:
        words = days.write(day, form)
        self._shown.append(Shown(meeting, day, words, "moved", optional=meeting.body.doubtful))
        return words

    def entry(self, meeting: Meeting, form: str, *, hour: str = "") -> str:
        """Give a day and what stands beside it; `hour` says how each hour is led in, where each is given."""
        fate = self.fates.get(meeting, "")
        if self._strikes and fate in {"cancelled", "moved"} and self.dice.chance(0.5):
            self._told.add(meeting)
            self.done |= {fate, "struck"}
            mark = self.dice.one(("del", "s", 'span style="text-decoration: line-through"'))
            end = mark.split()[0]
            if fate == "cancelled":
                return f"<{mark}>{self.day(meeting, form)}</{end}> {self.dice.one(('INSTÄLLT', 'inställt', 'Utgår'))}"
            was = self._was(meeting, self._left(meeting), form)
            tail = self.dice.one(("", " (nytt datum)", " OBS! ny dag"))
            return f"<{mark}>{was}</{end}> {self.day(meeting, form)}{tail}{self._hour(meeting, hour)}"
        day, note = self.day(meeting, form), self.note(meeting, form, hours=not hour)
        return f"{day}{self._hour(meeting, hour)}{' ' if note else ''}{note}"

    def _hour(self, meeting: Meeting, lead: str) -> str:
        return self.at(meeting, lead) if lead else ""

    def entries(
        self, body: Body, form: str, *, hour: str = "", months: Iterable[int] = (), year: int | None = None
    ) -> list[str]:
        """Give all of an organization's days, in order, with a day that no calendar has among them where one is asked for."""
        wanted = set(months) or set(range(1, 13))
        mine = [it for it in self.of(body) if it.day.month in wanted and year in {None, it.day.year}]
        found = [self.entry(it, form, hour=hour) for it in mine]
        if "impossible-day" in self.noise and "impossible-day" not in self.done and "{wd" not in form.lower():
            place = next((at for at, it in enumerate(mine) if it.day.month in {4, 6, 9, 11}), None)
            if place is not None and self.dice.chance(0.6):
                self.done.add("impossible-day")
                found.insert(place + 1, days.write(mine[place].day, form, number="31"))
        return found

    def uncounted(self, form: str, *, day: dt.date) -> str:
        """Give a day as words of which the page does not say whether it counts."""
        self._ignored.add(day)
        return days.write(day, form)

    def trap(self, form: str, *, day: dt.date | None = None, months: Sequence[int] = (), last: int = 6) -> str:
        """Give a day as words on which nothing that counts happens; `last` is the last weekday that will do."""
        if day is None:
            taken = [it.day for it in self.plan] + [it.day for it in self._shown] + sorted(self._ignored)
            day = free_day(self.dice, self.year, taken, months or self.months, last=last)
        self._traps.add(day)
        return days.write(day, form)

    def others(self, form: str) -> list[tuple[Body, list[str]]]:
        """Give who else meets, with days as words, where group meetings and the like are asked for."""
        if not self.has("group-meetings"):
            return []
        found = []
        for body in self.town.others[: 1 + self.dice.below(len(self.town.others))]:
            mine = meetings(self.dice, body, self.year, self.months)
            found.append((body, [self.trap(form, day=it.day) for it in mine]))
        return found

    def published(self, form: str) -> str:
        """Give the day on which the page was last changed: before its year, or early in it."""
        return self.trap(form, day=self.reference)

    @property
    def reference(self) -> dt.date:
        """The day on which the page is read."""
        first = min(it.day for it in self.plan)
        taken = {it.day for it in self.plan}
        day = first - dt.timedelta(days=12 + self.seed % 30)
        while day in taken:
            day -= dt.timedelta(days=1)
        return day

    # What comes out

    def finish(self, content: str | bytes) -> Draw:
        """Give the page with its labels."""
        untold = [it for it in self.fates if any(shown.meeting == it for shown in self._shown) and it not in self._told]
        assert not untold, f"{self.family} {self.seed} does not say what becomes of {untold}"
        labels: dict[tuple[str, dt.date], Record] = {}
        for it in self._shown:
            labels.setdefault((it.meeting.body.name, it.day), self._label(it))
        rows = sorted(labels.values(), key=lambda it: (it["body"], it["date"]))
        days_of_meetings = {it.day for it in self._shown}
        record: Record = {
            "id": f"drawn-{self.family}-{self.seed}",
            "municipality": self.town.name,
            "family": self.family,
            "text_kind": "drawn",
            "features": sorted(self.done),
            "reference_date": None if self.year_said else self.reference.isoformat(),
            "meetings": rows,
            "trap_dates": sorted(it.isoformat() for it in self._traps - days_of_meetings),
            "ignore_dates": sorted(it.isoformat() for it in self._ignored),
            "body_aliases": dict(sorted(self._aliases.items())),
        }
        return Draw(content, record, tuple((it.meeting.body.name, it.day.isoformat(), it.words) for it in self._shown))

    def _label(self, shown: Shown) -> Record:
        meeting = shown.meeting
        timed = meeting in self._timed or (meeting.body in self._hours and meeting.start == meeting.body.start)
        label: Record = {
            "body": meeting.body.name,
            "date": shown.day.isoformat(),
            "time": meeting.start if timed else None,
            "end": None,
            "location": meeting.body.place if meeting in self._places else None,
            "status": shown.status,
        }
        if shown.last:
            label["end_date"] = shown.last.isoformat()
        if shown.optional:
            label["optional"] = True
        return label


def plain(inline: str) -> str:
    """Give inline markup as the text that one copies from it."""
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br ?/?>", "\n", inline)))
