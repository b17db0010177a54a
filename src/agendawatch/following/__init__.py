"""Proposals and watches: what is followed, and why we believe that two things are one."""
