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
  useLayoutEffect(() => {
    if (beside && frame.current) placeBeside(frame.current, root);
    frame.current?.querySelector<HTMLElement>("[data-first]")?.focus({ preventScroll: true });
  }, []);
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

function placeBeside(frame: HTMLElement, root: HTMLElement): void {
  const targets = [...root.querySelectorAll<HTMLElement>(".tc-chosen, .tc-turn .tc-picked:not(button):not(.tc-bar)")];
  const target = targets[targets.length - 1] ?? root.querySelector<HTMLElement>(".tc-turn.is-focused .tc-column");
  const home = root.getBoundingClientRect();
  const { width, height } = frame.getBoundingClientRect();
  const at = target?.getClientRects()[0] ? [...target.getClientRects()].at(-1) as DOMRect : new DOMRect(innerWidth / 2, innerHeight / 3, 0, 0);
  const below = at.bottom + 8 + height <= innerHeight;
  const top = below || at.top - height - 8 < 60 ? Math.min(at.bottom + 8, Math.max(innerHeight - height - 8, 64)) : at.top - height - 8;
  const left = Math.max(12, Math.min(at.left, innerWidth - width - 12));
  frame.style.setProperty("top", `${top - home.top}px`);
  frame.style.setProperty("left", `${left - home.left}px`);
}

function keepInside(event: KeyboardEvent, frame: HTMLElement): void {
  const stops = [...frame.querySelectorAll<HTMLElement>("button, input, textarea, select, a[href]")].filter((one) => one.tabIndex >= 0 && !(one as HTMLButtonElement).disabled);
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
}
