/** All keys on one screen: the page obeys this list and shows it under `?`. */

export type Where = "reading" | "review" | "everywhere";
export interface Key { keys: string[]; does: string; says: string; where: Where; group: string }

const key = (where: Where, group: string, keys: string, does: string, says: string): Key => ({ where, group, keys: keys.split(" "), does, says });

export const KEYS: Key[] = [
  key("reading", "Move", "j", "turn-next", "Next turn"),
  key("reading", "Move", "k", "turn-back", "Previous turn"),
  key("reading", "Move", "n", "sentence-next", "Choose the next sentence"),
  key("reading", "Move", "p", "sentence-back", "Choose the previous sentence"),
  key("reading", "Move", "w", "word-next", "Choose the next word"),
  key("reading", "Move", "b", "word-back", "Choose the previous word"),
  key("reading", "Move", ".", "coding-next", "Next coding"),
  key("reading", "Move", ",", "coding-back", "Previous coding"),
  key("everywhere", "Move", "/ g", "jump", "Find words, go to a time, a turn, a code or a document"),
  key("reading", "Choose", "Shift+ArrowRight ]", "end-on", "One word more at the end"),
  key("reading", "Choose", "Shift+ArrowLeft [", "end-back", "One word less at the end"),
  key("reading", "Choose", "Ctrl+Shift+ArrowLeft {", "start-back", "One word more at the beginning"),
  key("reading", "Choose", "Ctrl+Shift+ArrowRight }", "start-on", "One word less at the beginning"),
  key("reading", "Choose", "Shift+S", "to-sentence", "Widen to whole sentences"),
  key("reading", "Choose", "Shift+T", "to-turn", "Widen to whole turns"),
  key("reading", "Code", "c Enter", "code", "Code the chosen words, or the turn: type to find a code"),
  key("reading", "Code", "1 2 3 4 5 6 7 8 9", "code-number", "Code at once with a code's own key, else with the 1st to 9th code used last"),
  key("reading", "Code", "i", "in-vivo", "Make a code of the chosen words themselves"),
  key("reading", "Code", "m", "memo", "Memo on the coding, the chosen words or the turn"),
  key("reading", "Code", "e", "recode", "Give the selected coding another code"),
  key("reading", "Code", "Delete Backspace", "remove", "Take the selected coding out"),
  key("reading", "Code", "y", "confirm", "Confirm the selected coding"),
  key("reading", "Code", "x", "reject", "Reject the selected coding"),
  key("reading", "Read", "r", "read", "This turn is read, nothing to code; on to the next"),
  key("reading", "Read", "Alt+R", "read-through", "All turns up to this one are read"),
  key("reading", "Read", "Shift+R", "unread", "This turn is unread"),
  key("reading", "Read", "u", "next-unread", "Next unread turn"),
  key("reading", "Look", "v", "review", "Review: decide on what waits, one by one"),
  key("reading", "Look", "o", "documents", "All documents"),
  key("everywhere", "Look", "l", "codings", "List of codings, with filters"),
  key("review", "Review", "c y", "confirm", "Confirm, and on to the next"),
  key("review", "Review", "r x", "reject", "Reject, and on to the next"),
  key("review", "Review", "k e", "recode", "Give it another code, and on to the next"),
  key("review", "Review", "m", "memo", "Memo on this coding"),
  key("review", "Review", "s n", "skip", "Skip: it stays in the queue"),
  key("review", "Review", "b p", "back", "Back to the one before"),
  key("review", "Review", "u", "take-back", "Undo the last decision"),
  key("review", "Review", "q", "leave", "Leave the review; it resumes here"),
  key("everywhere", "All", "Ctrl+Z", "undo", "Undo: what it takes back is written out"),
  key("everywhere", "All", "Ctrl+Shift+Z Ctrl+Y", "redo", "Redo"),
  key("everywhere", "All", "Escape", "close", "Close, let go of what is chosen"),
  key("everywhere", "All", "?", "keys", "All keys"),
];

/** A pressed key in the words of the list: "Ctrl+Shift+Z", "Shift+S", "?", "j". */
export function combination(event: { key: string; code?: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }): string {
  const { code } = event;
  const letter = event.altKey && code?.startsWith("Key") ? code.slice(3).toLowerCase() : event.key;
  const named = letter.length > 1 || /\p{L}/u.test(letter);
  const shown = letter.length === 1 && (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) ? letter.toUpperCase() : letter;
  return (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + (event.shiftKey && named ? "Shift+" : "") + shown;
}

export function verbOf(pressed: string, where: "reading" | "review"): string | null {
  const found = (place: Where) => KEYS.find((one) => one.where === place && one.keys.includes(pressed));
  return (found(where) ?? found("everywhere"))?.does ?? null;
}

const SIGNS: Record<string, string> = { ArrowRight: "→", ArrowLeft: "←", Escape: "Esc", Delete: "Del", Backspace: "⌫" };

/** A combination as it is printed on keyboards. */
export const printed = (keys: string): string => keys.split("+").map((part) => SIGNS[part] ?? (/^[a-z]$/.test(part) ? part.toUpperCase() : part)).join(" + ");
