/** From what the mouse marked on the screen to a stretch of the text. */

import type { Span } from "../records";

const WORDS = ".tc-words";

function offsetIn(words: Element, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(node, offset);
  return Number((words as HTMLElement).dataset["start"]) + range.toString().length;
}

const wordsAround = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)?.closest(WORDS) ?? null;

/** Where an end of the selection lies; outside the words, at the nearest words on the inner side. */
function place(root: Element, node: Node, offset: number, side: "start" | "end"): number | null {
  const own = wordsAround(node);
  if (own && root.contains(own)) return offsetIn(own, node, offset);
  const range = document.createRange();
  range.setStart(node, offset);
  const all = [...root.querySelectorAll<HTMLElement>(WORDS)];
  if (side === "start") {
    const next = all.find((one) => range.comparePoint(one, 0) >= 0);
    return next ? Number(next.dataset["start"]) : null;
  }
  const last = all.findLast((one) => range.comparePoint(one, 0) < 0);
  return last ? Number(last.dataset["start"]) + (last.textContent?.length ?? 0) : null;
}

/** The stretch that is marked, null where nothing is. */
export function marked(root: Element): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const start = place(root, range.startContainer, range.startOffset, "start");
  const end = place(root, range.endContainer, range.endOffset, "end");
  return start !== null && end !== null && start < end ? [start, end] : null;
}

/** The place in the text under the mouse. */
export function pointed(event: MouseEvent): number | null {
  const caret = document as { caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null };
  const at = caret.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = at ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = at?.offsetNode ?? range?.startContainer;
  const words = node && wordsAround(node);
  return node && words ? offsetIn(words, node, at?.offset ?? range?.startOffset ?? 0) : null;
}
