/** Times as people write them. */

export function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** "12:30" or "1:02:30" as milliseconds; null for anything else. */
export function moment(written: string): number | null {
  const found = /^(?:(\d+):)?(\d{1,3}):(\d{2})$/.exec(written.trim());
  if (!found) return null;
  return ((Number(found[1] ?? 0) * 60 + Number(found[2])) * 60 + Number(found[3])) * 1000;
}

export const many = (n: number, one: string, several = `${one}s`): string => `${n.toLocaleString("en-GB")} ${n === 1 ? one : several}`;
