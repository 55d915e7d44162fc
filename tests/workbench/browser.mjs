// Drives the review page in headless Chromium: browser.mjs MODULES ACTION URL.
// MODULES holds puppeteer-core and axe-core.  Prints one JSON object; what it
// should hold is said in test_page.py.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const [modules, action, url] = process.argv.slice(2);
const require = createRequire(path.join(modules, "node_modules/"));
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
const errors = [];

async function openPage(width = 1440, height = 900, dark = false) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" },
    { name: "prefers-reduced-motion", value: "reduce" }]);
  page.on("pageerror", (error) => errors.push(String(error.stack || error)));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  await page.goto(url);
  await page.waitForSelector("#rows > *");
  return page;
}

const settle = () => new Promise((resolve) => { setTimeout(resolve, 80); });
const text = (page, selector) => page.$eval(selector, (one) => one.textContent);

/* Waits until the question that the page moves to is shown. */
const still = (page) => page.waitForFunction(() => !workbench.queue.isMoving(), { timeout: 60000 });

async function press(page, ...keys) {
  for (const key of keys) {
    await still(page);
    await page.keyboard.press(key);
    await settle();
  }
}

/* Opens the form of a key, replaces its value and saves. */
async function set(page, key, value) {
  await press(page, key);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type(value);
  await press(page, "Enter");
}

async function pick(page, select, value) {
  await page.select(select, value);
  await settle();
}

/* Presses n from the first question until one is of this kind and document; from
 * the first again where the page was still reading an answer of the server. */
async function goTo(page, file, kind) {
  for (let i = 0; i < 2400; i++) {
    if (i % 80 === 0) {
      await page.evaluate(() => workbench.queue.go(workbench.desk.list[0]));
    }
    await still(page);
    const at = await page.evaluate(() => { const { current } = workbench.desk; return current && [current.document.file, current.kind]; });
    if (at && at[0] === file && at[1] === kind) return true;
    await page.keyboard.press("n");
    await new Promise((resolve) => { setTimeout(resolve, 15); });
  }
  throw new Error(`no question ${kind} of ${file}`);
}

/* Goes to a question that was shown before: the page has other cuts too. */
async function goBack(page, id) {
  await still(page);
  await page.evaluate((wanted) => workbench.queue.go(workbench.items.byId(wanted)), id);
  await page.waitForFunction((wanted) => !workbench.queue.isMoving() && workbench.desk.current && workbench.desk.current.id === wanted, {}, id);
}

async function firstOf(page, doubt, state = "open") {
  await pick(page, "#doubt", doubt);
  await pick(page, "#state", state);
}

/* Violations and sideways overflow of one state of the page. */
async function look(page, name, faults) {
  const found = await page.evaluate(async () => {
    const result = await axe.run(document, { resultTypes: ["violations"], preload: false });
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return { wide, violations: result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`) };
  });
  if (found.wide > 0) faults.push(`${name}: ${found.wide} px too wide`);
  faults.push(...found.violations.map((one) => `${name}: ${one}`));
}

const closeDialog = (page) => page.evaluate(() => document.querySelector("dialog[open]").close());

/* Every screen and state at three widths, light and dark. */
async function lookAll() {
  const faults = [];
  let checks = 0;
  for (const width of [390, 1024, 1440]) {
    for (const dark of [false, true]) {
      const page = await openPage(width, 900, dark);
      await page.evaluate(axe);
      const states = [["start"], ["form", "d"], ["documents", "Escape", "g"], ["keys", "?"], ["yaml", "y"]];
      for (const [name, ...keys] of states) {
        await press(page, ...keys);
        await look(page, `${name} at ${width}${dark ? " dark" : ""}`, faults);
        checks += 1;
        if (await page.$("dialog[open]")) await closeDialog(page);
      }
      await firstOf(page, "3");
      await page.evaluate(() => workbench.queue.go(workbench.items.all().find((one) => one.kind === "cut")));
      await settle();
      await look(page, `cut at ${width}${dark ? " dark" : ""}`, faults);
      await press(page, "r");
      await look(page, `why at ${width}${dark ? " dark" : ""}`, faults);
      await press(page, "Escape", "l", "v");
      await look(page, `unfolded at ${width}${dark ? " dark" : ""}`, faults);
      checks += 3;
      await page.close();
    }
  }
  return { faults, checks };
}

/* A date refused and set, names, a title, a note, an order, a cut kept, a document
 * left out, an undo: by keys alone. */
async function decide() {
  const page = await openPage();
  const out = {};
  out.start = await text(page, "#progress-words");
  out.here = await goTo(page, "b.txt", "date");
  await press(page, "d");
  await page.keyboard.type("2021-02-30");
  await press(page, "Enter");
  out.refused = await text(page, "#hint");
  await press(page, "Escape");
  await set(page, "d", "1921-05~");
  await firstOf(page, "3", "all");
  await goTo(page, "b.txt", "date");
  out.date = await text(page, "#ask");
  await set(page, "t", "A title: with “quotes” \\ and a # sign");
  await goTo(page, "b.txt", "date");
  await set(page, "s", "The \"Speaker\"");
  await goTo(page, "b.txt", "date");
  await set(page, "m", "Seen by two editors.");
  await set(page, "m", "A slip.");
  await press(page, "z");
  await set(page, "o", "1");
  await press(page, "e");
  await page.keyboard.type("from Monday");
  await press(page, "Tab");
  await page.keyboard.type("from \"Tuesday\"");
  await press(page, "Tab");
  await page.keyboard.type("see the board");
  await press(page, "Enter");
  out.cut = await goTo(page, "page.html", "cut");
  out.ask = await text(page, "#ask");
  out.struck = await page.$$eval("#rows del.now", (all) => all.length);
  out.key = await text(page, "#question code");
  const cut = await page.evaluate(() => workbench.desk.current.id);
  await press(page, "k");
  await goBack(page, cut);
  await set(page, "r", "It is: \"text\"");
  await goBack(page, cut);
  out.reason = await page.$$eval("#question p", (all) => all.map((one) => one.textContent).find((words) => words.startsWith("Your reason")));
  out.kept = await page.$$eval("#rows ins.now", (all) => all.length);
  await goTo(page, "a.txt", "date");
  await press(page, "x");
  out.left = await text(page, ".where .out");
  if (!url.startsWith("file:")) await new Promise((resolve) => { setTimeout(resolve, 3000); });
  await press(page, "y");
  out.yaml = await page.$eval("#yaml textarea", (area) => area.value);
  await closeDialog(page);
  if (url.startsWith("file:")) {
    await page.reload();
    await page.waitForSelector("#rows > *");
    await press(page, "y");
    out.kept_after_reload = (await page.$eval("#yaml textarea", (area) => area.value)) === out.yaml;
  }
  return out;
}

/* Search over all texts, and evidence of a date lit. */
async function search() {
  const page = await openPage();
  const out = {};
  await press(page, "/");
  await page.keyboard.type("the ferry");
  await press(page, "Enter");
  await new Promise((resolve) => { setTimeout(resolve, 400); });
  out.count = await text(page, "#count");
  await page.click("#items button");
  await settle();
  out.ask = await text(page, "#ask");
  await page.focus("#search");
  await press(page, "Escape");
  out.after = await text(page, "#count");
  await firstOf(page, "3", "all");
  await goTo(page, "a.txt", "date");
  out.lit = await page.$$eval("#rows mark.evidence:not(.other)", (all) => all.map((one) => one.textContent).join("|"));
  return out;
}

const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/* A decision in one window shows in another.  A value that another program changes
 * before the page has seen it is asked about. */
async function meanwhile() {
  const page = await openPage();
  const other = await openPage();
  const out = {};
  await page.bringToFront();
  await goTo(page, "b.txt", "date");
  await set(page, "d", "1921-06");
  await wait(4000);
  await other.bringToFront();
  await firstOf(other, "3", "all");
  await goTo(other, "b.txt", "date");
  out.other = await text(other, "#ask");
  /* This window is made to believe that the date is another one. */
  await other.evaluate(() => { workbench.desk.full.get(workbench.desk.current.document.key).said.date = "1920"; });
  await set(other, "d", "1921-07");
  await wait(1000);
  out.asked = await text(other, "#conflict");
  await other.click("#conflict .strong");
  await wait(1500);
  errors.splice(0, errors.length, ...errors.filter((error) => !error.includes("409")));
  return out;
}

/* Every question, sure ones too, decided by keys alone: cuts kept, all else agreed
 * with. */
async function decideAll() {
  const page = await openPage();
  await page.focus("#doubt");
  await press(page, "End", "Escape");
  const out = { decided: 0, kinds: {} };
  for (let i = 0; i < 3000; i++) {
    await still(page);
    const at = await page.evaluate(() => { const { current } = workbench.desk;
      return current && workbench.desk.list.length && [current.id, current.kind]; });
    if (!at) break;
    await page.keyboard.press(at[1] === "cut" || at[1] === "hyphen" ? "k" : "a");
    await new Promise((resolve) => { setTimeout(resolve, 15); });
    const after = await page.evaluate((id) => { const item = workbench.items.byId(id); return item ? workbench.items.stateOf(item) : "gone"; }, at[0]);
    if (!after) throw new Error(`a key did not decide ${at[0]}`);
    out.decided += 1;
    out.kinds[at[1]] = (out.kinds[at[1]] || 0) + 1;
  }
  out.left = await page.evaluate(() => workbench.desk.list.length);
  await press(page, "y");
  out.yaml = await page.$eval("#yaml textarea", (area) => area.value);
  return out;
}

/* The chapter and the page beside the text, made anew after a decision; looked at
 * by axe at three widths. */
async function preview() {
  const page = await openPage();
  const out = { faults: [] };
  const frame = async (wanted) => {
    await page.waitForFunction((words) => {
      const chapter = document.querySelector("#preview iframe");
      return chapter && chapter.contentDocument.body && chapter.contentDocument.body.textContent.includes(words);
    }, { timeout: 60000 }, wanted);
    return page.$eval("#preview iframe", (one) => one.contentDocument.title);
  };
  await goTo(page, "b.txt", "date");
  await press(page, "w");
  out.chapter = await frame("The bridge is mended");
  out.sandbox = await page.$eval("#preview iframe", (one) => one.getAttribute("sandbox"));
  await set(page, "d", "1921-05~");
  await frame("May 1921");
  await press(page, "w");
  const picture = async (other) => (await page.waitForFunction((words) => {
    const image = document.querySelector("#preview img");
    return image && image.complete && image.naturalWidth && image.alt !== words && [image.naturalWidth, image.alt];
  }, { timeout: 60000 }, other)).jsonValue();
  out.page = await picture("");
  await page.evaluate(() => document.querySelector("#preview button[aria-label='Page after']").click());
  [, out.turned] = await picture(out.page[1]);
  await page.evaluate(() => workbench.text.draw()); // as after a decision
  await still(page);
  [, out.kept] = await picture("");
  await page.evaluate(axe);
  for (const width of [390, 1024, 1440]) {
    await page.setViewport({ width, height: 900 });
    await look(page, `page at ${width}`, out.faults);
  }
  await press(page, "w");
  out.hidden = await page.$eval("#preview", (box) => box.hidden);
  return out;
}

/* A key that is pressed before the next question is shown decides nothing. */
async function early() {
  const page = await openPage();
  await page.evaluate(() => {
    const { load } = workbench.link;
    workbench.link.load = async (key) => { await new Promise((resolve) => { setTimeout(resolve, 500); }); return load(key); };
  });
  await page.keyboard.press("n");
  await page.keyboard.press("x");
  const said = await page.evaluate(() => [workbench.queue.isMoving(), workbench.decisions.pending()]);
  await still(page);
  await press(page, "x");
  return { said, after: await page.evaluate(() => workbench.decisions.pending()) };
}

const actions = { early, meanwhile, preview, look: lookAll, decide, decideAll, search };
try {
  console.log(JSON.stringify({ ...(await actions[action]()), errors }));
} finally {
  await browser.close();
}
