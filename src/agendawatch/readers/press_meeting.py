"""Which meeting a press release speaks of: the organization, the day, and whether it lies ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from agendawatch.documents.passages import Passage, PassageKind
from agendawatch.documents.tree import Range
from agendawatch.errors import LayoutError
from agendawatch.lang.sv.announcements import Announcements, DayFinding, find_writers
from agendawatch.lang.sv.dates import When, find_meeting_days
from agendawatch.lang.sv.days import find_days
from agendawatch.lang.sv.organizations import Mention, find_handlers
from agendawatch.lang.sv.pages.submissions import (
    CLAUSE_END,
    CONTACT,
    DOCUMENT_ADDRESS,
    END,
    HANDED_IN,
    HANDED_TO,
    LABEL,
    LEADS_TO_DAY,
    NOWADAYS,
    PRESS_PREFIX,
    TAKES_PLACE,
    cut_contact_details,
    cut_label,
    find_original,
    goes_on,
    is_caption,
    is_form_line,
    is_titled,
    join_form,
)
from agendawatch.lang.sv.relative_days import (
    AHEAD,
    DATELINE,
    HANDLES,
    MEETING,
    NEXT_TIME,
    PAST,
    ROLE_OF,
    SUBMITS,
    TAKES_ON,
)
from agendawatch.lang.sv.sentences import cut
from agendawatch.lang.sv.tokens import Body, tokenize
from agendawatch.model import Caveat, CaveatCode, Certainty, DayExclusion, ExcludedDay, Organization, Tense

# A press release's page into its parts: title, sentences, the lines that name contacts, and links.

_LONGEST_TITLE = 220
_LONGEST_FORM = 40
"""A longer line is no place and day under a title, but the rest of what was wrapped."""
_LONGEST_CONTACT = 220
"""A longer line among the contacts is the text going on."""
_LONGEST_SENTENCE = 1000
"""A longer one is read in pieces, so that time stays linear."""
_OUTSIDE = {"nav", "footer", "aside"}


@dataclass(frozen=True, slots=True)
class PressText:
    """The parts of a press release, without telephone numbers and mail addresses."""

    title: str
    sentences: tuple[str, ...]
    """The body, sentence by sentence."""
    contacts: tuple[str, ...]
    """Lines that say whom to ask."""
    links: tuple[str, ...]
    """Addresses of documents."""
    original: str | None = None
    """The address of the text that this one tells again in other words; `None` where it says no such thing."""
    ranges: Mapping[str, tuple[Range, ...]] = field(default_factory=dict)
    """Where the passage stands that the title, or a sentence, is from."""

    @property
    def body(self) -> str:
        """The body as one text, a line a sentence."""
        return "\n".join(self.sentences)


def split_press(blocks: Sequence[Passage]) -> PressText:
    """Split a page; one that holds no line of text is a `LayoutError`."""
    shown = next((block.text for block in blocks if block.place == "title"), "")
    # The title that a browser shows names the site too: a heading of the page that says the same goes before it.
    own = [block for block in blocks if block.place != "title"]
    headed = any(block.kind is PassageKind.HEADING and (block.level == 1 or block.text in shown) for block in own)
    main = [block for block in (own if headed else blocks) if block.region not in _OUTSIDE]
    lines = [(block, line) for block in main for line in _lines(block)]
    lines = [(block, line) for block, line in lines if find_original(line) is None]
    at = _title_at(lines, shown)
    if at is None:
        raise LayoutError(missing="a title", came="no line that could be one")
    form = lines[at - 1][1] if at else ""
    first = PRESS_PREFIX.sub("", lines[at][1]).strip() or lines[at][1]
    while goes_on(first) and len(lines) > at + 1 and len(first) + len(lines[at + 1][1]) < _LONGEST_TITLE:
        at += 1
        first = f"{first} {lines[at][1]}"
    first = join_form(form, cut_label(first))
    # A line too long for a title is a text that lost its line ends: its first sentence has to do.
    title, *sentences = _sentences(first) if len(first) > _LONGEST_TITLE else (first,)
    contacts: list[str] = []
    ranges = dict.fromkeys((title, *sentences), _ranges(lines[at][0]))
    in_contacts = False
    for block, line in lines[at + 1 :]:
        if END.match(line) and len(line) < _LONGEST_CONTACT:
            break
        if CONTACT.match(line):
            contacts.append(line)
            in_contacts = len(line.split()) < 5 or line.endswith(":")  # noqa: PLR2004 - a heading, not a whole line
        elif in_contacts and len(line) < _LONGEST_CONTACT and block.kind is not PassageKind.HEADING:
            contacts.append(line)
        else:
            in_contacts = False
            told = _sentences(line)
            sentences.extend(told)
            for sentence in told:
                ranges.setdefault(sentence, _ranges(block))
    linked = (link.url for block in blocks if block.region == "main" for link in block.links)
    links = tuple(dict.fromkeys(filter(DOCUMENT_ADDRESS.search, linked)))
    # Before contact details are cut, which takes an address's last slash.
    raw = (find_original(line) for block in blocks for line in block.text.split("\n"))
    return PressText(title, tuple(sentences), tuple(contacts), links, next(filter(None, raw), None), ranges)


def _ranges(block: Passage) -> tuple[Range, ...]:
    return (*block.key_ranges, *block.ranges)


def _lines(block: Passage) -> list[str]:
    """Take a block's lines; lines that a paragraph was wrapped into are joined again."""
    if block.kind is PassageKind.TABLE:
        rows = (" ".join(cell.text for cell in row if not cell.spanned).strip() for row in block.rows)
        return [line for line in map(cut_contact_details, rows) if line]
    text = f"{block.key}: {block.text}" if block.key else block.text
    joined: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        wrapped = joined and not joined[-1].endswith((".", "!", "?", ":")) and len(joined[-1]) > 60  # noqa: PLR2004
        alone = CONTACT.match(line) or (len(line) <= _LONGEST_FORM and is_form_line(line))
        if line and wrapped and not alone:
            joined[-1] = f"{joined[-1]} {line}"
        elif line:
            joined.append(line)
    cleaned = (cut_contact_details(line) for line in joined)
    return [line for line in cleaned if line]


def _title_at(lines: list[tuple[Passage, str]], shown: str) -> int | None:
    """Find the title: a heading that is none of the page's labels, else the first line that may be one.

    Of several it is the longest that the browser shows too, for the site's name is the shorter one; else the highest.
    """
    may_be = [not LABEL.match(line) and not is_form_line(line) for _, line in lines]
    headings = [
        (-len(line) if line in shown else 0, block.level, number)
        for number, (block, line) in enumerate(lines)
        if block.kind is PassageKind.HEADING and may_be[number] and not CONTACT.match(line)
    ]
    if headings:
        return min(headings)[2]
    titled = next((number for number, (_, line) in enumerate(lines) if is_titled(line)), None)
    if titled is not None:
        return titled
    # The first line may be who meets and the day, and nothing else: "Kommunfullmäktige 2021-05-06".
    first = lines[0][1] if lines else ""
    who, day = mentions(first, regional=False)[:1], find_days(first)[:1]
    of_meeting = who and day and not who[0].span[0] and first[who[0].span[1] :].strip() == first[slice(*day[0].span)]
    for number, (_, line) in enumerate(lines):
        joins = number > 0 and join_form(lines[number - 1][1], line) != line
        shows = (not number and of_meeting) or (may_be[number] and (joins or not is_caption(line)))
        if shows and len(line) <= _LONGEST_TITLE:
            return number
    return next((number for number, (_, line) in enumerate(lines) if not LABEL.match(line)), None)


def _sentences(line: str) -> list[str]:
    pieces = (words for _, words in cut(line))
    return [piece[at : at + _LONGEST_SENTENCE] for piece in pieces for at in range(0, len(piece), _LONGEST_SENTENCE)]


# Which organizations a press release speaks of, and which of them handles the matter.

_MOST_NAMED = 20
"""Organizations of a sentence that are weighed, each against the whole of it."""
_BEFORE = 200
"""Letters before an organization that tell what is handed to it."""


def mentions(sentence: str, *, regional: bool, context: Organization | None = None) -> list[Mention]:
    """Find the organizations of a sentence that do something there."""
    # Not one that only tells somebody's office: "kommunstyrelsens ordförande".
    found = find_handlers(sentence, regional=regional, context=context)[:_MOST_NAMED]
    acting = (it for it in found if not ROLE_OF.match(sentence[it.span[1] :]))
    return [it for it in acting if not TAKES_ON.search(sentence[: it.span[0]])]


def find_handler(sentences: tuple[str, ...], *, regional: bool) -> tuple[Organization | None, str | None]:
    """Find the organization that handles the matter where no day is told, and the sentence that says so."""
    best: tuple[float, Organization, str] | None = None
    for number, sentence in enumerate(sentences):
        for mention in mentions(sentence, regional=regional):
            score = _handles(sentence, mention) + (1.5 if number == 0 else 0)
            if best is None or score > best[0]:
                best = (score, mention.organization, sentence)
    return (best[1], best[2]) if best else (None, None)


def _handles(sentence: str, mention: Mention) -> float:
    score = 1.0
    before = sentence[: mention.span[0]][-_BEFORE:]
    if HANDED_IN.search(before):
        score += 2
    if HANDLES.search(sentence):
        score += 1
    if AHEAD.search(sentence):
        score += 1
    return score


# How surely a day that a press release names is that of a meeting which handles the matter.

_NEXT_TO = 26
"""Characters between an organization and a day that still belong together ("kommunfullmäktige den 14 september")."""
_NEARBY = 60
"""Letters before a day that may say what day it is."""
_SOON = dt.timedelta(days=60)
"""A day without year that lies further ahead than this, in a sentence about what was, was last year's."""
_ADJOINING = 2
"""A space or a comma between them: "kommunfullmäktige ikväll"."""
_FAR_APART = 80
"""An event further from a day than this says nothing of it."""


def weigh(sentence: str, when: When, mention: Mention | None, published: dt.date) -> float | None:
    """Weigh how surely a day is that of a meeting that handles something; `None` when it is another day."""
    apart = _distance(mention.span, when.span) if mention else _FAR_APART
    # Take the clause that a span stands in.
    start, end = 0, len(sentence)
    for stop in CLAUSE_END.finditer(sentence):
        if stop.end() <= when.span[0]:
            start = stop.end()
        elif stop.start() >= when.span[1]:
            end = stop.start()
            break
    clause = sentence[start:end]
    if _is_other_day(sentence, clause, when, mention, published):
        return None
    acts = HANDLES.search(clause) or MEETING.search(clause)
    if not acts and (mention is None or (NOWADAYS.search(when.words) and not _is_day(sentence, when, mention))):
        return None
    before, after = sentence[: when.span[0]], sentence[when.span[1] :]
    next_time = NEXT_TIME.search(before[-_NEARBY:]) or NEXT_TIME.search(after[:12])
    ahead = when.date is not None and when.date > published
    return sum(
        (
            0 if mention is None else 3 if apart <= _NEXT_TO else 2,
            1.5 if HANDLES.search(sentence) else 0,
            1.5 if MEETING.search(clause) else 0,
            1 if ahead or when.date == published else 0,
            1 if ahead and AHEAD.search(sentence) else 0,
            -3 if next_time else 0,
        )
    )


def _is_day(sentence: str, when: When, mention: Mention) -> bool:
    """Tell whether "idag" is a day though nothing is decided: "På nämnden idag …", "Idag var det premiär för nämnden"."""
    behind = sentence[when.span[1] :].lstrip()
    told = when.span[0] == 0 and (PAST.match(behind) or TAKES_PLACE.match(behind))
    at = _distance(mention.span, when.span) <= _ADJOINING and LEADS_TO_DAY.search(sentence[: mention.span[0]])
    return bool(told or at)


def _is_other_day(sentence: str, clause: str, when: When, mention: Mention | None, published: dt.date) -> bool:
    """Tell whether a day is that of publishing, or of handing in, or was last year's."""
    before = sentence[: when.span[0]]
    apart = _distance(mention.span, when.span) if mention else _FAR_APART
    if DATELINE.match(before) and when.certainty is Certainty.STATED and apart > _NEXT_TO:
        return True
    if not when.year_stated and when.date and when.date - published > _SOON and PAST.search(clause):
        return AHEAD.search(clause) is None
    handed_in = SUBMITS.search(clause)
    if handed_in and apart > _ADJOINING and when.date == published:
        return True
    submitted = handed_in and mention is not None and when.date is not None and when.date <= published
    return bool(submitted and mention and HANDED_TO.search(sentence[: mention.span[0]]))


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Count the characters between two spans.

    >>> _distance((0, 4), (6, 9)), _distance((6, 9), (0, 4)), _distance((0, 4), (2, 9))
    (2, 2, 0)
    """
    return max(one[0] - other[1], other[0] - one[1], 0)


# Which meeting a press release speaks of.

_OLD = dt.timedelta(days=30)
"""A meeting further back is history, not what a release is about."""
_FAR = dt.timedelta(days=400)
"""A day further ahead is no meeting that anybody announces."""
_MOST_DAYS = 12
"""Days of a sentence that are weighed."""
_LIST = 3
"""So many days in a sentence without a verb of deciding are a programme."""
_ENOUGH = 3.0
"""From this weight a day is taken to be a meeting's."""
_NEARLY_AS_GOOD = 0.5


@dataclass(frozen=True, slots=True)
class PressMeeting:
    """The meeting that a text is about, as far as it tells."""

    organization: Organization | None = None
    when: When | None = None
    """`None` when the text bears no day."""
    tense: Tense | None = None
    sentence: str | None = None
    """The sentence that it rests on."""
    warnings: tuple[Caveat, ...] = ()
    excluded: tuple[ExcludedDay, ...] = ()
    findings: tuple[tuple[When, DayFinding, str], ...] = ()
    """What each day that may be the matter's was judged by, with its clause verbatim."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    day: dt.date
    when: When
    organization: Organization
    sentence: str
    score: float


def find_meeting(
    text: PressText,
    *,
    published: dt.date,
    parties: frozenset[str] = frozenset(),
    town: str | None = None,
    proposes: bool = False,
    regional: bool = False,
) -> PressMeeting:
    """Find the meeting that a release speaks of: the one its proposal is handled at, the nearest ahead first.

    Days that grammar does not tie to a body that handles the matter are told with their reasons. `parties` are the letters
    of those whose the release is, `town` the municipality's name where somebody told it; `regional` says that "fullmäktige"
    alone is a region's.
    """
    sentences = (text.title, *text.sentences)
    days = (when for sentence in sentences for when in find_meeting_days(sentence, published=published))
    warnings = [warning for when in days for warning in when.warnings]
    handler, ground = find_handler(sentences, regional=regional)
    writers = find_writers(sentences)
    announced = Announcements(
        sentences,
        published=published,
        parties=writers.parties or parties,
        towns=frozenset({town.casefold()}) if town else writers.towns,
        proposes=proposes,
    )
    judged: list[tuple[_Candidate, DayFinding]] = []
    for it in _likely(sentences, published, handler, regional=regional):
        values = (token.value for token in tokenize(it.organization.name))
        body = next((value for value in values if isinstance(value, Body)), None)
        judged.append((it, announced.judge_day(it.number, it.when.span, it.day, body)))
    findings = tuple((it.when, finding, _words(sentences[it.number], finding)) for it, finding in judged)
    excluded = tuple(_excluded(judged, sentences))
    likely = [candidate for candidate, finding in judged if finding.code is None]
    if not likely:
        tense = _tense_of(ground, handler)
        return PressMeeting(handler, None, tense, ground, tuple(dict.fromkeys(warnings)), excluded, findings)
    best = max(likely, key=lambda candidate: candidate.score)
    warnings += _rivals(best, likely)
    tense = Tense.AHEAD if best.day > published else Tense.SAME_DAY if best.day == published else Tense.PAST
    told = tuple(dict.fromkeys(warnings))
    return PressMeeting(best.organization, best.when, tense, best.sentence, told, excluded, findings)


def _excluded(judged: Sequence[tuple[_Candidate, DayFinding]], sentences: tuple[str, ...]) -> Iterator[ExcludedDay]:
    seen: set[tuple[dt.date, str]] = set()
    for candidate, finding in judged:
        day = candidate.day
        if finding.code is None or (day, finding.code) in seen:
            continue
        seen.add((day, finding.code))
        yield ExcludedDay(
            date=day,
            words=candidate.when.words.strip(" .,"),
            reason=DayExclusion(finding.code),
            clause=_words(sentences[candidate.number], finding) or None,
            rule=finding.rule,
        )


def _words(sentence: str, finding: DayFinding) -> str:
    """Give the clause that a finding rests on, verbatim."""
    return sentence[finding.clause.start : finding.clause.end] if finding.clause else ""


def _likely(
    sentences: tuple[str, ...], published: dt.date, handler: Organization | None, *, regional: bool
) -> list[_Candidate]:
    """List the days that are meetings', in order; a sentence without an organization goes on about the last one.

    One before any organization is named is about the one that handles the matter.
    """
    titled = mentions(sentences[0], regional=regional)
    known = titled[0].organization if titled else None
    board: Organization | None = None
    found: list[_Candidate] = []
    for number, sentence in enumerate(sentences):
        named = mentions(sentence, regional=regional, context=board or known)
        days = find_meeting_days(sentence, published=published)[:_MOST_DAYS]
        if len(days) >= _LIST and not HANDLES.search(sentence):
            continue
        for when in days:
            day = when.date
            if day is None or not -_OLD <= day - published <= _FAR:
                continue
            # One between two days may stand with the second: "den 11 mars, och i fullmäktige den 26 mars".
            apart = [(_distance(mention.span, when.span), mention) for mention in named]
            own = [
                (gap, it)
                for gap, it in apart
                if it.span[0] < when.span[1]
                or not any(later.span[0] >= it.span[1] and _distance(it.span, later.span) < gap for later in days)
            ]
            nearest = min(own, key=lambda it: it[0], default=(0, None))[1]
            score = weigh(sentence, when, nearest, published)
            organization = nearest.organization if nearest else known or handler
            if score is None or organization is None:
                continue
            score += any(organization == mention.organization for mention in titled)
            found.append(_Candidate(number, day, when, organization, sentence, score))
        known = named[0].organization if named and not titled else known
        board = next((it.organization for it in named if "nämnd" in it.organization.name.casefold()), board)
    return [candidate for candidate in found if candidate.score >= _ENOUGH]


def _rivals(best: _Candidate, likely: list[_Candidate]) -> list[Caveat]:
    """Warn of other meetings' days that came near to being taken."""
    days = {candidate.day for candidate in likely if candidate.score > best.score - _NEARLY_AS_GOOD} - {best.day}
    others = tuple(day.isoformat() for day in sorted(days))
    return [Caveat.of(CaveatCode.SEVERAL_MEETINGS, date=best.day.isoformat(), others=others)] if days else []


def _tense_of(sentence: str | None, organization: Organization | None) -> Tense | None:
    """Tell the tense of a sentence that names a meeting without a day."""
    if sentence is None or organization is None:
        return None
    if PAST.search(sentence):
        return Tense.PAST
    return Tense.AHEAD if AHEAD.search(sentence) and HANDLES.search(sentence) else None
