"""What ties a clause to this matter, this body and this meeting; one that lacks a tie counts for nothing.

Other rules know words that speak against a clause. Here silence is the rule: under a heading that says what this body
decided the place ties a clause, and elsewhere its source, its label, its day, who does it, where and of what must each be
of this item, or nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from agendawatch.lang.sv.attribution import in_phrase
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.decisions.days import cites_paragraph, is_today
from agendawatch.lang.sv.decisions.findings import Finding, Refusal
from agendawatch.lang.sv.decisions.item import Item
from agendawatch.lang.sv.decisions.matter import stems
from agendawatch.lang.sv.decisions.objects import PUT_OFF
from agendawatch.lang.sv.patterns import has_any, is_among
from agendawatch.lang.sv.tokens import Body, Token, count_of, rank_of

__all__ = ["missing_tie"]

_NEAR = 5
"""Words behind "enligt" within which its noun stands."""
_ABOUT = 12
"""Words that tell what a noun is about."""
_BEFORE, _BEHIND = 3, 9
"""Words around a noun that belong to its phrase."""
_PREPARING = 1
"""The rank of bodies that prepare for others."""
_TELLING = 4
"""Letters that a word must have to name a matter."""
_RULED_ON = frozenset({"claim", "matter", "part", "procedural", "decision"})
_NO_MATTERS = frozenset({"time", "vote", "meeting", "procedural", "order", "decision", "claim"})
"""Nouns that name no matter of their own."""


def missing_tie(item: Item, finding: Finding) -> Refusal | None:
    """Tell which tie a finding lacks; `None` where it is tied to this matter, this body and this meeting."""
    if _has_foreign_source(finding.clause):
        return Refusal.SOURCE
    if item.official and item.section.heading:
        return Refusal.UNTIED if _is_of_another(item, finding) else None
    return next((why for why, lacks in _TIES if lacks(item, finding)), None)


# Whose words they are


def _has_foreign_source(clause: Clause) -> bool:
    """Tell whether somebody else is named as knowing it: "enligt vad tidningen erfar", "enligt Bo Ek (M)"."""
    return any(is_among(token, "BY_WHAT_IS_SAID") and _is_source(near) for token, near in _nexts(clause))


def _is_source(near: Sequence[Token]) -> bool:
    if not near or is_among(near[0], "WHATEVER"):
        return bool(near)
    who = next((it for it in near if it.noun or it.kind in {"people", "person"}), None)
    return who is not None and who.kind in {"people", "person"} and not any(it.noun in _RULED_ON for it in near)


def _nexts(clause: Clause) -> Iterator[tuple[Token, Sequence[Token]]]:
    return ((token, clause.tokens[at + 1 : at + 1 + _NEAR]) for at, token in enumerate(clause.tokens))


def _has_foreign_label(item: Item, finding: Finding) -> bool:
    """Tell whether a label makes it a proposal, or another day's: "Alternativt förslag: ansökan avslås"."""
    label = finding.clause.before
    if item.official or label is None or label.finite or not label.tokens or is_among(label.tokens[0], "PREPOSITIONS"):
        return False
    proposal = any(it.noun == "claim" for it in label.tokens) and not item.matter.is_named_by(label)
    return proposal or (item.matter.numbered and any(it.kind == "day" for it in label.tokens))


# When


def _has_foreign_day(item: Item, finding: Finding) -> bool:
    """Tell whether a numbered item tells of a day that no noun takes, or any of another's paragraph: "den 7 maj, § 197"."""
    if item.official:
        return False
    if not item.matter.derived and any(
        cites_paragraph(clause) for clause in (*finding.clause.above, finding.clause.root.before) if clause is not None
    ):
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
    if rank is None or rank > _PREPARING:
        return False
    told = (it for section in item.sections if section.kind == "lead" for it in section.prose.sentences)
    beside = (
        token for sentence in told if " ".join(sentence.text.split()) != finding.sentence for token in sentence.tokens
    )
    return any(isinstance(it.value, Body) and not it.genitive and (rank_of(it.value) or 0) > rank for it in beside)


def _has_foreign_subject(item: Item, finding: Finding) -> bool:
    """Tell whether an active verb has a subject that no list knows, or none: "tingsrätten avslog", "två av tre sa nej"."""
    clause, verb = finding.clause, finding.verb
    if item.official or finding.actor is not None or not clause.finite or verb.passive:
        return False
    carries = max((at for at in clause.finite if at <= finding.at), default=clause.finite[0])
    carrier = clause.tokens[carries]
    stands = carrier.passive or any(is_among(it, name) for it in (verb, carrier) for name in ("INTRANSITIVE", "BE_SO"))
    if stands or clause.kind not in {"main", "temporal", "after"} or finding.noun in range(carries):
        return False
    goes_on = carries == 0 and clause.before is not None
    around = [*(clause.before.tokens if goes_on and clause.before else ()), *clause.tokens[: carries + 2]]
    return not any(it.noun == "meeting" or is_among(it, "WE_ALL") for it in around)


def _is_in_foreign_place(item: Item, finding: Finding) -> bool:
    """Tell whether a place that the title does not name stands by the verb: "avslogs i Trindsjö"."""
    tokens = finding.clause.tokens
    return not item.official and any(
        is_among(tokens[at - 1], "FROM_WHERE")
        and _is_place(token, item)
        and (at < 2 or not (tokens[at - 2].noun or tokens[at - 2].actor))  # noqa: PLR2004 - what a preposition hangs on
        for at, token in enumerate(tokens)
        if at
    )


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
    """Tell whether a point of a decision names a motion that is not the title's."""
    matter, noun = item.matter, finding.noun
    if noun is None or matter.derived or matter.says_nothing or finding.object == "claim" or finding.gives == "follow":
        return False
    return is_among(finding.clause.tokens[noun], "MOTIONS") and _is_about_another(item, finding.clause, noun)


def _is_tied(item: Item, finding: Finding, noun: int) -> bool:
    """Tell whether a noun is the matter: called so, known already, named by the title, or what this body now does."""
    clause, matter = finding.clause, item.matter
    tokens = clause.tokens
    if tokens[noun].noun in _NO_MATTERS or is_among(tokens[noun], "CALLS_MATTER"):
        return True
    if is_among(tokens[noun], "KNOWN"):  # what stands in its definite form is known already: from where?
        return matter.names(tokens[noun].low) or not _is_told_of_before(item, tokens[noun])
    phrase = tokens[max(0, noun - _BEFORE) : noun + _BEHIND]
    if any(matter.names(it.low) for it in phrase if len(it.low) >= _TELLING and not it.actor):
        return True
    if has_any(tokens, "IT") or has_any(tokens, "THE_MANY"):
        return True
    beside = (it for it in (clause.parent, clause.before, *item.hanging_on(clause)) if it is not None)
    return any(matter.is_named_by(it) for it in beside)


def _is_told_of_before(item: Item, noun: Token) -> bool:
    """Tell whether the sentence before brought a noun up beside the matter: "Bo Ek anmäler jäv. Nämnden godkänner anmälan"."""
    named = stems(noun.low)
    before = item.above.tokens if item.above is not None else ()
    told = stems(" ".join(it.low for it in before if not it.actor))
    return bool(named & told) and not told & item.matter.stems


def _is_some_of_several(item: Item, finding: Finding) -> bool:
    """Tell whether what is put off or taken back is some of several, or somebody's own: "två punkter", "sitt (anbud)"."""
    if finding.gives not in PUT_OFF:
        return False
    tokens, noun = finding.clause.tokens, finding.noun
    if noun is None:
        acts = not finding.verb.passive and not is_among(finding.verb, "INTRANSITIVE")
        return acts and has_any(tokens[finding.at :], "OWN")
    many = noun > 0 and (count_of(tokens[noun - 1]) or 0) > 1
    return many and not item.matter.names(tokens[noun].low)


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
    return found or [it for child in item.hanging_on(clause, noun + 2) for it in child.tokens[:_ABOUT]]


def _phrase(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the words before the next verb, sign or day."""
    ends = (
        at for at, it in enumerate(tokens) if it.kind in {"sign", "day", "when"} or (it.only_finite and not it.noun)
    )
    return tokens[: next(ends, len(tokens))]


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
