import { roles } from '#domain/area.ts';
import { type DeskRight, deskRights, givesRight } from '#domain/desk-rights.ts';
import { may, mayManage, presence } from '#ui/desk/desk-state.ts';
import { expect, test } from 'vitest';

const area = { id: 'xa', parent: null, kind: 'commune', name: 'Xã', validFrom: '2025-07-01' } as const;
const rights = Object.keys(deskRights) as DeskRight[];

test('[ROLES] the screens show what the table of rights gives, and nothing to who is not signed in', () => {
  presence.value = { kind: 'out', ended: false };
  expect(rights.filter((right) => may(right))).toEqual([]);
  for (const role of roles) {
    presence.value = { kind: 'in', session: { member: { id: 'm', name: 'M' }, roles: [{ area, role }], home: 'xa' } };
    expect(rights.filter((right) => may(right))).toEqual(rights.filter((right) => givesRight(role, right)));
    expect(mayManage()).toBe(role === 'coordinator' || role === 'operator');
  }
});

test('[ROLES] what is weighty is for who manages, and operators are made by operators only', () => {
  for (const right of ['managing', 'exporting', 'granting', 'resetting', 'erasing', 'auditing'] as const)
    expect(roles.filter((role) => givesRight(role, right))).toEqual(['coordinator', 'operator']);
  expect(roles.filter((role) => givesRight(role, 'making-operators'))).toEqual(['operator']);
  expect(roles.filter((role) => givesRight(role, 'revealing'))).toEqual(['lead', 'coordinator', 'operator']);
});
