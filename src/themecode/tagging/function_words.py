"""English words that have no inflections, whatever the regular endings would make of them ("it" has no "ited")."""

from __future__ import annotations

_PRONOUNS = (
    "i me my myself you your yours yourself yourselves he him his himself she her hers herself it its itself "
    "we us our ours ourselves they them their theirs themselves oneself who whom whose which what that this these "
    "those "
)
_ARTICLES_AND_AMOUNTS = "a an the some any no none every each either neither both all most much many more less several"
_PREPOSITIONS = (
    "about above across after against along among around as at before behind below beneath beside between beyond by "
    "despite during except for from in into of off on onto out over per since than "
    "through throughout till to toward towards under until up upon via with within without"
)
_CONJUNCTIONS = (
    "and but or nor so yet because although though if unless while whereas whether when where why how then else"
)
_ADVERBS = (
    "not never ever also just only very too quite rather really there here now always again away "
    "perhaps maybe however therefore indeed already almost enough once twice together apart"
)
_MODALS = "can could may might must shall should will would ought"

FUNCTION_WORDS = frozenset(
    f"{_PRONOUNS} {_ARTICLES_AND_AMOUNTS} {_PREPOSITIONS} {_CONJUNCTIONS} {_ADVERBS} {_MODALS}".split()
)
