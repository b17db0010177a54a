"""Which day a press release announces, and why the others are none."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.lang.sv.twins import twins

from agendawatch.model import DayExclusion
from agendawatch.readers.press import read_press_release

FRIDAY = dt.date(2026, 4, 10)

ANNOUNCED = [
    ("Vänsterpartiet i Granmora vill rusta badet. Förslaget avgörs i kommunfullmäktige måndagen den 20 april.", 20),
    (
        "Vänsterpartiet i Granmora har lämnat en motion om badet. Nu på onsdag tar kommunstyrelsen ställning till den.",
        15,
    ),
    (
        "Vår motion om cykelvägar står på dagordningen när kommunfullmäktige träffas den 27 april, berättar Ulla Rask (MP).",
        27,
    ),
    ("På tisdag lägger Liberalerna ett yrkande om skolmaten i barn- och utbildningsnämnden.", 14),
    ("Interpellationen om grusvägen besvaras av kommunalrådet vid fullmäktiges möte den 27 april.", 27),
    ("I går kväll sa tekniska nämnden ja till vår hundgård.", 9),
    ("Ärendet om åkermarken kommer upp i kommunstyrelsen den 15 april. Då yrkar Centerpartiet återremiss.", 15),
    ("Moderaterna i Granmora har presenterat sin budget. Fullmäktige fattar beslut den 20 april.", 20),
    ("Kulturnämnden väntas stänga biblioteket på torsdag. Vänsterpartiet kommer att rösta nej.", 16),
    ("Vår motion om ordningsvakter tas upp på kommunfullmäktige i Granmora den 20 april.", 20),
    (
        "På kommunstyrelsens sammanträde den 15 april behandlas medborgarförslaget om lekplatsen. Vi i Vänsterpartiet ställer oss bakom det.",
        15,
    ),
    ("När tekniska nämnden träffas på torsdag lägger Vänsterpartiet ett yrkande om badet, berättar Ulla Rask (V).", 16),
    ("Vår kandidat är klar. Valet av ny ordförande sker på ett extra möte med kommunfullmäktige den 15 april.", 15),
    ("”Äntligen! På måndag behandlar fullmäktige vårt förslag om ungdomsgården”, säger Tor Lind (S).", 13),
]

NOT_ANNOUNCED = [
    "I Trindsjö tar fullmäktige den 15 april ställning till badet. Här i Granmora har frågan inte väckts, säger Ulla Rask (V).",
    "Kommunstyrelsen skulle ha tagit upp vårt förslag den 15 april. Sammanträdet är dock inställt.",
    "Mötet i kommunfullmäktige den 20 april har skjutits upp. Vår motion om badet får vänta.",
    "Vår motion hinner inte upp i kommunfullmäktige den 20 april, meddelar kansliet.",
    "Hinner förvaltningen bli klar tas vårt förslag upp i kommunstyrelsen den 15 april.",
    "Tidigast den 20 april kan fullmäktige ta upp vår motion om badet.",
    "Förutsatt att remissvaren kommit in behandlar kommunstyrelsen vår motion den 15 april.",
    "Blir vi fler än tio på listan lämnar vi in en motion till kommunfullmäktige den 20 april.",
    "Den 20 april röstar kommunfullmäktige i Storlunda om ett nytt bad. Vänsterpartiet i Granmora vill se samma sak.",
    "I vår grannkommun tar kommunstyrelsen upp frågan den 15 april. Vänsterpartiet Granmora väntar på majoriteten här.",
    "Kommunfullmäktige i Storlunda biföll den 7 april en motion om badvakter. Vi i Vänsterpartiet Granmora skriver nu en egen.",
    "Den 20 april behandlar kommunfullmäktige Moderaternas motion om att sälja badet. Vänsterpartiet lägger ett eget förslag i höst.",
    "SD:s motion om badförbud avgörs av fullmäktige den 20 april. Vår egen motion om badet blir klar först i maj, säger Eva Holm (V).",
    "Vänsterpartiet protesterar mot stängt bad. Samling på torget den 15 april kl. 17, samma kväll som kommunstyrelsen.",
    "Demonstration för badet utanför kommunhuset den 20 april! Vänsterpartiet kräver att fullmäktige säger nej.",
    "Vänsterpartiet Granmora håller årsmöte den 15 april. Där bestäms om vi ska skriva en motion till kommunfullmäktige om badet.",
    "På gruppmötet på tisdag talar vi om budgeten, som fullmäktige tar i juni.",
    "Vänsterpartiet återkallar sin motion om badet. Den skulle ha behandlats i kommunfullmäktige den 20 april.",
    "Vi har bestämt oss för att dra tillbaka förslaget om badet, som kommunstyrelsen skulle ta upp på onsdag.",
    "Vänsterpartiet samlar namn för badet fram till den 15 april. Sedan lämnas listan till kommunstyrelsen.",
    "Motioner till fullmäktiges majmöte ska vara inne senast den 20 april. Vår motion om badet är snart klar.",
    "Den 15 april börjar kommunfullmäktiges nya badregler gälla. Vänsterpartiet vill ändra dem.",
    "Den 15 april kl. 10 håller Vänsterpartiet pressträff om badet på biblioteket. Motionen lämnas senare till kommunfullmäktige.",
    "Hör Eva Holm (V) debattera badet mot kommunstyrelsens ordförande i lokalradion den 15 april.",
    "Kommunens samråd om badet hålls den 15 april. Vänsterpartiet vill att kommunstyrelsen säger nej till planen.",
    "Riksdagen tar ställning till badvaktslagen den 15 april. Vänsterpartiet vill att kommunstyrelsen följer med.",
    "Kommunstyrelsen behandlar årsredovisningen den 15 april. Vänsterpartiet vill hellre tala om badet och skriver en motion.",
    "Vänsterpartiet kräver att kommunstyrelsen tar upp badet den 15 april.",
    "Vi hade hoppats att kommunfullmäktige skulle rösta om badet den 20 april.",
    "Frågan är om kommunstyrelsen tar upp badet den 15 april. Vänsterpartiet har inte fått besked.",
    "I mars skickade fullmäktige tillbaka vår motion om badet. Den 15 april öppnar badet för säsongen.",
    "På måndag delar Vänsterpartiet ut flygblad om badet. Kommunstyrelsen får motionen på sitt bord längre fram.",
    "Den 20 april besöker vår gruppledare Bygdegården. Motionen om badet ligger hos kommunstyrelsen.",
]

_OTHERS = {
    "Kommunstyrelsen": "Kommunstyrelsen i Storlunda",
    "vår motion": "Moderaternas motion",
    "Förslaget": "Moderaternas förslag",
    "kommunfullmäktige": "kommunfullmäktige i Storlunda",
}


def _day(text: str) -> dt.date | None:
    return read_press_release(f"Vänsterpartiet Granmora om badet\n\n{text}", published=FRIDAY).date


@pytest.mark.parametrize(("text", "day"), ANNOUNCED)
def test_a_day_is_announced(text: str, day: int) -> None:
    """A clause says which body handles the matter, and when."""
    assert _day(text) == dt.date(2026, 4, day)


@pytest.mark.parametrize("text", NOT_ANNOUNCED)
def test_no_day_is_announced(text: str) -> None:
    """Called off, conditional, another town's, another party's, a rally, a deadline, withdrawn, and so on."""
    assert _day(text) is None


@pytest.mark.parametrize(
    ("kind", "twin"),
    [
        pytest.param(kind, twin, id=twin)
        for example in (
            "Kommunstyrelsen behandlar vårt förslag den 15 april.",
            "Förslaget tas upp i kommunstyrelsen den 15 april.",
            "På onsdag avgör kommunfullmäktige vår motion.",
            "Den 15 april tar kommunfullmäktige ställning till vår motion.",
        )
        for kind, twin in twins(example, _OTHERS)
    ],
)
def test_a_twin_announces_nothing(kind: str, twin: str) -> None:
    """What is denied, only thought of, told by a newspaper or said of somebody else's makes no event."""
    assert _day(twin) is None, kind


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Kommunstyrelsens möte den 15 april, där vårt förslag skulle avgöras, är inställt.", DayExclusion.CALLED_OFF),
        ("Om remissen blir klar behandlas förslaget i kommunstyrelsen den 15 april.", DayExclusion.CONDITIONAL),
        ("Förslaget behandlas inte i kommunstyrelsen den 15 april.", DayExclusion.DENIED),
        ("Vi kräver att kommunstyrelsen behandlar förslaget den 15 april.", DayExclusion.WISHED),
        ("Vi drar tillbaka vår motion inför kommunfullmäktige den 15 april.", DayExclusion.WITHDRAWN),
        ("Kommunfullmäktige i Storlunda behandlar motionen den 15 april.", DayExclusion.ANOTHER_TOWN),
        ("Moderaternas motion behandlas i kommunfullmäktige den 15 april.", DayExclusion.ANOTHER_PARTY),
        (
            "Kommunfullmäktige behandlar årsredovisningen den 15 april. Vi föreslår ett bad.",
            DayExclusion.ANOTHER_MATTER,
        ),
        ("Vi samlas till manifestation utanför kommunfullmäktige den 15 april.", DayExclusion.GATHERING),
        ("Synpunkter till kommunstyrelsen lämnas senast den 15 april.", DayExclusion.DEADLINE),
        ("Kommunfullmäktiges nya regler träder i kraft den 15 april.", DayExclusion.IN_FORCE),
    ],
)
def test_the_reason_is_told(text: str, reason: DayExclusion) -> None:
    """A day that makes no event is told with its reason, its rule and its clause."""
    release = read_press_release(f"Vänsterpartiet Granmora om badet\n\n{text}", published=FRIDAY)

    (day,) = release.excluded
    assert release.date is None
    assert (day.date, day.reason) == (dt.date(2026, 4, 15), reason)
    assert day.rule
    assert day.clause is not None
    assert day.clause in text
