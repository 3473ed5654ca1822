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
        import torch
        from torch.nn.functional import embedding, gelu, normalize, scaled_dot_product_attention

        with torch.inference_mode():
            ids = torch.tensor(texts)
            count, length = ids.shape
            state = embedding(ids, self.weights["embeddings.word_embeddings.weight"])
            state = state + self.weights["embeddings.token_type_embeddings.weight"][0]
            state = self._normed(state + self.weights["embeddings.position_embeddings.weight"][:length], "embeddings")
            for layer in (f"encoder.layer.{at}" for at in range(LAYERS)):
                query, key, value = (
                    self._linear(state, f"{layer}.attention.self.{part}").view(count, length, HEADS, WIDTH // HEADS).transpose(1, 2)
                    for part in ("query", "key", "value")
                )
                seen = scaled_dot_product_attention(query, key, value).transpose(1, 2).reshape(count, length, WIDTH)
                state = self._normed(self._linear(seen, f"{layer}.attention.output.dense") + state, f"{layer}.attention.output")
                inner = gelu(self._linear(state, f"{layer}.intermediate.dense"))
                state = self._normed(self._linear(inner, f"{layer}.output.dense") + state, f"{layer}.output")
            found: numpy.ndarray = normalize(state.sum(1) / length, p=2, dim=1).numpy()
        return found

    def _linear(self, state: Tensor, name: str) -> Tensor:
        from torch.nn.functional import linear

        return linear(state, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _normed(self, state: Tensor, name: str) -> Tensor:
        from torch.nn.functional import layer_norm

        return layer_norm(state, (WIDTH,), self.weights[f"{name}.LayerNorm.weight"], self.weights[f"{name}.LayerNorm.bias"], TINY)


def read_minilm(folder: Path, weights: str) -> MiniLM:
    """The model in a folder, its weights in the file of that name."""
    from safetensors.torch import load_file
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return MiniLM(tokenizer=tokenizer, weights=load_file(str(folder / weights)))
