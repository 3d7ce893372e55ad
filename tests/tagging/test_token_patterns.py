"""Token patterns: by letters on a blank pipeline, by lemma on a trained one, refused with what is missing."""

from __future__ import annotations

import pytest

from themecode.model import Document, Turn
from themecode.tagging import RuleMistake, hits, token_patterns
from themecode.tagging.compiling import build
from themecode.tagging.syntax import Rule, Scope, TokenPattern

spacy = pytest.importorskip("spacy", reason="token patterns need spaCy: pip install 'themecode[spacy]'")


def found(tokens: str, said: str, scope: Scope = "sentence") -> list[str]:
    """Return the words that a token pattern finds in one turn."""
    turn = Turn("T", 1, "", 0, len(said))
    rules = build([Rule("code", tokens, "", TokenPattern(tokens), scope)])
    return [said[slice(*hit.span)] for hit in hits(Document("T", "t.txt", "text", said, (turn,), "", ""), rules)]


def test_a_pattern_by_letters_needs_no_trained_pipeline() -> None:
    """LOWER and its like are known to every pipeline; a match lies inside one sentence."""
    tokens = '[{"LOWER": "ring"}, {"LOWER": {"IN": ["fence", "it"]}}]'
    assert found(tokens, "We Ring fence it\u2019s all. So ring. It held. Ring it.") == ["Ring fence", "Ring it"]


def test_with_turn_a_match_may_go_over_the_end_of_a_sentence() -> None:
    """The scope of the rule bounds the match."""
    tokens = '[{"LOWER": "ring"}, {"IS_PUNCT": true}, {"LOWER": "it"}]'
    assert found(tokens, "So ring. It held.") == []
    assert found(tokens, "So ring. It held.", "turn") == ["ring. It"]


def test_a_lemma_needs_a_trained_pipeline_which_the_error_names() -> None:
    """Where none is installed the rule is refused with the line that would install one."""
    with pytest.raises(RuleMistake) as told:
        token_patterns.check(TokenPattern('[{"LEMMA": "fence"}]'), "cy")
    assert "trained spaCy pipeline for 'cy'" in told.value.says
    assert "spacy download cy_core_web_sm" in told.value.mend


@pytest.mark.parametrize("tokens", ['[{"LOWER": 3}]', "[]", '[{"COLOUR": "red"}]'])
def test_what_is_no_token_pattern_is_refused(tokens: str) -> None:
    """What spaCy says about it is handed on."""
    with pytest.raises(RuleMistake, match="spaCy cannot read this token pattern"):
        token_patterns.check(TokenPattern(tokens), "en")


def test_a_trained_pipeline_that_is_installed_is_used(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small pipeline of our own, with a lemmatizer, stands for one that the user installed."""
    from spacy.lookups import Lookups

    lookups = Lookups()
    lookups.add_table("lemma_lookup", {"fenced": "fence"})
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lookups=lookups)
    nlp.to_disk(tmp_path / "en_own_sm")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(token_patterns, "installed_pipelines", lambda: ["de_own_sm", "en_own_sm"])
    token_patterns.pipeline.cache_clear()
    assert found('[{"LEMMA": "fence"}]', "We fenced it, they fence it.") == ["fenced", "fence"]
    token_patterns.pipeline.cache_clear()
