"""What a predicate is about: the matter, a part of it, the order of business, what somebody asked for, something else."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from agendawatch.lang.sv.attribution import actor_of, actors, governors, in_phrase, is_done
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.decisions.findings import (
    Finding,
    Item,
    ObjectKind,
    asked_for,
    is_asked,
    named_claim,
    owner_of,
    stems,
)
from agendawatch.lang.sv.patterns import Hit, find, has_any, is_among, plain_words
from agendawatch.lang.sv.tokens import Body, Token, count_of, rank_of, same_body

PUT_OFF = frozenset({"referred_back", "tabled", "withdrawn", "referred"})
"""Outcomes that put a matter off: what is asked for so is of the order of business."""
_ABOUT = 10
"""Words behind "om" that tell what a claim is about."""


class Object(NamedTuple):
    """What a predicate is about."""

    kind: ObjectKind
    noun: int | None = None
    """The place of the noun that says so."""
    asks: str | None = None
    """What it asks for by its name, where it is a claim to put the matter off: "återremissyrkandet"."""


def object_of(item: Item, clause: Clause, hit: Hit) -> Object:
    """Find what a predicate is about, by the noun that it governs; without one it is about this matter."""
    tokens, place = clause.tokens, hit.head
    verb = tokens[place]
    if _is_attribute(clause, place):
        return Object("attributive")
    heads_list = item.section.kind == "lead" and len(tokens) == 1 and item.sentence.endswith(":")  # "Utgår:"
    if heads_list or _is_counted(item, clause, place) or _names_somebody(item, clause, hit):
        return Object("another")
    named = [at for at, it in enumerate(tokens) if it.noun and not it.genitive and not it.actor]
    nouns = [at for at in named if tokens[at].noun not in {"time", "vote"} and at not in {place, hit.last}]
    behind = [at for at in nouns if at > place]
    before = [at for at in nouns if at < place]
    if not verb.passive:
        nouns = behind + before
    elif clause.finite and clause.finite[0] >= place:
        nouns = before + behind
    free = next((at for at in nouns if in_phrase(clause, at) is None), None)
    within = next((at for at in behind if tokens[at].noun != "meeting"), None)  # "sa nej på mötet"
    noun = free if free is not None or verb.passive else within
    if noun is not None:
        return _kind_of(item, clause, noun, verb)
    if any(tokens[at].noun in {"order", "procedural"} and in_phrase(clause, at) == "om" for at in before):
        return Object("order")  # "i omröstningen om ajournering sade fullmäktige nej"
    goes_on = clause.before
    if verb.passive and place == 0 and goes_on is not None and goes_on.finite:  # "… och bordläggs"
        first = goes_on.finite[0]
        return Object(object_of(item, goes_on, Hit(first, first, first)).kind)
    loose = (clause.at and verb.has_form("pres.s")) or answers_it(clause, place)
    return Object("relative" if clause.kind == "relative" and not loose else "this")


def _names_somebody(item: Item, clause: Clause, hit: Hit) -> bool:
    """Tell whether what is decided on below a motion is called by a name that it lacks: "godkänner föreningen Solglimt"."""
    tokens, at = clause.tokens, hit.last + 1
    verb, who = tokens[hit.head], actor_of(clause, hit.head)
    if verb.passive or item.matter.derived or not has_any(item.matter.tokens, "MOTIONS") or at >= len(tokens):
        return False
    before = who is not None and any(token is who for token in tokens[: hit.head])
    if not (before or verb.has_form("inf")) or item.matter.is_meant_by(clause):
        return False
    named = [
        it.kind == "word" and it.text[:1].isupper() and not (it.noun or it.verbs or it.genitive)
        for it in tokens[at : at + 2]
    ]
    return named[0] or (tokens[at].kind in {"people", "word"} and not tokens[at].genitive and named[-1])


def answers_it(clause: Clause, place: int) -> bool:
    """Tell whether a relative clause goes on with what happened to the matter: "…, som besvarade den", "som nu har antagits"."""
    verb = clause.tokens[place]
    if clause.kind == "relative" and any(token.low == "nu" for token in clause.tokens[:place]):
        return True
    acts = verb.has_form("past", "pres") and not verb.passive and is_among(verb, "ANSWER")
    return clause.kind == "relative" and acts and has_any(clause.tokens[place + 1 : place + 2], "IT")


def _is_attribute(clause: Clause, place: int) -> bool:
    """Tell whether a participle only describes the noun behind it: "avslagna ansökningar"."""
    tokens = clause.tokens
    verb = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if place and verb.has_form("part") and is_among(tokens[place - 1], "THE_MANY") and following is not None:
        return following.finite  # "de beviljade gick till …"
    behind_noun = place > 0 and verb.has_form("part") and not verb.finite and bool(tokens[place - 1].noun)
    if behind_noun and clause.finite[-1:] > [place] and not has_any(tokens[:place], "BEAR_PARTICIPLE"):
        return True  # "uppdraget givet i budgeten antecknas"
    describes = verb.has_form("part") and place + 1 < len(tokens) and bool(tokens[place + 1].noun) and not verb.finite
    return describes and not has_any(tokens[:place], "BEAR_PARTICIPLE")


def _is_counted(item: Item, clause: Clause, place: int) -> bool:
    """Tell whether a verb says of how many it is so: "avslogs sju av tio", "beviljat 14 ansökningar och avslagit tre"."""
    one, other, third = (*clause.tokens[place + 1 : place + 4], None, None, None)[:3]
    if one is None or count_of(one) is None or one.low in {"en", "ett", "1"}:
        return False
    if other is None or other.kind == "sign" or is_among(other, "COORDINATORS"):
        return item.section.kind == "lead"
    if other.low == "av":
        return third is not None and count_of(third) is not None
    several = item.section.kind == "lead" and is_among(other, "APPLICATIONS") and not item.matter.asked
    return several and ("report" in item.matter.kinds or not item.matter.is_in(other.low))


def _kind_of(item: Item, clause: Clause, place: int, verb: Token) -> Object:
    """Tell what the noun at a place, which a verb governs, is to the matter."""
    noun = clause.tokens[place]
    titled = item.matter.is_in(noun.low)
    near = clause.tokens[place : place + 5]
    if noun.noun == "procedural" or (noun.noun == "claim" and has_any(near, "PUTTING_OFF")):
        asks = named_claim(noun.low) or next((it for token in near if (it := named_claim(token.low)) in PUT_OFF), None)
        return Object("procedural", place, asks)
    if not titled and not is_among(noun, "MOTIONS") and _asks_order(item, clause, place):
        return Object("procedural", place)
    if _is_part(item, clause, place, titled=titled):
        return Object("part", place)
    if noun.noun == "part":
        return Object("this", place)
    if noun.noun in {"order", "event", "meeting"} and not titled:
        return Object("this" if noun.noun == "order" and item.matter.formal else "order", place)
    if noun.noun == "claim":
        return Object("this" if _is_matters_own(item, clause, place, titled=titled) else "claim", place)
    if noun.noun == "decision" and is_among(verb, "UNDO"):
        return Object("this" if item.matter.is_in(verb.low) else "decision", place)
    return Object("another" if _is_another(item, clause, place, verb) else "this", place)


def _is_part(item: Item, clause: Clause, place: int, *, titled: bool) -> bool:
    """Tell whether a noun names a part of the matter: "tilläggsyrkandet", "punkt 2", "den andra att-satsen"."""
    noun = clause.tokens[place]
    behind = clause.tokens[place + 1] if place + 1 < len(clause.tokens) else None
    further = (it for it in clause.tokens[place + 1 : place + 3] if it.low not in {"nr", "nummer"})
    if is_among(noun, "POINT") and next((it.kind == "number" for it in further), False):
        return True
    if noun.noun == "part":
        return not titled
    before = clause.tokens[max(0, place - 2) : place]
    if noun.noun == "claim" and before and before[-1].genitive and is_among(before[-1], "MOTIONS"):
        return is_among(behind, "ABOUT")  # "motionens yrkande om badvakter"
    if noun.noun == "claim" and len(before) > 1 and before[0].genitive and is_among(before[0], "MOTIONS"):
        return is_among(before[1], "ORDINALS")  # "motionens första yrkande"
    listed = any(finding.object == "part" for finding in item.findings[-3:])
    may_be_listed = listed and noun.noun not in {"claim", "order", "event", "meeting"}
    return may_be_listed and has_any(clause.tokens, "ORDINALS")


def _is_matters_own(item: Item, clause: Clause, place: int, *, titled: bool) -> bool:
    """Tell whether a claim is the matter itself: "vårt förslag", "förslaget om kiosken", "utser på förslag av X"."""
    tokens = clause.tokens
    noun, before = tokens[place], tokens[place - 1] if place else None
    proposal = is_among(noun, "PROPOSAL")
    cited = in_phrase(clause, place) in plain_words("CITING") and not is_among(noun, "THE_PROPOSAL")
    if proposal and cited:
        return True  # only whose idea it was: "utser på förslag av X"
    if is_among(before, "OUR") or (titled and item.matter.asked):
        return True
    if is_among(noun, "PROPOSALS") and item.matter.shares(_about(item, clause, place)):
        return True
    behind, further = (tokens[at] if at < len(tokens) else None for at in (place + 1, place + 2))
    if proposal and is_among(behind, "OF_WHAT") and not is_among(further, "A_DECISION"):
        return True
    if is_among(before, "IT") and _is_wished_for(clause.before):
        return False  # "SD ville folkomrösta, men det förslaget röstades ned"
    plain = not item.matter.asked or has_any(item.matter.tokens, "ANY_PROPOSAL")
    return is_among(noun, "THE_PROPOSAL") and plain and owner_of(clause, place) is None


def _is_wished_for(clause: Clause | None) -> bool:
    """Tell whether a clause says what people wanted, or had moved: "L hade ett ändringsförslag"."""
    if clause is None or not any(it.kind in {"people", "person", "party"} for _, it in actors(clause)):
        return False
    wanted = any(token.noun == "part" or is_among(token, "WANTED") for token in clause.tokens)
    return wanted or bool(asked_for(clause.tokens))


def _is_another(item: Item, clause: Clause, place: int, verb: Token) -> bool:
    """Tell whether a noun names another matter: "en liknande motion", "uppdraget från 2021", "motionen om bad"."""
    tokens = clause.tokens
    noun, before = tokens[place], tokens[max(0, place - 2) : place]
    if is_among(noun, "A_MATTER") and before and before[-1].low == "ett":
        return True
    if is_among(verb, "APPROVE") and _is_new(item, clause, place):
        return True
    behind = tokens[place + 1 : place + 6]
    if len(behind) > 1 and behind[0].low == "från" and behind[1].low == "den":
        behind.pop(1)  # "protokollet från den 3 maj"
    dated = any(one.low == "från" and other.kind in {"year", "day"} for one, other in pairwise(behind))
    if dated or has_any(before, "OTHER"):
        return True
    if not is_among(noun, "MOTIONS") or item.matter.derived or item.matter.says_nothing:
        return False
    about = stems(_about(item, clause, place))
    shared = len(about & item.matter.stems)
    if not about or not item.matter.stems:
        return False
    if item.matter.numbered:
        return 2 * shared <= len(about)
    clauses = (it for section in item.sections for sentence in section.sentences for it in sentence.clauses)
    others = (it for it in clauses if it.start != clause.start)
    return not shared and (item.matter.asked or any(map(item.matter.is_named_by, others)))


def _is_new(item: Item, clause: Clause, place: int) -> bool:
    """Tell whether a noun brings up what a motion did not ask for: "antog ett reglemente för barnombudet"."""
    tokens, matter = clause.tokens, item.matter
    if not has_any(matter.tokens, "MOTIONS") or matter.derived or item.section.kind != "lead":
        return False
    noun = tokens[place]
    first = tokens[place - 1].low in {"ett", "en"} if place else False
    named = matter.is_named_by(clause) if first else matter.is_in(noun.low)
    new = first or (noun.noun == "matter" and not is_among(noun, "CALLS_MATTER"))
    return new and not is_asked(noun) and not named


def _about(item: Item, clause: Clause, place: int) -> str:
    """Give the words behind a noun's "om": "motionen [från X] om …"."""
    tokens = clause.tokens
    for at in range(place + 1, min(len(tokens), place + 7)):
        token = tokens[at]
        if is_among(token, "ABOUT"):
            child = next(item.hanging_on(clause, at + 1), None)
            if child is not None:
                return " ".join(it.low for it in child.tokens[:_ABOUT])
            stop = next((place for place in clause.finite if place > at), len(tokens))
            return " ".join(it.low for it in tokens[at + 1 : min(stop, at + 1 + _ABOUT)])
        if not (token.actor or token.kind in {"party", "sign"} or is_among(token, "FROM_WHOM")):
            return ""
    return ""


def _asks_order(item: Item, clause: Clause, place: int) -> bool:
    """Tell whether what stands behind "om" is of the order of business: "begäran om votering", "om att få filma mötet"."""
    tokens = clause.tokens
    about = next((at for at in range(place + 1, min(len(tokens), place + 3)) if tokens[at].low == "om"), None)
    if about is None:
        return False
    named = any(token.noun == "order" or is_among(token, "ORDER_WORDS") for token in tokens[about + 1 : about + 4])
    return named or any(is_order(item, it) for it in item.hanging_on(clause, about + 1))


def is_order(item: Item, clause: Clause, *, words_alone: bool = False) -> bool:
    """Tell whether a clause is about the order of business: attendance, the floor, deciding today.

    `words_alone`: whether only its words tell it, and not its verbs.
    """
    if item.matter.formal:
        return False
    if has_any(clause.tokens, "ORDER_WORDS"):
        return not (words_alone and item.matter.is_named_by(clause))
    deeds = has_any(clause.tokens, "ORDER_VERBS") or any(find(clause.tokens, "%ORDER_DEEDS"))
    return not words_alone and deeds and not item.matter.is_named_by(clause)


def meant_by_it(item: Item, clause: Clause) -> Object:
    """Tell what "det" means: what the words before it were about."""
    if item.section.kind == "order":
        return Object("order")
    if _is_wished_for(clause.before):
        return Object("part")
    before = [it for it in item.clauses if it is not clause and it.end < clause.start] or item.before
    if any(is_order(item, it) or (it.kind == "question" and not item.matter.is_meant_by(it)) for it in before):
        return Object("order")
    asked = [gives for it in before for gives, _ in asked_for(it.tokens)]
    return Object("procedural", asks=asked[-1]) if asked and asked[-1] in PUT_OFF else Object("this")


def is_of_kind(item: Item, clause: Clause, noun: int | None, kind: str) -> bool:
    """Tell whether a verb that may be about anything is about a matter: "motionen skickas tillbaka", and no parcel."""
    if noun is None:
        if item.official and not clause.finite:
            return True  # a verdict without a subject, under the title: "besvarad"
        if kind in {"item", "listed"} and clause.finite[:1] == [0] and clause.before is None and not actors(clause):
            return True  # "Utgår."
        asked = item.matter.asked or any(is_asked(it) for other in item.before for it in other.tokens)
        return asked and has_any(clause.tokens, "IT")
    token = clause.tokens[noun]
    above = clause.parent if clause.kind == "that" else None
    if above is not None and kind != "matter" and any(is_asked(it) for it in above.tokens):
        return True  # "anser medborgarförslaget att … besvarat"
    if kind in {"item", "listed"}:
        titled = item.matter.names(token.low) and not (kind == "listed" and item.matter.derived)
        if token.noun == "part" and kind == "item":
            return True  # "motionens andra att-sats anses besvarad"
        return token.noun in {"matter", "claim"} and (is_among(token, "ITEMS") or titled)
    if kind == "asked":
        return is_asked(token) or (token.noun == "claim" and is_among(token, "PROPOSALS"))
    return token.noun in {kind, "claim", "decision"}


# Who decides: whether the one who does what a clause says is this body, at this place, for itself.


def body_acting(clause: Clause, place: int) -> Body | None:
    """Find the body that does what a predicate says; `None` where nobody does, or no body."""
    who = actor_of(clause, place)
    return who.value if who is not None and isinstance(who.value, Body) else None


def decider(clause: Clause) -> Token | None:
    """Find who decides that a clause shall be so: "fullmäktige beslutade att marken ska säljas"."""
    nearest = governors(clause)[:1]
    if not nearest or nearest[0][1].id != "deciding" or clause.kind not in {"that", "points"} or clause.parent is None:
        return None
    found = actor_of(clause.parent, nearest[0][0])
    return found if found is not None and found.kind in {"body", "we", "people"} else None


def recommends(item: Item, by: Token | None, to: Token | None) -> bool:
    """Tell whether a proposal is this body's stand towards a higher one."""
    if item.section.kind == "decision_above":
        return True
    if by is None:
        return to is not None and item.official
    mine = by.value
    if not isinstance(mine, Body) or not same_body(mine, item.own) or (rank := rank_of(mine)) is None:
        return False
    if to is None:
        return item.official or (item.section.kind == "lead" and (item.own or mine).kind != "council")
    above = rank_of(to.value) if isinstance(to.value, Body) else None
    return above is not None and above >= rank and to.value != mine


def decides(item: Item, finding: Finding) -> bool:
    """Tell whether the one who does what a finding says may decide it in this text."""
    who, verb = finding.actor, finding.verb
    if who is None:
        return True
    if item.official and is_among(verb, "GET"):
        return True  # who gets an assignment does not decide it
    if isinstance(who.value, Body):
        body = who.value
        if rank_of(body) is None or item.section.kind == "decision_above":
            return rank_of(body) is not None
        return same_body(body, item.own) and not _is_anothers(item, finding.clause, who, body)
    if who.kind == "word":
        return False
    if who.kind == "we":
        got = is_among(verb, "DONE_TO_US") or finding.gives not in {"approved", "rejected"}
        return item.section.kind in {"lead", "decision"} and got
    if finding.gives == "withdrawn" or _acts_for_body(item, finding, who) or _answers(item, finding, who):
        return True
    if finding.gives == "elected":
        return item.official or is_among(verb, "SUCCEED")
    return who.kind in {"people", "person"} and (is_among(verb, "GET") or is_among(verb, "GO"))


def _acts_for_body(item: Item, finding: Finding, who: Token) -> bool:
    """Tell whether people act for the body: its majority, its members, or those of whom a passive tells."""
    clause = finding.clause
    stands = any(who is it for above in (clause, clause.parent) if above is not None for _, it in actors(above))
    if is_among(who, "MAJORITY") and item.section.kind == "lead" and stands:
        return True
    if is_among(who, "MEMBERS") and any(token.kind == "body" and token.genitive for token in clause.root.tokens):
        return True
    return who.kind == "people" and item.section.kind == "lead" and is_done(finding.verb) and who in clause.tokens


def _answers(item: Item, finding: Finding, who: Token) -> bool:
    """Tell whether somebody answers a question, or the chair tells what was found."""
    if finding.gives == "answered" and who.kind == "person" and "question" in item.matter.kinds:
        return True
    chair = who.kind == "office" and is_among(who, "CHAIR")
    told = finding.gives == "noted" and finding.clause.kind != "that"  # "beslutar att ordföranden informerar"
    above = finding.clause.parent  # "ordföranden finner att motionen avslagits"
    finds = has_any(above.tokens, "FOUND") if above is not None else has_any(finding.clause.tokens, "FIND")
    return chair and (told or finding.gives == "answered" or finds)


def _is_anothers(item: Item, clause: Clause, who: Token, body: Body) -> bool:
    """Tell whether a body is another authority's: "regionens kollektivtrafiknämnd", "kommunstyrelsen i Kil"."""
    if who not in clause.tokens:
        return False
    at = clause.tokens.index(who)
    if at + 1 < len(clause.tokens) and clause.tokens[at + 1].kind == "person":
        return True  # "kommunalrådet Bo Ek"
    before = clause.tokens[at - 1] if at else None
    if before is not None and before.genitive and is_among(before, "ANOTHERS"):
        return item.own is None or item.own.field != "region"
    further = clause.tokens[at + 1 : at + 3]
    if len(further) < 2:  # noqa: PLR2004 - a preposition and a name
        return False
    preposition, name = further
    if body.kind == "anyboard" and preposition.low == "för" and name.noun:
        return True
    if preposition.low == "i" and is_among(name, "ANOTHERS"):
        return item.own is None or item.own.field != "region"
    place = name.text[:1].isupper() and name.kind == "word" and not name.noun and not name.verbs
    return preposition.low == "i" and place and item.own is not None


def is_done_by_something(finding: Finding) -> bool:
    """Tell whether something that is no body of ours does what an active verb says: "bolagets styrelse har sagt ja"."""
    clause, verb = finding.clause, finding.verb
    if is_among(verb, "GET") and clause.tokens[0].low in {"kommunen", "staden", "regionen"}:
        return True  # "kommunen får avslag på sin ansökan"
    above = clause.parent
    if clause.kind == "that" and not clause.finite and above is not None and above.finite:
        clause, verb = above, above.tokens[above.finite[0]]  # "gruppen enades om att säga nej"
    elif verb.passive:
        return False
    if finding.actor is not None or is_among(verb, "INTRANSITIVE") or finding.gives in {"withdrawn", "elected"}:
        return False
    finite = [clause.tokens[at] for at in clause.finite]
    if not finite or any(is_done(it) or is_among(it, "BE_SO") for it in finite):
        return False
    before = [at for at in range(clause.finite[0]) if in_phrase(clause, at) is None]
    subjects = (clause.tokens[at] for at in before)
    return any((it.noun == "thing" and not it.genitive) or is_among(it, "SOMEBODYS_BODY") for it in subjects)
