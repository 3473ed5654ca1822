"""The door that the settings ask for, and the addresses on which the app may do without one."""

from __future__ import annotations

from assistant.settings import Settings
from screens.accounts.door import Door
from screens.accounts.errors import AccountsError
from screens.accounts.proxy import proxies_of
from screens.accounts.users import UsersFile
from screens.own_pages import LOOPBACK
from screens.visitor import Role


def door_of(settings: Settings, *, host: str, open_to_all: bool = False) -> Door | None:
    """Who may come in; None for an app without accounts. Raises `AccountsError` for settings that would let in whom nobody meant."""
    proxies = proxies_of(settings.auth_proxy)
    if settings.auth_header and not proxies.networks:
        raise AccountsError("COMMITTEE_AUTH_HEADER needs COMMITTEE_AUTH_PROXY, the addresses that may set this header")
    if settings.auth is None and not settings.auth_header:
        if host not in LOOPBACK and not open_to_all:
            raise AccountsError(
                f"serving on {host} would open the reports to whoever reaches it: set COMMITTEE_AUTH to a users file, then "
                "`committee user add NAME --role admin`, or COMMITTEE_AUTH_HEADER behind a proxy, or say --open"
            )
        return None
    if open_to_all:
        raise AccountsError("--open and accounts exclude each other: leave --open out, or unset COMMITTEE_AUTH and COMMITTEE_AUTH_HEADER")
    users = UsersFile(settings.auth) if settings.auth else None
    if users is not None and not users.all() and not (settings.auth_header and settings.auth_role):
        raise AccountsError(f"nobody could sign in: {users.path} holds no users yet; `committee user add NAME --role admin`")
    if users is None and settings.auth_role is None:
        raise AccountsError("COMMITTEE_AUTH_HEADER needs roles: COMMITTEE_AUTH_ROLE for everybody, or a users file in COMMITTEE_AUTH")
    role = Role(settings.auth_role) if settings.auth_role else None
    return Door(users=users, header=settings.auth_header, default_role=role, proxies=proxies)
