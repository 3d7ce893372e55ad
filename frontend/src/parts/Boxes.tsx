/** What opens above the text: one box at a time; Escape closes it and the focus goes back to the text. */

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { useCell } from "../cell";
import type { Sitting } from "../sitting/sitting";
import { Bulk } from "./Bulk";
import { Discuss } from "./Discuss";
import { Jump } from "./Jump";
import { KeyList } from "./KeyList";
import { MemoBox } from "./MemoBox";
import { NewCode } from "./NewCode";
import { Palette } from "./Palette";

export function Boxes({ sitting, root }: { sitting: Sitting; root: HTMLElement }) {
  const box = useCell(sitting.box);
  switch (box?.kind) {
    case "palette": return <Palette sitting={sitting} box={box} root={root} />;
    case "new-code": return <NewCode sitting={sitting} name={box.name} spans={box.spans} root={root} />;
    case "memo": return <MemoBox sitting={sitting} about={box.about} root={root} />;
    case "discuss": return <Discuss sitting={sitting} box={box} root={root} />;
    case "bulk": return <Bulk sitting={sitting} root={root} />;
    case "keys": return <KeyList sitting={sitting} root={root} />;
    case "jump": return <Jump sitting={sitting} root={root} />;
    default: return null;
  }
}

export function close(sitting: Sitting, root: HTMLElement): void {
  sitting.box.set(null);
  root.querySelector<HTMLElement>(".tc-turn.is-focused")?.focus({ preventScroll: true });
}

interface BoxShown { sitting: Sitting; root: HTMLElement; name: string; beside?: boolean; wide?: boolean; wider?: boolean; children: ComponentChildren }

/** A box in the middle, or beside the chosen words so that these stay in sight. */
export function Box({ sitting, root, name, beside, wide, wider, children }: BoxShown) {
  const frame = useRef<HTMLDivElement>(null);
  const chosen = useCell(sitting.chosen);
  useLayoutEffect(() => frame.current?.querySelector<HTMLElement>("[data-first]")?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    if (!beside) return undefined;
    // why: the chosen words are painted in the same turn of the loop, perhaps after this box
    const place = () => { if (frame.current) placeBeside(frame.current, root); };
    place();
    const soon = requestAnimationFrame(place);
    return () => cancelAnimationFrame(soon);
  }, [chosen?.[0], chosen?.[1]]);
  useEffect(() => {
    const away = (event: PointerEvent) => { if (!frame.current?.contains(event.target as Node)) sitting.box.set(null); };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") { event.stopPropagation(); event.preventDefault(); close(sitting, root); }
    if (event.key === "Tab" && frame.current) keepInside(event, frame.current);
  };
  return (
    <div ref={frame} role="dialog" aria-modal={beside ? undefined : "true"} aria-label={name} onKeyDown={key}
      class={`tc-box${beside ? " is-beside" : " is-middle"}${wide ? " is-wide" : ""}${wider ? " is-wider" : ""}`}>{children}</div>
  );
}

const EDGE = 8;
const LEAST = 260;

/** Below the words where there is room, else above them; the box grows smaller before it covers the words. */
function placeBeside(frame: HTMLElement, root: HTMLElement): void {
  const pieces = [...root.querySelectorAll<HTMLElement>(".tc-words .tc-chosen")];
  const targets = pieces.length ? pieces : [...root.querySelectorAll<HTMLElement>(".tc-words .tc-picked")];
  const rects = (targets.length ? targets : [...root.querySelectorAll<HTMLElement>(".tc-turn.is-focused .tc-words")]).flatMap((one) => [...one.getClientRects()]);
  const [first, last] = [rects[0], rects[rects.length - 1]];
  const [top, bottom, start] = first && last ? [first.top, last.bottom, last.left] : [innerHeight / 3, innerHeight / 3, innerWidth / 3];
  frame.style.removeProperty("max-height");
  const { width, height } = frame.getBoundingClientRect();
  const head = root.querySelector(".tc-top")?.getBoundingClientRect().bottom ?? 0;
  const home = root.getBoundingClientRect();
  const [floor, wall] = root.classList.contains("is-notebook") ? [Math.min(home.bottom, innerHeight), home.right] : [innerHeight, innerWidth];
  const [below, above] = [floor - bottom - 2 * EDGE, top - head - 2 * EDGE];
  const under = below >= Math.min(height, LEAST) || below >= above;
  const room = Math.max(under ? below : above, LEAST);
  const tall = Math.min(height, room);
  const y = Math.max(head + EDGE, Math.min(under ? bottom + EDGE : top - tall - EDGE, floor - tall - EDGE));
  const x = Math.max(home.left + EDGE, Math.min(start, wall - width - EDGE));
  frame.style.setProperty("max-height", `${room}px`);
  frame.style.setProperty("top", `${y - home.top + root.scrollTop}px`);
  frame.style.setProperty("left", `${x - home.left + root.scrollLeft}px`);
}

/** Scrolls a list so that its option is seen; the page stays where it is. */
export function keepInSight(option: HTMLElement | null): void {
  const list = option?.parentElement;
  if (!option || !list) return;
  const [top, bottom] = [option.offsetTop, option.offsetTop + option.offsetHeight];
  if (top < list.scrollTop) list.scrollTop = top;
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}

function keepInside(event: KeyboardEvent, frame: HTMLElement): void {
  const stops = [...frame.querySelectorAll<HTMLElement>("button, input, textarea, select, a[href]")].filter((one) => one.tabIndex >= 0 && !(one as HTMLButtonElement).disabled);
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
}
