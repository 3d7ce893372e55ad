/** Type to find a code, Enter: the words are coded. Several at once, a new one on the spot, a wider stretch. */

import { useMemo, useState } from "preact/hooks";
import { useCell } from "../cell";
import { ranked } from "../fuzzy";
import { combination } from "../keys";
import type { Code, Span } from "../records";
import { choose, spansOf, widen } from "../sitting/moving";
import { decide } from "../sitting/reviewing";
import type { Box as BoxState, Sitting } from "../sitting/sitting";
import { code, quoted, recode } from "../sitting/verbs";
import { toWords } from "../text/words";
import { Box, close, keepInSight } from "./Boxes";

const SHOWN = 60;
type PaletteBox = Extract<BoxState, { kind: "palette" }>;

export function Palette({ sitting, box, root }: { sitting: Sitting; box: PaletteBox; root: HTMLElement }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<string[]>([]);
  const [note, setNote] = useState("");
  const chosen = useCell(sitting.chosen);
  const recent = useCell(sitting.recent);
  const codes = sitting.codes;
  const list = useMemo(() => ranked(typed, codes.filter((one) => !one.group), recent).slice(0, SHOWN), [typed, codes, recent]);
  const spans = box.mode === "recode" ? [] : box.mode === "code" && chosen ? spansOf(sitting, chosen) : box.spans;
  const several = box.mode !== "recode";
  const exact = codes.some((one) => one.name.toLowerCase() === typed.trim().toLowerCase());
  const offerNew = box.mode === "code" && typed.trim() !== "" && !exact;
  const count = list.length + (offerNew ? 1 : 0);

  function apply(one?: Code): void {
    const ids = several ? [...new Set([...marked, ...(one && (typed || !marked.length) ? [one.id] : [])])] : one ? [one.id] : [];
    if (!ids.length) return;
    close(sitting, root);
    if (box.mode === "code") code(sitting, spans, ids);
    else if (box.mode === "joint") joint(ids);
    else if (sitting.view.get() === "review") decide(sitting, { recode: ids[0] as string });
    else recode(sitting, box.id, ids[0] as string);
  }
  function joint(ids: string[]): void {
    const [start, end] = spans[0] as Span;
    sitting.act("joint", { document: sitting.stored.get()?.id, start, end, codes: ids, note, ...(box.mode === "joint" && box.codings.length ? { codings: box.codings } : {}) }, () => void sitting.refresh());
  }
  const fresh = (name: string) => sitting.box.set({ kind: "new-code", name, spans });
  const toggle = (id: string) => { setMarked((was) => (was.includes(id) ? was.filter((one) => one !== id) : [...was, id])); setTyped(""); setAt(0); };
  const enter = () => (at < list.length ? apply(list[at]) : offerNew ? fresh(typed.trim()) : apply());

  function key(event: KeyboardEvent): void {
    const pressed = combination(event);
    const moves: Record<string, () => void> = {
      ArrowDown: () => setAt(Math.min(at + 1, count - 1)), ArrowUp: () => setAt(Math.max(at - 1, 0)), Enter: enter,
      "Ctrl+Enter": () => { const one = list[at]; if (several && one) toggle(one.id); },
      "Alt+N": () => { if (box.mode === "code") fresh(typed.trim()); },
      "Alt+I": () => fresh(inVivo(quoted(sitting, spans)[0] ?? "")),
      "Alt+S": () => widen(sitting, "sentence"), "Alt+T": () => widen(sitting, "turn"), "Alt+W": () => snap(sitting),
    };
    const move = moves[pressed];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }
  const title = { code: "Code these words", recode: "Give it another code", joint: "Joint coding" }[box.mode];
  return (
    <Box sitting={sitting} root={root} name={title} beside>
      <div class="tc-palette" onKeyDown={key}>
        {spans.length ? <p class="tc-quote">{quoted(sitting, spans).join(" … ")}</p> : null}
        {box.mode === "code" ? <Reach sitting={sitting} /> : null}
        {marked.length ? <ul class="tc-marked" aria-label="Codes to be given">{marked.map((id) => (
          <li key={id}><button type="button" onClick={() => toggle(id)} title="Leave it out">{codes.find((one) => one.id === id)?.name ?? id} ×</button></li>))}</ul> : null}
        <input data-first type="text" role="combobox" aria-expanded="true" aria-controls={`${sitting.prefix}tc-goals`} aria-activedescendant={count ? `${sitting.prefix}tc-goals-${at}` : undefined}
          aria-label="Find a code" placeholder="Type to find a code" autocomplete="off" spellcheck={false} value={typed}
          onInput={(event) => { setTyped(event.currentTarget.value); setAt(0); }} />
        <ul id={`${sitting.prefix}tc-goals`} role="listbox" class="tc-goals" aria-label="Codes" aria-multiselectable={several}>
          {list.map((one, k) => (
            <li key={one.id} id={`${sitting.prefix}tc-goals-${k}`} role="option" aria-selected={k === at} class={`tc-c${codes.indexOf(one)}${marked.includes(one.id) ? " is-marked" : ""}`}
              ref={k === at ? keepInSight : null}
              onMouseMove={() => setAt(k)} onClick={(event) => (event.ctrlKey || event.metaKey ? toggle(one.id) : apply(one))}>
              <span class="tc-swatch" aria-hidden="true" /><span class="tc-goals-name">{one.name}{parent(codes, one)}{marked.includes(one.id) ? " ✓" : ""}</span>
              {one.key ? <kbd>{one.key}</kbd> : null}
              {k === at && one.definition ? <span class="tc-definition">{one.definition}</span> : null}
            </li>))}
          {offerNew ? <li id={`${sitting.prefix}tc-goals-${list.length}`} role="option" aria-selected={at === list.length} onMouseMove={() => setAt(list.length)} onClick={() => fresh(typed.trim())}>
            <span class="tc-plus" aria-hidden="true">+</span><span class="tc-goals-name">New code “{typed.trim()}”…</span></li> : null}
        </ul>
        {box.mode === "joint" ? <input type="text" aria-label="What you agreed, in a sentence" placeholder="What you agreed, in a sentence" value={note} onInput={(event) => setNote(event.currentTarget.value)} /> : null}
        <p class="tc-hint"><kbd>Enter</kbd> {marked.length > 0 ? `give ${marked.length > 1 || typed ? "them all" : "it"}` : "code"}
          {several ? <> <kbd>Ctrl + Enter</kbd> and another</> : null}
          {box.mode === "code" ? <> <kbd>Alt + N</kbd> new <kbd>Alt + I</kbd> in vivo</> : null} <kbd>Esc</kbd> leave</p>
      </div>
    </Box>
  );
}

function parent(codes: Code[], one: Code) {
  const above = codes.find((code) => code.id === one.parent);
  return above ? <span class="tc-quiet"> in {above.name}</span> : null;
}

function Reach({ sitting }: { sitting: Sitting }) {
  const wide = (name: string, keys: string, call: () => void) => <button type="button" title={keys} onClick={call}>{name} <kbd>{keys}</kbd></button>;
  return (
    <div class="tc-reach" role="group" aria-label="How much is coded">
      {wide("Words", "Alt + W", () => snap(sitting))}
      {wide("Sentence", "Alt + S", () => widen(sitting, "sentence"))}
      {wide("Turn", "Alt + T", () => widen(sitting, "turn"))}
    </div>
  );
}

function snap(sitting: Sitting): void {
  const [chosen, document] = [sitting.chosen.get(), sitting.stored.get()];
  if (chosen && document) choose(sitting, toWords(document.text, chosen));
}

const IN_VIVO = 60;

/** A name for a code from the words themselves. */
export function inVivo(words: string): string {
  const flat = words.replace(/\s+/gu, " ").trim().replace(/(?<=\p{L}|\p{N})[.,;:]$/u, "");
  return flat.length <= IN_VIVO ? flat : `${flat.slice(0, IN_VIVO).replace(/\s\S*$/u, "")}…`;
}
