"""What a text says of a meeting: called off, moved, put off, standing after all, extra, held only if needed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from agendawatch.lang.sv.attribution import Mode, actor_of, in_phrase, is_conditioned, judge
from agendawatch.lang.sv.clauses import Clause, clauses, sentences
from agendawatch.lang.sv.data import load
from agendawatch.lang.sv.meeting_phrases import (
    Asked,
    Meant,
    count_days,
    days_of,
    is_weekday,
    meant_before,
    meant_by,
    month_of,
    spoken_of,
    weekday_of,
    within_town,
)
from agendawatch.lang.sv.patterns import Hit, Pattern, Rules, compile_pattern, has_any
from agendawatch.lang.sv.tokens import Body, Day, Token

__all__ = ["Goal", "Said", "StatusFinding", "Statuses", "fires", "read_statuses"]


class Goal(NamedTuple):
    """Where a meeting goes, as the text tells it."""

    day: Day | None = None
    steps: int | None = None
    """So many days forward, or back."""
    weekday: int | None = None
    """That day of the same week."""

    def seen_from(self, day: dt.date) -> dt.date | None:
        """Count the date from the one that it goes from; `None` where no calendar has it, or where it is the same."""
        try:
            if self.day is not None:
                goal = dt.date(self.day.year or day.year, self.day.month, self.day.day)
                if self.day.year is None and (day - goal).days > _FAR:
                    goal = goal.replace(year=day.year + 1)
            elif self.steps is not None:
                goal = day + dt.timedelta(days=self.steps)
            else:
                goal = day + dt.timedelta(days=(self.weekday or 0) - day.weekday())
        except (ValueError, OverflowError):
            return None
        return goal if goal != day else None


_FAR = 200
"""Days: a goal so much earlier in the year is the next year's."""


@dataclass(slots=True, eq=False)
class StatusFinding:
    """A predicate that says what becomes of a meeting, whether it counts or not."""

    gives: str
    """`cancelled`, `moved`, `postponed`, `stands`, `held`, `same`, `extra`, `reserve`, `preliminary`, `confirmed`."""
    rule: str
    clause: Clause
    at: int
    """The predicate's place in the clause."""
    meant: Meant
    """Which meetings it is said of."""
    mode: Mode
    why: str
    """The scope or governor that the mode rests on."""
    actor: Token | None = None
    goal: Goal | None = None
    """Where they go, where that is told."""
    weak: bool = False
    refused: str | None = None
    """Why it counts for no meeting; `None` when it counts for those that are meant."""
    words: str = ""
    """Its whole clause, verbatim."""

    @property
    def span(self) -> tuple[int, int]:
        """Where its clause stands in the text."""
        return self.clause.start, self.clause.end

    def told(self) -> str:
        """Show it in a line, for `read press --why`."""
        who = self.actor.text if self.actor else "–"
        words = " ".join(token.text for token in self.clause.tokens)
        goal = f" to={self.goal}" if self.goal else ""
        fate = f"no: {self.refused}" if self.refused else "yes"
        return f"{self.gives:15} {fate:24} rule={self.rule} actor={who} object={self.meant.told()}{goal} mode={self.mode} ({self.why}) «{words}»"


class Said(NamedTuple):
    """What a text says of one meeting."""

    status: str = "scheduled"
    """`scheduled`, `cancelled`, `postponed`, `moved`."""
    to: dt.date | None = None
    """The day it is moved to."""
    left: tuple[Day, ...] = ()
    """Days that it was moved from."""
    extra: bool = False
    reserve: bool = False
    stands: bool = False
    """Whether the text says outright that it stands: against a notice elsewhere."""
    words: str | None = None
    """The whole clause that says so, verbatim; pieces of one that stands apart are joined by " … "."""
    finding: StatusFinding | None = None


class _Rule(NamedTuple):
    id: str
    pattern: Pattern
    gives: str
    negated: bool
    verbless: bool
    weak: bool
    way: str | None
    """How it tells where a meeting goes: `goes`, `replaces`, `replaced`, `instead`, `new-day`, `not-but`; `None` for what moves none."""
    any_mode: bool
    again: bool
    """Whether it speaks of what was said before: "beslutet har rivits upp"."""
    not_before: frozenset[str]
    """Words that make it say something else when they stand right behind: "utgår från"."""
    passive: bool | None
    """Whether it holds for the passive alone (a participle too), or for the active alone; `None` for either."""


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            it["id"],
            compile_pattern(it["pattern"]),
            it["gives"],
            negated=it.get("negated", False),
            verbless=it.get("verbless", False),
            weak=it.get("weak", False),
            any_mode=it.get("any_mode", False),
            again=it.get("again", False),
            way=it.get("way"),
            not_before=frozenset(it.get("not_before", "").split()),
            passive=it.get("passive"),
        )
        for it in load("statuses")["status"]
    )


@cache
def _patterns() -> Rules:
    return Rules([rule.pattern for rule in _rules()])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(it.replace("_", " ") for it in load("statuses")["words"][name].split())


_PARTS = re.compile(r"[,;:|·•()\n]|\s[–—-]\s")
"""What parts the pieces of a row."""
_BESIDE = re.compile(r"[\s(),–—-]*")


class Statuses:
    """What a text says of meetings, finding by finding."""

    def __init__(self, text: str, *, mark: bool, today: dt.date | None) -> None:
        """Read a text; `mark` says that it stands on a meeting's own row, where a word alone is said of that meeting."""
        self.text = text
        self.mark = mark
        self.findings: list[StatusFinding] = []
        self._last: Meant | None = None
        self._before: list[StatusFinding] = []
        """Those of the sentence before."""
        for sentence in sentences(text):
            found = [it for clause in clauses(sentence.text, sentence.start) for it in self._part(clause)]
            begun = len(self.findings)
            if today is not None:
                for clause in found:
                    count_days(clause.tokens, today)
            ordered = sorted(found, key=lambda it: it.start)
            for again in (False, True):
                for clause in ordered:
                    self._clause(clause, found, again=again)
            self._before = self.findings[begun:] or self._before

    def said_of(self, asked: Asked, among: Sequence[Asked] = (), *, here: bool | None = None) -> Said:
        """Conclude what is said of a meeting; `among` are those that the text may mean, itself included.

        `here` says that "mötet" alone is this one: the text stands with it. A mark always does.
        """
        here = self.mark if here is None else here
        said = Said()
        same: StatusFinding | None = None
        for finding in self.findings:
            if finding.gives == "same" and same is not None:
                finding = replace(same, meant=finding.meant, clause=finding.clause, words=finding.words)  # noqa: PLW2901 - what it repeats
            elif finding.refused is None and finding.gives in {"cancelled", "postponed", "moved"}:
                same = finding
            if finding.refused is None:
                said = self._with(said, finding, asked, among, here=here)
        return said

    def refusal(
        self, finding: StatusFinding, asked: Asked, among: Sequence[Asked] = (), *, here: bool | None = None
    ) -> str | None:
        """Say why a finding is not about a meeting; `None` when it is."""
        here = self.mark if here is None else here
        if finding.refused is not None:
            return finding.refused
        meant = finding.meant
        if (reason := meant.refuses(asked, here=here)) is not None:
            return reason
        if meant.days or meant.every or here:
            return None
        if meant.plain:
            return "which one is not told"
        goal = (
            finding.goal.day if finding.goal else None
        )  # "aprilmötet flyttas till den 22 april" is not about that one
        fitting = sorted(
            it.day
            for it in among
            if it.day is not None and meant.refuses(it) is None and not (goal and goal.may_be(it.day))
        )
        if meant.nth is not None:
            return None if not fitting or fitting[meant.nth] == asked.day else "another of them"
        return None if len(fitting) < 2 else "which one is not told"  # noqa: PLR2004 - more than one

    def _with(self, said: Said, finding: StatusFinding, asked: Asked, among: Sequence[Asked], *, here: bool) -> Said:
        """Add what a finding says of a meeting to what those before it said."""
        gives = finding.gives
        words = finding.words
        if (
            gives == "moved"
            and finding.goal is not None
            and finding.goal.day is not None
            and asked.day is not None
            and finding.goal.day.may_be(asked.day)
        ):
            bodies = replace(finding.meant, days=(), months=frozenset())
            if finding.meant.other is None and bodies.refuses(asked) is None:
                return said._replace(
                    status="scheduled", left=(*said.left, *finding.meant.days), words=words, finding=finding
                )
            return said
        if self.refusal(finding, asked, among, here=here) is not None:
            return said
        if gives in {"extra", "reserve"}:
            said = said._replace(extra=said.extra or gives == "extra", reserve=said.reserve or gives == "reserve")
            return said._replace(words=said.words or words, finding=said.finding or finding)
        if gives == "stands":
            if finding.weak or (said.status != "scheduled" and _is_of_others_too(finding.clause, finding.meant)):
                return said
            return said._replace(status="scheduled", to=None, stands=True, words=words, finding=finding)
        if gives == "moved":
            goal = finding.goal.seen_from(asked.day) if finding.goal and asked.day else None
            if goal is None:
                return said
            return said._replace(status="moved", to=goal, stands=False, words=words, finding=finding)
        if gives in {"cancelled", "postponed"} and said.status != "moved":
            return said._replace(status=gives, stands=False, words=words, finding=finding)
        return said

    def _verbatim(self, finding: StatusFinding) -> str:
        """Give a finding's whole clause; of one without a verb, the piece between commas, bars and brackets."""
        tokens = finding.clause.tokens
        if not finding.clause.finite:
            first = last = finding.at
            while first and not _PARTS.search(self.text[tokens[first - 1].start : tokens[first].start]):
                first -= 1
            while last + 1 < len(tokens) and not _PARTS.search(self.text[tokens[last].end : tokens[last + 1].end]):
                last += 1
            tokens = tokens[first : last + 1]
        pieces = [(tokens[0].start, tokens[0].end)]
        for one, other in pairwise(tokens):
            if _BESIDE.fullmatch(self.text, one.end, other.start):
                pieces[-1] = (pieces[-1][0], other.end)
            else:
                pieces.append((other.start, other.end))
        return " … ".join(self.text[first:last] for first, last in pieces).strip(" .!,;:()|·–—-")

    # One clause

    def _part(self, clause: Clause) -> Iterator[Clause]:
        """Part a verbless mark from the next meeting behind it: "Inställt, nytt möte i maj"."""
        yield clause
        tokens = clause.tokens
        cut = next((it for it in range(1, len(tokens)) if self._is_next_one(tokens, it)), None)
        if cut is not None and not any(it.finite for it in tokens[:cut]):
            yield replace(clause, tokens=tokens[cut:], before=None)
            clause.tokens, clause.after = tokens[:cut], None

    def _is_next_one(self, tokens: Sequence[Token], at: int) -> bool:
        parted = _PARTS.search(self.text[tokens[at - 1].end : tokens[at].start])
        return parted is not None and tokens[at].low in _words("next_one")

    def _clause(self, clause: Clause, found: Sequence[Clause], *, again: bool) -> None:
        taken: set[int] = set()
        begun = len(self.findings)
        for nth, hit in _patterns().find(clause.tokens):
            rule = _rules()[nth]
            if rule.again is not again or (rule.verbless and (clause.finite or not self.mark)):
                continue
            places = {at for at in range(hit.first, hit.last + 1) if clause.tokens[at].verbs} | {hit.head}
            if places & taken:
                continue
            if (finding := self._finding(clause, found, rule, hit)) is not None:
                taken |= places
                self.findings.append(finding)
        self.findings[begun:] = sorted(self.findings[begun:], key=lambda it: it.at)
        if not again:
            self._remember(clause, self.findings[begun:])

    def _remember(self, clause: Clause, made: Sequence[StatusFinding]) -> None:
        """Keep which meeting a clause spoke of, for "det" and "mötet" in what follows."""
        meant = next((it.meant for it in made if not it.meant.plain), None) or spoken_of(clause)
        if meant is not None and meant.other is None:
            self._last = meant

    def _finding(self, clause: Clause, found: Sequence[Clause], rule: _Rule, hit: Hit) -> StatusFinding | None:
        actor = actor_of(clause, hit.head)
        if not _fits(clause, rule, hit) or _does_itself(clause, rule, hit, actor):
            return None
        goes_on = any(it.clause is clause.before for it in self.findings)
        way = _Way(clause, rule, hit, mark=self.mark, goes_on=goes_on) if rule.way else None
        roles = way.roles if way else frozenset()
        meant = self._again(clause, found) if rule.again else self._meant(clause, found, rule, hit, roles)
        if meant is None or (way is not None and way.nothing):
            return None
        meant = within_town(clause, meant)
        judged = judge(clause, hit.head, denial_said=rule.negated, of_meeting=True)
        finding = StatusFinding(rule.gives, rule.id, clause, hit.head, meant, judged.mode, judged.rule, actor)
        finding.weak = rule.weak
        if way is not None:
            finding.goal = way.goal
            if way.goal is not None:
                finding.meant = replace(meant, days=tuple(it for it in meant.days if it != way.goal.day))
            if way.left:
                finding.goal = way.goal or (Goal(meant.days[0]) if meant.days else None)
                finding.meant = replace(meant, days=way.left)
            finding.gives = "moved" if finding.goal or way.left else "postponed"
        self._settle(finding, found, rule)
        return finding

    def _again(self, clause: Clause, found: Sequence[Clause]) -> Meant | None:
        """Find what a decision was about that is taken back: what hangs on it, else what was said last."""
        hanging = [
            it.meant for it in self.findings if it.clause.parent is clause and any(it.clause is one for one in found)
        ]
        said = [it.meant for it in self.findings if it.gives in {"cancelled", "moved", "postponed"}]
        return next(iter((*hanging, *reversed(said))), None)

    def _meant(
        self, clause: Clause, found: Sequence[Clause], rule: _Rule, hit: Hit, roles: frozenset[int]
    ) -> Meant | None:
        verb = clause.tokens[hit.head]
        active = not _is_passive(clause, hit.head) and any(verb.is_verb(it) for it in _words("done_to_a_meeting"))
        if (day := self._day_before_bracket(clause, hit, found)) is not None:
            return Meant(days=(day,))
        if rule.gives == "reserve":
            days = days_of(clause.tokens)
            return Meant(days=tuple(day for at, day in days if at > hit.last) or tuple(day for _, day in days))
        meant = meant_by(clause, hit.head, active=active, roles=roles, all_clauses=found)
        if meant is None and not _may_be_elliptic(clause, rule, hit, active=active):
            return None
        if meant is not None and not meant.plain:
            return meant
        before = self._antecedent(clause)
        if before is self._last and before is not None and len(before.days) > 1 and not before.every:
            before = before if meant is not None and meant.plural else None  # "mötet" is none of several
        if before is None or (
            rule.gives == "stands" and meant is not None and _is_of_others_too(clause, meant) and not before.plural
        ):
            return meant or Meant()
        return replace(before, bodies=meant.bodies if meant and meant.bodies else before.bodies)

    def _day_before_bracket(self, clause: Clause, hit: Hit, found: Sequence[Clause]) -> Day | None:
        """Find the day that a mark in brackets stands right behind: "den 20 januari, 21 april och 19 maj (inställt)"."""
        opened = self.text.rfind("(", 0, clause.tokens[hit.first].start)
        if opened < 0 or ")" in self.text[opened : clause.tokens[hit.first].start]:
            return None
        ends = self.text[:opened].rstrip()
        marked = (token.value for it in found for token in it.tokens if token.end == len(ends))
        return next((it for it in marked if isinstance(it, Day)), None)

    def _antecedent(self, clause: Clause) -> Meant | None:
        """Find what "det", "mötet" or a relative clause goes back to, or what a word before a colon heads."""
        for beside in (clause.after, clause.before):  # "Inställt: kommunstyrelsen 15 april", "Mars: inget möte"
            if (
                beside is not None
                and beside.tokens
                and beside.tokens[0].low not in _words("next_one")
                and not clause.finite
                and not beside.finite
                and (headed := spoken_of(beside)) is not None
            ):
                return headed
        if clause.kind == "relative" and clause.parent is not None:
            at, above = clause.at, clause.parent
            while above.kind == "relative" and above.parent is not None:  # "mötet, som … men som nu är inställt"
                at, above = above.at, above.parent
            meant = meant_before(above, at)
            if meant is not None:
                return meant
        return self._last

    def _settle(self, finding: StatusFinding, found: Sequence[Clause], rule: _Rule) -> None:
        """Decide how a finding is meant after all, and whether it counts for any meeting."""
        clause = finding.clause
        if finding.mode == "asserted" and is_conditioned(clause, found):
            finding.mode, finding.why = "conditional", "condition"
        if finding.mode == "asserted" and clause.kind == "concession":
            finding.mode, finding.why = "background", "concession"
        if rule.way == "new-day" and finding.goal is None and finding.mode in {"denied", "planned"}:
            finding.mode = "asserted"  # "nytt datum är inte bestämt"
        if finding.mode == "denied" and finding.why == "not" and finding.gives in {"cancelled", "moved", "postponed"}:
            finding.gives, finding.mode = "stands", "asserted"
        if rule.weak and clause.tokens[finding.at].has_form("past", "past.s"):
            finding.gives = "held"
        finding.refused = self._refusal(finding, rule)
        finding.words = self._verbatim(finding)
        who = finding.actor
        if finding.refused is None and who is not None and not finding.meant.bodies and not who.genitive:
            own = isinstance(who.value, Body) and who.value.kind != "presidium"
            finding.meant = replace(finding.meant, bodies=(who.value,)) if own else finding.meant  # type: ignore[arg-type]  # a body

    def _refusal(self, finding: StatusFinding, rule: _Rule) -> str | None:
        clause, meant = finding.clause, finding.meant
        if rule.any_mode and finding.mode not in {"denied", "reported", "question"}:
            return meant.other
        if finding.mode != "asserted":
            return finding.mode
        if meant.other is not None:
            return meant.other
        if clause.finite and (meant.loose or not meant.days) and _is_attributive(clause, finding.at):
            return "only named"  # "två inställda möten blir ett, den 31 augusti"
        if finding.actor is not None and finding.actor.kind in {"people", "party"}:
            return "a party's"
        return "names no meeting" if not clause.finite and not self.mark and meant.plain else None


def _fits(clause: Clause, rule: _Rule, hit: Hit) -> bool:
    """Tell whether a rule's voice is the verb's, and whether a negation is of the meeting as a whole."""
    tokens = clause.tokens
    if hit.last + 1 < len(tokens) and tokens[hit.last + 1].low in rule.not_before:
        return False
    if rule.passive is not None and tokens[hit.head].verbs and rule.passive is not _is_passive(clause, hit.head):
        return False
    if not rule.negated or rule.way:
        return True
    return not _elsewhere(clause, hit) and not any(it.is_verb(verb) for it in tokens for verb in _words("called_off"))


def _does_itself(clause: Clause, rule: _Rule, hit: Hit, actor: Token | None) -> bool:
    """Tell whether somebody does what is done to no meeting: "vi utgår från kommunhuset", "Ek ersätter Alm"."""
    verb = clause.tokens[hit.head]
    acts = actor is not None and actor.kind in {"we", "person", "people", "office"}
    if not acts or not verb.verbs or _is_passive(clause, hit.head):
        return False
    if rule.gives in {"cancelled", "postponed"} and not rule.negated:
        return not any(verb.is_verb(it) for it in _words("done_to_a_meeting"))
    meetings = (at for at in range(hit.last + 1, len(clause.tokens)) if clause.tokens[at].noun == "meeting")
    return rule.way == "replaces" and not any(in_phrase(clause, at) is None for at in meetings)


def _may_be_elliptic(clause: Clause, rule: _Rule, hit: Hit, *, active: bool) -> bool:
    """Tell whether a clause that names nothing may go on about what was spoken of: not "vi flyttar!", not "i stället hålls en studiedag"."""
    if active and clause.finite and actor_of(clause, hit.head) is not None:
        return any(it.low in _words("objects") for it in clause.tokens)
    if rule.way == "instead":
        return any(it.kind in {"we", "body"} or it.low in _words("pronouns") for it in clause.tokens)
    return True


def _is_of_others_too(clause: Clause, meant: Meant) -> bool:
    """Tell whether a meeting that stands need not be the one spoken of before: "nämnden träffas som vanligt efter sommaren"."""
    if meant.days or meant.every:
        return False
    meets = meant.bodies and not any(it.noun == "meeting" for it in clause.tokens)
    return meant.plural or (bool(meets) and not has_any(clause.tokens, "AFTER_ALL"))


def _is_passive(clause: Clause, place: int) -> bool:
    verb = clause.tokens[place]
    return verb.passive or (verb.has_form("part") and not any(it.is_verb("ha") for it in clause.tokens))


def _is_attributive(clause: Clause, place: int) -> bool:
    tokens = clause.tokens
    return tokens[place].has_form("part") and place + 1 < len(tokens) and tokens[place + 1].noun is not None


def _elsewhere(clause: Clause, hit: Hit) -> bool:
    """Tell whether a negation denies a room, an hour or a way of meeting, not that it is held: "hålls inte i kommunhuset"."""
    tokens = clause.tokens
    negation = next((at for at in range(hit.first, hit.last + 1) if tokens[at].low in _words("negations")), None)
    if negation is None:
        return False
    behind = tokens[max(negation, hit.last) + 1 :]
    if clause.after is not None and not clause.after.finite:
        return True
    for at, token in enumerate(behind):
        following = behind[at + 1] if at + 1 < len(behind) else None
        if token.low in _words("ways"):
            return True
        if (
            token.low in _words("where")
            and following is not None
            and not _is_time(following)
            and following.low not in _words("on_account")
        ):
            return True
    return False


def _is_time(token: Token) -> bool:
    return (
        token.kind in {"day", "when", "year", "number"}
        or token.noun == "time"
        or month_of(token.low) is not None
        or token.low in _words("whens")
    )


class _Way:
    """Where a meeting is moved from and to, by the words around the predicate that moves it."""

    def __init__(self, clause: Clause, rule: _Rule, hit: Hit, *, mark: bool, goes_on: bool) -> None:
        """Read them; `goes_on` says that the clause before spoke of the move already."""
        self.goal: Goal | None = None
        self.left: tuple[Day, ...] = ()
        self.nothing = False
        """Whether only its hour, its room or its way of meeting changes."""
        self._clause, self._hit, self._rule, self._mark = clause, hit, rule, mark
        self._tokens = clause.tokens
        self._subject = any(at < hit.head for at, _ in days_of(self._tokens)) or (hit.head == 0 and goes_on)
        """Whether a day stands before the verb: "mötet den 4 juni hålls den 3 juni"."""
        roles: set[int] = set()
        for at, day in days_of(self._tokens):
            role = self._role(at)
            if role == "to" and self.goal is None:
                self.goal = Goal(day)
            elif role == "from":
                self.left = (*self.left, day)
            if role is not None:
                roles.add(at)
        self.roles = frozenset(roles)
        if self.goal is None and not self.left:
            self._without_day()

    def _role(self, at: int) -> str | None:
        """Tell what a day is to the move: where it goes `to`, where it comes `from`, or neither."""
        before = self._preposition(at)
        if self._rule.way == "replaces":
            if before in _words("by"):
                return "to"
            verbs = (
                it for it in range(self._hit.last + 1, at) if self._tokens[it].finite and not self._tokens[it + 1].noun
            )
            return "from" if at > self._hit.last and next(verbs, None) is None else "to"
        if before in _words("to"):
            return "to"
        if before in _words("from"):
            return "from"
        if self._rule.way == "replaced":
            return "to" if before in _words("by") and at > self._hit.head else None
        if self._rule.way == "instead":
            return "to" if at > self._hit.head and not self._for() else None
        if self._rule.way == "held-on":
            return (
                "to" if at > self._hit.head and self._subject and before == self._tokens[self._hit.head].low else None
            )
        if self._rule.way == "new-day":
            return (
                "to"
                if at > self._hit.last
                and not (self._tokens[at - 1].noun == "meeting" or self._tokens[max(0, at - 2)].noun == "meeting")
                else None
            )
        return None

    def _for(self) -> bool:
        """Tell whether "i stället" goes on to say instead of what."""
        following = self._tokens[self._hit.last + 1] if self._hit.last + 1 < len(self._tokens) else None
        return following is not None and following.low in _words("for")

    def _preposition(self, at: int) -> str:
        """Give what stands before a day, its article, weekday and "ett nytt möte" left out."""
        place = at - 1
        while place >= 0:
            token = self._tokens[place]
            filler = (
                token.low in _words("fillers")
                or token.noun == "meeting"
                or is_weekday(token.low)
                or (token.kind == "day" and place < at)
            )
            if not filler:
                return token.low
            place -= 1
        return ""

    def _without_day(self) -> None:
        """Read a move that names no day: so many days, a weekday, later on; or only another hour or room."""
        if (
            self._clause.after is not None
            and not self._clause.after.finite
            and self._rule.way in {"new-day", "not-but"}
        ):
            day = next((day for _, day in days_of(self._clause.after.tokens)), None)
            if day is not None:
                self.goal = Goal(day)
                return
        if self._rule.way in {"not-but", "held-on"} or (self._rule.way == "instead" and self._for()):
            self.nothing = True
            return
        behind = self._tokens[self._hit.first :]
        if any(one.low in _words("same") and other.low in load("statuses")["units"] for one, other in pairwise(behind)):
            self.nothing = self._weekday(behind) is None
        self.goal = self._steps(behind) or self._weekday(behind)
        if self.goal is not None or self.nothing:
            return
        to = next((at for at, it in enumerate(behind) if it.low in _words("to")), None)
        goes = to is not None
        later = any(it.low in _words("later") for it in behind) or any(
            it.low in _words("some_day") or month_of(it.low) is not None
            for it in behind[(to or 0) + 1 :]
            if goes or self._rule.way != "goes"
        )
        comes = any(it.low in _words("from") for it in behind)
        alone = self._rule.way == "goes" and not goes and not comes and not self._elsewhere()
        by_itself = any(
            self._tokens[self._hit.head].is_verb(verb) or self._tokens[self._hit.head].low == verb
            for verb in _words("moves_by_itself")
        )
        marked = self._mark and not self._clause.finite
        if self._rule.way == "new-day" or (
            marked and alone and not self._tokens[self._hit.head].finite and self._rule.gives == "moved"
        ):
            self.nothing = self._mark or _hours(behind)  # "2026-09-08 Flyttat" may as well be the day it was moved to
        elif _hours(behind) or not (later or (alone and by_itself)):
            self.nothing = True

    def _elsewhere(self) -> bool:
        return any(it.low in _words("places") for it in self._tokens[self._hit.last + 1 :])

    def _steps(self, behind: Sequence[Token]) -> Goal | None:
        back = any(it.low in _words("back") or any(it.is_verb(verb) for verb in _words("back")) for it in self._tokens)
        for place, (one, other) in enumerate(pairwise(behind)):
            days: int | None = load("statuses")["units"].get(other.low)
            count = load("statuses")["counts"].get(one.low) or (int(one.text) if one.text.isdigit() else None)
            if days is not None and count is not None and not (place and behind[place - 1].low in _words("to")):
                return Goal(steps=days * count * (-1 if back else 1))
            if one.low in _words("day") and other.low in _words("after"):
                return Goal(steps=1)
            if one.low in _words("day") and other.low in _words("before"):
                return Goal(steps=-1)
        return None

    def _weekday(self, behind: Sequence[Token]) -> Goal | None:
        """Read "till torsdagen samma vecka"."""
        words = [it.low for it in behind]
        if not any(one in _words("same") and other.startswith("veck") for one, other in pairwise(words)):
            return None
        return next((Goal(weekday=nth) for it in words if (nth := weekday_of(it)) is not None), None)


def _hours(tokens: Sequence[Token]) -> bool:
    """Tell whether an hour, or a number of hours, is named."""
    return any(it.low in _words("hours") or re.fullmatch(r"\d{1,2}[.:]\d\d", it.text) for it in tokens)


_EXAMPLES_ARE_OF = tuple(Asked(dt.date(2026, month, day), Body("board")) for month, day in ((4, 15), (1, 14), (5, 20)))
"""The meeting that the examples of rules are read for, and two that stand beside it."""


def fires(rule: str, example: str) -> bool:
    """Tell whether a rule fires on an example: for a meeting of kommunstyrelsen on 15 April 2026.

    An example that begins with "|" stands on its row.
    """
    row = next(it for it in _rules() if it.id == rule)
    statuses = read_statuses(example.removeprefix("|").strip(), mark=example.startswith("|"))
    given = {row.gives, *(("moved", "postponed") if row.way else ()), *(("held",) if row.weak else ())}
    return any(
        it.rule == rule and it.gives in given and statuses.refusal(it, _EXAMPLES_ARE_OF[0], _EXAMPLES_ARE_OF) is None
        for it in statuses.findings
    )


@lru_cache(maxsize=4096)
def read_statuses(text: str, *, mark: bool = False, today: dt.date | None = None) -> Statuses:
    """Read what a text says of meetings.

    >>> read_statuses("Mötet den 15 april är inte inställt.").findings[0].told()[:30]
    'stands          yes           '

    `mark` says that the text stands on one meeting's own row: then a word alone says it, and "mötet" is that one.
    `today` is the day that the text is written, from which "dagens möte" and "på onsdag" count.
    """
    return Statuses(text, mark=mark, today=today)
