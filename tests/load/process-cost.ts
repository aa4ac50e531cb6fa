import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Cost {
  /** Processor time since the process began, milliseconds. */
  readonly cpuMs: number;
  /** Memory in use that is not shared with another process, bytes. */
  readonly memory: number;
}

let tick: number | undefined;
const msPerTick = () => (tick ??= 1000 / Number(execFileSync('getconf', ['CLK_TCK']).toString()));

/** Of a process and of all it began, those that have ended and were waited for too. Linux. */
export function costOf(pid: number): Cost {
  return familyOf(pid)
    .map(one)
    .reduce((sum, cost) => ({ cpuMs: sum.cpuMs + cost.cpuMs, memory: sum.memory + cost.memory }), { cpuMs: 0, memory: 0 });
}

function one(pid: number): Cost {
  try {
    const fields = statOf(pid);
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    const memory = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return { cpuMs: ticks * msPerTick(), memory: Number(memory ?? 0) * 1024 };
  } catch {
    return { cpuMs: 0, memory: 0 };
  }
}

/** After the name in brackets, which may hold anything. */
function statOf(pid: number): readonly string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function familyOf(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const own = [pid];
  for (const of of own) own.push(...parents.filter(([, parent]) => parent === of).map(([child]) => child));
  return own;
}

function parentOf(pid: number): number {
  try {
    return Number(statOf(pid)[1]);
  } catch {
    return 0;
  }
}
