import { describe, expect, it } from "vitest";
import { atoms } from "../src/text/atoms";
import { lanes, names } from "../src/text/stripes";

describe("atoms", () => {
  it("cover the turn without gaps and know everything that lies on them", () => {
    const laid = [{ id: "a", start: 2, end: 8 }, { id: "b", start: 5, end: 12 }, { id: "c", start: 20, end: 30 }];
    expect(atoms(0, 10, laid)).toEqual([
      { start: 0, end: 2, on: [] }, { start: 2, end: 5, on: [0] }, { start: 5, end: 8, on: [0, 1] },
      { start: 8, end: 10, on: [1] },
    ]);
    expect(atoms(3, 3, [])).toEqual([]);
  });
  it("hold for any stretches: joined they are the turn, and each point has what covers it", () => {
    let seed = 3;
    const chance = (n: number) => (seed = (seed * 16807) % 2147483647) % n;
    for (let round = 0; round < 200; round++) {
      const laid = Array.from({ length: chance(12) }, (_, k) => {
        const start = chance(50);
        return { id: String(k), start, end: start + 1 + chance(20) };
      });
      const pieces = atoms(10, 40, laid);
      expect(pieces[0]?.start).toBe(10);
      expect(pieces.at(-1)?.end).toBe(40);
      pieces.forEach((piece, k) => {
        if (k) expect(piece.start).toBe(pieces[k - 1]?.end);
        const covering = laid.flatMap((one, at) => (one.start <= piece.start && one.end >= piece.end ? [at] : []));
        expect([...piece.on].sort((a, b) => a - b)).toEqual(covering);
      });
    }
  });
});

describe("stripes", () => {
  it("share a lane only where they do not meet", () => {
    expect(lanes([{ top: 0, bottom: 10 }, { top: 5, bottom: 15 }, { top: 10, bottom: 20 }])).toEqual([0, 1, 0]);
    expect(lanes(Array.from({ length: 20 }, () => ({ top: 0, bottom: 9 })))).toEqual(Array.from({ length: 20 }, (_, k) => k));
  });
  it("have names that never lie on each other, and count those that find no room", () => {
    const reaches = Array.from({ length: 20 }, (_, k) => ({ top: k * 3, bottom: 90 }));
    const some = names(reaches, 20, 100, false);
    const shown = some.tops.filter((top): top is number => top !== null).sort((a, b) => a - b);
    expect(shown.length + some.hidden).toBe(20);
    expect(some.hidden).toBe(16);
    shown.forEach((top, k) => k && expect(top - (shown[k - 1] as number)).toBeGreaterThanOrEqual(20));
    expect(some.moreTop + 20).toBeLessThanOrEqual(100);
    expect(names(reaches, 20, 100, true).hidden).toBe(0);
  });
  it("keeps a name at the last line within the turn", () => {
    expect(names([{ top: 0, bottom: 20 }, { top: 95, bottom: 100 }], 20, 100, false).tops).toEqual([0, 80]);
  });
});
