/* Elements, and the state that all parts of the page share.  Text of a source is
 * only ever added as text nodes, never parsed as HTML.  The program joins these
 * files into app.js; before them it declares `mode`: "static" for a page that reads
 * the files beside it and collects decisions in the browser, "live" for that of
 * `recension edit`. */
const workbench = {
  mode,
  /* What the page knows: see items.js for questions, decisions.js for changes. */
  desk: {
    index: null, // of index.js
    documents: new Map(), // entries of the index by key
    full: new Map(), // documents that were loaded, by key
    list: [], // questions that pass the filters
    current: null, // the question at hand
    kind: "", // filter
    view: "both",
    preview: "", // "chapter" or "page" beside the text
    unfolded: new Set(), // runs of cuts that are shown
    form: null, // the form that is open
    hits: null, // results of a search over all texts
    singleKeys: true,
  },
};

{
  const $ = (id) => document.getElementById(id);

  /* An element with attributes; "onclick" and the like are listeners. */
  function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child != null && child !== false));
    return element;
  }

  /* A button for what a single key does too. */
  function keyButton(key, label, chosen = false) {
    const { singleKeys } = workbench.desk;
    return h("button", { type: "button", "data-key": key, class: chosen ? "chosen" : null,
      "aria-keyshortcuts": singleKeys ? key : null },
    label, singleKeys && h("kbd", { "aria-hidden": "true" }, key));
  }

  let timer = 0;

  /* Says what was done, for four seconds. */
  function say(words) {
    $("said").textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => { $("said").textContent = ""; }, 4000);
  }

  /* Says what is wrong until it is mended; "" hides it. */
  function trouble(words) {
    $("trouble").textContent = words;
    $("trouble").hidden = !words;
  }

  const plural = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const capital = (text) => (text || "").replace(/^./, (first) => first.toUpperCase());

  workbench.dom = { $, h, keyButton, say, trouble, plural, capital };
}
