import type { Dice } from './seeded-dice.ts';

/** Words that invented people are named from. Any likeness to somebody is chance. */
export type Origin = 'kinh' | 'muong' | 'dao' | 'hmong';
export type KnownSex = 'male' | 'female';

/** Born before 1965, before 1995, or later: names have their times. */
type Times = 'old' | 'middle' | 'young';
type Words = readonly string[];

export const families: Readonly<Record<Origin, readonly (readonly [string, number])[]>> = {
  kinh: [
    ['Nguyễn', 32],
    ['Trần', 11],
    ['Lê', 9],
    ['Phạm', 7],
    ['Hoàng', 5],
    ['Vũ', 4],
    ['Phan', 4],
    ['Đặng', 3],
    ['Bùi', 3],
    ['Đỗ', 3],
    ['Ngô', 2],
    ['Dương', 2],
    ['Tạ', 1],
    ['Lương', 1],
    ['Cao', 1],
  ],
  muong: [
    ['Bùi', 5],
    ['Quách', 3],
    ['Đinh', 4],
    ['Hà', 3],
    ['Bạch', 1],
  ],
  dao: [
    ['Triệu', 4],
    ['Bàn', 3],
    ['Phùng', 2],
    ['Đặng', 1],
  ],
  hmong: [
    ['Giàng', 3],
    ['Vàng', 3],
    ['Sùng', 2],
    ['Thào', 2],
  ],
};

const words = (text: string): Words => text.split(' ');

const middles: Readonly<Record<KnownSex, Readonly<Record<Times, Words>>>> = {
  male: {
    old: words('Văn Văn Văn Xuân Đình Hữu Quang Bá'),
    middle: words('Văn Văn Đức Xuân Mạnh Quốc Ngọc Đình Hữu'),
    young: words('Đức Minh Quang Tuấn Gia Hoàng Hải Thành Anh'),
  },
  female: {
    old: words('Thị'),
    middle: words('Thị Thị Thị Thu Thanh Ngọc Bích'),
    young: words('Thị Ngọc Thu Phương Khánh Minh Bảo Thảo Hà'),
  },
};

const givens: Readonly<Record<KnownSex, Readonly<Record<Times, Words>>>> = {
  male: {
    old: words('Tỵ Sửu Thìn Bính Khoan Lương Hòa Bình Chiến Thắng Lợi Đạt Tân Mạo Quý Thiện Nghĩa Luận'),
    middle: words('Hùng Dũng Cường Tuấn Sơn Hải Thành Tùng Nam Trung Kiên Toàn Quyết Thủy Hiệp Phong Việt Long'),
    young: words('Anh Huy Khôi Bảo Phúc Khang Nhật Kiệt Đăng Duy Hiếu Thịnh Lâm Vinh Tiến Quân'),
  },
  female: {
    old: words('Tý Mùi Ngọ Nhàn Lành Bưởi Mận Cúc Hòe Nụ Đào Thơm Chắt Miến Lụa Xuyến Vân Tẹo'),
    middle: words('Hương Hoa Lan Hằng Nga Thủy Hà Huệ Loan Tâm Hạnh Liên Mai Phượng Nhung Dung Yến Thúy'),
    young: words('Anh Linh Trang Ngân Chi Vy Nhi Hân My Thư Quỳnh Giang Hiền Châu Ngọc Diệp'),
  },
};

const hmong: Readonly<Record<KnownSex, { readonly middle: string; readonly given: Words }>> = {
  male: { middle: 'A', given: words('Páo Sử Dơ Tủa Phình Lử Chống Vảng') },
  female: { middle: 'Thị', given: words('Mỷ Dợ Sua Xúa Chía Dúa Pàng Máy') },
};

const dao: Readonly<Record<KnownSex, { readonly middle: Words; readonly given: Words }>> = {
  male: { middle: words('Văn Tài Tiến Kim'), given: words('Sênh Cao Phú Vượng Thanh Lưu Hưng') },
  female: { middle: words('Thị Mùi'), given: words('Nái Pham Ghển Mẩy Mán Liều') },
};

export interface Named {
  readonly sex: KnownSex;
  readonly birthYear: number;
  readonly origin: Origin;
  readonly family: string;
}

export function inventName(dice: Dice, { sex, birthYear, origin, family }: Named): string {
  if (origin === 'hmong') return `${family} ${hmong[sex].middle} ${dice.pick(hmong[sex].given)}`;
  const times = timesOf(birthYear);
  if (origin === 'dao' && times !== 'young') return `${family} ${dice.pick(dao[sex].middle)} ${dice.pick(dao[sex].given)}`;
  const [middle, given] = [dice.pick(middles[sex][times]), dice.pick(givens[sex][times])];
  return middle === given ? `${family} ${given}` : `${family} ${middle} ${given}`;
}

export function inventFamily(dice: Dice, origin: Origin): string {
  return dice.weighted(families[origin]);
}

function timesOf(birthYear: number): Times {
  if (birthYear < 1965) return 'old';
  return birthYear < 1995 ? 'middle' : 'young';
}

/** Every word an invented name may be made of. */
export function nameWords(): ReadonlySet<string> {
  const known = new Set<string>();
  const add = (from: Words) => from.forEach((word) => known.add(word));
  for (const sex of ['male', 'female'] as const) {
    for (const times of ['old', 'middle', 'young'] as const) {
      add(middles[sex][times]);
      add(givens[sex][times]);
    }
    add([hmong[sex].middle]);
    add(hmong[sex].given);
    add(dao[sex].middle);
    add(dao[sex].given);
  }
  for (const weighted of Object.values(families)) add(weighted.map(([family]) => family));
  return known;
}
