/** A new code on the spot: its name, what it means, where it stands; then the words are coded with it. */

import { useState } from "preact/hooks";
import type { Span } from "../records";
import type { Sitting } from "../sitting/sitting";
import { newCode, quoted } from "../sitting/verbs";
import { Box, close } from "./Boxes";

export function NewCode({ sitting, name: given, spans, root }: { sitting: Sitting; name: string; spans: Span[]; root: HTMLElement }) {
  const [name, setName] = useState(given);
  const [definition, setDefinition] = useState("");
  const [parent, setParent] = useState("");
  const taken = sitting.codes.some((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  const save = () => {
    if (!name.trim() || taken) return;
    close(sitting, root);
    newCode(sitting, { name: name.trim(), definition: definition.trim(), parent }, spans);
  };
  const key = (event: KeyboardEvent) => {
    const inName = (event.target as HTMLElement).tagName === "INPUT";
    if (event.key === "Enter" && (inName || event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
  };
  return (
    <Box sitting={sitting} root={root} name="New code" beside>
      <form class="tc-form" onSubmit={(event) => { event.preventDefault(); save(); }} onKeyDown={key}>
        <h2>New code</h2>
        {spans.length ? <p class="tc-quote">{quoted(sitting, spans).join(" … ")}</p> : null}
        <label>Name <input data-first type="text" value={name} onInput={(event) => setName(event.currentTarget.value)} /></label>
        {taken ? <p class="tc-warning" role="alert">There is a code of this name already.</p> : null}
        <label>What it covers <textarea rows={3} value={definition} onInput={(event) => setDefinition(event.currentTarget.value)} placeholder="One sentence. You can say more later." /></label>
        <label>Below <select value={parent} onChange={(event) => setParent(event.currentTarget.value)}>
          <option value="">no other code</option>
          {sitting.codes.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select></label>
        <div class="tc-buttons">
          <button type="submit" class="is-first" disabled={!name.trim() || taken}>{spans.length ? "Make it and code" : "Make it"}</button>
          <button type="button" onClick={() => close(sitting, root)}>Leave</button>
          <span class="tc-hint"><kbd>Enter</kbd> in the name, <kbd>Ctrl + Enter</kbd> anywhere</span>
        </div>
      </form>
    </Box>
  );
}
