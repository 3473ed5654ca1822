"""What people may do, and that nobody may do more by coming in another way."""

from __future__ import annotations

from starlette.requests import Request

from screens.visitor import ANYONE_HERE, NOBODY, Role, Visitor, visitor_of


def test_each_role_may_do_what_the_roles_before_it_may() -> None:
    officer = Visitor(name="Ann", role=Role.OFFICER)
    assert [officer.is_at_least(role) for role in Role] == [True, True, False]


def test_a_request_that_nobody_admitted_may_do_the_least() -> None:
    assert visitor_of(Request({"type": "http"})) == NOBODY
    assert visitor_of(None).role is Role.COUNCILLOR


def test_the_visitor_is_the_one_that_the_app_left_in_the_request() -> None:
    assert visitor_of(Request({"type": "http", "state": {"visitor": ANYONE_HERE}})) == ANYONE_HERE
