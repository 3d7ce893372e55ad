/** All memos of the document, with the places that they are about. */

import { useCell } from "../cell";
import type { Memo } from "../records";
import { choose, pick, toTurn } from "../sitting/moving";
import type { Sitting } from "../sitting/sitting";
import { found, named, removeMemo } from "../sitting/verbs";

function about(sitting: Sitting, memo: Memo): string {
  const open = sitting.stored.get();
  if (memo.about === "coding") {
    const one = found(sitting, memo.target);
    return one ? `${named(sitting, one.code)}: “${one.text}”` : `coding ${memo.target}`;
  }
  if (memo.start !== undefined && memo.end !== undefined) return `“${open?.text.slice(memo.start, memo.end) ?? ""}”`;
  if (memo.about === "turn") return `turn ${memo.target}`;
  if (memo.about === "code") return `code ${named(sitting, memo.target)}`;
  return `${memo.about} ${memo.target}`;
}

function go(sitting: Sitting, memo: Memo): void {
  if (memo.about === "coding") pick(sitting, found(sitting, memo.target));
  else if (memo.start !== undefined && memo.end !== undefined) choose(sitting, [memo.start, memo.end]);
  else if (memo.about === "turn") toTurn(sitting, sitting.stored.get()?.turns.findIndex((turn) => turn.n === Number(memo.target)) ?? 0);
}

export function MemoList({ sitting }: { sitting: Sitting }) {
  const open = useCell(sitting.stored);
  if (!open) return null;
  const change = (memo: Memo) => sitting.box.set({ kind: "memo", about: { about: memo.about, target: memo.target, of: about(sitting, memo), memo: memo.id, text: memo.text } });
  return (
    <>
      <p class="tc-buttons"><button type="button" onClick={() => sitting.box.set({ kind: "memo", about: { about: "document", target: open.id, of: open.title || open.id } })}>Memo on this document…</button></p>
      <ul class="tc-memo-list" aria-label="Memos">
        {open.memos.map((memo) => (
          <li key={memo.id}>
            <button type="button" class="tc-memo-about" onClick={() => go(sitting, memo)}>{about(sitting, memo)}</button>
            <p dir="auto">{memo.title ? <b>{memo.title} </b> : null}{memo.text}</p>
            <p class="tc-quiet">{memo.coder}{memo.created ? `, ${memo.created.slice(0, 16).replace("T", " ")}` : ""} · <button type="button" class="tc-link" onClick={() => change(memo)}>change</button>{" "}
              <button type="button" class="tc-link" onClick={() => removeMemo(sitting, memo.id)}>remove</button></p>
          </li>))}
      </ul>
      {open.memos.length === 0 ? <p class="tc-empty">No memo here yet. Press M on a turn, on chosen words or on a coding.</p> : null}
    </>
  );
}
