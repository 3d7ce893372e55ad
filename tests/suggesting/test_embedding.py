"""A local model of meanings: a tiny invented one of each kind, made by the test."""

from __future__ import annotations

import json
from math import erf, exp, sqrt
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from themecode.errors import ThemecodeError
from themecode.project import Project
from themecode.suggesting.embedding import LocalModel
from themecode.workflow.importing import ImportOptions
from themecode.workflow.meanings import local_model

WORDS = ["[UNK]", "bread", "loaf", "dough", "rent", "wages", "cash", "we", "had", "the", "about"]
TABLE = np.array(
    [[0, 0, 0.1], [1, 0, 0], [1, 0.1, 0], [0.9, 0, 0.1], [0, 1, 0], [0, 1, 0.1], [0.1, 1, 0], *[[0.1, 0.1, 0.1]] * 4],
    dtype=np.float32,
)


def tokenizer(folder: Path) -> None:
    """Write a tokenizer that splits at spaces."""
    made = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))  # noqa: S106
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.save(str(folder / "tokenizer.json"))


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """Make a folder with a table of word vectors."""
    folder = tmp_path / "static"
    folder.mkdir()
    tokenizer(folder)
    save_file({"embeddings": TABLE}, folder / "model.safetensors")
    return folder


def test_a_table_of_vectors_is_averaged(static: Path) -> None:
    """Words of one meaning are near, of another far; rows have length 1."""
    bread, loaf, rent = LocalModel(static)(["the bread", "loaf", "rent wages"])
    assert bread @ loaf > 0.9
    assert bread @ rent < 0.3
    assert np.linalg.norm(bread) == pytest.approx(1)


def test_an_encoder_is_read_as_a_slow_one_reads_it(tmp_path: Path) -> None:
    """The fast one, in batches with padding, equals loops over single numbers."""
    generator = np.random.default_rng(0)
    width, inner = 4, 6
    tensors = {
        "embeddings.word_embeddings.weight": (len(WORDS), width),
        "embeddings.position_embeddings.weight": (16, width),
        "embeddings.token_type_embeddings.weight": (2, width),
    }
    tensors |= {f"embeddings.LayerNorm.{part}": (width,) for part in ("weight", "bias")}
    for layer in range(2):
        name = f"encoder.layer.{layer}"
        for linear, shape in (
            ("attention.self.query", (width, width)),
            ("attention.self.key", (width, width)),
            ("attention.self.value", (width, width)),
            ("attention.output.dense", (width, width)),
            ("intermediate.dense", (inner, width)),
            ("output.dense", (width, inner)),
        ):
            tensors |= {f"{name}.{linear}.weight": shape, f"{name}.{linear}.bias": shape[:1]}
        tensors |= {
            f"{name}.{norm}.LayerNorm.{part}": (width,)
            for norm in ("attention.output", "output")
            for part in ("weight", "bias")
        }
    made = {name: generator.normal(size=shape).astype(np.float32) for name, shape in tensors.items()}
    tokenizer(tmp_path)
    save_file({f"bert.{name}": value for name, value in made.items()}, tmp_path / "model.safetensors")
    config = {"num_hidden_layers": 2, "num_attention_heads": 2, "layer_norm_eps": 1e-6, "max_position_embeddings": 16}
    (tmp_path / "config.json").write_text(json.dumps(config))
    texts = ["bread and rent", "loaf", "we had the cash about wages"]
    found = LocalModel(tmp_path)(texts)
    for row, text in enumerate(texts):
        ids = [WORDS.index(word) if word in WORDS else 0 for word in text.split()]
        assert np.allclose(found[row], slow(made, ids, 2, 2), atol=1e-4)


def slow(named, ids: list[int], layers: int, heads: int) -> np.ndarray:
    """Run an encoder on one text, a token and a head at a time."""

    def norm(vector, name) -> list:
        mean = sum(vector) / len(vector)
        spread = sqrt(sum((x - mean) ** 2 for x in vector) / len(vector) + 1e-6)
        return [
            (x - mean) / spread * w + b
            for x, w, b in zip(vector, named[f"{name}.weight"], named[f"{name}.bias"], strict=True)
        ]

    def linear(vector, name) -> list:
        return [
            sum(w * x for w, x in zip(row, vector, strict=True)) + b
            for row, b in zip(named[f"{name}.weight"], named[f"{name}.bias"], strict=True)
        ]

    def plus(one, other) -> list:
        return [x + y for x, y in zip(one, other, strict=True)]

    kind = named["embeddings.token_type_embeddings.weight"][0]
    states = [
        norm(
            plus(
                plus(
                    named["embeddings.word_embeddings.weight"][token],
                    named["embeddings.position_embeddings.weight"][place],
                ),
                kind,
            ),
            "embeddings.LayerNorm",
        )
        for place, token in enumerate(ids)
    ]
    for layer in range(layers):
        name = f"encoder.layer.{layer}"
        q, k, v = (
            [linear(state, f"{name}.attention.self.{part}") for state in states] for part in ("query", "key", "value")
        )
        size = len(states[0]) // heads
        heard = []
        for token in range(len(states)):
            vector = []
            for head in range(heads):
                part = slice(head * size, (head + 1) * size)
                fits = [
                    exp(sum(x * y for x, y in zip(q[token][part], other[part], strict=True)) / sqrt(size))
                    for other in k
                ]
                vector += [
                    sum(fit * value[part][n] for fit, value in zip(fits, v, strict=True)) / sum(fits)
                    for n in range(size)
                ]
            heard.append(linear(vector, f"{name}.attention.output.dense"))
        states = [norm(plus(a, b), f"{name}.attention.output.LayerNorm") for a, b in zip(states, heard, strict=True)]
        inner = [
            [x * 0.5 * (1 + erf(x / sqrt(2))) for x in linear(state, f"{name}.intermediate.dense")] for state in states
        ]
        states = [
            norm(plus(a, linear(b, f"{name}.output.dense")), f"{name}.output.LayerNorm")
            for a, b in zip(states, inner, strict=True)
        ]
    mean = np.mean(states, axis=0)
    return mean / np.linalg.norm(mean)


def test_cold_start_suggests_before_the_first_coding(static: Path, tmp_path: Path) -> None:
    """With a configured folder, definitions alone rank what was said; no chance is told, as nothing was measured."""
    (tmp_path / "P01.txt").write_text(
        "Interviewer: Well?\n\nP01: Then we had a loaf there.\n\nP01: Then wages went down there.\n"
    )
    with Project.create(tmp_path / "study") as project:
        book = project.folder / "book.yaml"
        book.write_text(
            "codebook: T\ncodes:\n  - code: baking\n    definition: About bread dough.\n"
            "  - code: pay\n    definition: About cash rent.\n"
        )
        project.use_codebook(book)
        project.import_files([tmp_path / "P01.txt"], ImportOptions())
        assert not project.suggest().suggestions
    settings = project.folder / "themecode.toml"
    settings.write_text(settings.read_text() + f"embeddings = {json.dumps(str(static))}\n")
    with Project.open(project.folder) as project:
        found = project.suggest().suggestions
        first = {one.code: one.text for one in reversed(found)}
        assert "loaf" in first["baking"]
        assert "wages" in first["pay"]
        assert {one.chance for one in found} == {None}


def test_a_folder_without_a_model_is_refused_in_words(tmp_path: Path) -> None:
    """What is missing is named."""
    with pytest.raises(ThemecodeError, match=r"has no tokenizer\.json and no model\.safetensors"):
        local_model(tmp_path)
    tokenizer(tmp_path)
    save_file({"strange": TABLE}, tmp_path / "model.safetensors")
    with pytest.raises(ThemecodeError, match="neither a table"):
        local_model(tmp_path)
