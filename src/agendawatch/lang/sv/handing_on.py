"""Where a matter goes next: the body that a decision proposes to, sends to or leaves it to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agendawatch.lang.sv.attribution import actor_of
from agendawatch.lang.sv.clauses import Clause
from agendawatch.lang.sv.data import words_of
from agendawatch.lang.sv.decisions.choice import find_own_body, heading_owner
from agendawatch.lang.sv.decisions.evidence import cites_paragraph
from agendawatch.lang.sv.decisions.findings import Matter
from agendawatch.lang.sv.findings import Finding, Found, Referents, find
from agendawatch.lang.sv.headings import DECIDED, Section
from agendawatch.lang.sv.patterns import Hit, find_first, is_among
from agendawatch.lang.sv.rules import table
from agendawatch.lang.sv.tokens import Body, Token, rank_of, same_body, tokenize

_ASIDE = frozenset({"relative", "cause", "manner", "bracket", "concession", "quote"})
"""Clauses that only tell something of what another says."""


class Next(NamedTuple):
    """The body that a matter goes to."""

    words: str
    """Its name, as written."""
    rule: str

    def __str__(self) -> str:
        """Give the body's name."""
        return self.words


NextFinding = Finding[str, Next]
"""Of the matter, or of what else goes."""


def find_marked_next(line: str) -> Next | None:
    """Find where a list's line sends a matter, behind its dash or colon.

    >>> find_marked_next("Utegym vid sjön – till tekniska nämnden för beslut").words
    'tekniska nämnden'
    """
    tokens = tokenize(line)
    found = table("handing_on", "marked").find(tokens)
    return next((Next(tokens[hit.last].text, rule.id) for rule, hit in found), None)


def find_next(
    sections: Sequence[Section], own: Body | None = None, outcome: str = "unknown", title: str = ""
) -> Next | None:
    """Find the body that the title's matter goes to; `None` where this body's decision sends it nowhere.

    `own` is the body whose decision it is: what others propose and send is background. Only what is decided counts,
    and what is told of a decision: proposals, background and those who get a copy are no way on.
    """
    if outcome == "withdrawn":
        return None
    return _HandingOn(sections, own, outcome, title).find()


class _HandingOn:
    """An item's way on: what its findings send where."""

    def __init__(self, sections: Sequence[Section], own: Body | None, outcome: str, title: str) -> None:
        self.sections = sections
        placed = any(section.kind == "decision" and section.heading for section in sections)
        self.own = own or heading_owner(sections) or (None if placed else find_own_body(title, sections))
        self.outcome = outcome
        self.title = title.casefold()
        decided = [section for section in sections if section.kind in DECIDED and section.text and section.heading]
        self.section = Section("lead", "", "")
        """What is read."""
        self.fresh = False
        """Whether a sentence of it tells what is done now: what was done on some day is background then."""
        self.acting: set[str] = set()
        """Bodies that have decided in it themselves: none of them is next."""
        places = {"lead", *DECIDED}
        self.where = decided or [it for it in sections if it.kind in places or self._speaks(it)]

    def find(self) -> Next | None:
        """Look under the headings that propose upwards, in what was decided, and in what it followed."""
        for section in self.sections:
            if section.kind == "decision_above" and (above := self._above(section)) is not None:
                return above
        for section in self.sections:  # "Kommunfullmäktige beslutar" in the board's own minutes
            owner = section.owner
            decided = section.kind == "decision" and self.own is not None
            if decided and owner is not None and self._receives(owner, up=True):
                return Next(owner.text, "heading")
        said = next((found for section in self.where if (found := self._said(section)) is not None), None)
        return said or self._headed() or self._followed()

    def _speaks(self, section: Section) -> bool:
        """Tell whether under "Kommunstyrelsens förslag" the body itself speaks, to another."""
        owner = section.owner.value if section.kind == "proposal" and section.owner is not None else None
        if not isinstance(owner, Body) or (self.own is not None and not same_body(owner, self.own)):
            return False
        return any(token.kind == "body" and token.value == owner and not token.genitive for token in section.tokens)

    # Headings

    def _above(self, section: Section) -> Next | None:
        """Read "Förslag till beslut i kommunfullmäktige", or whom the proposed decision speaks of."""
        bodies = [token for token in tokenize(section.heading) if self._receives(token, up=True)]
        if bodies:
            return Next(bodies[-1].text, "heading")
        first = next((sentence for sentence in section.sentences), None)
        tokens = [token for token in first.tokens if token.kind != "sign" and token.low != "att"] if first else []
        return Next(tokens[0].text, "addressed") if tokens and self._receives(tokens[0], up=True) else None

    def _headed(self) -> Next | None:
        """Read "Kommunstyrelsen föreslår kommunfullmäktige" over what this body proposes beside what it decides."""
        alone = self.outcome == "unknown" and not any(section.kind in DECIDED for section in self.sections)
        proposals = (it for it in self.sections if it.kind == "proposal" and (alone or self.own is not None))
        found = (it for section in proposals for it in self._findings(Section("lead", "", section.heading)))
        counting = (it for it in found if it.refused is None)
        return next((it.goal for it in counting if it.actor is None or it.actor.kind == "body"), None)

    def _followed(self) -> Next | None:
        """Read to whom the proposal goes that a decision follows: "enligt kontorets förslag"."""
        sentences = (it for section in self.where for it in section.sentences)
        if not any(find_first(it.tokens, "%ACCORDING ..6 @CLAIM") for it in sentences):
            return None
        for section in self.sections:
            if section.kind == "proposal":
                told = [token for token in tokenize(section.heading) if self._receives(token, up=True)]
                for sentence in section.sentences[:2]:
                    told += [token for token in sentence.tokens if self._receives(token, up=True)][:1]
                if told:
                    return Next(told[0].text, "proposal that was followed")
        return None

    # Clauses

    def _said(self, section: Section) -> Next | None:
        sentences = section.sentences
        # what a body does now: "Kommunstyrelsen noterar informationen"
        main = (it for sentence in sentences for it in sentence.clauses[:1] if it.kind == "main" and it.finite)
        acting = (actor_of(it) for it in main if it.tokens[it.finite[0]].has_form("pres", "pres.s"))
        self.fresh = any(who is not None and who.kind == "body" for who in acting)
        self.acting = self._acting(section)
        return next((finding.goal for finding in self._findings(section) if finding.refused is None), None)

    def _findings(self, section: Section) -> list[NextFinding]:
        self.section = section
        return find(section, table("handing_on"), Referents(self._referent_of, self._why_not))

    def _acting(self, section: Section) -> set[str]:
        """Name the bodies that decide in a text themselves: whoever has decided is not next."""
        if self.own is not None:
            return set()
        found = set()
        main = (it for sentence in section.sentences for it in sentence.clauses if it.kind == "main" and it.finite)
        for clause in main:
            verb = clause.tokens[clause.finite[0]]
            acts = verb.has_form("past") and not is_among(verb, "GET")
            who = actor_of(clause, clause.finite[0]) if acts else None
            if who is not None and who.kind == "body" and find_first(clause.tokens, "%PROPOSE_UP") is None:
                found.add(who.low)
        return found

    def _referent_of(self, found: Found, _before: Sequence[NextFinding]) -> tuple[str, Next, str] | None:
        """Give what goes to whom; `None` where a rule tells nothing of such an outcome, or names nobody."""
        rule = found.rule
        put_off = self.outcome in {"tabled", "referred_back"}  # a proposal upwards is background then
        if (rule.of and self.outcome not in rule.of) or (rule.up and rule.kind != "coming" and put_off):
            return None
        if rule.object == "asked" and self.title and not Matter(self.title).asked:
            return None
        by = found.actor if found.verb.verbs else None
        who = self._goes_to(found, by)
        if who is None or (who.genitive and not _may_be_whose(found, who)):
            return None
        if who.low in self.acting or not self._receives(who, up=rule.up, by=by if by is not who else None):
            return None
        another = rule.object == "matter" and not self._is_matter(found.clause, found.hit)
        return "another" if another else "this", Next(who.text, rule.id), rule.gives

    def _why_not(self, finding: NextFinding) -> str | None:
        """Tell why it is not what this body does now about this matter."""
        rule, clause, verb = finding.rule, finding.clause, finding.clause.tokens[finding.at]
        which = any(token.low == "som" for token in clause.tokens[max(0, finding.at - 3) : finding.at])
        aside = clause.kind in _ASIDE and not (clause.kind == "bracket" and rule.kind == "coming")
        if (which and verb.supine) or aside:  # "rapporten som överlämnats", but "(ärendet går till nämnden)"
            return "only described"
        carrier = next((it for it in clause.above if it.finite), None)
        past = carrier is not None and carrier.tokens[carrier.finite[0]].has_form("past", "past.s")
        dated = past and any(token.kind in {"day", "year"} for above in clause.above for token in above.tokens)
        if (dated and self.fresh and rule.kind != "coming") or any(cites_paragraph(it) for it in clause.above):
            return "another day's"
        if finding.referent == "another":
            return "another matter"
        if rule.kind == "coming":
            return None
        who = finding.actor if verb.verbs else None
        acts = rule.goal in {"told", "that"} and (rule.id == "want" or verb.passive)
        if who is None or not isinstance(who.value, Body):
            ours = who is not None and who.kind == "we" and self.where[0].kind in DECIDED
            return None if not acts and (who is None or ours) else "nobody's who decides"
        return None if same_body(who.value, self.own) else "another body's"

    def _is_matter(self, clause: Clause, hit: Hit) -> bool:
        """Tell whether what is handed on is the matter: by a word for it, or one of the title's; a pronoun or nothing is it, too."""
        words = words_of("handing_on", "matter")
        near = clause.tokens[: hit.last + 4]
        plain = (it for it in near if it.kind == "word" and not it.genitive)
        nouns = [it for it in plain if it.noun or it.low in words]
        copies = tuple(words_of("handing_on", "matter", "copies"))
        if any(it.low.startswith(copies) for it in near) or self._is_another(clause):
            return False
        named = [token for token in nouns if token.noun not in {"time", "meeting", "vote", "order"}]
        return not named or any(token.low.startswith(tuple(words)) or token.low[:5] in self.title for token in named)

    def _is_another(self, clause: Clause) -> bool:
        """Tell whether what is handed on is a motion about something that the title does not name: "motionen om en kiosk"."""
        tokens = clause.tokens
        at = next(
            (at for at, it in enumerate(tokens[:-1]) if is_among(it, "MOTIONS") and tokens[at + 1].low == "om"), None
        )
        if at is None or not self.title:
            return False
        stop = next((place for place in clause.finite if place > at), len(tokens))
        return not any(token.low[:5] in self.title for token in tokens[at + 2 : stop] if len(token.low) > 3)  # noqa: PLR2004 - words that tell something

    def _goes_to(self, found: Found, by: Token | None) -> Token | None:
        """Find the body that it goes to, as its rule's `goal` tells."""
        hit, tokens, goal = found.hit, found.clause.tokens, found.rule.goal
        bodies = [token for token in tokens[hit.first : hit.last + 1] if token.kind == "body"]
        if goal in {"hit", "subject"}:
            return (bodies[-1] if goal == "hit" else bodies[0]) if bodies else None
        if goal == "above":
            above = [sentence for sentence in self.section.sentences if sentence.end <= tokens[0].start][-1:]
            return next(
                (token for one in above for token in one.tokens if token.kind == "body" and not token.genitive), None
            )
        if goal == "till":
            return _behind(tokens, hit)
        near = tokens[hit.head + 1 : hit.head + 10]
        behind = (it for it in near if it.kind == "body" and not it.genitive and it is not by)
        hanging = (it for it in found.around if it.parent is found.clause and it.kind in {"that", "points"})
        acting = (actor_of(it) for it in hanging if it.at > hit.head)
        here = next(behind, None) if goal == "told" else None
        return here or next((who for who in acting if who is not None and who.kind == "body"), None)

    def _receives(self, token: Token, *, up: bool, by: Token | None = None) -> bool:
        """Tell whether a body may be the next one: another political body; a higher one, for a proposal."""
        if token.kind != "body" or not isinstance(token.value, Body):
            return False
        rank = rank_of(token.value) or 0
        if not rank or (self.own is not None and same_body(token.value, self.own)):
            return False
        mine = by.value if by is not None and isinstance(by.value, Body) else self.own
        if not up:
            return True
        return rank > (rank_of(mine or Body("committee")) or 0)


def _may_be_whose(found: Found, who: Token) -> bool:
    """Tell whether a genitive names where a matter goes, by what is that body's: "till kommunstyrelsens möte"."""
    following = next((token for token in found.clause.tokens if token.start > who.start), None)
    if following is None or found.rule.id not in {"table-to", "proposal-to"}:
        return False
    return following.noun == ("meeting" if found.rule.id == "table-to" else "decision")


def _behind(tokens: Sequence[Token], hit: Hit) -> Token | None:
    """Give the body that stands first behind "till" or "åt"; who gets it besides is not asked."""
    at = next((at for at in range(hit.first, len(tokens)) if is_among(tokens[at], "TO_WHOM")), None)
    if at is None:
        return None
    for token in tokens[at + 1 : at + 3]:
        if token.kind == "body":
            return token
        if token.noun or token.actor or token.verbs:
            return None
    return None


# Examples


def told(rows: str, example: str, rule: str) -> Iterator[tuple[str, str]]:
    """Give the rule of `rules/handing_on.toml` that reads an example, of an outcome that it may tell of, and the body."""
    if rows == "marked":
        found = find_marked_next(example)
    else:
        of = table("handing_on").rule(rule).of
        outcome = "approved" if not of or "approved" in of else min(of)
        found = find_next([Section("decision", "Beslut", example)], None, outcome)
    if found is not None:
        yield found.rule, found.words
