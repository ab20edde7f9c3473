// Bundles the scripts and styles into ../wwwroot/dist, fingerprinted, with manifest.json telling which file is which.
// The program embeds that folder: nothing here runs when Amends does.
import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { build } from "esbuild";
import { Features, transform } from "lightningcss";

const here = import.meta.dirname;
const dist = path.join(here, "../wwwroot/dist");
const scriptLimit = 60_000; // bytes of script as they travel, compressed

await rm(dist, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  nodePaths: [path.join(here, "node_modules")], // for the scripts that live beside their pages
  entryPoints: { workspace: "scripts/workspace.ts", public: "scripts/public.ts", embed: "scripts/embed.ts", styles: "styles.css", icon: "icon.svg" },
  outdir: dist,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome91", "firefox91", "safari15"], // a phone of 2021 can read a customer's page
  loader: { ".woff2": "file", ".svg": "copy" },
  publicPath: "/dist",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  plugins: [fontsFromPackage(), colourForOlderBrowsers(), turboWithoutInlineStyle()],
});

await writeManifest(metafile.outputs);

/** tokens.css asks for fonts/NAME.woff2: the files of the font's npm package. */
function fontsFromPackage() {
  const files = path.join(path.dirname(createRequire(import.meta.url).resolve("@fontsource-variable/source-sans-3/package.json")), "files");
  return {
    name: "fonts-from-package",
    setup: (b) => b.onResolve({ filter: /^fonts\/.*\.woff2$/ }, (args) => ({ path: path.join(files, path.basename(args.path)) })),
  };
}

/** Customers come with the phone they have: light-dark(), which browsers know since 2024, becomes custom properties that follow color-scheme. */
function colourForOlderBrowsers() {
  return {
    name: "colour-for-older-browsers",
    setup: (b) => b.onLoad({ filter: /\.css$/ }, async (args) => {
      const { code } = transform({ filename: args.path, code: await readFile(args.path), include: Features.LightDark });
      return { contents: code, loader: "css" };
    }),
  };
}

/**
 * Turbo's progress bar writes a <style> element, which our content security policy refuses; its few rules are in Shared/top.css. And Turbo warns whoever
 * loads it from the body of a page, or calls what is to go: ours do neither. Each is cut as often as it is known to stand there.
 */
function turboWithoutInlineStyle() {
  const cuts = [
    [/this\.installStylesheetElement\(\);/g, 1],
    [/(?<=static get defaultCSS\(\) \{\n    return )unindent`[^`]*`/g, 1],
    [/\(\(\) => \{\n  const scriptElement = document\.currentScript;[^]*?\n\}\)\(\);/g, 1],
    [/console\.warn\(\n *"Please replace [^\n]*\n *\);/g, 4],
  ];
  return {
    name: "turbo-without-inline-style",
    setup: (b) => b.onLoad({ filter: /turbo\.es2017-esm\.js$/ }, async (args) => {
      const contents = cuts.reduce((source, [cut, times]) => {
        if (source.match(cut)?.length !== times) throw new Error(`Turbo no longer has ${cut} ${times} times: look again at what is cut out of it.`);
        return source.replace(cut, (found) => (found.startsWith("unindent") ? '""' : ""));
      }, await readFile(args.path, "utf8"));
      return { contents, loader: "js" };
    }),
  };
}

async function writeManifest(outputs) {
  const manifest = {};
  let scripts = 0;
  for (const [file, output] of Object.entries(outputs)) {
    const absolute = path.resolve(here, file);
    const name = path.basename(file);
    const content = await readFile(absolute);
    if (output.entryPoint || name.startsWith("source-sans-3-latin-wght-normal")) manifest[name.replace(/-[A-Z0-9]{8}(\.\w+)$/, "$1")] = name;
    if (!/\.(js|css)$/.test(name)) continue;
    const compressed = await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    await writeFile(`${absolute}.br`, compressed);
    if (name.endsWith(".js")) scripts += compressed.length;
  }
  if (scripts > scriptLimit) throw new Error(`Scripts weigh ${scripts} bytes; the limit is ${scriptLimit}.`);
  await writeFile(path.join(dist, "manifest.json"), JSON.stringify(manifest, null, 2));
}
