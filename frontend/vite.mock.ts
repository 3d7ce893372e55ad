/** The page for development and for the browser tests: the component on an invented study that lives in the browser. */
import { defineConfig } from "vite";

export default defineConfig({
  root: "mock",
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: { outDir: process.env["MOCK_OUT"] ?? "../mock-dist", emptyOutDir: true, target: "es2022", cssTarget: ["chrome123", "firefox128", "safari17.5"], modulePreload: false },
});
