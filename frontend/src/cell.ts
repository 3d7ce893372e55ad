/** A value that can be watched. Small on purpose: what is on the screen is read from cells, acts write them. */

import { useEffect, useState } from "preact/hooks";

export interface Cell<Value> {
  get(): Value;
  set(value: Value): void;
  change(how: (value: Value) => Value): void;
  watch(callback: (value: Value) => void): () => void;
}

export function cell<Value>(initial: Value): Cell<Value> {
  let value = initial;
  const watchers = new Set<(value: Value) => void>();
  const self: Cell<Value> = {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      [...watchers].forEach((callback) => callback(next));
    },
    change: (how) => self.set(how(value)),
    watch(callback) {
      watchers.add(callback);
      return () => watchers.delete(callback);
    },
  };
  return self;
}

/** The cell's value in a part; the part is drawn again when it changes. */
export function useCell<Value>(from: Cell<Value>): Value {
  const [value, set] = useState<{ now: Value }>({ now: from.get() });
  useEffect(() => {
    if (!Object.is(from.get(), value.now)) set({ now: from.get() });
    return from.watch((now) => set({ now }));
  }, [from]);
  return value.now;
}

/** Something taken from a cell's value; drawn again only when that something changes. */
export function useFrom<Value, Part>(from: Cell<Value>, take: (value: Value) => Part): Part {
  const [value, set] = useState<{ now: Part }>({ now: take(from.get()) });
  useEffect(() => {
    const look = (whole: Value) => set((before) => (Object.is(before.now, take(whole)) ? before : { now: take(whole) }));
    look(from.get());
    return from.watch(look);
  }, [from]);
  return value.now;
}
