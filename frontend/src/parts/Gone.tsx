/** The bar that says that nobody answers, what is safe, and what one can do. */

import { useEffect } from "preact/hooks";
import { useCell } from "../cell";
import { many } from "../clock";
import type { Sitting } from "../sitting/sitting";

export function Gone({ sitting }: { sitting: Sitting }) {
  const saving = useCell(sitting.saving);
  const failed = useCell(sitting.failed);
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => { if (sitting.outbox.acts.length) event.preventDefault(); };
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, []);
  if (saving.state !== "gone" && !failed) return null;
  const kept = saving.waiting
    ? `${many(saving.waiting, "action")} ${saving.waiting === 1 ? "is" : "are"} not saved yet; ${sitting.backend.away?.kept ?? "kept on this page, in order, and sent again by itself. Leave the page open."}`
    : "";
  return (
    <div class="tc-gone" role="alert">
      <p><strong>{saving.state === "gone" ? "Not saved: " + (saving.why || "no answer").replace(/\.$/u, "") + "." : failed}</strong> {kept}</p>
      <button type="button" onClick={() => { sitting.failed.set(""); sitting.outbox.retry(); }}>Try again now</button>
    </div>
  );
}
