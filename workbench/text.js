/* The source of a document and what is printed of it, row beside row. */
{
  const { desk, decisions, dom, items } = workbench;
  const { $, h } = dom;
  const CUT = 1, REPLACED = 2, METADATA = 3;
  const FOLD_FROM = 4; // rows of nothing but cuts that become one button
  const ROLES = { date: ["date"], title: ["title"], names: ["issuer", "speaker", "author", "publisher"] };

  /* What drawing a document needs besides its rows. */
  function frameOf(item) {
    const full = desk.full.get(item.document.key);
    const lit = new Set();
    for (const role of ROLES[item.kind] || []) {
      full.proofs.forEach((title, at) => {
        if (title.split("; ").some((one) => one === `evidence for the ${role}` || one.startsWith(`evidence for the ${role}:`))) lit.add(at);
      });
    }
    return { full, lit, language: full.language,
      now: item.key ? full.cuts.findIndex((cut) => cut.key === item.key) : -1,
      word: (ref) => (full.cuts[ref] ? decisions.cutWord(item.document.key, full.cuts[ref].key) : undefined) };
  }

  const isKept = (frame, ref) => frame.word(ref) === "keep";
  const isMine = (frame, ref) => frame.now >= 0 && frame.full.cuts[ref] && frame.full.cuts[ref].key === frame.full.cuts[frame.now].key;

  function isSilent(row, frame) {
    return !row.p.some((piece) => !Array.isArray(piece) || piece[0] === 0 || piece[0] === REPLACED
      || (piece[0] === CUT && isKept(frame, piece[2])));
  }

  function sourcePiece(piece, frame) {
    if (!Array.isArray(piece)) return piece;
    const [kind, text, ref, , proof] = piece;
    let node = kind === REPLACED && /^\s*\n\s*$/.test(text) ? h("span", { class: "wrap" }, " ↵ ") : text;
    if (kind === METADATA) node = h("span", { class: "meta" }, text);
    if (kind === CUT || (kind === REPLACED && text.trim())) {
      const cls = `cut${isMine(frame, ref) ? " now" : ""}`;
      node = h(isKept(frame, ref) ? "ins" : "del", { class: cls, "data-ref": ref }, text);
    }
    return proof == null ? node
      : h("mark", { class: `evidence${frame.lit.has(proof) ? "" : " other"}`, "data-proof": proof }, node);
  }

  function printPiece(piece, frame) {
    if (!Array.isArray(piece)) return piece;
    const [kind, text, ref, replacement] = piece;
    if (kind === CUT) return isKept(frame, ref) ? h("ins", {}, text) : "";
    if (kind === METADATA) return "";
    return kind === REPLACED ? replacement || "" : text;
  }

  function drawRow(row, frame) {
    const silent = isSilent(row, frame);
    const mine = row.p.some((piece) => Array.isArray(piece) && isMine(frame, piece[2]));
    const meta = silent && row.p.find((piece) => Array.isArray(piece) && piece[0] === METADATA);
    const gone = meta ? `taken as ${meta[2]}` : mine ? "not printed" : "";
    return h("div", { class: `row${silent ? " silent" : ""}${mine ? " now" : ""}`, "data-line": row.l },
      h("span", { class: "n" }, String(row.l)),
      h("div", { class: "source", lang: frame.language }, row.p.map((piece) => sourcePiece(piece, frame))),
      h("span", { class: "c" }, row.c || ""),
      h("div", { class: `print ${row.k || ""}`, lang: silent ? null : frame.language },
        silent ? h("span", { class: "gone" }, gone) : row.p.map((piece) => printPiece(piece, frame))));
  }

  /* Whether a row may be folded away with its neighbours. */
  function isFoldable(row, frame) {
    return isSilent(row, frame) && !row.p.some((piece) => Array.isArray(piece)
      && (isMine(frame, piece[2]) || piece[4] != null || piece[0] === METADATA));
  }

  function foldButton(id, rows, frame) {
    const pieces = rows.flatMap((row) => row.p);
    const classes = [...new Set(pieces.map((piece) => items.classTitle((frame.full.cuts[piece[2]] || {}).class)))].filter(Boolean);
    const count = pieces.reduce((sum, piece) => sum + piece[1].split(/\s+/).filter(Boolean).length, 0);
    return h("button", { type: "button", class: "fold", onclick: () => { desk.unfolded.add(id); draw(); } },
      `${dom.plural(rows.length, "cut")}, ${dom.plural(count, "word")}: ${classes.slice(0, 4).join(", ")}${classes.length > 4 ? " …" : ""}`);
  }

  function drawRows(item, frame) {
    const { rows } = frame.full, out = [];
    for (let at = 0; at < rows.length;) {
      let end = at;
      while (end < rows.length && isFoldable(rows[end], frame)) end++;
      const id = `${item.document.key}:${rows[at].l}`;
      if (end - at >= FOLD_FROM && !desk.unfolded.has(id)) {
        out.push(foldButton(id, rows.slice(at, end), frame));
        at = end;
      } else {
        for (end = Math.max(end, at + 1); at < end; at++) out.push(drawRow(rows[at], frame));
      }
    }
    return out.length ? out : [h("p", { class: "fold" }, "The source has no text.")];
  }

  function placeOf(item, box) {
    const rows = item.line ? [...box.querySelectorAll(".row")].filter((row) => Number(row.dataset.line) <= item.line) : [];
    return box.querySelector(".cut.now, .row.now") || rows.pop() || box.querySelector(".evidence:not(.other)");
  }

  function draw() {
    const item = desk.current, box = $("rows");
    if (!item) return box.replaceChildren();
    box.replaceChildren(...drawRows(item, frameOf(item)));
    box.dataset.view = desk.preview && desk.view === "both" ? "source" : desk.view;
    workbench.preview.move();
    const place = placeOf(item, box);
    if (item.kind === "hit" && place) place.classList.add("now");
    if (matchMedia("(min-width: 761px)").matches) {
      if (place) place.scrollIntoView({ block: "center", behavior: "instant" });
      else box.scrollTop = 0;
    }
    return undefined;
  }

  /* Lights the words of one piece of evidence. */
  function showProof(line, gives) {
    const full = desk.full.get(desk.current.document.key);
    const marks = [...$("rows").querySelectorAll(".evidence")].filter((mark) => Number(mark.closest(".row").dataset.line) <= line);
    const mark = marks.filter((one) => !gives || full.proofs[one.dataset.proof].includes(gives)).pop() || marks.pop();
    if (!mark) return dom.say("The words stand in a part that is not shown.");
    for (const old of $("rows").querySelectorAll(".evidence.now")) old.classList.remove("now");
    mark.classList.add("now");
    return mark.scrollIntoView({ block: "center" });
  }

  function setView(view) {
    desk.view = view;
    for (const one of document.querySelectorAll("button[data-view]")) one.setAttribute("aria-pressed", String(one.dataset.view === view));
    draw();
  }

  workbench.text = { draw, showProof, setView };
}
