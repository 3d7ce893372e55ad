/** The mock study: served with the sources while developing; built as one script that the browser tests lay beside the bundle. */
import { defineConfig } from "vite";

const jsx = { runtime: "automatic", importSource: "preact" } as const;
const define = { "process.env.NODE_ENV": JSON.stringify("production") };

export default defineConfig(({ command }) => (command === "serve" ? { root: "mock", oxc: { jsx }, define } : {
  oxc: { jsx },
  define,
  build: {
    outDir: process.env["MOCK_OUT"] ?? "../tests/frontend/built",
    emptyOutDir: false,
    target: "es2022",
    lib: { entry: "mock/page.ts", formats: ["es"], fileName: () => "mock.js" },
    rollupOptions: { external: (id: string) => id.endsWith("/src/index"), output: { paths: () => "./coding.js" } },
  },
}));
