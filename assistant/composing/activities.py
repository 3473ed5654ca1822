"""The words about one activity that the conversation is about: its service, rating, comment, and what another report says of it."""

from __future__ import annotations

from assistant.composing.draft import Draft
from assistant.composing.wording import RATING_LETTERS, oneline
from assistant.model import Answer, Reason
from ingest.model import Activity, RatingSource

RESPONSIBLE = (
    r"(?:responsible|in charge|leading|leads?|owns?|runs?|delivers?|delivering|accountable)"  # what who does an activity is called
)


def service_answer(activity: Activity, draft: Draft) -> Answer:
    """Who is responsible, as the report prints it."""
    if not activity.service:
        draft.say(f"The report names no service for {_title(activity, draft)}.")
        return draft.not_found(Reason.NOT_REPORTED)
    draft.say(
        f"**{oneline(activity.service)}** [{draft.citing.activity(activity, activity.service)}] is named beside {_title(activity, draft)}."
    )
    return draft.answered()


def rating_of_activity(activity: Activity, draft: Draft) -> Answer:
    """The published rating."""
    if activity.rating_raw is None:
        draft.say(f"The report prints no rating for {_title(activity, draft)}.")
        return draft.not_found(Reason.NOT_REPORTED)
    rating = f"**{activity.rating.value}** ({RATING_LETTERS[activity.rating]})" if activity.rating else f"“{activity.rating_raw}”"
    by_colour = activity.rating_source is RatingSource.COLOUR
    draft.say(
        f"{rating}{' by colour' if by_colour else f' [{draft.citing.activity(activity, activity.rating_raw)}]'}: {_title(activity, draft)}."
    )
    return draft.answered()


def comment_of_activity(activity: Activity, draft: Draft) -> Answer:
    """All that the report comments on it."""
    if not activity.commentary:
        draft.say(f"The report prints no comment on {_title(activity, draft)}.")
        return draft.not_found(Reason.NOT_REPORTED)
    title, mark = _title(activity, draft), draft.citing.activity(activity, activity.commentary)
    draft.say(f"On {title} the report comments: {oneline(activity.commentary)} [{mark}]")
    return draft.answered()


def _title(activity: Activity, draft: Draft) -> str:
    return f"“{oneline(activity.title)}” [{draft.citing.activity(activity, activity.title)}]"
