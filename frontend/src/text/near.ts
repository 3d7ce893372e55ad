/** Tells parts when they come near the screen, so that stripes are drawn only where they can be seen. One observer for all. */

type Call = (near: boolean) => void;

export class Nearness {
  private readonly calls = new Map<Element, Call>();
  private readonly observer = new IntersectionObserver(
    (entries) => entries.forEach((entry) => this.calls.get(entry.target)?.(entry.isIntersecting)),
    { rootMargin: "600px 0px" },
  );

  watch(element: Element, call: Call): () => void {
    this.calls.set(element, call);
    this.observer.observe(element);
    return () => {
      this.calls.delete(element);
      this.observer.unobserve(element);
    };
  }
}
