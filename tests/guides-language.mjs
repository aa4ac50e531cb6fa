/**
 * `npm run guides:language -- TRANSLATION.json [RECORDINGS] > GUIDE.json`: a shipped guide with one more language in it, as the desk's guides take it, looked
 * through by all rules. RECORDINGS is a folder with `<step id>.ogg` (Opus, about half a minute at most) and `opening.ogg`. A worked example: src/guides/languages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';

const [file, folder] = process.argv.slice(2);
if (file === undefined) {
  console.error('npm run guides:language -- TRANSLATION.json [RECORDINGS]');
  process.exit(1);
}
const recordings = Object.fromEntries(
  (folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.ogg'))).map((name) => [
    name.slice(0, -'.ogg'.length),
    `data:audio/ogg;base64,${readFileSync(join(folder, name)).toString('base64')}`,
  ]),
);
const { module } = await runnerImport('./tests/guide-in-language.ts', { configFile: false, logLevel: 'error' });
const { guide, lines, sound } = module.guideInLanguage(JSON.parse(readFileSync(file, 'utf8')), recordings);
for (const line of lines) console.error(line);
if (sound) console.log(JSON.stringify(guide, undefined, 2));
process.exitCode = sound ? 0 : 1;
