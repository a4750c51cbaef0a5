"""Verifies the signature of a message (RFC 6376) with dkimpy: verify.py NAME TEXT, the message on standard input. TEXT is what the
DNS would have at NAME. Prints True or False."""

import sys

import dkim

NAME, TEXT = sys.argv[1:]


def look_up(name, timeout=5):
    return TEXT.encode() if name.decode().rstrip(".") == NAME else b""


try:
    print(dkim.verify(sys.stdin.buffer.read(), dnsfunc=look_up))
except dkim.DKIMException as error:
    print(f"False: {error}")
