// The schema in a real language server, as editors use it: completion, hover and errors.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { attache, desk } from "./desk.mjs";

/** A language server, spoken to over its standard input and output. */
class Server {
  #running = spawn(process.execPath, [join(import.meta.dirname, "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"]);
  #waiting = new Map();
  #heard = Buffer.alloc(0);
  #diagnostics = [];
  #number = 0;

  constructor(test) {
    test.after(() => this.#running.kill());
    this.#running.stdout.on("data", (bytes) => {
      this.#heard = Buffer.concat([this.#heard, bytes]);
      while (this.#one());
    });
  }

  #one() {
    const end = this.#heard.indexOf("\r\n\r\n");
    const length = end < 0 ? NaN : Number(/Content-Length: (\d+)/i.exec(this.#heard.subarray(0, end))?.[1]);
    if (!(this.#heard.length >= end + 4 + length)) return false;
    const message = JSON.parse(this.#heard.subarray(end + 4, end + 4 + length));
    this.#heard = this.#heard.subarray(end + 4 + length);
    if (message.method === "textDocument/publishDiagnostics") this.#diagnostics.push(message.params);
    // What the server asks for is its settings; it does well without.
    else if (message.method && message.id !== undefined) this.#send({ id: message.id, result: message.method === "workspace/configuration" ? message.params.items.map(() => null) : null });
    else this.#waiting.get(message.id)?.(message.result);
    return true;
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#running.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  tell(method, params) { this.#send({ method, params }); }

  ask(method, params) {
    const id = ++this.#number;
    this.#send({ id, method, params });
    return new Promise((done) => this.#waiting.set(id, done));
  }

  async open(uri, text) {
    await this.ask("initialize", { processId: null, rootUri: null, capabilities: {} });
    this.tell("initialized", {});
    this.tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    while (!this.#diagnostics.length) await new Promise((done) => setTimeout(done, 20));
    return this.#diagnostics.at(-1).diagnostics;
  }
}

const MODELINE = "# yaml-language-server: $schema=brief.schema.json\n";

/** Opens `text`, in which `|` is the place, and asks there. */
const at = async (test, text) => {
  const folder = desk(test);
  attache(folder, "schema", "--install");
  const server = new Server(test), uri = pathToFileURL(join(folder, "x.brief.yaml")).href;
  const whole = MODELINE + text, place = whole.indexOf("|"), before = whole.slice(0, Math.max(0, place));
  const diagnostics = await server.open(uri, whole.replace("|", ""));
  const position = { line: before.split("\n").length - 1, character: before.split("\n").at(-1).length };
  return { server, diagnostics, where: { textDocument: { uri }, position } };
};

const labels = (found) => found.items.map((item) => item.label);

test("a brief as the program writes it has no errors", { timeout: 60_000 }, async (test) => {
  const folder = desk(test);
  const { readFileSync } = await import("node:fs");
  const { diagnostics } = await at(test, readFileSync(join(folder, "herring.brief.yaml"), "utf8").replace(MODELINE, ""));
  assert.deepEqual(diagnostics, []);
});

test("errors are underlined", { timeout: 60_000 }, async (test) => {
  const { diagnostics } = await at(test, "brief: 1\ntitle: Talks\ntensions: []\nstatus: done\naims:\n  - text: Fish\n    from: no paragraph\n");
  const lines = diagnostics.map((one) => one.range.start.line).sort();
  assert.deepEqual(lines, [3, 4, 7], JSON.stringify(diagnostics, null, 1));
});

test("keys are completed", { timeout: 60_000 }, async (test) => {
  const { server, where } = await at(test, "brief: 1\ntitle: Talks\nmeeting:\n  status: held\n  |\n");
  const found = labels(await server.ask("textDocument/completion", where));
  assert.ok(["what", "when", "who", "format"].every((key) => found.includes(key)), found.join());
});

test("words are completed", { timeout: 60_000 }, async (test) => {
  const { server, where } = await at(test, "brief: 1\ntitle: Talks\nmeeting:\n  status: |\n");
  const found = labels(await server.ask("textDocument/completion", where));
  assert.ok(["planned", "under way", "held", "postponed", "cancelled"].every((word) => found.includes(word)), found.join());
});

test("keys are explained", { timeout: 60_000 }, async (test) => {
  const text = "brief: 1\ntitle: Talks\nbottom_line: They met.\nmeeting:\n  status: held\n  when:\n    date: 2024-03-07\naims:\n  - text: Fish\n    from: ¶2 fish\n    pin: true\ngaps: []\n";
  const { server, where } = await at(test, text);
  const told = {
    title: "The memo's title", bottom_line: "point of the memo", meeting: "meeting", status: "`planned`", when: "When they meet", date: "YYYY-MM",
    aims: "each side", text: "line that is printed", from: "exact words", pin: "Never drop", gaps: "a reader will ask",
  };
  for (const [key, words] of Object.entries(told)) {
    const before = `${MODELINE}${text}`.split(`${key}:`)[0].split("\n");
    const found = await server.ask("textDocument/hover", { ...where, position: { line: before.length - 1, character: before.at(-1).length + 1 } });
    assert.ok(found?.contents.value.includes(words), `${key}: ${JSON.stringify(found)}`);
  }
});
