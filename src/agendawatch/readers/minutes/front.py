"""The first pages of minutes: who was there, who adjusts, which paragraphs, and when it was adjusted and posted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agendawatch.arguments import STOCKHOLM
from agendawatch.documents.document import Document
from agendawatch.documents.text import join_lines
from agendawatch.lang.sv.calendar import find_times
from agendawatch.lang.sv.dates import find_dates
from agendawatch.lang.sv.decisions import Verdict
from agendawatch.lang.sv.headings import Section
from agendawatch.lang.sv.organizations import find_organizations
from agendawatch.lang.sv.pages.minutes import (
    BETWEEN_NAMES,
    HALF_LABEL,
    NOTICE_WORD,
    PARAGRAPH_SIGNS,
    REPLACES_WHOM,
    SAYS_MINUTES,
    STOOD_IN_FOR,
    WORDS_BEFORE,
    FrontLabel,
    find_disqualified,
    find_front_labels,
    names_part,
)
from agendawatch.lang.sv.parties import read_code
from agendawatch.lang.sv.people import groups
from agendawatch.lang.sv.references import Paragraphs, find_paragraphs
from agendawatch.lang.sv.tokens import same_body
from agendawatch.lang.sv.votes import CountedVote
from agendawatch.model.agenda import Attendee, AttendeeRole, Disqualification, Minutes
from agendawatch.model.caveat import Caveat, CaveatCode
from agendawatch.model.item import AgendaItem, Decision, Outcome
from agendawatch.model.meeting import Meeting, MeetingStatus
from agendawatch.model.organization import Organization, Person
from agendawatch.readers.minutes.decision import person_of
from agendawatch.readers.minutes.lines import MinutesLine
from agendawatch.readers.minutes.paragraphs import MinutesCut, Paragraph, body_named
from agendawatch.readers.opening import SWEDISH, ground

_HEAD = 12
"""Lines within which a document names itself."""
_FRONT = 160
"""Lines that the first pages may have."""
_BODY = re.compile(r"§\s*\d+[a-z]?\b(?!\s?[-–,]\s?\d)")
_ONLY_SIGNS = re.compile(r"§{1,2}\s*\d+(?:\s?[-–,]\s?§{0,2}\s?\d+)*")
_ALIGNED = 1
"""Letters by which the halves of a label may stand apart."""
_PERSON = re.compile(r"(?P<name>[A-ZÅÄÖÉ][\w'’é-]+(?: [\w'’é-]+){1,4}?)\s*\((?P<code>[A-ZÅÄÖa-zåäö!]{1,4}|-)\)")
_OFFICER = re.compile(r"(?P<name>[A-ZÅÄÖÉ][\w'’é-]+(?: [A-ZÅÄÖÉ][\w'’é-]+){1,3})\s*\((?P<title>[^)]{3,80})\)")
_TITLED = re.compile(r"(?P<name>[A-ZÅÄÖÉ][\w'’é-]+(?: [A-ZÅÄÖÉ][\w'’é-]+){1,3}),\s(?P<title>[a-zåäö][^,§]{3,80})")
_PLAIN_NAME = re.compile(r"[A-ZÅÄÖÉ][\w'’é-]+(?: (?:af|von|de|el|al|[A-ZÅÄÖÉ][\w'’é-]+)){1,3}")
_ANYBODY = re.compile(
    r"[A-ZÅÄÖÉ][\w'’é-]{1,60}(?: [\w'’é-]{1,60}){1,4}?\s*\([^()]{1,80}\)|[A-ZÅÄÖÉ][\w'’é-]{1,60}(?: [A-ZÅÄÖÉ][\w'’é-]{1,60}){1,3}(?=, [a-zåäö])"
)
"""Somebody with a bracket behind the name, or with an office behind a comma."""
_COMMA_PERSON = re.compile(r"(?P<name>[A-ZÅÄÖÉ][\w'’é-]+(?: [\w'’é-]+){1,4}?),\s(?P<code>[A-ZÅÄÖ]{1,4})(?=$|[,\s])")
"""A name with its party behind a comma: "Ada Ek, S, ordförande"."""

_GROUPS = {
    FrontLabel.DECIDING: AttendeeRole.MEMBER,
    FrontLabel.SUBSTITUTES: AttendeeRole.SUBSTITUTE,
    FrontLabel.OBSERVERS: AttendeeRole.OBSERVER,
    FrontLabel.OFFICERS: AttendeeRole.OFFICER,
}
_LATER = frozenset({FrontLabel.ADJUSTMENT_PLACE, FrontLabel.POSTED, FrontLabel.TAKEN_DOWN})


def _values(lines: Sequence[MinutesLine]) -> dict[FrontLabel, list[str]]:
    """Gather the lines under each label, until the paragraphs begin."""
    found: dict[FrontLabel, list[str]] = {}
    label = FrontLabel.OTHER
    for text, apart in _whole_labels(lines[:_FRONT]):
        if _BODY.match(text):
            told = found.get(label, [])
            if not apart and label in _GROUPS and told and _ONLY_SIGNS.fullmatch(text):
                told[-1] = f"{told[-1]} {text}"  # who was there for one paragraph, on a line of its own
                continue
            break
        labels = find_front_labels(text)
        if not labels:
            found.setdefault(label, []).append(text)
            continue
        if labels[0][1] > 0:
            found.setdefault(label, []).append(text[: labels[0][1]].strip())
        for nth, (name, _, end) in enumerate(labels):
            until = labels[nth + 1][1] if nth + 1 < len(labels) else len(text)
            found.setdefault(name, []).append(text[end:until].strip(" :"))
        side = labels[-1][0] in {FrontLabel.PARAGRAPHS, FrontLabel.TAKEN_DOWN} and len(labels) > 1
        label = labels[0][0] if side else labels[-1][0]
    return {name: [line for line in kept if line] for name, kept in found.items()}


def _whole_labels(lines: Sequence[MinutesLine]) -> Iterator[tuple[str, bool]]:
    """Give lines with the labels whole that run over two, and whether white stands above each."""
    half = ""
    taken = False
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        if taken:
            taken = False
            continue
        columns = _labels_in_columns(line, below) if below is not None else []
        if columns:
            taken = True
            yield from ((text, line.blank_before) for text in columns)
        elif HALF_LABEL.fullmatch(line.text):
            half = line.text
        elif half.casefold().startswith("datum"):
            yield NOTICE_WORD.sub(lambda word: word[0].capitalize(), line.text), line.blank_before
            half = ""
        else:
            yield f"{half} {line.text}".strip(), line.blank_before
            half = ""


def _labels_in_columns(line: MinutesLine, below: MinutesLine) -> list[str]:
    """Read labels whose second half stands under the first: "Datum för anslags  2026-05-09" over "uppsättande".

    Every piece of the line below must end a label above it; each label is given with what stands behind it.
    """
    whole: dict[int, str] = {}
    for piece in below.cells:
        nth = next((nth for nth, cell in enumerate(line.cells) if abs(cell.left - piece.left) <= _ALIGNED), None)
        told = f"{line.cells[nth].text} {piece.text}" if nth is not None else ""
        labels = find_front_labels(told)
        if nth is None or not labels or labels[0][1:] != (0, len(told)):
            return []
        whole[nth] = told
    found: list[str] = []
    for nth, cell in enumerate(line.cells):
        if nth in whole or not found:
            found.append(whole.get(nth, cell.text))
        else:
            found[-1] += f" {cell.text}"
    return found if whole else []


def _closed(lines: Sequence[str]) -> list[str]:
    """Join lines whose bracket closes on the next, and part those that hold several people."""
    found: list[str] = []
    for line in lines:
        if found and found[-1].count("(") > found[-1].count(")"):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return [one for line in found for one in _apart(line)]


def _apart(line: str) -> list[str]:
    """Part a line before each person that it names, but for those who are stood in for."""
    cuts = [match.start() for match in _ANYBODY.finditer(line) if not STOOD_IN_FOR.search(line, 0, match.start())]
    return [line[start:end].strip(" ,") for start, end in pairwise([0, *cuts[1:], len(line)])]


def _attendee(line: str, role: AttendeeRole) -> Attendee | None:
    replaces = REPLACES_WHOM.search(line)
    own = line[: replaces.start()] if replaces else line
    person = _PERSON.search(own) or _COMMA_PERSON.match(own)
    party = read_code(person["code"]) if person else None
    officer = _OFFICER.search(own) or _TITLED.match(own) if role is AttendeeRole.OFFICER and party is None else None
    if officer is not None:
        who = Person(name=officer["name"], title=officer["title"])
    elif person is not None:
        who = Person(name=person["name"], party=party)
    else:
        return None
    rest = own[person.end() :].casefold() if person else ""
    if role is AttendeeRole.MEMBER:
        titles = (("vice ordförande", AttendeeRole.VICE_CHAIR), ("ordförande", AttendeeRole.CHAIR))
        plain = AttendeeRole.SUBSTITUTE if replaces is not None else AttendeeRole.MEMBER
        role = next((titled for words, titled in titles if words in rest), plain)
    signs = PARAGRAPH_SIGNS.search(own[person.end() if person else 0 :])
    whom = _PERSON.search(replaces[0]) if replaces else None
    return Attendee(
        person=who,
        role=role,
        replaces=WORDS_BEFORE.sub("", whom["name"]) if whom else None,
        paragraphs=signs[0].strip(" ,–-") if signs else None,
    )


def _first_day(values: Sequence[str]) -> dt.date | None:
    return next((when.date for line in values for when in find_dates(line) if when.date is not None), None)


def find_own_organization(lines: Sequence[MinutesLine]) -> Organization | None:
    """Find whose minutes they are: the organization at the head of a document that has a front or calls itself minutes."""
    head = [line.text for line in lines[:_HEAD]]
    minutes = any(SAYS_MINUTES.search(text) for text in head)
    for nth, text in enumerate(head if minutes else ()):
        if nth and _BODY.match(head[0]):
            break  # an item without a front
        wrapped = text.endswith(("-", " och", ",")) and nth + 1 < len(head)
        found = find_organizations(f"{text} {head[nth + 1]}" if wrapped else text)
        if found and not _BODY.match(text) and not text.startswith("Till "):
            return found[0].organization
    return None


def find_own_meeting(document: Document, lines: Sequence[MinutesLine]) -> Meeting | None:
    """Find the meeting that minutes are of: whose, which day, and from when to when; `None` where they do not tell."""
    values = _values(lines)
    organization, day = find_own_organization(lines), _date(lines, values)
    if organization is None or day is None:
        return None
    clock = next((clocks[0] for line in values.get(FrontLabel.PLACE, []) if (clocks := find_times(line))), None)
    start = dt.datetime.combine(day, clock.start, STOCKHOLM) if clock else None
    end = dt.datetime.combine(day, clock.end, STOCKHOLM) if clock and clock.end and clock.end > clock.start else None
    # Find where a document names itself: its first line, and the first on its first pages that tells its day.
    told = (line for line in lines[:_FRONT] if any(when.date == day for when in find_dates(line.text)))
    return Meeting(
        organization=organization,
        date=day,
        start=start,
        end=end,
        status=MeetingStatus.HELD,
        provenance=ground(document, [*lines[0].ranges, *next((line.ranges for line in told), ())]),
    )


def _date(lines: Sequence[MinutesLine], values: dict[FrontLabel, list[str]]) -> dt.date | None:
    labelled, place = (_first_day(values.get(label, [])) for label in (FrontLabel.DATE, FrontLabel.PLACE))
    # A line ends before a label of what comes after the meeting: the day of adjustment, or of the notice about it.
    tops = ((text, find_front_labels(text)) for text, _ in _whole_labels(lines[:8]))
    cut = [text[: next((start for label, start, _ in labels if label in _LATER), None)] for text, labels in tops]
    head = _first_day(cut)
    adjusted = _first_day(values.get(FrontLabel.ADJUSTMENT_PLACE, []))
    if head is not None and adjusted is not None and not _AT_ONCE <= adjusted - head <= _ADJUSTED_WITHIN:
        head = None  # it stands in the text: what was decided on another day
    return labelled or head or place


def _disqualified(read: Sequence[ReadItem], lines: Sequence[MinutesLine]) -> tuple[Disqualification, ...]:
    """Find who was disqualified, and on which paragraph: in the paragraph itself, or where jäv was declared before all of them."""
    found: list[Disqualification] = []
    begins = min((it.paragraph.lines.start for it in read if it.paragraph.lines), default=0)
    told: list[tuple[str | None, Section]] = [
        (None, Section("lead", "", "\n".join(line.text for line in lines[:begins])))
    ]
    told += [(it.item.number, section) for it in read for section in it.paragraph.sections]
    for own, section in told:
        for nth, sentence in enumerate(section.sentences):
            heads = f"{section.heading} " if section.kind == "disqualified" and nth == 0 else ""
            if find_disqualified(heads + sentence.text):
                said = re.search(r"(?i)(?:paragraf|§|punkt)\s*(\d+[a-z]?)", sentence.text)
                members = [member for group in groups(sentence.tokens) for member in group.members]
                people = [person_of(member) for member in members if member.person is not None]
                found += [Disqualification(person=person, number=said[1] if said else own) for person in people]
    return tuple(dict.fromkeys(found))


def _ranges(values: dict[FrontLabel, list[str]]) -> tuple[Paragraphs, ...]:
    said = " ".join(f"§§ {line.lstrip('§ ')}" for line in values.get(FrontLabel.PARAGRAPHS, []))
    return find_paragraphs(said)


def find_declared(lines: Sequence[MinutesLine]) -> tuple[int, ...]:
    """Find the numbers of all paragraphs that the first pages say the document holds; none where they do not say."""
    return tuple(number for one in _ranges(_values(lines)) for number in range(one.first, one.last + 1))


def read_front(
    lines: Sequence[MinutesLine],
    items: Sequence[AgendaItem],
    meeting: Meeting | None = None,
    read: Sequence[ReadItem] = (),
) -> Minutes:
    """Read what the first pages say, and set the items under it; `meeting` goes before what they say of whose they are.

    `read` are the items as they stand, in whose text people declare that they are disqualified.
    """
    values = _values(lines)
    attendees: list[Attendee] = []
    for label, role in _GROUPS.items():
        attendees += [a for line in _closed(values.get(label, [])) if (a := _attendee(line, role)) is not None]
    ranges = _ranges(values)
    front = "\n".join(line.text for line in lines[:_FRONT])
    adjusters = (part.strip() for line in values.get(FrontLabel.ADJUSTERS, []) for part in BETWEEN_NAMES.split(line))
    posted = values.get(FrontLabel.POSTED, [])
    # A notice may be up from one day to another.
    up_to = (when.end_date for line in posted for when in find_dates(line) if when.end_date)
    return Minutes(
        items=tuple(items),
        organization=meeting.organization if meeting else find_own_organization(lines),
        date=_date(lines, values),
        first_number=ranges[0].first if ranges else None,
        last_number=ranges[-1].last if ranges else None,
        partial=names_part(front.split("§ ")[0]) or bool(ranges and ranges[0].first == ranges[-1].last),
        attendance=tuple(attendees),
        adjusters=tuple(dict.fromkeys(name[0] for it in adjusters if (name := _PLAIN_NAME.match(it)))),
        adjusted=_first_day(values.get(FrontLabel.ADJUSTMENT_PLACE, [])),
        posted=_first_day(posted),
        taken_down=_first_day(values.get(FrontLabel.TAKEN_DOWN, [])) or next(up_to, None),
        disqualified=_disqualified(read, lines),
    )


# Minutes against themselves: what contradicts the rest of the document, or the meeting that it is listed with.
#
# Whatever fails takes the items concerned to `unknown`, with a warning: a decision that may be another paragraph's is
# none.

_AT_ONCE, _ADJUSTED_WITHIN = dt.timedelta(0), dt.timedelta(days=21)
"""Days between a meeting and what may stand on its minutes instead: the day that they were adjusted or printed."""
_TELLING = 20
"""Letters of a heading that are looked for in the table of contents."""
_NO_LETTERS = re.compile(r"[\W\d_]+")
_FROM_FRONT = re.compile(r"§\s*\d+|\.{2,}\s*\d*")


_Places = Mapping[str | None, int]
"""Items by their number."""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item, with what was read of it that the item itself does not keep."""

    item: AgendaItem
    paragraph: Paragraph
    verdict: Verdict | None = None
    """The clauses that its outcome rests on; `None` where a list's heading tells it."""
    differing: tuple[CountedVote, ...] = ()
    """Votes whose figures are not the sums of the names."""


@dataclass(frozen=True, slots=True)
class _Failure:
    warning: Caveat
    items: frozenset[int]
    """The places of the items concerned."""
    whole: bool = True
    """Whether all that was read of them may be another's; else only the outcome is in doubt."""


def check_minutes(
    read: Sequence[ReadItem], lines: Sequence[MinutesLine], cut: MinutesCut | None, meeting: Meeting | None
) -> tuple[tuple[AgendaItem, ...], tuple[Caveat, ...]]:
    """Give the items, those that a check concerns without a decision, and what is contradicted.

    `cut` is how the document was cut, `None` for text without paragraphs; `meeting` what it is listed with.
    """
    failures = [*_votes(read), *_listed_with(read, lines, meeting)]
    if cut is not None:
        places = {it.paragraph.number: nth for nth, it in enumerate(read)}
        failures += _missing(cut, lines, places)
        numbers = [it.number for it in cut.paragraphs if not it.listed and it.number]
        if behind := tuple(two for one, two in pairwise(numbers) if _value(two) < _value(one)):
            warning = Caveat.of(CaveatCode.PARAGRAPHS_OUT_OF_ORDER, numbers=behind)
            failures.append(_Failure(warning, frozenset(places[it] for it in behind)))
        for number in dict.fromkeys(cut.twice):
            warning = Caveat.of(CaveatCode.PARAGRAPH_TWICE, number=number)
            failures.append(_Failure(warning, frozenset({places[number]})))
        failures += [*_headings(cut, places), *_shared(read)]
    whole = {nth for failure in failures if failure.whole for nth in failure.items}
    doubted = {nth for failure in failures for nth in failure.items}
    items = tuple(_withheld(it.item, whole=nth in whole) if nth in doubted else it.item for nth, it in enumerate(read))
    return items, tuple(dict.fromkeys(failure.warning for failure in failures))


def _withheld(item: AgendaItem, *, whole: bool) -> AgendaItem:
    """Take back what was decided; where the text is the item's own, it stays, for people to read."""
    if whole or item.decision is None:
        return item.model_copy(update={"decision": Decision(), "positions": (), "withdrawn": False})
    decision = item.decision.model_copy(update={"outcome": Outcome.UNKNOWN, "next_organization": None, "mode": None})
    return item.model_copy(update={"decision": decision, "withdrawn": False})


def _votes(read: Sequence[ReadItem]) -> Iterator[_Failure]:
    """Hold a vote's figures against its voices."""
    for nth, it in enumerate(read):
        for vote in it.differing:
            facts = {"told": _figures(vote.yes, vote.no), "listed": _figures(vote.listed("yes"), vote.listed("no"))}
            if it.item.number is not None:
                facts["number"] = it.item.number
            yield _Failure(Caveat.of(CaveatCode.VOTE_DIFFERS, **facts), frozenset({nth}), whole=False)


def _figures(yes: int | None, no: int | None) -> str:
    return f"{'?' if yes is None else yes}–{'?' if no is None else no}"


# Numbers


def _missing(cut: MinutesCut, lines: Sequence[MinutesLine], places: _Places) -> Iterator[_Failure]:
    """Hold the numbers that the first page and the contents name against those that were found.

    A missing one's text is under the paragraph in which its sign stands, else under the one before it. What calls
    itself a part, or declares one number, holds less than the meeting's minutes do.
    """
    found = [it for it in cut.paragraphs if not it.listed and it.number]
    numbers = {_value(it.number) for it in found}
    declared = set(find_declared(lines))
    front = "\n".join(line.text for line in lines[:_FRONT])
    if len(declared) < 2 or names_part(front.split("§ ")[0]):  # noqa: PLR2004 - one number is a part
        declared = set()
    declared |= {_value(it.number) for it in cut.paragraphs if it.listed}
    missing = sorted(declared - numbers)
    if not missing:
        return
    concerned = [it for it in cut.paragraphs if it.listed]
    for number in missing:
        stray = cut.strays.get(str(number))
        within = next((it for it in found if stray is not None and stray in it.lines), None)
        before = max((it for it in found if _value(it.number) < number), key=lambda it: _value(it.number), default=None)
        holder = within or before
        if holder is not None:
            concerned.append(holder)
    warning = Caveat.of(CaveatCode.PARAGRAPHS_MISSING, numbers=tuple(map(str, missing)))
    yield _Failure(warning, frozenset(places[it.number] for it in concerned))


def _value(number: str | None) -> int:
    digits = re.match(r"\d+", number or "")
    return int(digits[0]) if digits else 0


# Headings and texts


def _headings(cut: MinutesCut, places: _Places) -> Iterator[_Failure]:
    """Hold each heading against the table of contents, letter by letter: numbers and leaders may stand amid a title."""
    if cut.contents is None:
        return
    contents = _letters(_FROM_FRONT.sub("", cut.contents))
    for it in cut.paragraphs:
        title = _letters(it.title)
        if it.listed or len(title) < _TELLING or not it.number:
            continue
        if title[:_TELLING] not in contents and title[-_TELLING:] not in contents:
            warning = Caveat.of(CaveatCode.HEADING_DIFFERS, number=it.number, title=it.title)
            yield _Failure(warning, frozenset({places[it.number]}))


def _letters(words: str) -> str:
    return _NO_LETTERS.sub("", words.casefold())


def _shared(read: Sequence[ReadItem]) -> Iterator[_Failure]:
    """Hold the places of the decisions' texts against each other: no line belongs to two paragraphs."""
    placed = sorted((it.paragraph.lines.start, nth) for nth, it in enumerate(read) if it.paragraph.lines)
    for (_, one), (start, two) in pairwise(placed):
        if start < read[one].paragraph.lines.stop:
            numbers = tuple(read[nth].item.number or read[nth].item.title for nth in (one, two))
            yield _Failure(Caveat.of(CaveatCode.TEXT_SHARED, numbers=numbers), frozenset({one, two}))


# The meeting that they are listed with


def _listed_with(read: Sequence[ReadItem], lines: Sequence[MinutesLine], meeting: Meeting | None) -> Iterator[_Failure]:
    """Hold the body and the day on the first page against the meeting: minutes may be a neighbour's."""
    if meeting is None:
        return
    everything = frozenset(range(len(read)))
    own, front = find_own_organization(lines), lines[:_FRONT]
    one, two = body_named(own), body_named(meeting.organization)
    differ = one is not None and two is not None and not same_body(one, two) and not same_body(two, one)
    if own is not None and own != meeting.organization and differ:
        named = join_lines((line.text for line in front), SWEDISH).casefold()  # on one line or over two
        if meeting.organization.name.casefold() not in named:
            yield _Failure(Caveat.of(CaveatCode.MINUTES_ORGANIZATION_DIFFERS, organization=own.name), everything)
    day = _date(lines, _values(lines))
    days = {when.date for line in front for when in find_dates(line.text)}
    if day is None or meeting.date in days or (day.month, day.day) == (meeting.date.month, meeting.date.day):
        return  # a mistyped year is no other day
    if not meeting.date - _ADJUSTED_WITHIN <= day <= meeting.last_day + _ADJUSTED_WITHIN:
        yield _Failure(Caveat.of(CaveatCode.MINUTES_DATE_DIFFERS, date=day.isoformat()), everything)
