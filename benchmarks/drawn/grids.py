"""Plans in rows and columns: what stands in which cell, and how tables are written as HTML, as text and as PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.drawn import days
from benchmarks.drawn.sheet import Sheet, plain
from benchmarks.drawn.towns import Body, Meeting


@dataclass(frozen=True)
class Cell:
    """What stands in a place, over how many columns and rows; inline markup."""

    words: str = ""
    wide: int = 1
    high: int = 1
    head: bool = False


Row = list[Cell]


@dataclass
class Table:
    """Rows, with what stands over and under them."""

    rows: list[Row]
    caption: str = ""
    legend: list[str] = field(default_factory=list)


Grid = Callable[[Sheet], list[Table]]


def _heads(*words: str) -> Row:
    return [Cell(it, head=True) for it in words]


def _legend(bodies: list[Body], sheet: Sheet) -> list[str]:
    form = sheet.dice.one(("{} = {}", "{}: {}", "{} {}", "{} – {}"))
    return [form.format(it.code, it.name) for it in bodies]


def _cell(sheet: Sheet, body: Body, month: int, form: str = "{d}") -> str:
    """Give a month's days of an organization."""
    between = sheet.dice.one((", ", ", ", "<br>", " och "))
    return between.join(sheet.entries(body, form, months=[month]))


def _blank(sheet: Sheet) -> str:
    return "-" if sheet.seed % 2 else ""


def _said(sheet: Sheet, *, titled: bool = True) -> str:
    """Say the year in the title, or over the table alone while the title keeps last year's."""
    name = sheet.dice.one(("Sammanträdesdagar", "Sammanträdestider", "Mötesplan", "Politiska sammanträden"))
    year = sheet.say_year()
    if sheet.has("title-year-slip"):
        sheet.title = f"{name} {sheet.year - 1}"
        return f"Sammanträden {year}"
    sheet.title = f"{name} {year}" if titled else name
    return "" if titled else f"Sammanträden {year}"


def months_across(sheet: Sheet) -> list[Table]:
    """Draw organizations down, months across, the hour in a column of its own."""
    caption, shown = _said(sheet), sheet.months
    names = days.SHORT_MONTHS if sheet.dice.chance(0.6) else days.MONTHS
    last = sheet.dice.chance(0.3)
    head = ["Tid", *(names[it - 1].capitalize() for it in shown)]
    rows = [_heads(sheet.dice.one(("Nämnd", "Organ", "Instans", "")), *(head[1:] + head[:1] if last else head))]
    for body in sheet.bodies:
        cells = [Cell(_cell(sheet, body, it) or _blank(sheet)) for it in shown]
        hour = Cell(sheet.hour(body))
        rows.append([Cell(body.name, head=True), *([*cells, hour] if last else [hour, *cells])])
    for other, words in sheet.others("{d}|{n}"):
        found = {it: [word.split("|")[0] for word in words if word.endswith(f"|{it}")] for it in shown}
        cells = [Cell(", ".join(found[it]) or _blank(sheet)) for it in shown]
        hour = Cell(days.hour(other.start, sheet.clock))
        rows.append([Cell(other.name, head=True), *([*cells, hour] if last else [hour, *cells])])
    return [Table(rows, caption)]


def months_across_codes(sheet: Sheet) -> list[Table]:
    """Draw letters down and months across, explained below."""
    [table] = months_across(sheet)
    for row, body in zip(table.rows[1:], sheet.bodies, strict=False):
        row[0] = Cell(sheet.code(body, explained=True), head=True)
    table.legend = _legend(sheet.bodies, sheet)
    return [table]


def half_years(sheet: Sheet) -> list[Table]:
    """Draw a table for the spring and one for the autumn, months across."""
    caption = _said(sheet)
    tables, lead = [], sheet.dice.one(("", "kl. "))
    for name, months in (("Våren", range(1, 7)), ("Hösten", range(8, 13))):
        rows = [_heads("", *(days.MONTHS[it - 1] for it in months), "Klockan")]
        for body in sheet.bodies:
            cells = [Cell(_cell(sheet, body, it) or _blank(sheet)) for it in months]
            rows.append([Cell(body.name), *cells, Cell(sheet.hour(body, lead))])
        tables.append(Table(rows, f"{name} {sheet.year}" if caption or sheet.seed % 2 else name))
    return tables


def months_down(sheet: Sheet) -> list[Table]:
    """Draw months down and letters across, with a row of hours, explained below."""
    caption = _said(sheet)
    return [_months_down(sheet, sheet.bodies, caption)]


def _months_down(sheet: Sheet, bodies: list[Body], caption: str) -> Table:
    rows = [_heads(str(sheet.year) if caption else "", *(sheet.code(it, explained=True) for it in bodies))]
    rows.append([Cell("Mötestid:"), *(Cell(sheet.hour(it, "kl. ")) for it in bodies)])
    rows += [
        [Cell(days.MONTHS[month - 1].capitalize()), *(Cell(_cell(sheet, body, month)) for body in bodies)]
        for month in sheet.months
    ]
    return Table(rows, caption, _legend(bodies, sheet))


def months_down_split(sheet: Sheet) -> list[Table]:
    """Draw the same in two tables, each with some of the organizations."""
    caption, half = _said(sheet), (len(sheet.bodies) + 1) // 2
    return [_months_down(sheet, it, caption) for it in (sheet.bodies[:half], sheet.bodies[half:]) if it]


def months_down_names(sheet: Sheet) -> list[Table]:
    """Draw months down, names across with their hours below them in the head."""
    caption = _said(sheet)
    head = [Cell("Månad", head=True)] + [
        Cell(f"{it.name}<br>{sheet.hour(it, 'kl. ')}", head=True) for it in sheet.bodies
    ]
    rows = [head] + [
        [Cell(days.MONTHS[month - 1]), *(Cell(_cell(sheet, body, month)) for body in sheet.bodies)]
        for month in sheet.months
    ]
    return [Table(rows, caption)]


def spanning_heads(sheet: Sheet) -> list[Table]:
    """Draw months down; over the columns of a board and its committees stands the board's name alone."""
    caption, top, below, hours, order = _said(sheet), [Cell("", high=2)], [], [Cell("")], []
    for board in (it for it in sheet.bodies if not it.above):
        subs = [it for it in sheet.bodies if it.above == board.name]
        own = "Styrelsen" if "styrelse" in board.name else "Nämnden"
        parts = [*((it.own, it) for it in subs), (own, board)]
        if sheet.dice.chance(0.5):
            parts.reverse()
        if subs:
            top.append(Cell(board.name, wide=len(parts), head=True))
            below += [Cell(name, head=True) for name, _ in parts]
        else:
            top.append(Cell(board.name, high=2, head=True))
        order += [it for _, it in parts]
    hours += [Cell(sheet.hour(it, "kl. ")) for it in order]
    rows = [top, below, hours] + [
        [Cell(days.MONTHS[month - 1].capitalize()), *(Cell(_cell(sheet, body, month)) for body in order)]
        for month in sheet.months
    ]
    return [Table(rows, caption)]


def spanning_rows(sheet: Sheet) -> list[Table]:
    """Draw a board's name as a row of its own, and under it rows of its meetings and its committees'."""
    caption = _said(sheet)
    rows = [_heads("", "Tid", *(days.SHORT_MONTHS[it - 1] for it in sheet.months))]
    for board in (it for it in sheet.bodies if not it.above):
        rows.append([Cell(board.name, wide=2 + len(sheet.months), head=True)])
        subs = [it for it in sheet.bodies if it.above == board.name]
        for name, body in [("Sammanträde", board), *((it.own, it) for it in subs)]:
            cells = [Cell(_cell(sheet, body, it) or _blank(sheet)) for it in sheet.months]
            rows.append([Cell(name), Cell(sheet.hour(body)), *cells])
    return [Table(rows, caption)]


def body_rowspans(sheet: Sheet) -> list[Table]:
    """Draw a name beside as many rows as it has days."""
    caption, form = _said(sheet), sheet.form("{d} {m}", "{wd} {d} {m}", "{y}-{nn}-{dd}", "{wds} {d}/{n} {y}")
    rows = [_heads("Organisation", "Datum", "Tid", "Plats")]
    for body in sheet.bodies:
        mine = sheet.of(body)
        for at, it in enumerate(mine):
            first = [Cell(body.name, high=len(mine))] if at == 0 else []
            day, note = sheet.day(it, form), sheet.note(it, form, hours=False)
            rows.append([*first, Cell(f"{day} {note}".strip()), Cell(sheet.at(it)), Cell(sheet.place(it))])
    return [Table(rows, caption)]


def seasons(sheet: Sheet) -> list[Table]:
    """Draw a row an organization, its spring and its autumn in a cell each."""
    caption, form = _said(sheet), sheet.form("{d}/{n}", "{d} {mon}", "{d} {m}")
    rows = [_heads("", "Våren", "Hösten", "Tid")]
    for body in sheet.bodies:
        halves = [sheet.entries(body, form, months=it) for it in (range(1, 7), range(8, 13))]
        if "deadlines" in sheet.noise and not body.above:
            sheet.has("deadlines")
            halves[0].append("handlingar lämnas senast " + sheet.trap(form, months=[1, 2]))
        rows.append([Cell(body.name), *(Cell(", ".join(it) or "–") for it in halves), Cell(sheet.hour(body))])
    return [Table(rows, caption)]


def full_days(sheet: Sheet) -> list[Table]:
    """Draw a row an organization, and all its days in full below each other."""
    caption, form = _said(sheet), sheet.form("{y}-{nn}-{dd}", "{d} {m} {y}", "{wd} {d} {m} {y}", "{wds} {d} {mon}")
    rows = [_heads("Nämnd/styrelse", "Sammanträdesdagar", "Starttid")]
    rows += [
        [Cell(it.name, head=True), Cell("<br>".join(sheet.entries(it, form)) or "–"), Cell(sheet.hour(it, "Kl. "))]
        for it in sheet.bodies
    ]
    return [Table(rows, caption)]


def chronological(sheet: Sheet) -> list[Table]:
    """Draw a row a meeting, by day, with a column for what is to be noted."""
    caption, form = _said(sheet), sheet.form("{wd} {d} {m}", "{y}-{nn}-{dd}", "{d} {m}", "{wds} {d}/{n}", "{d}/{n} {y}")
    rows = [_heads("Datum", "Tid", "Sammanträde", "Plats", "Anmärkning")]
    rows += [
        [Cell(sheet.day(it, form)), Cell(sheet.at(it)), Cell(it.body.name), Cell(sheet.place(it)), Cell(sheet.note(it, form, hours=False))]
        for it in sheet.all()
    ]  # fmt: skip
    return [Table(_with_others(sheet, rows, form, 5), caption)]


def _with_others(sheet: Sheet, rows: list[Row], form: str, wide: int) -> list[Row]:
    """Put among the rows such that are no meetings: others' groups, holidays, training."""
    found = rows[:]
    loose = [(body.name, word) for body, words in sheet.others(form) for word in words[:3]]
    if sheet.has("holidays"):
        loose += [("Sportlov börjar", sheet.trap(form, months=[2])), ("Valborgsfirande", sheet.trap(form, months=[4]))]
    if sheet.has("training"):
        loose += [("Utbildning i offentlighet och sekretess för förtroendevalda", sheet.trap(form))]
    for name, word in loose:
        row = [Cell(word), Cell(""), Cell(name), *([Cell("")] * (wide - 3))]
        found.insert(1 + sheet.dice.below(len(found)), row)
    return found


def day_rowspans(sheet: Sheet) -> list[Table]:
    """Draw a day beside as many rows as there are meetings on it."""
    caption, form = _said(sheet), sheet.form("{wd} {d} {m}", "{Wd} {d} {m} {y}", "{y}-{nn}-{dd}")
    rows = [_heads("Dag", "Kl.", "Möte", "Övrigt")]
    plan = sheet.all()
    for day in sorted({it.day for it in plan}):
        mine = [it for it in plan if it.day == day]
        words = {sheet.day(it, form) for it in mine}
        if len(words) > 1:  # a slip made them differ: a day has one cell, so that each gets its own
            rows += [[Cell(sheet.day(it, form)), *_meeting(sheet, it, form)] for it in mine]
            continue
        for at, it in enumerate(mine):
            first = [Cell(words.copy().pop(), high=len(mine))] if at == 0 else []
            rows.append([*first, *_meeting(sheet, it, form)])
    return [Table(rows, caption)]


def _meeting(sheet: Sheet, meeting: Meeting, form: str) -> Row:
    return [Cell(sheet.at(meeting)), Cell(meeting.body.name), Cell(sheet.note(meeting, form, hours=False))]


def month_rows(sheet: Sheet) -> list[Table]:
    """Draw a month as a row over all columns, and below it days as numbers."""
    caption, form = _said(sheet), sheet.form("{d}", "{wds} {d}", "{d} {wds}")
    rows = []
    for month in sheet.months:
        rows.append([Cell(days.MONTHS[month - 1].upper(), wide=4, head=True)])
        rows += [
            [Cell(sheet.day(it, form)), Cell(it.body.name), Cell(sheet.at(it, "kl. ")), Cell(sheet.note(it, "{d} {m}", hours=False))]
            for it in sheet.all() if it.day.month == month
        ]  # fmt: skip
    return [Table(rows, caption)]


def process(sheet: Sheet) -> list[Table]:
    """Draw how matters travel: the last day for papers, preparation, the committee, the board and the council in one row."""
    caption, form = _said(sheet), sheet.form("{d} {m}", "{d}/{n}", "{y}-{nn}-{dd}")
    council, board = sheet.bodies[:2]
    sub = next((it for it in sheet.bodies if it.above == board.name), None)
    heads = ["Ärendestopp", "Beredning med tjänstepersoner", *([sub.name] if sub else []), board.name, council.name]
    rows = [_heads(*(f"{it} {sheet.hour(body, 'kl. ')}" if (body := _named(sheet, it)) else it for it in heads))]
    for month in sheet.months:
        cells = [" och ".join(sheet.entries(it, form, months=[month])) for it in (sub, board, council) if it]
        if any(cells):
            early = dt.date(sheet.year, month, 1) - dt.timedelta(days=12)
            rows.append([Cell(sheet.trap(form, day=early + dt.timedelta(days=at))) for at in (0, 7)])
            rows[-1] += [Cell(it or "–") for it in cells]
    return [Table(rows, caption)]


def _named(sheet: Sheet, name: str) -> Body | None:
    return next((it for it in sheet.bodies if it.name == name), None)


def one_board(sheet: Sheet) -> list[Table]:
    """Draw one board's year: its meetings beside last days for papers, sending and adjusting."""
    form, body = sheet.form("{d} {m}", "{wd} {d} {m}", "{y}-{nn}-{dd}", "{d}/{n}"), sheet.bodies[2]
    year = sheet.say_year()
    sheet.only(body)
    sheet.title = f"{body.name}s sammanträden {year}" if body.name.endswith("en") else f"{body.name} – möten {year}"
    order = sheet.dice.mixed((0, 1, 2, 3))
    names = (f"Sammanträde {sheet.hour(body, 'kl. ')}", "Handlingar till kansliet senast", "Utskick", "Justering")
    rows = [_heads(*(names[it] for it in order))]
    for it in sheet.of(body):
        cells = [sheet.entry(it, form)]
        cells += [sheet.trap(form, day=it.day + dt.timedelta(days=away)) for away in (-21, -8, 6)]
        rows.append([Cell(cells[at]) for at in order])
    return [Table(rows)]


def minutes_links(sheet: Sheet) -> list[Table]:
    """Draw one organization's meetings with links to papers, and when these were published."""
    body, form = sheet.bodies[sheet.dice.below(2)], sheet.form("{y}-{nn}-{dd}", "{d} {m} {y}")
    sheet.only(body)
    sheet.title = f"{body.name} – kallelser och protokoll"
    rows = [_heads("Sammanträde", "Tid", "Kallelse", "Protokoll", "Publicerat")]
    for it in sheet.of(body):
        shown = sheet.trap("{y}-{nn}-{dd}", day=it.day + dt.timedelta(days=9))
        links = [Cell(f'<a href="/download/{it.day:%y%m%d}-{name}.pdf">{name} (pdf, 214 kB)</a>') for name in ("Kallelse", "Protokoll")]  # fmt: skip
        day, note = sheet.day(it, form), sheet.note(it, form, hours=False)
        rows.append([Cell(f"{day} {note}".strip()), Cell(sheet.at(it)), *links, Cell(shown)])
    return [Table(rows)]


def weeks(sheet: Sheet) -> list[Table]:
    """Draw weeks down and weekdays across, letters in the cells, days left to the reader."""
    _said(sheet)
    plan: dict[tuple[int, int], list[Meeting]] = {}
    for it in sheet.all():
        year, week, weekday = it.day.isocalendar()
        if year == sheet.year and weekday < 6:  # noqa: PLR2004 - from Monday to Friday
            plan.setdefault((week, weekday), []).append(it)
    rows = [_heads("Vecka", "Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag")]
    for week in sorted({it for it, _ in plan}):
        rows.append([Cell(str(week), head=True)])
        rows[-1] += [Cell("<br>".join(_in_week(sheet, it) for it in plan.get((week, at), []))) for at in range(1, 6)]
    return [Table(rows, f"Veckoöversikt {sheet.year}", _legend(sheet.bodies, sheet))]


def _in_week(sheet: Sheet, meeting: Meeting) -> str:
    sheet.day(meeting, "{v}")
    note = sheet.note(meeting, hours=False)
    return f"{sheet.code(meeting.body, explained=True)} {sheet.at(meeting)} {note}".strip()


def calendars(sheet: Sheet) -> list[Table]:
    """Draw a calendar a month, Monday first, with letters beside the numbers."""
    _said(sheet)
    tables = []
    for month in sheet.months:
        first = dt.date(sheet.year, month, 1)
        rows, day = [_heads("Må", "Ti", "On", "To", "Fr", "Lö", "Sö")], first - dt.timedelta(days=first.weekday())
        while day <= first or day.month == month:
            rows.append([_on_calendar(sheet, day + dt.timedelta(days=at), month) for at in range(7)])
            day += dt.timedelta(days=7)
        tables.append(Table(rows, f"{days.MONTHS[month - 1].capitalize()} {sheet.year}"))
    tables[-1].legend = [f"{code} {it.name} {sheet.hour(it, 'kl. ')}" for it in sheet.bodies if (code := sheet.code(it, explained=True))]  # fmt: skip
    return tables


def _on_calendar(sheet: Sheet, day: dt.date, month: int) -> Cell:
    if day.month != month:
        return Cell("")
    found = []
    for it in (it for it in sheet.all() if it.day == day):
        sheet.day(it, "{d}")
        found.append(f"<br>{sheet.code(it.body, explained=True)} {sheet.note(it, '{d}/{n}')}".rstrip())
    return Cell(f"{day.day}{''.join(found)}")


def days_down(sheet: Sheet) -> list[Table]:
    """Draw the month's days down, months across, letters where there is a meeting."""
    _said(sheet)
    rows = [_heads("", *(days.SHORT_MONTHS[it - 1].upper() for it in sheet.months))]
    for number in range(1, 32):
        row = [Cell(str(number), head=True)]
        for month in sheet.months:
            mine = [it for it in sheet.all() if (it.day.month, it.day.day) == (month, number)]
            row.append(Cell(", ".join(_lettered(sheet, it) for it in mine)))
        rows.append(row)
    legend = [f"{sheet.code(it, explained=True)} = {it.name}, {sheet.hour(it, 'kl ')}" for it in sheet.bodies]
    return [Table(rows, "", legend)]


def _lettered(sheet: Sheet, meeting: Meeting) -> str:
    sheet.day(meeting, "{d}")
    return f"{sheet.code(meeting.body, explained=True)} {sheet.note(meeting, '{d}/{n}')}".strip()


def month_cells(sheet: Sheet) -> list[Table]:
    """Draw for each organization a small table: months in one row, days in the next, twice."""
    _said(sheet)
    tables = []
    for body in sheet.bodies:
        rows: list[Row] = []
        for months in (range(1, 7), range(7, 13)):
            rows.append(_heads(*(days.MONTHS[it - 1].capitalize() for it in months)))
            rows.append([Cell(" ".join(sheet.entries(body, "{d}", months=[it])) or "-") for it in months])
        tables.append(Table(rows, f"{body.name}, {sheet.hour(body, 'kl. ')}"))
    return tables


def crosses(sheet: Sheet) -> list[Table]:
    """Draw days down, organizations across, a cross or the hour where they meet."""
    caption, form = _said(sheet), sheet.form("{wds} {d}/{n}", "{d} {m}", "{wd} {d} {m}")
    crossed = sheet.dice.chance(0.5)
    rows = [_heads("Datum", *(f"{it.name}{sheet.hour(it, ' kl. ') if crossed else ''}" for it in sheet.bodies), "Notering")]  # fmt: skip
    for it in sheet.all():
        marks = [Cell(("X" if crossed else sheet.at(it)) if body == it.body else "") for body in sheet.bodies]
        day, note = sheet.day(it, form), sheet.note(it, form, hours=crossed)
        rows.append([Cell(day), *marks, Cell(note)])
    return [Table(rows, caption)]


def columns_of_days(sheet: Sheet) -> list[Table]:
    """Draw an organization a column: its name, its hour, and all its days in one cell."""
    caption, form = _said(sheet), sheet.form("{d} {m}", "{d}/{n}", "{wds} {d} {m}")
    names = [Cell(f"<b>{it.name}</b>") for it in sheet.bodies]
    hours = [Cell(sheet.hour(it, "kl ")) for it in sheet.bodies]
    cells = [Cell("<br>".join(sheet.entries(it, form)) or "–") for it in sheet.bodies]
    return [Table([names, hours, cells], caption)]


# How tables are written


def as_html(sheet: Sheet, tables: list[Table]) -> str:
    """Write tables as the page's system does."""
    manner = sheet.dice.one(("p", "plain", "thead", "styled"))
    parts = []
    for table in tables:
        head = f"<h2>{table.caption}</h2>" if table.caption and sheet.dice.chance(0.6) else ""
        caption = f"<caption>{table.caption}</caption>" if table.caption and not head else ""
        rows = [f"<tr>{''.join(_html_cell(it, manner) for it in row)}</tr>" for row in table.rows]
        body = (
            f"<thead>{rows[0]}</thead><tbody>{''.join(rows[1:])}</tbody>"
            if manner == "thead" and all(it.high == 1 for it in table.rows[0])
            else f"<tbody>{''.join(rows)}</tbody>"
        )
        wrap = {
            "p": '<table class="sv-responsivetable" border="0">{}</table>',
            "plain": '<table border="1" cellpadding="3">{}</table>',
            "thead": '<figure class="wp-block-table"><table>{}</table></figure>',
            "styled": '<div class="table-responsive"><table class="table table-striped" style="width: 100%">{}</table></div>',
        }[manner]
        parts.append(head + wrap.format(caption + body) + _html_legend(sheet, table))
    return "\n".join(parts)


def _html_legend(sheet: Sheet, table: Table) -> str:
    if not table.legend:
        return ""
    if sheet.dice.chance(0.5):
        return f"<p>{'<br>'.join(table.legend)}</p>"
    return f"<h3>Förkortningar</h3><ul>{''.join(f'<li>{it}</li>' for it in table.legend)}</ul>"


def _html_cell(cell: Cell, manner: str) -> str:
    tag = "th" if cell.head and manner != "plain" else "td"
    words = cell.words or ("&nbsp;" if manner in {"p", "styled"} else "")
    if manner == "p":
        words = f"<p>{words}</p>"
    elif cell.head and tag == "td":
        words = f"<b>{words}</b>"
    spans = "".join(f' {name}="{count}"' for name, count in (("colspan", cell.wide), ("rowspan", cell.high)) if count > 1)  # fmt: skip
    return f"<{tag}{spans}>{words}</{tag}>"


def as_divs(sheet: Sheet, tables: list[Table]) -> str:
    """Write tables without spans as boxes with roles."""
    parts = []
    for table in tables:
        rows = "".join(
            f'<div role="row" class="grid-row">{"".join(_div_cell(it) for it in row)}</div>' for row in table.rows
        )
        head = f"<h2>{table.caption}</h2>" if table.caption else ""
        parts.append(f'{head}<div role="table" class="grid">{rows}</div>{_html_legend(sheet, table)}')
    return "".join(parts)


def _div_cell(cell: Cell) -> str:
    return f'<div role="{"columnheader" if cell.head else "cell"}" class="grid-cell">{cell.words}</div>'


def _lines(tables: list[Table], write: Callable[[list[list[str]]], Iterator[str]]) -> str:
    lines: list[str] = []
    for table in tables:
        flat = [[" ".join(plain(it.words).split("\n")) for it in row] for row in _filled(table.rows)]
        lines += [*([table.caption, ""] if table.caption else []), *write(flat), ""]
        lines += [*(plain(it) for it in table.legend), ""] if table.legend else []
    return "\n".join(lines)


def _filled(rows: list[Row]) -> Iterator[Row]:
    """Give rows with an empty cell wherever one from above reaches down."""
    below = 0
    for row in rows:
        yield [Cell(), *row] if below else row
        below = below - 1 if below else row[0].high - 1


def as_lost_columns(_: Sheet, tables: list[Table]) -> str:
    """Write each cell on a line of its own, as text is copied from a page: an empty cell leaves one empty line."""
    return _lines(tables, lambda rows: iter(["".join(f"{it}\n\n" if it else "\n" for row in rows for it in row)]))


def as_filled_lines(_: Sheet, tables: list[Table]) -> str:
    """Write each cell on a line, with a dash where it is empty."""
    return _lines(tables, lambda rows: (it or "-" for row in rows for it in row))


def as_aligned(_: Sheet, tables: list[Table]) -> str:
    """Write columns that spaces hold together."""

    def write(rows: list[list[str]]) -> Iterator[str]:
        widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(max(map(len, rows)))]
        for row in rows:
            yield "  ".join(it.ljust(width) for it, width in zip(row, widths, strict=False)).rstrip()

    return _lines(tables, write)


def as_single_spaces(_: Sheet, tables: list[Table]) -> str:
    """Write a row a line, one space between cells, a dash for an empty one."""
    return _lines(tables, lambda rows: (" ".join([row[0], *(it.replace(" och ", ",").replace(" ", "") or "-" for it in row[1:])]) for row in rows))  # fmt: skip


def as_tabs(_: Sheet, tables: list[Table]) -> str:
    """Write rows as they are copied from a spreadsheet."""
    return _lines(tables, lambda rows: ("\t".join(row) for row in rows))


def as_pipes(_: Sheet, tables: list[Table]) -> str:
    """Write rows with strokes between the cells."""
    return _lines(tables, lambda rows: (" | ".join(row).strip() for row in rows))


def as_pre(sheet: Sheet, tables: list[Table]) -> str:
    """Write aligned columns into a page."""
    return f"<pre>\n{as_aligned(sheet, tables)}</pre>"
