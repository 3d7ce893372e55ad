/** A key for an act (UUID, version 4). A notebook server without TLS is no secure context: there the browser has only the dice. */
export function freshKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const dice = crypto.getRandomValues(new Uint8Array(16));
  dice[6] = ((dice[6] as number) & 0x0f) | 0x40;
  dice[8] = ((dice[8] as number) & 0x3f) | 0x80;
  const hex = [...dice].map((one) => one.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
