/* What the editor decides.  `said` of a document is what edition.yaml says;
 * `changes` are decisions that it does not hold yet.  Only what a person decided
 * is ever written. */
{
  const { desk, dom } = workbench;
  const TEXTS = ["title", "date", "issuer", "speaker", "author", "publisher"];
  let changes = {}; // by document key: {title: "..." or null, cuts: {KEY: "keep"}, ...}
  let agreed = {}; // by id of a question
  const undone = [];

  const storeName = () => `recension-review:${desk.index.id}`;

  function restore() {
    try {
      const kept = JSON.parse(localStorage.getItem(storeName())) || {};
      changes = kept.changes || {};
      agreed = kept.agreed || {};
    } catch {
      changes = {};
      agreed = {};
    }
  }

  function store() {
    try {
      localStorage.setItem(storeName(), JSON.stringify({ changes, agreed }));
    } catch {
      dom.say("This browser keeps nothing: save your decisions before you leave.");
    }
  }

  const saidOf = (key) => (desk.full.get(key) || {}).said || {};

  /* The value that holds: the change, else what edition.yaml says. */
  function value(key, field) {
    const change = (changes[key] || {})[field];
    return change !== undefined ? change : saidOf(key)[field];
  }

  /* "keep", "cut", {keep: why}, {cut: why} or nothing. */
  function cutValue(key, cut) {
    const change = ((changes[key] || {}).cuts || {})[cut], { cuts = {}, reasons = {} } = saidOf(key);
    if (change !== undefined) return change;
    return reasons[cut] ? { [cuts[cut]]: reasons[cut] } : cuts[cut];
  }

  const reasoned = (value) => (value && typeof value === "object" ? Object.entries(value)[0] : [value, ""]);
  const cutWord = (key, cut) => reasoned(cutValue(key, cut))[0];
  const cutReason = (key, cut) => reasoned(cutValue(key, cut))[1];

  /* What `change` replaces, in the same form. */
  function inverse(key, change) {
    const before = {};
    for (const field of Object.keys(change)) {
      if (field === "cuts") {
        before.cuts = {};
        for (const cut of Object.keys(change.cuts)) before.cuts[cut] = cutValue(key, cut) ?? null;
      } else {
        before[field] = value(key, field) ?? null;
      }
    }
    return before;
  }

  function lay(key, change) {
    const all = { ...changes[key], ...change };
    if (change.cuts) all.cuts = { ...(changes[key] || {}).cuts, ...change.cuts };
    changes[key] = all;
  }

  /* Makes a change, in the file too where the page is live. */
  function apply(key, change) {
    const was = inverse(key, change);
    lay(key, change);
    store();
    workbench.link.send(key, change, was);
    return was;
  }

  function decide(key, change, words) {
    const current = desk.current && desk.current.id;
    undone.push({ key, was: apply(key, change), current });
    dom.say(words);
  }

  function agree(id) {
    agreed[id] = true;
    undone.push({ agreed: id, current: id });
    store();
    dom.say("Agreed.");
  }

  /* Takes the last decision back; returns the id of its question, or null. */
  function undo() {
    const last = undone.pop();
    if (!last) return null;
    if (last.agreed) delete agreed[last.agreed];
    else apply(last.key, last.was);
    store();
    return last.current;
  }

  /* The change is in the file: what it says now comes with the document. */
  function settle(key) {
    delete changes[key];
    store();
  }

  function forget() {
    changes = {};
    agreed = {};
    undone.length = 0;
    store();
  }

  /* YAML 1.1, 5.1: JSON strings with all that is not printable escaped. */
  const quote = (text) => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (rune) => "\\u" + rune.charCodeAt(0).toString(16).padStart(4, "0"));

  const scalar = (field, text) => (text === null ? "null" : field === "order" ? text : quote(text));

  function cutLine([cut, value]) {
    const [word, reason] = reasoned(value);
    return `      ${cut}: ${reason ? `{${word}: ${quote(reason)}}` : word}`;
  }

  const emendation = (one) => `{${Object.entries(one).map(([key, value]) =>
    `${key}: ${key === "line" ? value : quote(value)}`).join(", ")}}`;

  function entryLines(file, change) {
    const lines = [`  - file: ${quote(file)}`];
    for (const field of [...TEXTS, "order"]) {
      if (change[field] !== undefined) lines.push(`    ${field}: ${scalar(field, change[field])}`);
    }
    if (change.include !== undefined) lines.push(`    include: ${change.include === false ? "no" : "null"}`);
    if (change.notes) lines.push("    notes:", ...change.notes.map((note) => `      - ${quote(note)}`));
    if (change.emend) lines.push("    emend:", ...change.emend.map((one) => `      - ${emendation(one)}`));
    const cuts = Object.entries(change.cuts || {});
    if (cuts.length) lines.push("    cuts:", ...cuts.map(cutLine));
    return lines;
  }

  /* All decisions that edition.yaml does not hold, as entries of one. */
  function yaml() {
    const lines = [...desk.documents.values()].flatMap((one) => {
      const entry = changes[one.key] ? entryLines(one.file, changes[one.key]) : [];
      return entry.length > 1 ? entry : [];
    });
    return lines.length ? ["documents:", ...lines, ""].join("\n") : "";
  }

  const pending = () => Object.keys(changes).length;
  const isAgreed = (id) => Boolean(agreed[id]);

  workbench.decisions = { restore, value, cutWord, cutReason, decide, agree, isAgreed, undo, settle, forget, yaml, pending, storeName };
}
