"""The words that make of two periods a change from the one to the other, where the question names no verb of change."""

from __future__ import annotations

import re

POINTS = r"(?:percentage[ -]?|per ?cent(?:age)? |% ?)?(?:points?|pts|ppts?|pps?)"
MOVED = re.compile(
    r"\bhow (?:many|much|far) (?:\w+ )?(?:fewer|more|less|higher|lower|up|down|better|worse)\b|\b(?:difference|diff|drop|rise|gap)\b"
    rf"|\b{POINTS}\b|\b(?:swing|movement|increase|decrease|shift(?:ed)?|gain(?:ed)?|los[te])\b"
    r"|(?<!take )(?<!taken )(?<!follow )(?<!set )(?<!picked )\b(?:up|down)\b(?! date)"
)
OF_MOVING = re.compile(
    rf"\b(?:{POINTS}|swing|movement|gain(?:ed)? or los[te]|up or down)\b"
)  # they name no subject where a change is asked
SINCE_BEFORE = re.compile(
    r"\b(?:since|than|compared (?:with|to)|against|versus|vs?|on|from) (?:the |our )?(?:last|previous|earlier|prior) "
    r"(?:time|report|figure|result|period)\b"
)
