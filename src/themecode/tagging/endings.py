"""Verb forms that a list of words keeps for another word only, given back to their verb.

Such a list knows one headword a form: French `coupe` is there for the noun, Spanish `trabajo` too, so that
`couper` and `trabajar` would miss them. A form comes back only if the language has such a word at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

_A_VERB_HAS = 8
_A_STEM_HAS = 2
_ROW_NEEDS = 3

VERBS = {"de": ("en", "rn", "ln"), "es": ("ar", "er", "ir", "arse", "erse", "irse"), "fr": ("er", "ir", "re")}

ROWS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "de": {"en": ("st t te ten test tet",)},
    "es": {
        "ar": ("o a as an e es en", "e es en emos éis é", "amos ando ado ada ados adas aba aban aste ó aron"),
        "car": ("o a as an amos",),
        "gar": ("o a as an amos",),
        "zar": ("o a as an amos",),
        "er": ("o a as an amos áis", "e es en emos éis", "iendo ido ida idos idas ieron iera ió iste imos"),
        "ir": ("o a as an amos áis", "e es en", "iendo ido ida idos idas ieron imos iste isteis ía"),
    },
    "fr": {
        "er": ("e es ent era erait eront", "ons ez iez ant ais ait é ée és ées èrent", "ons ant ais ait"),
        "ir": ("i ie is ies it ira irait iront issent issait issant",),
    },
}
"""Endings that stand on one stem, for verbs that end so: three of a row seen with a stem vouch for the others."""

SWAPS = {
    "de": {"denken": "dachten gedacht", "scheiden": "schieden", "verlieren": "verloren"},
    "es": {
        "brir": "bierto bierta biertos biertas",
        "decir": "dicho dicha dichos dichas",
        "egir": "ijo",
        "hacer": "hecho hecha hechos hechas",
        "morir": "muerto muerta muertos muertas",
        "olver": "uelto uelta ueltos ueltas",
        "poner": "puesto puesta puestos puestas",
        "romper": "roto rota rotos rotas",
        "scribir": "scrito scrita scritos scritas",
        "venir": "vengo vino",
        "ver": "visto vista vistos vistas",
        "vivir": "vivo viva vivas vivan vivamos",
    },
    "fr": {
        "battre": "bat bats battu battue battus battues",
        "cevoir": "çu çue çus çues çois çoit",
        "crire": "cris crit crite crits crites",
        "devoir": "dû due dus dues",
        "dire": "dis dit dite dits dites",
        "dre": "d ds dent du due dus dues",
        "enir": "enu enue enus enues",
        "faire": "fait faite faits faites",
        "frir": "fre fres frent fert ferte ferts fertes",
        "indre": "int inte ints intes",
        "ivre": "is it",
        "lire": "lis lit lu lue lus lues",
        "mettre": "mets met mis mise mises",
        "mourir": "mort morte morts mortes",
        "onnaître": "onnu onnue onnus onnues",
        "partir": "pars part",
        "rompre": "rompu rompue rompus rompues",
        "prendre": "pris prise prises",
        "sortir": "sors sort",
        "suivre": "suivi suivie suivis suivies",
        "uire": "uis uit uite uits uites",
        "vivre": "vécu vécue vécus vécues",
        "voir": "vu vue vus vues",
        "vouloir": "voulu voulue voulus voulues",
        "vrir": "vre vres vrent vert verte verts vertes",
    },
}
"""What stands in the place of a verb's ending, where whole rows were kept for nouns and adjectives."""

FUNCTION_WORDS = {
    "de": "bitte dank danke eine einen gerade heute laut seit statt trotz",
    "es": (
        "ahora ante antes bajo cada cerca como contra cuando cuanto desde donde era eran esa ese eso esta estas este "
        "esto estos fue fuera hasta luego mientras misma mismo nada otra otro para poco según sino sobre sola solo "
        "tanta tanto toda todas todo todos tras una unas uno unos va vía vías"
    ),
    "fr": (
        "as autre avant car certes contre depuis devant dont durant entre est fois hors lui malgré mes moins même non "
        "nuit nuits or outre pendant personne plus puis quelque sans sauf si son sons sur suis suivant sous ton tout "
        "une vers été"
    ),
}
"""Words so frequent that they are never given back: a rule for `comer` shall not find every `como`."""


def given_back(language: str, verb: str, forms: AbstractSet[str], head_of: Callable[[str], str | None]) -> set[str]:
    """Return the further forms of a verb, given those that the list has; none for any other word."""
    if len(forms) < _A_VERB_HAS or not verb.endswith(VERBS.get(language, ())):
        return set()
    found = {form for form in _swapped(language, verb) if head_of(form)}
    for form in _in_rows(language, verb, forms):
        head = head_of(form)
        if head and not head.endswith(VERBS[language]):
            found.add(form)
    return found.difference(FUNCTION_WORDS[language].split())


def _swapped(language: str, verb: str) -> set[str]:
    swaps = SWAPS[language].items()
    return {verb.removesuffix(old) + new for old, row in swaps if verb.endswith(old) for new in row.split()}


def _in_rows(language: str, verb: str, forms: AbstractSet[str]) -> set[str]:
    rows = [row.split() for ending, rows in ROWS[language].items() if verb.endswith(ending) for row in rows]
    found = set[str]()
    for row in rows:
        ends, lengths = set(row), set(map(len, row))
        seen = Counter(form[:-length] for form in forms for length in lengths if form[-length:] in ends)
        for stem, times in seen.items():
            if times >= _ROW_NEEDS and len(stem) >= _A_STEM_HAS and not stem.startswith(verb):
                found.update(stem + end for end in row)
    return found - forms
