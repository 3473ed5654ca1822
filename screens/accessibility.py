"""The accessibility statement: what the app meets, how that was tried, what falls short, whom to tell. A page without scripts."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse

from screens.plain_page import plain_page

TITLE = "Accessibility statement"

CAN = (
    "do everything with the keyboard alone: ask, choose a question, open and step through the evidence, add reports",
    "see where the keyboard is at every step, and skip past the bar to the question box",
    "enlarge the page to 400%, or use a screen 320 pixels wide, without scrolling sideways to read; wide tables scroll inside their frame",
    "use a light or a dark page, as your device is set, or your own colours",
    "have every answer read out when it is complete, with its figures as lists and tables that name their columns",
    "tell ratings and directions by their word and their shape, never by colour alone",
    "turn movement off: the page follows the setting of your device",
)
TESTED = (
    "axe-core, with the rules for levels A and AA of WCAG 2.0, 2.1 and 2.2, on every page in some sixty states, among them "
    "signing in, waiting, failing, adding and checking: light at 1440 pixels, dark at 320, and the colours dark at 1440 as well",
    "a walk through every page with the Tab key, which fails when a control is not reached, shows no focus or holds it",
    "a walk by keyboard alone from a question to its answer, its source, its evidence and another page, written down stop by stop and "
    "compared with what was written down before",
    "measuring that no page is wider than the window at 320 pixels and at 400%",
    "tests that a picture of a page has the cited words as its text; that every control has a name is one of the rules of axe-core",
)
GAPS = (
    (
        "Pictures of report pages",
        "The evidence shows a picture of the page that a figure was copied from. The cited words, the row they "
        "stand in and their place are given "
        "as text beside it; the rest of the page is not. Ask for the report itself in a form that you can read.",
    ),
    (
        "Reports made by others",
        "The documents in the store are as their authors made them. The app does not mend a document that is not accessible.",
    ),
    (
        "Not yet tried with people",
        "The app was tested by program and by hand in one browser, Chromium. It has not been tried by people who "
        "use screen readers, screen "
        "magnifiers or speech recognition day to day, nor audited by a third party. Claims here go no further than the tests above.",
    ),
)


def page(_: Request) -> HTMLResponse:
    """The page, for the server's route."""
    return HTMLResponse(page_html())


def page_html() -> str:
    gaps = "".join(f"<h3>{name}</h3><p>{words}</p>" for name, words in GAPS)
    main = (
        f"<h1>{TITLE}</h1>"
        "<p>This statement is about Committee Assistant as your council runs it. It should work for as many "
        "people as possible. You should be "
        f"able to:</p>{_listed(CAN)}"
        "<h2>How accessible it is</h2><p>The app is built to meet the Web Content Accessibility Guidelines 2.2, level AA, which the Public "
        "Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 ask of public "
        "bodies. We know of no point at "
        "which it fails them, within what was tested. What may still stand in your way is listed next.</p>"
        f"<h2>What falls short</h2>{gaps}"
        f"<h2>How it was tested</h2><p>Each time the program is changed, in a browser, by program:</p>{_listed(TESTED)}"
        "<h2>Tell us, or ask for another form</h2><p>If something does not work for you, or you need an answer, "
        "its evidence or a report in "
        "another form (large print, easy read, audio, braille), tell the democratic services team of your "
        "council, or whoever looks after this "
        "service there. Say which page, what you wanted to do, and what you use to read it. The council says how soon it replies in "
        "its own contact details.</p>"
        "<h2>If you are not content with the reply</h2><p>The Equality and Human Rights Commission enforces the "
        "regulations in England, Scotland "
        "and Wales; the Equality Advisory and Support Service advises people who want to complain. In Northern Ireland it is the "
        "Equality Commission for Northern Ireland.</p>"
    )
    return plain_page(TITLE, main, kind="statement", nav='<nav aria-label="Back"><a href="/">Back to your question</a></nav>')


def _listed(lines: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
