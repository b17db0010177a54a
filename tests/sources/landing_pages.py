"""Landing pages in the shapes that municipalities' notice boards have, as many of each platform as the country has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

_FRAME = '<!doctype html><html lang="sv"><head><title>Anslagstavla</title>{head}</head><body><nav><a href="/">Start</a> <a href="/kommun-och-politik">Kommun och politik</a></nav><main><h1>Anslagstavla</h1>{main}</main><footer><a href="https://www.facebook.com/kommun">Facebook</a></footer></body></html>'
_SITEVISION = '<div class="sv-portlet sv-channel" id="svid12_5a"><ul><li class="sv-channel-item"><a href="/anslag/kungorelse.html">Kungörelse</a></li></ul></div>'
_WORDS = "<p>Här anslås kungörelser.</p>"
_PATHS = (
    "/anslagstavla", "/anslagstavla/", "/kommun-och-politik/anslagstavla", "/anslagstavla-officiell.html", "/anslagstavla",
    "/kommun--politik/demokrati-och-insyn/digital-anslagstavla.html", "/kommun-och-politik/insyn-och-rattssakerhet/anslagstavla",
    "/start/service/politikochkommun/insynibeslut/digitalanslagstavla.3175.html", "/Anslagstavla", "/anslagstavla",
    "/bygga-och-bo/bygglov/kungorelser-av-beslut-och-underrattelser", "/kommun--politik/insyn-och-sekretess/officiell-anslagstavla/",
    "/platsen-och-politiken/moten-handlingar-och-dokument-som-styr-oss/digital-anslagstavla",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Landing:
    """A page and what stands behind it."""

    name: str
    url: str
    html: str
    platform: str


def landings() -> list[Landing]:
    """Draw the landing pages of 179 municipalities that do not exist."""
    kinds: tuple[tuple[str, int, Callable[[str, int], tuple[str, str]]], ...] = (
        ("sitevision", 110, _sitevision),
        ("netpublicator", 26, _netpublicator),
        ("page", 25, _wordpress),
        ("ciceron", 13, _ciceron),
        ("meetingsplus", 5, _meetingsplus),
    )
    drawn: list[Landing] = []
    for platform, count, draw in kinds:
        for nth in range(count):
            name = f"kommun{len(drawn)}"
            drawn.append(Landing(name, *draw(f"{name}.example", nth), platform))
    return drawn


def _url(host: str, nth: int) -> str:
    return f"https://{'' if nth % 4 == 3 else 'www.'}{host}{_PATHS[nth % len(_PATHS)]}"


def _sitevision(host: str, nth: int) -> tuple[str, str]:
    """Draw a channel, a web app's state, or Limepark's board."""
    main = (_SITEVISION, _SITEVISION, _WORDS + _SITEVISION, _SITEVISION)[nth % 4]
    if nth % 18 == 7:
        main = '<ul><li class="limepark-notice-board__item">Anslag</li></ul>'
    elif nth % 25 == 9:
        main = "<script>AppRegistry.registerInitialState('12.5a',{\"initialNotices\":[]});</script>"
    return _url(host, nth), _FRAME.format(head="", main=main)


def _netpublicator(host: str, nth: int) -> tuple[str, str]:
    """Draw a frame around the board, or its rows; on some sites SiteVision is about it."""
    board = f"https://www.netpublicator.com/bulletinboard/public/{uuid5(NAMESPACE_URL, host)}"
    around = _SITEVISION if nth % 26 < 15 else _WORDS
    frame = f'<iframe src="{board}"></iframe>' if nth % 5 else '<ul><li data-npid="1" data-title="Protokoll"></li></ul>'
    script = '<script src="https://static.netpublicator.com/js/bulletinboard/np-bulletinboard.js"></script>'
    return _url(host, nth), _FRAME.format(head=script, main=around + frame)


def _wordpress(host: str, nth: int) -> tuple[str, str]:
    """Draw a theme and its articles; nothing else tells."""
    url = f"https://anslagstavla.{host}/" if nth % 8 == 4 else f"{_url(host, nth).removesuffix('/')}/"
    head = f'<link rel="stylesheet" href="https://www.{host}/wp-content/themes/kommun/style.css">'
    return url, _FRAME.format(head=head, main='<article class="anslag"><a href="/anslag/1">Kungörelse</a></article>')


def _ciceron(host: str, nth: int) -> tuple[str, str]:
    """Draw an empty page that a script fills."""
    html = '<!doctype html><html ng-app="app"><head><script src="iciceronsok.js"></script></head><body></body></html>'
    urls = (f"https://anslagstavla.{host}/#!/billboard/", f"https://anslagstavlan.{host}/#!/billboard/", f"https://ciceronanslagstavla.{host}/", f"https://{host.partition('.')[0]}-anslagstavla.ciceron.cloud/")  # fmt: skip
    return urls[nth % 4], html


def _meetingsplus(host: str, nth: int) -> tuple[str, str]:
    """Draw a page of another system with a link to the board; one municipality leads straight to it."""
    boards = (f"moten.{host}", f"meetingsplus.{host}", f"medborgarportal.{host}", f"forum.{host}", f"{host.partition('.')[0]}.ondemand.formpipe.com")  # fmt: skip
    board = f"https://{boards[nth]}/digital-bulletin-board"
    url = board if nth == 0 else _url(host, nth)
    around = _SITEVISION if nth == 2 else _WORDS
    return url, _FRAME.format(head="", main=f'{around}<a href="{board}">Till anslagstavlan</a>')
