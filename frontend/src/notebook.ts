/** Living in a notebook: the keys typed here are ours, the colours are the notebook's. */

/** Only these go on to the notebook: saving it is what people do without thinking, and means nothing here. */
const theirs = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "s";

/** Keeps keys that are typed in an element from the notebook around it, where X would cut the cell. */
export function ownKeys(element: HTMLElement): () => void {
  const keep = (event: KeyboardEvent) => { if (!theirs(event)) event.stopPropagation(); };
  element.addEventListener("keydown", keep);
  return () => element.removeEventListener("keydown", keep);
}

/** Whether the notebook is light or dark: JupyterLab, VS Code and others say it on their page; "" where none does. */
export function hostScheme(): "" | "light" | "dark" {
  const { body, documentElement: top } = document;
  const said = body.dataset["jpThemeLight"];
  if (said === "false" || body.classList.contains("vscode-dark") || top.getAttribute("theme") === "dark") return "dark";
  if (said === "true" || body.classList.contains("vscode-light") || top.getAttribute("theme") === "light") return "light";
  return "";
}

/** Takes the notebook's scheme, now and whenever it changes. */
export function followHost(element: HTMLElement): () => void {
  const take = () => { element.dataset["host"] = hostScheme(); };
  take();
  const watch = new MutationObserver(take);
  watch.observe(document.body, { attributes: true, attributeFilter: ["class", "data-jp-theme-light"] });
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ["theme"] });
  return () => watch.disconnect();
}
