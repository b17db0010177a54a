"""What ties a clause to this matter, this body and this meeting; one that lacks a tie counts for nothing.

Other rules know words that speak against a clause. Here silence is the rule: under a heading that says what this body
decided the place ties a clause, and elsewhere its source, its label, its day, who does it, where and of what must each be
of this item, or nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice, pairwise

from agendawatch.lang.sv.attribution import Judgement, in_phrase, is_conditioned, is_done
from agendawatch.lang.sv.calendar import MONTH_NAME
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import load, words_of
from agendawatch.lang.sv.decisions.findings import (
    NOBODY,
    Claim,
    Finding,
    Item,
    Refusal,
    key_of,
    keys_of,
    stems,
)
from agendawatch.lang.sv.decisions.objects import (
    PUT_OFF,
    answers_it,
    decides,
    is_done_by_something,
    is_order,
    recommends,
)
from agendawatch.lang.sv.patterns import find, find_first, has_any, is_among
from agendawatch.lang.sv.prose import is_day_label
from agendawatch.lang.sv.tokens import Body, Token, count_of, rank_of

# Whether a clause tells of a day of its own, and not of the meeting's.


def cites_paragraph(clause: Clause) -> bool:
    """Tell whether a clause cites a day's paragraph, of another text than its own: "den 7 september 2016, § 197"."""
    return any(one.kind == "day" and other.kind == "number" for one, other in pairwise(clause.tokens))


def _is_of_a_year(clause: Clause) -> bool:
    """Tell whether a clause in the past is dated by a year alone: "antogs av fullmäktige 2019"."""
    tokens = clause.tokens
    if not any(token.past for token in tokens) or any(token.kind == "day" for token in tokens):
        return False
    before = (one for one, two in pairwise(tokens) if two.kind == "year")
    return any(it.low == "år" or it.actor or it.past for it in before)


def has_own_day(clause: Clause) -> bool:
    """Tell whether a clause, or what it hangs on, names a day or a month of its own; "i dag" is the meeting's."""
    here: Clause | None = clause
    while here is not None:
        if any(_is_day(here, at) for at in range(len(here.tokens))):
            return not any(is_today(token) for token in here.tokens)
        if _past_times().search(here.words):
            return True
        if here.kind in {"that", "points"}:
            here = here.parent
            continue
        told = any(token.past or token.supine for token in here.tokens)
        labelled = here.before is not None and not here.before.finite
        here = here.before if told or labelled or not here.finite else None
    return False


def _is_day(clause: Clause, at: int) -> bool:
    token = clause.tokens[at]
    if token.kind == "day":
        # One until which, or from which, something holds is none: "till och med den 30 juni".
        place = at
        while place and is_among(clause.tokens[place - 1], "BEFORE_DAY"):
            place -= 1
        return not (place > 0 and is_among(clause.tokens[place - 1], "UNTIL"))
    if token.kind == "year" and at:
        before = clause.tokens[at - 1]
        behind = before.low in words_of("calendar", "years", "behind") or before.actor
        return behind and clause.tokens[at - 2].low != "för"
    return token.kind == "when" and not is_today(token)


def is_today(token: Token) -> bool:
    """Tell whether a word says that it is the meeting's own day: "i dag"."""
    return token.low in load("calendar")["when"]["today"]


@cache
def _past_times() -> re.Pattern[str]:
    """Give what tells of a month or a season: "i mars", "i höstas"."""
    seasons = "|".join(sorted(words_of("calendar", "when", "past")))
    return re.compile(rf"\bi (?:{MONTH_NAME}|{seasons})\b")


# What ties a clause to this matter, this body and this meeting.

_ABOUT = 12
"""Words that tell what a noun is about."""
_BEFORE, _BEHIND = 3, 9
"""Words around a noun that belong to its phrase."""
_TELLING = 4
"""Letters that a word must have to name a matter."""
_NO_MATTERS = frozenset({"time", "vote", "meeting", "procedural", "order", "decision", "claim"})
"""Nouns that name no matter of their own."""


def _missing_tie(item: Item, finding: Finding) -> Refusal | None:
    """Tell which tie a finding lacks; `None` where it is tied to this matter, this body and this meeting."""
    tokens = finding.clause.tokens
    for at in (at for at, it in enumerate(tokens) if is_among(it, "BY_WHAT_IS_SAID")):
        # who knows it: "enligt vad tidningen erfar", "enligt Bo Ek (M)"
        behind = (it for it in tokens[at + 1 :] if it.kind not in {"sign", "party"} and not it.text.isupper())
        near = list(islice(behind, 5))
        who = next((it for it in near if it.noun or it.kind in {"people", "person"}), None)
        named = who is not None and who.kind in {"people", "person"}
        ruled_on = any(it.noun in {"claim", "matter", "part", "procedural", "decision"} for it in near)
        if near and (is_among(near[0], "WHATEVER") or (named and not ruled_on)):
            return Refusal.SOURCE
    ties = _TIES_OF_DECISIONS if item.official and item.section.heading else _TIES
    return next((why for why, lacks in ties if lacks(item, finding)), None)


def _has_foreign_label(item: Item, finding: Finding) -> bool:
    """Tell whether a label makes it a proposal, or another day's: "Alternativt förslag: ansökan avslås"."""
    label = finding.clause.before
    if item.official or label is None or label.finite or not label.tokens or is_among(label.tokens[0], "PREPOSITIONS"):
        return False
    proposal = any(token.noun == "claim" for token in label.tokens) and not item.matter.is_named_by(label)
    return proposal or (item.matter.numbered and any(token.kind == "day" for token in label.tokens))


# When


def _has_foreign_day(item: Item, finding: Finding) -> bool:
    """Tell whether a numbered item tells of a day that no noun takes, or any of another's paragraph: "den 7 maj, § 197"."""
    if item.official:
        return False
    places = (*finding.clause.above, finding.clause.root.before)
    if not item.matter.derived and any(it is not None and cites_paragraph(it) for it in places):
        return True
    for clause in finding.clause.above if item.matter.numbered else ():
        if any(map(is_today, clause.tokens)):
            return False
        if any(_is_adverbial(clause, at) for at, it in enumerate(clause.tokens) if it.kind == "day"):
            return True
    return False


def _is_adverbial(clause: Clause, day: int) -> bool:
    """Tell whether a day says when it was done, and belongs to no noun: "svaret av den 3 maj", "till mötet den 3 maj"."""
    at = day - 1
    while at >= 0 and is_among(clause.tokens[at], "DAY_WORDS"):
        at -= 1
    if at < 0:
        return True
    before = clause.tokens[at]
    if is_among(before, "LIMITS"):
        return False
    return not before.noun or in_phrase(clause, at) in {"vid", "på", "under", "i"}


# Who, and where


def _has_higher_beside(item: Item, finding: Finding) -> bool:
    """Tell whether who prepares a matter acts, where nobody tells whose text it is, and a higher body has a part in it."""
    who = finding.actor
    if item.official or item.own is not None or who is None or not isinstance(who.value, Body):
        return False
    rank = rank_of(who.value)
    if rank is None or rank > 1:  # no body that prepares for others
        return False
    told = (sentence for section in item.sections if section.kind == "lead" for sentence in section.sentences)
    others = (it for it in told if " ".join(it.text.split()) != finding.sentence)
    named = (it.value for other in others for it in other.tokens if isinstance(it.value, Body) and not it.genitive)
    return any((rank_of(body) or 0) > rank for body in named)


def _has_foreign_subject(item: Item, finding: Finding) -> bool:
    """Tell whether an active verb has a subject that no list knows, or none: "tingsrätten avslog", "två av tre sa nej"."""
    clause, verb = finding.clause, finding.verb
    if item.official or finding.actor is not None or not clause.finite or verb.passive:
        return False
    carries = max((at for at in clause.finite if at <= finding.at), default=clause.finite[0])
    carrier = clause.tokens[carries]
    stands = is_done(carrier) or any(is_among(it, name) for it in (verb, carrier) for name in ("INTRANSITIVE", "BE_SO"))
    if stands or clause.kind not in {"main", "temporal", "after"} or finding.noun in range(carries):
        return False
    goes_on = carries == 0 and clause.before is not None
    around = [*(clause.before.tokens if goes_on and clause.before else ()), *clause.tokens[: carries + 2]]
    return not any(it.noun == "meeting" or is_among(it, "WE_ALL") for it in around)


def _is_in_foreign_place(item: Item, finding: Finding) -> bool:
    """Tell whether a place that the title does not name stands by the verb, or where "där" points: "avslogs i Trindsjö"."""
    if _is_at_neighbours(item, finding.clause):
        return True
    if item.official:
        return False
    there = finding.clause.tokens[0].low == "där" and item.section.kind == "lead"
    for tokens in (finding.clause.tokens, *(it.tokens for it in item.before if there)):
        led = (at for at in range(1, len(tokens)) if is_among(tokens[at - 1], "FROM_WHERE"))
        places = (at for at in led if _is_place(tokens[at], item))
        if any(at == 1 or not _may_be_placed(tokens, at - 2) for at in places):
            return True
    return False


def _is_at_neighbours(item: Item, clause: Clause) -> bool:
    """Tell whether it is so in another town: "bifölls i grannkommunen", and not "samarbete i grannkommunen godkänns"."""
    tokens, title = clause.tokens, item.matter.title.casefold()
    found = (it for it in find(tokens, "%FROM_WHERE ..1 %NEIGHBOUR") if tokens[it.last].low not in title)
    return any(it.first == 0 or not _may_be_placed(tokens, it.first - 1) for it in found)


def _may_be_placed(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is a noun that a place may describe; behind an article any is: "en skatepark i Ekeby"."""
    articled = at > 0 and is_among(tokens[at - 1], "ARTICLES") and not tokens[at].verbs
    plural = tokens[at].low.endswith(("er", "ar", "or")) and not tokens[at].verbs
    return bool(tokens[at].noun or tokens[at].actor or articled or plural)


def _is_place(token: Token, item: Item) -> bool:
    name = token.kind == "word" and token.text[:1].isupper() and not token.noun and not token.verbs
    return name and token.low not in item.matter.title.casefold()


# Of what


def _is_untied(item: Item, finding: Finding) -> bool:
    """Tell whether what it is of is neither named by the title nor called the matter."""
    matter, clause = item.matter, finding.clause
    if finding.object == "claim" or finding.gives == "follow" or matter.formal or matter.says_nothing:
        return False
    if finding.noun is None:
        pronouns = (at for at, it in enumerate(clause.tokens) if is_among(it, "IT"))
        return any(_is_about_another(item, clause, at) for at in pronouns)
    if not matter.derived and _is_about_another(item, clause, finding.noun):
        return True
    return finding.gives != "elected" and not _is_tied(item, finding, finding.noun)


def _is_of_another(item: Item, finding: Finding) -> bool:
    """Tell whether a point of a decision names what is not the title's: "ärendet om cykelplanen", a plan below a motion."""
    matter, noun = item.matter, finding.noun
    if noun is None or matter.derived or matter.says_nothing or finding.object == "claim" or finding.gives == "follow":
        return False
    clause = finding.clause
    token = clause.tokens[noun]
    if is_among(token, "NAMED_MATTER"):
        once = noun > 0 and is_among(clause.tokens[noun - 1], "ARTICLES") and finding.verb.has_form("past")
        return once or _is_about_another(item, clause, noun)  # "fullmäktige avslog en motion om simskola"
    called = is_among(token, "CALLS_MATTER")
    if called or finding.weak or token.noun != "matter" or not has_any(matter.tokens, "MOTIONS"):
        return False
    phrase = clause.tokens[max(0, noun - _BEFORE) : noun + _BEHIND]
    return not any(matter.names(it.low) for it in phrase if len(it.low) >= _TELLING and not it.actor)


# What is told under a decision's heading of another time or town: in the past, for a decision stands in the present.


def _is_told_of_another_day(_item: Item, finding: Finding) -> bool:
    """Tell whether the past of a decision has a year, or the day and number of another paragraph; or a label has."""
    clause = finding.clause
    label = clause.root.before
    if label is not None and not label.finite and cites_paragraph(label):
        return True
    if not any(token.finite and token.past for token in clause.root.tokens):
        return False
    if any(cites_paragraph(above) for above in clause.above) or _is_of_a_year(clause):
        return True
    dated = (before for before, it in pairwise(clause.tokens) if it.kind == "year")
    return any(before.noun != "matter" and not before.text[:1].isupper() for before in dated)


def _is_told_of_another_town(item: Item, finding: Finding) -> bool:
    """Tell whether a town that the title does not name stands before a verb in the past: "Ekeby kommun biföll"."""
    if _is_at_neighbours(item, finding.clause):
        return True
    tokens = finding.clause.tokens
    verb = next((at for at in finding.clause.finite if tokens[at].past), 0)
    before = pairwise(tokens[:verb])
    place = next((one for one, other in before if one.text[:1].isupper() and is_among(other, "TOWN")), None)
    begins = verb == 2 and tokens[0].low == "i" and _is_place(tokens[1], item)  # noqa: PLR2004 - "I Trindsjö avslogs"
    return begins or (place is not None and place.low not in item.matter.title.casefold())


def _is_tied(item: Item, finding: Finding, noun: int) -> bool:
    """Tell whether a noun is the matter: called so, known already, named by the title, or what this body now does."""
    clause, matter = finding.clause, item.matter
    tokens = clause.tokens
    if tokens[noun].noun in _NO_MATTERS or is_among(tokens[noun], "CALLS_MATTER"):
        return True
    if is_among(tokens[noun], "KNOWN"):
        # What stands in its definite form is known already, and may be of the sentence before, which told of it beside
        # the matter: "Bo Ek anmäler jäv. Nämnden godkänner anmälan".
        before = stems(" ".join(it.low for it in (item.above.tokens if item.above else ()) if not it.actor))
        return matter.names(tokens[noun].low) or not stems(tokens[noun].low) & before or bool(before & matter.stems)
    phrase = tokens[max(0, noun - _BEFORE) : noun + _BEHIND]
    if any(matter.names(it.low) for it in phrase if len(it.low) >= _TELLING and not it.actor):
        return True
    if has_any(tokens, "IT") or has_any(tokens, "THE_MANY"):
        return True
    beside = (it for it in (clause.parent, clause.before, *item.hanging_on(clause)) if it is not None)
    return any(matter.is_named_by(it) for it in beside)


def _is_some_of_several(item: Item, finding: Finding) -> bool:
    """Tell whether what is put off or taken back is some of several, or somebody's own: "två punkter", "sitt (anbud)"."""
    if finding.gives not in PUT_OFF:
        return False
    tokens, noun = finding.clause.tokens, finding.noun
    if noun is None:
        acts = not finding.verb.passive and not is_among(finding.verb, "INTRANSITIVE")
        return acts and has_any(tokens[finding.at :], "OWN")
    many = noun > 0 and (count_of(tokens[noun - 1]) or 0) > 1
    heads = item.matter.derived and finding.sentence.endswith(":")  # over a list that the matter stands in
    return many and not heads and not item.matter.names(tokens[noun].low)


def _is_about_another(item: Item, clause: Clause, noun: int) -> bool:
    """Tell whether the phrase behind a noun names what the title does not: "motionen om en brygga", "planen för Sjövik"."""
    about = [it for it in _about(item, clause, noun) if not it.actor and it.kind not in {"party", "number", "year"}]
    named = stems(" ".join(it.low for it in about))
    return bool(named) and not any(item.matter.names(it.low) for it in about if len(it.low) >= _TELLING)


def _about(item: Item, clause: Clause, noun: int) -> Sequence[Token]:
    """Give the words of what a noun is about."""
    behind = clause.tokens[noun + 1 : noun + _ABOUT]
    if len(behind) > 1 and is_among(behind[0], "FOR") and behind[1].text[:1].isupper():
        return _phrase(behind[1:])
    if not behind or not is_among(behind[0], "ABOUT_WHAT"):
        return ()
    found = _phrase(behind[1:])
    return found or [token for child in item.hanging_on(clause, noun + 2) for token in child.tokens[:_ABOUT]]


def _phrase(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the words before the next verb, sign or day."""
    ends = (it.kind in {"sign", "day", "when"} or (it.only_finite and not it.noun) for it in tokens)
    return tokens[: next((at for at, end in enumerate(ends) if end), len(tokens))]


_TIES: tuple[tuple[Refusal, Callable[[Item, Finding], bool]], ...] = (
    (Refusal.LABEL, _has_foreign_label),
    (Refusal.ANOTHER_DAY, _has_foreign_day),
    (Refusal.ANOTHER_BODY, _has_higher_beside),
    (Refusal.SOMETHING, _has_foreign_subject),
    (Refusal.ANOTHER_TOWN, _is_in_foreign_place),
    (Refusal.UNTIED, _is_some_of_several),
    (Refusal.UNTIED, _is_untied),
)
"""What may be missing, in the order in which it is told."""
_TIES_OF_DECISIONS: tuple[tuple[Refusal, Callable[[Item, Finding], bool]], ...] = (
    (Refusal.ANOTHER_DAY, _is_told_of_another_day),
    (Refusal.ANOTHER_TOWN, _is_told_of_another_town),
    (Refusal.UNTIED, _is_of_another),
)
"""What may be missing under a decision's heading, which says itself whose it is and of which day."""


# Which findings count: what is asserted of this matter, by this body, at this meeting; of all others, why they do
# not.

_ASIDE = frozenset({"relative", "cause", "manner", "bracket", "concession", "temporal"})
"""Clauses that only tell something of what another says."""
_BESIDE = frozenset(
    {"background", "basis", "reservation", "statement", "disqualified", "adjustment", "list", "dispatch"}
)
"""Sections in which nothing is decided."""
_DEBATE = frozenset({"claims", "vote", "order"})
"""Sections that tell how it was decided: what the body itself does counts."""
_PROPOSING = frozenset({"recommending", "heading", "lead-in", "ought"})
"""By which rules a proposal may be a body's stand towards a higher one."""


def settle(item: Item, finding: Finding, meant: Judgement, point: Judgement | None) -> None:
    """Decide whether a finding counts, note what it tells of who wanted what, and keep it."""
    by, to = meant.by, meant.to
    if point is not None and finding.mode == "asserted" and point.mode != "asserted":
        finding.mode, finding.why, by, to = point.mode, point.rule, point.by, point.to
    elif point is not None and finding.actor is None and not finding.clause.finite:
        finding.actor = point.by
    if finding.mode in {"asserted", "proposed"} and is_conditioned(finding.clause, item.clauses):
        finding.mode, finding.why = "conditional", "condition"
    proposes = finding.why in _PROPOSING or (finding.why == "proposing" and to is not None)
    proposes = proposes and finding.mode == "proposed"
    # Minutes may only tell what was proposed to their meeting: "nämnden har föreslagit att …".
    above = finding.clause.parent.tokens if finding.clause.parent is not None else ()
    told = item.section.kind == "lead" and item.matter.numbered and item.own is None
    told = told and has_any(above, "PERFECT") and any(token.supine for token in above)
    stand = proposes and recommends(item, by, to) and not told
    if stand:
        finding.actor = by or finding.actor
        # It may go to a higher body than the one whose text it is.
        rank = rank_of(to.value) if to is not None and isinstance(to.value, Body) else None
        finding.upwards = rank is not None and (item.own is None or rank > (rank_of(item.own) or 0))
    if finding.mode == "asserted" and _is_aside(finding):
        finding.mode, finding.why = "background", finding.clause.kind
    finding.refused = _refusal(item, finding, stand=stand) or _missing_tie(item, finding)
    if finding.gives != "follow" and finding.object in {"this", "claim"}:
        # What a proposal that does not count itself asks for: "enligt X:s förslag" may follow it.
        if finding.refused is Refusal.SECTION and item.section.kind == "proposal":
            item.claims.made.append(Claim(key_of(item.section.owner) or NOBODY, finding.gives))
        elif finding.mode == "proposed" and not stand:
            joins = finding.reference.whose if finding.reference is not None else None
            item.claims.made += [Claim(key, finding.gives, joins) for key in keys_of(by)]
    if finding.mode == "proposed":
        finding.actor = finding.actor or by
    item.findings.append(finding)


def _is_aside(finding: Finding) -> bool:
    """Tell whether a clause is background of what another says, and does not itself tell what is decided."""
    clause = finding.clause
    above = clause.parent
    if clause.kind == "that" and above is not None and above.kind == "relative":
        # "de som röstade för att avslå motionen", but "det är denna ändring som nu kommunstyrelsen beslutat att godkänna",
        # "det var en av sju motioner som fullmäktige beslutade att skicka vidare"
        one_of = above.parent is not None and any(find(above.parent.tokens, "%IS %ARTICLES av"))
        return not (one_of or any(token.low == "nu" for token in above.tokens))
    if clause.kind not in _ASIDE:
        return False
    if clause.kind == "relative":  # "informationen, som antecknas"
        noted = finding.gives in {"noted", "answered"} and finding.verb.has_form("pres.s")
        return not (noted and clause.at and clause.parent is not None) and not answers_it(clause, finding.at)
    body = finding.actor is not None and finding.actor.kind == "body"
    presupposed = finding.rule == "decide-to" or (body and finding.verb.has_form("past"))
    return clause.kind != "temporal" or not presupposed  # "när fullmäktige antog planen"


def _refusal(item: Item, finding: Finding, *, stand: bool) -> Refusal | None:
    """Tell why a finding does not count; `stand`: it is this body's stand towards a higher one."""
    if finding.mode != "asserted" and not stand:
        return Refusal.MODE
    clause, told = finding.clause, item.section.kind == "lead"
    label = clause.before if clause.before is not None and not clause.before.finite else None
    # A label may be a day or a month alone: "augusti – fullmäktige antar planen".
    dated = label is not None and is_day_label(" ".join(token.text for token in label.tokens) + ":")
    if dated or (told and _is_of_a_year(clause)):
        return Refusal.ANOTHER_DAY
    if is_done_by_something(finding):
        return Refusal.SOMETHING
    if not decides(item, finding):
        return Refusal.ANOTHER_BODY if finding.actor is not None and finding.actor.kind == "body" else Refusal.SOMEBODY
    _meet_order(item, finding)
    if finding.object not in {"this", "claim"}:
        return Refusal.OBJECT
    if _stands_beside(item, finding, stand=stand):
        return Refusal.SECTION
    weekday = any(token.low in load("calendar")["weekdays"]["coming"] for token in clause.tokens)
    in_month = re.search(rf"\bi {MONTH_NAME}\b", clause.words)  # "antas i november"
    if told and finding.verb.present and (weekday or (finding.gives not in PUT_OFF and in_month)):
        return Refusal.TO_COME
    if not finding.weak or finding.gives not in {"approved", "forwarded"}:
        return None
    # A verb that may mean anything decides nothing by itself.
    who, above = finding.actor, clause.parent.tokens if clause.parent is not None else ()
    acts = who is not None and (who.kind in {"body", "we"} or is_among(who, "MAJORITY"))
    acts = acts or (who is None and any(it.passive and is_among(it, "TAKES_DECISION") for it in above))
    if item.section.kind in {"lead", "order"} and not acts:
        return Refusal.TOO_WEAK
    asked = item.matter.asked and "application" not in item.matter.kinds
    return Refusal.UNASKED if asked and finding.rule == "decide-to" else None


def _meet_order(item: Item, finding: Finding) -> None:
    """Note that what is decided is of the order of business, or nothing that the title names."""
    clause, matter = finding.clause, item.matter
    # what a motion asks for is no order of ours
    asked = finding.noun is not None and is_among(clause.tokens[finding.noun], "MOTIONS")
    hanging = [it for it in item.hanging_on(clause) if it.kind == "that" and not asked]
    attends = any(has_any(it.tokens, "ATTEND") for it in hanging)
    allows = attends and any(token.kind == "person" for token in clause.tokens)
    if finding.gives in {"approved", "rejected"} and (allows or any(is_order(item, it) for it in hanging)):
        finding.object = "order"
    elif finding.rule == "approve" and hanging and matter.numbered:
        if not any(matter.is_meant_by(it) for it in (*hanging, clause)):
            finding.object = "unnamed"
    elif finding.rule in {"decide-to", "approve-weakly"} and is_order(item, clause):
        finding.object = "order"
    elif finding.object == "this" and finding.gives in {"approved", "noted", "rejected"}:
        finding.object = "order" if is_order(item, clause, words_alone=True) else "this"
    if finding.gives == "noted" and has_any(clause.tokens, "ATTENDANCE"):
        finding.object = "order"  # of a roll call, too
    nobody = finding.actor is None and item.section.kind == "lead"
    nobody = nobody and matter.numbered and "election" not in matter.kinds
    if finding.gives == "elected" and (nobody or find_first(clause.tokens, "för ..1 @MEETING") is not None):
        finding.object = "order"  # somebody to preside for an hour


def _stands_beside(item: Item, finding: Finding, *, stand: bool) -> bool:
    """Tell whether a finding stands under a heading of something else than what was decided."""
    place, who = item.section.kind, finding.actor
    if place == "proposal":
        return not (stand and item.own is not None and item.own.kind != "council")
    if place in _DEBATE:
        acts = who is not None and (who.kind == "body" or (place != "vote" and who.kind == "office"))
        return not acts and not (place == "vote" and _is_counted_out(item, finding))
    if finding.gives == "answered" and "question" in item.matter.kinds and place == "background":
        return False  # under "Svar": who was asked answers
    return place in _BESIDE


def _is_counted_out(item: Item, finding: Finding) -> bool:
    """Tell whether what a vote came to leads a clause in: "Med 39 nej mot 36 ja …: motionen avslås", "Då en tredjedel …"."""
    clause = finding.clause
    causes = [it for it in item.hanging_on(clause) if it.kind == "cause"]
    if finding.gives in PUT_OFF and any(find_first(cause.tokens, "%BY_A_THIRD") for cause in causes):
        return True
    led = [clause, *((clause.before,) if clause.before is not None and clause.before.finite else ())]
    return any(find_first(it.tokens, "@COUNT %COUNTED ..2 mot ..2 @COUNT") for it in led)
