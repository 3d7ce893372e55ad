import { describe, expect, it } from "vitest";
import { clock, moment } from "../src/clock";
import { colourRules, contrast, DARK, legible, LIGHT, parsed } from "../src/colours";
import { fit, ranked } from "../src/fuzzy";

const codes = ["Leadership", "Governance", "National policy", "Capacity and capability", "Évaluation"].map((name) => ({ id: name.toLowerCase(), name }));

describe("finding a code", () => {
  it("takes beginnings, words inside, initials and left-out letters, and no others", () => {
    expect(ranked("lead", codes, [])[0]?.name).toBe("Leadership");
    expect(ranked("pol", codes, [])[0]?.name).toBe("National policy");
    expect(ranked("np", codes, [])[0]?.name).toBe("National policy");
    expect(ranked("cc", codes, [])[0]?.name).toBe("Capacity and capability");
    expect(ranked("eval", codes, [])[0]?.name).toBe("Évaluation");
    expect(ranked("gvrn", codes, [])[0]?.name).toBe("Governance");
    expect(ranked("zzz", codes, [])).toEqual([]);
    expect(fit("x", "Leadership")).toBe(0);
  });
  it("puts those used last first where nothing is typed", () => {
    expect(ranked("", codes, ["national policy", "governance"]).map((one) => one.name).slice(0, 2)).toEqual(["National policy", "Governance"]);
  });
});

describe("colours", () => {
  it("reach AA on both pages, whatever the codebook says", () => {
    for (const colour of ["#ffff00", "#000000", "#ffffff", "#4C78A8", "#f58", "#777777"]) {
      const rgb = parsed(colour);
      if (!rgb) throw new Error(colour);
      for (const page of [LIGHT, DARK]) expect(contrast(legible(rgb, page), page)).toBeGreaterThanOrEqual(4.5);
    }
  });
  it("are never taken over as text: what is no colour gets one of ours", () => {
    expect(colourRules([{ colour: "red; } body { display: none" }])).toMatch(/^\.tc \.tc-c0 \{ --code: light-dark\(rgb\([\d ]+\), rgb\([\d ]+\)\); \}$/);
  });
});

describe("times", () => {
  it("are read and written alike", () => {
    expect([clock(0), clock(754_000), clock(3_754_000)]).toEqual(["0:00", "12:34", "1:02:34"]);
    expect([moment("12:34"), moment("1:02:34"), moment("twelve")]).toEqual([754_000, 3_754_000, null]);
  });
});
