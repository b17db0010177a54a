"""What statuses and roles mean, in a sentence for people; in English here, in Swedish by the catalogue."""

from __future__ import annotations

import re
from functools import lru_cache

from agendawatch.lang.sv.stems import stem
from agendawatch.model import Certainty, Example, PositionRole, ProposalClassification, ProposalStatus, slug
from agendawatch.proposals.hits import FoundPlace
from agendawatch.site.facts.parties import PartyVotes

FOUND_KINDS: dict[str, str] = {
    "item": "Agenda item",
    "meeting": "Meeting",
    "document": "Document",
    "proposal": "Proposal",
}
"""What a search finds."""

FACETS: dict[str, str] = {"kind": "What", "municipality": "Municipality", "organization": "Organization"}
"""By what it is narrowed."""

STATUSES: dict[ProposalStatus, str] = {
    ProposalStatus.UNKNOWN: "No source says how it went.",
    ProposalStatus.SUBMITTED: "The proposal is handed in. We have not seen it handled.",
    ProposalStatus.INTRODUCED: "The proposal has been presented to the council, and waits to be prepared.",
    ProposalStatus.REFERRED: "The proposal has been sent on to be prepared.",
    ProposalStatus.IN_PREPARATION: "The proposal is being prepared.",
    ProposalStatus.IN_CONSULTATION: "Others are being asked what they think of the proposal.",
    ProposalStatus.RECOMMENDED: "There is a recommendation of what to decide. Nothing is decided.",
    ProposalStatus.ON_AGENDA: "The proposal stands on an agenda. Nothing is decided that we know of.",
    ProposalStatus.TABLED: "The decision is put off to a later meeting.",
    ProposalStatus.REFERRED_BACK: "The proposal was sent back for more work before a decision.",
    ProposalStatus.APPROVED: "The answer was yes: the proposal is approved.",
    ProposalStatus.PARTIALLY_APPROVED: "Parts of the proposal are approved.",
    ProposalStatus.REJECTED: "The answer was no: the proposal is rejected.",
    ProposalStatus.ANSWERED: "The proposal is held to be answered: neither yes nor no.",
    ProposalStatus.NOTED: "The proposal was noted, and no more.",
    ProposalStatus.DISMISSED: "The proposal was dismissed without a stand.",
    ProposalStatus.WITHDRAWN: "The proposal has been taken back.",
    ProposalStatus.APPEAL_PERIOD: "The decision is announced and can be appealed against.",
    ProposalStatus.APPEALED: "The decision has been appealed against.",
    ProposalStatus.ANNULLED: "A court has annulled the decision.",
    ProposalStatus.STAYED: "A court has stayed the decision.",
    ProposalStatus.IN_FORCE: "The decision has gained legal force.",
    ProposalStatus.IMPLEMENTED: "The decision has been carried out.",
}

FORMS: dict[ProposalClassification, str] = {
    ProposalClassification.MOTION: "Motion",
    ProposalClassification.CITIZEN_PROPOSAL: "Citizen's proposal",
    ProposalClassification.INTERPELLATION: "Interpellation",
    ProposalClassification.QUESTION: "Question",
    ProposalClassification.YRKANDE: "A party's proposal on an item",
    ProposalClassification.BOARD_INITIATIVE: "Initiative within the board",
    ProposalClassification.ADMINISTRATIVE_PROPOSAL: "Proposal by the administration",
    ProposalClassification.CONSULTATION_RESPONSE: "Consultation response",
    ProposalClassification.ZONING_PLAN: "Zoning plan",
    ProposalClassification.REGULATION: "Regulation or fee",
    ProposalClassification.BUDGET: "Budget",
    ProposalClassification.APPOINTMENT: "Appointment",
    ProposalClassification.NOTICE: "Notice",
    ProposalClassification.PROPOSAL: "Proposal",
}

ROLES: dict[PositionRole, str] = {
    PositionRole.PROPOSER: "proposed",
    PositionRole.SUPPORTER: "for",
    PositionRole.OPPONENT: "against",
    PositionRole.RESERVATION: "reservation",
    PositionRole.STATEMENT: "statement",
}

SIDES: dict[PartyVotes, str] = {
    PartyVotes.WON: "for what was decided",
    PartyVotes.LOST: "against what was decided",
    PartyVotes.DIVIDED: "divided",
    PartyVotes.UNKNOWN: "which side it was on is not known",
}

CERTAINTY: dict[Certainty, str] = {
    Certainty.STATED: "The source says so in so many words.",
    Certainty.DERIVED: "It follows from what the source says.",
    Certainty.INFERRED: "It is our best reading; another is possible.",
}

EXAMPLES: dict[Example, str] = {
    Example.MADE_UP: "Made-up example",
    Example.CONSTRUCTED: "Constructed example",
}

SPOTS: dict[FoundPlace, str] = {
    FoundPlace.TITLE: "in the title",
    FoundPlace.DECISION: "in the decision",
    FoundPlace.DOCUMENT: "in a document's name",
    FoundPlace.REFERENCE: "as case number",
    FoundPlace.PARTY: "as party",
    FoundPlace.ORGANIZATION: "as organization",
    FoundPlace.MUNICIPALITY: "as municipality",
    FoundPlace.KIND: "as change",
}

LACKS: dict[str, str] = {
    "time": "When it begins: no time is published.",
    "hour": "When it begins.",
    "place": "Where it is held.",
    "agenda": "What is on the agenda: it is not published, or we have not seen it.",
    "items": "What is on the agenda: it is published, and we are not sure of what it says.",
    "minutes": "What the minutes say: none are published that we have seen.",
    "decisions": "What was decided: no source that we have read says.",
    "municipality": "Which municipality it is about.",
    "reference": "Its case number.",
    "form": "What form it has: motion, initiative or other.",
    "next": "When it is handled next.",
    "end": "How it ends.",
    "doer": "What happens next with what was decided, who does it and when: no source that we have read says.",
}
"""What a reader would like to know of a meeting or a proposal, by the word that its page says it with."""

GLOSSARY: dict[str, str] = {
    "anslag": "The notice on the notice board of the municipality's web site that minutes are adjusted. The three weeks to appeal are counted from the day it is put up (8 kap. 12 §, 13 kap. 5 §).",
    "arbetsutskott": "A few members of a board or committee who go through its matters beforehand (6 kap. 41 §). They mostly propose and the whole board decides; some matters they may decide themselves.",
    "avskrivet": "The matter is closed without a stand on it.",
    "avslag": "No: what was proposed is not to be done.",
    "beredning": "The work before a decision: facts are gathered, others are asked, and a proposal is written. Almost nothing may be decided by the council without it (5 kap. 26 §).",
    "besvarad": "The proposal is held to be answered: neither yes nor no. Often the answer is that something like it is done already.",
    "bifall": "Yes: what was proposed is to be done.",
    "bordlagt": "The decision is put off to a later meeting, without more work on the matter. Nothing is decided yet. In the council a third of those present can demand it, the first time (5 kap. 50 §).",
    "dagordning": "The list of matters that a meeting takes up, also called föredragningslista. It mostly comes with the summons.",
    "diarienummer": "The number that a matter has in the municipality's register, such as KS 2026/123. By it you find everything in the matter, and can ask for its documents.",
    "enkel fråga": "A short question from a member of the council to somebody who leads a board or committee. When it is answered at a meeting, only those two may speak (5 kap. 64 §).",
    "flyttat": "The meeting has another day or hour than before.",
    "handling": "A document in a matter. Most are public: anybody may read them and ask for a copy.",
    "initiativ": "A matter that a member of a board or committee raises there, without being asked by anybody (4 kap. 20 §).",
    "inställt": "The meeting is not held. Its matters are mostly moved to another one.",
    "interpellation": "A question from a member of the council to somebody who leads a board or committee, on something that matters to the municipality (5 kap. 59–61 §§). All members may join the debate, and no decision follows.",
    "justerat": "The minutes are checked and signed by those who were chosen for it. After that they say what was decided.",
    "kallelse": "The summons to a meeting: when and where it is, and what it takes up. Members of the council have it at least a week before (5 kap. 15 §).",
    "kommunfullmäktige": "The municipality's parliament, whose members are elected every fourth year. It decides on the budget and all that matters most (5 kap. 1 §). Its meetings are open to all; a single matter may be debated behind closed doors (5 kap. 42 §).",
    "kommunstyrelsen": "The municipality's government: it leads and coordinates the work (6 kap. 1 §), and says what it thinks of almost all that the council decides. Its meetings are mostly closed.",
    "laga kraft": "The time to appeal is over, or the court is done: the decision stands.",
    "medborgarförslag": "A proposal from somebody who is registered as living in the municipality; age does not matter. Not every municipality takes them (8 kap. 1 §). It should if possible be decided within a year (5 kap. 35 §).",
    "motion": "A proposal from a member of the council. It should if possible be decided within a year (5 kap. 35 §).",
    "nämnd": "Elected people who answer for an area, such as schools or building permits. Meetings are closed, unless the council lets the nämnd open them (6 kap. 25 §).",
    "omröstning": "Also votering: the members vote openly, and the votes are counted; in elections they vote in secret (5 kap. 54 §). The minutes then list who voted how (5 kap. 67 §).",
    "protokoll": "What was decided at a meeting, written down and adjusted within fourteen days (5 kap. 69 §). It is public.",
    "remiss": "A proposal is sent to others, such as nämnder, organizations or residents, who say what they think before a decision.",
    "reservation": "A member who took part in the decision has it noted in the minutes that he or she was against it, before the meeting ends (4 kap. 27 §).",
    "saknas på sidan": "Also borta från listan: the meeting is missing from the municipality's page and nobody has said why. It need not be cancelled.",
    "särskilt yttrande": "A member's own comment in the minutes; it is no vote against. Also protokollsanteckning.",
    "till handlingarna": "The matter is noted, and nothing more is done.",
    "tjänsteutlåtande": "The officials' account of a matter with a proposal for a decision. Also tjänsteskrivelse.",
    "utgår": "The item is taken off the agenda, and is not dealt with at this meeting.",
    "yrkande": "What a member or party proposes that the meeting decides on an item.",
    "återremiss": "The matter is sent back for more work before anything is decided. In the council a third of those present can demand it, the first time (5 kap. 50 §).",
    "överklaga": "Who lives, owns property or pays tax in the municipality can ask the administrative court to try whether a decision was lawful (laglighetsprövning, 13 kap. 1 §), within three weeks from the anslag (13 kap. 5 §). It is written, says which decision it is about and what is unlawful in it, and is sent to the court, förvaltningsrätten, which must have it by then. Some decisions, such as building permits, are appealed in other ways; how is told with the decision.",
}
"""What the words mean, in the order of the Swedish alphabet."""

EXPLAINED = {
    code: word
    for word, codes in (
        ("anslag", ("posted",)),
        ("avskrivet", ("dismissed",)),
        ("avslag", ("rejected", "recommended_rejection")),
        ("beredning", ("in_preparation", "under_preparation", "introduced", "referred", "recommended")),
        ("besvarad", ("answered",)),
        ("bifall", ("approved", "partially_approved", "approved_amended", "recommended_approval")),
        ("bordlagt", ("tabled",)),
        ("dagordning", ("agenda_published", "placed_on_agenda", "on_agenda")),
        ("enkel fråga", ("question",)),
        ("flyttat", ("meeting_moved", "meeting_time_changed")),
        ("handling", ("document_added",)),
        ("initiativ", ("board_initiative",)),
        ("inställt", ("meeting_cancelled",)),
        ("interpellation", ("interpellation",)),
        ("justerat", ("minutes_approved", "minutes_adjusted")),
        ("laga kraft", ("in_force", "legally_binding", "final")),
        ("medborgarförslag", ("citizen_proposal",)),
        ("motion", ("motion",)),
        ("protokoll", ("minutes_published",)),
        ("remiss", ("in_consultation", "consultation_opened", "consultation_response")),
        ("reservation", ("reservation",)),
        ("saknas på sidan", ("meeting_unlisted",)),
        ("särskilt yttrande", ("statement",)),
        ("till handlingarna", ("noted",)),
        ("utgår", ("removed_from_agenda", "item_removed")),
        ("yrkande", ("yrkande",)),
        ("återremiss", ("referred_back",)),
        ("överklaga", ("appeal_period", "appealed", "appeal")),
    )
    for code in codes
}
"""The word that a status, an action, an outcome, a change, a form, a role or a deadline is explained by."""


# Words of municipal politics in our own sentences, each linked to what it means where a page says it first.

_BY_STEM = {stem(word): word for word in GLOSSARY if " " not in word}
_PARTS = re.compile(r"<[^<>]*>|[^<>]+")
_TAG = re.compile(r"<(?P<ends>/?)(?P<name>[a-z0-9]{1,20})")
_WORD = re.compile(r"[^\W\d_]{5,40}")
_PRESSED = re.compile(r'<(?:li class="row|ul class="cards)')
_CLOSED = frozenset({"a", "blockquote", "button", "label", "legend", "option", "q", "summary", "svg"})
"""What holds a source's words, or does something when it is pressed."""


@lru_cache(maxsize=8192)
def _explained(word: str) -> str | None:
    return _BY_STEM.get(stem(word))


def with_links(page: str, way: str) -> str:
    """Link each word that the glossary has, inflected too, in the main part of a Swedish page, once.

    Rows and cards are left as they are: one is pressed wherever it is touched, and leads to its meeting.

    >>> with_links("<main><p>Motionen och <q>bifall</q> till motioner</p></main>", "ord/")
    '<main><p><a class="word" href="ord/#motion">Motionen</a> och <q>bifall</q> till motioner</p></main>'
    """
    begin, end = page.find("<main"), page.find("</main>")
    if begin < 0:
        return page
    within, source, depth, pressed, before, parts, linked = 0, 0, 0, "", "", list[str](), set[str]()

    def link(found: re.Match[str]) -> str:
        word = _explained(found[0])
        if word is None or slug(word) in linked:
            return found[0]
        linked.add(slug(word))
        return f'<a class="word" href="{way}#{slug(word)}">{found[0]}</a>'

    for part in _PARTS.findall(page[begin:end]):
        if tag := _TAG.match(part):
            step = -1 if tag["ends"] else 1
            if tag["name"] == pressed if depth else _PRESSED.match(part):
                pressed, depth = tag["name"], depth + step
            within, source = within + step * (tag["name"] in _CLOSED), source + step * (tag["name"] == "bdi")
            if part.startswith('<a class="word"'):
                linked.add(part.rpartition("#")[2].rstrip('">'))
        # A source's words are its own; one that is an organization's whole name is a word of ours too.
        theirs = source and not (before.startswith("<bdi") and _WORD.fullmatch(part))
        parts.append(part if within or depth or theirs or part.startswith("<") else _WORD.sub(link, part))
        before = part
    return page[:begin] + "".join(parts) + page[end:]
