// Bundles CodeMirror into editor.min.js, one file that asks for nothing else: npm ci && npm run build
import { build } from "esbuild";
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const parts = Object.entries(packages)
  .filter(([path, one]) => path && !one.dev && !one.optional)
  .map(([path, one]) => `${path.replace("node_modules/", "")} ${one.version}`);

await build({
  entryPoints: ["entry.mjs"],
  outfile: "editor.min.js",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  banner: { js: `/* MIT licence, see LICENSE beside this file: ${parts.join(", ")} */` },
});
