/** Answers every ask of the contract from memory. Can be taken down, slowed and made to refuse, as tests want it. */

import type { Backend } from "../src/asking";
import { Refusal, Unanswered } from "../src/index";
import type { Act, Coding, DocumentAnswer, Filter, ProjectAnswer } from "../src/records";
import { act } from "./acts";
import { State, waits } from "./state";
import { CODES, chance, found, spoken } from "./study";

export interface Wish { chars: number; codings: number; documents: number; blind: boolean; hostile: boolean; twenty: boolean }

export class Mock implements Backend {
  down = false;
  slow = 0;
  lost = 0;
  refusal: Refusal | null = null;
  asked: { name: string; body: any }[] = [];
  readonly me = "ana";
  readonly state: State;

  constructor(private readonly wish: Wish) {
    const pick = chance(11);
    const texts = Array.from({ length: wish.documents }, (_, k) => spoken(`P${String(k + 1).padStart(2, "0")}`, k ? 6000 : wish.chars, wish.hostile && k === 0, pick));
    const codings = texts.flatMap((text, k) => found(text, k ? 40 : wish.codings, pick, wish.blind ? ["ana"] : ["ana", "ben"]).map((one) => ({ ...one, id: k ? `${one.id}-${k}` : one.id })));
    const sentence = texts[0]?.sentences[4];
    if (wish.twenty && sentence && texts[0]) for (let k = 0; k < 20; k++) codings.push({ ...(codings[0] as Coding), id: `t${k}`, start: sentence[0], end: sentence[1] - k, text: texts[0].text.slice(sentence[0], sentence[1] - k), code: CODES[k % CODES.length]?.id as string, status: "unreviewed" });
    this.state = new State(texts, codings, CODES);
  }

  async ask<Answer>(name: string, body: any): Promise<Answer> {
    this.asked.push({ name, body: structuredClone(body) });
    await new Promise((done) => setTimeout(done, this.slow));
    if (this.down) throw new Unanswered("the server does not answer");
    if (this.refusal && name === "act") {
      const refusal = this.refusal;
      this.refusal = null;
      throw refusal;
    }
    const answer = (this as unknown as Record<string, (body: any) => object>)[`on_${name}`]?.(body);
    if (!answer) throw new Refusal(404, `No such ask: ${name}.`, "", "");
    if (name === "act" && this.lost > 0) {
      this.lost--;
      throw new Unanswered("the answer was lost");
    }
    return structuredClone({ version: this.state.version, ...answer }) as Answer;
  }

  /** Somebody else does something meanwhile. */
  other(given: object): void {
    act(this.state, { key: crypto.randomUUID(), ...given } as Act, "ben");
  }

  on_act(body: Act): object {
    return act(this.state, body, this.me);
  }

  private turns(id: string): DocumentAnswer["turns"] {
    const text = this.state.texts.find((one) => one.id === id);
    const own = this.state.stand.codings.filter((one) => one.document === id && one.coder === this.me);
    return (text?.turns ?? []).map((turn) => ({ ...turn, state: own.some((one) => one.start < turn.end && one.end > turn.start) ? "coded" : (this.state.stand.states[`${id} ${turn.n}`] ?? "unread") }));
  }

  on_project(): object {
    const documents = this.state.texts.map((text): ProjectAnswer["documents"][number] => {
      const codings = this.state.stand.codings.filter((one) => one.document === text.id && one.status !== "rejected");
      const count = (state: string) => this.turns(text.id).filter((turn) => turn.state === state).length;
      return { id: text.id, case: text.id, title: text.title, turns: text.turns.length, words: text.text.split(/\s+/).length, codings: codings.length, unreviewed: codings.filter(waits).length, progress: { unread: count("unread"), read: count("read"), coded: count("coded") } };
    });
    return { title: "Invented study", approach: "codebook", me: this.me, coders: this.wish.blind ? ["ana"] : ["ana", "ben"], blind: this.wish.blind, documents, codes: this.state.stand.codes };
  }

  on_document({ document }: { document: string }): object {
    const text = this.state.texts.find((one) => one.id === document);
    if (!text) throw new Refusal(422, `There is no document “${document}”.`, "", "Choose one from the list.");
    return { ...text, file: `${text.id}.vtt`, case: text.id, turns: this.turns(document), codings: this.state.stand.codings.filter((one) => one.document === document), memos: this.state.stand.memos.filter((memo) => memo.document === document), codes: this.state.stand.codes, coders: this.wish.blind ? ["ana"] : ["ana", "ben"], me: this.me, blind: this.wish.blind };
  }

  on_changes({ since }: { since: number }): object {
    const actions = this.state.done.filter((one) => one.number > since);
    return { documents: [...new Set(actions.flatMap((one) => one.documents))], actions: actions.map(({ number, coder, verb, summary }) => ({ number, coder, verb, summary })) };
  }

  on_log(): object {
    return { actions: this.state.done.map((one) => ({ number: one.number, when: "", who: one.coder, did: one.verb, what: one.summary, stands: !one.undone })).reverse() };
  }

  on_queue(filter: Filter): object {
    const all = this.state.wanted(filter).filter((one) => one.origin !== "person").sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start || (a.id < b.id ? -1 : 1)));
    const waiting = all.filter(waits).map(({ id, document, start, end, code }) => ({ id, document, start, end, code }));
    return { waiting, total: all.length, decided: all.length - waiting.length };
  }

  on_search({ words, document }: { words: string; document?: string }): object {
    if (/[()]/.test(words) && words.split("(").length !== words.split(")").length) throw new Refusal(422, "A bracket is missing.", "", "Close the bracket.");
    const hits = this.state.texts.filter((text) => !document || text.id === document).flatMap((text) => {
      const low = text.text.toLowerCase();
      const places: object[] = [];
      for (let at = low.indexOf(words.toLowerCase()); at >= 0 && places.length < 200; at = low.indexOf(words.toLowerCase(), at + 1)) {
        const turn = text.turns.find((one) => one.end > at);
        places.push({ document: text.id, turn: turn?.n, start: at, end: at + words.length, before: text.text.slice(Math.max(turn?.start ?? 0, at - 40), at), words: text.text.slice(at, at + words.length), after: text.text.slice(at + words.length, Math.min(turn?.end ?? 0, at + 60)) });
      }
      return places;
    });
    return { hits };
  }

  on_preview({ filter }: { filter: Filter }): object {
    const touched = this.state.wanted(filter).filter(waits);
    const byCode: Record<string, number> = {};
    touched.forEach((one) => (byCode[one.code] = (byCode[one.code] ?? 0) + 1));
    return { count: touched.length, byCode, sample: touched.slice(0, 8) };
  }

  on_compare({ document, coders: [a, b] }: { document: string; coders: [string, string] }): object {
    const places = new Map<string, { start: number; end: number; text: string; a: string[]; b: string[] }>();
    for (const one of this.state.stand.codings.filter((known) => known.document === document && known.status !== "rejected")) {
      if (one.coder !== a && one.coder !== b) continue;
      const key = `${one.start}-${one.end}`;
      const place = places.get(key) ?? { start: one.start, end: one.end, text: one.text, a: [], b: [] };
      places.set(key, place);
      const side = one.coder === a ? place.a : place.b;
      if (!side.includes(one.code)) side.push(one.code);
    }
    const rows = [...places.values()].sort((x, y) => x.start - y.start).map((place) => ({ ...place, agree: [...place.a].sort().join() === [...place.b].sort().join(), note: this.state.stand.notes[`${place.start}-${place.end}`] }))
      .map((row) => ({ ...row, notes: row.note ? [{ id: `m${row.start}`, text: row.note, coder: a }] : [] }));
    const agreed = rows.filter((row) => row.agree).length;
    return { rows, summary: `${agreed} of ${rows.length} places that either coded are coded alike.` };
  }
}
