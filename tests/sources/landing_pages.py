"""Landing pages in the shapes that municipalities' notice boards have, one for each configuration that somebody keeps."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import pytest

__all__ = ["Landing", "landings"]

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "byggsignal_configs"
_BY_FOLDER = {
    "ciceron": "ciceron",
    "meetingsplus": "meetingsplus",
    "netpublicator": "netpublicator",
    "wordpress": "page",
    "limepark": "sitevision",
}
_BY_SCAN = {"sitevision": "sitevision", "sitevision, netpublicator": "netpublicator", "netpublicator": "netpublicator",
            "meetingsplus": "meetingsplus"}  # fmt: skip
_FRAME = '<!doctype html><html lang="sv"><head><title>Anslagstavla</title>{head}</head><body><nav><a href="/">Start</a> <a href="/kommun-och-politik">Kommun och politik</a></nav><main><h1>Anslagstavla</h1>{main}</main><footer><a href="https://www.facebook.com/kommun">Facebook</a></footer></body></html>'
_SITEVISION = '<div class="sv-portlet sv-channel" id="svid12_5a"><ul><li class="sv-channel-item"><a href="/anslag/kungorelse.html">Kungörelse</a></li></ul></div>'


class _Config(TypedDict, total=False):
    kommun: str
    url: str
    sourceUrl: str
    boardUrl: str
    baseUrl: str
    anslagstavlaUrl: str
    type: str


@dataclass(frozen=True, slots=True)
class Landing:
    """A page and what stands behind it."""

    name: str
    url: str
    html: str
    platform: str


def landings() -> list[Landing]:
    """Draw every landing page whose platform is told by its configuration, or by the scan of the same municipality."""
    if not SAMPLES.exists():
        pytest.skip("the configurations (../shared/samples/byggsignal_configs) are not here")
    configs: dict[str, _Config] = json.loads((SAMPLES / "noticeboard_configs_all.json").read_text(encoding="utf-8"))
    scan = json.loads((SAMPLES / "platform_scan_256_kommuner.json").read_text(encoding="utf-8"))
    scanned = {row["kommun"]: row["platform"] for row in scan}
    drawn = []
    for name, config in configs.items():
        folder = name.rpartition("/")[0]
        kind = _BY_FOLDER.get(folder) or _BY_SCAN.get(scanned.get(config["kommun"], ""))
        if kind is not None:
            url = config.get("sourceUrl") or config.get("anslagstavlaUrl") or config["url"]
            drawn.append(Landing(name, url, _draw(folder, kind, config, scanned.get(config["kommun"], "")), kind))
    return drawn


def _draw(folder: str, kind: str, config: _Config, scanned: str) -> str:
    board = config.get("boardUrl", "")
    around = _SITEVISION if "sitevision" in scanned or folder == "limepark" else "<p>Här anslås kungörelser.</p>"
    if kind == "ciceron":
        return (
            '<!doctype html><html ng-app="app"><head><script src="iciceronsok.js"></script></head><body></body></html>'
        )
    if kind == "meetingsplus":
        return _FRAME.format(head="", main=f'{around}<a href="{board}">Till anslagstavlan</a>')
    if kind == "netpublicator":
        frame = (
            f'<iframe src="{board}"></iframe>' if board else '<ul><li data-npid="1" data-title="Protokoll"></li></ul>'
        )
        script = '<script src="https://static.netpublicator.com/js/bulletinboard/np-bulletinboard.js"></script>'
        return _FRAME.format(head=script, main=around + frame)
    if kind == "page":
        host = config.get("baseUrl", "")
        head = f'<link rel="stylesheet" href="{host}/wp-content/themes/kommun/style.css">'
        return _FRAME.format(head=head, main='<article class="anslag"><a href="/anslag/1">Kungörelse</a></article>')
    if folder == "limepark":
        return _FRAME.format(head="", main='<ul><li class="limepark-notice-board__item">Anslag</li></ul>')
    if config.get("type") == "appregistry":
        state = "<script>AppRegistry.registerInitialState('12.5a',{\"initialNotices\":[]});</script>"
        return _FRAME.format(head="", main=state)
    return _FRAME.format(head="", main=_SITEVISION)
