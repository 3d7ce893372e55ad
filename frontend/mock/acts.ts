/** What each verb does in the mock, with the same checks as the real thing: 409 for words that differ, 422 for what cannot be. */

import { Refusal } from "../src/index";
import type { Act, ActAnswer, Coding, Filter, Memo, Span } from "../src/records";
import { State, waits } from "./state";

const refuse = (status: number, happened: string, mend: string) => new Refusal(status, happened, "Nothing was changed.", mend);
type Given = Act & { [name: string]: any };

export function act(state: State, given: Given, me: string): ActAnswer {
  const again = state.done.find((one) => one.key === given.key);
  if (again) return answer(state, again.summary, again.before.codings);
  const before = state.stand.codings;
  const done = (verbs[given.verb] ?? (() => { throw refuse(422, `No such verb: ${given.verb}.`, "Reload the page."); }))(state, given, me);
  return answer(state, done, before);
}

function answer(state: State, done: string, before: Coding[]): ActAnswer {
  const was = new Set(before);
  const now = new Set(state.stand.codings.map((one) => one.id));
  return {
    done, codings: state.stand.codings.filter((one) => !was.has(one)), removed: before.filter((one) => !now.has(one.id)).map((one) => one.id),
    memos: state.stand.memos, codes: state.stand.codes, version: state.version,
  };
}

function one(state: State, id: string): Coding {
  const coding = state.stand.codings.find((known) => known.id === id);
  if (!coding) throw refuse(409, `The coding ${id} is not there any more.`, "Look at the place again.");
  return coding;
}

let last = 500_000;
function code(state: State, given: Given, me: string): { codings: Coding[]; done: string } {
  const text = state.texts.find((known) => known.id === given["document"])?.text ?? "";
  const fresh = (given["spans"] as Span[]).flatMap(([start, end], k) => {
    if (text.slice(start, end) !== given["quote"][k]) throw refuse(409, "The words at this place are not those that you coded.", "Reload the document and choose them again.");
    return (given["codes"] as string[]).map((id): Coding => {
      if (!state.stand.codes.some((known) => known.id === id)) throw refuse(422, `There is no code “${id}”.`, "Choose another code.");
      return { id: `c${++last}`, document: given["document"], start, end, text: text.slice(start, end), code: id, coder: me, origin: "person", status: "unreviewed", why: [], memos: 0, moved: "", created: new Date().toISOString() };
    });
  });
  const names = (given["codes"] as string[]).map((id) => state.stand.codes.find((known) => known.id === id)?.name).join(", ");
  return { codings: fresh, done: `Coded “${fresh[0]?.text.slice(0, 40) ?? ""}” as ${names}` };
}

function mark(status: Coding["status"], said: string) {
  return (state: State, given: Given, me: string): string => {
    const ids = given["ids"] as string[];
    ids.forEach((id) => one(state, id));
    const done = `${said} ${ids.join(", ")}`;
    state.write(given.verb, me, given.key, done, documents(state, ids), { codings: state.stand.codings.map((coding) => (ids.includes(coding.id) ? { ...coding, status } : coding)) });
    return done;
  };
}

const documents = (state: State, ids: string[]): string[] => [...new Set(state.stand.codings.filter((coding) => ids.includes(coding.id)).map((coding) => coding.document))];

function back(state: State, given: Given, me: string): string {
  const target = state.done.findLast((known) => known.coder === me && !known.undone && !["undo", "redo"].includes(known.verb));
  if (!target) throw refuse(422, "There is nothing to undo.", "");
  target.undone = true;
  const done = `Undone: ${target.summary}`;
  state.write("undo", me, given.key, done, target.documents, target.before);
  return done;
}

function forth(state: State, given: Given, me: string): string {
  const target = state.done.find((known) => known.coder === me && known.undone);
  if (!target) throw refuse(422, "There is nothing to redo.", "");
  target.undone = false;
  const done = `Done again: ${target.summary}`;
  state.write("redo", me, given.key, done, target.documents, target.after);
  return done;
}

const verbs: Record<string, (state: State, given: Given, me: string) => string> = {
  code(state, given, me) {
    const { codings, done } = code(state, given, me);
    state.write("code", me, given.key, done, [given["document"]], { codings: [...state.stand.codings, ...codings] });
    return done;
  },
  uncode(state, given, me) {
    const ids = given["ids"] as string[];
    ids.forEach((id) => one(state, id));
    const done = `Took out ${ids.join(", ")}`;
    state.write("uncode", me, given.key, done, documents(state, ids), { codings: state.stand.codings.filter((coding) => !ids.includes(coding.id)) });
    return done;
  },
  recode(state, given, me) {
    const was = one(state, given["id"]);
    const done = `Recoded ${was.id} from ${was.code} to ${given["code"]}`;
    const fresh: Coding = { ...was, id: `c${++last}`, code: given["code"], coder: me, origin: "person", status: "unreviewed", why: [] };
    state.write("recode", me, given.key, done, [was.document], { codings: [...state.stand.codings.filter((coding) => coding.id !== was.id), ...(was.origin === "person" ? [] : [{ ...was, status: "rejected" as const }]), fresh] });
    return done;
  },
  confirm: mark("confirmed", "Confirmed"),
  reject: mark("rejected", "Rejected"),
  bulk(state, given, me) {
    const touched = state.wanted(given["filter"] as Filter).filter(waits);
    if (touched.length !== given["count"]) throw refuse(409, `There are ${touched.length} now, not ${given["count"]}.`, "Look at the preview again.");
    const done = `${given["ruling"] === "confirmed" ? "Confirmed" : "Rejected"} ${touched.length} codings`;
    const set = new Set(touched);
    state.write("bulk", me, given.key, done, [...new Set(touched.map((coding) => coding.document))], { codings: state.stand.codings.map((coding) => (set.has(coding) ? { ...coding, status: given["ruling"] } : coding)) });
    return done;
  },
  memo(state, given, me) {
    const memo: Memo = { id: `m${++last}`, about: given["about"], target: given["target"], text: given["text"], title: "", coder: me, created: new Date().toISOString(), document: given["document"], ...(given["start"] === undefined ? {} : { start: given["start"], end: given["end"] }) };
    state.write("memo", me, given.key, "Memo written", [given["document"]], { memos: [...state.stand.memos, memo] });
    return "Memo written";
  },
  "memo-edit"(state, given, me) {
    state.write("memo-edit", me, given.key, "Memo changed", [], { memos: state.stand.memos.map((memo) => (memo.id === given["id"] ? { ...memo, text: given["text"] } : memo)) });
    return "Memo changed";
  },
  "memo-remove"(state, given, me) {
    state.write("memo-remove", me, given.key, "Memo removed", [], { memos: state.stand.memos.filter((memo) => !given["ids"].includes(memo.id)) });
    return "Memo removed";
  },
  "new-code"(state, given, me) {
    if (state.stand.codes.some((known) => known.id === given["id"])) throw refuse(422, `There is a code “${given["id"]}” already.`, "Choose another name.");
    const codes = [...state.stand.codes, { id: given["id"], name: given["name"], definition: given["definition"], colour: given["colour"] ?? "", parent: given["parent"] ?? null }];
    const before = state.stand.codes;
    state.stand = { ...state.stand, codes };
    const coded = given["then"] ? code(state, given["then"], me) : { codings: [], done: "" };
    state.stand = { ...state.stand, codes: before };
    const done = `Made the code ${given["name"]}${coded.done ? `; ${coded.done}` : ""}`;
    state.write("new-code", me, given.key, done, given["then"] ? [given["then"].document] : [], { codes, codings: [...state.stand.codings, ...coded.codings] });
    return done;
  },
  "edit-code"(state, given, me) {
    const { verb: _v, key: _k, id, ...changed } = given;
    state.write("edit-code", me, given.key, `Changed the code ${id}`, [], { codes: state.stand.codes.map((known) => (known.id === id ? { ...known, ...changed } : known)) });
    return `Changed the code ${id}`;
  },
  read(state, given, me) {
    const [first, end] = given["turns"] as Span;
    const states = { ...state.stand.states };
    for (let n = first; n <= end; n++) states[`${given["document"]} ${n}`] = given["state"];
    const done = `Turn ${first}${end > first ? ` to ${end}` : ""} of ${given["document"]}: ${given["state"]}`;
    state.write("read", me, given.key, done, [given["document"]], { states });
    return done;
  },
  undo: back,
  redo: forth,
  joint(state, given, me) {
    const quote = state.texts.find((known) => known.id === given["document"])?.text.slice(given["start"], given["end"]);
    const { codings } = code(state, { ...given, spans: [[given["start"], given["end"]]], quote: [quote] } as Given, "joint");
    state.write("joint", me, given.key, "Joint coding recorded", [given["document"]], { codings: [...state.stand.codings, ...codings], notes: { ...state.stand.notes, [`${given["start"]}-${given["end"]}`]: given["note"] } });
    return "Joint coding recorded";
  },
  discuss(state, given, me) {
    state.write("discuss", me, given.key, "Note on a difference", [given["document"]], { notes: { ...state.stand.notes, [`${given["start"]}-${given["end"]}`]: given["text"] } });
    return "Note on a difference";
  },
};
