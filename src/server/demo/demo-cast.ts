import type { Role } from '#domain/area.ts';

/** Who works in the demo. All invented. Volunteers go to the villages of these indexes. */
export interface DemoCoordinator {
  readonly name: string;
  readonly signIn: string;
  readonly password: string;
  readonly node: 'commune' | 'cluster';
  readonly role: Role;
}

export interface DemoVolunteer {
  readonly name: string;
  readonly tablet: string;
  readonly villages: readonly number[];
}

export const coordinators: readonly DemoCoordinator[] = [
  { name: 'Trần Minh Nguyệt', signIn: 'xa-suoi-mo', password: 'go-tung-nha-2026', node: 'commune', role: 'coordinator' },
  { name: 'Phạm Quang Vinh', signIn: 'cum-ven-suoi', password: 'di-tung-ngo-2026', node: 'cluster', role: 'coordinator' },
];

export const volunteers: readonly DemoVolunteer[] = [
  { name: 'Nguyễn Hải Yến', tablet: 'Máy 1 · Đồng Bưởi', villages: [0, 1] },
  { name: 'Bùi Đức Long', tablet: 'Máy 2 · Bến Cát', villages: [2] },
  { name: 'Hà Khánh Linh', tablet: 'Máy 3 · Giếng Đá', villages: [3, 5] },
  { name: 'Triệu Quốc Bảo', tablet: 'Máy 4 · Nà Sao', villages: [4] },
];

/** Numbers volunteer tablets in {@link volunteers}; the commune's own computer comes after them. */
export type Author = number;
export const communeDesk: Author = volunteers.length;
export const deskTablet = 'Máy tính của xã';

/** Given out when the campaign began and not heard of since: the desk asks after it. Its volunteer by index. */
export const spareTablet = { name: 'Máy 5 · dự phòng', volunteer: 3 } as const;
