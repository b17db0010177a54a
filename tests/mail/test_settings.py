"""The `[mail]` table is checked key by key, and shows nothing secret."""

from __future__ import annotations

import pytest
from tests.cases import cases

from agendawatch.errors import ConfigError, InputError
from agendawatch.mail import Keys, MailSettings, read_mail, read_mail_address

GOOD = {"from": '"nytt@moten.example"', "smtp": '"$BREV"', "key": '"$NYCKEL"'}
ENVIRON = {"BREV": "smtp://anna:hemligt@post.example:587", "NYCKEL": "hemlig"}


def table(**changed: str) -> str:
    """Write the table."""
    return "[mail]\n" + "".join(f"{name} = {value}\n" for name, value in (GOOD | changed).items())


def test_it_is_read_with_its_variables() -> None:
    """Server and key stand in the environment; nothing of them is shown."""
    read = read_mail(table(hour="6", weekday='"friday"', bounces='"studs@moten.example"'), ENVIRON)

    assert read is not None
    assert read.server == ("post.example", 587, False, "anna", "hemligt")
    assert (read.hour, read.weekday) == (6, 4)
    assert "hemlig" not in repr(read) + str(read)


def test_without_it_no_mail_is_offered() -> None:
    """Other tables are somebody else's."""
    assert read_mail("[site]\ntitle = 'x'", {}) is None


@cases("changed", "field")
def test_what_is_wrong_is_named(changed: dict[str, str], field: str) -> None:
    """By its key, without what is secret."""
    with pytest.raises(ConfigError) as told:
        read_mail(table(**changed), ENVIRON)

    assert field in {mistake.field for mistake in told.value.mistakes}
    assert "hemligt" not in str(told.value)


@cases("written")
def test_a_key_that_is_none_is_refused(written: str) -> None:
    """And not shown."""
    with pytest.raises(InputError, match=r"mail\.key") as told:
        Keys(written)

    assert "hemlig" not in str(told.value)


@cases("written")
def test_what_is_no_address_is_refused_and_not_repeated(written: str) -> None:
    """Nothing is sent there."""
    with pytest.raises(InputError) as told:
        read_mail_address(written)

    assert not written or written not in str(told.value).replace("namn@post.example", "")


@cases("written")
def test_an_address_is_taken(written: str) -> None:
    """Its host in the form that mail travels by."""
    assert read_mail_address(f" {written} ").partition("@")[2].isascii()


def test_tls_from_the_first_octet_has_its_own_scheme() -> None:
    """With its own usual port."""
    read = MailSettings(sender="a@b.example", smtp="smtps://post.example", key="x")

    assert read.server == ("post.example", 465, True, None, None)
