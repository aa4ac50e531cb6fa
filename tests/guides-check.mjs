/**
 * `npm run guides:check [-- pack.json]`: the shipped guides, or those in a file, looked through by the rules that tablets and the server
 * hold them to. A line per guide, a line per problem; fails on any problem, and when it saw no guide.
 */
import { readFileSync } from 'node:fs';
import { runnerImport } from 'vite';

const [file] = process.argv.slice(2);
const { module } = await runnerImport('./tests/guides-report.ts', { configFile: false, logLevel: 'error' });
const { lines, sound } = file === undefined ? module.guidesReport() : reportOn(file);
for (const line of lines) console.log(line);
process.exitCode = sound ? 0 : 1;

function reportOn(path) {
  let pack;
  try {
    pack = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return { lines: [`✗ ${path} cannot be read: ${error.message}`], sound: false };
  }
  return module.guidesReport(pack);
}
