"""Why a site could not be read, as codes. What is said of them stands in `i18n.failures`."""

from __future__ import annotations

from enum import StrEnum


class FailureCode(StrEnum):
    """Why a site could not be read; each is said where its error is made."""

    DNS = "dns"
    """Its name led to no address that may be asked."""
    CONNECT = "connect"
    """No connection was made, or it broke off."""
    TLS = "tls"
    """A secure connection could not be made."""
    TIMEOUT = "timeout"
    STATUS = "status"
    """It answered with an HTTP status that is no page."""
    ROBOTS = "robots"
    LOGIN = "login"
    BLOCK_PAGE = "block_page"
    """A firewall answered in its place."""
    LAYOUT = "layout"
    """It answered, and what it gave is not what is read there."""
    LIMIT = "limit"
    """It gave more than is taken, or led round and round."""
