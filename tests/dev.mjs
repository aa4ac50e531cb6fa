/** `npm run dev`: the server rebuilt and restarted on change, and Vite's own server in front of it (http://localhost:5173). */
import { spawn, spawnSync } from 'node:child_process';

const shown = { stdio: 'inherit' };
const server = ['vite', 'build', '--ssr', '--logLevel', 'warn'];
if (spawnSync('npx', server, shown).status !== 0) process.exit(1);

const children = [
  spawn('npx', [...server, '--watch'], shown),
  spawn('node', ['--watch-path=dist/server', '--watch-preserve-output', 'dist/server/main.js', 'demo'], shown),
  spawn('npx', ['vite'], shown),
];
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
