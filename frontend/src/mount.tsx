/** Puts the component into an element and keeps it going until the returned function is called. */

import { render } from "preact";
import { Refusal, type Backend } from "./asking";
import { colourRules } from "./colours";
import { obey } from "./obeying";
import { App } from "./parts/App";
import { follow } from "./sitting/following";
import { toTurn } from "./sitting/moving";
import { startReview } from "./sitting/reviewing";
import { Sitting, type View } from "./sitting/sitting";
import { followHost } from "./notebook";
import { followWidth } from "./width";

export interface Options {
  document?: string; view?: View;
  /** The whole page is ours: keys are heard everywhere, the place is kept in the address. */
  page?: boolean;
  notebook?: boolean;
}

/** "#P07:turn-45" and "#review", so that links and the back button work. */
function addressed(): { document?: string; turn?: number; view?: View } {
  const hash = decodeURIComponent(location.hash.slice(1));
  if (hash === "review" || hash === "documents") return { view: hash };
  const [document, turn] = hash.split(":turn-");
  return document && /^[\w-]+$/.test(document) && !document.startsWith("tc-") && !document.startsWith("turn-") ? { document, ...(turn ? { turn: Number(turn) } : {}) } : {};
}

function keepAddress(sitting: Sitting): () => void {
  const write = () => {
    const open = sitting.stored.get();
    const turn = open?.turns[sitting.turn.get()]?.n;
    const view = sitting.view.get();
    const hash = view === "review" || view === "documents" ? view : open ? `${open.id}${turn ? `:turn-${turn}` : ""}` : "";
    if (hash && decodeURIComponent(location.hash.slice(1)) !== hash) history.replaceState(null, "", `#${hash}`);
  };
  const read = () => void goTo(sitting, addressed());
  const stops = [sitting.stored.watch(write), sitting.turn.watch(write), sitting.view.watch(write)];
  window.addEventListener("hashchange", read);
  return () => {
    stops.forEach((stop) => stop());
    window.removeEventListener("hashchange", read);
  };
}

async function goTo(sitting: Sitting, place: { document?: string; turn?: number; view?: View }): Promise<void> {
  if (place.view === "review") return startReview(sitting);
  if (place.view === "documents") return sitting.view.set("documents");
  if (!place.document) return;
  const open = await sitting.open(place.document);
  sitting.view.set(place.view ?? "document");
  const at = open.turns.findIndex((turn) => turn.n === place.turn);
  if (at >= 0) toTurn(sitting, at);
}

/** Codes get their colours as rules of a sheet made here, so that no inline style is needed. */
function colours(sitting: Sitting): () => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let before = "";
  const write = () => {
    const rules = colourRules(sitting.codes, `.tc.tc-is-${sitting.prefix || "first"}`);
    if (rules !== before) sheet.replaceSync(rules);
    before = rules;
  };
  const stops = [sitting.stored.watch(write), sitting.project.watch(write)];
  return () => {
    stops.forEach((stop) => stop());
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}

/** The prefixes of ids in use on this page: kept there, as each cell of a notebook loads the bundle for itself. */
const taken = ((globalThis as { themecodePrefixes?: Set<string> }).themecodePrefixes ??= new Set<string>());

function freePrefix(): string {
  let at = 0;
  while (taken.has(at ? `n${at}-` : "")) at++;
  return at ? `n${at}-` : "";
}

export function mount(element: HTMLElement, backend: Backend, options: Options = {}): () => void {
  const sitting = new Sitting(backend);
  sitting.root = element;
  sitting.prefix = freePrefix();
  taken.add(sitting.prefix);
  element.classList.add(`tc-is-${sitting.prefix || "first"}`);
  element.classList.add("tc");
  const stops = [followWidth(element)];
  if (options.notebook) {
    element.classList.add("is-notebook");
    stops.push(followHost(element));
  }
  sitting.sideOpen.set((element.clientWidth || window.innerWidth) > 1000);
  const ear: EventTarget = options.page ? document : element;
  const hear = (event: Event) => void obey(sitting, event as KeyboardEvent);
  ear.addEventListener("keydown", hear);
  stops.push(colours(sitting), follow(sitting), () => ear.removeEventListener("keydown", hear));
  if (options.page) stops.push(keepAddress(sitting));
  render(<App sitting={sitting} root={element} />, element);
  const place = { ...(options.document ? { document: options.document } : {}), ...(options.view ? { view: options.view } : {}), ...(options.page ? addressed() : {}) };
  const project = sitting.start().then(() => void sitting.lookBack().catch(() => undefined));
  Promise.all([project, goTo(sitting, place.document || place.view ? place : { view: "documents" })])
    .catch((error: unknown) => sitting.failed.set(error instanceof Refusal ? error.words : backend.away?.start ?? "The server does not answer. Start it again with: themecode serve"));
  return () => {
    stops.forEach((stop) => stop());
    sitting.outbox.close();
    taken.delete(sitting.prefix);
    render(null, element);
  };
}
