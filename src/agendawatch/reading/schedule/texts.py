"""Text of a page, line by line: headings set what holds, dates become candidates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from agendawatch.model import MeetingStatus, Organization
from agendawatch.reading.blocks import Block, BlockKind
from agendawatch.reading.schedule.candidate import Candidate
from agendawatch.reading.schedule.cells import as_dated
from agendawatch.reading.schedule.clocks import Hours, bare_hours, hours_in
from agendawatch.reading.schedule.labels import Label, read_label, years_in
from agendawatch.reading.schedule.organizing import Who
from agendawatch.reading.schedule.scope import Scope, Scopes
from agendawatch.reading.schedule.sentences import Line, read_dated
from agendawatch.reading.schedule.years import Calendar
from agendawatch.swedish.calendar_words import MONTH, MONTHS, WEEKDAY, month_number
from agendawatch.swedish.meeting_words import (
    EXCEPT,
    MEETS,
    NOT_A_MEETING,
    OTHER_OCCASION,
    PLACE_LABELS,
    PLAN_WORDS,
    PLAN_YEAR,
    RELATIVE_BODY,
    SOMETHING_ELSE,
    TIME_LABELS,
)
from agendawatch.swedish.organizations import Mention, find_organizations
from agendawatch.swedish.sentences import split_sentences

__all__ = ["Texts"]

_NAME_LEVEL, _PART_LEVEL, _LEAD_LEVEL, _TERM_LEVEL, _ITEM_LEVEL = 7, 8, 9, 9, 10
_LABEL_AT_MOST = 90
_FOOTNOTE = re.compile(r"\s*(?:\*{1,4}|[¹²³†‡#])\s*=?\s*\D")
_DAY_ITEM = re.compile(
    rf"(?P<head>(?:{WEEKDAY}\s*)?(?:den\s)?)(?P<day>[12]?\d|3[01])(?::?[ae])?(?![\d.:/-])(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})[:\s]\s*(?P<days>(?:(?:{WEEKDAY}\s)?\d{{1,2}}(?!\d|[./:-]\d)).{{0,60}})", re.IGNORECASE
)
_PLACE = re.compile(
    r"(?:\bi|\bpå)\s+((?:[A-ZÅÄÖ]|(?:kommunhuset|stadshuset|sessionssalen|rådhuset|regionhuset|konferensrum\w*)\b)[^.;:()]{2,60}?)"
    r"(?=\s+(?:följande|om (?:inget|ej)|klockan|kl|med start|från|under|den)\b|[.;:()]|$)"
)
_LABELLED = re.compile(r"([^:]{2,30}):\s*(\S.*)")


class Texts:
    """Reads text in order; what headings and lead-ins say holds for what follows."""

    def __init__(
        self, *, legend: Mapping[str, str], calendar: Calendar, page: Organization | None, skipped: frozenset[str]
    ) -> None:
        """Begin with the page's own organization, and lines that are no part of its text."""
        self.scopes = Scopes()
        self.found: list[Candidate] = []
        self.who = Who(page=page)
        self._legend = legend
        self._calendar = calendar
        self._skipped = skipped
        self._label_waits: str | None = None
        self._just_dated: list[Candidate] = []

    def heading(self, block: Block) -> None:
        """Take a heading."""
        self._leave_lists()
        text = block.text.replace("\n", " ")
        context = self.scopes.organization_above(block.level)
        label = read_label(text, legend=self._legend, context=context)
        scope = Scope.of(block.level, text, label)
        if block.level == 1:
            # A page's title may hold any word; only an occasion of its own refuses the whole page.
            scope.refused = OTHER_OCCASION.search(text) is not None and label.organization is None
        self.scopes.push(scope)
        self.who.memory = None
        dated = self._calendar.find(text, self.scopes.years)
        if dated and not label.refused:
            scope.organization = scope.organization if label.whole else None
            if len(dated) == 1 and dated[0].date and not self.mentions(text) and block.level > 1:
                scope.day = dated[0].date.isoformat()
                return
            self._sentence(block, text, in_heading=True)
        elif not label.whole and label.organization:
            self.who.memory = label.organization

    def text(self, block: Block) -> None:
        """Take a paragraph, a list item or a key-value line."""
        if block.kind is BlockKind.LIST_ITEM:
            self.scopes.close(_ITEM_LEVEL + 2 * block.level)
        else:
            self._leave_lists()
        if block.kind is BlockKind.KEY_VALUE and block.key:
            self._term(block, block.key)
        for line in _unwrapped(block.text):
            self._line(block, line)
        if block.kind is not BlockKind.LIST_ITEM:
            self._leave_lists()

    def _leave_lists(self) -> None:
        self.scopes.close(_ITEM_LEVEL)

    def _term(self, block: Block, key: str) -> None:
        if TIME_LABELS.search(key) or PLACE_LABELS.search(key):
            self._line(block, f"{key.rstrip(':')}: {block.text}")
            return
        top = self.scopes.chain[0]
        if top.level == _TERM_LEVEL and top.words == key:
            return
        label = read_label(key, legend=self._legend, context=self.scopes.organization_above(_TERM_LEVEL))
        self.scopes.push(Scope.of(_TERM_LEVEL, key, label))
        if self._calendar.find(key, self.scopes.years):
            self._sentence(block, f"{key}: {block.text.splitlines()[0] if block.text else ''}")

    def _line(self, block: Block, line: str) -> None:
        if line in self._skipped or _FOOTNOTE.match(line):
            return
        if self._label_waits and (hours := bare_hours(line) or hours_in(line)):
            self._waited(hours_text=line)
            del hours
            return
        self._label_waits = None
        hours = bare_hours(line)
        if hours is not None and self._just_dated:
            for each in self._just_dated:
                each.hours = each.hours or hours
            return
        self._just_dated = []
        line = self._month_first(line)
        whens = self._calendar.find(line, self.scopes.years)
        if whens:
            for sentence in split_sentences(line):
                self._sentence(block, sentence.text)
        elif not self._day_of_month(block, line):
            self._undated(block, line)

    def _waited(self, hours_text: str) -> None:
        """Give the hours that a label on the line before asks for."""
        scope = self.scopes.chain[0]
        scope.hours = scope.hours or bare_hours(hours_text) or hours_in(hours_text)
        self._label_waits = None

    def _day_of_month(self, block: Block, line: str) -> bool:
        """Read "tisdag 3 kl. 13" under a month's heading."""
        month = self.scopes.month
        match = _DAY_ITEM.fullmatch(line) if month else None
        if match is None or month is None:
            return False
        whole = f"{match['head']}{match['day']} {MONTHS[month - 1][0]}{match['rest']}"
        if not self._calendar.find(whole, self.scopes.years):
            return False
        self._sentence(block, whole)
        return True

    def _month_first(self, line: str) -> str:
        """Write "November 5, 19" under an organization as dates of that month."""
        match = _MONTH_FIRST.fullmatch(line)
        if match is None or (self.scopes.organization or self.who.memory or self.who.page) is None:
            return line
        return as_dated(match["days"], month_number(match["month"])) or line

    def _sentence(self, block: Block, text: str, *, in_heading: bool = False) -> None:
        """Read one sentence, dated or not."""
        years = PLAN_YEAR.search(text)
        scope_years = (int(years["year"]),) if years else self.scopes.years
        whens = self._calendar.find(text, scope_years)
        if not whens:
            self._undated(block, text)
            return
        exception = EXCEPT.search(text, 0, whens[0].span[0])
        if exception:
            self._statement(text[: exception.start()])
            text = text[exception.end() :]
            whens = self._calendar.find(text, scope_years)
        self.who.scope = self.scopes.organization
        mentions = self.mentions(text)
        line = Line(
            text,
            whens,
            who=self.who,
            mentions=mentions,
            scopes=self.scopes.chain,
            place=block.place,
            struck=block.struck,
            url=_link(block, whens[0].words),
        )
        made = read_dated(line)
        self.found.extend(made)
        self._just_dated = made
        if made:
            self.who.last_status = made[-1].status
        if made and (in_heading or not line.listed or mentions):
            self.who.memory = made[-1].organization
        elif mentions and not line.listed and not NOT_A_MEETING.search(text):
            self.who.memory = mentions[-1].organization

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Find the organizations in a text, "nämnden" as the one it stands under."""
        context = self.scopes.organization or self.who.memory
        found = find_organizations(text, legend=self._legend, context=context)
        if context is None:
            return found
        return tuple(
            replace(each, organization=context)
            if RELATIVE_BODY.fullmatch(each.words.casefold().removesuffix("s"))
            else each
            for each in found
        )

    def _undated(self, block: Block, line: str) -> None:
        """Take a line without dates: a heading without its mark, a lead-in, or what holds for all dates around it."""
        if self._on_day(block, line) or self._names(block, line) or self._labelled(line):
            return
        for sentence in split_sentences(line):
            self._statement(sentence.text)

    def _on_day(self, block: Block, line: str) -> bool:
        """Take a line that names who meets on the day of the heading above."""
        day = next((scope.day for scope in self.scopes.chain if scope.day), None)
        if day is None or len(line) > _LABEL_AT_MOST:
            return False
        mentions = self.mentions(line)
        if not mentions or mentions[0].span[0] > 3:  # noqa: PLR2004 - the name comes first
            return False
        self._sentence(block, f"{day} {line}")
        return True

    def _names(self, block: Block, line: str) -> bool:
        """Take a short line that names an organization, a year or a month for what follows."""
        text = line.strip()
        if (
            len(text) > _LABEL_AT_MOST
            or text.endswith((".", ",", "?", "!"))
            or _LABELLED.fullmatch(text)
            and not text.endswith(":")
        ):
            return False
        above = _ITEM_LEVEL + 2 * block.level if block.kind is BlockKind.LIST_ITEM else _PART_LEVEL
        context = self.scopes.organization_above(above)
        label = read_label(text, legend=self._legend, context=context)
        if self._is_lead(text) and not label.refused:
            return False
        refuses = bool(SOMETHING_ELSE.search(text)) or (bool(OTHER_OCCASION.search(text)) and len(text.split()) <= 5)
        if label.organization is None or not label.whole:
            if not (label.years or label.month or refuses) or len(text.split()) > 8:
                return False
            if not refuses and not label.month and MEETS.search(text) is None and not _only_year(text):
                return False
        level = _NAME_LEVEL if label.organization and not label.relative else _PART_LEVEL
        level = above if block.kind is BlockKind.LIST_ITEM else level
        scope = Scope.of(level, text, label if label.whole else _without_organization(label))
        scope.refused = refuses or (label.refused and not label.organization)
        self.scopes.push(scope)
        self.who.memory = None
        return True

    @staticmethod
    def _is_lead(text: str) -> bool:
        return text.endswith(":") and len(text.split()) > 4 or re.search(r"\bsammanträder\b|\bmöts\b", text) is not None

    def _labelled(self, line: str) -> bool:
        """Take "Tid: 18.30" and "Plats: Stora salen"."""
        match = _LABELLED.fullmatch(line.strip())
        key, value = (match[1], match[2]) if match else (line.strip(), "")
        scope = self.scopes.chain[0]
        if TIME_LABELS.match(key) and (len(key.split()) <= 3):
            hours = bare_hours(value) or hours_in(line)
            if hours is None:
                self._label_waits = key if not value else None
                return not value
            scope.hours = scope.hours or hours
            return True
        if PLACE_LABELS.match(key) and value and len(key.split()) <= 3:
            scope.place = scope.place or value
            return True
        return False

    def _statement(self, text: str) -> None:
        """Take a sentence that says when and where meetings are held, or of whom and when the dates that follow are."""
        if OTHER_OCCASION.search(text) and not text.endswith(":"):
            return
        mentions = self.mentions(text)
        names = tuple(dict.fromkeys(each.organization for each in mentions))
        hours = hours_in(text)
        meets = (
            bool(MEETS.search(text))
            or bool(TIME_LABELS.search(text))
            or bool(re.search(r"\bbörjar\b|\bstart\w*", text))
        )
        place = _PLACE.search(text)
        lead = text.rstrip().endswith(":") or "följande" in text
        if len(names) > 1 and hours and meets:
            self._hours_of_each(text, mentions)
        if len(names) == 1 and lead and not NOT_A_MEETING.search(text):
            label = Label(names, years=years_in(text), hours=hours)
            self.scopes.push(Scope.of(_LEAD_LEVEL, text, label))
        elif len(names) == 2 and lead and mentions[-1].words.upper() == mentions[-1].words[:2]:
            return
        elif lead and names and hours:
            self.scopes.push(Scope.of(_LEAD_LEVEL, text, Label(names[:1], years=years_in(text), hours=hours)))
        elif meets and (hours or place):
            self._default(text, names, hours, place[1].strip() if place else None)
        if (
            (meets or PLAN_WORDS.search(text))
            and (years := years_in(text))
            and len(years) == 1
            and not NOT_A_MEETING.search(text)
        ):
            self.scopes.chain[0].years = self.scopes.chain[0].years or years
            self.scopes.last_years = years
        if len(names) == 1 and meets:
            self.who.memory = names[0]
            if self.scopes.organization is None and not self.found:
                self.who.page = self.who.page or names[0]

    def _hours_of_each(self, text: str, mentions: tuple[Mention, ...]) -> None:
        """Take "fullmäktige börjar kl. 18 och styrelsen kl. 13"."""
        for index, each in enumerate(mentions):
            end = mentions[index + 1].span[0] if index + 1 < len(mentions) else len(text)
            hours = hours_in(text[each.span[1] : end])
            if hours is not None:
                self.scopes.hours_of.setdefault(each.organization.name, hours)

    def _default(self, text: str, names: tuple[Organization, ...], hours: object, place: str | None) -> None:
        current = self.scopes.organization
        who = names[0] if len(names) == 1 else None
        scope = self.scopes.chain[0]
        if isinstance(hours, Hours):
            if who is not None:
                self.scopes.hours_of.setdefault(who.name, hours)
            if len(names) <= 1 and who in {None, current}:
                scope.hours = scope.hours or hours
        if place and len(names) <= 1:
            if who is not None and who != current:
                self.scopes.place_of.setdefault(who.name, place)
            else:
                scope.place = scope.place or place


def _only_year(text: str) -> bool:
    return (
        re.fullmatch(
            r"\W*(?:(?:vår|höst|vt|ht|år|plan|våren|hösten|vårterminen|höstterminen|kvartal \d)\W*)*(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\W*(?:vår|höst)?\W*",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def _without_organization(label: Label) -> Label:
    return Label((), years=label.years, month=label.month, hours=label.hours, refused=label.refused)


def _unwrapped(text: str) -> list[str]:
    """Join lines that were only wrapped: the next one goes on in small letters."""
    lines: list[str] = []
    for line in text.split("\n"):
        goes_on = bool(lines) and line[:1].islower() and len(lines[-1]) > 40 and not lines[-1].endswith((".", ":"))  # noqa: PLR2004 - a short line was not wrapped
        if goes_on:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def _link(block: Block, words: str) -> str | None:
    return next(
        (link.url for link in block.links if words in link.text and not link.url.lower().endswith(".pdf")), None
    )


_ = (dt, MeetingStatus)
