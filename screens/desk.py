"""What every page of the app is given, and what it gives back to `ui.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from screens.child import stop_all
from screens.handing_out import HandingOut
from screens.library import Library
from screens.painter import Painter
from screens.service.watch import Watch
from screens.suggestions import Suggestions
from screens.turnstile import Turnstile

if TYPE_CHECKING:
    from assistant.answering import Answering

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}  # for events of pages: no veil over a part, no endpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What one running app shares among its pages; `how` is a way of answering other than by code alone."""

    library: Library
    painter: Painter
    suggestions: Suggestions
    how: Answering | None = None
    handing_out: HandingOut = field(default_factory=HandingOut)
    turnstile: Turnstile = field(default_factory=Turnstile)
    watch: Watch = field(default_factory=Watch)

    def cut(self) -> None:
        """Stops what is at work, when the app ends."""
        self.turnstile.stop_all()
        stop_all()
        self.painter.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, laid out and connected.

    `outside` are parts that stand outside of the tabs, made with `render=False`: they are there whichever tab is open. `opened` gives the
    values of `parts`, in order, for whoever opens the app and again when reports change: keep it quick, and fill what is
    heavy when its tab is selected; after the visitor it is given the values of `given`. `changes` are events after which
    the reports in the store are others.
    """

    parts: list[Any] = field(default_factory=list)
    opened: Callable[..., tuple[Any, ...]] = lambda _: ()
    given: list[Any] = field(default_factory=list)
    changes: tuple[Any, ...] = ()
    outside: tuple[Any, ...] = ()
