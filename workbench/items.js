/* Questions.  The index brings those that are doubtful; a document that is loaded
 * brings all of its own. */
{
  const { desk, decisions } = workbench;
  const HIGH = 1, SURE = 3;
  const KINDS = { document: "Documents", date: "Dates", names: "Names", title: "Titles", query: "Queries",
    cut: "Cuts", hyphen: "Hyphens", kept: "Kept", hit: "Found" };

  const makeItem = (document, raw) => ({ doubt: HIGH, ...raw, document,
    id: `${document.key}/${raw.kind}${raw.key ? "-" + raw.key : raw.line ? "-" + raw.line : ""}` });

  /* Questions of an entry of the index: [kind, line, class, text, key]. */
  const openItems = (document) => document.open.map(([kind, line, cls, text, key]) =>
    makeItem(document, { kind, line, class: cls, text, key }));

  function words(full, cut) {
    return full.rows.flatMap((row) => row.p)
      .filter((piece) => Array.isArray(piece) && piece[0] !== 3 && piece[2] === cut)
      .map((piece) => piece[1]).join("").replace(/\s+/g, " ").trim();
  }

  /* A cut that stands several times under one key is one question. */
  function cutItems(document, full) {
    const found = new Map();
    full.cuts.forEach((cut, at) => {
      const known = found.get(cut.key);
      if (known) known.times += 1;
      else {
        found.set(cut.key, makeItem(document, { kind: cut.hyphen ? "hyphen" : "cut", doubt: cut.doubt, class: cut.class,
          line: cut.line, key: cut.key, times: 1, text: (cut.hyphen || words(full, at)).slice(0, 80) }));
      }
    });
    for (const [key, word] of Object.entries(full.said.cuts || {})) {
      if (word === "keep" && !found.has(key)) {
        const kept = full.kept[key] || {};
        found.set(key, makeItem(document, { kind: "kept", doubt: SURE, key, line: kept.line, text: (kept.words || key).replace(/\s+/g, " ").slice(0, 80) }));
      }
    }
    return [...found.values()];
  }

  function fullItems(document, full) {
    const values = ["date", "names", "title"].map((kind) => makeItem(document, { kind, doubt: full.doubts[kind] }));
    const queries = full.queries.map((query) => makeItem(document, { kind: "query", line: query.line,
      class: query.class, text: query.message }));
    const empty = document.words ? [] : [makeItem(document, { kind: "document" })];
    return [...empty, ...values, ...queries, ...cutItems(document, full)];
  }

  /* What was decided on a question, in a word, or "". */
  function stateOf(item) {
    const { key } = item.document;
    if (decisions.isAgreed(item.id)) return "agreed";
    switch (item.kind) {
    case "cut": case "hyphen": return decisions.cutWord(key, item.key) || "";
    case "kept": return decisions.cutWord(key, item.key) || "open";
    case "names": return ["issuer", "speaker", "author"].some((role) => decisions.value(key, role)) ? "set" : "";
    case "document": return decisions.value(key, "include") === false ? "left out" : "";
    case "hit": case "query": return "";
    default: return decisions.value(key, item.kind) ? "set" : "";
    }
  }

  const all = () => desk.hits || [...desk.documents.values()].flatMap((one) => one.items);
  const byId = (id) => (id && all().find((item) => item.id === id)) || null;
  const classTitle = (cls) => ((desk.index.classes[cls] || {}).title) || cls || "";
  const titleOf = (document) => decisions.value(document.key, "title") || document.title || document.file;

  workbench.items = { HIGH, SURE, KINDS, makeItem, openItems, fullItems, stateOf, all, byId, words, classTitle, titleOf };
}
