"""What officers decide about reports: made of what they chose, foreseen before it is kept, told in words afterwards.

`making` gives a decision or refuses in one sentence, `foreseen` what it would change, `told` all decisions of a register in words.
"""

from assistant.decisions.foreseen import Change, Foreseen, foreseen
from assistant.decisions.told import Told, told

__all__ = ["Change", "Foreseen", "Told", "foreseen", "told"]
