"""How often a configured language model's words are used, and how often the answer made by code is shown instead."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import answer_question
from assistant.answering import Answering, model_answering
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from index.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """Of `questions`, those that the model was asked about, and those of which its words were shown: phrased, or planned anew."""

    questions: int
    asked: int
    phrased: int
    planned: int

    def __str__(self) -> str:
        replaced = self.asked - self.phrased - self.planned
        return (
            f"language model: asked about {self.asked} of {self.questions} questions, phrased {self.phrased}, planned {self.planned}, "
            f"replaced by the answer of the code {replaced}"
        )


class Beside:
    """Answers with a model and, in a conversation of its own beside, by code alone, and counts where they differ."""

    def __init__(self, how: Answering) -> None:
        self._how = how
        self._beside: dict[int, tuple[Conversation, Conversation]] = {}  # the first is kept so that its id stays its own
        self._counts = [0, 0, 0, 0]

    def __call__(self, question: str, conversation: Conversation, store: Store) -> Answer:
        from assistant.agent.answering import is_worth_phrasing, is_worth_planning

        _, beside = self._beside.setdefault(id(conversation), (conversation, Conversation()))
        code, shown = answer_question(question, beside, store), self._how(question, conversation, store)
        own = shown != code
        asked = is_worth_phrasing(code) or is_worth_planning(code)
        found = code.status is Status.ANSWERED
        self._counts = [
            total + one for total, one in zip(self._counts, (1, int(asked), int(own and found), int(own and not found)), strict=True)
        ]
        return shown

    def used(self) -> Used:
        """The counts since the last call."""
        questions, asked, phrased, planned = self._counts
        self._counts = [0, 0, 0, 0]
        return Used(questions=questions, asked=asked, phrased=phrased, planned=planned)


def beside_model() -> Beside | None:
    """None where no language model is set, or none that can be used."""
    how = model_answering()
    return None if how is None else Beside(how)
