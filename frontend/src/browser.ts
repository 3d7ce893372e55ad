/** What browsers give in some places only: a key of its own for each act, and a small memory for settings. */

/** A random UUID, version 4; also where the page does not come over a safe connection (a notebook on another machine). */
export function freshKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** A setting kept by the browser; forgotten where it keeps none. No words of a study are ever put there. */
export function remembered(name: string): string {
  try {
    return localStorage.getItem(`themecode-${name}`) ?? "";
  } catch {
    return "";
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`themecode-${name}`, value);
  } catch {
    // why: a frame without storage is no reason to stop
  }
}
