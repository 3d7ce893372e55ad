"""Meanings from a model that lies in a local folder: tokenizer.json, model.safetensors, config.json. No network.

Two kinds are read: one table of word vectors, averaged (static models), and encoders of the BERT family, whose last
layer is averaged. Both are plain numpy; only tokenizers and safetensors are needed besides.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from themecode.suggesting.encoder import Encoder
from themecode.suggesting.stretch import Numbers

FILES = ("tokenizer.json", "model.safetensors")
_TABLES = ("embeddings", "embedding.weight", "embeddings.weight")
_WORDS = "embeddings.word_embeddings.weight"
_BATCH = 32
_LONGEST = 256


class UnreadableModelError(Exception):
    """A folder whose model is of no kind that is read here, with the reason."""


class LocalModel:
    """Gives texts a meaning: rows of length 1."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise UnreadableModelError(f"{folder} has no {' and no '.join(missing)}")
        self._tokenizer = Tokenizer.from_file(str(folder / FILES[0]))
        self._tokenizer.no_padding()
        tensors = {name.removeprefix("bert."): value for name, value in load_file(folder / FILES[1]).items()}
        table = next((tensors[name] for name in _TABLES if name in tensors), None)
        self._table = None if table is None else table.astype(np.float32)
        if self._table is None:
            if _WORDS not in tensors:
                raise UnreadableModelError(f"{folder} holds neither a table of word vectors nor an encoder like BERT")
            self._encoder = Encoder(tensors, _settings(folder))
        self._tokenizer.enable_truncation(_LONGEST if self._table is not None else min(_LONGEST, self._encoder.longest))
        self.name = sha256((folder / FILES[0]).read_bytes() + (folder / FILES[1]).read_bytes()).hexdigest()[:8]

    def __call__(self, texts: Sequence[str]) -> Numbers:
        """Return the meanings of texts, one a row."""
        encoded = [one.ids for one in self._tokenizer.encode_batch(list(texts), add_special_tokens=self._table is None)]
        order = sorted(range(len(encoded)), key=lambda row: len(encoded[row]))
        found: list[NDArray[np.float32] | None] = [None] * len(encoded)
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            for row, vector in zip(rows, self._vectors([encoded[row] for row in rows]), strict=True):
                found[row] = vector
        return _unit(np.array(found, dtype=np.float64).reshape(len(encoded), -1))

    def _vectors(self, ids: list[list[int]]) -> NDArray[np.float32]:
        if self._table is not None:
            return np.stack([self._table[one].mean(axis=0) if one else np.zeros(self._table.shape[1]) for one in ids])
        width = max(1, *map(len, ids)) if len(ids) > 1 else max(1, len(ids[0]))
        padded, mask = np.zeros((len(ids), width), dtype=np.int64), np.zeros((len(ids), width), dtype=bool)
        for row, one in enumerate(ids):
            padded[row, : len(one)], mask[row, : len(one)] = one, True
        states = self._encoder(padded, mask)
        return (states * mask[..., None]).sum(axis=1) / np.maximum(mask.sum(axis=1), 1)[:, None]  # type: ignore[no-any-return]


def _settings(folder: Path) -> dict[str, Any]:
    file = folder / "config.json"
    if not file.is_file():
        raise UnreadableModelError(f"{folder} has no config.json, which an encoder needs")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _unit(rows: Numbers) -> Numbers:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(length > 0, length, 1)
