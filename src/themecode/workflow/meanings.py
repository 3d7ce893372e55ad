"""The local model of meanings that a project's settings name: read once, from its folder, and from nowhere else."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from themecode.errors import ThemecodeError
from themecode.suggesting.embedding import LocalModel, UnreadableModelError


def local_model(folder: Path) -> LocalModel:
    """Return the model in a folder. Raises ThemecodeError where it, or the extra that reads it, is missing."""
    try:
        return _read(folder.resolve())
    except ImportError as error:
        raise ThemecodeError(
            f"To read the model in {folder}, two libraries are missing ({error.name}).",
            mend='Install them: pip install "themecode[semantic]", or take `embeddings` out of themecode.toml.',
        ) from error
    except (UnreadableModelError, OSError, KeyError, ValueError) as error:
        mend = "It needs tokenizer.json and model.safetensors; or take `embeddings` out of themecode.toml."
        raise ThemecodeError(f"The model of meanings cannot be read: {error}.", mend=mend) from error


@lru_cache(maxsize=1)
def _read(folder: Path) -> LocalModel:
    return LocalModel(folder)
