// Shows pages in Chromium at every width from 280 to 2000 pixels and says where they reach beyond it.
// node widths.mjs CHROMIUM FILE...   gives JSON: for each page the widths at which it scrolls sideways, and by what,
// and the most characters in a line of text. Beside each page, its print is written as PDF.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
const page = await browser.newPage();

/** What reaches beyond the window, by its name and class. */
const beyond = () =>
  document.documentElement.scrollWidth <= innerWidth
    ? []
    : [...document.querySelectorAll("body *")]
        .filter((each) => each.getBoundingClientRect().right > innerWidth + 0.5)
        .map((each) => `${each.localName}.${each.getAttribute("class") ?? ""}`);

/** The most characters in one line, of any element that holds text. */
const longest = () => {
  const named = "p, li, dd, dt, th, td, blockquote, figcaption, h1, h2, h3, h4";
  let most = 0;
  for (const block of document.querySelectorAll(named)) {
    if (getComputedStyle(block).position === "absolute") continue;
    const lines = new Map();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(`${named}, svg`) !== block) continue;
      for (let at = 0; at < node.length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (box.width) lines.set(Math.round(box.bottom), (lines.get(Math.round(box.bottom)) ?? 0) + 1);
      }
    }
    most = Math.max(most, ...lines.values());
  }
  return most;
};

const found = [];
for (const file of files) {
  await page.goto(pathToFileURL(file).href);
  const wide = [];
  let most = 0;
  for (let width = 280; width <= 2000; width += 20) {
    await page.setViewportSize({ width, height: 800 });
    const what = await page.evaluate(beyond);
    if (what.length) wide.push({ width, what });
    if (width % 400 === 0) most = Math.max(most, await page.evaluate(longest));
  }
  await page.pdf({ path: file.replace(/html$/, "pdf"), preferCSSPageSize: true });
  found.push({ file, wide, longest: most });
}
await browser.close();
console.log(JSON.stringify(found));
