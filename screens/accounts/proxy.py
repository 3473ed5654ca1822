"""A reverse proxy in front of the app: from which addresses its headers are believed, and what they say."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from screens.accounts.errors import AccountsError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxies:
    """The addresses of one's own proxies; without any, no header of a request is believed."""

    networks: tuple[Network, ...] = ()

    def are_behind(self, connection: HTTPConnection) -> bool:
        """Whether the request came over one of the proxies, by the address that it really came from."""
        return self._has(_peer(connection))

    def address(self, connection: HTTPConnection) -> str:
        """Where a request comes from: the last address that a proxy of one's own saw, else the one of the connection itself."""
        address = _peer(connection)
        if self._has(address):
            for hop in reversed(",".join(connection.headers.getlist("x-forwarded-for")).split(",")):
                if not hop.strip():
                    continue
                address = hop.strip()
                if not self._has(address):
                    break
        return address

    def https(self, connection: HTTPConnection) -> bool:
        """Whether the browser speaks https, with the app or with a proxy in front of it."""
        told = connection.headers.get("x-forwarded-proto", "") if self.are_behind(connection) else ""
        return (told.split(",")[-1].strip() or connection.url.scheme) == "https"

    def named(self, connection: HTTPConnection, header: str) -> str | None:
        """The person that a proxy names; None from any other address, and where the header is missing, empty or there twice."""
        names = connection.headers.getlist(header)
        return names[0].strip() or None if len(names) == 1 and self.are_behind(connection) else None

    def _has(self, address: str) -> bool:
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
            found = found.ipv4_mapped
        return any(found in network for network in self.networks)


def _peer(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else ""


def proxies_of(text: str) -> Proxies:
    """Addresses and networks parted by commas. Raises `AccountsError`.

    >>> proxies_of("127.0.0.1, 10.0.0.0/8").networks
    (IPv4Network('127.0.0.1/32'), IPv4Network('10.0.0.0/8'))
    """
    try:
        return Proxies(networks=tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip()))
    except ValueError as error:
        raise AccountsError(f"COMMITTEE_AUTH_PROXY={text}: {error}") from None
