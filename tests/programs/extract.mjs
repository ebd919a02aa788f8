// The text that Firefox's viewer searches: what pdf.js gives, page by page (pdf_find_controller.js).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, file] = process.argv.slice(2);
const found = createRequire(`${folder}/`).resolve("pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument } = await import(found);
const data = new Uint8Array(readFileSync(file));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ disableNormalization: true });
  process.stdout.write(items.map((one) => one.str + (one.hasEOL ? "\n" : "")).join("") + "\n");
}
