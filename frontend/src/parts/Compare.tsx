/** Two coders side by side on one document: where they differ, a note on it, and what they agree on together. */

import { useEffect, useState } from "preact/hooks";
import { Refusal } from "../asking";
import { useCell } from "../cell";
import type { CompareAnswer, Difference, Held } from "../records";
import { choose } from "../sitting/moving";
import type { Sitting } from "../sitting/sitting";
import { hidden, named } from "../sitting/verbs";

export function Compare({ sitting }: { sitting: Sitting }) {
  const open = useCell(sitting.stored);
  const coders = [...new Set(["rules", ...(open?.coders ?? [])])];
  const [pair, setPair] = useState<[string, string]>(() => firstPair(sitting));
  const [answer, setAnswer] = useState<CompareAnswer | null>(null);
  const [trouble, setTrouble] = useState("");
  const [all, setAll] = useState(false);
  useEffect(() => {
    if (!open) return;
    sitting.ask<CompareAnswer>("compare", { document: open.id, coders: pair }).then((given) => { setAnswer(given); setTrouble(""); })
      .catch((error: unknown) => setTrouble(error instanceof Refusal ? error.words : "The server does not answer."));
  }, [open, pair[0], pair[1]]);
  if (!open) return null;
  const rows = (answer?.rows ?? []).filter((row) => all || !row.agree);
  const choice = (at: 0 | 1) => (
    <label>{at ? "and" : "Compare"} <select value={pair[at]} onChange={(event) => setPair(at ? [pair[0], event.currentTarget.value] : [event.currentTarget.value, pair[1]])}>
      {coders.map((one) => <option key={one}>{one}</option>)}</select></label>);
  return (
    <div class="tc-compare">
      <h1>Two coders, {open.id}</h1>
      {open.blind ? <p class="tc-blind">{hidden(open.blind)} There is nothing to compare yet.</p> : null}
      <div class="tc-filters">{choice(0)}{choice(1)}
        <label class="tc-check"><input type="checkbox" checked={all} onChange={() => setAll(!all)} /> Also where they agree</label></div>
      {trouble ? <p class="tc-warning" role="alert">{trouble}</p> : null}
      {answer ? <p class="tc-facts">{answer.summary}</p> : null}
      {rows.length ? (
        <table>
          <thead><tr><th scope="col">Words</th><th scope="col">{pair[0]}</th><th scope="col">{pair[1]}</th><th scope="col">Note</th><th scope="col"><span class="tc-hidden">What to do</span></th></tr></thead>
          <tbody>{rows.map((row) => <Row key={`${row.start}-${row.end}`} sitting={sitting} row={row} />)}</tbody>
        </table>) : answer && !trouble ? <p class="tc-empty">No differences here.</p> : null}
    </div>
  );
}

/** Oneself and whoever else coded here; the rules where nobody did. */
function firstPair(sitting: Sitting): [string, string] {
  const here = [...new Set(sitting.codings.get().map((one) => one.coder))].filter((one) => one !== "rules" && one !== "joint");
  const first = here.includes(sitting.me) ? sitting.me : (here[0] ?? sitting.me);
  return [first, here.find((one) => one !== first) ?? "rules"];
}

const codeOf = (one: Held | string): string => (typeof one === "string" ? one : one.code);

function Row({ sitting, row }: { sitting: Sitting; row: Difference }) {
  const codes = (held: Difference["a"], other: Difference["a"]) => { const [ids, others] = [held.map(codeOf), other.map(codeOf)]; return (ids.length
    ? <ul class="tc-given">{ids.map((id) => <li key={id} class={`tc-c${sitting.codes.findIndex((one) => one.id === id)}${others.includes(id) ? "" : " is-alone"}`}><span class="tc-swatch" aria-hidden="true" />{named(sitting, id)}</li>)}</ul>
    : <span class="tc-quiet">nothing</span>); };
  const there = () => { sitting.view.set("document"); setTimeout(() => choose(sitting, [row.start, row.end])); };
  return (
    <tr class={row.agree ? "is-agreed" : ""}>
      <td class="tc-serif" dir="auto"><button type="button" class="tc-words-link" title="To the place" onClick={there}>{row.text}</button></td>
      <td>{codes(row.a, row.b)}</td>
      <td>{codes(row.b, row.a)}</td>
      <td dir="auto">{row.settled ? <p class="tc-settled">Settled together{row.joint?.length ? `: ${row.joint.map((id) => named(sitting, id)).join(", ")}` : ": no code holds"}</p> : null}
        {row.note && !row.notes?.length ? <p>{row.note}</p> : null}{row.notes?.map((memo) => <p key={memo.id}>{memo.text} <span class="tc-quiet">{memo.coder}</span></p>)}</td>
      <td class="tc-buttons">
        <button type="button" onClick={() => sitting.box.set({ kind: "discuss", start: row.start, end: row.end, text: row.text })}>Note…</button>
        <button type="button" onClick={() => sitting.box.set({ kind: "palette", mode: "joint", spans: [[row.start, row.end]], codings: [...row.a, ...row.b].flatMap((one) => (typeof one === "string" ? [] : [one.id])) })}>Joint coding…</button>
      </td>
    </tr>
  );
}
