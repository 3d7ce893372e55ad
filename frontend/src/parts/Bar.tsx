/** The bar above: where one is, how far one is, whether all is saved, and the ways elsewhere. */

import { useEffect, useState } from "preact/hooks";
import { remember, remembered } from "../browser";
import { useCell } from "../cell";
import { printed } from "../keys";
import { startReview } from "../sitting/reviewing";
import { heard } from "../sitting/moving";
import type { Sitting } from "../sitting/sitting";
import { redo, undo } from "../sitting/verbs";

export function Bar({ sitting, root }: { sitting: Sitting; root: HTMLElement }) {
  const project = useCell(sitting.project);
  const open = useCell(sitting.stored);
  const view = useCell(sitting.view);
  const next = useCell(sitting.next);
  const side = useCell(sitting.sideOpen);
  const [scheme, setScheme] = useState(() => remembered("scheme"));
  useEffect(() => { root.dataset["scheme"] = scheme; }, []);
  const turn = () => {
    const order = (root.dataset["host"] || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "")) === "dark" ? ["", "light", "dark"] : ["", "dark", "light"];
    const next = order[(order.indexOf(scheme) + 1) % 3] as string;
    root.dataset["scheme"] = next;
    remember("scheme", next);
    setScheme(next);
  };
  const go = (to: "documents" | "document" | "compare") => () => sitting.view.set(to);
  const unreviewed = project?.documents.reduce((sum, one) => sum + one.unreviewed, 0) ?? 0;
  return (
    <div class="tc-top">
      <nav class="tc-ways" aria-label="Views">
        {root.dataset["framed"] ? null : <button type="button" class="tc-project" onClick={go("documents")} aria-current={view === "documents" ? "page" : undefined} title="All documents (O)">{project?.title ?? "Documents"}</button>}
        {open ? <button type="button" onClick={go("document")} aria-current={view === "document" ? "page" : undefined}>{open.id}</button> : null}
        <button type="button" onClick={() => void startReview(sitting)} aria-current={view === "review" ? "page" : undefined} title="Decide on what waits, one by one (V)">
          Review{unreviewed ? <span class="tc-count"> {unreviewed.toLocaleString("en-GB")}</span> : null}</button>
        {open && open.coders.length > 1 ? <button type="button" onClick={go("compare")} aria-current={view === "compare" ? "page" : undefined}>Compare</button> : null}
      </nav>
      {open && view !== "documents" ? <Progress sitting={sitting} /> : <span class="tc-space" />}
      <div class="tc-tools">
        <Saved sitting={sitting} />
        <button type="button" class="tc-undo" onClick={() => undo(sitting)} title={next ? `Undo: ${next} (${printed("Ctrl+Z")})` : `Undo (${printed("Ctrl+Z")})`} aria-label={next ? `Undo: ${next}` : "Undo"}>
          <span class="tc-undo-sign" aria-hidden="true">↶</span>{next ? <span class="tc-undo-words">{next}</span> : null}</button>
        <button type="button" class="tc-icon" onClick={() => redo(sitting)} title={`Redo (${printed("Ctrl+Shift+Z")})`} aria-label="Redo">↷</button>
        <button type="button" onClick={() => sitting.box.set({ kind: "jump" })} title="Find words, a time, a turn, a code (/)">Find</button>
        {view === "document" ? <button type="button" aria-pressed={side} onClick={() => sitting.sideOpen.set(!side)} title="Selected coding, codings, codes, memos (L)">Panel</button> : null}
        <button type="button" class="tc-icon" onClick={turn}
          title={`Light or dark: now ${scheme || "as the system has it"}`} aria-label={`Light or dark: now ${scheme || "as the system has it"}`}>{scheme === "dark" ? "☾" : scheme === "light" ? "☀" : "◐"}</button>
        <button type="button" class="tc-icon" onClick={() => sitting.box.set({ kind: "keys" })} title="All keys (?)" aria-label="All keys">?</button>
      </div>
    </div>
  );
}

/** Saved is said only when the answer is there. */
function Saved({ sitting }: { sitting: Sitting }) {
  const saving = useCell(sitting.saving);
  const me = useCell(sitting.project)?.me ?? "";
  const words = { idle: "", saved: "Saved", saving: "Saving…", gone: `Not saved: ${saving.waiting} waiting` }[saving.state];
  return <span class="tc-saved"><span class="tc-me" title="You code under this name">{me}</span> <span class={`is-${saving.state}`} data-saving={saving.state}>{words}</span></span>;
}

function Progress({ sitting }: { sitting: Sitting }) {
  const turns = (useCell(sitting.stored)?.turns ?? []).filter(heard);
  const count = (state: string) => turns.filter((turn) => turn.state === state).length;
  const [coded, read] = [count("coded"), count("read")];
  const words = `${coded} of ${turns.length} participants' turns coded, ${read} read with nothing to code, ${turns.length - coded - read} unread`;
  return (
    <div class="tc-progress" role="img" aria-label={words} title={words}>
      <span class="tc-track">
        <span class="is-coded" style={{ width: `${(100 * coded) / Math.max(turns.length, 1)}%` }} />
        <span class="is-read" style={{ width: `${(100 * read) / Math.max(turns.length, 1)}%` }} />
      </span>
      <span class="tc-progress-words">{turns.length - coded - read} unread</span>
    </div>
  );
}
