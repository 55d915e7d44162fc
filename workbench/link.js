/* Where data come from and decisions go: the files beside the page, or the server
 * of `recension edit`. */
{
  const { desk, decisions, dom } = workbench;
  const POLL_MS = 1000, RETRY_MS = 2000, BUSY_MS = 150;
  const live = workbench.mode === "live";
  const loading = new Map();
  const fresh = new Set(); // documents as the program sees them now
  let revision = firstRevision, queue = [], sending = false;

  function script(name) {
    return new Promise((resolve, reject) => {
      const element = dom.h("script", { src: `review/${name}${live ? `?r=${revision}` : ""}`, onload: () => { element.remove(); resolve(); },
        onerror: () => { element.remove(); reject(new Error(name)); } });
      document.head.append(element);
    });
  }

  async function loadAll(key) {
    await script(`${key}.js`);
    for (let part = 2; part <= desk.full.get(key).parts; part++) await script(`${key}-${part}.js`);
    fresh.add(key);
  }

  /* Loads a document, once for a state of the program. */
  function load(key) {
    if (fresh.has(key)) return Promise.resolve();
    if (!loading.has(key)) loading.set(key, loadAll(key).finally(() => loading.delete(key)));
    return loading.get(key);
  }

  async function post(address, body) {
    const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  }

  function conflict(job, body) {
    const takeMine = () => { queue.push({ ...job, was: null }); pump(); };
    const takeTheirs = () => { decisions.settle(job.key); reload(); };
    const mine = body.cut ? job.change.cuts[body.cut] : job.change[body.field];
    workbench.dialogs.openConflict(body.cut ? `cut ${body.cut}` : body.field, mine, body.value, takeMine, takeTheirs);
  }

  /* Sends decisions one after the other; what cannot be sent stays. */
  async function pump() {
    if (sending || !queue.length) return;
    sending = true;
    const job = queue[0];
    try {
      const { status, body } = await post("api/decide", { file: job.file, change: job.change, was: job.was });
      queue.shift();
      dom.trouble("");
      if (status === 409) conflict(job, body);
      else if (status !== 200) dom.trouble(`Not saved: ${body.message}`);
    } catch {
      dom.trouble(`Not connected: ${dom.plural(queue.length, "decision")} not saved. Is “recension edit” still running?`);
      setTimeout(pump, RETRY_MS);
      sending = false;
      return;
    }
    sending = false;
    if (queue.length) pump();
    else poll();
  }

  function send(key, change, was) {
    if (!live) return;
    queue.push({ key, file: desk.documents.get(key).file, change, was });
    pump();
  }

  /* A document that is left out has no entry here. */
  function takeIn(file) {
    queue.push({ key: file, file, change: { include: null }, was: null });
    pump();
  }

  /* Takes the new state of the program: the index, then the document at hand. */
  async function reload() {
    fresh.clear();
    await script("index.js");
    const current = desk.current;
    if (!current || !desk.documents.has(current.document.key)) return;
    await load(current.document.key);
    if (desk.current !== current) return; // the person went on meanwhile
    const one = desk.documents.get(current.document.key);
    desk.current = one.items.find((item) => item.id === current.id) || { ...current, document: one };
    workbench.queue.make();
    if (!desk.form) workbench.queue.redraw();
  }

  async function poll() {
    try {
      const state = await (await fetch("api/state")).json();
      if (state.busy) setTimeout(poll, BUSY_MS);
      workbench.preview.follow(state);
      dom.trouble(state.error ? `edition.yaml: ${state.error}` : queue.length ? "Not saved yet." : "");
      if (state.revision !== revision && !state.busy && !queue.length && !desk.form) {
        revision = state.revision;
        await reload();
      }
    } catch {
      dom.trouble(`Not connected${queue.length ? `: ${dom.plural(queue.length, "decision")} not saved` : ""}. Is “recension edit” still running?`);
    }
  }

  function start() {
    if (!live) return;
    setInterval(poll, POLL_MS);
    addEventListener("beforeunload", (event) => { if (queue.length) event.preventDefault(); });
  }

  const isUnsaved = (key) => queue.some((job) => job.key === key);

  workbench.link = { load, send, takeIn, start, isUnsaved, post, poll };
}
