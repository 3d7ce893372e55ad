/** The document: all its turns, and the mouse upon them. The one module that draws codings on text; replace it here. */

import { options } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useCell } from "../cell";
import type { Coding, Span, Turn } from "../records";
import { byTurn, shown } from "../sitting/filtering";
import { choose, pick, spansOf } from "../sitting/moving";
import type { Sitting } from "../sitting/sitting";
import { found, named } from "../sitting/verbs";
import { Nearness } from "./near";
import { marked, pointed } from "./pointing";
import { TurnPart } from "./TurnPart";
import { toSentences, toWords, trimmed, whole } from "./words";

const clipped = (span: Span | null, turn: Turn): Span | null =>
  span && span[0] < turn.end && span[1] > turn.start ? [Math.max(span[0], turn.start), Math.min(span[1], turn.end)] : null;

/** What the mouse marked becomes the chosen words: whole words, with Alt as marked, sentences with three clicks. */
function take(sitting: Sitting, root: Element, event: MouseEvent): boolean {
  const document_ = sitting.stored.get();
  if (!document_) return false;
  const { text, sentences } = document_;
  const at = event.detail > 1 ? pointed(event) : null;
  const span: Span | null = at === null ? marked(root) : [at, at + 1];
  if (!span) return false;
  const snapped = event.altKey ? whole(text, span) : event.detail >= 3 ? trimmed(text, toSentences(sentences, span)) : toWords(text, span);
  document.getSelection()?.removeAllRanges();
  if (snapped[0] >= snapped[1]) return false;
  choose(sitting, snapped);
  sitting.box.set({ kind: "palette", mode: "code", spans: spansOf(sitting, snapped) });
  return true;
}

/** A click on coded words picks the innermost coding; clicked again, the next one outward. */
function pickAt(sitting: Sitting, at: number, codings: Coding[]): void {
  const here = codings.filter((one) => one.start <= at && one.end > at).sort((a, b) => a.end - a.start - (b.end - b.start));
  if (!here.length) {
    sitting.picked.set(null);
    return;
  }
  const now = here.findIndex((one) => one.id === sitting.picked.get());
  pick(sitting, here[(now + 1) % here.length]);
}

export function Transcript({ sitting }: { sitting: Sitting }) {
  const open = useCell(sitting.stored);
  const filter = useCell(sitting.filter);
  const all = useCell(sitting.codings);
  const chosen = useCell(sitting.chosen);
  const turn = useCell(sitting.turn);
  const picked = useCell(sitting.picked);
  const looked = useCell(sitting.looked);
  const root = useRef<HTMLDivElement>(null);
  const nearness = useMemo(() => new Nearness(), []);
  const before = useRef<Coding[][]>([]);
  const steady = useSteady(root);
  const [width, setWidth] = useState(0);
  const [again, setAgain] = useState(false);
  const printing = usePrinting();
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    if (root.current) observer.observe(root.current);
    return () => observer.disconnect();
  }, [open?.id]);
  useCopy(sitting);
  useEffect(() => sitting.turn.watch(() => setAgain((was) => !was)), []);
  const codings = useMemo(() => shown(all, filter), [all, filter]);
  const numbers = useMemo(() => new Map((open?.codes ?? []).map((code, at) => [code.id, at])), [open?.codes]);
  const nameOf = useMemo(() => (code: string) => named(sitting, code), [open?.codes]);
  const speakers = useMemo(() => shortNames(open?.turns ?? []), [open?.turns]);
  const memos = useMemo(() => memosByTurn(open?.memos ?? [], open?.turns ?? []), [open?.memos, open?.turns]);
  const calls = useMemo(() => ({
    onPick: (id: string) => pick(sitting, found(sitting, id)),
    onLook: (id: string | null) => sitting.looked.set(id),
    onFocus: (at: number) => sitting.turn.set(at),
  }), []);
  if (!open) return null;
  const lists = byTurn(open.turns, codings, before.current);
  before.current = lists;
  const up = (event: MouseEvent) => {
    if (event.button !== 0 || !root.current || (event.target as Element).closest("button")) return;
    if (take(sitting, root.current, event)) return;
    const at = (event.target as Element).closest(".tc-words") ? pointed(event) : null;
    sitting.chosen.set(null);
    const article = (event.target as Element).closest<HTMLElement>(".tc-turn");
    if (article) sitting.turn.set(Number(article.getAttribute("aria-posinset")) - 1);
    if (at !== null) pickAt(sitting, at, codings);
  };
  const holds = (id: string | null, list: Coding[]) => (id && list.some((one) => one.id === id) ? id : null);
  return (
    <div class="tc-transcript" role="feed" aria-label={`${open.title || open.id}: ${open.turns.length} turns`} ref={root} onMouseUp={up}>
      {open.turns.map((one, at) => (
        <TurnPart key={one.n} turn={one} prefix={sitting.prefix} speaker={speakers.get(one.speaker) ?? one.speaker} at={at} of={open.turns.length} text={open.text} codings={lists[at] ?? []} focused={at === turn} again={at === turn && again}
          chosen={clipped(chosen, one)} picked={holds(picked, lists[at] ?? [])} looked={holds(looked, lists[at] ?? [])} quiet={one.role === "interviewer"}
          memos={memos.get(one.n) ?? 0} printing={printing} numbers={numbers} width={width} steady={steady} nearness={nearness} nameOf={nameOf} {...calls} />
      ))}
    </div>
  );
}

function memosByTurn(memos: { about: string; target: string; start?: number }[], turns: Turn[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const memo of memos) {
    const n = memo.about === "turn" ? Number(memo.target) : memo.start === undefined ? undefined : turns.find((turn) => turn.end > (memo.start as number))?.n;
    if (n !== undefined) counts.set(n, (counts.get(n) ?? 0) + 1);
  }
  return counts;
}

/** Whether the mouse in the text moved last: then nothing scrolls under it. */
function useSteady(root: { current: HTMLElement | null }): () => boolean {
  const mouse = useRef(false);
  useEffect(() => {
    const note = (event: Event) => (mouse.current = event.type === "pointerdown" && !!root.current?.contains(event.target as Node));
    document.addEventListener("keydown", note, true);
    document.addEventListener("pointerdown", note, true);
    return () => {
      document.removeEventListener("keydown", note, true);
      document.removeEventListener("pointerdown", note, true);
    };
  }, []);
  return useMemo(() => () => mouse.current, []);
}

/** On paper every turn has its names, not only those near the screen; drawn at once, before the printer looks. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const usual = options.debounceRendering;
    const draw = (now: boolean) => () => {
      options.debounceRendering = (call) => call();
      setPrinting(now);
      if (usual) options.debounceRendering = usual;
      else delete options.debounceRendering;
    };
    const [before, after] = [draw(true), draw(false)];
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}

/** Names without what stands in brackets behind them, where they still tell the speakers apart. */
export function shortNames(turns: { speaker: string }[]): Map<string, string> {
  const all = [...new Set(turns.map((turn) => turn.speaker))];
  const short = all.map((name) => name.replace(/\s*\([^)]*\)\s*$/u, "") || name);
  return new Map(all.map((name, at) => [name, short.filter((one) => one === short[at]).length > 1 ? name : (short[at] as string)]));
}

/** Ctrl+C takes the chosen words, though the browser's own selection has made way for them. */
function useCopy(sitting: Sitting): void {
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      const [chosen, open] = [sitting.chosen.get(), sitting.stored.get()];
      const field = event.target as HTMLInputElement;
      const own = document.getSelection()?.toString() || (field.selectionStart !== undefined && field.selectionStart !== field.selectionEnd);
      if (!chosen || !open || own || !sitting.root?.contains(document.activeElement)) return;
      event.clipboardData?.setData("text/plain", open.text.slice(...chosen));
      event.preventDefault();
      sitting.say("The chosen words are copied.");
    };
    document.addEventListener("copy", copy);
    return () => document.removeEventListener("copy", copy);
  }, []);
}
