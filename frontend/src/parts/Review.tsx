/** The review: one coding that waits, its reason, one key for each decision. */

import { useCell } from "../cell";
import { many } from "../clock";
import { current, decide, leaveReview, startReview, step, takeBack } from "../sitting/reviewing";
import type { Sitting } from "../sitting/sitting";
import { found } from "../sitting/verbs";
import { Filters } from "./Filters";
import { About, memoOn, Memos, Why } from "./Picked";

export function Review({ sitting }: { sitting: Sitting }) {
  const queue = useCell(sitting.queue);
  useCell(sitting.codings);
  useCell(sitting.picked);
  const now = current(sitting);
  const one = now && found(sitting, now.id);
  if (!queue) return null;
  const share = queue.total ? (100 * queue.decided) / queue.total : 100;
  return (
    <aside class="tc-side tc-review" aria-label="Review">
      <div class="tc-review-head">
        <h2>Review</h2>
        <button type="button" onClick={() => leaveReview(sitting)}>Leave <kbd>Q</kbd></button>
      </div>
      <div class="tc-panel" tabIndex={0} role="region" aria-label="What waits">
        <p class="tc-facts" aria-live="polite">{now ? `${queue.at + 1} of ${queue.waiting.length} that wait` : "Nothing waits here"} · {queue.decided.toLocaleString("en-GB")} of {queue.total.toLocaleString("en-GB")} decided</p>
        <div class="tc-track" aria-hidden="true"><span class="is-coded" style={{ width: `${share}%` }} /></div>
        {one ? (
          <div class="tc-one">
            <div class="tc-buttons tc-decide">
              <button type="button" class="is-first" onClick={() => decide(sitting, "confirm")}>Confirm <kbd>C</kbd></button>
              <button type="button" onClick={() => decide(sitting, "reject")}>Reject <kbd>R</kbd></button>
              <button type="button" onClick={() => sitting.box.set({ kind: "palette", mode: "recode", id: one.id })}>Recode <kbd>K</kbd></button>
              <button type="button" onClick={() => step(sitting, 1)}>Skip <kbd>S</kbd></button>
              <button type="button" onClick={() => step(sitting, -1)} disabled={queue.at === 0}>Back <kbd>B</kbd></button>
              <button type="button" onClick={() => takeBack(sitting)}>Undo <kbd>U</kbd></button>
              <button type="button" onClick={() => memoOn(sitting, one)}>Memo <kbd>M</kbd></button>
            </div>
            <About sitting={sitting} one={one} />
            <Why one={one} />
            <Memos sitting={sitting} one={one} />
          </div>
        ) : now ? <p class="tc-empty">This one is not there any more: somebody decided, or the rules changed. <button type="button" class="tc-link" onClick={() => step(sitting, 1)}>Next</button></p>
          : <p class="tc-empty">{queue.waiting.length ? "That was the last one." : "All that this filter lets through is decided."} {queue.waiting.length ? <>{many(queue.waiting.length, "coding")} skipped. <button type="button" class="tc-link" onClick={() => void startReview(sitting)}>Once more from the first</button></> : null}</p>}
        <h3>What waits</h3>
        <Filters sitting={sitting} review changed={() => void startReview(sitting)} />
        <p class="tc-buttons"><button type="button" onClick={() => sitting.box.set({ kind: "bulk" })}>Decide on many…</button></p>
      </div>
    </aside>
  );
}
