import type { Received, Verdict } from '#protocol/answers.ts';

type First = Omit<Verdict, 'n'>;

/** Which numbers of one device identity were received, and with what content: the same content again is a duplicate, another a conflict. */
export class PracticeNumbers {
  private readonly held = new Map<number, { readonly content: string; readonly first: First }>();
  private told = 0;

  /** The verdict for a number; `judge` runs for what was not received before. */
  verdictOn(n: number, content: string, judge: () => First): Verdict {
    const before = this.held.get(n);
    if (before && before.content !== content) return { n, verdict: 'refused', reason: 'sequence-conflict' };
    if (before) return before.first.verdict === 'refused' ? { n, ...before.first } : { n, verdict: 'duplicate' };
    const first = judge();
    this.held.set(n, { content, first });
    return { n, ...first };
  }

  /** The device says how many it has written. */
  hear(authored: number): void {
    this.told = Math.max(this.told, authored);
  }

  received(): Received {
    const last = Math.max(this.told, ...this.held.keys());
    let through = 0;
    while (this.held.has(through + 1)) through += 1;
    const missing: [number, number][] = [];
    for (let n = through + 1; n <= last; n += 1) {
      const range = missing.at(-1);
      if (this.held.has(n)) continue;
      if (range && range[1] === n - 1) range[1] = n;
      else missing.push([n, n]);
    }
    return { through, missing };
  }
}
