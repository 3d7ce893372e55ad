/** The notebook: every ask is a message to the kernel with a number; the answer carries the same number. */

import { Refusal, Unanswered, type Backend } from "../asking";

/** The part of anywidget's model that is used. */
export interface Model {
  send(content: unknown): void;
  on(event: string, callback: (message: Message) => void): void;
  off?(event: string, callback: (message: Message) => void): void;
  get(name: string): unknown;
}

interface Message {
  id?: number;
  answer?: unknown;
  error?: { status?: number; happened: string; safe?: string; mend?: string };
  other?: boolean;
}

interface Open { done(answer: unknown): void; failed(error: Error): void; clock: ReturnType<typeof setTimeout> }

const PATIENCE = 20_000;

export function notebookBackend(model: Model): Backend & { close(): void } {
  const open = new Map<number, Open>();
  const others: (() => void)[] = [];
  let last = 0;

  function hear(message: Message): void {
    if (message.other) others.forEach((callback) => callback());
    const asked = message.id === undefined ? undefined : open.get(message.id);
    if (!asked || message.id === undefined) return;
    open.delete(message.id);
    clearTimeout(asked.clock);
    const { error } = message;
    if (error) asked.failed(new Refusal(error.status ?? 422, error.happened, error.safe ?? "", error.mend ?? ""));
    else asked.done(message.answer);
  }

  model.on("msg:custom", hear);
  return {
    ask<Answer>(name: string, body: unknown): Promise<Answer> {
      const id = ++last;
      return new Promise<Answer>((done, failed) => {
        const clock = setTimeout(() => {
          open.delete(id);
          failed(new Unanswered("the kernel does not answer"));
        }, PATIENCE);
        open.set(id, { done: done as (answer: unknown) => void, failed, clock });
        try {
          model.send({ id, ask: name, body });
        } catch {
          clearTimeout(clock);
          open.delete(id);
          failed(new Unanswered("the kernel that showed this cell is gone"));
        }
      });
    },
    away: {
      start: "The kernel does not answer: it is busy, or was started anew. When it is free, run this cell again.",
      later: "The kernel does not answer: it is busy, or was started anew. Nothing that was saved is lost; what you do now is kept here and sent when it answers. After a new start, run this cell again.",
      kept: "kept here and sent when the kernel answers. If it was started anew, run this cell again and do that once more.",
    },
    every: 20_000, // the kernel tells when somebody wrote: each ask shows it as busy
    onOther: (callback) => void others.push(callback),
    close: () => model.off?.("msg:custom", hear),
  };
}
