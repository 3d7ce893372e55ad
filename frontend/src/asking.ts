/** How the component asks: one function, whoever answers; and the two ways in which an ask can fail. */

export interface Backend {
  ask<Answer>(name: string, body: unknown): Promise<Answer>;
  /** Calls back when somebody else may have changed something; the component then asks for changes at once. */
  onOther?(callback: () => void): void;
  /** What to say while nobody answers, where it is not `themecode serve` that should. */
  away?: { start: string; later: string; kept: string };
  /** How long to wait between two asks for changes, in milliseconds. */
  every?: number;
}

/** The other side understood and said no: what happened, what is safe, what to do. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly happened: string, readonly safe: string, readonly mend: string) {
    super(happened);
  }

  /** Whether sending the same again may help. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 401;
  }

  get words(): string {
    return [this.happened, this.safe, this.mend].filter(Boolean).join(" ");
  }
}

/** Nobody answered: nothing is known about what became of it, so it is kept and sent again. */
export class Unanswered extends Error {}
