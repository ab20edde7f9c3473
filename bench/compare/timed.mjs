// Times one reader of texts by the processor time of its process: on a shared machine the clock tells of the neighbours.
import { readFileSync } from "node:fs";

const WarmUp = 2, Measured = 4;

export function timed(name, read) {
  const texts = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  pass(texts, read, WarmUp);
  console.log(`${name}\t${Math.round(pass(texts, read, Measured))}`);
}

function pass(texts, read, seconds) {
  const started = process.cpuUsage();
  for (let count = 0; ; count += texts.length) {
    const { user, system } = process.cpuUsage(started);
    if (count > 0 && (user + system) / 1e6 >= seconds) return count / ((user + system) / 1e6);
    for (const text of texts) read(text);
  }
}
