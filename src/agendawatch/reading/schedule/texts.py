"""Text of a page, line by line: headings set what holds, dates become candidates."""

from __future__ import annotations

import re
from collections.abc import Mapping

from agendawatch.documents.document import Document
from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Range
from agendawatch.lang.sv.status_words import has_status_words, towns_in
from agendawatch.model import Organization
from agendawatch.reading.schedule.candidate import Candidate
from agendawatch.reading.schedule.clocks import Hours, bare_hours, hours_first
from agendawatch.reading.schedule.fates import Remark, fate_of
from agendawatch.reading.schedule.labels import read_label
from agendawatch.reading.schedule.lines import is_teaser, own_page, pieces, unwrapped
from agendawatch.reading.schedule.month_days import month_first, with_month
from agendawatch.reading.schedule.order import days_first
from agendawatch.reading.schedule.organizing import Who, named_in
from agendawatch.reading.schedule.scope import Scope, Scopes
from agendawatch.reading.schedule.sentences import Line, read_dated
from agendawatch.reading.schedule.statements import LEAD_LEVEL, Statements
from agendawatch.reading.schedule.titles import NAME_LEVEL, PART_LEVEL, TITLE_AT_MOST, title_of
from agendawatch.reading.schedule.weeks import each_weeks_day, without_weeks
from agendawatch.reading.schedule.years import Calendar, plan_year
from agendawatch.reading.traced import TracedLine, passage_lines, ranges_of
from agendawatch.swedish.days.dates import find_dates
from agendawatch.swedish.names.organizations import Mention
from agendawatch.swedish.pages.meeting_words import (
    EXCEPT,
    GENERIC_LABELS,
    MEETS,
    PLACE_LABELS,
    PLAN_WORDS,
    PLAN_YEAR,
    TERM,
    TIME_LABELS,
)
from agendawatch.swedish.pages.other_occasions import no_meeting, other_occasion
from agendawatch.swedish.text.letters import NOTE_MARK
from agendawatch.swedish.text.sentences import split_sentences

__all__ = ["Texts"]

_ITEM_LEVEL = LEAD_LEVEL + 1
_NAME_WITHIN = 3
_DAY_AT_MOST = 14
"""Characters of a heading that is a day of the month above it: "Måndag den 26"."""
_ANY_YEAR = 2024
_NEWS_LEVEL = 2
"""A heading as high as this may tell of one meeting among several under it; lower ones head one meeting's card."""
_FOOTNOTE = re.compile(rf"\s*{NOTE_MARK}\s*=?\s*\D|\d\)\s\D{{1,60}}\bkl(?:ockan)?\b\.?\s?\d")


class Texts:
    """Reads text in order; what headings and lead-ins say holds for what follows."""

    def __init__(
        self,
        document: Document,
        *,
        legend: Mapping[str, str],
        calendar: Calendar,
        page: Organization | None,
        skipped: frozenset[str],
    ) -> None:
        """Begin with the page's own organization, and lines that are no part of its text."""
        self.scopes = Scopes()
        self.found: list[Candidate] = []
        self.who = Who(page=page, today=calendar.counted_from)
        self._document = document
        self._ranges: tuple[Range, ...] = ()
        """Where what is being read stands."""
        self._legend = legend
        self._calendar = calendar
        self._skipped = skipped
        self._statements = Statements(self.scopes, self.who, self._mentions)
        self._just_dated: list[Candidate] = []
        self._presumed: dict[int, list[Candidate]] = {}
        self.remarks: list[Remark] = []
        self._told: list[str] = []
        """Sentences of the block that is read, but for lines of lists that tell themselves what became of their days."""
        self.towns: frozenset[str] = frozenset()
        """Names of towns, in small letters, by sentences that say nothing of what became of a meeting."""

    def heading(self, block: Passage) -> None:
        """Take a heading."""
        begun = len(self.found)
        self._heading(block)
        self._remark(block, begun)

    def _remark(self, block: Passage, begun: int) -> None:
        """Keep what the sentences of a block may say of meetings; `begun` is where its own candidates begin."""
        text, self._told = "\n\n".join(self._told), []
        if not has_status_words(text):
            self.towns |= towns_in(text)
            return
        whose = self.scopes.organization or self.who.memory or self.who.page
        ranges = (*block.key_ranges, *block.ranges)
        self.remarks.append(Remark(text, whose, tuple(self.found[begun:]), ranges))

    def _heading(self, block: Passage) -> None:
        self.leave_lists()
        self._ranges = block.ranges
        text = block.text.replace("\n", " ")
        if self.scopes.inner.level in {NAME_LEVEL, PART_LEVEL} and GENERIC_LABELS.search(text.strip(" :")):
            return  # "Datum" in bold heads what the line above it names
        label = read_label(text, legend=self._legend, context=self.scopes.organization_above(block.level))
        scope = Scope.of(block.level, text, label)
        scope.ranges = block.ranges
        if block.level == 1:
            # A page's title may hold any word; only an occasion of its own refuses the whole page.
            scope.refused = other_occasion(text) and label.organization is None
        self._admit_term(scope)
        if block.level > _NEWS_LEVEL and scope.organization is not None and label.whole:
            scope.status = fate_of(text).status
        self.scopes.push(scope)
        self.who.memory = None
        if block.level > 1 and len(text) <= _DAY_AT_MOST:
            text = self._with_month(text) or text
        dated = self._calendar.find(text, self.scopes.years)
        if not dated or label.refused:
            self.who.memory = None if label.whole else label.organization
            return
        scope.organization = scope.organization if label.whole else None
        if len(dated) == 1 and dated[0].date and block.level > 1 and not self._mentions(text):
            scope.day = dated[0].date.isoformat()
            begun = len(self.found)
            self._sentence(block, text, in_heading=True)
            self._presumed[id(scope)] = self.found[begun:]
        else:
            self._sentence(block, text, in_heading=True)

    def _admit_term(self, scope: Scope) -> None:
        """Let "Höstterminen" part the meetings of who is named above; without a name it is the schools'."""
        if scope.refused and TERM.fullmatch(scope.words):
            titled = any(MEETS.search(above.words) for above in self.scopes.open if above.level < scope.level)
            scope.refused = not titled and (self.scopes.organization_above(scope.level) or self.who.page) is None

    def text(self, block: Passage) -> None:
        """Take a paragraph, a list item or a key-value line."""
        begun = len(self.found)
        self._text(block)
        self._remark(block, begun)

    def _text(self, block: Passage) -> None:
        if block.kind is PassageKind.LIST_ITEM:
            self.scopes.close(_item_level(block))
        elif block.kind is not PassageKind.KEY_VALUE:
            self.leave_lists()  # a card in a list may hold its facts as key-value lines
        if block.kind is PassageKind.KEY_VALUE and block.key:
            self._term(block, block.key)
        before = self.scopes.inner
        lines = unwrapped(passage_lines(self._document, block))
        if is_teaser(block, lines):
            return
        for line in days_first(lines, legend=self._legend):
            self._line(block, line)
        if self.scopes.inner.refused and self.scopes.inner is not before and "\n" in block.text:
            # A teaser with its own day refuses no more than itself.
            self.scopes.close(self.scopes.inner.level)

    def leave_lists(self) -> None:
        """Close what list items opened."""
        self.scopes.close(_ITEM_LEVEL)

    def _term(self, block: Passage, key: str) -> None:
        self._ranges = (*block.key_ranges, *block.ranges)
        if TIME_LABELS.search(key) or PLACE_LABELS.search(key):
            self._line(block, TracedLine(f"{key.rstrip(':')}: {block.text}", self._ranges))
            return
        if self.scopes.inner.level == LEAD_LEVEL and self.scopes.inner.words == key:
            return
        if GENERIC_LABELS.search(key.strip(" :")) and self.scopes.inner.level > LEAD_LEVEL:
            return
        label = read_label(key, legend=self._legend, context=self.scopes.organization_above(LEAD_LEVEL))
        self.scopes.push(Scope.of(LEAD_LEVEL, key, label))
        if self._calendar.find(key, self.scopes.years):
            self._sentence(block, f"{key}: {block.text.splitlines()[0] if block.text else ''}")

    def _line(self, block: Passage, line: str) -> None:
        if line in self._skipped or _FOOTNOTE.match(line) or self._statements.waited(line):
            return
        if self._just_dated and (hours := hours_first(line)) is not None:
            self._time_dated(hours)
            return
        self._just_dated = []
        self._ranges = ranges_of((line,)) or block.ranges
        line = without_weeks(each_weeks_day(self._month_first(line)))
        if self._calendar.find(line, self.scopes.years) or (
            PLAN_YEAR.search(line) and find_dates(line, year=_ANY_YEAR)
        ):
            whole = self._ranges
            for piece in pieces(line):
                for sentence in split_sentences(piece):
                    self._ranges = self._document.find(sentence.text, whole) or whole
                    self._sentence(block, self._same_day(sentence.text))
        elif not self._day_of_month(block, line):
            self._undated(block, line)

    def _same_day(self, text: str) -> str:
        """Write the line's day before another name on it: "5 mars: Kommunstyrelsen, 13.00. Valnämnden, 15.00"."""
        if not self._just_dated or not self.who.names_follow or len(text) > TITLE_AT_MOST:
            return text
        mentions = self._mentions(text)
        beside = mentions and not mentions[0].span[0] and bare_hours(text[mentions[0].span[1] :].strip(" ,.:"))
        return f"{self._just_dated[-1].date.isoformat()} {text}" if beside else text

    def _time_dated(self, hours: Hours) -> None:
        """Let hours on a line of their own hold for the dates right above, and for all of a row that lost its cells."""
        for each in self._just_dated:
            each.hours = each.hours or hours
        scope, at = self.scopes.inner, len(self.found) - 1 - len(self._just_dated)
        if scope.organization is None or scope.hours is not None or at < 0 or scope not in self.found[at].scopes[:1]:
            return
        while at >= 0 and scope in self.found[at].scopes[:1]:
            if self.found[at].hours is not None:
                return
            at -= 1
        scope.hours = hours

    def _month_first(self, line: str) -> str:
        """Write "November 5, 19" under an organization as dates of that month."""
        known = self.scopes.organization or self.who.memory or self.who.page
        return (month_first(line) or line) if known else line

    def _day_of_month(self, block: Passage, line: str) -> bool:
        """Read "tisdag 3 kl. 13" under a month's heading."""
        whole = self._with_month(line)
        if whole is None or not self._calendar.find(whole, self.scopes.years):
            return False
        self._sentence(block, whole)
        return True

    def _with_month(self, line: str) -> str | None:
        """Write the month of the heading above behind a line's day; `None` where there is neither."""
        return with_month(line, self.scopes.month) if self.scopes.month else None

    def _sentence(self, block: Passage, text: str, *, in_heading: bool = False) -> None:
        """Read one sentence, dated or not."""
        stated = plan_year(text)
        years = (int(stated["year"]),) if stated else self.scopes.years
        whens = self._calendar.find(text, years)
        exception = EXCEPT.search(text, 0, whens[0].span[0]) if whens else None
        if exception:
            self._statements.take(text[: exception.start()], dates_before=bool(self.found))
            text = text[exception.end() :]
            whens = self._calendar.find(text, years)
        if not whens:
            self._undated(block, text)
            return
        self.who.scope = self.scopes.organization
        mentions = self._mentions(text)
        line = Line(
            text,
            whens,
            who=self.who,
            mentions=mentions,
            scopes=self.scopes.chain,
            ranges=self._ranges,
            struck=block.struck,
            url=own_page(block, whens[0].words),
        )
        made = read_dated(line)
        if not line.listed or not has_status_words(text):
            self._told.append(text)
        for each in made if exception else ():
            # What holds for these days goes before the rule, and for all of them.
            each.alone, each.hours = True, each.hours or made[-1].hours
        if stated and (made or PLAN_WORDS.search(text)):
            self.scopes.last_years = years
        self._remember(line, made, in_heading=in_heading)

    def _remember(self, line: Line, made: list[Candidate], *, in_heading: bool) -> None:
        """Keep whose dates these were, for those that follow without a name."""
        self.found.extend(made)
        self._just_dated = made
        if made:
            self.who.names_follow = line.listed and any(
                each.span[0] >= line.whens[-1].span[1] for each in line.mentions
            )
        if len(made) > 1 and not line.listed and made[0].hours and len({each.hours for each in made}) == 1:
            self.scopes.hours_of.setdefault(made[0].organization.name, made[0].hours)
        if made and (in_heading or not line.listed or line.mentions):
            self.who.memory = made[-1].organization
        elif line.mentions and not line.listed and not no_meeting(line.text):
            self.who.memory = line.mentions[-1].organization

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        return named_in(text, legend=self._legend, context=self.scopes.organization or self.who.memory)

    def _undated(self, block: Passage, line: str) -> None:
        """Take a line without dates: who meets on a heading's day, a heading without its mark, or sentences."""
        if self._on_day(block, line) or self._statements.explains(line) or self._titles(block, line.strip()):
            return
        if self._statements.labelled(line):
            return
        for piece in pieces(line):
            for sentence in split_sentences(piece):
                self._told.append(sentence.text)
                self._statements.take(sentence.text, dates_before=bool(self.found))

    def _on_day(self, block: Passage, line: str) -> bool:
        """Take a line that names who meets on the day of the heading above."""
        scope = next((scope for scope in self.scopes.chain if scope.day), None)
        if scope is None or len(line) > TITLE_AT_MOST:
            return False
        mentions = self._mentions(line)
        if not mentions or mentions[0].span[0] > _NAME_WITHIN:
            return False
        for presumed in self._presumed.pop(id(scope), ()):
            # The day was taken to be of those above, until somebody was named under it.
            self.found.remove(presumed)
        self._ranges = (*scope.ranges, *self._ranges)
        self._sentence(block, f"{scope.day} {line}")
        return True

    def _titles(self, block: Passage, line: str) -> bool:
        level = _item_level(block) if block.kind is PassageKind.LIST_ITEM else None
        context = self.scopes.organization_above(level or PART_LEVEL)
        scope = title_of(line, level=level, legend=self._legend, context=context)
        if scope is None:
            return False
        self._admit_term(scope)
        if level is not None and scope.organization is not None:
            scope.status = fate_of(line).status
        self.scopes.push(scope)
        self.who.memory = None
        if scope.organization is not None and scope.hours is not None:
            self.scopes.hours_of.setdefault(scope.organization.name, scope.hours)
        return True


def _item_level(block: Passage) -> int:
    return _ITEM_LEVEL + 2 * block.level
