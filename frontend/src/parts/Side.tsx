/** The side: the selected coding, all codings with filters, the codes, the memos. */

import { useCell } from "../cell";
import type { Side as Tab, Sitting } from "../sitting/sitting";
import { CodeList } from "./CodeList";
import { CodingList } from "./CodingList";
import { MemoList } from "./MemoList";
import { Picked } from "./Picked";

const TABS: [Tab, string][] = [["picked", "Selected"], ["codings", "Codings"], ["codes", "Codes"], ["memos", "Memos"]];

export function Side({ sitting }: { sitting: Sitting }) {
  const tab = useCell(sitting.side);
  const move = (event: KeyboardEvent) => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    const at = TABS.findIndex(([name]) => name === tab);
    const next = TABS[(at + way + TABS.length) % TABS.length]?.[0];
    if (next) sitting.side.set(next);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#${sitting.prefix}tc-tab-${next}`)?.focus();
  };
  return (
    <aside class="tc-side" aria-label="Codings, codes and memos">
      <div class="tc-tabs">
        <div role="tablist" aria-label="Side" onKeyDown={move}>
        {TABS.map(([name, says]) => (
          <button key={name} type="button" role="tab" id={`${sitting.prefix}tc-tab-${name}`} aria-selected={tab === name} aria-controls={`${sitting.prefix}tc-panel`} tabIndex={tab === name ? 0 : -1}
            onClick={() => sitting.side.set(name)}>{says}</button>))}
        </div>
        <button type="button" class="tc-icon tc-away" aria-label="Close the side" title="Close (L)" onClick={() => sitting.sideOpen.set(false)}>×</button>
      </div>
      <div class="tc-panel" role="tabpanel" id={`${sitting.prefix}tc-panel`} aria-labelledby={`${sitting.prefix}tc-tab-${tab}`} tabIndex={0}>
        {tab === "picked" ? <Picked sitting={sitting} /> : null}
        {tab === "codings" ? <CodingList sitting={sitting} /> : null}
        {tab === "codes" ? <CodeList sitting={sitting} /> : null}
        {tab === "memos" ? <MemoList sitting={sitting} /> : null}
      </div>
    </aside>
  );
}
