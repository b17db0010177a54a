"""Which of a text's rulings is the decision: the matter before its parts, what is decided before what is proposed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from agendawatch.model.item import Outcome
from agendawatch.swedish.decisions.outcomes import Ruling, Scope
from agendawatch.swedish.decisions.voices import BODY, Voice, find_actor

__all__ = ["Proposed", "choose_ruling", "find_asked", "resolve"]

_PUTS_OFF = (Outcome.REFERRED_BACK, Outcome.TABLED, Outcome.WITHDRAWN)
"""Outcomes that put a whole matter off: nothing else is decided on it then."""
_PARTS = re.compile(
    r"(?i)\batt-sats\w*|\bmotion(?:en|ens)?\b|\bmedborgarförslag(?:et|ets)?\b|\bi övrigt\b|\b(?:övriga|resterande) (?:punkter|att-satser|yrkanden|delar)|\b(?:första|andra|tredje) (?:punkten|yrkandet|meningen)\b"
)
_REST = re.compile(r"(?i)\bi övrigt\b|\b(?:i|till) övriga delar\b|\bresterande (?:del|belopp)\b")
_CONSULTED = re.compile(
    r"(?i)\b(?!kommunstyrelse|regionstyrelse)[\wåäö-]*(?:nämnden|beredningen|rådet|utskottet)\s+(?:hade\s+|har\s+)?(?:till|av)styrk(?![^.;]*\b(?:föreslår|hemställer)\b)"
)
"""A committee's opinion outside minutes: it was asked, and others decide."""
_IS_PROPOSED_TO = re.compile(
    r"(?i)\b[\wåäö]*(?:styrelsen|nämnden|utskottet|fullmäktige|direktionen)\s+föresl(?:ås|ogs|agits)\s"
)
"""A body that somebody proposes something to has not decided it yet."""
_OF_PROPOSAL = re.compile(
    r"(?i)\b(?:enligt|i enlighet med|bif\w+(?: till)?|följ(?:er|de|a)|(?:går|gick) på)\s+(?P<whose>[^.;:]{0,80}?)(?:förslag\w*|linje|yrkande\w*|hemställan|tjänsteutlåtande\w*)"
)
"""Whose proposal was followed."""
_NOBODYS = re.compile(
    r"(?i)\b(?:enligt|i enlighet med|bif\w+(?: till)?)\s+(?:det\s+)?(?:\w+t\s+)?förslag(?:et)?\b(?!\s+(?:från|av)\b)"
)
"""A proposal that needs no owner: "enligt förslag"."""
_BY_PARTY = re.compile(r"\b(?:yrkande|förslag)\w*\s(?:från|av)\s([^.;]{1,60})")
_NAMED = re.compile(
    r"([A-ZÅÄÖ][a-zåäöé-]+(?:[sxz]|(?=\s\()))(?:\s\([A-ZÅÄÖ]{1,3}\):?s?)?(?:\s(?:m\.?\s?fl\.?|med flera)s?)?\s(?:[a-zåäö]+\s){0,2}(?:\w*yrkande|förslag)"
)
"""The surname of whoever made the yrkande that was followed."""
_ASKED = re.compile(
    r"\b(?:yrkar|yrkade|föreslår|föreslog)\s+(?:på\s+|att\s+)?"
    r"(?P<what>avslag|återremi\w+|bordlägg\w+|bifall till (?:motionen|medborgarförslaget|initiativet|ansökan|ärendet)"
    r"|(?:[\wåäö]{3,30}\s){1,2}(?:ska\s)?(?:tas upp (?:först|igen|på nytt|vid (?:nästa|ett senare))|skjuts? upp|bordlägg\w+|återremi\w+|avslå\w*|bifall\w*))"
)
_BEFORE = 160
"""Letters before "yrkar" that may name who does."""
_ASKED_FOR = (
    ("tas upp", Outcome.TABLED),
    ("skjut", Outcome.TABLED),
    ("avslå", Outcome.REJECTED),
    ("avslag", Outcome.REJECTED),
    ("återremi", Outcome.REFERRED_BACK),
    ("bordlägg", Outcome.TABLED),
    ("bifall", Outcome.APPROVED),
)
_FOLLOWED = re.compile(
    r"(?i)\b(?:enligt|i enlighet med|biföll|bifaller|bifall till|igenom)\s[^.;:]{0,40}?\b(avslag|återremi|bordlägg)\w*(?:yrkande|förslag)"
)
"""A yrkande that says by its name what follows from it: "enligt återremissyrkandet"."""
_EACH = re.compile(
    r"(?P<who>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+){0,2} \([A-ZÅÄÖ]{1,4}\))\s+(?:på\s+)?"
    r"(?P<what>avslag|återremi\w+|bordlägg\w+|bifall till (?:motionen|medborgarförslaget|initiativet|ansökan|ärendet))\b"
)
"""Who asked for what, where one verb serves several: "yrkade Bo Ek (M) avslag och Eva Al (V) bifall till motionen"."""
_HEADED = re.compile(r"(?i)\W*(nej|ja) till\b")
"""A headline that tells what a decision "enligt förslaget" below it was."""
_DECIDES_NOW = re.compile(rf"(?i)\b{BODY}\s+(?:beslutar|föreslår)\b")
_WAS_PUT_OFF = re.compile(r"(?i)\b(?:återremitterades|bordlades|sköts upp)\b")
_AMENDMENT = re.compile(r"(?i)\b(?:tilläggs|ändrings)(?:yrkande|förslag)")
"""What would change a matter or add to it: what became of the matter, its fate does not say."""
_FINDS = re.compile(r"(?i)\b(?:finner|fann) att\b")
"""How the chair says what the meeting decided."""
_THE_YRKANDE = re.compile(r"(?i)\byrkandet\b(?! (?:från|av))")
_WHOSE = re.compile(
    r"(?i)\b([\wåäö]*(?:kontoret|förvaltningen|direktören|utskottet|nämnden|styrelsen)|ordförande)n?s?\b"
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What somebody proposed to the meeting."""

    whose: str
    """The heading that it stands under, or the words before "yrkar"."""
    outcome: Outcome
    at_meeting: bool
    """A member's yrkande; else what an office or a lower body prepared."""


def find_asked(text: str) -> tuple[Proposed, ...]:
    """Find what members asked for at the meeting, where it is plain what follows from it.

    >>> [(one.whose, one.outcome.value) for one in find_asked("Bo Ek (M) yrkar avslag på motionen.")]
    [('Bo Ek (M)', 'rejected')]
    """
    found = []
    for match in _ASKED.finditer(text):
        outcome = next((o for word, o in _ASKED_FOR if word in match["what"].casefold()), None)
        if outcome is not None:
            who = re.split(r"[.;\n]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
            found.append(Proposed(who.strip(), outcome, at_meeting=True))
    for match in _EACH.finditer(text):
        if "yrka" in text[max(0, match.start() - _BEFORE) : match.start()].casefold():
            outcome = next(o for word, o in _ASKED_FOR if match["what"].casefold().startswith(word))
            found.append(Proposed(match["who"], outcome, at_meeting=True))
    headed = _HEADED.match(text)
    if headed is not None:
        outcome = Outcome.REJECTED if headed[1].casefold() == "nej" else Outcome.APPROVED
        found.append(Proposed("", outcome, at_meeting=False))
    return tuple(found)


def _not_before(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Leave out that a matter was put off, where a body decides after it: "Ärendet bordlades i maj. Nämnden beslutar …"."""
    last = max((r.start for r in rulings if _DECIDES_NOW.search(r.words)), default=-1)
    return [r for r in rulings if r.start >= last or not _WAS_PUT_OFF.search(r.words) or _DECIDES_NOW.search(r.words)]


def _puts_off(rulings: Sequence[Ruling]) -> Ruling | None:
    for outcome in _PUTS_OFF:
        for ruling in rulings:
            least = Scope.MATTER if outcome is Outcome.WITHDRAWN else Scope.VAGUE
            if ruling.outcome is outcome and ruling.voice is Voice.DECIDED and ruling.scope >= least:
                return ruling
    return None


def _weight(ruling: Ruling, *, official: bool) -> tuple[int, int, int]:
    """Weigh a ruling: under a decision's heading its parts speak; elsewhere "enligt förslaget" does, before them."""
    scope = int(ruling.scope)
    if not official and ruling.scope is Scope.VAGUE and ruling.voice is Voice.DECIDED:
        scope = Scope.PART + 1 if ruling.generic else Scope.PART
    return (scope, 0 if ruling.generic and scope <= Scope.PART else 1, int(ruling.voice))


def choose_ruling(rulings: Sequence[Ruling], *, official: bool) -> Ruling | None:
    """Choose the ruling that is the decision; `None` when nobody decided anything.

    `official` tells that the text stands under a decision's heading.
    """
    binding = _not_before([ruling for ruling in rulings if ruling.voice >= Voice.PROPOSED])
    put_off = _puts_off(binding)
    if put_off is not None:
        return put_off
    sent = next(
        (r for r in binding if r.outcome is Outcome.REFERRED and r.voice is Voice.DECIDED and r.scope > Scope.ADDITION),
        None,
    )
    if sent is not None and not official and not any(r.scope is Scope.MATTER for r in binding):
        return sent
    binding = binding if official else [ruling for ruling in binding if _counts_in_a_notice(ruling)]
    if not binding:
        return None
    several = _split(binding) or _in_part(binding) or _contrast(binding) or (_stand(binding) if official else None)
    if several is not None:
        return several
    best = max(_weight(ruling, official=official) for ruling in binding)
    return _first([ruling for ruling in binding if _weight(ruling, official=official) == best], official=official)


def _counts_in_a_notice(ruling: Ruling) -> bool:
    """Tell whether a ruling may be the decision where no heading says that it is."""
    if ruling.weak or _CONSULTED.search(ruling.words) or _IS_PROPOSED_TO.search(ruling.words):
        return False
    return ruling.scope is not Scope.ADDITION or _AMENDMENT.search(ruling.words) is None


def _first(level: Sequence[Ruling], *, official: bool) -> Ruling:
    """Choose among rulings that weigh the same: what the chair finds, else whose sentence says who decided.

    What a sentence decides besides taking note goes before that: "noterar rapporten och antar målen".
    """
    found = next((r for r in level if _FINDS.search(r.words)), level[0])
    first = found if official else next((r for r in (found, *level) if not r.generic and find_actor(r.words)), found)
    aside = {Outcome.NOTED, Outcome.FORWARDED}
    same = (r for r in level if r.start == first.start and r.outcome not in aside)
    return next(same, first) if first.outcome is Outcome.NOTED else first


def _split(binding: Sequence[Ruling]) -> Ruling | None:
    """Find a motion whose parts were decided in different ways: partially approved."""
    parts = [r for r in binding if not r.generic and r.scope >= Scope.PART and _PARTS.search(r.words)]
    yes = [r for r in parts if r.outcome is Outcome.APPROVED]
    no = [r for r in parts if r.outcome in {Outcome.REJECTED, Outcome.ANSWERED} and yes and r.start != yes[0].start]
    if not yes or not no:
        return None
    return replace(yes[0], outcome=Outcome.PARTIALLY_APPROVED)


def _in_part(binding: Sequence[Ruling]) -> Ruling | None:
    """Find what was granted in part: "beviljar 25 000 kronor … avslår ansökan i övrigt"."""
    no = next((r for r in binding if r.outcome is Outcome.REJECTED and r.scope and _REST.search(r.words)), None)
    yes = [r for r in binding if r.outcome is Outcome.APPROVED and r.scope > Scope.ADDITION and not r.weak]
    if no is None or not yes or (yes[0].start > no.start):
        return None
    return replace(yes[0], outcome=Outcome.PARTIALLY_APPROVED)


def _stand(binding: Sequence[Ruling]) -> Ruling | None:
    """Find the body's own stand before it hands the matter on: "ställer sig bakom … överlämnas för handläggning"."""
    first, *rest = binding
    took = first.outcome in {Outcome.APPROVED, Outcome.REJECTED} and not first.generic and first.scope >= Scope.PART
    onwards = {Outcome.REFERRED, Outcome.FORWARDED}
    sent = [r for r in rest if r.outcome in onwards and not re.search(r"(?i)remi(?:ss|tt)|utan eget", r.words)]
    return first if took and sent and sent[0].start > first.start else None


def _contrast(binding: Sequence[Ruling]) -> Ruling | None:
    """Find the last word of a sentence that turns with "men": "fick avslag i styrelsen, men bifall i fullmäktige"."""
    for first, last in pairwise(binding):
        turned = first.start == last.start and last.clause > first.clause
        if (
            turned
            and Scope.ADDITION not in {first.scope, last.scope}
            and last.outcome is not first.outcome
            and not last.generic
        ):
            return last
    return None


def resolve(
    chosen: Ruling, every: Sequence[Ruling], proposed: Sequence[Proposed] = (), *, asked: bool = False
) -> Outcome:
    """Tell a ruling's outcome; "enligt kontorets förslag" takes the outcome that the office proposed.

    `asked` tells that the matter is a motion or the like: what a proposal on it says is not known where it is not told.
    """
    followed = _FOLLOWED.search(chosen.words) if chosen.generic or chosen.outcome is Outcome.APPROVED else None
    if followed is not None:
        return next(outcome for word, outcome in _ASKED_FOR if followed[1].casefold().startswith(word))
    if chosen.scope is not Scope.VAGUE:
        return _asked_by_makers(chosen, proposed) or chosen.outcome
    own = _OF_PROPOSAL.search(chosen.words)
    whose, names = _owners(own["whose"] if own is not None else ""), _makers(chosen.words)
    at_meeting = {one.outcome for one in proposed if one.at_meeting}
    if not whose and not names and _THE_YRKANDE.search(chosen.words) and len(at_meeting) == 1:
        return at_meeting.pop()
    plain = bool(whose) or _NOBODYS.search(chosen.words) is not None
    for one in proposed:
        if any(name in one.whose for name in names) if names else _is_followed(one, whose, plain=plain):
            return one.outcome
    others = [r for r in every if r.words != chosen.words and r.scope is Scope.MATTER]
    for ruling in others:
        said = _owners(ruling.words.split(" att ")[0])
        if ruling.voice is not Voice.DECIDED and (said & whose or any(name in ruling.words for name in names)):
            return ruling.outcome
    untold = Outcome.UNKNOWN if asked else chosen.outcome
    if not asked and (whose or names or not plain):
        return untold
    taken = [r for r in every if r.words != chosen.words and r.voice >= Voice.PROPOSED and not r.generic and r.scope]
    nearest = max((r.scope for r in taken), default=Scope.PART) if asked else Scope.VAGUE
    stands = {r.outcome for r in taken if r.scope >= nearest}
    return stands.pop() if len(stands) == 1 else untold


def _asked_by_makers(chosen: Ruling, proposed: Sequence[Proposed]) -> Outcome | None:
    """Find what those asked for whose yrkande was approved: "finner bifall till Bo Eks yrkande"."""
    if chosen.outcome is not Outcome.APPROVED or chosen.scope is not Scope.ADDITION:
        return None
    names = _makers(chosen.words)
    return next((one.outcome for one in proposed if any(name in one.whose for name in names)), None)


def _makers(words: str) -> set[str]:
    """Take the surnames and the parties whose yrkande words say was followed."""
    names = {name[1].removesuffix("s") for name in _NAMED.finditer(words)} - {""}
    codes = (code for by in _BY_PARTY.finditer(words) for code in re.findall(r"\b[A-ZÅÄÖ]{1,3}\b", by[1]))
    return {name for name in names if not _owners(f"{name}s")} | {f"({code})" for code in codes}


def _is_followed(one: Proposed, whose: set[str], *, plain: bool) -> bool:
    if one.at_meeting:
        return bool(whose & _owners(one.whose))
    return plain and _fits(whose, one.whose)


def _fits(whose: set[str], heading: str) -> bool:
    """Tell whether the proposal under a heading is the one that was followed: nobody's, or of the same office."""
    owners = _owners(heading)
    return not whose or not owners or bool(owners & whose)


def _owners(words: str) -> set[str]:
    """Take the offices and bodies that words name, without their genitive."""
    return {match[1].casefold() for match in _WHOSE.finditer(words)}
