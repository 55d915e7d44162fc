/* Forms that set a value of a document in place. */
{
  const { desk, decisions, dom, items } = workbench;
  const { $, h } = dom;
  const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const HINTS = {
    date: "EDTF: 2021-11-08, 2021-11, 2021~ (about), 2021? (uncertain), 1914/1918, [2020-12-01..] (not before)",
    order: "The place in the book, from 1; it overrules the date.",
    notes: "Printed with the document as yours.",
  };

  function isDay(text) {
    const part = /^[?~%]?(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?[?~%]?$/.exec(text);
    if (!part) return false;
    const [year, month, day] = part.slice(1).map(Number);
    if (part[2] && !/X/.test(part[2]) && !(month >= 1 && month <= 12) && !(month >= 21 && month <= 24 && !part[3])) return false;
    if (!part[3] || /X/.test(part[2] + part[3])) return true;
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return day >= 1 && day <= (month === 2 && !leap ? 28 : DAYS[month - 1]);
  }

  /* The part of EDTF (ISO 8601-2) that edition.yaml takes; the program has the
   * last word. */
  function isDate(text) {
    const set = /^\[(.*)\]$/.exec(text);
    const parts = set ? set[1].split(/\.\.|,/) : text.split("/");
    if (parts.length > (set ? 9 : 2) || !parts.some(Boolean)) return false;
    return parts.every((part) => (!part && (set || parts.length === 2)) || part === ".." || isDay(part.trim()));
  }

  /* What is wrong with a value, or "". */
  function fault(field, value) {
    if (field === "date" && !isDate(value)) return "Not a date of the forms below, or a day that never was.";
    if (field === "order" && !/^[1-9]\d{0,5}$/.test(value)) return "A whole number from 1.";
    return "";
  }

  function found(item, field) {
    const full = desk.full.get(item.document.key);
    if (field === "notes" || field === "order") return "";
    return (field === "date" ? full.date.edtf : full[field].value) || "";
  }

  function close() {
    desk.form = null;
    workbench.questions.draw();
    $("question").focus();
  }

  function save(field, value) {
    const { key } = desk.current.document;
    if (field === "notes") {
      if (value) decisions.decide(key, { notes: [...(decisions.value(key, "notes") || []), value] }, "Noted.");
    } else {
      decisions.decide(key, { [field]: value || null }, value ? `${field}: ${value}` : `${field}: left to the program.`);
    }
    desk.form = null;
    $("question").focus();
    if (items.stateOf(desk.current) && !["notes", "order"].includes(field)) workbench.queue.next();
    else workbench.queue.stay();
  }

  function open(field) {
    const item = desk.current;
    const now = field === "notes" ? "" : decisions.value(item.document.key, field) || found(item, field);
    const input = h("input", { name: "value", value: now, autocomplete: "off", inputmode: field === "order" ? "numeric" : null,
      "aria-describedby": "hint" });
    const hint = h("p", { class: "hint", id: "hint", role: "status" }, HINTS[field] || "As it is to be printed.");
    const submit = (event) => {
      event.preventDefault();
      const value = input.value.trim(), wrong = value ? fault(field, value) : "";
      if (!wrong) return save(field, value);
      hint.textContent = wrong;
      return hint.classList.add("wrong");
    };
    desk.form = h("form", { class: "set", "aria-label": `Set ${field}`, onsubmit: submit,
      onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } } },
    h("label", {}, field === "notes" ? "note" : field, input), h("button", { type: "submit", class: "strong" }, "Save"),
    h("button", { type: "button", onclick: close }, "Cancel"), hint);
    workbench.questions.draw();
    input.focus();
    input.select();
  }

  const emendField = (name, value, hint) => h("label", {}, name,
    h("input", { name, value, autocomplete: "off", "aria-label": hint }));

  function saveEmendation(event) {
    event.preventDefault();
    const one = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]));
    const empty = Object.keys(one).find((name) => !one[name]);
    if (empty) return event.target.elements[empty].focus();
    const { key } = desk.current.document;
    decisions.decide(key, { emend: [...(decisions.value(key, "emend") || []), one] }, `Emended: ${one.to}`);
    desk.form = null;
    $("question").focus();
    return workbench.queue.stay();
  }

  /* Words that are printed for others; those that are selected in the text. */
  function openEmend() {
    const words = String(getSelection()).replace(/\s+/g, " ").trim();
    desk.form = h("form", { class: "set", "aria-label": "Emend words", onsubmit: saveEmendation,
      onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } } },
    emendField("words", words, "The words as they stand"), emendField("to", words, "The words to print"),
    emendField("reason", "", "Why"), h("button", { type: "submit", class: "strong" }, "Save"),
    h("button", { type: "button", onclick: close }, "Cancel"),
    h("p", { class: "hint" }, "The words must stand once in the document. The apparatus has both, and the reason."));
    workbench.questions.draw();
    desk.form.elements[words ? "to" : "words"].focus();
  }

  function saveReason(event) {
    event.preventDefault();
    const { key, document } = desk.current, word = event.submitter.value, why = event.target.elements.why.value.trim();
    decisions.decide(document.key, { cuts: { [key]: why ? { [word]: why } : word } }, `${dom.capital(word)}: ${why || "no reason"}`);
    desk.form = null;
    $("question").focus();
    return workbench.queue.next();
  }

  /* Why the words of a cut are kept or cut.  Enter stays with what is decided. */
  function openReason() {
    const { key, document } = desk.current, now = decisions.cutWord(document.key, key) || "keep";
    const submit = (word, strong) => h("button", { type: "submit", value: word, class: strong ? "strong" : null }, dom.capital(word));
    desk.form = h("form", { class: "set", "aria-label": "Say why", onsubmit: saveReason,
      onkeydown: (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); } } },
    h("label", {}, "why", h("input", { name: "why", value: decisions.cutReason(document.key, key) || "", autocomplete: "off",
      "aria-describedby": "hint" })),
    submit(now, true), submit(now === "keep" ? "cut" : "keep"), h("button", { type: "button", onclick: close }, "Cancel"),
    h("p", { class: "hint", id: "hint", role: "status" }, "edition.yaml keeps the reason, and this page shows it."));
    workbench.questions.draw();
    desk.form.elements.why.focus();
  }

  workbench.forms = { open, openEmend, openReason, isDate };
}
