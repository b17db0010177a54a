"""Meetings one by one, in the order of their days: cards, rows of a portal, agendas, feeds; as HTML and as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.drawn import days
from benchmarks.drawn.sheet import Sheet, plain
from benchmarks.drawn.towns import Meeting, free_day

_HAPPENS = (
    "Bokcirkel", "Babysång", "Höstmarknad", "Föreläsning: ekologisk odling", "Stickcafé", "Skridskodisco", "Konsert i parken",
    "Informationsträff för föreningar", "Dialogmöte om nya badhuset",
)  # fmt: skip
_GROUPS = (
    "Gruppmöte inför fullmäktige",
    "Utbildning för förtroendevalda",
    "Ordförandeträff",
    "Frukostmöte för företagare",
)


@dataclass(frozen=True)
class Event:
    """What happens on a day; `meeting` is None where it is no meeting that counts."""

    meeting: Meeting | None
    day: dt.date
    name: str
    start: str
    place: str
    tag: str


def upcoming(sheet: Sheet, most: int = 24) -> list[Event]:
    """Give the first meetings from some month on, with what else happens in between."""
    dice = sheet.dice
    found = [Event(it, it.day, it.body.name, it.start, it.body.place, "Politik") for it in sheet.all()][:most]
    names = [(it, "Evenemang") for it in dice.mixed(_HAPPENS)[:5]] if sheet.has("other-events") else []
    names += [(it, "Politik") for it in dice.mixed(_GROUPS)[:3]] if sheet.has("group-meetings") else []
    months = sorted({it.day.month for it in found})
    for name, tag in names:
        day = free_day(dice, found[0].day.year, (it.day for it in sheet.plan), months)
        found.append(Event(None, day, name, dice.one(("10:00", "18:00", "14:30")), "Biblioteket", tag))
    return sorted(found, key=lambda it: (it.day, it.start))


def day(sheet: Sheet, event: Event, form: str) -> str:
    """Give an event's day as words."""
    return sheet.day(event.meeting, form) if event.meeting else sheet.trap(form, day=event.day)


def hour(sheet: Sheet, event: Event, prefix: str = "") -> str:
    """Give an event's hour as words."""
    return sheet.at(event.meeting, prefix) if event.meeting else prefix + days.hour(event.start, sheet.clock)


def note(sheet: Sheet, event: Event) -> str:
    """Give what is to be noted of an event; mostly nothing."""
    return sheet.note(event.meeting, "{d} {m}", hours=False) if event.meeting else ""


def place(sheet: Sheet, event: Event) -> str:
    """Give an event's place as words."""
    return sheet.place(event.meeting) if event.meeting else event.place


def _title(sheet: Sheet, *names: str, year: bool = False) -> None:
    sheet.title = sheet.dice.one(names) + (f" {sheet.say_year()}" if year else "")


def cards_day_first(sheet: Sheet) -> str:
    """Draw cards whose day stands in a block before the name."""
    _title(sheet, "Kommande sammanträden", "Möten")
    parts = []
    for it in upcoming(sheet):
        number, month = day(sheet, it, by_seed(sheet, "{d}|{mon}", "{d}|{MON}", "{d}|{m}")).split("|")
        parts.append(
            f'<article class="event-card"><div class="event-card__date"><span class="day">{number}</span><span class="month">{month}</span></div><div class="event-card__body"><h3>{it.name}</h3><p>{hour(sheet, it, "Kl. ")}, {place(sheet, it)}</p>{_tagged(sheet, it)}</div></article>'
        )
    return f'<div class="event-list">{"".join(parts)}</div>'


def by_seed(sheet: Sheet, *forms: str) -> str:
    """Choose for the whole page, however often it is asked for."""
    return forms[sheet.seed % len(forms)]


def _tagged(sheet: Sheet, event: Event, item: str = '<p class="event-card__note">{}</p>') -> str:
    words = note(sheet, event)
    return item.format(words) if words else ""


def cards_flat(sheet: Sheet) -> str:
    """Draw boxes without wrappers: day, name, day, name, so that only the order tells what belongs together."""
    _title(sheet, "Kalendarium", "Möteskalender", year=True)
    form = sheet.form("{d} {m}", "{wd} {d} {m}", "{Wds} {d} {mon}")
    parts = [
        f'<div class="date">{day(sheet, it, form)}</div><div class="title"><a href="/moten/{at}">{it.name}</a></div><div class="meta">{hour(sheet, it, "kl. ")} {note(sheet, it)}</div>'
        for at, it in enumerate(upcoming(sheet))
    ]
    return f'<div class="calendar-list">{"".join(parts)}</div>'


def cards_day_last(sheet: Sheet) -> str:
    """Draw cards that name the organization first."""
    _title(sheet, "Kommande möten", "Politiska möten")
    form = sheet.form("{wd} {d} {m} {y}", "{d} {m} {y}", "{y}-{nn}-{dd}")
    parts = [
        f'<li class="c-card"><h2 class="c-card__title"><a href="/mote/{at}">{it.name}</a></h2><p class="c-card__date">{day(sheet, it, form)}, {hour(sheet, it, "klockan ")}</p><p>{place(sheet, it)}</p>{_tagged(sheet, it)}</li>'
        for at, it in enumerate(upcoming(sheet))
    ]
    return f'<ul class="c-cards">{"".join(parts)}</ul>'


def time_elements(sheet: Sheet) -> str:
    """Draw cards with `<time datetime>`; some of them in UTC, or with the day alone."""
    _title(sheet, "Kalender", "Möteskalender")
    kind = by_seed(sheet, "local", "day", "utc")
    if kind == "utc":
        sheet.done.add("utc-datetime")
    form, parts = sheet.form("{d} {m}", "{wd} {d} {m}", "{Wds} {d}/{n}"), []
    sheet.year_said = True
    for at, it in enumerate(upcoming(sheet)):
        written = {"local": f"{it.day}T{it.start}", "day": f"{it.day}", "utc": _utc(it)}[kind]
        parts.append(
            f'<li class="EventCard_card__q"><a href="/kalender/{at}"><time dateTime="{written}">{day(sheet, it, form)}</time><span class="Tag_tag__9">{it.tag}</span><h2>{it.name}</h2><p>{hour(sheet, it, "kl. ")}<!-- --> · <!-- -->{place(sheet, it)}</p>{_tagged(sheet, it)}</a></li>'
        )
    return f'<ul class="CardList_ul__8">{"".join(parts)}</ul><button class="Button_btn__77">Visa fler</button>'


def _utc(event: Event) -> str:
    """Write a moment in UTC; summer time is taken to last from April to October."""
    summer = 4 <= event.day.month <= 10  # noqa: PLR2004 - April, October
    moment = dt.datetime.combine(event.day, dt.time.fromisoformat(event.start)) - dt.timedelta(hours=2 if summer else 1)
    return f"{moment:%Y-%m-%dT%H:%M}:00Z"


def react_months(sheet: Sheet) -> str:
    """Draw months as groups of nested boxes, with comments where texts meet."""
    _title(sheet, "Mötesplan", "Sammanträden", year=True)
    form, groups, found = sheet.form("{d}", "{wd} {d}", "{Wd} {d}"), [], upcoming(sheet, 40)
    for month in sorted({it.day.month for it in found}):
        rows = "".join(
            f'<div class="Row_row__1"><div class="Row_date__2"><span>{day(sheet, it, form)}</span></div><div class="Row_text__3"><span class="Row_name__4">{it.name}</span><span class="Row_time__5">kl<!-- --> <!-- -->{hour(sheet, it)}</span>{_tagged(sheet, it, "<em>{}</em>")}</div></div>'
            for it in found if it.day.month == month
        )  # fmt: skip
        groups.append(f'<div class="Group_group__6"><div class="Group_head__7">{days.MONTHS[month - 1].capitalize()}</div>{rows}</div>')  # fmt: skip
    return f'<div class="Groups_all__0">{"".join(groups)}</div>'


def agenda_days(sheet: Sheet) -> str:
    """Draw days as headings, and below each what happens on it, hour first."""
    _title(sheet, "Kalender", "Det händer", "Kalendarium")
    form, parts, found = sheet.form("{Wd} {d} {m} {y}", "{wd} {d} {m} {y}", "{d} {m} {y}"), [], upcoming(sheet, 30)
    for on in sorted({it.day for it in found}):
        mine = [it for it in found if it.day == on]
        rows = "".join(f'<tr class="fc-list-event"><td class="fc-list-event-time">{hour(sheet, it)}</td><td class="fc-list-event-title"><a>{it.name}</a> {note(sheet, it)}</td></tr>' for it in mine)  # fmt: skip
        heads = [day(sheet, it, form) for it in mine]
        parts.append(f'<tr class="fc-list-day"><th colspan="2" data-date="{on}"><a>{heads[0]}</a></th></tr>{rows}')
    return f'<div class="fc fc-list"><table class="fc-list-table"><tbody>{"".join(parts)}</tbody></table></div>'


def month_grid(sheet: Sheet) -> str:
    """Draw a month's grid of boxes with `data-date`, events in them, cut names with whole ones in `title`."""
    _title(sheet, "Möteskalender")
    parts = []
    for month in sheet.months:
        first = dt.date(sheet.year, month, 1)
        length = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        cells = "".join(_grid_day(sheet, first.replace(day=number)) for number in range(1, length.day + 1))
        parts.append(f'<div class="fc-toolbar"><h2 class="fc-toolbar-title">{days.MONTHS[month - 1]} {sheet.say_year()}</h2></div><div class="fc-daygrid" role="grid">{cells}</div>')  # fmt: skip
    return "".join(parts)


def _grid_day(sheet: Sheet, on: dt.date) -> str:
    mine = [it for it in sheet.all() if it.day == on]
    shown = "".join(
        f'<a class="fc-event" title="{it.body.name}"><span class="fc-event-time">{sheet.at(it)}</span> <span class="fc-event-title">{it.body.name}</span> {sheet.note(it, "{d}/{n}", hours=False)}</a>'
        for it in mine if sheet.day(it, "{d}")
    )  # fmt: skip
    return f'<div class="fc-daygrid-day" data-date="{on}"><a class="fc-daygrid-day-number">{on.day}</a>{shown}</div>'


def teasers(sheet: Sheet) -> str:
    """Draw a card an organization with its next meeting alone."""
    _title(sheet, "Möten och handlingar", "Nämnder och styrelser")
    form, parts = sheet.form("{Wd} {d} {m} {y}", "{wd} {d} {m} {y}", "{d} {m} {y}"), []
    for at, body in enumerate(sheet.bodies):
        mine = sheet.of(body)[at % 2]
        parts.append(f'<article class="c-card teaserblock"><h2><a href="/politik/{at}">{body.name}</a></h2><p>Nästa sammanträde</p><p class="date">{sheet.entry(mine, form, hour=", klockan ")}</p><p>{sheet.place(mine)}</p></article>')  # fmt: skip
    for body, words in sheet.others(form):
        parts.append(f'<article class="c-card teaserblock"><h2>{body.name}</h2><p>Nästa träff</p><p class="date">{words[0]}</p></article>')  # fmt: skip
    parts.append('<article class="c-card teaserblock"><h2>Valnämnden</h2><p>Nästa sammanträde</p><p>Inget datum bestämt</p></article>')  # fmt: skip
    return f'<div class="o-cards">{"".join(parts)}</div>'


def feed_list(sheet: Sheet) -> str:
    """Draw a list of links whose text begins with a day."""
    _title(sheet, "Kommande möten", "Sammanträden")
    form = sheet.form("{y}-{nn}-{dd}", "{d} {m} {y}", "{wd} {d} {m} {y}")
    parts = [
        f'<li><a href="/moten/{at}.html"><span class="normal">{it.name} {day(sheet, it, form)}</span></a> <span class="sv-time">{hour(sheet, it, "kl. ")}</span> {note(sheet, it)}</li>'
        for at, it in enumerate(upcoming(sheet, 30))
    ]
    return f'<ul class="sv-channel sv-defaultlist">{"".join(parts)}</ul>'


def day_definitions(sheet: Sheet) -> str:
    """Draw a definition list: the day is the term, what happens the definition."""
    _title(sheet, "Sammanträden", "Möten", year=True)
    form = sheet.form("{d} {m}", "{wd} {d} {m}", "{Wd} {d}/{n}")
    parts = [f"<dt>{day(sheet, it, form)}</dt><dd>{it.name}{hour(sheet, it, ', kl. ')} {note(sheet, it)}</dd>" for it in upcoming(sheet, 40)]  # fmt: skip
    return f"<dl>{''.join(parts)}</dl>"


def portal_rows(sheet: Sheet) -> str:
    """Draw a portal's meetings as rows, the newest first, with what is published of each."""
    _title(sheet, "Möten", "Sammanträden")
    form, rows = sheet.form("{y}-{nn}-{dd}", "{d} {m} {y}"), []
    for at, it in enumerate(reversed(upcoming(sheet, 30))):
        state = note(sheet, it) or ("Kallelse publicerad" if at > 6 else "Planerat")  # noqa: PLR2004 - the newest are only planned
        rows.append(f'<a class="meeting-row list-group-item" href="/moten/{at}"><span class="col">{day(sheet, it, form)}</span><span class="col">{hour(sheet, it)}</span><span class="col col-name">{it.name}</span><span class="col badge">{state}</span></a>')  # fmt: skip
    return f'<div class="filter"><label>Nämnd <select><option>Alla</option></select></label></div><div class="list-group">{"".join(rows)}</div>'


def portal_committees(sheet: Sheet) -> str:
    """Draw a portal's organizations, below each the days of its meetings as links, the name not repeated."""
    sheet.title = "Nämnder och möten"
    form, parts = sheet.form("{y}-{nn}-{dd}", "{d} {m} {y}", "{d} {mon} {y}"), []
    for at, body in enumerate(sheet.bodies):
        links = "".join(f'<li><a href="/committees/{at}/mote-{it.day}">{sheet.entry(it, form, hour=" kl. ")}</a></li>' for it in sheet.of(body))  # fmt: skip
        parts.append(f'<section class="committee"><header><h2><a href="/committees/{at}">{body.name}</a></h2><span class="count">{len(sheet.of(body))} möten</span></header><ul class="meetings">{links}</ul></section>')  # fmt: skip
    for body, words in sheet.others(form):
        parts.append(f'<section class="committee"><header><h2>{body.name}</h2></header><ul class="meetings">{"".join(f"<li>{it}</li>" for it in words)}</ul></section>')  # fmt: skip
    return "".join(parts)


def portal_folders(sheet: Sheet) -> str:
    """Draw folders in folders: organization, year, day; with when each was changed last."""
    sheet.title = "Politiska handlingar"
    parts = []
    for body in sheet.bodies:
        rows = "".join(f'<tr><td><i class="np-folder"></i> {sheet.entry(it, "{y}-{nn}-{dd}")}</td><td>Mapp</td><td>{sheet.trap("{y}-{nn}-{dd} 09:12", day=it.day - dt.timedelta(days=8))}</td></tr>' for it in sheet.of(body))  # fmt: skip
        parts.append(f'<div class="np-folder-group"><h3>{body.name}</h3><div class="np-crumb">{body.name} / {sheet.year}</div><table><thead><tr><th>Namn</th><th>Typ</th><th>Ändrad</th></tr></thead><tbody>{rows}</tbody></table></div>')  # fmt: skip
    return "".join(parts)


def archive_links(sheet: Sheet) -> str:
    """Draw papers by organization, the meeting's day in the text of each link, and when it was put there."""
    sheet.title = "Kallelser och protokoll"
    form, parts = sheet.form("{y}-{nn}-{dd}", "{d} {m} {y}"), []
    for body in sheet.bodies[:4]:
        rows = []
        for it in sheet.of(body):
            kind = sheet.dice.one(("Kallelse", "Protokoll", "Föredragningslista"))
            put = sheet.trap("{y}-{nn}-{dd}", day=it.day + dt.timedelta(days=-7 if kind != "Protokoll" else 8))
            rows.append(f'<li><a href="/globalassets/{it.day:%y%m%d}.pdf">{kind} {body.name} {sheet.entry(it, form)} (pdf)</a> <span class="uploaded">Upplagd {put}</span></li>')  # fmt: skip
        parts.append(f"<h2>{body.name}</h2><ul>{''.join(rows)}</ul>")
    return "".join(parts)


def linked_data(sheet: Sheet) -> str:
    """Draw rows beside which the same meetings stand as schema.org's events."""
    _title(sheet, "Sammanträden", "Möten")
    form, rows, data = sheet.form("{d} {m} {y}", "{wd} {d} {m} {y}"), [], []
    for it in upcoming(sheet, 20):
        gone = it.meeting is not None and sheet.fates.get(it.meeting) == "cancelled"
        state = "EventCancelled" if gone else "EventScheduled"
        data.append(f'{{"@type":"Event","name":"{it.name}","startDate":"{it.day}T{it.start}","eventStatus":"https://schema.org/{state}"}}')  # fmt: skip
        rows.append(f"<li><b>{it.name}</b> {day(sheet, it, form)}{hour(sheet, it, ' kl. ')} {note(sheet, it)}</li>")
    return f'<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{",".join(data)}]}}</script><ul>{"".join(rows)}</ul>'


def start_page(sheet: Sheet) -> str:
    """Draw a start page: news with days of publishing, what happens in town, and a box of meetings."""
    _title(sheet, "Välkommen")
    sheet.year_said = True
    form = sheet.form("{wd} {d} {m} {y}", "{d} {m} {y}")
    news = "".join(f'<article class="news"><time>{sheet.trap("{d} {m} {y}")}</time><h3>{it}</h3><p>Läs mer om vad som händer.</p></article>' for it in sheet.dice.mixed(_HAPPENS)[:4])  # fmt: skip
    rows = "".join(f"<li><strong>{it.name}</strong><span>{day(sheet, it, form)}{hour(sheet, it, ' kl. ')}</span> {note(sheet, it)}</li>" for it in upcoming(sheet, 5))  # fmt: skip
    return f'<section class="news-list"><h2>Aktuellt</h2>{news}</section><section class="box meetings"><h2>Politiska möten</h2><ul>{rows}</ul><a href="/moten">Alla möten</a></section>'


def broadcasts(sheet: Sheet) -> str:
    """Draw sent and coming broadcasts of the council, with how long each took."""
    body = sheet.bodies[0]
    sheet.only(body)
    sheet.title = f"Webbsändningar från {body.name.lower()}"
    form, rows = sheet.form("{d} {m} {y}", "{wd} {d} {m} {y}", "{y}-{nn}-{dd}"), []
    for at, it in enumerate(reversed(sheet.of(body))):
        rows.append(f'<div class="video"><h3>{body.name} {sheet.entry(it, form)}</h3><p>Längd {2 + at % 3}:{17 + at} · {120 + 7 * at} visningar</p></div>')  # fmt: skip
    return "".join(rows)


# As text


def text_lines(sheet: Sheet) -> str:
    """Draw a meeting a line: day, hour, name."""
    _title(sheet, "Sammanträden", "Möteskalender", year=True)
    form, between = sheet.form("{wd} {d} {m}", "{d} {m}", "{d}/{n}", "{y}-{nn}-{dd}"), sheet.dice.one((", ", " ", "  ", "; "))  # fmt: skip
    return plain("\n".join(f"{day(sheet, it, form)}{between}{hour(sheet, it, 'kl. ')}{between}{it.name} {note(sheet, it)}".rstrip() for it in upcoming(sheet, 40)))  # fmt: skip


def text_cards_day_first(sheet: Sheet) -> str:
    """Draw cards as they are copied: number, month, name, hour, each on its line."""
    _title(sheet, "Kommande möten", "Kalender")
    parts = []
    for it in upcoming(sheet):
        lines = day(sheet, it, by_seed(sheet, "{d}|{mon}", "{d}|{m}", "{d}|{MON}")).split("|")
        parts.append("\n".join([*lines, it.name, f"{hour(sheet, it, 'Kl. ')}, {place(sheet, it)}", *filter(None, [note(sheet, it)])]))  # fmt: skip
    return "\n\n".join(parts)


def text_cards_flat(sheet: Sheet) -> str:
    """Draw day and name on lines in turn, with nothing between the pairs."""
    _title(sheet, "Möteskalender", year=True)
    form = sheet.form("{d} {m}", "{wd} {d} {m}")
    return "\n".join(f"{day(sheet, it, form)}{hour(sheet, it, ', ')}\n{it.name}{' ' + found if (found := note(sheet, it)) else ''}" for it in upcoming(sheet))  # fmt: skip


def text_cards_day_last(sheet: Sheet) -> str:
    """Draw cards as they are copied, the name first."""
    _title(sheet, "Kommande möten")
    form = sheet.form("{wd} {d} {m} {y}", "{d} {m} {y}")
    return "\n\n".join(
        "\n".join([it.name, day(sheet, it, form), hour(sheet, it, "Klockan "), *filter(None, [note(sheet, it)])])
        for it in upcoming(sheet)
    )


def text_months(sheet: Sheet) -> str:
    """Draw a month on a line, and below it numbers with names."""
    _title(sheet, "Årskalender", "Mötesplan", year=True)
    form, lines, found = sheet.form("{d}", "{wds} {d}", "{wd} {d}"), [], upcoming(sheet, 40)
    for month in sorted({it.day.month for it in found}):
        lines += ["", days.MONTHS[month - 1].upper()]
        lines += [f"{day(sheet, it, form)} {it.name} {hour(sheet, it)} {note(sheet, it)}".rstrip() for it in found if it.day.month == month]  # fmt: skip
    return "\n".join(lines)


def text_weeks(sheet: Sheet) -> str:
    """Draw a week on a line, and below it weekdays with letters or names; days are left to the reader."""
    _title(sheet, "Veckoplan", year=True)
    lines = []
    found = [it for it in sheet.all() if it.day.isocalendar().year == sheet.year][:30]
    for week in sorted({it.day.isocalendar().week for it in found}):
        lines += ["", f"Vecka {week}"]
        for it in (it for it in found if it.day.isocalendar().week == week):
            sheet.day(it, "{v}")
            lines.append(f"{days.WEEKDAYS[it.day.weekday()].capitalize()} {sheet.at(it, 'kl. ')} {it.body.name} {sheet.note(it, '{d} {m}', hours=False)}".rstrip())  # fmt: skip
    return "\n".join(lines)


def text_export(sheet: Sheet) -> str:
    """Draw rows of a system's export: tabs, ISO days, a head of field names."""
    _title(sheet, "Export av sammanträden")
    lines = ["Organ\tStart\tPlats\tStatus\tÄndrad"]
    for it in upcoming(sheet, 40):
        changed = sheet.trap("{y}-{nn}-{dd}", day=it.day - dt.timedelta(days=30))
        lines.append(f"{it.name}\t{day(sheet, it, '{y}-{nn}-{dd}')} {hour(sheet, it)}\t{place(sheet, it)}\t{note(sheet, it) or 'Planerat'}\t{changed}")  # fmt: skip
    return "\n".join(lines)


Page = Callable[[Sheet], str]
