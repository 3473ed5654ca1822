"""The words of a picture through RapidOCR, whose models come with its package: nothing is fetched. The one file that knows the library."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from ingest.model import Box
from ingest.ocr.extra import make_room
from ingest.ocr.upright import Picture, Upright

LONGEST_SIDE = 2000
"""Pixels: RapidOCR shrinks larger pictures, and 8 pt print is 19 pixels high then, which it reads without fault."""
THREADS = 1
"""Ingestion may run two processes on a laptop's two cores."""


class RecognisedWord(NamedTuple):
    """A word with its box in pixels, and that of the line it stands in."""

    text: str
    box: Box
    line: Box


class Recognised(NamedTuple):
    """What is recognised: the picture turned until its lines are level, and the words, lines from the top, words from the left."""

    picture: Picture
    words: list[RecognisedWord]


def recognise(picture: Picture) -> Recognised:
    """The words of a picture that may lie a few degrees askew, as sheets do on a scanner."""
    make_room()
    read = _engine()(picture, return_word_box=True)
    lines = [] if read.boxes is None else [[(float(x), float(y)) for x, y in corners] for corners in read.boxes]
    upright = Upright.of(lines, picture)
    words = []
    for corners, line in zip(lines, read.word_results or (), strict=False):
        around = upright.box(corners)
        for text, _, own in line:
            if text.strip():
                x0, _, x1, _ = upright.box([(float(x), float(y)) for x, y in own])
                words.append(RecognisedWord(text, (x0, around[1], x1, around[3]), around))
    words.sort(key=lambda word: (word.line[1], word.box[0]))
    return Recognised(upright.turned(picture), words)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    runtime = "EngineConfig.onnxruntime"
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": LONGEST_SIDE,
            "Global.use_cls": False,  # it turns lines upside down that it takes for turned: pages are upright
            f"{runtime}.intra_op_num_threads": THREADS,
            f"{runtime}.inter_op_num_threads": THREADS,
            "Rec.rec_batch_num": 1,  # a tenth less memory, no slower on a processor
        }
    )
