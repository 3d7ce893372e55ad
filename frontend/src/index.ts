/** The coding component: `mount` for a page, `render` for a notebook (anywidget). A page with #themecode needs neither. */

import "./css/ground.css";
import "./css/text.css";
import "./css/margin.css";
import "./css/side.css";
import "./css/boxes.css";
import "./css/tables.css";
import "./css/notebook.css";
import "./css/print.css";
import { mount } from "./mount";
import { ownKeys } from "./notebook";
import { notebookBackend, type Model } from "./backends/notebook";
import { pageBackend } from "./backends/page";

export { Refusal, Unanswered } from "./asking";
export { mount } from "./mount";
export { pageBackend } from "./backends/page";

/** What anywidget calls; what it returns is called when the cell goes away. */
export function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const backend = notebookBackend(model);
  const document = model.get("document");
  const view = model.get("view");
  const stop = mount(el, backend, {
    ...(typeof document === "string" && document ? { document } : {}),
    ...(view === "review" || view === "documents" ? { view } : {}),
    notebook: true,
  });
  const quiet = ownKeys(el);
  return () => {
    quiet();
    stop();
    backend.close();
  };
}

export default { render };

const home = globalThis.document?.getElementById("themecode");
if (home?.dataset["api"]) {
  const { api, document, view } = home.dataset;
  if (globalThis.document.querySelector("body > header nav")) home.dataset["framed"] = "1";
  mount(home, pageBackend(api as string), { ...(document ? { document } : {}), ...(view ? { view: view as "document" } : {}), page: true });
}
