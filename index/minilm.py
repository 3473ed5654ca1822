"""all-MiniLM-L6-v2 by its own arithmetic: torch, the tokenizer and the weights, without sentence-transformers.

Importing sentence-transformers takes four times as long as importing torch, which the first question of a process would wait for. The
vectors are the same to the last bit; a test holds the two together.

Source: Devlin et al., "BERT", 2019, and Reimers and Gurevych, "Sentence-BERT", 2019: six layers of attention over word pieces, the mean of
their outputs, brought to length 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from tokenizers import Tokenizer
    from torch import Tensor

WIDTH, HEADS, LAYERS = 384, 12, 6
LONGEST = 256  # word pieces that are read; the same limit as in sentence_bert_config.json
TINY = 1e-12  # added to a variance


@dataclass(frozen=True, slots=True, kw_only=True)
class MiniLM:
    """The tokenizer and the weights by name."""

    tokenizer: Tokenizer
    weights: dict[str, Tensor]

    def pieces(self, text: str) -> list[int]:
        """The word pieces of a text, as numbers."""
        return list(self.tokenizer.encode(text).ids)

    def vectors(self, texts: Sequence[list[int]]) -> numpy.ndarray:
        """Unit vectors (n, 384) of texts as word pieces, as many in each: none is filled up, so none depends on the others."""
        return self._each([texts])[0]

    def each(self, texts: Sequence[list[int]]) -> numpy.ndarray:
        """The same for texts of any lengths, each as if it were alone.

        Every weight is used for one text after the other: fetching it from memory takes longer than its arithmetic for a question does.
        """
        import numpy

        return numpy.concatenate(self._each([[text] for text in texts]))

    def _each(self, batches: Sequence[Sequence[list[int]]]) -> list[numpy.ndarray]:
        import torch
        from torch.nn.functional import gelu, normalize

        with torch.inference_mode():
            states = [self._begun(torch.tensor(batch)) for batch in batches]
            for layer in (f"encoder.layer.{at}" for at in range(LAYERS)):
                parts = (self._linear(states, f"{layer}.attention.self.{part}") for part in ("query", "key", "value"))
                seen = [_attended(*of_text) for of_text in zip(*parts, strict=True)]
                states = self._added(self._linear(seen, f"{layer}.attention.output.dense"), states, f"{layer}.attention.output")
                inner = [gelu(state) for state in self._linear(states, f"{layer}.intermediate.dense")]
                states = self._added(self._linear(inner, f"{layer}.output.dense"), states, f"{layer}.output")
            return [normalize(state.sum(1) / state.shape[1], p=2, dim=1).numpy() for state in states]

    def _begun(self, ids: Tensor) -> Tensor:
        from torch.nn.functional import embedding

        state = embedding(ids, self.weights["embeddings.word_embeddings.weight"])
        state = state + self.weights["embeddings.token_type_embeddings.weight"][0]
        return self._normed(state + self.weights["embeddings.position_embeddings.weight"][: ids.shape[1]], "embeddings")

    def _linear(self, states: Sequence[Tensor], name: str) -> list[Tensor]:
        from torch.nn.functional import linear

        weight, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        return [linear(state, weight, bias) for state in states]

    def _added(self, changes: Sequence[Tensor], states: Sequence[Tensor], name: str) -> list[Tensor]:
        return [self._normed(change + state, name) for change, state in zip(changes, states, strict=True)]

    def _normed(self, state: Tensor, name: str) -> Tensor:
        from torch.nn.functional import layer_norm

        return layer_norm(state, (WIDTH,), self.weights[f"{name}.LayerNorm.weight"], self.weights[f"{name}.LayerNorm.bias"], TINY)


def _attended(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    from torch.nn.functional import scaled_dot_product_attention

    count, length, _ = query.shape
    query, key, value = (part.view(count, length, HEADS, WIDTH // HEADS).transpose(1, 2) for part in (query, key, value))
    return scaled_dot_product_attention(query, key, value).transpose(1, 2).reshape(count, length, WIDTH)


def read_minilm(folder: Path, weights: str) -> MiniLM:
    """The model in a folder, its weights in the file of that name."""
    from safetensors.torch import load_file
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return MiniLM(tokenizer=tokenizer, weights=load_file(str(folder / weights)))
