"""The families: what is drawn, in which system's markup, and what may go wrong on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from types import ModuleType

from benchmarks.drawn import events, grids, prose, sections
from benchmarks.drawn.grids import Grid
from benchmarks.drawn.sections import Plan
from benchmarks.drawn.sheet import AROUND, NAMES, Draw, Sheet
from benchmarks.drawn.shells import SHELLS, dress_text

_WEB = ("sitevision", "wordpress", "optimizely", "drupal", "umbraco")
_OLD = ("handmade", "sitevision", "handmade")
_SPRING, _AUTUMN, _YEAR = (1, 2, 3, 4, 5, 6), (8, 9, 10, 11, 12), tuple(range(1, 13))

_NOTES = ("cancelled", "moved", "extra", "reserve", "remark", "off-hour")
_SLIPS = ("weekday-slip", "day-slip", "year-slip")
_LIST = (*_NOTES, *_SLIPS, "impossible-day", "two-days", *NAMES, *AROUND)
_CELLS = (*_NOTES, "impossible-day", "two-days", "title-year-slip", *NAMES, *AROUND)
_EVENTS = (
    "cancelled",
    "moved",
    "extra",
    "reserve",
    "remark",
    *_SLIPS,
    "strange-names",
    "group-meetings",
    "other-events",
    "presidium",
    *AROUND,
)
_PORTAL = (*_NOTES, *_SLIPS, "strange-names", "presidium", "opening-hours")
_TEXT = ("opening-hours", "dated-menu", "news", "events")
_TOLD = (*_NOTES, *_SLIPS, "two-days", *NAMES, *AROUND, "deadlines", "training", "denied")


@dataclass(frozen=True)
class Family:
    """A layout: its name, how it is drawn, what may go wrong on it."""

    name: str
    content: Callable[[Sheet], str | bytes]
    takes: tuple[str, ...]
    shells: tuple[str, ...] = ()
    """Systems whose pages look so; a text or a PDF has none."""
    medium: str = "page"
    size: tuple[int, int] = (3, 6)
    months: Sequence[int] = _YEAR
    subs: bool = False
    strikes: bool = True
    """Whether a day can be struck."""

    def draw(self, seed: int) -> Draw:
        """Draw a page of this family."""
        sheet = Sheet(
            self.name, seed, takes=self.takes, size=self.size, medium=self.medium, months=self.months, subs=self.subs,
            strikes=self.strikes,
        )  # fmt: skip
        content = self.content(sheet)
        if isinstance(content, str):
            shell = self.shells[seed % len(self.shells)] if self.shells else ""
            content = SHELLS[shell](sheet, content) if shell else dress_text(sheet, content)
        return sheet.finish(content)


def _grid(name: str, grid: Grid, write: Callable[[Sheet, list[grids.Table]], str] = grids.as_html, *, takes: tuple[str, ...] = _CELLS, shells: tuple[str, ...] = _WEB, subs: bool = False, size: tuple[int, int] = (3, 6), strikes: bool = True, months: Sequence[int] = _YEAR) -> Family:  # fmt: skip
    return Family(name, lambda sheet: write(sheet, grid(sheet)), takes, shells, "page" if shells else "text", size, months, subs, strikes)  # fmt: skip


def _list(name: str, plan: Plan, write: Callable[[Sheet, list[sections.Section]], str], *, takes: tuple[str, ...] = _LIST, shells: tuple[str, ...] = _WEB, subs: bool = False, size: tuple[int, int] = (3, 6)) -> Family:  # fmt: skip
    return Family(name, lambda sheet: write(sheet, plan(sheet)), takes, shells, "page" if shells else "text", size, subs=subs)  # fmt: skip


def _event(name: str, page: events.Page, *, takes: tuple[str, ...] = _EVENTS, shells: tuple[str, ...] = _WEB, months: Sequence[int] = _YEAR) -> Family:  # fmt: skip
    return Family(name, page, takes, shells, "page" if shells else "text", months=months)


def _prose(name: str, page: events.Page, *, takes: tuple[str, ...] = _TOLD, shells: tuple[str, ...] = _WEB) -> Family:
    return Family(name, page, takes, shells, "page" if shells else "text", strikes=bool(shells))


def _pdf(name: str, drawn: Callable[[ModuleType], Callable[[Sheet], bytes]], *, takes: tuple[str, ...], subs: bool = False) -> Family:  # fmt: skip
    def content(sheet: Sheet) -> bytes:
        from benchmarks.drawn import pdfs  # noqa: PLC0415 - ReportLab is needed for these alone

        return drawn(pdfs)(sheet)

    return Family(name, content, takes, medium="pdf", subs=subs)


def _without(takes: tuple[str, ...], *names: str) -> tuple[str, ...]:
    return tuple(it for it in takes if it not in names)


_LETTERED = _without(_CELLS, "two-days", "impossible-day", "title-year-slip", "group-meetings")
_ROWS = (*_without(_CELLS, "impossible-day"), *_SLIPS, "training", "holidays")
_BARE = _without(_CELLS, "group-meetings", *AROUND)
_LOST = (*_BARE, *_TEXT)
_SECTIONS = (*_LIST, "training", "deadlines", "holidays")
_TEXT_LIST = (*_without(_SECTIONS, *AROUND), *_TEXT)
_TEXT_EVENTS = (*_without(_EVENTS, *AROUND), *_TEXT)

FAMILIES: dict[str, Family] = {it.name: it for it in (
    # Tables
    _grid("table-months-across", grids.months_across),
    _grid("table-months-across-codes", grids.months_across_codes),
    _grid("table-months-across-divs", grids.months_across, grids.as_divs, shells=("react", "drupal", "umbraco")),
    _grid("table-half-years", grids.half_years, takes=_without(_CELLS, "group-meetings")),
    _grid("table-months-down-codes", grids.months_down, takes=_without(_CELLS, "group-meetings")),
    _grid("table-months-down-split", grids.months_down_split, takes=_without(_CELLS, "group-meetings"), size=(6, 8)),
    _grid("table-months-down-names", grids.months_down_names, takes=_without(_CELLS, "group-meetings")),
    _grid("table-spanning-heads", grids.spanning_heads, takes=_without(_CELLS, "group-meetings"), subs=True, size=(5, 7)),
    _grid("table-spanning-rows", grids.spanning_rows, takes=_without(_CELLS, "group-meetings"), subs=True, size=(5, 7)),
    _grid("table-body-rowspans", grids.body_rowspans, takes=_without(_ROWS, "training", "holidays", "group-meetings", "two-days")),
    _grid("table-seasons", grids.seasons, takes=(*_without(_CELLS, "group-meetings"), "deadlines")),
    _grid("table-full-days", grids.full_days, takes=(*_without(_CELLS, "group-meetings"), *_SLIPS)),
    _grid("table-chronological", grids.chronological, takes=_ROWS),
    _grid("table-day-rowspans", grids.day_rowspans, takes=_without(_ROWS, "training", "holidays", "group-meetings")),
    _grid("table-month-rows", grids.month_rows, takes=_without(_ROWS, "training", "holidays", "group-meetings", "year-slip", "title-year-slip")),
    _grid("table-process", grids.process, takes=_without(_CELLS, "group-meetings", "two-days", "strange-names", "presidium", "next-meeting"), subs=True),
    _grid("table-one-board", grids.one_board, takes=(*_NOTES, *_SLIPS, "presidium", "two-days", *_without(AROUND, "next-meeting"))),
    _grid("table-minutes-links", grids.minutes_links, takes=(*_NOTES, *_SLIPS, *_without(AROUND, "next-meeting"))),
    _grid("table-weeks", grids.weeks, takes=_without(_LETTERED, "next-meeting")),
    _grid("table-calendars", grids.calendars, takes=_LETTERED, shells=("sitevision", "wordpress", "handmade")),
    _grid("table-days-down", grids.days_down, takes=_LETTERED),
    _grid("table-month-cells", grids.month_cells, takes=_without(_CELLS, "group-meetings", "title-year-slip")),
    _grid("table-crosses", grids.crosses, takes=(*_without(_CELLS, "group-meetings", "impossible-day", "two-days"), "weekday-slip", "day-slip"), months=_SPRING),
    _grid("table-columns-of-days", grids.columns_of_days, takes=(*_without(_CELLS, "group-meetings"), "weekday-slip", "day-slip"), shells=_OLD),
    _grid("table-pre", grids.months_down, grids.as_pre, takes=_without(_CELLS, "group-meetings"), shells=_OLD, strikes=False),
    # Headings and days
    _list("list-by-body", sections.by_body, sections.as_lists, takes=_SECTIONS),
    _list("list-every-hour", sections.every_hour, sections.as_lists, takes=(*_LIST, "holidays")),
    _list("list-breaks", sections.by_body, sections.as_breaks, takes=_SECTIONS),
    _list("list-strong", sections.every_hour, sections.as_strong, takes=(*_LIST, "holidays")),
    _list("list-bold-heads", sections.by_body, sections.as_bold_lists, takes=_SECTIONS),
    _list("list-habits", sections.places_too, sections.as_lists, takes=_without(_LIST, *_SLIPS, "group-meetings")),
    _list("list-boards-with-parts", sections.boards_with_parts, sections.as_lists, takes=(*_without(_LIST, "group-meetings"), "deadlines"), subs=True, size=(5, 7)),
    _list("list-two-years", sections.years, sections.as_lists, takes=_without(_LIST, "year-slip", "group-meetings")),
    _list("list-commas", sections.lines_of_commas, sections.as_breaks, takes=(*_LIST, "missing-blank", "holidays")),
    _list("list-months-inside", sections.months_inside, sections.as_lists, takes=_without(_LIST, "year-slip", "group-meetings")),
    _list("list-one-body", sections.one_body, sections.as_lists, takes=(*_NOTES, "weekday-slip", "day-slip", "deadlines", "training", "group-meetings", *_without(AROUND, "next-meeting"))),
    _list("list-advisory-council", sections.council_of_elders, sections.as_lists, takes=(*_NOTES, "weekday-slip", "day-slip", *_without(AROUND, "next-meeting"))),
    _list("list-months-codes", sections.coded_months, sections.as_lists, takes=_without(_LIST, "year-slip", "impossible-day", "group-meetings")),
    _list("list-months-names", sections.named_months, sections.as_lists, takes=(*_without(_LIST, "year-slip", "impossible-day"), "holidays")),
    _list("list-rounds", sections.parallel_rounds, sections.as_lists, takes=(*_NOTES, *_without(AROUND, "next-meeting"))),
    _list("definitions", sections.by_body, sections.as_definitions, takes=_SECTIONS),
    _list("definitions-commas", sections.lines_of_commas, sections.as_definitions, takes=(*_LIST, "missing-blank")),
    _list("details", sections.by_body, sections.as_details, takes=_SECTIONS, shells=("wordpress", "optimizely", "umbraco")),
    _list("details-boards-with-parts", sections.boards_with_parts, sections.as_nested_details, takes=_without(_LIST, "group-meetings"), shells=("wordpress", "optimizely", "umbraco"), subs=True, size=(5, 7)),
    _list("accordions", sections.by_body, sections.as_accordions, takes=_SECTIONS, shells=("sitevision", "optimizely", "umbraco")),
    _list("accordions-months", sections.named_months, sections.as_accordions, takes=(*_without(_LIST, "year-slip", "impossible-day"), "holidays"), shells=("sitevision", "optimizely", "drupal")),
    _list("tabs-bodies", sections.by_body, sections.as_tabs, takes=_LIST, shells=("umbraco", "optimizely", "drupal")),
    _list("tabs-years", sections.years, sections.as_year_tabs, takes=_without(_LIST, "year-slip", "group-meetings"), shells=("react", "optimizely", "umbraco")),
    _list("anchors", sections.by_body, sections.as_anchored, takes=_SECTIONS),
    _list("boxes-name-below", sections.every_hour, sections.as_boxes, takes=_LIST, shells=("umbraco", "optimizely", "react")),
    _list("boxes-without-headings", sections.by_body, sections.as_blocks, takes=_SECTIONS, shells=("drupal", "react", "drupal")),
    # Meetings one by one
    _event("cards-day-first", events.cards_day_first, takes=_without(_EVENTS, *_SLIPS), months=_SPRING),
    _event("cards-flat", events.cards_flat, takes=_without(_EVENTS, "year-slip")),
    _event("cards-day-last", events.cards_day_last),
    _event("cards-time-elements", events.time_elements, takes=_without(_EVENTS, *_SLIPS), shells=("react", "drupal", "wordpress")),
    _event("cards-teasers", events.teasers, takes=_without(_EVENTS, "other-events", "next-meeting", "year-slip"), shells=("optimizely", "umbraco", "wordpress")),
    _event("react-months", events.react_months, takes=_without(_EVENTS, "year-slip"), shells=("react",)),
    _event("agenda-days", events.agenda_days, takes=_without(_EVENTS, *_SLIPS), shells=("wordpress", "drupal", "react")),
    _event("month-grid", events.month_grid, takes=_without(_EVENTS, *_SLIPS, "group-meetings", "other-events"), shells=("wordpress", "drupal", "react"), months=_AUTUMN),
    _event("feed-list", events.feed_list, shells=("sitevision", "optimizely", "sitevision")),
    _event("day-definitions", events.day_definitions, takes=_without(_EVENTS, "year-slip")),
    _event("portal-rows", events.portal_rows, takes=(*_PORTAL, "other-events", "group-meetings"), shells=("portal",)),
    _event("portal-committees", events.portal_committees, takes=(*_PORTAL, "group-meetings"), shells=("portal",)),
    _event("portal-folders", events.portal_folders, takes=_without(_PORTAL, "weekday-slip", "day-slip"), shells=("portal",)),
    _event("archive-links", events.archive_links, takes=_without(_EVENTS, "group-meetings", "other-events", "weekday-slip", "day-slip")),
    _event("linked-data", events.linked_data, takes=_without(_EVENTS, *_SLIPS)),
    _event("start-page", events.start_page, takes=_without(_EVENTS, "next-meeting", "year-slip")),
    _event("broadcasts", events.broadcasts, takes=(*_NOTES, *_SLIPS, *_without(AROUND, "next-meeting"))),
    # Sentences
    _prose("prose", prose.told, takes=_without(_TOLD, "year-slip")),
    _prose("prose-memo", prose.memo, takes=("extra", "reserve", "remark", "off-hour", "two-days", *_without(AROUND, "next-meeting"))),
    _prose("prose-questions", prose.questions, takes=_without(_TOLD, "year-slip", "two-days", "denied", "deadlines", "training", "group-meetings")),
    _prose("prose-changes", prose.changes, takes=("strange-names", "presidium", *_without(AROUND, "next-meeting"))),
    _prose("prose-news", prose.news, takes=(*_NOTES, "weekday-slip", "day-slip", *_without(AROUND, "next-meeting"))),
    _prose("prose-notice", prose.notice, takes=("weekday-slip", "day-slip", *_without(AROUND, "next-meeting"))),
    _prose("prose-decision", prose.decision, takes=("extra", "remark", "off-hour", "two-days", *_without(AROUND, "next-meeting"))),
    _prose("prose-party", prose.said_in_passing, takes=("cancelled", "remark", "weekday-slip", "day-slip", *_without(AROUND, "next-meeting"))),
    _prose("none-rules", prose.only_rules, takes=("strange-names", "presidium", *_without(AROUND, "next-meeting"))),
    _prose("none-notice-board", prose.adjusted_minutes, takes=("strange-names", *_without(AROUND, "next-meeting"))),
    _prose("none-school-year", prose.school_year, takes=(_without(AROUND, "next-meeting"))),
    # Texts
    _grid("text-lost-months-down", grids.months_down, grids.as_lost_columns, takes=_LOST, shells=()),
    _grid("text-lost-months-across", grids.months_across, grids.as_lost_columns, takes=(*_LOST, "group-meetings"), shells=()),
    _grid("text-lost-half-years", grids.half_years, grids.as_filled_lines, takes=_LOST, shells=()),
    _grid("text-lost-process", grids.process, grids.as_filled_lines, takes=_without(_LOST, "two-days", "strange-names", "presidium"), shells=(), subs=True),
    _grid("text-lost-chronological", grids.chronological, grids.as_lost_columns, takes=(*_without(_LOST, "impossible-day"), *_SLIPS, "training", "holidays"), shells=()),
    _grid("text-aligned-months-down", grids.months_down_names, grids.as_aligned, takes=_LOST, shells=()),
    _grid("text-aligned-months-across", grids.months_across_codes, grids.as_aligned, takes=_LOST, shells=()),
    _grid("text-aligned-process", grids.process, grids.as_aligned, takes=_without(_LOST, "two-days", "strange-names", "presidium"), shells=(), subs=True),
    _grid("text-single-spaces", grids.months_across_codes, grids.as_single_spaces, takes=("off-hour", "title-year-slip", "strange-names", "impossible-day", *_TEXT), shells=()),
    _grid("text-pipes", grids.months_across, grids.as_pipes, takes=(*_LOST, "group-meetings"), shells=()),
    _grid("text-tabs", grids.body_rowspans, grids.as_tabs, takes=(*_NOTES, *_SLIPS, "strange-names", "presidium", *_TEXT), shells=()),
    _list("text-bullets", sections.by_body, sections.as_text_bullets, takes=_TEXT_LIST, shells=()),
    _list("text-day-lines", sections.every_hour, sections.as_text_lines, takes=(*_without(_LIST, *AROUND), *_TEXT, "holidays"), shells=()),
    _list("text-commas", sections.lines_of_commas, sections.as_text_commas, takes=(*_without(_LIST, *AROUND), *_TEXT, "missing-blank", "holidays"), shells=()),
    _list("text-colons", sections.lines_of_commas, sections.as_text_colons, takes=(*_without(_LIST, *AROUND), *_TEXT, "missing-blank"), shells=()),
    _list("text-boards-with-parts", sections.boards_with_parts, sections.as_text_lines, takes=(*_without(_LIST, "group-meetings", *AROUND), *_TEXT), shells=(), subs=True, size=(5, 7)),
    _list("text-side-by-side", sections.by_body, sections.as_side_by_side, takes=("cancelled", "strange-names", "group-meetings", "weekday-slip", *_TEXT), shells=()),
    _list("text-month-codes", sections.coded_months, sections.as_text_lines, takes=(*_without(_LIST, "year-slip", "impossible-day", "group-meetings", *AROUND), *_TEXT), shells=()),
    _event("text-lines", events.text_lines, takes=_TEXT_EVENTS, shells=()),
    _event("text-cards-day-first", events.text_cards_day_first, takes=_without(_TEXT_EVENTS, *_SLIPS), shells=(), months=_SPRING),
    _event("text-cards-flat", events.text_cards_flat, takes=_without(_TEXT_EVENTS, "year-slip"), shells=()),
    _event("text-cards-day-last", events.text_cards_day_last, takes=_TEXT_EVENTS, shells=()),
    _event("text-months", events.text_months, takes=_without(_TEXT_EVENTS, "year-slip"), shells=()),
    _event("text-weeks", events.text_weeks, takes=_without(_TEXT_EVENTS, *_SLIPS, "other-events", "group-meetings"), shells=()),
    _event("text-export", events.text_export, takes=_without(_TEXT_EVENTS, "weekday-slip", "day-slip", "other-events"), shells=()),
    _prose("text-prose", lambda sheet: prose.as_text(prose.told(sheet)), takes=(*_without(_TOLD, "year-slip", *AROUND), *_TEXT), shells=()),
    _prose("text-changes", lambda sheet: prose.as_text(prose.changes(sheet)), takes=("strange-names", "presidium", *_TEXT), shells=()),
    _prose("text-memo", lambda sheet: prose.as_text(prose.memo(sheet)), takes=("extra", "reserve", "remark", "off-hour", "two-days", *_TEXT), shells=()),
    _prose("text-decision", lambda sheet: prose.as_text(prose.decision(sheet)), takes=("extra", "remark", "off-hour", "two-days", *_TEXT), shells=()),
    # PDF
    _pdf("pdf-months-across", lambda it: partial(it.table, grids.months_across_codes), takes=(*_BARE, "group-meetings")),
    _pdf("pdf-spanning-rows", lambda it: partial(it.table, grids.spanning_rows), takes=_BARE, subs=True),
    _pdf("pdf-one-board", lambda it: partial(it.table, grids.one_board), takes=(*_NOTES, *_SLIPS, "presidium", "two-days")),
    _pdf("pdf-memo", lambda it: partial(it.memo, sections.by_body), takes=(*_without(_SECTIONS, *AROUND),)),
    _pdf("pdf-month-boxes", lambda it: it.month_boxes, takes=(*_NOTES, "strange-names", "presidium", "weekday-slip", "day-slip")),
)}  # fmt: skip
"""Every family by its name."""


def draw(family: str, seed: int) -> Draw:
    """Draw a page: the same for the same family and seed, on any machine."""
    return FAMILIES[family].draw(seed)
