import { unlockVault } from '#storage/vault.ts';
import { expect, test } from 'vitest';
import { anEnrolledTablet, pin, quickStretch, seededBytes, type TestTablet, village } from './a-tablet.ts';

const household = '0190a000-0000-7000-8000-00000000aa01';
const typed = { typedName: 'Quàng Thị Nhình', witnessName: 'Lò Văn Kẻo', personalId: '014190123456' };

/** Everything the tablet has kept, opened with its own key: what a person with the PIN could read. */
async function opened(tablet: TestTablet): Promise<string> {
  const header = await tablet.settings.read();
  const vault = header?.vault && (await unlockVault({ random: seededBytes(9), stretchPin: quickStretch }, header.vault, { pin }));
  if (!vault) throw new Error('the vault does not open');
  const { disk } = tablet.store;
  const boxes = [
    ...[...disk.outbox.values()].map(({ device, n, box }) => [`outbox ${device} ${n}`, box] as const),
    ...[...disk.drafts.values()].map(({ key, box }) => [`draft ${key}`, box] as const),
  ];
  const texts = await Promise.all(boxes.map(async ([row, box]) => JSON.stringify(await vault.open(row, box))));
  return texts.join('\n');
}

test('[SY36] who refuses leaves nothing but a visit without a name: no draft, no name and no number, in what the PIN itself opens', async () => {
  const tablet = await anEnrolledTablet();
  const { device } = tablet;
  await device.saveDraft(`person/new/${household}`, { values: typed, path: `/homes/${household}/people/new` });
  expect(await opened(tablet)).toContain(typed.typedName);
  await device.discardDraft(`person/new/${household}`);
  await device.save([
    {
      kind: 'visit',
      id: '0190a000-0000-7000-8000-00000000aa02',
      area: village,
      set: { household, at: '2026-11-02T01:00:00.000Z', outcome: 'refused' },
    },
  ]);
  const left = await opened(tablet);
  expect(left).toContain('"outcome":"refused"');
  for (const secret of Object.values(typed)) expect(left).not.toContain(secret);
  expect(tablet.store.disk.drafts.size).toBe(0);
  expect(tablet.store.disk.outbox.size).toBe(1);
});
