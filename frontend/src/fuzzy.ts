/** Finds a code from a few letters, as people type them: parts of words, initials, letters left out. */

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** How well the letters fit a name: 0 not at all, else higher is better. */
export function fit(typed: string, name: string): number {
  const query = folded(typed).replace(/\s+/gu, " ").trim();
  const target = folded(name);
  if (!query) return 1;
  const at = target.indexOf(query);
  if (at === 0) return 1000 - target.length;
  if (at > 0 && /[^\p{L}\p{N}]/u.test(target[at - 1] ?? "")) return 800 - at;
  if (at > 0) return 600 - at;
  return scattered(query.replaceAll(" ", ""), target);
}

/** Letters in order with others between; letters at the beginning of words count most. */
function scattered(query: string, target: string): number {
  let from = 0;
  let score = 300;
  for (const letter of query) {
    const at = nextPlace(target, letter, from);
    if (at < 0) return 0;
    const starts = at === 0 || /[^\p{L}\p{N}]/u.test(target[at - 1] ?? "");
    score -= starts ? 0 : Math.min(at - from, 12) * 3 + 4;
    from = at + letter.length;
  }
  return Math.max(score, 1);
}

function nextPlace(target: string, letter: string, from: number): number {
  const near = target.indexOf(letter, from);
  if (near === from || near < 0) return near;
  for (let at = near; at >= 0; at = target.indexOf(letter, at + 1)) {
    if (/[^\p{L}\p{N}]/u.test(target[at - 1] ?? "")) return at;
  }
  return near;
}

export interface Named { id: string; name: string }

/** The codes that fit, best first; where nothing is typed, those used last come first. */
export function ranked<One extends Named>(typed: string, codes: One[], recent: string[]): One[] {
  const recency = (one: One) => (recent.indexOf(one.id) < 0 ? recent.length + 1 : recent.indexOf(one.id));
  return codes
    .map((one, at) => ({ one, at, score: Math.max(fit(typed, one.name), fit(typed, one.id) - 1) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || recency(a.one) - recency(b.one) || a.at - b.at)
    .map(({ one }) => one);
}
