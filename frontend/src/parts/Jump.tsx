/** One box to go anywhere: a time, a turn, a code, a document, or words that are searched for. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { clock, moment } from "../clock";
import { ranked } from "../fuzzy";
import { combination } from "../keys";
import type { SearchAnswer } from "../records";
import { Refusal } from "../asking";
import { shown } from "../sitting/filtering";
import { choose, toCode, toTime, toTurn } from "../sitting/moving";
import type { Sitting } from "../sitting/sitting";
import { Box, close, keepInSight } from "./Boxes";

interface Goal { key: string; kind: string; says: string; more?: string; go: () => void }

/** Times, turns, codes and documents that the typed text can mean. */
function near(sitting: Sitting, typed: string): Goal[] {
  const open = sitting.stored.get();
  const goals: Goal[] = [];
  const ms = moment(typed);
  if (ms !== null && open) goals.push({ key: "time", kind: "time", says: clock(ms), go: () => { if (!toTime(sitting, ms)) sitting.say("This document has no such time."); } });
  const n = /^#?(\d+)$/.exec(typed.trim())?.[1];
  const at = open && n ? open.turns.findIndex((turn) => turn.n === Number(n)) : -1;
  if (at >= 0) goals.push({ key: "turn", kind: "turn", says: `Turn ${n}`, go: () => toTurn(sitting, at) });
  if (!typed.trim()) return goals;
  const codings = shown(sitting.codings.get(), sitting.filter.get());
  for (const code of ranked(typed, sitting.codes, []).slice(0, 5)) {
    const count = codings.filter((one) => one.code === code.id).length;
    goals.push({ key: `code ${code.id}`, kind: "code", says: code.name, more: `${count} here`, go: () => toCode(sitting, code.id, codings) });
  }
  const documents = (sitting.project.get()?.documents ?? []).map((one) => ({ ...one, name: `${one.id} ${one.title}` }));
  for (const one of ranked(typed, documents, []).slice(0, 4)) {
    goals.push({ key: `document ${one.id}`, kind: "document", says: one.id, ...(one.title !== one.id ? { more: one.title } : {}), go: () => void sitting.open(one.id).then(() => sitting.view.set("document")) });
  }
  return goals;
}

const WAIT = 200;

export function Jump({ sitting, root }: { sitting: Sitting; root: HTMLElement }) {
  const [typed, setTyped] = useState("");
  const [everywhere, setEverywhere] = useState(false);
  const [hits, setHits] = useState<{ typed: string; found: SearchAnswer["hits"]; trouble: string }>({ typed: "", found: [], trouble: "" });
  const [at, setAt] = useState(0);
  useEffect(() => {
    const words = typed.trim();
    if (words.length < 2 || moment(words) !== null) { setHits({ typed: words, found: [], trouble: "" }); return undefined; }
    const open = sitting.stored.get()?.id;
    const clock = setTimeout(() => {
      sitting.ask<SearchAnswer>("search", { words, ...(open && !everywhere ? { document: open } : {}) })
        .then((answer) => setHits({ typed: words, found: answer.hits.slice(0, 100), trouble: "" }))
        .catch((error: unknown) => setHits({ typed: words, found: [], trouble: error instanceof Refusal ? error.words : "The search did not answer." }));
    }, WAIT);
    return () => clearTimeout(clock);
  }, [typed, everywhere]);
  const goals = useMemo((): Goal[] => [...near(sitting, typed), ...hits.found.map((hit, k): Goal => ({
    key: `hit ${k}`, kind: `${hit.document} ${hit.turn}`, says: "", go: () => void sitting.open(hit.document).then(() => { sitting.view.set("document"); choose(sitting, [hit.start, hit.end]); }),
  }))], [typed, hits]);
  const go = (goal: Goal | undefined) => { if (goal) { close(sitting, root); goal.go(); } };
  const key = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => setAt(Math.min(at + 1, goals.length - 1)), ArrowUp: () => setAt(Math.max(at - 1, 0)),
      Enter: () => go(goals[at]), "Alt+A": () => setEverywhere(!everywhere),
    };
    const move = moves[combination(event)];
    if (move) { event.preventDefault(); event.stopPropagation(); move(); }
  };
  const firstHit = goals.length - hits.found.length;
  return (
    <Box sitting={sitting} root={root} name="Find and go to" wide>
      <div class="tc-palette tc-jump" onKeyDown={key}>
        <input data-first type="text" role="combobox" aria-expanded="true" aria-controls={`${sitting.prefix}tc-ways-list`} aria-activedescendant={goals.length ? `${sitting.prefix}tc-way-${at}` : undefined}
          aria-label="Find words, or go to a time, a turn, a code or a document" placeholder="Words, a time (12:30), a turn (45), a code, a document" autocomplete="off" spellcheck={false}
          value={typed} onInput={(event) => { setTyped(event.currentTarget.value); setAt(0); }} />
        <label class="tc-check"><input type="checkbox" checked={everywhere} onChange={() => setEverywhere(!everywhere)} /> Search all documents <kbd>Alt + A</kbd></label>
        <ul id={`${sitting.prefix}tc-ways-list`} role="listbox" class="tc-goals" aria-label="Where to go">
          {goals.map((goal, k) => {
            const hit = k >= firstHit ? hits.found[k - firstHit] : undefined;
            return (
              <li key={goal.key} id={`${sitting.prefix}tc-way-${k}`} role="option" aria-selected={k === at} onMouseMove={() => setAt(k)} onClick={() => go(goal)}
                ref={k === at ? keepInSight : null}>
                <span class="tc-kind">{goal.kind}</span>
                {hit ? <span class="tc-hit"><bdi>{hit.before}</bdi><mark>{hit.words}</mark><bdi>{hit.after}</bdi></span>
                  : <span class="tc-goals-name">{goal.says}{goal.more ? <span class="tc-quiet"> {goal.more}</span> : null}</span>}
              </li>);
          })}
        </ul>
        <p class="tc-hint">{hits.trouble || (typed.trim().length > 1 && hits.typed === typed.trim() ? `${hits.found.length} ${hits.found.length === 1 ? "place" : "places"}` : "Words are found in any inflection, as in a rule: fund, director of finance, money NEAR/5 kept")}</p>
      </div>
    </Box>
  );
}
