/** All codings as a list in the order of the text: to go through them, and for screen readers. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { useCell } from "../cell";
import { many } from "../clock";
import { shown } from "../sitting/filtering";
import { inOrder, pick, turnAt } from "../sitting/moving";
import type { Sitting } from "../sitting/sitting";
import { named } from "../sitting/verbs";
import { Filters } from "./Filters";
import { Picked } from "./Picked";

const PAGE = 100;
const STATUS = { unreviewed: "", confirmed: ", confirmed", rejected: ", rejected" };

export function CodingList({ sitting }: { sitting: Sitting }) {
  const all = useCell(sitting.codings);
  const filter = useCell(sitting.filter);
  const picked = useCell(sitting.picked);
  const [upTo, setUpTo] = useState(PAGE);
  const list = useMemo(() => inOrder(shown(all, filter)), [all, filter]);
  useEffect(() => setUpTo(PAGE), [filter]);
  const open = sitting.stored.get();
  const codes = sitting.codes;
  const waiting = list.filter((one) => one.origin !== "person" && one.status === "unreviewed").length;
  return (
    <>
      <Filters sitting={sitting} />
      <p class="tc-facts" aria-live="polite">{many(list.length, "coding")}, {waiting.toLocaleString("en-GB")} not decided
        {waiting ? <> · <button type="button" class="tc-link" onClick={() => sitting.box.set({ kind: "bulk" })}>Decide on many…</button></> : null}</p>
      <ol class="tc-list" aria-label="Codings">
        {list.slice(0, upTo).map((one) => (
          <li key={one.id}>
            <button type="button" class={`tc-row tc-c${codes.findIndex((code) => code.id === one.code)}${one.origin !== "person" && one.status === "unreviewed" ? " is-found" : ""}${one.status === "rejected" ? " is-rejected" : ""}`}
              aria-current={picked === one.id ? "true" : undefined} onClick={() => pick(sitting, one, true)}>
              <span class="tc-row-head"><span class="tc-swatch" aria-hidden="true" /><b>{named(sitting, one.code)}</b>
                <span class="tc-quiet"> {one.coder}{STATUS[one.status]} · turn {open?.turns[turnAt(sitting, one.start)]?.n}</span></span>
              <span class="tc-row-words" dir="auto">{one.text.slice(0, 160)}</span>
            </button>
            {picked === one.id ? <div class="tc-under"><Picked sitting={sitting} /></div> : null}
          </li>))}
      </ol>
      {list.length > upTo ? <button type="button" class="tc-link" onClick={() => setUpTo(upTo + PAGE * 5)}>{many(list.length - upTo, "more coding")}</button> : null}
      {list.length === 0 ? <p class="tc-empty">{all.length ? "None that this filter lets through." : "Nothing is coded here yet. Mark words with the mouse, or press N for a sentence and C."}</p> : null}
    </>
  );
}
