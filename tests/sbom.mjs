/** The end of `npm run build`: what was built from what, as CycloneDX, beside the app and never served with it. Needs no network. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[2] ?? 'dist/sbom.cdx.json';
const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const { status, stdout, stderr } = spawnSync('npm', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
if (status !== 0) {
  console.error(stderr);
  process.exit(1);
}
/* npm's own `--omit dev` also leaves out what a helper needs as well, so the lock file decides what ships. */
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const nameOf = (path) => path.split('node_modules/').at(-1);
const ships = new Set(
  Object.entries(packages).flatMap(([path, { dev, version }]) => (path === '' || dev ? [] : [`${nameOf(path)}@${version}`])),
);
const { serialNumber: _, metadata, components, dependencies, ...rest } = JSON.parse(stdout);
/* The same packages give the same file: no time, no random number. */
delete metadata.timestamp;
const own = metadata.component['bom-ref'];
const kept = components.filter((one) => ships.has(one['bom-ref']));
const edges = dependencies
  .filter(({ ref }) => ref === own || ships.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => ships.has(one)) }));
writeFileSync(file, `${JSON.stringify({ ...rest, metadata, components: kept, dependencies: edges }, undefined, 1)}\n`);
console.log(`${file}: ${kept.length} packages`);
