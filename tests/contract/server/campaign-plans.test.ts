import { reachedBy } from '#server/desk/plan/campaign-progress.ts';
import type { Campaign } from '#server/desk/plan/campaigns.ts';
import { findGuide } from '#guides/shipped-guides.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onEveryDatabase } from './every-database.ts';
import { planOf } from './plan-of.ts';

const month = { from_day: '2027-01-01', through_day: '2027-01-31' };
const many = 12_000;
const fewHere = many / 40;

onEveryDatabase(({ fieldServer, opened }) => {
  test('what a campaign counts is read by where and when it was written, and nothing else is', async () => {
    await fieldServer();
    const { db } = opened();
    /* A fortieth of the visits and milestones lie in a1, and a tenth of these within the month. */
    await sql`insert into records (kind, id, area, area_stamp, fields, stamps, seq, created_at, changed_at)
      select w.kind, case w.kind when 'visit' then 'v' || i when 'person' then 'p' || i else 'p' || i || '/' || case when i % 3 = 0 then 'vneid-level-2' else 'vssid' end end,
        case when i % 40 = 0 then 'a1' else 'b1' end, '', w.fields || jsonb_build_object('at', t.day || 'T02:00:00.000Z'),
        case w.kind when 'progress' then jsonb_build_object('milestone', lpad((extract(epoch from t.day::timestamptz) * 1000)::bigint::text, 13, '0') || '-0000-x') else '{}' end, i + w.nth * 50000, now(), now()
      from generate_series(1, ${many}) i
        cross join lateral (select case when i % 400 = 0 then '2027-01-15' else '2026-06-15' end as day) t
        cross join (values ('visit', '{"outcome":"met","household":"h1"}'::jsonb, 1), ('progress', '{"milestone":"active"}'::jsonb, 2), ('person', '{"name":"Lò Thị Mẫu"}'::jsonb, 3)) w(kind, fields, nth)`.execute(
      db,
    );
    await sql`analyze`.execute(db);
    const planned = (counts: Partial<Campaign>) =>
      planOf(
        db,
        sql`with places as materialized (select id, name from areas where path >= '/tinh/xa-a/' and path < '/tinh/xa-a0')
        ${reachedBy({ ...month, ...counts } as Campaign, findGuide('vneid-level-2'))}`,
      );
    const visits = await planned({ counts: 'visits' });
    expect(visits.indexes).toContain('records_met');
    expect(visits.read).toBeLessThan(fewHere / 2);
    const milestones = await planned({ counts: 'milestone', guide: 'vneid-level-2', milestone: 'active' });
    expect(milestones.indexes).toContain('records_milestone');
    expect(milestones.read).toBeLessThan(fewHere / 2);
  });
});
