/** What others do appears: changes are asked for each second while the page is seen. */

import { Refusal } from "../asking";
import type { ChangesAnswer } from "../records";
import type { Sitting } from "./sitting";

const EVERY = 1000;

export function follow(sitting: Sitting): () => void {
  let going = true;
  let asking = false;
  let gone = 0;

  /** Neither in a hidden tab of the browser nor in one of the notebook's. */
  const seen = () => !document.hidden && (sitting.root?.getClientRects().length ?? 1) > 0;

  async function look(): Promise<void> {
    if (asking || !going || !seen() || sitting.outbox.acts.length > 0) return;
    asking = true;
    try {
      const open = sitting.stored.get()?.id;
      const answer = await sitting.ask<ChangesAnswer>("changes", { since: sitting.followed, ...(open ? { document: open } : {}) });
      if (gone) sitting.failed.set("");
      gone = 0;
      await take(answer);
    } catch (error) {
      if (++gone < 3) return;
      const away = sitting.backend.away?.later ?? "The server does not answer. Nothing that was saved is lost; what you do now is kept on this page and sent when it is back.";
      sitting.failed.set(error instanceof Refusal ? error.words : away);
    } finally {
      asking = false;
    }
  }

  async function take(answer: ChangesAnswer): Promise<void> {
    const others = answer.actions.filter((one) => !sitting.mine.has(one.number));
    sitting.followed = Math.max(sitting.followed, answer.version);
    if (others.length === 0) return;
    const open = sitting.stored.get()?.id;
    if (open && answer.documents.includes(open)) await sitting.refresh();
    await sitting.start();
    const last = others[others.length - 1];
    if (last && last.coder !== sitting.me) sitting.say(`${last.coder}: ${last.summary}`);
  }

  const clock = setInterval(() => void look(), sitting.backend.every ?? EVERY);
  const now = () => void look();
  document.addEventListener("visibilitychange", now);
  sitting.backend.onOther?.(now);
  return () => {
    going = false;
    clearInterval(clock);
    document.removeEventListener("visibilitychange", now);
  };
}
