// Writes the texts that all are timed on: our own customers' messages of 80 to 120 characters, one JSON string a line.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const folder = new URL("../../training/data/", import.meta.url);
const files = readdirSync(folder).filter((name) => /^customers-\d+\.jsonl$/.test(name)).sort();
const texts = files.flatMap((name) => readFileSync(new URL(name, folder), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).text))
  .filter((text) => text.length >= 80 && text.length <= 120);
writeFileSync(process.argv[2], texts.map((text) => JSON.stringify(text) + "\n").join(""));
