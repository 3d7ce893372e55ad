/** The stripes beside a turn: in which lane each runs, and at which height its name is written. Pure arithmetic. */

export interface Reach { top: number; bottom: number }

/** For each stretch the first lane that is free at its height; stretches that meet share no lane. */
export function lanes(reaches: Reach[]): number[] {
  const order = reaches.map((_, at) => at).sort((a, b) => {
    const [one, two] = [reaches[a] as Reach, reaches[b] as Reach];
    return one.top - two.top || two.bottom - one.bottom || a - b;
  });
  const busyUntil: number[] = [];
  const given = new Array<number>(reaches.length).fill(0);
  for (const at of order) {
    const { top, bottom } = reaches[at] as Reach;
    let lane = busyUntil.findIndex((until) => until <= top);
    if (lane < 0) lane = busyUntil.length;
    busyUntil[lane] = bottom;
    given[at] = lane;
  }
  return given;
}

export interface Names { tops: (number | null)[]; hidden: number; moreTop: number }

/**
 * Where the names stand: beside where their stripe begins, pushed down where another name is already.
 * Names that find no room within `height` are left out (null) and counted, unless `all` are wanted.
 */
export function names(reaches: Reach[], line: number, height: number, all: boolean): Names {
  const order = reaches.map((_, at) => at).sort((a, b) => (reaches[a] as Reach).top - (reaches[b] as Reach).top || a - b);
  const room = all ? Infinity : Math.max(1, Math.floor(height / line));
  const kept = order.length <= room ? order : order.slice(0, Math.max(room - 1, 0));
  const slots = kept.length < order.length ? room - 1 : room;
  const tops = new Array<number | null>(reaches.length).fill(null);
  let free = 0;
  kept.forEach((at, k) => {
    const latest = all ? Infinity : (slots - (kept.length - k)) * line;
    const top = Math.max(free, Math.min((reaches[at] as Reach).top, latest));
    tops[at] = top;
    free = top + line;
  });
  return { tops, hidden: order.length - kept.length, moreTop: free };
}
