"""German, French and Spanish words in all their inflections, and what is said of languages without a table."""

from __future__ import annotations

import lzma
from importlib.util import find_spec
from pathlib import Path

import pytest

from themecode.errors import ThemecodeError
from themecode.tagging import languages, wordlists
from themecode.tagging.languages import LISTED, forms_of, forms_of_all, language_note
from themecode.tagging.spellings import ELISIONS

listed = pytest.mark.skipif(find_spec("simplemma") is None, reason="needs themecode[languages]")

GERMAN = [
    ("Kürzung", "kürzung kürzungen", "kürzen kurz"),
    ("kürzung", "kürzung kürzungen", "kürzen kurz"),
    ("führen", "führen führt führte führten geführt führend", "führung fahren fuhr"),
    ("führt", "führen führt führte geführt", "führung"),
    ("Haus", "haus hauses häuser häusern", "hausen haushalt"),
    ("Straße", "straße straßen strasse strassen", "strass"),
    ("strasse", "straße straßen strasse strassen", "straßenbahn"),
    ("busse", "bus busse busses buße bußen", "büßen"),
    ("Maße", "maß maße maßen", "masse massen"),
    ("Stadt", "stadt städte städten", "stätte stadtrat"),
    ("entscheiden", "entscheidet entschied entschieden entscheidend", "entscheidung"),
    ("verlieren", "verliert verlor verloren", "verlust"),
    ("vertrauen", "vertraut vertraute vertrauen", "vertraulich"),
    ("gut", "gut gute gutes besser beste güter", "güte"),
    ("Gut", "gut gutes güter gütern", "besser beste gute"),
    ("wichtig", "wichtig wichtige wichtiger wichtigsten", "gewicht"),
    ("abbauen", "abbauen abgebaut abbaute abzubauen", "bauen baut abbruch"),
    ("Bürgerin", "bürgerin bürgerinnen", "bürger bürgern"),
    ("Gemeinde", "gemeinde gemeinden", "gemeindet gemeinschaft"),
    ("können", "kann konnte können könnte", "kennen kannte"),
    ("Förderschulverwaltungsakte", "förderschulverwaltungsakte", "akte"),
]
FRENCH = [
    ("financement", "financement financements", "financer finance"),
    ("élu", "élu élue élus élues elu elus", "élire élit"),
    ("élire", "élire élit élisent élu élue élus", "élite élection"),
    ("couper", "couper coupe coupes coupent coupons coupé coupée coupait couperait", "couple coupure"),
    ("coupent", "couper coupe coupé", "coupure"),
    ("coupe", "coupe coupes", "couper coupé"),
    ("financer", "financer finance financé financées finançait", "financement financier"),
    ("soutenir", "soutenir soutient soutenu soutenue soutenus", "soutien souvent"),
    ("prendre", "prendre prend pris prise prises prennent", "prix prison"),
    ("offrir", "offrir offre offrent offert offertes", "offrande"),
    ("suivre", "suivre suit suivi suivie suivent", "suis suite"),
    ("partir", "partir pars part partent parti parties", "partager partition"),
    ("aller", "aller va vont allé irait", "allée-centrale alliage"),
    ("cheval", "cheval chevaux", "chevalier"),
    ("national", "national nationale nationaux nationales", "nation"),
    ("œuvre", "œuvre œuvres oeuvre oeuvres", "ouvrier"),
    ("coeur", "cœur coeur coeurs", "choeur"),
    ("École", "école écoles ecole ecoles", "écolier"),
    ("maire", "maire maires", "mairie"),
    ("berger", "berger bergers", "berge bergé"),
    ("entrer", "entrer entrent entré entrait", "entre entrevue"),
    ("lever", "lever lève lèvent levé levait", "lèvre"),
    ("territorialisonnement", "territorialisonnement", "territoire"),
]
SPANISH = [
    ("dinero", "dinero dineros", "dinamo"),
    ("recorte", "recorte recortes", "recortar recortó"),
    ("recortar", "recortar recorta recorte recortó recortado recortando", "recordar"),
    ("financiar", "financiar financia financió financiaron financiado financiados", "financiero finanzas"),
    ("financiaron", "financiar financia financió", "financiero"),
    ("trabajar", "trabajar trabajo trabaja trabajan trabajó", "trabajador trabajos"),
    ("trabajo", "trabajo trabajos", "trabajar trabaja"),
    ("gastar", "gastar gasto gasta gastó gastado", "gastos gastronomía"),
    ("pagar", "pagar pago paga pagan pagó pague", "pagador"),
    ("costar", "costar cuesta cuestan cuesto costó", "cuestión"),
    ("perder", "perder pierde perdió perdido perdida", "pérdida"),
    ("hacer", "hacer hace hizo hecho hecha haciendo", "hacienda"),
    ("decir", "decir dice dijo dicho", "decido decidir"),
    ("reducir", "reducir reduce redujo reduzca reducido", "reducción"),
    ("ciudad", "ciudad ciudades", "ciudadano"),
    ("vez", "vez veces", "vecino"),
    ("joven", "joven jóvenes", "juventud"),
    ("comer", "comer come comió comido", "como comerida"),
    ("parar", "parar paró parado paran", "para"),
    ("resolver", "resolver resuelve resuelto resueltas", "revolver"),
    ("usuario", "usuario usuaria usuarios usuarias", "usar uso"),
    ("autogestionariado", "autogestionariado", "gestionar"),
]
ROWS = [(code, *row) for code, rows in (("de", GERMAN), ("fr", FRENCH), ("es", SPANISH)) for row in rows]


@listed
@pytest.mark.parametrize(("code", "word", "among", "not_among"), ROWS, ids=[" ".join(row[:2]) for row in ROWS])
def test_a_word_stands_for_these_forms(code: str, word: str, among: str, not_among: str) -> None:
    """Nouns, verbs, adjectives and unknown words, each with neighbours that must stay out."""
    forms = forms_of(code)
    assert forms is not None
    assert not set(among.split()) - forms(word)
    assert not set(not_among.split()) & forms(word)


@listed
@pytest.mark.parametrize("code", ["de", "fr", "es"])
def test_all_at_once_is_as_one_by_one(code: str) -> None:
    """Which other words are asked for changes nothing; every word is there in lower case."""
    words = [row[1] for row in ROWS][::4]
    together, alone = forms_of_all(words, code), forms_of(code)
    assert alone is not None
    assert together == {word: alone(word) for word in words}
    assert all(word.lower() in forms for word, forms in together.items())


@listed
def test_regions_and_other_codes_of_a_language_are_the_language() -> None:
    """de-CH is German; Croatian and Serbian share a list; no is Bokmål; en needs no list."""
    assert "kürzungen" in forms_of_all(["Kürzung"], "de-CH")["Kürzung"]
    assert forms_of("hr") is not None
    assert forms_of("no") is not None
    assert "leaders" in forms_of_all(["leader"], "en-GB")["leader"]
    assert all(language_note(code) is None for code in ("de_AT", "hr", "no", "en-GB"))


@listed
def test_every_listed_language_has_its_file() -> None:
    """The languages that we name are those that the installed simplemma has."""
    assert not [code for code in LISTED if wordlists.path(code) is None]


@listed
@pytest.mark.parametrize("code", ["id", "ms", "se", "hi"])
def test_the_list_is_read_as_simplemma_reads_it(code: str) -> None:
    """Our reading of the packed file gives simplemma's own dictionary, word for word."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    theirs = DefaultDictionaryFactory().get_dictionary(code)
    file = wordlists.path(code)
    assert file is not None
    ours = wordlists.read(file)
    assert {form.decode(): ours.head(form.decode()) for form in ours.forms} == dict(theirs)
    assert {head.decode() for head in ours.heads} == set(theirs.values())


def test_a_language_without_a_table_says_so() -> None:
    """Words match as written, and the note says it with what to do."""
    assert forms_of("zh") is None
    assert forms_of_all(["Geld", "x"], "zh") == {"Geld": {"geld"}, "x": {"x"}}
    assert "no table of inflections for 'zh'" in str(language_note("zh"))


def test_a_table_that_is_not_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, German matches as written and the note names the extra."""
    monkeypatch.setattr(wordlists, "find_spec", lambda _: None)
    assert forms_of("de") is None
    assert forms_of_all(["Kürzung"], "de") == {"Kürzung": {"kürzung"}}
    assert 'pip install "themecode[languages]"' in str(language_note("de"))
    assert language_note("en") is None


@pytest.mark.parametrize("held", [b"SMFC2\x00\x01", b"SMFC1\x00\x02\x00\x05ab", b"SMFC1\x00\x01\x00\x01a\xff\x09b"])
def test_a_list_of_another_layout_is_refused(tmp_path: Path, held: bytes) -> None:
    """A file that is not laid out as we know it stops with its name, not with wrong words."""
    file = tmp_path / "xx.plzma"
    file.write_bytes(lzma.compress(held))
    with pytest.raises(ThemecodeError, match="xx"):
        wordlists.read(file)


def test_elided_words_are_named_without_their_apostrophe() -> None:
    """The fold of the text adds the apostrophe; nothing here may bring its own."""
    assert {"l", "d", "qu"} <= set(ELISIONS["fr"])
    assert all(word.isalpha() and word.islower() for words in ELISIONS.values() for word in words)
    assert set(ELISIONS) <= LISTED


def test_nothing_of_other_languages_is_loaded_for_english() -> None:
    """The list of no language is read where the codebook is English."""
    wordlists.read.cache_clear()
    languages.forms_of_all(["leader"], "en")
    assert wordlists.read.cache_info().currsize == 0
