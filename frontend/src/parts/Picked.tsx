/** The selected coding: its words, its reason, what one can do with it. */

import { useCell } from "../cell";
import type { Coding } from "../records";
import { PROVISIONAL } from "../sitting/overlay";
import type { Sitting } from "../sitting/sitting";
import { confirm, found, reject, remove } from "../sitting/verbs";

export function Picked({ sitting }: { sitting: Sitting }) {
  const id = useCell(sitting.picked);
  useCell(sitting.codings);
  const one = found(sitting, id);
  if (!one) return <p class="tc-empty">Click on coded words, or press <kbd>.</kbd> for the next coding.</p>;
  return (
    <div class="tc-one">
      <About sitting={sitting} one={one} />
      <div class="tc-buttons">
        {one.origin !== "person" && one.status !== "confirmed" ? <button type="button" class="is-first" onClick={() => confirm(sitting, one.id)}>Confirm <kbd>Y</kbd></button> : null}
        {one.origin !== "person" && one.status !== "rejected" ? <button type="button" onClick={() => reject(sitting, one.id)}>Reject <kbd>X</kbd></button> : null}
        <button type="button" onClick={() => sitting.box.set({ kind: "palette", mode: "recode", id: one.id })}>Recode <kbd>E</kbd></button>
        {one.origin === "person" ? <button type="button" onClick={() => remove(sitting, one.id)}>Remove <kbd>Del</kbd></button> : null}
        <button type="button" onClick={() => memoOn(sitting, one)}>Memo <kbd>M</kbd></button>
      </div>
      <Memos sitting={sitting} one={one} />
    </div>
  );
}

export function memoOn(sitting: Sitting, one: Coding): void {
  const name = sitting.codes.find((code) => code.id === one.code)?.name ?? one.code;
  sitting.box.set({ kind: "memo", about: { about: "coding", target: one.id, of: `${name}: “${one.text}”` } });
}

const ORIGINS = { rules: "found by a rule", person: "coded by", suggestion: "suggested" };
const STATUS = { unreviewed: "not decided", confirmed: "confirmed", rejected: "rejected" };

export function About({ sitting, one }: { sitting: Sitting; one: Coding }) {
  const codes = sitting.codes;
  const code = codes.find((known) => known.id === one.code);
  const flags = [...new Set(one.why.flatMap((reason) => reason.flags))];
  return (
    <>
      <h2 class={`tc-c${codes.findIndex((known) => known.id === one.code)}`}><span class="tc-swatch" aria-hidden="true" />{code?.name ?? one.code}</h2>
      {code?.definition ? <p class="tc-definition">{code.definition}</p> : null}
      <blockquote class="tc-quote" dir="auto">{one.text}</blockquote>
      <p class="tc-facts">
        {ORIGINS[one.origin]}{one.origin === "person" ? ` ${one.coder}` : ""}{one.origin === "person" && one.status === "unreviewed" ? "" : ` · ${STATUS[one.status]}`}
        {one.moved ? ` · moved: ${one.moved}` : ""}{one.id.startsWith(PROVISIONAL) ? " · being saved" : ` · ${one.id}`}
      </p>
      {flags.length ? <p class="tc-flags">{flags.map((flag) => <span key={flag} class="tc-flag">{flag}</span>)}</p> : null}
      {one.why.length ? (
        <dl class="tc-why">{one.why.map((reason, k) => (
          <div key={k}><dt>“{reason.matched}”</dt><dd>rule <code>{reason.rule}</code>{reason.place ? <span class="tc-quiet"> {reason.place}</span> : null}
            {reason.flags.length ? <span class="tc-quiet"> · {reason.flags.join(", ")}</span> : null}</dd></div>))}
        </dl>) : null}
    </>
  );
}

export function Memos({ sitting, one }: { sitting: Sitting; one: Coding }) {
  const memos = (useCell(sitting.stored)?.memos ?? []).filter((memo) => memo.about === "coding" && memo.target === one.id);
  if (!memos.length) return null;
  return <ul class="tc-memo-list">{memos.map((memo) => <li key={memo.id}><p>{memo.text}</p><p class="tc-quiet">{memo.coder}</p></li>)}</ul>;
}
