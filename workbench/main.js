/* Keys and buttons, and what the data files call: open, addDocument, addRows. */
{
  const { desk, decisions, dom, items, link, text, queue, questions, forms, dialogs, preview } = workbench;
  const { $, h } = dom;
  const FIELDS = { d: "date", t: "title", i: "issuer", s: "speaker", u: "author", b: "publisher", o: "order", m: "notes" };
  const ANYWHERE = "gy?/npz"; // keys that need no question
  const isCut = (item) => item && ["cut", "hyphen", "kept"].includes(item.kind);
  let opened = false;

  function cutWord(word) {
    const item = desk.current;
    if (!isCut(item)) return dom.say("That is for cuts.");
    const reason = decisions.cutWord(item.document.key, item.key) === word && decisions.cutReason(item.document.key, item.key);
    decisions.decide(item.document.key, { cuts: { [item.key]: reason ? { [word]: reason } : word } }, word === "keep" ? "Kept: it is printed." : "Cut: confirmed.");
    return queue.next();
  }

  /* The same decision on every open cut of this class in this document. */
  function cutAll(word) {
    const item = desk.current;
    if (!isCut(item)) return dom.say("That is for cuts.");
    const alike = questions.openAlike(item);
    const cuts = Object.fromEntries(alike.map((one) => [one.key, word]));
    decisions.decide(item.document.key, { cuts }, `${dom.plural(alike.length, "cut")} of ${items.classTitle(item.class)}: ${word}.`);
    return queue.next();
  }

  function agree() {
    const item = desk.current;
    if (item.kind === "cut") return cutWord("cut");
    decisions.agree(item.id);
    return queue.next();
  }

  function leaveOut() {
    const { key } = desk.current.document, out = decisions.value(key, "include") === false;
    decisions.decide(key, { include: out ? null : false }, out ? "Taken in again." : "Left out of the book; still a source.");
    return queue.stay();
  }

  function undo() {
    const id = decisions.undo();
    if (id === null) return dom.say("Nothing to undo.");
    dom.say("Undone.");
    queue.make();
    return queue.go(items.byId(id) || desk.current);
  }

  function unfold() {
    const { key } = desk.current.document;
    for (const row of desk.full.get(key).rows) desk.unfolded.add(`${key}:${row.l}`);
    text.draw();
  }

  const VIEWS = { both: "source", source: "print", print: "both" };
  const actions = { n: () => queue.step(1), p: () => queue.step(-1), N: () => queue.stepDocument(1), P: () => queue.stepDocument(-1),
    a: agree, k: () => cutWord("keep"), c: () => cutWord("cut"), K: () => cutAll("keep"), C: () => cutAll("cut"), x: leaveOut, z: undo,
    g: dialogs.openDocuments, y: dialogs.openYaml, "?": dialogs.openKeys, "/": () => $("search").focus(),
    e: forms.openEmend, r: () => (isCut(desk.current) ? forms.openReason() : dom.say("That is for cuts.")), v: () => text.setView(VIEWS[desk.view]), w: preview.step, l: unfold };
  for (const [key, field] of Object.entries(FIELDS)) actions[key] = () => forms.open(field);

  function act(key) {
    if (!Object.hasOwn(actions, key) || (!desk.current && !ANYWHERE.includes(key))) return false;
    /* It is meant for a question that is not shown yet. */
    if (queue.isMoving() && !ANYWHERE.includes(key)) return dom.say("The next question is being loaded.");
    actions[key]();
    return true;
  }

  function onKey(event) {
    const field = event.target.closest("input, select, textarea");
    if (field && event.key === "Escape") {
      if (field.id === "search" && desk.hits) queue.leaveSearch();
      return field.blur();
    }
    if (field && field.id === "search" && event.key === "Enter") return queue.searchTexts();
    if (field || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return undefined;
    if (desk.singleKeys && act(event.key)) event.preventDefault();
    return undefined;
  }

  function onClick(event) {
    const button = event.target.closest("[data-key]");
    if (button) return act(button.dataset.key);
    const view = event.target.closest("button[data-view]");
    if (view) return text.setView(view.dataset.view);
    const shown = event.target.closest("button[data-preview]");
    if (shown) return preview.toggle(shown.dataset.preview);
    const cut = event.target.closest(".cut");
    const here = cut && desk.current && desk.full.get(desk.current.document.key).cuts[cut.dataset.ref];
    return here && queue.go(desk.current.document.items.find((item) => item.key === here.key));
  }

  function listen() {
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    for (const id of ["doubt", "state", "class", "sort"]) $(id).addEventListener("change", queue.make);
    $("search").addEventListener("input", () => { desk.hits = null; queue.make(); });
    $("show-queue").addEventListener("click", () => {
      $("show-queue").setAttribute("aria-expanded", String($("queue").classList.toggle("open")));
    });
    addEventListener("storage", (event) => {
      if (event.key !== decisions.storeName()) return;
      decisions.restore();
      queue.stay();
      dom.say("Another window has decided; this one follows.");
    });
  }

  function takeIndex(index) {
    desk.index = index;
    desk.documents.clear();
    for (const one of index.documents) {
      /* A document that was seen keeps its questions until it is loaded anew. */
      one.items = desk.full.has(one.key) ? items.fullItems(one, desk.full.get(one.key)) : items.openItems(one);
      desk.documents.set(one.key, one);
    }
    document.title = `${index.title}: review`;
    $("edition").textContent = index.title;
    const classes = Object.entries(index.classes).sort((a, b) => a[1].title.localeCompare(b[1].title));
    const chosen = $("class").value;
    $("class").replaceChildren(h("option", { value: "" }, "every class"), ...classes.map(([id, one]) => h("option", { value: id }, one.title)));
    $("class").value = chosen in index.classes ? chosen : "";
  }

  workbench.open = (index) => {
    takeIndex(index);
    if (opened) return queue.make();
    opened = true;
    try { desk.singleKeys = localStorage.getItem("recension-review:keys") !== "false"; } catch { /* the default */ }
    decisions.restore();
    if (matchMedia("(max-width: 760px)").matches) text.setView("source");
    listen();
    link.start();
    $("previews").hidden = workbench.mode !== "live";
    queue.make();
    const first = items.byId(decodeURIComponent(location.hash.slice(1))) || desk.list[0];
    return first ? queue.go(first) : questions.draw();
  };

  /* What the program says of a document now holds the decisions that it was sent. */
  workbench.addDocument = (full) => {
    desk.full.set(full.key, { ...full, rows: [], cuts: [] });
    if (workbench.mode === "live" && !link.isUnsaved(full.key)) decisions.settle(full.key);
  };

  /* Rows come in parts, in order; the last one completes the document. */
  workbench.addRows = (key, part, { rows, cuts }) => {
    const full = desk.full.get(key), one = desk.documents.get(key);
    full.rows.push(...rows);
    full.cuts.push(...cuts);
    if (part === full.parts && one) one.items = items.fullItems(one, full);
  };
}
