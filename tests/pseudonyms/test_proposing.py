"""What is proposed as a name: planted ones are found, ordinary words are left alone, numbers go on."""

from __future__ import annotations

from dataclasses import replace

import planted as planting
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themecode.pseudonyms import Known, Name, Text, propose, words_of
from themecode.tagging import ordinary_words


def known(texts: list[Text], *names: Name) -> Known:
    """Know the ordinary words of some texts."""
    return Known(names, ordinary_words({word.lower for text in texts for word in words_of(text)}))


def under(texts: list[Text], *names: Name) -> dict[tuple[str, int], str]:
    """Return under which name each place is proposed that begins there."""
    return {
        (place.source, place.start): proposal.name
        for proposal in propose(texts, known(texts, *names))
        for form in proposal.forms
        for place in form.places
    }


def covered(texts: list[Text], *names: Name) -> set[tuple[str, int]]:
    """Return every code point that is proposed for replacement."""
    return {
        (place.source, at)
        for proposal in propose(texts, known(texts, *names))
        for form in proposal.forms
        for place in form.places
        for at in range(place.start, place.end)
    }


@pytest.mark.parametrize("seed", range(5))
def test_planted_names_are_proposed(seed: int) -> None:
    """Of sixty names every exact form is proposed whole, and at least four in five of fifteen variants."""
    plant = planting.planted(seed)
    assert len(set(planting.NAMES)) == 60
    assert len(plant.variants) == 15
    roster = [Name("person", name, "speaks") for name in planting.SPEAKERS]
    found = covered([Text("P01", plant.text)], *roster)
    missed = [name for name, start, end in plant.exact if not all(("P01", at) in found for at in range(start, end))]
    assert missed == []
    hits = [name for name, start, end in plant.variants if all(("P01", at) in found for at in range(start, end))]
    assert len(hits) / len(plant.variants) >= 0.8, sorted(set(planting.VARIANTS) - set(hits))


def test_variants_go_with_their_name() -> None:
    """A misspelt or possessive name is proposed under the name that it is, so that one replacement stands for both."""
    plant = planting.planted()
    roster = [Name("person", name, "speaks") for name in planting.SPEAKERS]
    names = under([Text("P01", plant.text)], *roster)
    right = [form for form, start, _ in plant.variants if names.get(("P01", start)) == planting.VARIANTS[form]]
    assert len(right) / len(plant.variants) >= 0.8, sorted(set(planting.VARIANTS) - set(right))


def test_parts_titles_and_small_letters() -> None:
    """A name is found by each of its parts; with a small letter only where the word is no ordinary one."""
    texts = [Text("P01", "Dr Bell spoke. Then amara rang the bell. We thanked Bell's team and Amara.")]
    found = propose(texts, known(texts, Name("person", "Dr Amara Bell", "speaks", "[P01]")))
    assert [(form.written, form.match, len(form.places)) for form in found[0].forms] == [
        ("Amara", "exact", 1),
        ("amara", "exact", 1),
        ("Bell", "exact", 1),
        ("Bell", "possessive", 1),
    ]


def test_a_word_at_the_start_of_a_sentence_is_doubtful() -> None:
    """Will may be a person or a verb there: each place is a form of its own kind, to be asked for singly."""
    texts = [Text("P01", "Will it hold? I asked Will.")]
    forms = propose(texts, known(texts, Name("person", "Will Saxby", "speaks")))[0].forms
    assert [(form.doubtful, [place.start for place in form.places]) for form in forms] == [(False, [22]), (True, [0])]


def test_a_part_that_two_people_share_is_doubtful() -> None:
    """It does not say which of them is meant."""
    texts = [Text("P01", "We met Amara there.")]
    names = [Name("person", "Amara Bell", "speaks"), Name("person", "Amara Khan", "speaks")]
    assert [form.doubtful for proposal in propose(texts, known(texts, *names)) for form in proposal.forms] == [True]


def test_numbers_go_on_and_known_names_keep_theirs() -> None:
    """What was replaced earlier is not proposed again, and its number is not given to another."""
    texts = [Text("P01", "Then [Person 4] and Keziah met Tobiah in [Place 2].")]
    names = [Name("person", "Tobiah", "x"), Name("person", "Keziah", "x")]
    told = replace(known(texts, *names), used={"keziah": "[Person 2]"})
    assert [(one.name, one.replacement) for one in propose(texts, told)] == [
        ("Keziah", "[Person 2]"),
        ("Tobiah", "[Person 5]"),
    ]


def test_words_that_everybody_writes_with_a_capital_are_no_names() -> None:
    """Days, months, the NHS and its boards, I'm: none of them is proposed."""
    texts = [Text("P01", "On Mondays I'm at the NHS, and the ICB meets in June. We read the JFP and it's Core20PLUS5.")]
    assert propose(texts, known(texts)) == []


def test_an_unknown_word_may_begin_a_sentence() -> None:
    """No ordinary word and never with a small letter: a name even there; one that is mostly small is none anywhere."""
    texts = [
        Text("P01", "Keziah left early. Blorping is hard. We like blorping, and Flarn. No flarn today, flarn is out.")
    ]
    assert [proposal.name for proposal in propose(texts, known(texts))] == ["Keziah"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=3), st.text(min_size=1, max_size=30))
def test_any_text_is_searched_and_its_places_are_right(said: list[str], name: str) -> None:
    """Whatever the signs: each place holds the words of its form, none overlaps another, none lies in brackets."""
    texts = [Text(f"T{number}", words) for number, words in enumerate([*said, f"We met {name}. {name}'s [Person 1]"])]
    words = {text.source: text.words for text in texts}
    taken: set[tuple[str, int]] = set()
    for proposal in propose(texts, known(texts, Name("person", name, "speaks"))):
        for form in proposal.forms:
            for place in form.places:
                assert words[place.source][place.start : place.end] == form.written != ""
                signs = {(place.source, at) for at in range(place.start, place.end)}
                assert taken.isdisjoint(signs)
                taken |= signs
    last = f"T{len(said)}"
    assert not any((last, at) in taken for at in range(len(words[last]) - len("[Person 1]"), len(words[last])))
