"""What a clause does with its predicate: who does it, and how it is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.patterns import find, has_any, is_among
from agendawatch.lang.sv.rules import Mode, Rule, table
from agendawatch.lang.sv.tokens import Token, tokenize

_NEAR = 9
"""Words within which a negation reaches its predicate."""
_DEEP = 6
"""Clauses that may hang on one another: nobody nests deeper."""
_INFINITE_KINDS = frozenset({"that", "points", "manner"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a predicate is meant, and why."""

    mode: Mode
    rule: str
    """The scope or governor that says so; `main` where nothing else does."""
    by: Token | None = None
    """Who proposes, where that is told."""
    to: Token | None = None
    """Whom it is proposed to."""


# Who


def in_phrase(clause: Clause, place: int) -> str | None:
    """Give the preposition that a token stands under; `None` where it stands free."""
    for before in range(place - 1, max(-1, place - 6), -1):
        token = clause.tokens[before]
        if is_among(token, "PREPOSITIONS"):
            return token.low
        if is_among(token, "COORDINATORS") and before and clause.tokens[before - 1].noun and clause.tokens[place].noun:
            return in_phrase(clause, before - 1)
        if token.finite or token.kind == "sign" or ((token.noun or token.actor) and not token.genitive):
            return None
    return None


def actors(clause: Clause) -> list[tuple[int, Token]]:
    """Find who stands in a clause under no preposition and is nobody's genitive."""
    named = ((place, it) for place, it in enumerate(clause.tokens) if it.actor and not it.genitive)
    return [(place, it) for place, it in named if in_phrase(clause, place) is None]


def _agent(clause: Clause, after: int = 0) -> Token | None:
    """Find by whom something is done: "av nämnden", else where: "i kommunstyrelsen"."""
    tokens = clause.tokens
    for place in sorted(range(len(tokens) - 1), key=lambda it: it < after):
        if tokens[place].low == "av" and not (place < after and place and tokens[place - 1].noun):
            for token in tokens[place + 1 : place + 4]:
                if token.actor and not token.genitive:
                    return token
                if token.noun and tokens[place - 1].passive and place > after:
                    return token  # somebody whom no list knows: "av de fackliga organisationerna"
                if token.noun or token.verbs:
                    break
    for place, token in enumerate(tokens[:-1]):
        following = tokens[place + 1]
        if place and tokens[place - 1].kind in {"people", "office"}:
            continue  # "ledamot i valberedningen"
        if is_among(token, "WITHIN") and following.kind == "body" and not following.genitive:
            return following
    return None


def _label(clause: Clause) -> Token | None:
    """Find whose words a label before a colon makes them: "Kommunfullmäktige § 112: Motionen avslås".

    On whose proposal something is decided makes it nobody's words: "På förslag av Anna Ek (V): Ärendet bordläggs".
    """
    above = clause.before
    if above is None or above.finite or not above.tokens:
        return None
    place, who = next(((at, it) for at, it in enumerate(above.tokens) if it.actor), (0, None))
    owns = who is not None and who.genitive  # "Enligt kommunstyrelsens förslag: …"
    owns = owns or any(token.noun and not token.actor for token in above.tokens[1:place])
    return None if owns and is_among(above.tokens[0], "PREPOSITIONS") else who


def is_done(verb: Token) -> bool:
    """Tell whether a verb is in the passive: "avslogs", but not "hoppas"."""
    return verb.passive and not is_among(verb, "DEPONENTS")


def actor_of(clause: Clause, place: int | None = None, depth: int = 0) -> Token | None:
    """Find who does what a predicate says; `None` where nobody is named."""
    tokens, finite = clause.tokens, clause.finite
    verb = tokens[place] if place is not None else next((tokens[it] for it in finite), None)
    # A participle behind "ha" is a supine: its subject does it.
    had = verb is not None and verb.supine and any(is_among(tokens[at], "PERFECT") for at in finite)
    if verb is not None and (is_done(verb) or (verb.has_form("part") and not verb.finite and not had)):
        found = _agent(clause, place or 0) or _label(clause)
        if found is not None or finite:
            return found
    standing = actors(clause)
    if finite:
        told, who = _subject(clause, standing, depth, place)
        if told:
            return who
    elif standing and standing[0][0] == 0:
        return standing[0][1]
    if depth < _DEEP and clause.before is not None and not standing:
        return _agent(clause) or _label(clause) or actor_of(clause.before, None, depth + 1)
    if not finite and depth < _DEEP and clause.parent is not None and clause.kind in {*_INFINITE_KINDS, "purpose"}:
        return actor_of(clause.parent, None, depth + 1)
    if not finite and tokens and tokens[0].infinitive:
        return None  # who stands behind an infinitive is asked: "att föreslå fullmäktige"
    return standing[0][1] if standing else None


def _subject(
    clause: Clause, standing: Sequence[tuple[int, Token]], depth: int, place: int | None = None
) -> tuple[bool, Token | None]:
    """Find the subject of a clause's finite verb; whether the clause tells, and who it is."""
    tokens, first = clause.tokens, clause.finite[0]
    nobody_before = place is not None and not any(at < place for at, _ in standing)
    if place is not None and nobody_before and tokens[place].only_finite:
        behind = _inverted(clause, place)
        if behind is not None:
            return True, behind
    if first and is_among(tokens[0], "FORMAL_SUBJECTS") and not any(at < first + 4 for at, _ in standing):
        return True, _agent(clause)  # its own subject, which is nobody: "det blev nej"
    if first == 0 and clause.before is not None and clause.before.finite and depth < _DEEP:
        return True, actor_of(clause.before, None, depth + 1)  # "… och beviljar byalaget"
    before = next((token for at, token in standing if at < first), None)
    if before is not None:
        return True, before
    named = any(it.noun and not it.genitive and in_phrase(clause, at) is None for at, it in enumerate(tokens[:first]))
    if named and (behind := _inverted(clause, first)) is not None:
        return True, behind
    if named:
        return True, _agent(clause)
    if standing and first <= _NEAR - 1:  # what is fronted is short
        behind = next((token for at, token in standing if first < at <= first + 5), None)
        return True, behind or standing[0][1]
    return False, None


def _inverted(clause: Clause, verb: int) -> Token | None:
    """Find a subject behind its verb, where the object stands first: "Förslaget röstade fullmäktige ner"."""
    behind = clause.tokens[verb + 1] if verb + 1 < len(clause.tokens) else None
    fronted = behind is not None and behind.kind in {"body", "we"} and not behind.genitive
    return behind if fronted and not is_among(clause.tokens[verb], "TURNS_TO") else None


# How


@lru_cache(maxsize=256)
def _scopes(clause: Clause) -> tuple[tuple[Rule, int], ...]:
    """Find the rows whose words stand in a clause, and where; words that a longer phrase makes none are left out."""
    return tuple(
        (row, hit.first)
        for row, hit in table("modes", "scope").find(clause.tokens)
        if (row.last or hit.last + 1 < len(clause.tokens))
        and not any(hit.first in other.words for pattern in row.unless for other in find(clause.tokens, pattern))
    )


def governors(clause: Clause) -> list[tuple[int, Rule]]:
    """Find the rows that the words before a clause meet in the clause it hangs on, the nearest first."""
    if clause.parent is None:
        return []
    first = clause.kind == "that" and not clause.at  # "Att mötet är inställt är fel"
    above = clause.parent.tokens if first else clause.parent.tokens[: clause.at]
    found = [(hit.first, row) for row, hit in table("modes", "governor").find(above)]
    # A claim may only say at whose wish something is decided: "beslutar, på förslag av ordföranden, att …".
    claims = [at for at, _ in found if at > 0 and above[at].noun == "claim" and is_among(above[at - 1], "CITING")]
    cited = [at for at in claims if has_any(above[at + 1 : at + 2], "BY_WHOM")]
    return sorted((it for it in found if it[0] not in cited), key=lambda it: -it[0])


def is_conditioned(clause: Clause, all_clauses: Sequence[Clause]) -> bool:
    """Tell whether a condition hangs on a clause."""
    return any(it.kind == "conditional" and it.parent is clause for it in all_clauses)


def is_counterfactual(clause: Clause, place: int) -> bool:
    """Tell whether something would have been done: "hade röstat nej om frågan kommit upp"."""
    had = any(token.low == "hade" for token in clause.tokens[:place])
    behind = clause.tokens[place + 1 :]
    om = next((at for at, token in enumerate(behind) if token.low == "om"), None)
    return had and om is not None and any(token.supine for token in behind[om + 1 : om + _NEAR - 2])


_BY_KIND: dict[str, Mode] = {
    "quote": "reported",
    "question": "question",
    "conditional": "conditional",
    "without": "denied",
    "purpose": "planned",
    "before": "planned",
    "after": "past",
}


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """What is known of a predicate before it is told how it is meant."""

    denial_said: bool = False
    """Whether its rule has counted the negation already."""
    of_meeting: bool = False
    """Whether a plan for it is as good as an assertion: "ska ställas in"."""
    to_come: bool = False
    """Whether it may speak of the next time: "bordläggs till nästa sammanträde"."""
    ordered: bool = False
    """Whether a decision or a proposal leads it in: "beslutar / att motionen ska anses besvarad"."""
    within: frozenset[int] = frozenset()
    """Places of its own words, which are no scope of it: "hann inte behandlas"."""


OF_MEETING = JudgeOptions(of_meeting=True)
_PLAIN = JudgeOptions()


def judge(clause: Clause, place: int | None = None, asked: JudgeOptions = _PLAIN, depth: int = 0) -> Judgement:
    """Tell how the predicate at a place of a clause is meant."""
    if clause.asked:
        return Judgement("question", "question")
    if clause.kind in _BY_KIND:
        return Judgement(_BY_KIND[clause.kind], clause.kind)
    if clause.kind == "temporal" and not any(token.past for token in clause.tokens):
        return Judgement("conditional", "temporal")
    if _is_told_by(clause.after):
        return Judgement("reported", "said-of-it")
    # The first scope in the predicate's own clause that reaches it holds.
    reaching = ((row, at) for row, at in _scopes(clause) if at not in asked.within and _reaches(row, at, place))
    counting = (row for row, at in reaching if _counts(row, at, clause, place, asked))
    meant = next((Judgement(row.mode, row.id) for row in counting), None) or _wish_before(clause, place)
    if meant is not None:
        return meant
    if clause.parent is not None and clause.kind in _INFINITE_KINDS and depth < _DEEP:
        return _governed(clause, OF_MEETING if asked.of_meeting else _PLAIN, depth)
    return Judgement("asserted", clause.kind)


def _is_told_by(clause: Clause | None) -> bool:
    """Tell whether a clause only says whose words stood before it: "…, trodde många", "…, skrev tidningen"."""
    if clause is None or clause.kind != "main" or not clause.tokens or not clause.tokens[0].finite:
        return False
    if clause.tokens[0].passive or len(clause.tokens) > _NEAR + 3:  # such clauses are short
        return False
    if any(hit.first == 0 for hit in find(clause.tokens, "%NOTE_DOWN")):
        return True
    official = any(token.kind in {"body", "office"} for token in clause.tokens)
    opening = (row.id for row, hit in table("modes", "governor").find(clause.tokens) if hit.first == 0)
    return any(rule == "hoping" or (rule == "saying" and not official) for rule in opening)


def _reaches(row: Rule, at: int, place: int | None) -> bool:
    """Tell whether a scope's word stands where it is of the predicate."""
    if place is None:
        return True
    if row.reach == "before" and at > place:
        return False
    return not (row.reach == "near" and abs(at - place) > _NEAR) and (row.behind is None or at <= place + row.behind)


def _counts(row: Rule, at: int, clause: Clause, place: int | None, asked: JudgeOptions) -> bool:
    """Tell whether a scope counts for what is asked."""
    if row.gives == "denied" and (asked.denial_said or (asked.of_meeting and _is_elliptic(clause, place, at))):
        return False
    near = clause.tokens[at : at + 3]  # "det planerade mötet", "det tidigare utlysta mötet"
    noun = next((nth for nth, token in enumerate(near) if token.noun), 0)
    if asked.of_meeting and (not row.meetings or any(token.has_form("part") for token in near[:noun])):
        return False
    if row.id == "next-time" and asked.to_come:
        return False
    if asked.ordered and row.gives == "planned":
        return False  # "Motionen ska anses besvarad"; what "bör" be so is an opinion under a decision's heading, too
    if clause.kind not in _INFINITE_KINDS or row.gives not in {"planned", "proposed", "hypothetical"}:
        return True
    deciding = {"deciding", "decision-noun", "recommending", "proposing"}
    return not (asked.ordered or any(it.id in deciding for _, it in governors(clause)[:1]))


def _is_elliptic(clause: Clause, place: int | None, at: int) -> bool:
    """Tell whether a negation behind a verdict is of something else: "inställt, inget sammanträde", "…, kulturnämnden inte"."""
    tokens = clause.tokens
    if place is None or at <= place:
        return False
    alone = not any(token.kind != "sign" for token in tokens[at + 1 :])
    return not clause.finite or (at > place + 1 and alone and tokens[at - 1].actor)


def _wish_before(clause: Clause, place: int | None) -> Judgement | None:
    """Find a verb of will in the same clause that an infinitive hangs on: "vill avslå", "föreslår fullmäktige avslå"."""
    if place is None:
        return None
    token = clause.tokens[place]
    if token.finite and not token.has_form("inf.s"):
        return None
    wishes = {"proposed", "hypothetical", "possible", "question", "denied"}
    found: list[tuple[int, Rule]] = []
    for row, hit in table("modes", "governor").find(clause.tokens[:place]):
        governor = clause.tokens[hit.first]
        attributive = all(reading.form == "part" for reading in governor.verbs)
        if row.gives in wishes and governor.verbs and not governor.noun and not attributive:
            found.append((hit.first, row))
    if not found:
        return None
    at, row = max(found, key=lambda it: it[0])
    to = next((it for where, it in actors(clause) if where > at and it.kind == "body"), None)
    return Judgement(row.mode, row.id, actor_of(clause, at), to)


def _governed(clause: Clause, asked: JudgeOptions, depth: int) -> Judgement:
    """Tell how a clause is meant by what it hangs on; what nobody knows only reports."""
    above = clause.parent
    assert above is not None  # noqa: S101 - the caller has looked
    found = governors(clause)
    if not found:
        if clause.kind in {"points", "manner"} or not clause.at:
            return judge(above, None, asked, depth + 1)
        return Judgement("reported", "unknown-governor")
    at, row = found[0]
    infinite = row.id == "deciding" and above.tokens[at].verbs and not above.tokens[at].finite
    if infinite and len(found) > 1 and found[1][1].gives == "proposed":
        at, row = found[1]  # "föreslår att besluta att" hangs on the proposal
    if row.id == "rating" and not clause.finite:
        return Judgement("reported", row.id)  # "roligt att bifalla motioner"
    gives = _given(row, above, at, found, of_meeting=asked.of_meeting)
    if gives not in {"asserted", "proposed", "denied"}:
        return Judgement(gives, row.id)
    up = judge(above, at if above.tokens[at].verbs else None, asked, depth + 1)
    if gives == "asserted":
        return up
    if gives == "proposed":
        # Who proposes what a clause says, and to whom.
        if up.mode != "asserted":
            return up
        before = reversed(above.tokens[max(0, at - 4) : at])
        owner = next((it for it in before if it.genitive and it.actor), None)
        who = actor_of(above, at) if above.tokens[at].verbs else owner or up.by
        behind = (it for it in above.tokens[at + 1 :] if it.kind == "body" and not it.genitive and it is not who)
        to = next(behind, None) or next((it for _, it in actors(clause) if it.kind == "body"), None)
        return Judgement("proposed", row.id, who, to)
    return Judgement("denied" if up.mode != "denied" else "reported", row.id)


def _given(row: Rule, above: Clause, at: int, found: Sequence[tuple[int, Rule]], *, of_meeting: bool) -> Mode:
    """Tell what a governor gives, where that hangs on who says it and with which verb."""
    if of_meeting and row.id == "deciding" and any(where == at and it.id == "decision-noun" for where, it in found):
        return "background"  # "beslutet att ställa in mötet har upphävts"
    if row.id == "decision-noun" and not has_any(above.tokens, "MAKE_DECISION"):
        return "background"
    if row.id == "saying" and is_among(above.tokens[at], "HOLD_TO_BE"):
        who = actor_of(above, at)
        return "asserted" if who is None or who.kind in {"body", "we"} else row.mode
    return row.mode


def may_tell_doer(text: str) -> bool:
    """Tell whether a decision's words may say who is to do what was decided.

    >>> may_tell_doer("Bryggan öppnas. Tekniska nämnden får i uppdrag att sköta den."), may_tell_doer("Motionen bifalls.")
    (True, False)
    """
    words = tokenize(text)
    return has_any(words, "TASKING") or has_any(words, "CARRYING_OUT")
