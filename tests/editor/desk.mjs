// What the tests here share: a folder with an article and its brief, and the program.
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const home = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const program = resolve(process.env.ATTACHE ?? join(home, "target/release/attache"));

/** Runs the program in `folder`. */
export const attache = (folder, ...words) => execFileSync(program, words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] }).toString();

/**
 * A folder with `herring.txt` and the brief made from it; gone when the test ends. What still
 * writes there is ended first.
 */
export const desk = (test) => {
  const folder = mkdtempSync(join(tmpdir(), "attache-"));
  test.after(async () => {
    await servers.get(folder)?.();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  copyFileSync(join(home, "tests/broken/herring.txt"), join(folder, "herring.txt"));
  attache(folder, "brief", "herring.txt", "--published", "2024-03-08");
  return folder;
};

/** By folder: ends the program that serves it, and waits until it has. */
const servers = new Map();

/** Starts `attache watch --serve`, and gives the page's address. */
export const serve = (folder, ...words) => new Promise((done, failed) => {
  const running = spawn(program, ["watch", "--serve", "herring.brief.yaml", ...words], { cwd: folder, env: { ...process.env, NO_COLOR: "1" } });
  const gone = new Promise((end) => running.on("exit", end));
  servers.set(folder, () => {
    running.kill();
    return gone;
  });
  let said = "";
  running.stderr.on("data", (bytes) => {
    said += bytes;
    const address = /^editor: (\S+)$/m.exec(said);
    if (address) done(address[1]);
  });
  running.on("exit", () => failed(new Error(`the program ended: ${said}`)));
});
