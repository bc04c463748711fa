// The page of `attache watch --serve`: what is typed is looked at by the program at once, and shown.
import {
  Compartment, Decoration, EditorState, EditorView, HighlightStyle, ViewPlugin, autocompletion, completionKeymap, defaultKeymap,
  drawSelection, highlightActiveLine, highlightSelectionMatches, history, historyKeymap, hoverTooltip, indentUnit, indentWithTab, keymap,
  lineNumbers, lintKeymap, searchKeymap, setDiagnostics, syntaxHighlighting, tags, yaml,
} from "./editor.js";
import { complete, explain } from "./complete.js";

const $ = (id) => document.getElementById(id);
const nonce = document.querySelector("script[data-nonce]").nonce || document.querySelector("script[data-nonce]").dataset.nonce;
const get = async (path) => (await fetch(path)).json();
const post = (path, value) => fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) });

/** The file as the editor began with it: its checksum, and its text as the editor holds it. */
let base = { checksum: "", text: "" };
/** Where each fact stands in the text, by its number in the article. */
let facts = [];
let schema = null;
let view = null;

// ---------------------------------------------------------------------------------------------- looking

let looking = false, again = false;
/** Has the program look at the text; never two looks at once, and always one at the last text. */
const look = async () => {
  again = true;
  if (looking) return;
  looking = true;
  while (again) {
    again = false;
    const text = view.state.doc.toString();
    try {
      const answer = await post("look", { text });
      if (!answer.ok) throw new Error(await answer.text());
      show(await answer.json(), text);
    } catch (error) {
      say(`the program does not answer: ${error.message}`);
    }
  }
  looking = false;
};

const show = (found, text) => {
  if (view.state.doc.toString() === text) {
    facts = found.facts;
    view.dispatch(setDiagnostics(view.state, found.problems.map(diagnostic)));
  }
  $("tally").textContent = found.tally || "none";
  showProblems(found.problems);
  if (found.article !== shownArticle) $("article-text").innerHTML = shownArticle = found.article;
  light(factAt(view.state.selection.main.head), false);
  showMemo(found.memo);
};
let shownArticle = "", shownPages = "";

const showMemo = ({ pages, summary, detail, dropped, why }) => {
  $("why").hidden = !why;
  $("why").textContent = why ? `This is the page as it was: ${why}` : "";
  $("pages").classList.toggle("old", Boolean(why));
  if (!pages) return;
  $("fit").textContent = [summary, detail].filter(Boolean).join(" · ");
  $("dropped").hidden = !dropped.length;
  $("dropped-count").textContent = `${dropped.length} left out, from the bottom of the lists`;
  $("dropped-list").replaceChildren(...dropped.map((textContent) => Object.assign(document.createElement("li"), { textContent })));
  const drawn = pages.join("");
  if (drawn !== shownPages) {
    $("pages").innerHTML = shownPages = drawn;
    $("pages").dataset.drawn = Number($("pages").dataset.drawn ?? 0) + 1;
  }
};

const diagnostic = ({ from, to, severity, code, message, label, help, fix }) => ({
  from, to, severity: severity === "note" ? "info" : severity,
  message: [`${code}: ${message}`, label, help].filter(Boolean).join("\n"),
  actions: fix ? [{ name: fix.what, apply: (view) => view.dispatch({ changes: fix.edits }) }] : [],
});

const showProblems = (problems) => {
  $("problem-list").replaceChildren(...problems.map(({ from, to, line, severity, code, message, help }) => {
    const item = document.createElement("li"), button = document.createElement("button");
    const place = Object.assign(document.createElement("span"), { className: "line", textContent: `line ${line}` });
    const what = Object.assign(document.createElement("b"), { className: severity, textContent: `${severity} ${code}` });
    button.type = "button";
    button.append(place, what, ` ${message}`);
    button.addEventListener("click", () => select(from, to));
    item.append(button);
    if (help) item.append(Object.assign(document.createElement("p"), { textContent: help }));
    return item;
  }));
};

// ------------------------------------------------------------------------------- brief and article, linked

const factAt = (position) => {
  const line = view.state.doc.lineAt(position);
  return facts.findIndex(([from, to]) => from <= line.to && line.from <= to);
};

/** Lights the words of the article that a fact rests on. */
const light = (fact, move) => {
  let first = null;
  for (const mark of $("article-text").querySelectorAll("mark")) {
    const on = mark.dataset.facts.split(" ").includes(String(fact));
    mark.classList.toggle("on", on);
    first ??= on ? mark : null;
  }
  if (move) first?.scrollIntoView({ block: "center" });
};

const select = (from, to) => {
  const end = view.state.doc.length;
  view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, effects: EditorView.scrollIntoView(Math.min(from, end), { y: "center" }) });
  view.focus();
};

$("article-text").addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (event.target.closest("a")) event.preventDefault();
  const place = mark && facts[Number(mark.dataset.facts.split(" ")[0])];
  if (place) select(place[0], place[0]);
});

// ---------------------------------------------------------------------------------------------- the file

const say = (text) => { if ($("state").textContent !== text) $("state").textContent = text; };
const dirty = () => view.state.doc.toString() !== base.text;
const tellState = () => {
  $("save").disabled = !dirty();
  say(dirty() ? "not saved" : "saved");
};

/** Line breaks are kept: all CRLF, or each as it stands. */
const separator = (text) => (/\r\n/.test(text) && !/[^\r]\n|\r(?!\n)/.test(text) ? "\r\n" : "\n");

const save = async (over) => {
  const text = view.state.doc.toString(), written = view.state.sliceDoc();
  const answer = await post("save", { text: written, base: over ?? base.checksum }).catch((error) => ({ ok: false, text: () => error.message }));
  if (answer.ok) {
    base = { checksum: (await answer.json()).checksum, text };
    closeConflict();
    tellState();
  } else if (answer.status === 409) {
    askAboutConflict(await answer.json());
  } else {
    say(`not saved: ${await answer.text()}`);
  }
  return true;
};

let theirs = null;
const askAboutConflict = (file) => {
  theirs = file;
  $("theirs").textContent = file.text ?? file.error;
  $("take-theirs").disabled = file.text === undefined;
  $("conflict").hidden = false;
  say("not saved: the file was changed elsewhere");
  $("later").focus();
};
const closeConflict = () => { $("conflict").hidden = true; theirs = null; };
$("keep-mine").addEventListener("click", () => save(theirs.checksum).then(() => view.focus()));
$("take-theirs").addEventListener("click", () => { load(theirs); closeConflict(); view.focus(); });
$("later").addEventListener("click", () => { closeConflict(); tellState(); view.focus(); });
$("save").addEventListener("click", () => save());

/** Something changed on disk. */
const refresh = async () => {
  const file = await get("brief");
  if (file.checksum !== base.checksum) {
    if (file.text !== undefined && !dirty()) load(file);
    else if (file.text !== undefined) say("not saved, and the file was changed elsewhere");
    else say(file.error);
  }
  look();
};

const breaks = new Compartment();
const load = (file) => {
  const breakOf = separator(file.text);
  const document = view.state.toText(file.text.split(breakOf).join("\n"));
  base = { checksum: file.checksum, text: document.toString() };
  const head = Math.min(view.state.selection.main.head, document.length);
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: document },
    selection: { anchor: head },
    effects: breaks.reconfigure(EditorState.lineSeparator.of(breakOf)),
  });
  tellState();
};

// ---------------------------------------------------------------------------------------------- the editor

const looks = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--key)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--string)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--faint)", fontStyle: "italic" },
  { tag: [tags.punctuation, tags.separator, tags.meta], color: "var(--faint)" },
]);

const wavy = (colour) => ({ backgroundImage: "none", textDecoration: `underline wavy var(${colour}) 1.5px`, textUnderlineOffset: "3px" });
const theme = EditorView.theme({
  "&": { fontSize: "14px", backgroundColor: "var(--paper)", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace", lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--faint)", borderRight: "1px solid var(--line)" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  // The selection lies behind the lines.
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "color-mix(in srgb, var(--accent) 30%, transparent)" },
  ".cm-tooltip, .cm-panels": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-tooltip-hover div": { maxWidth: "36em", padding: "2px 6px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--paper)" },
  ".cm-lintRange-error": wavy("--error"),
  ".cm-lintRange-warning": wavy("--warning"),
  ".cm-lintRange-info": wavy("--faint"),
  ".cm-diagnostic": { whiteSpace: "pre-wrap", maxWidth: "40em" },
});

/** A line that goes on below goes on under its own beginning, not in the column of the keys. */
const hanging = (view) => Decoration.set(view.visibleRanges.flatMap(({ from, to }) => {
  const found = [];
  for (let at = from; at <= to;) {
    const line = view.state.doc.lineAt(at);
    const columns = /^\s*(?:- +)*/.exec(line.text)[0].length;
    if (columns) found.push(Decoration.line({ attributes: { style: `padding-left: calc(6px + ${columns}ch); text-indent: -${columns}ch` } }).range(line.from));
    at = line.to + 1;
  }
  return found;
}));
const indented = ViewPlugin.fromClass(class {
  constructor(view) { this.decorations = hanging(view); }
  update(update) { if (update.docChanged || update.viewportChanged) this.decorations = hanging(update.view); }
}, { decorations: (plugin) => plugin.decorations });

const linesOf = (state) => state.doc.toString().split("\n");
const fromSchema = (context) => {
  const line = context.state.doc.lineAt(context.pos);
  const found = schema && complete(schema, linesOf(context.state), line.number - 1, context.pos - line.from);
  const typed = context.matchBefore(/[\w-]+$/) || context.matchBefore(/: $/);
  return found && (context.explicit || typed) ? { ...found, from: line.from + found.from, validFor: /^[\w-]*$/ } : null;
};
const describe = hoverTooltip((view, position) => {
  const line = view.state.doc.lineAt(position);
  const found = schema && explain(schema, linesOf(view.state), line.number - 1, position - line.from);
  if (!found) return null;
  const dom = Object.assign(document.createElement("div"), { textContent: found.text });
  return { pos: line.from + found.from, end: line.from + found.to, create: () => ({ dom }) };
});

const changed = EditorView.updateListener.of((update) => {
  if (update.docChanged) {
    const moved = (position) => update.changes.mapPos(position);
    facts = facts.map(([from, to]) => [moved(from), moved(to)]);
    tellState();
    look();
  }
  if (update.selectionSet && !update.docChanged) light(factAt(update.state.selection.main.head), true);
});

const begin = async () => {
  const [file, found] = await Promise.all([get("brief"), get("schema")]);
  schema = found;
  const saving = { key: "Mod-s", preventDefault: true, run: () => { save(); return true; } };
  const leaving = { key: "Escape", run: () => { $("save").focus(); return true; } };
  view = new EditorView({
    parent: $("editor"),
    extensions: [
      EditorView.cspNonce.of(nonce), breaks.of(EditorState.lineSeparator.of("\n")), lineNumbers(), history(), drawSelection(), highlightActiveLine(),
      highlightSelectionMatches(), indentUnit.of("  "), yaml(), syntaxHighlighting(looks), theme, describe, changed, EditorView.lineWrapping, indented,
      autocompletion({ override: [fromSchema] }),
      EditorView.contentAttributes.of({ "aria-label": "Brief in YAML; Escape leaves the editor", spellcheck: "false" }),
      keymap.of([saving, ...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab, leaving]),
    ],
  });
  if (file.text === undefined) say(file.error);
  else load(file);
  look();
  const events = new EventSource("events");
  events.addEventListener("message", refresh);
  events.addEventListener("error", () => say("the program has ended; what is typed stays here"));
  events.addEventListener("open", tellState);
};

for (const name of ["article", "memo"]) {
  $(`show-${name}`).addEventListener("click", (event) => {
    const shown = event.currentTarget.getAttribute("aria-pressed") !== "true";
    event.currentTarget.setAttribute("aria-pressed", String(shown));
    $(name).hidden = !shown;
    document.querySelector("main").classList.toggle(`no-${name}`, !shown);
  });
}
window.addEventListener("beforeunload", (event) => { if (view && dirty()) event.preventDefault(); });
begin();
