// Looks at every page of an e-book, or at a page of HTML, as readers set them:
// white, sepia and dark paper, and a column of 320 px.  Text must keep its
// contrast (WCAG 2.2, 1.4.3) and nothing may stand out of the column (1.4.10).
//
// usage: node check-themes.mjs FILE...
// MODULES names a folder of node_modules with puppeteer and axe-core, CHROMIUM
// the browser.  Prints one line a fault; exit 1 if there is any.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const load = createRequire(path.join(path.resolve(process.env.MODULES), "x.js"));
const puppeteer = load("puppeteer");
const axe = fs.readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");

// A reading system sets the paper and the ink on the root, and nothing else.
const THEMES = [
  { name: "white", paper: "#ffffff", ink: "#000000" },
  { name: "sepia", paper: "#f4ecd8", ink: "#3b2f1e" },
  { name: "dark", paper: "#121212", ink: "#e8e8e8" },
];
const NARROW = 320;
const WIDE = 800;

function pagesBelow(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.x?html$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

async function open(tab, file, width, theme) {
  await tab.setViewport({ width, height: 900 });
  await tab.goto(pathToFileURL(file).href, { waitUntil: "load" });
  await tab.evaluate((css) => {
    const style = document.createElementNS(
      "http://www.w3.org/1999/xhtml", "style");
    style.textContent = css;
    document.head.prepend(style);
  }, `html { background: ${theme.paper}; color: ${theme.ink} }
      a:link, a:visited { color: inherit }`);
}

async function faultsOf(tab, file) {
  const faults = [];
  for (const theme of THEMES) {
    await open(tab, file, WIDE, theme);
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => axe.run(document, {
      runOnly: { type: "rule", values: ["color-contrast"] },
    }));
    for (const node of found.violations.flatMap((one) => one.nodes)) {
      faults.push(`contrast on ${theme.name} paper: ${node.html}`);
    }
  }
  await open(tab, file, NARROW, THEMES[0]);
  const width = await tab.evaluate(
    () => document.documentElement.scrollWidth);
  if (width > NARROW) {
    faults.push(`${width} px wide in a column of ${NARROW} px`);
  }
  return faults;
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
let count = 0;
for (const file of process.argv.slice(2)) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "check-themes-"));
  let pages = [path.resolve(file)];
  if (file.endsWith(".epub")) {
    execFileSync("unzip", ["-qq", path.resolve(file), "-d", folder]);
    pages = pagesBelow(folder);
  }
  const tab = await browser.newPage();
  for (const page of pages) {
    for (const fault of await faultsOf(tab, page)) {
      console.log(`${file}: ${path.relative(folder, page)}: ${fault}`);
      count++;
    }
  }
  await tab.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
await browser.close();
process.exit(count ? 1 : 0);
