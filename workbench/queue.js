/* The list of questions, its filters, and the moves through it. */
{
  const { desk, decisions, dom, items, link } = workbench;
  const { $, h } = dom;
  const WINDOW = 120; // questions of a long list that are drawn
  const HITS = 200; // most results of a search

  const wanted = (id) => $(id).value;

  function matchesWords(item, words) {
    return !words || [items.titleOf(item.document), item.document.file, item.text, item.key, items.classTitle(item.class)]
      .some((text) => (text || "").toLowerCase().includes(words));
  }

  function passes(item, kind = desk.kind) {
    if (desk.hits) return true;
    if (kind && item.kind !== kind) return false;
    if (item.doubt > Number(wanted("doubt"))) return false;
    if (wanted("class") && item.class !== wanted("class")) return false;
    const done = Boolean(items.stateOf(item));
    if (wanted("state") !== "all" && (wanted("state") === "done") !== done) return false;
    return matchesWords(item, wanted("search").trim().toLowerCase());
  }

  const places = () => new Map([...desk.documents.values()].map((one, at) => [one.key, at]));

  function sorted(list) {
    const rank = Object.keys(items.KINDS), place = places();
    const byPlace = (a, b) => place.get(a.document.key) - place.get(b.document.key) || (a.line || 0) - (b.line || 0);
    const byDoubt = (a, b) => a.doubt - b.doubt || rank.indexOf(a.kind) - rank.indexOf(b.kind) || byPlace(a, b);
    return list.sort(wanted("sort") === "doubt" ? byDoubt : byPlace);
  }

  function drawKinds(all) {
    const chip = ([kind, label]) => {
      const number = all.filter((item) => passes(item, kind)).length;
      return (number || kind === desk.kind || !kind) && h("button", { type: "button", "aria-pressed": String(kind === desk.kind),
        onclick: () => { desk.kind = kind; make(); } }, `${label} `, h("span", {}, String(number)));
    };
    $("kinds").replaceChildren(...Object.entries({ "": "All", ...items.KINDS }).map(chip).filter(Boolean));
  }

  function drawProgress() {
    const doubtful = [...desk.documents.values()].flatMap((one) => one.items).filter((item) => item.doubt === items.HIGH);
    const done = doubtful.filter(items.stateOf).length;
    $("progress").max = doubtful.length || 1;
    $("progress").value = done;
    $("progress-words").textContent = `${done} of ${doubtful.length} doubtful decided`;
  }

  /* Makes the list anew from all questions and the filters. */
  function make() {
    const all = items.all();
    desk.list = desk.hits ? [...all] : sorted(all.filter((item) => passes(item)));
    drawKinds(all);
    draw();
    drawProgress();
  }

  function headOf(item) {
    switch (item.kind) {
    case "date": return `Date: ${decisions.value(item.document.key, "date") || item.document.date}`;
    case "title": return "Title";
    case "names": return "Who speaks";
    case "document": return "Is this a document?";
    case "query": return "Query";
    case "kept": return "Kept by you";
    case "hit": return `Line ${item.line}`;
    default: return dom.capital(items.classTitle(item.class));
    }
  }

  function row(item) {
    const state = items.stateOf(item);
    return h("li", {}, h("button", { type: "button", "aria-current": item === desk.current ? "true" : null, onclick: () => go(item) },
      h("span", { class: `dot s${item.doubt}${state ? " done" : ""}`, "aria-hidden": "true" }),
      h("b", {}, headOf(item)), h("i", {}, item.kind === "hit" ? "" : state || ["", "doubtful", "likely", "sure"][item.doubt]),
      h("small", {}, item.text && !["query", "document"].includes(item.kind) ? `“${item.text}” · ` : "", items.titleOf(item.document))));
  }

  function countWords(at) {
    const { list, current, hits } = desk;
    if (hits) return list.length ? `${dom.plural(list.length, "place")} in all texts; Esc in the search goes back` : "No text has these words.";
    if (!list.length) return "Nothing is left here. Widen the certainty or the state.";
    return `${dom.plural(list.length, "question")}${list.includes(current) ? `, this is number ${at + 1}` : ""}`;
  }

  function draw() {
    const { list, current } = desk;
    const at = Math.max(0, list.indexOf(current));
    const from = Math.max(0, Math.min(at - WINDOW / 2, list.length - WINDOW));
    const more = (number, to) => h("li", {}, h("button", { type: "button", class: "more", onclick: () => go(list[to]) }, `${number} more`));
    $("count").textContent = countWords(at);
    $("items").replaceChildren(...[
      from > 0 && more(from, from - 1),
      ...list.slice(from, from + WINDOW).map(row),
      from + WINDOW < list.length && more(list.length - from - WINDOW, from + WINDOW)].filter(Boolean));
    const now = $("items").querySelector("[aria-current]");
    if (now) now.scrollIntoView({ block: "nearest" });
  }

  function redraw() {
    draw();
    workbench.questions.draw();
    workbench.text.draw();
  }

  let moves = 0, moving = false;

  async function go(item) {
    if (!item) return;
    const { key } = item.document, move = ++moves;
    moving = true;
    try { await link.load(key); }
    catch { return dom.say(`The data of ${item.document.file} are missing: make the review again.`); }
    finally { moving = moving && move !== moves; }
    if (move !== moves) return; // a later move was faster
    /* The question of the index is now one of the loaded document. */
    desk.current = (item.kind !== "hit" && desk.documents.get(key).items.find((one) => one.id === item.id)) || item;
    desk.form = null;
    history.replaceState(null, "", `#${encodeURIComponent(desk.current.id)}`);
    $("queue").classList.remove("open");
    $("show-queue").setAttribute("aria-expanded", "false");
    make();
    workbench.questions.draw();
    return workbench.text.draw();
  }

  function step(by) {
    const at = desk.list.indexOf(desk.current);
    const to = at < 0 ? desk.list.find((item) => !items.stateOf(item)) || desk.list[0] : desk.list[at + by];
    return to ? go(to) : dom.say(by > 0 ? "That was the last." : "That is the first.");
  }

  function stepDocument(by) {
    const keys = [...new Set(desk.list.map((item) => item.document.key))];
    const key = keys[keys.indexOf(desk.current && desk.current.document.key) + by];
    return key ? go(desk.list.find((item) => item.document.key === key)) : dom.say("No further document.");
  }

  /* After a decision: the next open question, else the end of the list. */
  function next() {
    const at = desk.list.indexOf(desk.current);
    const rest = desk.list.slice(at + 1).concat(desk.list.slice(0, Math.max(at, 0)));
    const follow = rest.find((item) => !items.stateOf(item));
    make();
    if (follow || passes(desk.current)) return go(follow || desk.current);
    desk.current = null;
    redraw();
    return $("question").focus();
  }

  /* After a decision that leaves the question open. */
  function stay() {
    make();
    workbench.questions.draw();
    workbench.text.draw();
  }

  function hitsIn(document, words) {
    const full = desk.full.get(document.key);
    return full.rows.flatMap((row) => {
      const text = row.p.map((piece) => (Array.isArray(piece) ? piece[1] : piece)).join("").replace(/\s+/g, " ");
      const at = text.toLowerCase().indexOf(words);
      return at < 0 ? [] : [items.makeItem(document, { kind: "hit", line: row.l, doubt: items.SURE,
        text: text.slice(Math.max(0, at - 24), at + words.length + 32) })];
    });
  }

  /* Searches the texts of all documents, which are loaded for it. */
  async function searchTexts() {
    const words = wanted("search").trim().toLowerCase().replace(/\s+/g, " ");
    if (!words) return;
    const hits = [];
    for (const one of desk.documents.values()) {
      dom.say(`Searching ${one.file} …`);
      try { await link.load(one.key); } catch { continue; }
      hits.push(...hitsIn(one, words));
      if (hits.length >= HITS) break;
    }
    desk.hits = hits;
    dom.say(dom.plural(hits.length, "place"));
    make();
  }

  function leaveSearch() {
    desk.hits = null;
    $("search").value = "";
    make();
  }

  /* Whether the next question is still being loaded. */
  const isMoving = () => moving;

  workbench.queue = { make, go, isMoving, step, stepDocument, next, stay, redraw, searchTexts, leaveSearch };
}
