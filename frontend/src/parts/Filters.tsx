/** Which codings are shown, and which wait in the review: by code, coder, origin, flag, status. */

import { useCell } from "../cell";
import type { Filter } from "../records";
import { FLAGS, withPart } from "../sitting/filtering";
import type { Sitting } from "../sitting/sitting";

interface Choice { part: keyof Filter; name: string; options: [string, string][] }

export function Filters({ sitting, review = false, waiting = review, changed }: { sitting: Sitting; review?: boolean; waiting?: boolean; changed?: () => void }) {
  const filter = useCell(sitting.filter);
  const open = useCell(sitting.stored);
  const project = useCell(sitting.project);
  const same = (names: string[]): [string, string][] => names.map((name) => [name, name]);
  const choices: Choice[] = [
    { part: "code", name: "Code", options: sitting.codes.map((code) => [code.id, code.name]) },
    ...(review ? [{ part: "document" as const, name: "Document", options: same((project?.documents ?? []).map((one) => one.id)) }] : []),
    { part: "coder", name: "Coder", options: same([...new Set(["rules", ...(open?.coders ?? project?.coders ?? [])])]) },
    { part: "origin", name: "Origin", options: [["rules", "rules"], ["person", "people"], ["suggestion", "suggestions"]] },
    { part: "flag", name: "Flag", options: same(FLAGS) },
    ...(waiting ? [] : [{ part: "status" as const, name: "Status", options: [["unreviewed", "not decided"], ["confirmed", "confirmed"], ["rejected", "rejected"]] as [string, string][] }]),
  ];
  const set = (part: keyof Filter, value: string) => { sitting.filter.set(withPart(filter, part, value)); changed?.(); };
  return (
    <div class="tc-filters" role="group" aria-label="Filters">
      {choices.map(({ part, name, options }) => (
        <label key={part}>{name} <select value={filter[part] ?? ""} data-part={part} onChange={(event) => set(part, event.currentTarget.value)}>
          <option value="">{part === "status" ? "all but rejected" : "all"}</option>
          {options.map(([value, says]) => <option key={value} value={value}>{says}</option>)}
        </select></label>))}
      {Object.keys(filter).length ? <button type="button" class="tc-link" onClick={() => { sitting.filter.set({}); changed?.(); }}>Show all</button> : null}
    </div>
  );
}
