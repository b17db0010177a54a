"""Agenda items and what was decided on them."""

from __future__ import annotations

from enum import StrEnum

from agendawatch.model.organization import Organization, Party, Person
from agendawatch.model.provenance import Provenance
from agendawatch.model.value import Aware, Value, Words

# Documents of a meeting or an item: what they are, never their bytes.


class DocumentClassification(StrEnum):
    """What a document is for."""

    NOTICE = "notice"
    """Kallelse, kungörelse: the summons, often with the agenda."""
    AGENDA = "agenda"
    """Föredragningslista, dagordning."""
    SUPPLEMENTARY_AGENDA = "supplementary_agenda"
    """Tilläggslista, kompletterande kallelse."""
    PAPERS = "papers"
    """Handlingar: the merged papers, or those of one item."""
    PROPOSAL = "proposal"
    """Yrkande, motion."""
    MINUTES = "minutes"
    """Protokoll, snabbprotokoll."""
    PARTIAL_MINUTES = "partial_minutes"
    """Omedelbart justerat, protokollsutdrag: some paragraphs only."""
    MINUTES_NOTICE = "minutes_notice"
    """Anslagsbevis, tillkännagivande: that minutes are adjusted; it holds no decision."""
    ATTACHMENT = "attachment"
    """Bilaga, tjänsteutlåtande, närvaro- and voteringslistor."""
    OTHER = "other"


class Document(Value):
    """A published document, by its address."""

    url: Words
    """Where it is published."""
    title: Words
    """As published; often only a file's name."""
    classification: DocumentClassification = DocumentClassification.OTHER
    """What kind of document it is."""
    media_type: str | None = None
    """`application/pdf` and so on; `None` when the page does not tell."""
    size: int | None = None
    """Bytes as the page tells them, rounded as there; `None` when it does not."""
    published: Aware | None = None
    """When the platform says it was put there; `None` when it does not."""
    content_hash: str | None = None
    """SHA-256 of the bytes, hexadecimal; `None` until we have fetched it."""
    provenance: Provenance | None = None
    """Where it was listed; `None` where it was not read from a page."""


# Agenda items and what was decided on them.


class ItemClassification(StrEnum):
    """What kind of matter an item is."""

    DECISION = "decision"
    """Beslutsärende."""
    INFORMATION = "information"
    """Informationsärende, redogörelse."""
    NOTICE = "notice"
    """Anmälningsärende, delegationsbeslut, meddelande."""
    MOTION = "motion"
    CITIZEN_PROPOSAL = "citizen_proposal"
    """Medborgarförslag, e-förslag."""
    INTERPELLATION = "interpellation"
    QUESTION = "question"
    """Enkel fråga, allmänhetens frågestund."""
    BOARD_INITIATIVE = "board_initiative"
    """Initiativärende, ledamotsinitiativ."""
    ELECTION = "election"
    """Val, avsägelse, entledigande."""
    FORMALITY = "formality"
    """Upprop, val av justerare, fastställande av dagordning, anmälan av jäv."""


class Outcome(StrEnum):
    """What an organization decided, in one word."""

    APPROVED = "approved"
    """Bifall, godkänns, enligt förslag."""
    PARTIALLY_APPROVED = "partially_approved"
    """Delvis bifall."""
    REJECTED = "rejected"
    """Avslag."""
    TABLED = "tabled"
    """Bordlagt."""
    REFERRED_BACK = "referred_back"
    """Återremiss."""
    REFERRED = "referred"
    """Remiss, överlämnas för beredning."""
    NOTED = "noted"
    """Till handlingarna, antecknas."""
    ANSWERED = "answered"
    """Besvarad."""
    DISMISSED = "dismissed"
    """Avskriven."""
    WITHDRAWN = "withdrawn"
    """Återkallad, utgår."""
    ELECTED = "elected"
    """Val."""
    FORWARDED = "forwarded"
    """Handed on without a stand of its own."""
    UNKNOWN = "unknown"
    """No source says."""


class DecisionMode(StrEnum):
    """How a decision came about."""

    UNANIMOUS = "unanimous"
    """Enhälligt."""
    ACCLAMATION = "acclamation"
    """Propositioner without a count."""
    VOTE = "vote"
    """Omröstning, votering."""


class VoteCount(Value):
    """The figures of a vote. Ja and Nej are not kept as for and against: what they meant differs."""

    winning: int
    """Votes for what was decided."""
    losing: int
    """Votes for the other proposition."""
    abstained: int | None = None
    """Those who abstained; `None` when the text does not say."""
    meaning: str | None = None
    """What Ja and Nej stood for, in the text's words; `None` when it does not say."""


class VoteOption(StrEnum):
    """How somebody voted (Popolo `option`)."""

    YES = "yes"
    """Ja."""
    NO = "no"
    """Nej."""
    ABSTAIN = "abstain"
    """Avstår."""
    ABSENT = "absent"
    """Frånvarande."""


class Vote(Value):
    """How one person voted. What Ja and Nej stood for is the vote's `meaning`."""

    option: VoteOption
    """Yes, no, abstain or absent."""
    person: Person
    """The elected person who voted."""


class VoteEvent(Value):
    """One vote: its figures, and who voted how where the minutes list it."""

    count: VoteCount | None = None
    """`None` when the text gives no figures, or figures that are not the sums of the names."""
    votes: tuple[Vote, ...] = ()
    """Each person's vote, in the order listed."""
    about: str | None = None
    """What it was on, in the words over the list of names; `None` where there are none."""


class PositionRole(StrEnum):
    """What somebody did about an item."""

    PROPOSER = "proposer"
    """Raised the matter (a motion, an initiative), or put a proposal of their own beside it."""
    SUPPORTER = "supporter"
    """Asked that the matter be approved, or spoke or voted for it, without having raised it."""
    OPPONENT = "opponent"
    """Asked that it be rejected, or in vain that it be put off, or spoke or voted against it."""
    RESERVATION = "reservation"
    """Reservation."""
    STATEMENT = "statement"
    """Yttrande, protokollsanteckning."""


class Position(Value):
    """Where a party or a person stood on an item."""

    role: PositionRole
    """Proposer, supporter, opponent, reservation or statement."""
    party: Party | None = None
    """`None` when the text names a person without a party."""
    person: Person | None = None
    """`None` when the text names a party only."""
    words: str | None = None
    """The text's words; `None` where they were not kept."""


class Decision(Value):
    """What this organization decided at this meeting."""

    outcome: Outcome = Outcome.UNKNOWN
    """What it came to; `UNKNOWN` where the text does not say."""
    text: str | None = None
    """The decision as written; `None` when only its outcome is told."""
    vote: VoteCount | None = None
    """The deciding vote; `None` when none was counted, or when its figures are not the sums of the names."""
    votes: tuple[Vote, ...] = ()
    """Each person's, in the deciding vote, where the minutes list them."""
    other_votes: tuple[VoteEvent, ...] = ()
    """Further votes under the same paragraph, on additions, procedure or parts, in their order."""
    next_organization: Organization | None = None
    """Where the matter goes next; `None` when the text sends it nowhere."""
    mode: DecisionMode | None = None
    """`None` when the text does not say."""
    immediately_adjusted: bool = False
    """Omedelbar justering."""
    minority: bool = False
    """A bordläggning or återremiss by at least a third of those present (kommunallagen 5 kap. 50 §)."""
    provenance: Provenance | None = None
    """Where it was read; `None` where it was not read from a page."""


class AgendaItem(Value):
    """One matter on an agenda, or one paragraph of minutes."""

    title: Words
    """The matter, as written."""
    number: str | None = None
    """As written, without sign and full stop: "7", "2.1.6", "112"; `None` when unnumbered."""
    reference: str | None = None
    """The case number as written ("SLK-2026-00392"); `None` when the agenda gives none."""
    classification: ItemClassification = ItemClassification.DECISION
    """What kind of matter it is."""
    public: bool | None = None
    """False when closed to the public; `None` when nothing says either."""
    rapporteur: Person | None = None
    """Föredragande; `None` where nobody is named."""
    withdrawn: bool = False
    """Utgår: taken off this agenda."""
    documents: tuple[Document, ...] = ()
    """Papers that are listed with it."""
    decision: Decision | None = None
    """`None` until minutes tell; an outcome of `unknown` when minutes are there and do not."""
    positions: tuple[Position, ...] = ()
    """Where parties and persons stood, as minutes tell."""
    group: str | None = None
    """The heading that the item stands under; `None` when there is none."""
    provenance: Provenance | None = None
    """Where it was read; `None` where it was not read from a page."""

    def __str__(self) -> str:
        """Say which item it is, and what was decided when that is known: "7 Cykelplan (KS 2026/00123): approved"."""
        told = " ".join(filter(None, (self.number, self.title, self.reference and f"({self.reference})")))
        return f"{told}: {self.decision.outcome.value}" if self.decision else told
