"""Who is asking, and what they may do. Every page, endpoint, page picture and download asks here before it gives anything out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

STATE = "visitor"  # where the app's middleware leaves the visitor of a request, in the request's state
WATCH = "watch"  # and beside it the `Watch` that refusals are told to


class Role(StrEnum):
    """What people are to a council, from the least that they may do to the most."""

    COUNCILLOR = "councillor"
    OFFICER = "officer"
    ADMIN = "admin"


RANKS = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """One person; `name` is None where the app has no accounts, and then forms ask for it.

    `signed_in` tells one who came by a session of this app, and may end it, from one whom a proxy named.
    """

    name: str | None
    role: Role
    signed_in: bool = False

    def is_at_least(self, role: Role) -> bool:
        """Whether this person may do what people of `role` may.

        >>> Visitor(name="Ann", role=Role.OFFICER).is_at_least(Role.COUNCILLOR)
        True
        """
        return RANKS[self.role] >= RANKS[role]

    @property
    def is_officer(self) -> bool:
        """Whether this person may do what officers do."""
        return self.is_at_least(Role.OFFICER)


ANYONE_HERE = Visitor(name=None, role=Role.ADMIN)  # without accounts the app is open to whoever sits at this machine
NOBODY = Visitor(name=None, role=Role.COUNCILLOR)


def visitor_of(request: Any) -> Visitor:
    """The visitor of a request, Starlette's or Gradio's. One that did not come through the app's middleware may do the least."""
    found = getattr(getattr(request, "state", None), STATE, None)
    return found if isinstance(found, Visitor) else NOBODY
