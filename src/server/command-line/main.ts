import { runAdmin } from './admin.ts';
import { demo } from './demo.ts';
import { readEnvironment } from './environment.ts';
import { start } from './start.ts';

/** `main.js start | demo | <an operator's command>`. */
async function main(): Promise<void> {
  const [command = 'help', ...rest] = process.argv.slice(2);
  const environment = readEnvironment(process.env);
  if (command === 'start') return start(environment);
  if (command === 'demo') return demo(environment);
  process.exitCode = await runAdmin(environment, command, rest);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && process.env['LOG_LEVEL'] === 'debug') console.error(error.stack);
  process.exit(1);
});
