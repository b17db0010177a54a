"""PDFium's functions bound for speed."""

from __future__ import annotations

import ctypes

from agendawatch.documents.pdf.lines import address_of, bound


def test_a_bound_function_does_what_it_did() -> None:
    """A function of the C library called by its address counts as before."""
    length = ctypes.CDLL(None).strlen

    assert bound(length, ctypes.c_size_t, ctypes.c_char_p)(b"kommun") == 6


def test_nothing_has_no_address() -> None:
    """A null pointer is at 0."""
    assert address_of(ctypes.c_void_p()) == 0
