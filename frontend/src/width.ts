/** How wide the component is, as classes: in a notebook the window says nothing about that. */

const STEPS = [46, 62, 66, 78, 94];

/** The classes of a width in rem: "under-62" where it is narrower than that. */
export const narrow = (rem: number): string[] => STEPS.filter((step) => rem <= step).map((step) => `under-${step}`);

export function followWidth(element: HTMLElement): () => void {
  const root = document.documentElement;
  const take = () => {
    const rem = parseFloat(getComputedStyle(root).fontSize) || 16;
    // why: where it is not laid out yet, the window's width is the better guess
    const fits = narrow((element.clientWidth || window.innerWidth) / rem);
    for (const step of STEPS) element.classList.toggle(`under-${step}`, fits.includes(`under-${step}`));
  };
  take();
  const watch = new ResizeObserver(take);
  watch.observe(element);
  return () => watch.disconnect();
}
