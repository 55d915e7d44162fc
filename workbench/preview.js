/* The books as they would be now, beside the text: the chapter of the EPUB or the
 * page of the PDF in which the question at hand stands.  Only where the page is
 * live; the books are set again after each decision while they are looked at. */
{
  const { desk, dom, link } = workbench;
  const { $, h } = dom;
  const ORDER = { "": "chapter", chapter: "page", page: "" };
  let places = new Map(); // by key of the document: a promise of its places, or null
  let made = 0; // revision of the books
  let asked = 0; // revision for which they were asked
  let turned = 0; // pages away from that of the question
  let shown = ""; // the question's id
  let moves = 0;

  function placesOf(key) {
    if (!places.has(key)) places.set(key, fetch(`preview/places/${key}.json?r=${made}`).then((answer) => (answer.ok ? answer.json() : null)));
    return places.get(key);
  }

  /* The printed passage of a question, [file, id, page, label]: that of its line, else
   * the last before it. */
  function passageOf(item, found) {
    const blockOf = (row) => row.c && found.blocks[`p${row.c.split(".").pop()}`];
    const printed = desk.full.get(item.document.key).rows.filter(blockOf);
    const before = printed.filter((row) => row.l <= (item.line || 0));
    const row = before.pop() || printed[0];
    return row ? blockOf(row) : [found.chapter, "", 0, null];
  }

  function mark(frame, id) {
    const page = frame.contentDocument, old = page.querySelector("[data-marked]");
    if (old) { old.removeAttribute("data-marked"); old.style.outline = ""; }
    const place = id && page.getElementById(id);
    if (!place) return;
    place.setAttribute("data-marked", "");
    place.style.outline = "2px solid #1f5fbf";
    place.scrollIntoView({ block: "center" });
  }

  function drawChapter(item, [file, id]) {
    const source = `preview/${file}?r=${made}`, shown = $("preview").querySelector("iframe");
    if (shown && shown.getAttribute("src") === source) return mark(shown, item.line ? id : "");
    const frame = h("iframe", { sandbox: "allow-same-origin", title: "Chapter of the EPUB", src: source });
    frame.addEventListener("load", () => mark(frame, item.line ? id : ""));
    return $("preview").replaceChildren(frame);
  }

  function turn(by) {
    turned += by;
    draw();
  }

  function drawPage([, , first, label], pages) {
    const page = Math.min(Math.max(first + turned, 1), pages);
    if (!first) return drawWords("Nothing of this document is printed.");
    const words = label && page === first ? `page ${label}, ${page} of ${pages} in the PDF` : `${page} of ${pages} in the PDF`;
    const button = (by, name, arrow) => h("button", { type: "button", "aria-label": name, disabled: page + by < 1 || page + by > pages,
      onclick: () => turn(by) }, arrow);
    return $("preview").replaceChildren(h("p", { class: "pager" }, button(-1, "Page before", "‹"), h("span", {}, words), button(1, "Page after", "›")),
      h("div", { class: "paper", tabindex: "0", role: "region", "aria-label": "Page" },
        h("img", { src: `preview/page/${page}.png?r=${made}`, alt: `Page of the PDF, ${words}` })));
  }

  const drawWords = (words) => $("preview").replaceChildren(h("p", { class: "why" }, words));

  async function draw() {
    const item = desk.current, move = ++moves;
    $("preview").hidden = !desk.preview;
    $("text").classList.toggle("previewed", Boolean(desk.preview));
    if (!desk.preview) return undefined;
    if (!made) return drawWords("Setting the books …");
    if (!item) return drawWords("Choose a question.");
    const found = await placesOf(item.document.key);
    await link.load(item.document.key); // its rows may just be read anew
    if (move !== moves) return undefined; // a later move was faster
    if (!found) return drawWords("This document is not in the book.");
    const passage = passageOf(item, found);
    return desk.preview === "chapter" ? drawChapter(item, passage) : drawPage(passage, found.pages);
  }

  /* The text was drawn: for another question its own page comes, for the same one,
   * read anew after a decision, the page that is looked at stays. */
  function move() {
    const id = desk.current ? desk.current.id : "";
    turned = id === shown ? turned : 0;
    shown = id;
    draw();
  }

  /* What the server says of itself, once a second. */
  function follow(state) {
    if (!desk.preview || state.busy || state.setting) return;
    if (state.preview !== state.revision && asked !== state.revision) {
      asked = state.revision;
      link.post("api/preview", {});
    } else if (state.preview === state.revision && state.preview !== made) {
      if (state.preview_error) { drawWords(`The books cannot be set: ${state.preview_error}`); return; }
      made = state.preview;
      places = new Map();
      draw();
    }
  }

  function set(kind) {
    if (workbench.mode !== "live") return dom.say("“recension edit FOLDER” shows the books beside the text.");
    desk.preview = kind;
    for (const one of document.querySelectorAll("button[data-preview]")) one.setAttribute("aria-pressed", String(one.dataset.preview === kind));
    workbench.text.draw();
    return link.poll();
  }

  const toggle = (kind) => set(desk.preview === kind ? "" : kind);

  workbench.preview = { draw, move, follow, toggle, step: () => set(ORDER[desk.preview]) };
}
