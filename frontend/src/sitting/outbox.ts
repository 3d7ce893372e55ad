/** Acts on their way: sent one after the other, each until it is answered, and the same again when nothing came back. */

import { Refusal } from "../asking";
import type { Act, ActAnswer } from "../records";

export interface Post {
  send(act: Act): Promise<ActAnswer>;
  answered(act: Act, answer: ActAnswer): void;
  refused(act: Act, refusal: Refusal): void;
  changed(): void;
  /** Waits; given so that tests need no clock. */
  later(ms: number, call: () => void): () => void;
}

const WAITS = [1000, 2000, 4000, 8000, 15000];

export class Outbox {
  private waiting: Act[] = [];
  private sending = false;
  private tries = 0;
  private cancel: (() => void) | null = null;
  /** Why nothing gets through; null while all is well. */
  trouble: Error | null = null;

  constructor(private readonly post: Post) {}

  get acts(): readonly Act[] {
    return this.waiting;
  }

  add(act: Act): void {
    this.waiting.push(act);
    this.post.changed();
    if (!this.trouble) void this.run();
  }

  /** Tries at once, without waiting for the clock. */
  retry(): void {
    this.cancel?.();
    this.cancel = null;
    void this.run();
  }

  close(): void {
    this.cancel?.();
  }

  private async run(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (let act = this.waiting[0]; act; act = this.waiting[0]) {
      try {
        const answer = await this.post.send(act);
        this.past(act);
        this.post.answered(act, answer);
      } catch (error) {
        if (!(error instanceof Refusal) || error.passing) {
          this.keep(error instanceof Error ? error : new Error(String(error)));
          break;
        }
        this.past(act);
        this.post.refused(act, error);
      }
      this.post.changed();
    }
    this.sending = false;
    this.post.changed();
  }

  private past(act: Act): void {
    this.waiting = this.waiting.filter((one) => one !== act);
    this.trouble = null;
    this.tries = 0;
  }

  private keep(error: Error): void {
    this.trouble = error;
    const wait = WAITS[Math.min(this.tries++, WAITS.length - 1)] as number;
    this.cancel = this.post.later(wait, () => void this.run());
  }
}
