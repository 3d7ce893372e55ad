"""The words by which a question is known, and the tags that only look like one. Tags are written as the cues are."""

from __future__ import annotations

# what may stand before the first word of a question
OPENERS = "^ and but so or then because well okay ok right now yeah like oh just , - : ; . \" ( '"

# verbs that stand before their subject in a question
ASKING = "is are was were am do does did have has had can could will would might should ca wo"

# these begin a condition as well: "had we known", "should they ask"; without a question mark they do not ask
NEVER_ASKING = "had should were am has"

# what such a verb stands before
ASKED = (
    "i you we they it he she there this that these those the my your our their his her any"
    " people anyone anybody someone everyone everybody"
)

# these ask by themselves: who owns it?
WHICH = "who what which whose"

# these ask with a verb before its subject: how did they do it
HOW = "how why when where whom who what which"

MARKS = ("?", "\u061f", "\uff1f")

TAGS = (
    # seeking agreement, not asking
    "AUX/can/will n't? WE ? | right ? | yeah ? | yes ? | okay ? | ok ? | no ? | you know ? | innit ? | see ? | , ?",
    "do n't you think ? | what i mean ? | if that makes sense ? | does that make sense ? | or not ? | you see ?",
    "am i right ? | AUX n't that right ? | AUX/can/will n't? this/that ?",
)
