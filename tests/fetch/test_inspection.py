"""A page is told apart from what stands in its place."""

from __future__ import annotations

import pytest
from tests.cases import cases
from tests.replicas.asking import page

from agendawatch.errors import ReadError, RefusedError
from agendawatch.fetch.exchange import check, is_login
from agendawatch.lang.sv.pages.portals import find_refusal


@cases("body")
def test_a_page_passes(body: str) -> None:
    """A page is not turned away for a login box in its corner, nor for words that only look bad."""
    assert check(page(body), "html", find_refusal).status == 200


@cases("title")
def test_a_soft_404_is_no_page(title: str) -> None:
    """A page that says it is missing, with status 200, is not a quiet month."""
    with pytest.raises(ReadError, match="says it is missing"):
        check(page(f"<!doctype html><head><title>{title}</title></head><body>"), "html", find_refusal)


def test_a_heading_tells_as_much_as_a_title() -> None:
    """The first heading counts where the title is the site's name."""
    with pytest.raises(ReadError):
        check(page("<html><title>Exempelstad</title><h1>Sidan <b>saknas</b></h1>"), None, find_refusal)


@pytest.mark.parametrize("title", ["Access Denied", "Attention Required! | Cloudflare", "Just a moment..."])
def test_a_firewall_is_a_refusal(title: str) -> None:
    """A block page with status 200 keeps us out."""
    with pytest.raises(RefusedError, match="firewall"):
        check(page(f"<html><title>{title}</title>"), "html", find_refusal)


@cases("body", "expects")
def test_another_kind_than_promised_is_refused(body: str, expects: str) -> None:
    """The body's own kind is looked at, not the header's word for it."""
    with pytest.raises(ReadError, match="expected"):
        check(page(body), expects, find_refusal)


@cases("body", "expects")
def test_the_promised_kind_passes(body: str, expects: str | None) -> None:
    """White space and byte order marks before the body do not matter."""
    assert check(page(body), expects, find_refusal).body == body.encode()


@pytest.mark.parametrize(
    ("path", "login"),
    [
        ("/AuthorizationServer/Account/login?x=1", True),
        ("/site/login", True),
        ("/moten/loginsystem-upphandling", False),
    ],
)
def test_a_login_has_an_address(path: str, *, login: bool) -> None:
    """An address is a login's by a whole part of its path."""
    assert is_login(f"https://example.se{path}") is login
