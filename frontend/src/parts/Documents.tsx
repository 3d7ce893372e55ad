/** All documents: how far each is read and coded, and how much waits in it. */

import { useCell } from "../cell";
import type { DocumentRow } from "../records";
import { hidden } from "../sitting/verbs";
import type { Sitting } from "../sitting/sitting";

export function Documents({ sitting }: { sitting: Sitting }) {
  const project = useCell(sitting.project);
  const open = useCell(sitting.stored);
  if (!project) return null;
  const go = (id: string) => void sitting.open(id).then(() => sitting.view.set("document"));
  const number = (n: number) => n.toLocaleString("en-GB");
  return (
    <div class="tc-documents">
      <h1>{project.title}</h1>
      <p class="tc-facts">{project.documents.length} documents · you code as <b>{project.me}</b>{project.coders.length > 1 ? ` · coders: ${project.coders.join(", ")}` : ""}
        {project.blind ? ` · ${hidden(project.blind)}` : ""}</p>
      <table>
        <thead><tr><th scope="col">Document</th><th scope="col">Case</th><th scope="col" class="is-number">Turns</th><th scope="col" class="is-number">Words</th><th scope="col" class="is-number">Codings</th><th scope="col" class="is-number">To review</th><th scope="col">Read and coded</th></tr></thead>
        <tbody>{project.documents.map((one) => (
          <tr key={one.id} class={open?.id === one.id ? "is-open" : ""}>
            <th scope="row"><button type="button" class="tc-link" onClick={() => go(one.id)}>{one.id}</button>{one.title && one.title !== one.id ? <span class="tc-quiet"> {one.title}</span> : null}</th>
            <td>{one.case}</td><td class="is-number">{number(one.turns)}</td><td class="is-number">{number(one.words)}</td><td class="is-number">{number(one.codings)}</td><td class="is-number">{one.unreviewed ? number(one.unreviewed) : "–"}</td>
            <td><Far row={one} /></td>
          </tr>))}
        </tbody>
      </table>
    </div>
  );
}

function Far({ row }: { row: DocumentRow }) {
  const { unread, read, coded } = row.progress;
  const all = Math.max(unread + read + coded, 1);
  const words = `${coded} coded, ${read} read, ${unread} unread`;
  return (
    <div class="tc-progress" role="img" aria-label={words} title={words}>
      <span class="tc-track"><span class="is-coded" style={{ width: `${(100 * coded) / all}%` }} /><span class="is-read" style={{ width: `${(100 * read) / all}%` }} /></span>
      <span class="tc-progress-words">{Math.round((100 * (coded + read)) / all)} %</span>
    </div>
  );
}
