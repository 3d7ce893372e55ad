/** The whole component: bar, what is open, the side, boxes above it, and the line that says what happened. */

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useCell } from "../cell";
import type { Sitting } from "../sitting/sitting";
import { hidden } from "../sitting/verbs";
import { Transcript } from "../text/Transcript";
import { Bar } from "./Bar";
import { Boxes } from "./Boxes";
import { Compare } from "./Compare";
import { Documents } from "./Documents";
import { Gone } from "./Gone";
import { Review } from "./Review";
import { Side } from "./Side";

export function App({ sitting, root }: { sitting: Sitting; root: HTMLElement }) {
  const view = useCell(sitting.view);
  const open = useCell(sitting.stored);
  const side = useCell(sitting.sideOpen);
  const main = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => { if (view === "documents" || view === "compare") main.current?.scrollTo(0, 0); }, [view]);
  const reading = view === "document" || view === "review";
  return (
    <div class={`tc-app is-${view}${side && reading ? " has-side" : ""}`}>
      <a class="tc-skip" href={`#${sitting.prefix}tc-main`} onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>To the text</a>
      <Bar sitting={sitting} root={root} />
      <Gone sitting={sitting} />
      <div id={`${sitting.prefix}tc-main`} class="tc-main" tabIndex={-1} ref={main}>
        {view === "documents" ? <Documents sitting={sitting} /> : null}
        {view === "compare" ? <Compare sitting={sitting} /> : null}
        {reading && open ? <div class="tc-sheet"><Title sitting={sitting} /><Transcript sitting={sitting} /></div> : null}
        {reading && !open ? <p class="tc-empty">Opening…</p> : null}
      </div>
      {view === "review" ? <Review sitting={sitting} /> : reading && side && open ? <Side sitting={sitting} /> : null}
      <Boxes sitting={sitting} root={root} />
      <Said sitting={sitting} />
    </div>
  );
}

function Title({ sitting }: { sitting: Sitting }) {
  const open = useCell(sitting.stored);
  if (!open) return null;
  return (
    <div class="tc-title">
      <h1>{open.title || open.id}</h1>
      <p>
        {open.case && open.case !== open.id ? <>Case {open.case} · </> : null}{open.turns.length} turns
        {open.blind ? <span class="tc-blind"> · {hidden(open.blind)}</span> : null}
      </p>
      <Hint sitting={sitting} />
    </div>
  );
}

/** For whoever has coded nothing here yet. */
function Hint({ sitting }: { sitting: Sitting }) {
  const own = useCell(sitting.codings).some((one) => one.coder === sitting.me);
  if (own || sitting.view.get() !== "document") return null;
  return <p class="tc-hint">Mark words with the mouse to code them, or press <kbd>N</kbd> for a sentence and <kbd>C</kbd> for a code. <kbd>?</kbd> shows all keys.</p>;
}

/** What was just done, seen for a while and read aloud. */
function Said({ sitting }: { sitting: Sitting }) {
  const notice = useCell(sitting.notice);
  const clock = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    clearTimeout(clock.current);
    if (notice) clock.current = setTimeout(() => sitting.notice.set(null), notice.tone === "trouble" ? 20_000 : 6_000);
  }, [notice]);
  return (
    <div class={`tc-said${notice ? ` is-${notice.tone}` : ""}`} role="status" aria-live="polite">
      {notice ? <><span>{notice.text}</span>
        {notice.tone === "trouble" ? <button type="button" onClick={() => sitting.notice.set(null)}>Close</button> : null}</> : null}
    </div>
  );
}
