/** The bundle that is committed: one script and one style sheet, for the page and for the notebook. */
import { defineConfig } from "vite";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    outDir: process.env["BUNDLE_OUT"] ?? "../src/themecode/viewer/static",
    emptyOutDir: false,
    target: "es2022",
    cssTarget: ["chrome123", "firefox128", "safari17.5"],
    sourcemap: false,
    lib: { entry: "src/index.ts", formats: ["es"], fileName: () => "coding.js", cssFileName: "coding" },
  },
});
