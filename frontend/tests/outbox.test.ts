import { describe, expect, it } from "vitest";
import { Refusal, Unanswered } from "../src/asking";
import { freshKey } from "../src/browser";
import type { Act, ActAnswer, Coding } from "../src/records";
import { Outbox } from "../src/sitting/outbox";
import { merged, provisional, realIds, withActs } from "../src/sitting/overlay";

const act = (key: string, verb = "confirm", more: object = {}): Act => ({ verb, key, ...more });
const settle = async () => { for (let k = 0; k < 20; k++) await Promise.resolve(); };

function box(answers: (Error | null)[]) {
  const sent: string[] = [];
  const log: string[] = [];
  const calls: (() => void)[] = [];
  const waits: number[] = [];
  const outbox = new Outbox({
    async send(one): Promise<ActAnswer> {
      sent.push(JSON.stringify(one));
      const next = answers.shift() ?? null;
      if (next) throw next;
      return { done: `done ${one.key}`, version: 1 };
    },
    answered: (one) => log.push(`answered ${one.key}`),
    refused: (one, why) => log.push(`refused ${one.key}: ${why.words}`),
    changed: () => undefined,
    later(ms, call) { waits.push(ms); calls.push(call); return () => undefined; },
  });
  return { outbox, sent, log, calls, waits };
}

describe("the outbox", () => {
  it("sends in order, one after the other", async () => {
    const { outbox, log } = box([]);
    ["a", "b", "c"].forEach((key) => outbox.add(act(key)));
    await settle();
    expect(log).toEqual(["answered a", "answered b", "answered c"]);
    expect(outbox.acts).toEqual([]);
  });
  it("keeps an act whose answer was lost, says why, and sends the very same again before any later one", async () => {
    const { outbox, sent, log, calls, waits } = box([new Unanswered("gone"), new Unanswered("gone"), null, null]);
    outbox.add(act("a"));
    await settle();
    outbox.add(act("b"));
    await settle();
    expect(outbox.acts.map((one) => one.key)).toEqual(["a", "b"]);
    expect(outbox.trouble?.message).toBe("gone");
    calls[0]?.();
    await settle();
    outbox.retry();
    await settle();
    expect(sent.slice(0, 3)).toEqual([sent[0], sent[0], sent[0]]);
    expect(log).toEqual(["answered a", "answered b"]);
    expect(waits).toEqual([1000, 2000]);
    expect(outbox.trouble).toBeNull();
  });
  it("lets go of what was refused and goes on with the next; a fault of the server and an ended session are kept", async () => {
    const { outbox, log } = box([new Refusal(409, "Changed meanwhile.", "Nothing was written.", "Look again."), null]);
    outbox.add(act("a"));
    outbox.add(act("b"));
    await settle();
    expect(log).toEqual(["refused a: Changed meanwhile. Nothing was written. Look again.", "answered b"]);
    for (const status of [500, 401]) {
      const kept = box([new Refusal(status, "x", "", "")]);
      kept.outbox.add(act("a"));
      await settle();
      expect(kept.outbox.acts.length).toBe(1);
    }
  });
});

describe("keys of acts", () => {
  it("are UUIDs of version 4, also where the browser makes none", () => {
    const own = crypto.randomUUID;
    Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
    const keys = Array.from({ length: 100 }, freshKey);
    Object.defineProperty(crypto, "randomUUID", { value: own, configurable: true });
    keys.forEach((key) => expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
    expect(new Set(keys).size).toBe(100);
  });
});

describe("acts laid over what is stored", () => {
  const one: Coding = { id: "c1", document: "P01", start: 0, end: 4, text: "Once", code: "a", coder: "rules", origin: "rules", status: "unreviewed", why: [], memos: 0, moved: "", created: "" };
  const code = act("k", "code", { document: "P01", spans: [[5, 9]], quote: ["upon"], codes: ["a", "b"] });
  it("show what will be there", () => {
    const acts = [code, act("x", "reject", { ids: ["c1"] }), act("y", "recode", { id: "new:k:0:a", code: "c" })];
    expect(withActs([one], acts, "P01", "ana").map((c) => `${c.id} ${c.code} ${c.status}`)).toEqual(
      ["c1 a rejected", "new:k:0:a c unreviewed", "new:k:0:b b unreviewed"]);
    expect(withActs([one], [act("z", "uncode", { ids: ["c1"] })], "P01", "ana")).toEqual([]);
    expect(withActs([one], [code], "P02", "ana")).toEqual([one]);
  });
  it("give way to the answer, and later acts learn the real ids", () => {
    const given = provisional(code, "ana").map((c, k) => ({ ...c, id: `c${k + 2}` }));
    expect(merged([one], [{ ...one, status: "confirmed" }, ...given], [], "P01").map((c) => c.id + c.status)).toEqual(
      ["c1confirmed", "c2unreviewed", "c3unreviewed"]);
    expect(merged([one], [], ["c1"], "P01")).toEqual([]);
    expect(realIds(code, given, "ana")).toEqual([["new:k:0:a", "c2"], ["new:k:0:b", "c3"]]);
  });
});
