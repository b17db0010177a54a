"""The families: what is drawn, in which system's markup, and what may go wrong on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.drawn import events, grids, prose, sections
from benchmarks.drawn.grids import Grid
from benchmarks.drawn.sections import Plan, Section
from benchmarks.drawn.sheet import AROUND, NAMES, SLIPS, Draw, Sheet
from benchmarks.drawn.shells import SHELLS

_WEB = ("sitevision", "wordpress", "optimizely", "drupal", "umbraco")
_OLD = ("handmade", "sitevision", "handmade")
_COPIED = ("text",)
_SPRING, _AUTUMN, _YEAR = (1, 2, 3, 4, 5, 6), (8, 9, 10, 11, 12), tuple(range(1, 13))

_NOTES = ("cancelled", "moved", "extra", "reserve", "remark", "off-hour")
_LIST = (*_NOTES, *SLIPS, "impossible-day", "two-days", *NAMES, *AROUND)
_CELLS = (*_NOTES, "impossible-day", "two-days", "title-year-slip", *NAMES, *AROUND)
_EVENTS = ("cancelled", "moved", "extra", "reserve", "remark", *SLIPS, "strange-names", "group-meetings", "other-events", "presidium", *AROUND)  # fmt: skip
_PORTAL = (*_NOTES, *SLIPS, "strange-names", "presidium", "opening-hours")
_TEXT = ("opening-hours", "dated-menu", "news", "events")
_TOLD = (*_NOTES, *SLIPS, "two-days", *NAMES, *AROUND, "deadlines", "training", "denied")


@dataclass(frozen=True)
class Family:
    """A layout: its name, how it is drawn, what may go wrong on it."""

    name: str
    content: Callable[[Sheet], str | bytes]
    takes: tuple[str, ...]
    shells: tuple[str, ...] = _WEB
    """Systems whose pages look so, in turn; or "text", or "pdf"."""
    size: tuple[int, int] = (3, 6)
    months: Sequence[int] = _YEAR
    subs: bool = False
    strikes: bool = True
    """Whether a day can be struck."""

    @property
    def medium(self) -> str:
        """Whether it is a page, a text or a PDF."""
        return self.shells[0] if self.shells[0] in {"text", "pdf"} else "page"

    def draw(self, seed: int) -> Draw:
        """Draw a page of this family."""
        sheet = Sheet(
            self.name, seed, takes=self.takes, size=self.size, medium=self.medium, months=self.months, subs=self.subs,
            strikes=self.strikes,
        )  # fmt: skip
        content = self.content(sheet)
        if isinstance(content, str):
            content = SHELLS[self.shells[seed % len(self.shells)]](sheet, content)
        return sheet.finish(content)


def _table(grid: Grid, write: Callable[[Sheet, list[grids.Table]], str] = grids.as_html) -> Callable[[Sheet], str]:
    return lambda sheet: write(sheet, grid(sheet))


def _sections(plan: Plan, write: Callable[[Sheet, list[Section]], str]) -> Callable[[Sheet], str]:
    return lambda sheet: write(sheet, plan(sheet))


def _pdf(name: str, *arranged: Grid | Plan) -> Callable[[Sheet], bytes]:
    def content(sheet: Sheet) -> bytes:
        from benchmarks.drawn import pdfs  # noqa: PLC0415 - ReportLab is needed for these alone

        drawn: bytes = getattr(pdfs, name)(*arranged, sheet)
        return drawn

    return content


def _without(takes: tuple[str, ...], *names: str) -> tuple[str, ...]:
    return tuple(it for it in takes if it not in names)


_LETTERED = _without(_CELLS, "two-days", "impossible-day", "title-year-slip", "group-meetings")
_ROWS = (*_without(_CELLS, "impossible-day"), *SLIPS, "training", "holidays")
_BARE = _without(_CELLS, "group-meetings", *AROUND)
_LOST = (*_BARE, *_TEXT)
_SECTIONS = (*_LIST, "training", "deadlines", "holidays")
_TEXT_LIST = (*_without(_SECTIONS, *AROUND), *_TEXT)
_TEXT_EVENTS = (*_without(_EVENTS, *AROUND), *_TEXT)

FAMILIES: dict[str, Family] = {it.name: it for it in (
    # Tables
    Family("table-months-across", _table(grids.months_across), _CELLS),
    Family("table-months-across-codes", _table(grids.months_across_codes), _CELLS),
    Family("table-months-across-divs", _table(grids.months_across, grids.as_divs), _CELLS, ("react", "drupal", "umbraco")),
    Family("table-half-years", _table(grids.half_years), _without(_CELLS, "group-meetings")),
    Family("table-months-down-codes", _table(grids.months_down), _without(_CELLS, "group-meetings")),
    Family("table-months-down-split", _table(grids.months_down_split), _without(_CELLS, "group-meetings"), size=(6, 8)),
    Family("table-months-down-names", _table(grids.months_down_names), _without(_CELLS, "group-meetings")),
    Family("table-spanning-heads", _table(grids.spanning_heads), _without(_CELLS, "group-meetings"), subs=True, size=(5, 7)),
    Family("table-spanning-rows", _table(grids.spanning_rows), _without(_CELLS, "group-meetings"), subs=True, size=(5, 7)),
    Family("table-body-rowspans", _table(grids.body_rowspans), _without(_ROWS, "training", "holidays", "group-meetings", "two-days")),
    Family("table-seasons", _table(grids.seasons), (*_without(_CELLS, "group-meetings"), "deadlines")),
    Family("table-full-days", _table(grids.full_days), (*_without(_CELLS, "group-meetings"), *SLIPS)),
    Family("table-chronological", _table(grids.chronological), _ROWS),
    Family("table-day-rowspans", _table(grids.day_rowspans), _without(_ROWS, "training", "holidays", "group-meetings")),
    Family("table-month-rows", _table(grids.month_rows), _without(_ROWS, "training", "holidays", "group-meetings", "year-slip", "title-year-slip")),
    Family("table-process", _table(grids.process), _without(_CELLS, "group-meetings", "two-days", "strange-names", "presidium", "next-meeting"), subs=True),
    Family("table-one-board", _table(grids.one_board), (*_NOTES, *SLIPS, "presidium", "two-days", *_without(AROUND, "next-meeting"))),
    Family("table-minutes-links", _table(grids.minutes_links), (*_NOTES, *SLIPS, *_without(AROUND, "next-meeting"))),
    Family("table-weeks", _table(grids.weeks), _without(_LETTERED, "next-meeting")),
    Family("table-calendars", _table(grids.calendars), _LETTERED, ("sitevision", "wordpress", "handmade")),
    Family("table-days-down", _table(grids.days_down), _LETTERED),
    Family("table-month-cells", _table(grids.month_cells), _without(_CELLS, "group-meetings", "title-year-slip")),
    Family("table-crosses", _table(grids.crosses), (*_without(_CELLS, "group-meetings", "impossible-day", "two-days"), "weekday-slip", "day-slip"), months=_SPRING),
    Family("table-columns-of-days", _table(grids.columns_of_days), (*_without(_CELLS, "group-meetings"), "weekday-slip", "day-slip"), _OLD),
    Family("table-pre", _table(grids.months_down, grids.as_pre), _without(_CELLS, "group-meetings"), _OLD, strikes=False),
    # Headings and days
    Family("list-by-body", _sections(sections.by_body, sections.as_lists), _SECTIONS),
    Family("list-every-hour", _sections(sections.every_hour, sections.as_lists), (*_LIST, "holidays")),
    Family("list-breaks", _sections(sections.by_body, sections.as_breaks), _SECTIONS),
    Family("list-strong", _sections(sections.every_hour, sections.as_strong), (*_LIST, "holidays")),
    Family("list-bold-heads", _sections(sections.by_body, sections.as_bold_lists), _SECTIONS),
    Family("list-habits", _sections(sections.places_too, sections.as_lists), _without(_LIST, *SLIPS, "group-meetings")),
    Family("list-boards-with-parts", _sections(sections.boards_with_parts, sections.as_lists), (*_without(_LIST, "group-meetings"), "deadlines"), subs=True, size=(5, 7)),
    Family("list-two-years", _sections(sections.years, sections.as_lists), _without(_LIST, "year-slip", "group-meetings")),
    Family("list-commas", _sections(sections.lines_of_commas, sections.as_breaks), (*_LIST, "missing-blank", "holidays")),
    Family("list-months-inside", _sections(sections.months_inside, sections.as_lists), _without(_LIST, "year-slip", "group-meetings")),
    Family("list-one-body", _sections(sections.one_body, sections.as_lists), (*_NOTES, "weekday-slip", "day-slip", "deadlines", "training", "group-meetings", *_without(AROUND, "next-meeting"))),
    Family("list-advisory-council", _sections(sections.council_of_elders, sections.as_lists), (*_NOTES, "weekday-slip", "day-slip", *_without(AROUND, "next-meeting"))),
    Family("list-months-codes", _sections(sections.coded_months, sections.as_lists), _without(_LIST, "year-slip", "impossible-day", "group-meetings")),
    Family("list-months-names", _sections(sections.named_months, sections.as_lists), (*_without(_LIST, "year-slip", "impossible-day"), "holidays")),
    Family("list-rounds", _sections(sections.parallel_rounds, sections.as_lists), (*_NOTES, *_without(AROUND, "next-meeting"))),
    Family("definitions", _sections(sections.by_body, sections.as_definitions), _SECTIONS),
    Family("definitions-commas", _sections(sections.lines_of_commas, sections.as_definitions), (*_LIST, "missing-blank")),
    Family("details", _sections(sections.by_body, sections.as_details), _SECTIONS, ("wordpress", "optimizely", "umbraco")),
    Family("details-boards-with-parts", _sections(sections.boards_with_parts, sections.as_nested_details), _without(_LIST, "group-meetings"), ("wordpress", "optimizely", "umbraco"), subs=True, size=(5, 7)),
    Family("accordions", _sections(sections.by_body, sections.as_accordions), _SECTIONS, ("sitevision", "optimizely", "umbraco")),
    Family("accordions-months", _sections(sections.named_months, sections.as_accordions), (*_without(_LIST, "year-slip", "impossible-day"), "holidays"), ("sitevision", "optimizely", "drupal")),
    Family("tabs-bodies", _sections(sections.by_body, sections.as_tabs), _LIST, ("umbraco", "optimizely", "drupal")),
    Family("tabs-years", _sections(sections.years, sections.as_year_tabs), _without(_LIST, "year-slip", "group-meetings"), ("react", "optimizely", "umbraco")),
    Family("anchors", _sections(sections.by_body, sections.as_anchored), _SECTIONS),
    Family("boxes-name-below", _sections(sections.every_hour, sections.as_boxes), _LIST, ("umbraco", "optimizely", "react")),
    Family("boxes-without-headings", _sections(sections.by_body, sections.as_blocks), _SECTIONS, ("drupal", "react", "drupal")),
    # Meetings one by one
    Family("cards-day-first", events.cards_day_first, _without(_EVENTS, *SLIPS), months=_SPRING),
    Family("cards-flat", events.cards_flat, _without(_EVENTS, "year-slip")),
    Family("cards-day-last", events.cards_day_last, _EVENTS),
    Family("cards-time-elements", events.time_elements, _without(_EVENTS, *SLIPS), ("react", "drupal", "wordpress")),
    Family("cards-teasers", events.teasers, _without(_EVENTS, "other-events", "next-meeting", "year-slip"), ("optimizely", "umbraco", "wordpress")),
    Family("react-months", events.react_months, _without(_EVENTS, "year-slip"), ("react",)),
    Family("agenda-days", events.agenda_days, _without(_EVENTS, *SLIPS), ("wordpress", "drupal", "react")),
    Family("month-grid", events.month_grid, _without(_EVENTS, *SLIPS, "group-meetings", "other-events"), ("wordpress", "drupal", "react"), months=_AUTUMN),
    Family("feed-list", events.feed_list, _EVENTS, ("sitevision", "optimizely", "sitevision")),
    Family("day-definitions", events.day_definitions, _without(_EVENTS, "year-slip")),
    Family("portal-rows", events.portal_rows, (*_PORTAL, "other-events", "group-meetings"), ("portal",)),
    Family("portal-committees", events.portal_committees, (*_PORTAL, "group-meetings"), ("portal",)),
    Family("portal-folders", events.portal_folders, _without(_PORTAL, "weekday-slip", "day-slip"), ("portal",)),
    Family("archive-links", events.archive_links, _without(_EVENTS, "group-meetings", "other-events", "weekday-slip", "day-slip")),
    Family("linked-data", events.linked_data, _without(_EVENTS, *SLIPS)),
    Family("start-page", events.start_page, _without(_EVENTS, "next-meeting", "year-slip")),
    Family("broadcasts", events.broadcasts, (*_NOTES, *SLIPS, *_without(AROUND, "next-meeting"))),
    # Sentences
    Family("prose", prose.told, _without(_TOLD, "year-slip")),
    Family("prose-memo", prose.memo, ("extra", "reserve", "remark", "off-hour", "two-days", *_without(AROUND, "next-meeting"))),
    Family("prose-questions", prose.questions, _without(_TOLD, "year-slip", "two-days", "denied", "deadlines", "training", "group-meetings")),
    Family("prose-changes", prose.changes, ("strange-names", "presidium", *_without(AROUND, "next-meeting"))),
    Family("prose-news", prose.news, (*_NOTES, "weekday-slip", "day-slip", *_without(AROUND, "next-meeting"))),
    Family("prose-notice", prose.notice, ("weekday-slip", "day-slip", *_without(AROUND, "next-meeting"))),
    Family("prose-decision", prose.decision, ("extra", "remark", "off-hour", "two-days", *_without(AROUND, "next-meeting"))),
    Family("prose-party", prose.said_in_passing, ("cancelled", "remark", "weekday-slip", "day-slip", *_without(AROUND, "next-meeting"))),
    Family("none-rules", prose.only_rules, ("strange-names", "presidium", *_without(AROUND, "next-meeting"))),
    Family("none-notice-board", prose.adjusted_minutes, ("strange-names", *_without(AROUND, "next-meeting"))),
    Family("none-school-year", prose.school_year, _without(AROUND, "next-meeting")),
    # Texts
    Family("text-lost-months-down", _table(grids.months_down, grids.as_lost_columns), _LOST, _COPIED),
    Family("text-lost-months-across", _table(grids.months_across, grids.as_lost_columns), (*_LOST, "group-meetings"), _COPIED),
    Family("text-lost-half-years", _table(grids.half_years, grids.as_filled_lines), _LOST, _COPIED),
    Family("text-lost-process", _table(grids.process, grids.as_filled_lines), _without(_LOST, "two-days", "strange-names", "presidium"), _COPIED, subs=True),
    Family("text-lost-chronological", _table(grids.chronological, grids.as_lost_columns), (*_without(_LOST, "impossible-day"), *SLIPS, "training", "holidays"), _COPIED),
    Family("text-aligned-months-down", _table(grids.months_down_names, grids.as_aligned), _LOST, _COPIED),
    Family("text-aligned-months-across", _table(grids.months_across_codes, grids.as_aligned), _LOST, _COPIED),
    Family("text-aligned-process", _table(grids.process, grids.as_aligned), _without(_LOST, "two-days", "strange-names", "presidium"), _COPIED, subs=True),
    Family("text-single-spaces", _table(grids.months_across_codes, grids.as_single_spaces), ("off-hour", "title-year-slip", "strange-names", "impossible-day", *_TEXT), _COPIED),
    Family("text-pipes", _table(grids.months_across, grids.as_pipes), (*_LOST, "group-meetings"), _COPIED),
    Family("text-tabs", _table(grids.body_rowspans, grids.as_tabs), (*_NOTES, *SLIPS, "strange-names", "presidium", *_TEXT), _COPIED),
    Family("text-bullets", _sections(sections.by_body, sections.as_text_bullets), _TEXT_LIST, _COPIED),
    Family("text-day-lines", _sections(sections.every_hour, sections.as_text_lines), (*_without(_LIST, *AROUND), *_TEXT, "holidays"), _COPIED),
    Family("text-commas", _sections(sections.lines_of_commas, sections.as_text_commas), (*_without(_LIST, *AROUND), *_TEXT, "missing-blank", "holidays"), _COPIED),
    Family("text-colons", _sections(sections.lines_of_commas, sections.as_text_colons), (*_without(_LIST, *AROUND), *_TEXT, "missing-blank"), _COPIED),
    Family("text-boards-with-parts", _sections(sections.boards_with_parts, sections.as_text_lines), (*_without(_LIST, "group-meetings", *AROUND), *_TEXT), _COPIED, subs=True, size=(5, 7)),
    Family("text-side-by-side", _sections(sections.by_body, sections.as_side_by_side), ("cancelled", "strange-names", "group-meetings", "weekday-slip", *_TEXT), _COPIED),
    Family("text-month-codes", _sections(sections.coded_months, sections.as_text_lines), (*_without(_LIST, "year-slip", "impossible-day", "group-meetings", *AROUND), *_TEXT), _COPIED),
    Family("text-lines", events.text_lines, _TEXT_EVENTS, _COPIED),
    Family("text-cards-day-first", events.text_cards_day_first, _without(_TEXT_EVENTS, *SLIPS), _COPIED, months=_SPRING),
    Family("text-cards-flat", events.text_cards_flat, _without(_TEXT_EVENTS, "year-slip"), _COPIED),
    Family("text-cards-day-last", events.text_cards_day_last, _TEXT_EVENTS, _COPIED),
    Family("text-months", events.text_months, _without(_TEXT_EVENTS, "year-slip"), _COPIED),
    Family("text-weeks", events.text_weeks, _without(_TEXT_EVENTS, *SLIPS, "other-events", "group-meetings"), _COPIED),
    Family("text-export", events.text_export, _without(_TEXT_EVENTS, "weekday-slip", "day-slip", "other-events"), _COPIED),
    Family("text-prose", lambda sheet: prose.as_text(prose.told(sheet)), (*_without(_TOLD, "year-slip", *AROUND), *_TEXT), _COPIED),
    Family("text-changes", lambda sheet: prose.as_text(prose.changes(sheet)), ("strange-names", "presidium", *_TEXT), _COPIED),
    Family("text-memo", lambda sheet: prose.as_text(prose.memo(sheet)), ("extra", "reserve", "remark", "off-hour", "two-days", *_TEXT), _COPIED),
    Family("text-decision", lambda sheet: prose.as_text(prose.decision(sheet)), ("extra", "remark", "off-hour", "two-days", *_TEXT), _COPIED),
    # PDF
    Family("pdf-months-across", _pdf("table", grids.months_across_codes), (*_BARE, "group-meetings"), ("pdf",)),
    Family("pdf-spanning-rows", _pdf("table", grids.spanning_rows), _BARE, ("pdf",), subs=True),
    Family("pdf-one-board", _pdf("table", grids.one_board), (*_NOTES, *SLIPS, "presidium", "two-days"), ("pdf",)),
    Family("pdf-memo", _pdf("memo", sections.by_body), (*_without(_SECTIONS, *AROUND),), ("pdf",)),
    Family("pdf-month-boxes", _pdf("month_boxes"), (*_NOTES, "strange-names", "presidium", "weekday-slip", "day-slip"), ("pdf",)),
)}  # fmt: skip
"""Every family by its name."""


def draw(family: str, seed: int) -> Draw:
    """Draw a page: the same for the same family and seed, on any machine."""
    return FAMILIES[family].draw(seed)
