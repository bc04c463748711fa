// The schema of briefs → what can be typed at a place: keys with their descriptions, and the words that a
// key takes. Told by indentation alone, so that it works in a text that cannot be read yet.

/** The groups of keys that `schema` allows at a place, references followed. */
const groups = (root, schema) => {
  if (!schema) return [];
  if (schema.$ref) return groups(root, root.$defs[schema.$ref.split("/").pop()]);
  return [...(schema.properties ? [schema] : []), ...(schema.anyOf ?? []).flatMap((one) => groups(root, one))];
};

/** The words that `schema` takes. */
const words = (root, schema) => {
  if (!schema) return [];
  if (schema.$ref) return words(root, root.$defs[schema.$ref.split("/").pop()]);
  if (schema.type === "boolean") return ["true", "false"];
  const own = (schema.enum ?? (schema.const === undefined ? [] : [schema.const])).filter((word) => word !== null && word !== "");
  return [...own, ...(schema.anyOf ?? []).flatMap((one) => words(root, one))];
};

/** One step down: into a key, or into the entries of a list. */
const below = (root, schemas, step) => schemas.flatMap((schema) => {
  if (step !== "-") return groups(root, schema).map((group) => group.properties[step]).filter(Boolean);
  const lists = schema.$ref ? [root.$defs[schema.$ref.split("/").pop()]] : [schema, ...(schema.anyOf ?? [])];
  return lists.map((list) => list.items).filter(Boolean);
});

const keyLine = /^(\s*)((?:- +)*)([A-Za-z_][\w-]*) *:(?: |$)/;

/** The keys and dashes that lead to a column of a line, outermost first; null inside a folded text. */
export const pathTo = (lines, number, column) => {
  const path = [];
  let limit = column;
  for (let at = number; at >= 0 && limit > 0; at--) {
    const line = at === number ? lines[at].slice(0, column) : lines[at];
    if (!line.trim() || line.trim().startsWith("#")) continue;
    const dashes = /^(\s*)((?:- +|-$)*)/.exec(line);
    const indent = dashes[1].length, inner = dashes[0].length;
    const key = keyLine.exec(line);
    if (key && inner < limit && at !== number) {
      if (/: *[>|][-+0-9]* *$/.test(line)) return null;
      path.unshift(key[3]);
      limit = inner;
    }
    if (dashes[2] && indent < limit) {
      path.unshift("-");
      limit = indent;
      // A list may stand in the column of its key.
      for (let up = at - 1; up >= 0; up--) {
        const above = keyLine.exec(lines[up]);
        if (above && !above[2] && above[1].length === indent && /: *$/.test(lines[up])) {
          path.unshift(above[3]);
          break;
        }
        if (above && above[1].length < indent) break;
      }
    }
  }
  return path;
};

const at = (root, path) => path.reduce((schemas, step) => below(root, schemas, step), [root]);

/** What stands in the same group already. */
const siblings = (lines, number, column) => {
  const found = new Set();
  const scan = (step) => {
    for (let line = number + step; line >= 0 && line < lines.length; line += step) {
      const text = lines[line];
      if (!text.trim() || text.trim().startsWith("#")) continue;
      const key = keyLine.exec(text);
      const inner = key ? key[1].length + key[2].length : text.length - text.trimStart().length;
      if (inner < column || (step > 0 && key?.[2] && key[1].length < column)) return;
      if (key && inner === column) found.add(key[3]);
      if (step < 0 && key?.[2] && inner === column) return;
    }
  };
  scan(-1);
  scan(1);
  return found;
};

/** What can be typed before `column` of a line: { from, options }, or null. */
export const complete = (root, lines, number, column) => {
  const before = lines[number].slice(0, column);
  const value = /^(\s*(?:- +)*)([A-Za-z_][\w-]*): +(\S*)$/.exec(before);
  if (value) {
    const path = pathTo(lines, number, value[1].length);
    const schemas = path && below(root, at(root, path), value[2]);
    const options = [...new Set((schemas ?? []).flatMap((schema) => words(root, schema)))].map((word) => ({ label: String(word), type: "enum" }));
    return options.length ? { from: column - value[3].length, options } : null;
  }
  const key = /^(\s*(?:- +)*)([\w-]*)$/.exec(before);
  if (!key) return null;
  const path = pathTo(lines, number, key[1].length);
  if (!path) return null;
  const taken = siblings(lines, number, key[1].length);
  const options = at(root, path).flatMap((schema) => groups(root, schema)).flatMap((group) => Object.entries(group.properties))
    .filter(([name]) => !taken.has(name))
    .map(([name, { description }], place) => ({ label: name, apply: `${name}: `, type: "property", info: description, boost: -place }));
  return options.length ? { from: column - key[2].length, options } : null;
};

/** The description of the key that stands at a column of a line: { from, to, text }, or null. */
export const explain = (root, lines, number, column) => {
  const line = lines[number];
  const key = keyLine.exec(line);
  if (!key) return null;
  const from = key[1].length + key[2].length, to = from + key[3].length;
  if (column < from || column > to) return null;
  const path = pathTo(lines, number, from);
  const found = path && below(root, at(root, path), key[3]).find((schema) => schema.description);
  return found ? { from, to, text: found.description } : null;
};
