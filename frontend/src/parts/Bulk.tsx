/** One decision on many: first what it would touch, then the decision; it is refused if the number changed meanwhile. */

import { useEffect, useState } from "preact/hooks";
import { Refusal } from "../asking";
import { useCell } from "../cell";
import { many } from "../clock";
import type { Filter, PreviewAnswer } from "../records";
import { startReview } from "../sitting/reviewing";
import type { Sitting } from "../sitting/sitting";
import { bulk, named } from "../sitting/verbs";
import { Box, close } from "./Boxes";
import { Filters } from "./Filters";

function wanted(sitting: Sitting, filter: Filter): Filter {
  const open = sitting.stored.get()?.id;
  const review = sitting.view.get() === "review";
  const { status: _, ...rest } = filter;
  return { ...rest, ...(review || !open ? {} : { document: open }) };
}

export function Bulk({ sitting, root }: { sitting: Sitting; root: HTMLElement }) {
  const filter = useCell(sitting.filter);
  const [verb, setVerb] = useState<"confirm" | "reject">("confirm");
  const [preview, setPreview] = useState<PreviewAnswer | null>(null);
  const [trouble, setTrouble] = useState("");
  const review = sitting.view.get() === "review";
  useEffect(() => {
    setPreview(null);
    setTrouble("");
    sitting.ask<PreviewAnswer>("preview", { filter: wanted(sitting, filter), verb }).then(setPreview)
      .catch((error: unknown) => setTrouble(error instanceof Refusal ? error.words : "The server does not answer."));
  }, [filter, verb]);
  const run = () => {
    if (!preview) return;
    close(sitting, root);
    bulk(sitting, wanted(sitting, filter), verb === "confirm" ? "confirmed" : "rejected", preview.count, () => { if (review) void startReview(sitting); });
  };
  return (
    <Box sitting={sitting} root={root} name="Decide on many" wide>
      <div class="tc-form tc-bulk">
        <h2>Decide on many</h2>
        <Filters sitting={sitting} review={review} waiting />
        <div class="tc-reach" role="group" aria-label="Decision">
          <button type="button" data-first aria-pressed={verb === "confirm"} onClick={() => setVerb("confirm")}>Confirm</button>
          <button type="button" aria-pressed={verb === "reject"} onClick={() => setVerb("reject")}>Reject</button>
        </div>
        {trouble ? <p class="tc-warning" role="alert">{trouble}</p> : null}
        {preview ? <Touched sitting={sitting} preview={preview} /> : null}
        <div class="tc-buttons">
          <button type="button" class="is-first" disabled={!preview?.count} onClick={run}>{verb === "confirm" ? "Confirm" : "Reject"} {preview ? many(preview.count, "coding") : ""}</button>
          <button type="button" onClick={() => close(sitting, root)}>Leave</button>
          <span class="tc-hint">One action: one undo takes all of it back.</span>
        </div>
      </div>
    </Box>
  );
}

function Touched({ sitting, preview }: { sitting: Sitting; preview: PreviewAnswer }) {
  const counts = Object.entries(preview.byCode).sort((a, b) => b[1] - a[1]);
  if (!preview.count) return <p class="tc-empty">Nothing that waits is let through by this filter.</p>;
  return (
    <>
      <p class="tc-facts">{many(preview.count, "coding")}: {counts.map(([code, n]) => `${named(sitting, code)} ${n}`).join(", ")}</p>
      <ul class="tc-sample" aria-label="Some of them">{preview.sample.map((one) => <li key={one.id} dir="auto"><b>{named(sitting, one.code)}</b> {one.text.slice(0, 200)}</li>)}</ul>
    </>
  );
}
