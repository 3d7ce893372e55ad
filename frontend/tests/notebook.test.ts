import { describe, expect, it } from "vitest";
import { freshKey } from "../src/browser";
import { narrow } from "../src/width";

describe("keys of acts", () => {
  it("are UUIDs of version 4 without a secure context, too", () => {
    const way = Object.getOwnPropertyDescriptor(crypto, "randomUUID");
    Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
    const keys = Array.from({ length: 200 }, freshKey);
    if (way) Object.defineProperty(crypto, "randomUUID", way);
    else delete (crypto as { randomUUID?: unknown }).randomUUID;
    expect(new Set(keys).size).toBe(200);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("widths", () => {
  it("name every step that they are under, and none where there is room", () => {
    expect(narrow(62)).toEqual(["under-62", "under-66", "under-78", "under-94"]);
    expect(narrow(120)).toEqual([]);
  });
});
