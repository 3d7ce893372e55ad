/** A code's colour, made legible on light and on dark pages: the hue stays, the lightness moves until it can be seen. */

type Rgb = [number, number, number];

export const LIGHT: Rgb = [251, 250, 247];
export const DARK: Rgb = [23, 26, 26];
const WHEEL = ["#4C78A8", "#F58518", "#54A24B", "#B279A2", "#E45756", "#72B7B2", "#9D755D", "#EECA3B", "#6B6ECF", "#D67195", "#439894", "#8C6D31"];

export function parsed(colour: string): Rgb | null {
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  const parts = long?.slice(1) ?? short?.slice(1).map((one) => one + one);
  return parts ? (parts.map((one) => parseInt(one, 16)) as Rgb) : null;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((one) => {
    const c = one / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: Rgb, two: Rgb): number {
  const [high, low] = [luminance(one), luminance(two)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The colour itself, or the nearest mix with black or white that reaches the ratio on this page. */
export function legible(colour: Rgb, page: Rgb, ratio = 4.5): Rgb {
  const towards = luminance(page) > 0.4 ? 0 : 255;
  for (let share = 0; share <= 1; share += 0.02) {
    const mixed = colour.map((one) => Math.round(one + (towards - one) * share)) as Rgb;
    if (contrast(mixed, page) >= ratio) return mixed;
  }
  return [towards, towards, towards];
}

const css = (rgb: Rgb): string => `rgb(${rgb.join(" ")})`;

/** The rules that give each code's class its colour in both schemes; codes without a colour get one in turn. */
export function colourRules(codes: { colour: string }[], within = ".tc"): string {
  return codes.map((code, at) => {
    const own = parsed(code.colour) ?? (parsed(WHEEL[at % WHEEL.length] as string) as Rgb);
    return `${within} .tc-c${at} { --code: light-dark(${css(legible(own, LIGHT))}, ${css(legible(own, DARK))}); }`;
  }).join("\n");
}
