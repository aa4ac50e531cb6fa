import { parseArgs } from 'node:util';
import { InvariantError } from '#domain/result.ts';
import { composeServices } from '../compose-server.ts';
import { openDatabase } from '../database/open-database.ts';
import type { AdminCall } from './admin-call.ts';
import { adminCommands } from './admin-commands.ts';
import { databasePlace, type Environment } from './environment.ts';
import { archiveCommands } from './archive-commands.ts';

/** Runs one operator's command and returns the exit code. */
export async function runAdmin(environment: Environment, name: string, rest: readonly string[]): Promise<number> {
  const say = (line: string) => console.log(line);
  const command = adminCommands.get(name);
  const archive = archiveCommands.get(name);
  if (!command && !archive) {
    say(helpText());
    return name === 'help' ? 0 : 2;
  }
  const call: AdminCall = { ...parsedWords(rest), say };
  const database = await openDatabase(databasePlace(environment));
  try {
    if (archive) return (await archive.run(database.db, call)) ? 0 : 1;
    if (!command) throw new InvariantError(`no such command: ${name}`);
    const services = await composeServices({
      database,
      now: Date.now,
      random: (bytes) => crypto.getRandomValues(bytes),
      config: { publicUrl: environment.publicUrl ?? `http://localhost:${environment.port}`, accountKey: environment.accountKey },
    });
    const isDone = await command.run(services, call);
    await services.events.close();
    return isDone ? 0 : 1;
  } finally {
    await database.close();
  }
}

const optionNames = ['name', 'sign-in', 'area', 'role', 'member', 'hours', 'factors'] as const;

function parsedWords(rest: readonly string[]): Pick<AdminCall, 'words' | 'options'> {
  const options = Object.fromEntries(optionNames.map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true });
  return { words: positionals, options: values };
}

function helpText(): string {
  const all = [...adminCommands.values(), ...archiveCommands.values()];
  return ['npm run admin -- <lệnh>', '', ...all.map(({ usage, does }) => `  ${usage}\n      ${does}`)].join('\n');
}
