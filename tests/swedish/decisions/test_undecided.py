"""What speaks of decisions and takes none."""

from __future__ import annotations

import pytest

from agendawatch.swedish.decisions.outcomes import find_rulings
from agendawatch.swedish.decisions.undecided import asks_in_vain, binds_nobody, is_to_come
from agendawatch.swedish.decisions.voices import Voice


@pytest.mark.parametrize(
    ("sentence", "coming"),
    [
        ("Nämnden ska i kväll besluta om taxan.", True),
        ("I morgon beslutar nämnden om taxan.", True),
        ("Kommunstyrelsen beslutar på onsdag om taxan.", True),
        ("Vid nästa möte väntas nämnden besluta om taxan.", True),
        ("Nämnden beslutade på onsdagen om taxan.", False),
        ("Nämnden beslutar att taxan ska gälla nästa år.", False),
    ],
)
def test_what_is_to_come_is_no_decision(sentence: str, coming: bool) -> None:
    """An appointment is not an outcome."""
    assert is_to_come(sentence) is coming


@pytest.mark.parametrize(
    ("sentence", "unbound"),
    [
        ("Om motionen bifalls byggs ett torg.", True),
        ("Om nämnden avslår ansökan kan den överklagas.", True),
        ("Om torget: motionen avslås.", False),
        ("Om ärendet beslutade nämnden att avslå motionen.", False),
        ("Motionen hade bifallits om ett parti till röstat ja.", True),
        ("Motionen har bifallits av nämnden.", False),
        ("Ett avslag vore olyckligt.", True),
        ("Motionen riskerar att avslås.", True),
        ("Styrelsens förslag är att avslå motionen.", True),
        ("Nämnden kommer inte att bifalla motionen.", True),
        ("Förvaltningsrätten avslog överklagandet.", True),
        ("Länsstyrelsen upphävde styrelsens beslut att anta planen.", True),
        ("Riksdagen avslog motionen.", True),
        ("Partistämman antog motionen.", True),
        ("Kommunstyrelsen avslog motionen.", False),
        ("Länsstyrelsens samrådsyttrande godkändes av nämnden.", False),
    ],
)
def test_what_is_supposed_or_decided_elsewhere_binds_nobody(sentence: str, unbound: bool) -> None:
    """Conditions, wishes, courts, the state and parties."""
    assert binds_nobody(sentence) is unbound
    assert any(ruling.voice is Voice.DECIDED for ruling in find_rulings(sentence)) is not unbound


@pytest.mark.parametrize(
    ("sentence", "no", "vain"),
    [
        ("Fullmäktige avslog yrkandet om återremiss.", "avslog", True),
        ("Fullmäktige avslog förslaget att bordlägga ärendet.", "avslog", True),
        ("Fullmäktige sa nej till att återremittera ärendet.", "sa nej till", True),
        ("Fullmäktige röstade nej till att avslå motionen.", "röstade nej till", True),
        ("Förslaget att avslå motionen föll med två röster.", "föll", True),
        ("Partiets återremissyrkande föll.", "föll", True),
        ("Nämnden avslår Ada Eks (S) yrkande om avslag.", "avslår", True),
        ("Ingen sa nej.", "sa nej", True),
        ("Fullmäktige avslog motionen om att avslå alla bygglov.", "avslog", False),
        ("Fullmäktige avslog förslaget om ett torg.", "avslog", False),
        ("Fullmäktige sa nej till torget.", "sa nej till", False),
        ("Motionen avslogs efter återremiss.", "avslogs", False),
        ("Motionen avslogs, och yrkandet om återremiss föll.", "avslogs", False),
        ("Förslaget att bifalla motionen föll.", "föll", False),
    ],
)
def test_a_no_to_putting_off_or_refusing_leaves_the_matter_open(sentence: str, no: str, vain: bool) -> None:
    """The matter goes on: what became of it is told elsewhere, or not at all."""
    start = sentence.index(no)

    assert asks_in_vain(sentence, start, start + len(no)) is vain


def test_a_refused_postponement_is_no_outcome_and_hides_none() -> None:
    """Only what is decided after it counts."""
    found = find_rulings("Fullmäktige avslog yrkandet om återremiss och antog planen.")

    assert [ruling.outcome.value for ruling in found] == ["approved"]
    assert find_rulings("Fullmäktige avslog yrkandet om återremiss.") == ()
    assert find_rulings("Frågan besvarades aldrig.") == ()
