"""Closes the network for this process, and, being on PYTHONPATH, for every Python process that a test starts.

Every attempt to connect, or to look up a name, beyond loopback raises and is written to the file that COMMITTEE_NETWORK_LOG names, so that
a library which swallows the error is caught as well.
"""

import ipaddress
import os
import sys

WATCHED = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}


def is_loopback(host: object) -> bool:
    if host is None or host in ("", b"", "localhost", b"localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def guard(event: str, arguments: tuple[object, ...]) -> None:
    if event not in WATCHED:
        return
    target = arguments[WATCHED[event]]
    if isinstance(target, str | bytes) and event in ("socket.connect", "socket.sendto"):
        return  # a Unix socket's path
    host = target[0] if isinstance(target, tuple) and target else target
    if is_loopback(host):
        return
    log = os.environ.get("COMMITTEE_NETWORK_LOG")
    if log:
        with open(log, "a", encoding="utf-8") as file:  # noqa: PTH123 - pathlib is not imported in every process that this closes
            file.write(f"{event} {target!r}\n")
    raise ConnectionRefusedError(f"the network is closed in tests: {event} {target!r}")


sys.addaudithook(guard)
