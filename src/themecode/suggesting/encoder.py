"""An encoder of the BERT family (Devlin and others 2019) in numpy: a few layers, read forwards only."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from themecode.suggesting.stretch import Marks, Rows

States = NDArray[np.float32]


class Encoder:
    """Token numbers in, one vector for each token out."""

    def __init__(self, tensors: Mapping[str, Any], settings: Mapping[str, Any]) -> None:
        self._tensors = {name: np.asarray(value, dtype=np.float32) for name, value in tensors.items()}
        self._layers = int(settings["num_hidden_layers"])
        self._heads = int(settings["num_attention_heads"])
        self._small = float(settings.get("layer_norm_eps", 1e-12))
        self.longest = int(settings.get("max_position_embeddings", 512))

    def __call__(self, ids: Rows, mask: Marks) -> States:
        """Return the last layer's states: (texts, tokens, width)."""
        named = self._tensors
        words = named["embeddings.word_embeddings.weight"][ids]
        places = named["embeddings.position_embeddings.weight"][: ids.shape[1]]
        states = self._norm(
            words + places + named["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm"
        )
        for layer in range(self._layers):
            states = self._layer(states, mask, f"encoder.layer.{layer}")
        return states

    def _layer(self, states: States, mask: Marks, name: str) -> States:
        heard = self._linear(self._attended(states, mask, f"{name}.attention.self"), f"{name}.attention.output.dense")
        states = self._norm(states + heard, f"{name}.attention.output.LayerNorm")
        inner = _gelu(self._linear(states, f"{name}.intermediate.dense"))
        return self._norm(states + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _attended(self, states: States, mask: Marks, name: str) -> States:
        texts, tokens, width = states.shape
        asked, offered, given = (
            self._linear(states, f"{name}.{part}").reshape(texts, tokens, self._heads, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        fit = asked @ offered.transpose(0, 1, 3, 2) / sqrt(width / self._heads)
        fit = np.where(mask[:, None, None, :], fit, -1e9)
        share = np.exp(fit - fit.max(axis=-1, keepdims=True))
        share = share / share.sum(axis=-1, keepdims=True)
        found: States = (share @ given).transpose(0, 2, 1, 3).reshape(texts, tokens, width).astype(np.float32)
        return found

    def _linear(self, states: States, name: str) -> States:
        found: States = states @ self._tensors[f"{name}.weight"].T + self._tensors[f"{name}.bias"]
        return found

    def _norm(self, states: States, name: str) -> States:
        centred = states - states.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + self._small)
        found: States = scaled * self._tensors[f"{name}.weight"] + self._tensors[f"{name}.bias"]
        return found


def _gelu(x: States) -> States:
    from scipy.special import erf

    found: States = x * 0.5 * (1 + erf(x / sqrt(2)))
    return found
