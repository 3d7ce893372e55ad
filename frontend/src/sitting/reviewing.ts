/** The queue of what nobody has decided on: one after the other, through all documents, from where it was left. */

import type { QueueAnswer, Waiting } from "../records";
import { pick } from "./moving";
import type { Sitting } from "./sitting";
import { confirm, found, recode, reject } from "./verbs";

export async function startReview(sitting: Sitting, from?: string): Promise<void> {
  const { status: _, ...filter } = sitting.filter.get();
  const answer = await sitting.ask<QueueAnswer>("queue", filter);
  const at = Math.max(0, answer.waiting.findIndex((one) => one.id === from));
  sitting.queue.set({ waiting: answer.waiting, total: answer.total, decided: answer.decided, at });
  sitting.view.set("review");
  await show(sitting);
}

export const current = (sitting: Sitting): Waiting | undefined => {
  const queue = sitting.queue.get();
  return queue?.waiting[queue.at];
};

async function show(sitting: Sitting): Promise<void> {
  const now = current(sitting);
  if (!now) {
    sitting.picked.set(null);
    return;
  }
  await sitting.open(now.document);
  const one = found(sitting, now.id);
  if (one) pick(sitting, one);
}

export function step(sitting: Sitting, way: 1 | -1): void {
  const queue = sitting.queue.get();
  if (!queue) return;
  sitting.queue.set({ ...queue, at: Math.max(0, Math.min(queue.waiting.length, queue.at + way)) });
  void show(sitting);
}

/** A decision takes the coding out of the queue; the next one moves up. */
function decided(sitting: Sitting): void {
  const queue = sitting.queue.get();
  if (!queue) return;
  const waiting = queue.waiting.filter((_, at) => at !== queue.at);
  sitting.queue.set({ ...queue, waiting, decided: queue.decided + 1, at: Math.min(queue.at, waiting.length) });
  void show(sitting);
}

export type Ruling = "confirm" | "reject" | { recode: string };

export function decide(sitting: Sitting, ruling: Ruling): void {
  const now = current(sitting);
  if (!now) return;
  if (ruling === "confirm") confirm(sitting, now.id);
  else if (ruling === "reject") reject(sitting, now.id);
  else recode(sitting, now.id, ruling.recode);
  decided(sitting);
}

/** After an undo in a review what was decided waits again: the queue is asked anew and stands at it. */
export function takeBack(sitting: Sitting): void {
  const before = new Set(sitting.queue.get()?.waiting.map((one) => one.id));
  sitting.act("undo", {}, () => void (async () => {
    await sitting.refresh();
    const { status: _, ...filter } = sitting.filter.get();
    const answer = await sitting.ask<QueueAnswer>("queue", filter);
    const back = answer.waiting.findIndex((one) => !before.has(one.id));
    const at = back >= 0 ? back : Math.min(sitting.queue.get()?.at ?? 0, answer.waiting.length);
    sitting.queue.set({ waiting: answer.waiting, total: answer.total, decided: answer.decided, at });
    await show(sitting);
  })());
}

export function leaveReview(sitting: Sitting): void {
  sitting.view.set("document");
  sitting.queue.set(null);
}
