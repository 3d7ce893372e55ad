/** The selected coding: its words, its reason, what one can do with it. */

import { useCell } from "../cell";
import type { Coding, Reason } from "../records";
import { PROVISIONAL } from "../sitting/overlay";
import type { Sitting } from "../sitting/sitting";
import { confirm, found, reject, remove } from "../sitting/verbs";

export function Picked({ sitting }: { sitting: Sitting }) {
  const id = useCell(sitting.picked);
  useCell(sitting.codings);
  const one = found(sitting, id);
  if (!one) return <p class="tc-empty">Click on coded words, or press <kbd>.</kbd> for the next coding.</p>;
  const mine = one.origin === "person" && one.coder === sitting.me;
  return (
    <div class="tc-one">
      <About sitting={sitting} one={one} />
      <div class="tc-buttons">
        {!mine && one.status !== "confirmed" ? <button type="button" class="is-first" onClick={() => confirm(sitting, one.id)}>Confirm <kbd>Y</kbd></button> : null}
        {!mine && one.status !== "rejected" ? <button type="button" onClick={() => reject(sitting, one.id)}>Reject <kbd>X</kbd></button> : null}
        <button type="button" onClick={() => sitting.box.set({ kind: "palette", mode: "recode", id: one.id })}>Recode <kbd>E</kbd></button>
        {mine ? <button type="button" onClick={() => remove(sitting, one.id)}>Remove <kbd>Del</kbd></button> : null}
        <button type="button" onClick={() => memoOn(sitting, one)}>Memo <kbd>M</kbd></button>
      </div>
      <Why one={one} />
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
    </>
  );
}

/** Matched words without those that stand inside others. */
const longest = (all: string[]): string[] => [...new Set(all)].filter((one, _, each) => !each.some((other) => other !== one && other.includes(one)));

/** Each rule once, with all the words that it matched here. */
export function Why({ one }: { one: Coding }) {
  const rules = new Map<string, Reason[]>();
  for (const reason of one.why) {
    const key = `${reason.place} ${reason.rule}`;
    rules.set(key, [...(rules.get(key) ?? []), reason]);
  }
  if (!rules.size) return null;
  return (
    <dl class="tc-why">{[...rules].map(([key, found]) => {
      const { rule, place } = found[0] as Reason;
      const flags = [...new Set(found.flatMap((reason) => reason.flags))];
      return (
        <div key={key}><dt>{longest(found.map((reason) => reason.matched)).map((words) => `“${words}”`).join(" ")}</dt>
          <dd>rule <code>{rule}</code>{place ? <span class="tc-quiet"> {place}</span> : null}{flags.length ? <span class="tc-quiet"> · {flags.join(", ")}</span> : null}</dd></div>);
    })}
    </dl>
  );
}

export function Memos({ sitting, one }: { sitting: Sitting; one: Coding }) {
  const memos = (useCell(sitting.stored)?.memos ?? []).filter((memo) => memo.about === "coding" && memo.target === one.id);
  if (!memos.length) return null;
  return <ul class="tc-memo-list">{memos.map((memo) => <li key={memo.id}><p>{memo.text}</p><p class="tc-quiet">{memo.coder}</p></li>)}</ul>;
}
