/** One turn: who speaks and when, the words, the stripes. Drawn again only when something of its own changes. */

import { Component } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { clock } from "../clock";
import type { Coding, Span, Turn } from "../records";
import { heightFor, Margin, measured, type Measured } from "./Margin";
import type { Nearness } from "./near";
import { Words } from "./Words";

export interface TurnShown {
  turn: Turn; prefix: string; speaker: string; at: number; of: number; text: string; codings: Coding[]; focused: boolean; again: boolean;
  chosen: Span | null; picked: string | null; looked: string | null; quiet: boolean; memos: number; printing: boolean;
  numbers: Map<string, number>; width: number; steady: () => boolean; nearness: Nearness; nameOf: (code: string) => string;
  onPick: (id: string) => void; onLook: (id: string | null) => void; onFocus: (at: number) => void;
}

const STATES = { unread: "unread", read: "read, nothing to code", coded: "coded" };

function Drawn(shown: TurnShown) {
  const { turn, at, of, text, codings, focused, chosen, picked, looked, quiet, numbers, width, nearness, nameOf, onPick, onLook, onFocus } = shown;
  const article = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<Measured | null>(null);
  const near = useRef(false);
  // why: all turns that come near are measured first and drawn then, so that the browser lays out once
  useEffect(() => (article.current ? nearness.watch(article.current, (now) => {
    near.current = now;
    setPlace(now && article.current ? measured(article.current) : null);
  }) : undefined), []);
  useLayoutEffect(() => {
    if ((near.current || shown.printing) && article.current) setPlace(measured(article.current));
  }, [codings, width, picked, chosen?.[0], chosen?.[1], shown.printing]);
  useLayoutEffect(() => {
    const element = article.current;
    if (!focused || !element) return;
    const target = element.querySelector(".tc-chosen, .tc-picked") ?? element;
    if (!shown.steady()) bringIntoView(target as HTMLElement, element);
    if (!document.activeElement?.closest(".tc-box, .tc-side")) element.focus({ preventScroll: true });
  }, [focused, chosen?.[0], chosen?.[1], picked, shown.again]);
  const all = (focused && codings.length > 0) || shown.printing;
  return (
    <article ref={article} id={`${shown.prefix}turn-${turn.n}`} tabIndex={-1} aria-posinset={at + 1} aria-setsize={of}
      aria-labelledby={`${shown.prefix}speaker-${turn.n}`} class={`tc-turn${quiet ? " is-quiet" : ""}${focused ? " is-focused" : ""}`} style={codings.length ? { minHeight: `${heightFor(codings)}px` } : undefined}>
      <div class="tc-speaker" id={`${shown.prefix}speaker-${turn.n}`}>
        <span class="tc-who" title={turn.speaker}>{shown.speaker}</span>
        {turn.ms ? <span class="tc-time">{clock(turn.ms[0])}</span> : null}
        <span class={`tc-state is-${turn.state}`} title={STATES[turn.state]}><span class="tc-hidden">{STATES[turn.state]}</span></span>
        {shown.memos ? <span class="tc-memos" title={`${shown.memos} memos`}>✎<span class="tc-hidden"> {shown.memos} memos</span></span> : null}
      </div>
      <div class="tc-column">
        <Words text={text} start={turn.start} end={turn.end} codings={codings} chosen={chosen} picked={picked} looked={looked} numbers={numbers} />
      </div>
      {place && codings.length ? (
        <Margin measured={place} codings={codings} all={all} picked={picked}
          numbers={numbers} nameOf={nameOf} onPick={onPick} onLook={onLook} onMore={() => onFocus(at)} />
      ) : <div class="tc-margin" />}
    </article>
  );
}

/** Scrolls only where the target is not wholly seen: the eyes keep their place. */
function bringIntoView(target: HTMLElement, turn: HTMLElement): void {
  const { top, bottom } = target.getBoundingClientRect();
  const frame = turn.closest(".tc.is-notebook")?.getBoundingClientRect();
  const head = (frame?.top ?? 0) + 76;
  if (top >= head && bottom <= Math.min(frame?.bottom ?? Infinity, window.innerHeight) - 24) return;
  target.scrollIntoView({ block: target === turn ? "nearest" : "center", behavior: "instant" as ScrollBehavior });
}

export class TurnPart extends Component<TurnShown> {
  override shouldComponentUpdate(next: Readonly<TurnShown>): boolean {
    return (Object.keys(next) as (keyof TurnShown)[]).some((name) => {
      if (name === "chosen") return next.chosen?.[0] !== this.props.chosen?.[0] || next.chosen?.[1] !== this.props.chosen?.[1];
      return next[name] !== this.props[name];
    });
  }

  override render() {
    return <Drawn {...this.props} />;
  }
}
