/** Opens the component on the mock. In the address: ?chars=70000&codings=3000&blind=1&hostile=1&twenty=1&document=P01&view=review */

import { Refusal, mount } from "../src/index";

import { Mock } from "./backend";

const wishes = new URLSearchParams(location.search);
const number = (name: string, usual: number) => Number(wishes.get(name) ?? usual);
const mock = new Mock({ chars: number("chars", 12_000), codings: number("codings", 160), documents: number("documents", 3), blind: wishes.has("blind"), hostile: wishes.has("hostile"), twenty: wishes.has("twenty") });
mock.slow = number("slow", 5);
Object.assign(window, { mock, Refusal });
const began = performance.now();
const document_ = wishes.get("document") ?? "P01";
const view = wishes.get("view") as "review" | "compare" | "documents" | null;
mount(document.getElementById("mock") as HTMLElement, mock, { page: true, ...(view === "documents" ? {} : { document: document_ }), ...(view ? { view } : {}) });
const wait = () => (document.querySelector(".tc-turn") ? requestAnimationFrame(() => setTimeout(() => Object.assign(window, { opened: performance.now() - began }))) : requestAnimationFrame(wait));
wait();
