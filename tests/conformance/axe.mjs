// Shows pages in Chromium, narrow and wide, light and dark, and asks axe-core what is wrong with them.
// node axe.mjs CHROMIUM FILE...   gives JSON: for each page what it breaks, what it asks for, how far it overflows.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, ...files] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const options = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  rules: Object.fromEntries(
    ["target-size", "td-has-header", "p-as-heading", "table-fake-caption"].map((name) => [name, { enabled: true }]),
  ),
};
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
const found = [];
for (const file of files) {
  for (const width of [320, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const page = await context.newPage();
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate((given) => axe.run(document, given), options);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const images = await page.evaluate(() => [...document.images].filter((image) => !image.naturalWidth).length);
      found.push({
        file, width, colorScheme, overflow, unseen: images, passes: passes.length,
        asked: asked.slice(1).filter((url) => !url.startsWith("data:")),
        violations: violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`)),
      });
      await context.close();
    }
  }
}
await browser.close();
console.log(JSON.stringify(found));
