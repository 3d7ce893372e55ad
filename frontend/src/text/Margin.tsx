/** The stripes beside a turn, each with its code's name and who gave it. Measured from the words, laid out by arithmetic. */

import type { Coding } from "../records";
import { lanes, names, type Reach } from "./stripes";

export interface Stripe { key: string; code: string; codings: Coding[]; start: number; end: number }

/** Codings of the same words with the same code are one stripe with several coders. */
export function stripes(codings: Coding[]): Stripe[] {
  const found = new Map<string, Stripe>();
  for (const one of codings) {
    const key = `${one.start}-${one.end}-${one.code}`;
    const stripe = found.get(key);
    if (stripe) stripe.codings.push(one);
    else found.set(key, { key, code: one.code, codings: [one], start: one.start, end: one.end });
  }
  return [...found.values()];
}

/** Where the pieces of a turn's words lie on the screen, and how high the turn is. */
export interface Measured { pieces: { at: number; top: number; bottom: number }[]; height: number }

export function measured(turn: HTMLElement): Measured {
  const pieces = [...(turn.querySelector(".tc-words")?.children ?? [])].map((piece) => {
    const { offsetTop: top, offsetHeight, dataset } = piece as HTMLElement;
    return { at: Number(dataset["at"]), top, bottom: top + offsetHeight };
  });
  return { pieces, height: turn.clientHeight - PAD };
}

function reaches(pieces: Measured["pieces"], drawn: Stripe[]): Reach[] {
  return drawn.map((stripe) => {
    const own = pieces.filter((piece) => piece.at >= stripe.start && piece.at < stripe.end);
    const all = own.length ? own : pieces.slice(0, 1);
    if (!all.length) return { top: 0, bottom: 20 };
    return { top: Math.min(...all.map((one) => one.top)), bottom: Math.max(...all.map((one) => one.bottom)) };
  });
}

const LINE = 21;
const LANE = 7;
const FEW = 2;
const PAD = 10;
const ROOM = 6;

/** The height that a turn is given so that a few names find room beside it, known without measuring. */
export const heightFor = (codings: Coding[]): number => Math.min(stripes(codings).length, ROOM) * LINE + 2 * PAD;

function look(stripe: Stripe): string {
  if (stripe.codings.some((one) => one.origin === "person")) return "is-person";
  if (stripe.codings.some((one) => one.status === "confirmed")) return "is-confirmed";
  if (stripe.codings.every((one) => one.status === "rejected")) return "is-rejected";
  return stripe.codings.some((one) => one.origin === "suggestion") ? "is-suggested" : "is-found";
}

const WORDS: Record<string, string> = { "is-person": "", "is-confirmed": "confirmed", "is-rejected": "rejected", "is-suggested": "suggested", "is-found": "to review" };

export interface MarginShown {
  measured: Measured; codings: Coding[]; all: boolean; picked: string | null;
  numbers: Map<string, number>; nameOf: (code: string) => string;
  onPick: (id: string) => void; onLook: (id: string | null) => void; onMore: () => void;
}

export function Margin(shown: MarginShown) {
  const { codings, all, picked, numbers, nameOf, onPick, onLook, onMore } = shown;
  const drawn = stripes(codings);
  const laid = { drawn, reaches: reaches(shown.measured.pieces, drawn), height: shown.measured.height };
  const lane = lanes(laid.reaches);
  const within = names(laid.reaches, LINE, laid.height, false);
  const shownNames = all && within.hidden ? names(laid.reaches, LINE, laid.height, true) : within;
  const left = Math.max(FEW, ...lane.map((one) => one + 1)) * LANE + 6;
  const foot = Math.max(0, ...shownNames.tops.map((top) => (top ?? 0) + LINE));
  return (
    <div class="tc-margin">
      {foot > laid.height + PAD ? <span class="tc-ground" aria-hidden="true" style={{ top: `${laid.height}px`, height: `${foot - laid.height + 4}px` }} /> : null}
      {laid.drawn.map((stripe, at) => {
        const { top, bottom } = laid.reaches[at] as Reach;
        const first = stripe.codings.find((one) => one.id === picked) ?? (stripe.codings[0] as Coding);
        const is = stripe.codings.some((one) => one.id === picked) ? " is-picked" : "";
        const kind = look(stripe);
        const who = [...new Set(stripe.codings.map((one) => one.coder))].join(", ");
        const at_ = shownNames.tops[at];
        const events = { onClick: () => onPick(first.id), onMouseEnter: () => onLook(first.id), onMouseLeave: () => onLook(null) };
        const colour = `tc-c${numbers.get(stripe.code) ?? 0}`;
        return [
          <span key={`b${stripe.key}`} class={`tc-bar ${colour} ${kind}${is}`} aria-hidden="true" {...events}
            style={{ top: `${top + 2}px`, height: `${bottom - top - 4}px`, left: `${(lane[at] as number) * LANE}px` }} />,
          at_ === null || at_ === undefined ? null : (
            <button key={`n${stripe.key}`} type="button" tabIndex={-1} class={`tc-name ${colour} ${kind}${is}`} {...events}
              style={{ top: `${at_}px`, left: `${left}px` }} title={`${nameOf(stripe.code)} — ${who}${WORDS[kind] ? `, ${WORDS[kind]}` : ""}`}>
              <span class="tc-swatch" aria-hidden="true" />
              <span class="tc-name-code">{nameOf(stripe.code)}</span> <span class="tc-name-who">{who}{stripe.codings.some((one) => one.memos) ? <span title="with a memo"> ✎</span> : null}</span>
              {WORDS[kind] ? <span class="tc-hidden">, {WORDS[kind]}</span> : null}
            </button>
          ),
        ];
      })}
      {shownNames.hidden > 0 ? (
        <button type="button" tabIndex={-1} class="tc-name tc-more" style={{ top: `${shownNames.moreTop}px`, left: `${left}px` }} onClick={onMore}>
          + {shownNames.hidden} more
        </button>
      ) : null}
    </div>
  );
}
