"""English words that say little about what a person talks about, beside articles, pronouns and prepositions.

Hesitations, auxiliary verbs, and what talk is full of. A list to read and argue with: `themecode words --stops`.
"""

from __future__ import annotations

_AUXILIARIES = "be am is are was were been being have has had having do does did doing done get gets got getting gotten"
_HESITATIONS = (
    "um umm erm er uh uhm mm mhm hmm eh ah oh yeah yep yes no nope okay ok right well like please thanks hello"
)
_TALK = (
    "know mean think see look say says said sort kind bit lot lots thing things something anything everything nothing "
    "someone somebody anyone anybody everyone everybody nobody way ways actually basically obviously literally "
    "probably sure course gonna wanna going go goes went gone come comes came coming put let make makes made take "
    "takes took down back other others same own"
)
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion first "
    "second third"
)
_SHORT = "can't won't shan't ain't cannot let's"

TALK_WORDS = frozenset(f"{_AUXILIARIES} {_HESITATIONS} {_TALK} {_NUMBERS} {_SHORT}".split())
