"""The keys of a review: the same in the terminal and on the page, as far as both have them."""

KEYS = "c confirm  r reject  k recode  m memo  s skip  b back  u undo  ? keys  q quit"
ALL_KEYS = (
    ("c y", "confirm: it is right"),
    ("r x", "reject: it is counted nowhere"),
    ("k e", "recode: reject it, and give its words another code by hand"),
    ("m", "memo on this coding"),
    ("s n", "skip: it stays in the queue"),
    ("b p", "back to the one before"),
    ("w", "words around it: its whole turn, and the turns before and after"),
    ("a", "all like this one (code, rule, flag): shown, then decided together"),
    ("u", "undo what was done last in this sitting, and go there"),
    ("U ^Y", "redo what was undone"),
    ("q Esc", "quit: all is saved, and the next review goes on here"),
)
VERBS = {
    **dict.fromkeys("cy", "confirm"), **dict.fromkeys("rx", "reject"), **dict.fromkeys("ke", "recode"),
    **dict.fromkeys("sn", "skip"), **dict.fromkeys("bp", "back"), **dict.fromkeys("q\x03\x04\x1b", "quit"),
    **dict.fromkeys("U\x19", "redo"), "m": "memo", "w": "around", "a": "alike", "u": "undo", "?": "keys",
}  # fmt: skip
