/* The windows: documents in order, edition.yaml, keys, and two decisions on one
 * value. */
{
  const { desk, decisions, dom, items } = workbench;
  const { $, h } = dom;
  const KEYS = { n: "next question", p: "previous question", N: "next document", P: "previous document",
    a: "agree with what was found", k: "keep the words that were cut", c: "cut them: confirmed",
    K: "keep all open cuts of this class in this document", C: "cut all open ones of this class in this document",
    d: "set the date", t: "set the title", i: "set the issuer", s: "set the speaker", u: "set the author", b: "set the publisher",
    x: "leave the document out, or take it in", o: "set its place in the book", m: "add a note", r: "say why words are kept or cut", e: "emend words: others are printed", z: "undo",
    "/": "search the queue; Enter searches all texts", v: "change the view", w: "chapter of the EPUB, page of the PDF, neither (recension edit)", l: "unfold all cuts of the document",
    g: "documents and their order", y: "edition.yaml", "?": "this help", Esc: "leave a field or a window" };

  function show(id, title, ...children) {
    const dialog = $(id);
    dialog.replaceChildren(h("header", {}, h("h2", { id: `${id}-head` }, title),
      h("button", { type: "button", onclick: () => dialog.close() }, "Close")), ...children);
    if (!dialog.open) dialog.showModal();
  }

  const link = (words, act) => h("button", { type: "button", class: "link", onclick: act }, words);

  function documentRow(one, at) {
    const said = (field) => decisions.value(one.key, field);
    const open = () => { $("documents").close(); workbench.queue.go(one.items[0] || items.makeItem(one, { kind: "date" })); };
    const why = said("include") === false ? "Left out by you." : said("order") ? "Placed by you." : one.why;
    return h("tr", { class: said("include") === false ? "left-out" : null }, h("td", { class: "num" }, String(at + 1)),
      h("td", {}, link(items.titleOf(one), open), h("br"), h("span", { class: "status" }, one.file)),
      h("td", {}, said("date") || one.date, h("br"), h("span", { class: `status ${one.status}` }, said("date") ? "editor" : one.status)),
      h("td", {}, why),
      h("td", { class: "num" }, String(one.items.filter((item) => item.doubt === items.HIGH && !items.stateOf(item)).length)));
  }

  function omittedRow(file) {
    const back = workbench.mode === "live" && link("take it in again", () => { $("documents").close(); workbench.link.takeIn(file); });
    return h("tr", {}, h("td", { class: "num" }, "–"), h("td", {}, h("s", {}, file), " ", back), h("td"), h("td", {}, "Left out by edition.yaml."), h("td"));
  }

  function openDocuments() {
    const rows = [...desk.documents.values()].map(documentRow);
    show("documents", `${dom.plural(rows.length, "document")} in the order of the book`,
      h("table", {}, h("thead", {}, h("tr", {}, ["Place", "Document", "Date", "Why here", "Doubtful"].map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, rows, desk.index.omitted.map(omittedRow))));
  }

  function download(text, name) {
    const anchor = h("a", { download: name, href: URL.createObjectURL(new Blob([text], { type: "application/yaml" })) });
    anchor.click();
  }

  function openYaml() {
    const text = decisions.yaml(), live = workbench.mode === "live";
    const area = h("textarea", { readonly: true, "aria-label": "Decisions", spellcheck: "false" });
    area.value = text || "# nothing is decided that edition.yaml does not hold\n";
    const copy = async () => {
      try { await navigator.clipboard.writeText(area.value); dom.say("Copied."); }
      catch { area.select(); document.execCommand("copy"); dom.say("Copied."); }
    };
    show("yaml", live ? "Decisions that are not saved" : "Your decisions",
      h("p", { class: "why" }, live ? "Everything else is in edition.yaml."
        : "Save them as decisions.yaml and run “recension edit --apply=decisions.yaml FOLDER”: they are put into FOLDER/edition.yaml, and all else there stays as it is."),
      area, h("div", { class: "acts" },
        h("button", { type: "button", class: "strong", id: "download", onclick: () => download(area.value, "decisions.yaml") }, "Download"),
        h("button", { type: "button", onclick: copy }, "Copy"),
        h("button", { type: "button", onclick: forget }, "Forget all decisions")));
  }

  function forget() {
    if (!confirm("Forget all decisions made on this page?")) return;
    decisions.forget();
    $("yaml").close();
    workbench.queue.stay();
  }

  function openKeys() {
    const turn = (event) => {
      desk.singleKeys = event.target.checked;
      try { localStorage.setItem("recension-review:keys", String(desk.singleKeys)); } catch { /* not kept */ }
      workbench.questions.draw();
    };
    show("keys", "Keys", h("div", { class: "keys" }, Object.entries(KEYS).map(([key, words]) => h("div", {}, h("kbd", {}, key), words))),
      h("div", { class: "acts" }, h("label", {}, h("input", { type: "checkbox", checked: desk.singleKeys, onchange: turn }),
        " Single keys are on (with them off, every action is a button)")));
  }

  const shown = (value) => (value == null ? "nothing" : Array.isArray(value) ? value.join("; ") : String(value));

  /* edition.yaml was changed elsewhere: `field` is `theirs` there. */
  function openConflict(field, mine, theirs, takeMine, takeTheirs) {
    const choose = (act) => () => { $("conflict").close(); act(); };
    show("conflict", "edition.yaml was changed meanwhile",
      h("dl", { class: "roles" }, h("dt", {}, "field"), h("dd", {}, field), h("dt", {}, "in the file"), h("dd", {}, shown(theirs)),
        h("dt", {}, "yours"), h("dd", {}, shown(mine))),
      h("div", { class: "acts" }, h("button", { type: "button", class: "strong", onclick: choose(takeMine) }, "Write mine"),
        h("button", { type: "button", onclick: choose(takeTheirs) }, "Leave the file’s")));
  }

  workbench.dialogs = { openDocuments, openYaml, openKeys, openConflict };
}
