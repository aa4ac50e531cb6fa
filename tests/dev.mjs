/** `npm run dev`: the server rebuilt and restarted on change, and Vite's own server in front of it (http://localhost:5173). */
import { spawn } from 'node:child_process';

const quiet = { stdio: 'inherit' };
const children = [
  spawn('npx', ['vite', 'build', '--ssr', '--watch', '--logLevel', 'warn'], quiet),
  spawn('node', ['--watch-path=dist/server', '--watch-preserve-output', 'dist/server/main.js', 'demo'], quiet),
  spawn('npx', ['vite'], quiet),
];
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
