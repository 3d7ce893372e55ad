/** A note on a difference between two coders. */

import { useState } from "preact/hooks";
import type { Box as BoxState, Sitting } from "../sitting/sitting";
import { Box, close } from "./Boxes";

export function Discuss({ sitting, box, root }: { sitting: Sitting; box: Extract<BoxState, { kind: "discuss" }>; root: HTMLElement }) {
  const [text, setText] = useState("");
  const { start, end } = box;
  const save = () => {
    if (!text.trim()) return;
    close(sitting, root);
    sitting.act("discuss", { document: sitting.stored.get()?.id, start, end, text: text.trim() }, () => void sitting.refresh());
  };
  return (
    <Box sitting={sitting} root={root} name="Note on this difference">
      <form class="tc-form" onSubmit={(event) => { event.preventDefault(); save(); }}
        onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); } }}>
        <h2>Note on this difference</h2>
        <p class="tc-quote">{box.text}</p>
        <textarea data-first rows={5} aria-label="Note" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <div class="tc-buttons"><button type="submit" class="is-first" disabled={!text.trim()}>Save</button>
          <button type="button" onClick={() => close(sitting, root)}>Leave</button></div>
      </form>
    </Box>
  );
}
