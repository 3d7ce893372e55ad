/** The codes: how often each stands here, the next place, what it means; a definition can be changed here. */

import { useMemo, useState } from "preact/hooks";
import { useCell } from "../cell";
import { shown, withPart } from "../sitting/filtering";
import { toCode } from "../sitting/moving";
import type { Sitting } from "../sitting/sitting";
import { code as giveCode, editCode, spansNow } from "../sitting/verbs";
import type { Code } from "../records";

export function CodeList({ sitting }: { sitting: Sitting }) {
  const all = useCell(sitting.codings);
  const codes = useCell(sitting.stored)?.codes ?? [];
  const filter = useCell(sitting.filter);
  const chosen = useCell(sitting.chosen);
  const [opened, setOpened] = useState("");
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    shown(all, {}).forEach((one) => found.set(one.code, (found.get(one.code) ?? 0) + 1));
    return found;
  }, [all]);
  return (
    <>
      <p class="tc-buttons"><button type="button" onClick={() => sitting.box.set({ kind: "new-code", name: "", spans: [] })}>New code…</button></p>
      <ul class="tc-codes" aria-label="Codes">
        {codes.map((code, at) => (
          <li key={code.id} class={`tc-c${at}${code.parent ? " is-below" : ""}`}>
            <div class="tc-code-row">
              <span class="tc-swatch" aria-hidden="true" />
              <button type="button" class="tc-code-name" title={chosen && !code.group ? "Code the chosen words with it" : "To its next place"}
                onClick={() => (chosen && !code.group ? giveCode(sitting, spansNow(sitting), [code.id]) : toCode(sitting, code.id, shown(all, filter)))}>{code.name}</button>
              {code.key ? <kbd>{code.key}</kbd> : null}
              <span class="tc-count">{counts.get(code.id) ?? 0}</span>
              <button type="button" class="tc-link" aria-pressed={filter.code === code.id} aria-label={`Only ${code.name}`} onClick={() => sitting.filter.set(withPart(filter, "code", filter.code === code.id ? "" : code.id))}>only</button>
              <button type="button" class="tc-link" aria-expanded={opened === code.id} aria-label={`What ${code.name} covers`} onClick={() => setOpened(opened === code.id ? "" : code.id)}>…</button>
            </div>
            {opened === code.id ? <Opened key={code.id} sitting={sitting} code={code} /> : null}
          </li>))}
      </ul>
      {codes.length === 0 ? <p class="tc-empty">No code yet. Choose words and press I, or make one here.</p> : null}
    </>
  );
}

function Opened({ sitting, code }: { sitting: Sitting; code: Code }) {
  const [name, setName] = useState(code.name);
  const [definition, setDefinition] = useState(code.definition);
  const changed = name.trim() !== code.name || definition.trim() !== code.definition;
  const save = () => editCode(sitting, code.id, {
    ...(name.trim() !== code.name ? { name: name.trim() } : {}), ...(definition.trim() !== code.definition ? { definition: definition.trim() } : {}),
  });
  return (
    <form class="tc-form" onSubmit={(event) => { event.preventDefault(); if (changed && name.trim()) save(); }}>
      <label>Name <input type="text" value={name} onInput={(event) => setName(event.currentTarget.value)} /></label>
      <label>What it covers <textarea rows={4} value={definition} onInput={(event) => setDefinition(event.currentTarget.value)} /></label>
      <div class="tc-buttons"><button type="submit" disabled={!changed || !name.trim()}>Save</button>
        <button type="button" onClick={() => sitting.box.set({ kind: "memo", about: { about: "code", target: code.id, of: code.name } })}>Memo…</button></div>
    </form>
  );
}
