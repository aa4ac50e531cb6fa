import { audited } from '#server/audit/audited.ts';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import { archiveCommands } from '#server/command-line/archive-commands.ts';
import { type RawBuilder, sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { onEveryDatabase } from '../contract/server/every-database.ts';
import { type FieldServer, startTime } from './field-server.ts';

onEveryDatabase(({ fieldServer }) => {
  let server: FieldServer;
  beforeEach(async () => {
    server = await fieldServer();
  });
  const db = () => server.database.db;
  const write = (n: number) =>
    audited(db(), { at: new Date(startTime + n), area: 'a1', what: 'guide-on', subject: `guide/g-${n}`, rows: n });
  const lines = async (count: number) => {
    for (let n = 1; n <= count; n += 1) await write(n);
  };

  test('[AUDIT] lines written at the same moment by many still make one chain without a gap', async () => {
    await Promise.all(Array.from({ length: 24 }, (_, n) => write(n)));
    const checked = await verifyAudit(db());
    expect(checked).toMatchObject({ lines: 24 });
    expect(checked.broken).toBeUndefined();
    expect(checked.head).toMatch(/^[\w-]{43}$/);
  });

  test('[AUDIT] a line whose transaction is taken back leaves no gap', async () => {
    await lines(2);
    const broken = db()
      .transaction()
      .execute(async (tx) => {
        await audited(tx, { at: new Date(startTime), what: 'guide-off' });
        throw new Error('taken back');
      });
    await expect(broken).rejects.toThrow('taken back');
    await lines(1);
    expect(await verifyAudit(db())).toMatchObject({ lines: 3 });
  });

  test('[AUDIT] the table refuses every change, also all at once', async () => {
    await lines(2);
    for (const harm of [sql`update audit set rows = 0`, sql`delete from audit`, sql`truncate audit`])
      await expect(harm.execute(db())).rejects.toThrow('only added to');
    expect(await verifyAudit(db())).toMatchObject({ lines: 2 });
  });

  /** What somebody could do who owns the database and switches its triggers off. */
  const harms: readonly (readonly [name: string, harm: readonly RawBuilder<unknown>[], broken: { id: number; why: string }])[] = [
    ['a changed line', [sql`update audit set subject = 'guide/other' where id = 3`], { id: 3, why: 'changed' }],
    ['a line of another time', [sql`update audit set at = at + interval '1 minute' where id = 4`], { id: 4, why: 'changed' }],
    ['a removed line', [sql`delete from audit where id = 3`], { id: 3, why: 'missing' }],
    [
      'a removed line, the rest numbered anew',
      [sql`delete from audit where id = 3`, ...[4, 5, 6].map((id) => sql`update audit set id = ${id - 1} where id = ${id}`)],
      { id: 3, why: 'moved' },
    ],
    [
      'two lines that changed places',
      [sql`update audit set id = 100 where id = 3`, sql`update audit set id = 3 where id = 4`, sql`update audit set id = 4 where id = 100`],
      { id: 3, why: 'moved' },
    ],
    ['lines cut off the end', [sql`delete from audit where id > 4`], { id: 5, why: 'missing' }],
    ['all lines gone', [sql`delete from audit`], { id: 1, why: 'missing' }],
    [
      'a line put on the end beside the chain',
      [
        sql`insert into audit (id, at, member, area, what, subject, rows, previous_hash, hash)
          select 7, at, member, area, what, subject, rows, hash, hash from audit where id = 6`,
      ],
      { id: 7, why: 'changed' },
    ],
    ['a head that is not the last line’s', [sql`update audit_head set hash = 'another'`], { id: 6, why: 'unchained' }],
  ];
  for (const [name, statements, broken] of harms) {
    test(`[AUDIT] ${name}: found, and the first broken line named`, async () => {
      await lines(6);
      await sql`alter table audit disable trigger user`.execute(db());
      for (const statement of statements) await statement.execute(db());
      await sql`alter table audit enable trigger user`.execute(db());
      expect((await verifyAudit(db())).broken).toEqual(broken);
      const said: string[] = [];
      const isGood = await archiveCommands.get('verify-audit')?.run(db(), { words: [], options: {}, say: (line) => said.push(line) });
      expect([isGood, said.join('\n')]).toEqual([false, expect.stringContaining(`${broken.id}`)]);
    });
  }

  test('[AUDIT] the command prints the head of a whole chain, to be noted elsewhere', async () => {
    await lines(3);
    const said: string[] = [];
    const run = archiveCommands.get('verify-audit')?.run;
    expect(await run?.(db(), { words: [], options: {}, say: (line) => said.push(line) })).toBe(true);
    expect(said.join('\n')).toContain((await verifyAudit(db())).head);
  });

  test('[AUDIT] a line takes words of ours and ids only: never what somebody typed', async () => {
    const bad = [
      { what: 'Xem số của bà Lan' },
      { what: 'reveal-phone', subject: 'person/Lê Thị Lan' },
      { what: '001160001234' },
      { what: 'sign-in-failed', subject: 'chi.lan@xa' },
    ];
    for (const line of bad) await expect(audited(db(), { at: new Date(startTime), ...line })).rejects.toThrow('ids only');
  });
});
