/* The question at hand: what was found, on which ground, and what can be done. */
{
  const { desk, decisions, dom, items, link, text } = workbench;
  const { $, h, keyButton } = dom;
  const ROLES = ["issuer", "speaker", "author", "publisher"];

  const status = (word) => h("span", { class: `status ${word}` }, word);
  const said = (item, field) => decisions.value(item.document.key, field);
  const why = (...words) => h("p", { class: "why" }, words);

  async function showEvidence(proof) {
    if (proof.file === desk.current.document.file) return text.showProof(proof.line, proof.gives);
    const other = [...desk.documents.values()].find((one) => one.file === proof.file);
    if (!other) return dom.say("That file is not in the edition.");
    await link.load(other.key);
    await workbench.queue.go(other.items.find((item) => item.kind === "date"));
    return text.showProof(proof.line, proof.gives);
  }

  function evidenceRow(proof, at, file) {
    return h("li", {}, h("q", {}, proof.text),
      proof.gives ? h("small", {}, `gives ${proof.gives}${at === 0 ? ", the strongest" : ""}`) : null,
      h("button", { type: "button", onclick: () => showEvidence(proof) },
        proof.file === file ? `line ${proof.line}` : `${proof.file}, line ${proof.line}`),
      h("small", {}, proof.rule));
  }

  const evidenceList = (evidence, file) => (evidence.length
    ? h("ul", { class: "proofs", "aria-label": "Evidence" }, evidence.map((proof, at) => evidenceRow(proof, at, file))) : null);

  function askDate(item, full) {
    const mine = said(item, "date"), { date } = full;
    const ask = mine ? `The date is ${mine}, by you` : date.edtf ? `${date.display}: is that right?` : "When was this written?";
    const limits = [date.not_before && `not before ${date.not_before}`, date.not_after && `not after ${date.not_after}`].filter(Boolean).join(", ");
    return { ask, body: [why(status(date.status), " ", date.edtf ? h("span", { class: "edtf" }, `${date.edtf}.`) : null, " ", date.ground || "No date is stated, and none follows.",
      limits ? ` (${limits})` : ""), evidenceList(date.evidence, item.document.file), why(item.document.why)],
    acts: [date.edtf && keyButton("a", "Agree", decisions.isAgreed(item.id)), keyButton("d", "Set date", mine)] };
  }

  function askTitle(item, full) {
    const mine = said(item, "title"), { title } = full;
    return { ask: `Is the title “${mine || title.value || ""}”?`,
      body: [why(status(mine ? "editor" : title.status)), evidenceList(title.evidence, item.document.file)],
      acts: [keyButton("a", "Agree", decisions.isAgreed(item.id)), keyButton("t", "Set title", mine)] };
  }

  function askNames(item, full) {
    const row = (role) => [h("dt", {}, role), h("dd", {}, said(item, role) || full[role].value || "not stated", " ",
      status(said(item, role) ? "editor" : full[role].status))];
    return { ask: item.doubt === items.HIGH ? "Who issued this, and who speaks?" : "Are these the right names?",
      body: [h("dl", { class: "roles" }, ROLES.flatMap(row)), evidenceList(ROLES.flatMap((role) => full[role].evidence), item.document.file)],
      acts: [keyButton("a", "Agree", decisions.isAgreed(item.id)), keyButton("i", "Issuer", said(item, "issuer")),
        keyButton("s", "Speaker", said(item, "speaker")), keyButton("u", "Author", said(item, "author")),
        keyButton("b", "Publisher", said(item, "publisher"))] };
  }

  function askDocument(item) {
    const out = said(item, "include") === false;
    return { ask: out ? "It is left out" : "Does it belong in the book?", body: [why("The document has no text of its own.")],
      acts: [keyButton("a", "Keep it in", decisions.isAgreed(item.id)), keyButton("x", out ? "Take it in again" : "Leave out", out)] };
  }

  function askQuery(item) {
    return { ask: item.text, body: [why(`Line ${item.line}. It is printed as it stands.`)],
      acts: [keyButton("a", "Leave as it stands", decisions.isAgreed(item.id)), keyButton("m", "Note")] };
  }

  function copyKey(key) {
    return h("button", { type: "button", class: "copy", onclick: async () => {
      try { await navigator.clipboard.writeText(key); dom.say(`Copied ${key}.`); }
      catch { dom.say("This browser does not let a page copy; select the key."); }
    } }, "Copy key");
  }

  const openAlike = (item) => item.document.items.filter((one) => one.kind === "cut" && one.class === item.class && !items.stateOf(one));

  function askCut(item, full) {
    const at = full.cuts.findIndex((one) => one.key === item.key), cut = full.cuts[at] || {};
    const word = decisions.cutWord(item.document.key, item.key), title = items.classTitle(item.class);
    const reason = cut.reason || (desk.index.classes[item.class] || {}).why, alike = openAlike(item).length;
    const times = item.times > 1 ? `, ${item.times} times in this document` : "";
    const hyphen = item.kind === "hyphen";
    return { ask: hyphen ? `“${cut.hyphen}”: does the hyphen belong to the word?` : `Cut as ${title}: is that right?`,
      body: [why(dom.capital(reason)), reasonOf(item), h("p", { class: "status" }, `Rule ${cut.rule}, line ${item.line}${times}, key `,
        h("code", {}, item.key), " ", copyKey(item.key)),
      !hyphen && h("blockquote", { tabindex: "0", "aria-label": "The words" }, items.words(full, at))],
      acts: hyphen ? [keyButton("k", "Keep the hyphen", word === "keep"), keyButton("c", "Drop it", word === "cut"),
        keyButton("a", "As found", decisions.isAgreed(item.id)), reasonButton(item)]
        : [keyButton("k", "Keep the words", word === "keep"), keyButton("c", "Cut them", word === "cut"),
          alike > 1 && keyButton("C", `Cut all ${alike} such`), alike > 1 && keyButton("K", `Keep all ${alike}`), reasonButton(item)] };
  }

  /* Why the editor decided so, where edition.yaml says it. */
  function reasonOf(item) {
    const reason = decisions.cutReason(item.document.key, item.key);
    return reason && h("p", {}, `Your reason: ${reason}`);
  }

  const reasonButton = (item) => keyButton("r", "Say why", decisions.cutReason(item.document.key, item.key));

  function askKept(item, full) {
    const word = decisions.cutWord(item.document.key, item.key), kept = full.kept[item.key];
    return { ask: kept ? `You keep words that would be cut as ${kept.class}` : "You keep words that no rule cuts any more",
      body: [kept && why(dom.capital(kept.why)), reasonOf(item),
        h("p", { class: "status" }, kept ? `Rule ${kept.rule}, line ${kept.line}, key ` : "Key ", h("code", {}, item.key), " ", copyKey(item.key)),
        kept && h("blockquote", { tabindex: "0", "aria-label": "The words" }, kept.words)],
      acts: [keyButton("k", "Keep them", word === "keep"), keyButton("c", "Cut them", word === "cut"), reasonButton(item)] };
  }

  const askHit = (item) => ({ ask: `Line ${item.line}: “${item.text}”`, body: [], acts: [] });

  const asks = { date: askDate, title: askTitle, names: askNames, document: askDocument, query: askQuery, cut: askCut,
    hyphen: askCut, kept: askKept, hit: askHit };

  function drawNothing(box) {
    box.replaceChildren(h("h2", { id: "ask" }, desk.list.length ? "Choose a question" : "All of these are decided"),
      why(workbench.mode === "live" ? "All decisions are in edition.yaml. Widen the filters to go on."
        : "Take your decisions with you (y), or widen the filters to go on."));
  }

  function whereLine(item, full) {
    const one = item.document, out = said(item, "include") === false;
    return h("p", { class: "where" }, h("span", { class: "doc" }, items.titleOf(one)), h("span", {}, said(item, "date") || one.date),
      h("span", {}, one.file), h("span", {}, dom.plural(one.words, "word")), full.source_url.value && h("span", {}, full.source_url.value),
      out && h("span", { class: "out" }, "left out"), said(item, "order") && h("span", {}, `order ${said(item, "order")}`),
      (said(item, "notes") || []).map((note) => h("span", {}, `note: ${note}`)),
      (said(item, "emend") || []).map((one) => h("span", {}, `emended: “${one.words}” → “${one.to}”`)));
  }

  function draw() {
    const item = desk.current, box = $("question");
    if (!item) return drawNothing(box);
    const full = desk.full.get(item.document.key);
    const { ask, body, acts } = asks[item.kind](item, full);
    const out = said(item, "include") === false;
    return box.replaceChildren(whereLine(item, full), h("h2", { id: "ask" }, ask), ...body.filter(Boolean), desk.form || "",
      h("div", { class: "acts" }, acts.filter(Boolean), h("span", { class: "rest" }, keyButton("n", "Next"), keyButton("p", "Back"),
        item.kind !== "date" && keyButton("d", "Date"), item.kind !== "title" && keyButton("t", "Title"),
        item.kind !== "document" && keyButton("x", out ? "Take in" : "Leave out"), keyButton("o", "Order"),
        item.kind !== "query" && keyButton("m", "Note"), keyButton("e", "Emend"), keyButton("z", "Undo"))));
  }

  workbench.questions = { draw, openAlike };
}
