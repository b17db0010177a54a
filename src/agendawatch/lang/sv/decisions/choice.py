"""The conclusion: of the findings that count, those that are of this matter, and the outcome that they come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from agendawatch.lang.sv.attribution import actor_of
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.decisions.evidence import has_own_day, is_today
from agendawatch.lang.sv.decisions.findings import NOBODY, Finding, Item, Reason, Refusal, Verdict, owner_of
from agendawatch.lang.sv.decisions.objects import PUT_OFF
from agendawatch.lang.sv.headings import DECIDED, Section
from agendawatch.lang.sv.patterns import has_any, is_among
from agendawatch.lang.sv.tokens import Body, rank_of, same_body, signed_body, tokenize

_SPLIT = frozenset({"approved", "rejected"})
_POINT_OUTCOMES = _SPLIT | {"answered"}
"""What may become of the points of a motion."""


def conclude(item: Item) -> Verdict:
    """Tell what an item came to; `unknown` where nothing that counts is found."""
    counting = _official(item, _of_the_matter(item, _counting(item)))
    every = tuple(item.findings)
    if not counting:
        why = next((it.refused for it in every if it.refused), Reason.NOTHING_SAID)
        return _point_by_point(item) or Verdict("unknown", why, (), every)
    strong = [it for it in counting if not it.weak] or counting
    electing = "election" in item.matter.kinds
    if electing and any(it.outcome == "elected" for it in counting):
        strong = [it for it in counting if it.outcome == "elected"]
    outcome, reason = _choose(item, strong)
    chosen = tuple(it for it in strong if outcome in {it.outcome, "partially_approved"})
    return Verdict("elected" if outcome == "approved" and electing else outcome, reason, chosen, every)


# What a finding comes to


def _counting(item: Item) -> list[Finding]:
    """Give the findings that count, what they follow resolved."""
    counting = []
    for finding in item.findings:
        if finding.refused is not None:
            continue
        outcome = _outcome(item, finding)
        if outcome is None:
            finding.refused = Refusal.UNTOLD
        else:
            finding.outcome = outcome
            counting.append(finding)
    neither = any(it.gives == "rejected" and it.mode == "denied" and it.object == "this" for it in item.findings)
    return [it for it in counting if not (neither and it.outcome == "rejected" and it.negated)]


def _outcome(item: Item, finding: Finding) -> str | None:
    """Tell what a finding comes to, a claim that is followed or refused resolved; `None` where the text does not tell."""
    reference, asked = finding.reference, item.matter.asked
    if finding.object != "claim" or reference is None:
        return finding.gives
    if reference.content is not None and not reference.refused:
        return reference.content
    told = item.claims.of(reference.whose or NOBODY, asked=asked)
    if told is None and reference.only and reference.whose is None:
        told = item.claims.only()
    official = reference.whose is not None and reference.whose[0] in {"office", "body"}
    if reference.refused:
        if told is None:
            return "rejected" if official and not asked else None
        return "rejected" if told == "approved" and asked else None
    if finding.gives not in {"follow", "approved"}:
        return None
    if told is not None or asked:
        return told
    return "approved" if official or reference.joint or reference.plain else None


# Which findings are of this matter


def _refuse(counting: Sequence[Finding], why: Refusal, is_other: Callable[[Finding], bool]) -> list[Finding]:
    """Leave out what is something else, and note why."""
    for it in counting:
        if is_other(it):
            it.refused = why
    return [it for it in counting if it.refused is None]


def _of_the_matter(item: Item, counting: list[Finding]) -> list[Finding]:
    """Leave out what was taken back, what another body did or another day, and what is beside the title's matter."""
    matter = item.matter
    if any(it.section.kind == "vote" for it in counting):
        # what the chair found before a vote was asked for, where it is told what the vote came to
        counting = _refuse(counting, Refusal.REVOKED, lambda it: it.section.kind == "order")
    put = [it for it in counting if it.upwards and it.section.kind in DECIDED]
    if put:  # what a board advises and decides besides what it puts to the council is how it came to it
        counting = _refuse(counting, Refusal.BESIDE, lambda it: it.section.kind in DECIDED and it not in put)
    counting = _of_this_meeting(item, _of_one_body(item, _not_reported(item, counting)))
    if any(matter.is_named_by(it.clause) for it in counting):

        def is_beside(it: Finding) -> bool:
            # "frågan om laddstolpar", and what is left: "… och att övriga arvoden får vänta"
            own = _is_beside(it) or (it.outcome in PUT_OFF and has_any(it.clause.tokens, "PARTLY"))
            return own and it.section.kind in DECIDED and not matter.is_named_by(it.clause)

        counting = _refuse(counting, Refusal.BESIDE, is_beside)
    named = {it.sentence for it in counting if matter.is_meant_by(it.clause)}
    if named and any(matter.is_in(section.text) for section in item.sections):
        counting = _refuse(counting, Refusal.UNNAMED, lambda it: it.section.kind == "lead" and it.sentence not in named)
    return counting


def _not_reported(item: Item, counting: list[Finding]) -> list[Finding]:
    """Leave out the decisions that a report tells of, where its body takes note of it: "Bygglov beviljat, Torget 2"."""
    noting = [body for it in counting if it.outcome == "noted" and (body := _body(it)) is not None]
    if "report" not in item.matter.kinds:
        return counting
    listed = any(it.outcome == "noted" and it.noun is None and it.section.kind in DECIDED for it in counting)

    def is_reported(it: Finding) -> bool:
        if listed and it.outcome != "noted":
            return True  # "Antecknas. … Motion om bad. Motionen återtagen av motionären."
        who = _body(it)
        own = who is not None and any(same_body(who, body) for body in noting)
        tokens = it.clause.root.tokens
        perfect = has_any(tokens, "PERFECT") and any(token.supine for token in tokens)
        return (bool(noting) or perfect) and it.outcome != "noted" and it.section.kind == "lead" and not own

    return _refuse(counting, Refusal.BESIDE, is_reported)


def _of_one_body(item: Item, counting: list[Finding]) -> list[Finding]:
    """Keep what one body did where nobody told whose text it is: the highest, of what is told of now."""
    acting = [(it, body) for it in counting if (body := _body(it)) is not None]
    if item.own is not None or not acting:
        return counting
    fresh = [it for it in acting if not has_own_day(it[0].clause)] or acting
    today = [it for it in fresh if any(is_today(token) for token in it[0].clause.root.tokens)]
    if today and len(today) < len(fresh):
        fresh = today
    now = [it for it in fresh if any(token.present for token in (it[0].clause.parent or it[0].clause).tokens)]
    if now and item.matter.numbered:
        fresh = now
    top = max((body for _, body in fresh), key=lambda it: rank_of(it) or 0)
    handling = (body for clause, verb, body in _acting_now(item) if _deals(clause, verb))
    higher = any((rank_of(body) or 0) > (rank_of(top) or 0) for body in (*handling, *_scenes(item)))
    others = [finding for finding, body in acting if higher or body.kind != top.kind]
    return _refuse(counting, Refusal.ANOTHER_BODY, lambda it: it in others)


def _body(finding: Finding) -> Body | None:
    value = finding.actor.value if finding.actor is not None else None
    return value if isinstance(value, Body) else None


def _scenes(item: Item) -> list[Body]:
    """Find the bodies to which a tale goes on: "Utskottet sa nej. I kommunstyrelsen blev det en annan ton"."""
    told = (it for section in item.sections if section.kind == "lead" for it in section.sentences[1:])
    main = (clause.tokens[:2] for it in told for clause in it.clauses if clause.kind == "main")
    begun = ((tokens[0], tokens[-1].value) for tokens in main if len(tokens) > 1)
    return [body for within, body in begun if is_among(within, "WITHIN") and isinstance(body, Body)]


def _acting_now(item: Item) -> Iterator[tuple[Clause, int, Body]]:
    """Give the main clauses that tell of now, each with its finite verb's place and the body that acts."""
    for section in item.sections:
        for sentence in section.sentences if section.kind == "lead" else ():
            for clause in sentence.clauses:
                verb = next(iter(clause.finite), None)
                if clause.kind != "main" or verb is None or not clause.tokens[verb].has_form("pres"):
                    continue
                who = actor_of(clause, verb)
                if who is not None and isinstance(who.value, Body):
                    yield clause, verb, who.value


def _deals(clause: Clause, verb: int) -> bool:
    """Tell whether a verb, or what it helps, deals with a matter: "behandlar", "ska i eftermiddag ta ställning till"."""
    if is_among(clause.tokens[verb], "DEAL_WITH"):
        return not (is_among(clause.tokens[verb], "PERFECT") and any(token.supine for token in clause.tokens[verb:]))
    helped = (token for token in clause.tokens[verb + 1 :] if token.has_form("inf"))
    return is_among(clause.tokens[verb], "HELPING") and any(is_among(it, "DEAL_WITH") for it in helped)


def _of_this_meeting(item: Item, counting: list[Finding]) -> list[Finding]:
    """Leave out what is told of a day of its own, beside what is told of this meeting's."""
    # The text's own body may be yet to deal with the matter: "ska fullmäktige bestämma".
    ours = ((clause, verb) for clause, verb, body in _acting_now(item) if same_body(body, item.own))
    undated = item.goes_on or any(is_among(it.tokens[at], "SHALL") and _deals(it, at) for it, at in ours)
    undated = undated or any(not has_own_day(it.clause) for it in counting)
    if not item.matter.numbered and not undated:
        return counting

    def is_of_another_day(it: Finding) -> bool:
        clause = it.clause
        told = undated or any(token.past or token.supine for above in clause.above for token in above.tokens)
        return told and has_own_day(clause) and it.section.kind not in DECIDED

    return _refuse(counting, Refusal.ANOTHER_DAY, is_of_another_day)


def _is_beside(finding: Finding) -> bool:
    """Tell whether a predicate's object says itself what it is about, or whose it is."""
    tokens = finding.clause.tokens
    nouns = [at for at, token in enumerate(tokens) if token.noun in {"matter", "claim"} and not token.genitive]
    owned = any(at and tokens[at - 1].genitive and tokens[at - 1].kind != "office" for at in nouns)
    return owned or any(has_any(tokens[at + 1 : at + 2], "OF_ITS_OWN") for at in nouns)


def _official(item: Item, counting: list[Finding]) -> list[Finding]:
    """Keep what stands under the decision's heading, where there is one; what is proposed to a higher body first."""
    for places in ({"decision_above"}, DECIDED):
        official = [it for it in counting if it.section.kind in places]
        if any(it.gives != "follow" for it in official):
            # "Enligt kontorets förslag: Rapporten …", but "Enligt återremissyrkandet: Nämnden ska utreda …"
            asked = ((it, it.reference.content if it.reference else None) for it in official)
            official = [it for it, content in asked if it.gives != "follow" or content in PUT_OFF]
        told = [it for it in counting if it.section.kind == "lead"]
        if official and told and all(it.reference and it.reference.plain for it in official):
            return told  # "Beslut: enligt förslag" below what the body says
        headed = any(it.kind in DECIDED and it.heading and it.text.strip() for it in item.sections)
        if official or (headed and places is DECIDED):
            return official
    return counting


# What they come to


def _choose(item: Item, strong: Sequence[Finding]) -> tuple[str, Reason]:
    """Choose an outcome of those that the findings come to."""
    dismissed = any(it.outcome == "dismissed" and _body(it) is not None for it in strong)
    # what is told apart from a decision is why a body dismisses it
    strong = [it for it in strong if not dismissed or it.outcome != "withdrawn" or it.section.kind in DECIDED]
    outcomes = [it.outcome for it in strong]
    if (partly := _in_part(item, strong)) is not None:
        return "partially_approved", partly
    for outcome in ("referred_back", "tabled", "withdrawn"):
        if outcome in outcomes:
            return outcome, Reason.PUT_OFF
    told = [outcome for outcome in outcomes if outcome != "noted"]
    if not told:
        return "noted", Reason.ONLY_NOTED
    rest = [it.outcome for it in strong if it.outcome in _POINT_OUTCOMES and _is_rest(it)]
    if item.matter.asked and rest and len(_POINT_OUTCOMES & set(told)) > 1:
        return rest[-1], Reason.IN_PART
    sent = any(it.outcome == "referred" and is_among(it.verb, "SEND_FOR_OPINION") for it in strong)
    if "referred" in told and (sent or not _SPLIT & set(told)):
        return "referred", Reason.SENT_ON
    if set(told) >= _SPLIT:
        return _of_two(item, [it for it in strong if it.outcome in _SPLIT])
    if "answered" in told and item.matter.asked:
        return "answered", Reason.SAID
    return told[0], Reason.SAID


def _in_part(item: Item, strong: Sequence[Finding]) -> Reason | None:
    """Tell whether a part is approved and the rest is not: "i övrigt avslås motionen"."""
    outcomes = {it.outcome for it in strong}
    behind = [it.clause.after for it in strong if it.clause.after is not None and not it.clause.after.finite]
    if outcomes == {"approved"} and any(it.tokens and is_among(it.tokens[0], "PLAIN_NOT") for it in behind):
        return Reason.REST_DENIED  # a "men inte …" without a verb takes a part of it back
    rests = [part for part in _parts(item, {*DECIDED, "lead"}) if part.gives == "rejected" and _is_rest(part)]
    if outcomes == {"approved"} and rests and item.matter.asked:
        return Reason.IN_PART  # "punkt ett bifölls, övriga att-satser avslogs"
    tokens = [token for it in strong for token in it.clause.tokens]
    if not has_any(tokens, "PARTLY"):
        return None
    here = strong[0].section
    parts = {part.gives for part in _parts(item, {here.kind}) if part.section is here}
    fates = (outcomes | parts) & _POINT_OUTCOMES if item.matter.asked else frozenset()
    split = outcomes >= _SPLIT or ("approved" in parts and "rejected" in outcomes)
    split = split or ("approved" in fates and len(fates) > 1 and any(map(_is_rest, strong)))
    return Reason.IN_PART if split or (strong[0].outcome == "approved" and has_any(tokens, "IN_PART")) else None


def _parts(item: Item, places: Container[str]) -> list[Finding]:
    """Give what is said of parts of the matter, which by itself says nothing of the whole."""
    said = (finding for finding in item.findings if finding.object == "part" and finding.refused is Refusal.OBJECT)
    return [it for it in said if it.section.kind in places]


def _is_rest(finding: Finding) -> bool:
    """Tell whether a point is of all that others leave: "motionen avslås i övriga delar"."""
    return has_any(finding.clause.tokens, "THE_REST")


def _of_two(item: Item, split: Sequence[Finding]) -> tuple[str, Reason]:
    """Choose between approved and rejected: what is said of the matter by name, else both of parts."""
    whole = [it for it in split if it.object == "this"]
    named = {it.outcome for it in whole if item.matter.is_named_by(it.clause) or has_any(it.clause.tokens, "MOTIONS")}
    if len(named) == 1:
        return named.pop(), Reason.NAMED
    about = ((it.clause, it.noun) for it in split if it.noun is not None)
    owners = {owner_of(clause, noun) for clause, noun in about if clause.tokens[noun].noun == "claim"}
    if len(owners - {None}) > 1:
        return "approved", Reason.NAMED  # "bifaller yrkandet från S och avslår yrkandet från M"
    return ("partially_approved", Reason.IN_PART) if len(whole) == len(split) else ("unknown", Reason.CONTRADICTED)


def _point_by_point(item: Item) -> Verdict | None:
    """Tell what became of a matter that was decided point by point."""
    parts = _parts(item, {*DECIDED, "lead"})
    gives = {part.gives for part in parts}
    if len(parts) < 2 or not gives <= _POINT_OUTCOMES or not item.matter.asked:  # noqa: PLR2004 - one point is no whole
        return None
    last = ([part for part in parts if _is_rest(part)] or parts)[-1].gives
    outcome = "partially_approved" if len(gives) > 1 and "approved" in gives else last
    return Verdict(outcome, Reason.POINT_BY_POINT, tuple(parts), tuple(item.findings))


# Whose text an item is, where its document does not tell: by its number, its address, or who decides in it.

_SIGNED = re.compile(r"\W*(?P<whose>[A-ZÅÄÖa-zåäö]+)\s+§")
"""A number with whose it is before it: "KS § 12"."""


def find_own_body(title: str, sections: Sequence[Section]) -> Body | None:
    """Find whose text an item is; `None` where nothing in it tells.

    >>> find_own_body("KSAU § 12 Cykelplan", ())
    Body(kind='subcommittee', field='', place='')
    """
    texts = (title, *(section.text for section in sections))
    addressing = find_addressing_body(line for text in texts for line in text.split("\n"))
    if addressing is not None:
        return addressing
    # A title may say in which body it was decided: "Beslut i bildningsutskottet".
    decision, within, whose = (*tokenize(title)[:3], None, None, None)[:3]
    said = decision is not None and decision.noun == "decision" and is_among(within, "WITHIN")
    named = whose.value if said and whose is not None and isinstance(whose.value, Body) else None
    signed = next((hit for text in texts if (hit := _SIGNED.match(text))), None) if named is None else None
    named = signed_body(signed["whose"]) if signed is not None else named
    decided = [section for section in sections if section.kind == "decision"]
    acting = (_acting(section) for section in decided)
    found = named or next((body for body in acting if body is not None), None) or heading_owner(decided)
    return found or (_proposing(sections) if not decided else None)


def _proposing(sections: Sequence[Section]) -> Body | None:
    """Find whose minutes end in a proposal: "Kommunstyrelsen föreslår kommunfullmäktige", and below it who had no part in it."""
    last = max((at for at, it in enumerate(sections) if it.kind == "proposal"), default=len(sections))
    below = {"disqualified", "reservation", "statement", "adjustment"}  # what only stands below what was decided
    if not any(section.kind in below for section in sections[last + 1 :]):
        return None
    tokens = tokenize(sections[last].heading)
    bodies = [token.value for token in tokens if isinstance(token.value, Body) and not token.genitive]
    proposes = has_any(tokens, "PROPOSE") and len(bodies) > 1
    return bodies[0] if proposes and bodies[1].kind == "council" and bodies[0].kind != "council" else None


def find_addressing_body(lines: Iterable[str]) -> Body | None:
    """Find whose document is addressed to the council: the board's.

    >>> find_addressing_body(["Till kommunfullmäktige"])
    Body(kind='board', field='', place='')
    """
    for *before, last in (tokenize(line) for line in lines if "Till " in line):
        council = isinstance(last.value, Body) and last.value.kind == "council" and not last.genitive
        if len(before) > 1 and before[-1].text[:1].isupper() and before[-1].low.endswith("s"):
            before.pop()  # whose council it is: "Till Göteborgs kommunfullmäktige"
        if council and before and before[-1].text == "Till":
            return Body("board")
    return None


def _acting(section: Section) -> Body | None:
    """Find which body decides under a decision's heading: "Tekniska nämnden lägger uppföljningen till handlingarna"."""
    for sentence in section.sentences:
        for clause in sentence.clauses:
            found = actor_of(clause, clause.finite[0]) if clause.kind == "main" and clause.finite else None
            if found is not None:
                return found.value if isinstance(found.value, Body) and rank_of(found.value) is not None else None
    return None


def heading_owner(sections: Sequence[Section]) -> Body | None:
    """Find whose decision a heading says it is: "Kommunstyrelsens beslut"."""
    owners = (section.owner.value for section in sections if section.kind == "decision" and section.owner is not None)
    return next((owner for owner in owners if isinstance(owner, Body)), None)
