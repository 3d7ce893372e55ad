/** A memo on anything. What was typed and not saved is kept while the page is open. */

import { useState } from "preact/hooks";
import type { About, Sitting } from "../sitting/sitting";
import { memo } from "../sitting/verbs";
import { Box, close } from "./Boxes";

const drafts = new Map<string, string>();

export function MemoBox({ sitting, about, root }: { sitting: Sitting; about: About; root: HTMLElement }) {
  const key = `${about.about} ${about.target} ${about.start ?? ""} ${about.memo ?? ""}`;
  const [text, setText] = useState(drafts.get(key) ?? about.text ?? "");
  const typed = (value: string) => { setText(value); drafts.set(key, value); };
  const save = () => {
    if (!text.trim()) return;
    drafts.delete(key);
    close(sitting, root);
    memo(sitting, about, text.trim());
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
  };
  return (
    <Box sitting={sitting} root={root} name={about.memo ? "Change memo" : "Memo"} beside>
      <form class="tc-form" onSubmit={(event) => { event.preventDefault(); save(); }} onKeyDown={enter}>
        <h2>{about.memo ? "Change memo" : "Memo"}</h2>
        <p class="tc-quote">{about.of}</p>
        <textarea data-first rows={6} aria-label="Memo" value={text} onInput={(event) => typed(event.currentTarget.value)} placeholder="What do you see here?" />
        <div class="tc-buttons">
          <button type="submit" class="is-first" disabled={!text.trim()}>Save</button>
          <button type="button" onClick={() => close(sitting, root)}>Leave</button>
          <span class="tc-hint"><kbd>Ctrl + Enter</kbd> saves</span>
        </div>
      </form>
    </Box>
  );
}
