/** Invented people in a commune, named as often as people in Vietnam are; any likeness to somebody is chance. */
export interface ManyPeople {
  readonly name: string;
  /** As stored; one elder in six is known by the year alone. */
  readonly birth: string;
  /** Some people have none in the book yet. */
  readonly personalId: string | undefined;
}

/** mulberry32: the same people in every run. */
export class SeededDice {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  below(most: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** The first few far more often than the last: names are like that. */
  pickUneven<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor((this.below(1e6) / 1e6) ** 1.7 * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

const split = (text: string) => text.split(' ');

/** Per thousand, roughly as counted in Vietnam. */
const families: readonly (readonly [string, number])[] = [
  ['Nguyễn', 315],
  ['Trần', 109],
  ['Lê', 89],
  ['Phạm', 59],
  ['Hoàng', 51],
  ['Phan', 45],
  ['Vũ', 39],
  ['Đặng', 27],
  ['Bùi', 26],
  ['Đỗ', 19],
  ['Hồ', 17],
  ['Ngô', 17],
  ['Dương', 14],
  ['Lý', 12],
  ['Đinh', 10],
  ['Trương', 10],
  ['Lương', 8],
  ['Mai', 7],
  ['Quách', 6],
  ['Hà', 6],
];

const middles = {
  male: split('Văn Văn Văn Văn Văn Đức Minh Xuân Quang Hữu Đình Mạnh Công Ngọc Quốc Tuấn Trọng Thanh Gia Hoàng'),
  female: split('Thị Thị Thị Thị Thị Thị Thu Ngọc Thanh Phương Bích Minh Kim Khánh Hồng Mỹ Diệu Lan'),
};

const givens = {
  male: split(
    'Hùng Dũng Anh Tuấn Minh Thành Nam Sơn Hải Long Đức Huy Cường Trung Quang Bình Hưng Thắng Tùng Hiếu Khánh Phúc Lâm Toàn Kiên Duy Quân Hòa Tâm Tài Vinh Tiến Thịnh Phong Lợi Mạnh Chiến Khang Bảo Đạt Khoa Nghĩa Quý Thìn Tỵ Sửu Khoan Luận Páo Chống',
  ),
  female: split(
    'Hương Lan Hoa Hà Thảo Linh Trang Hằng Nga Mai Thủy Huyền Ngọc Yến Anh Dung Hạnh Liên Phượng Nhung Tuyết Vân Thu Hồng Oanh Loan Hiền Thanh Tâm Xuân Quỳnh Giang Nhàn Cúc Lý Mận Bưởi Chi Vy Nhi Ngân My Diệp Tươi Thơm Lụa Nụ Tẹo Mỷ Sua',
  ),
};

const two = (number: number) => String(number).padStart(2, '0');

export function somebody(dice: SeededDice): ManyPeople {
  const sex = dice.pick(['male', 'female'] as const);
  const [middle, given] = [dice.pick(middles[sex]), dice.pickUneven(givens[sex])];
  const year = 1935 + dice.below(80);
  const byYear = year < 1965 && dice.below(6) === 0;
  return {
    name: [familyOf(dice), middle, middle !== given && dice.below(8) === 0 ? dice.pick(givens[sex]) : '', given].filter(Boolean).join(' '),
    birth: byYear ? String(year) : `${year}-${two(1 + dice.below(12))}-${two(1 + dice.below(28))}`,
    personalId: dice.below(100) < 85 ? numberOf(dice, sex, year) : undefined,
  };
}

/** Of the same family and middle name, as brothers and sisters are; one in forty is a twin. */
export function siblingOf(dice: SeededDice, { name, birth }: ManyPeople): ManyPeople {
  const stranger = somebody(dice);
  const words = name.split(' ').slice(0, -1);
  const given = stranger.name.split(' ').at(-1) ?? '';
  return { ...stranger, name: [...words, given].join(' '), birth: dice.below(40) === 0 ? birth : yearsLater(dice, birth, stranger.birth) };
}

function yearsLater(dice: SeededDice, birth: string, day: string): string {
  return `${Number(birth.slice(0, 4)) + 1 + dice.below(8)}${day.slice(4)}`;
}

function familyOf(dice: SeededDice): string {
  let left = dice.below(families.reduce((sum, [, share]) => sum + share, 0));
  for (const [family, share] of families) {
    left -= share;
    if (left < 0) return family;
  }
  return 'Nguyễn';
}

/** Of the invented people nearly all were registered in one province, as in a real commune. */
function numberOf(dice: SeededDice, sex: 'male' | 'female', year: number): string {
  const place = dice.below(10) === 0 ? dice.pick(['001', '017', '038', '079']) : '025';
  const century = (year < 2000 ? 0 : 2) + (sex === 'female' ? 1 : 0);
  return `${place}${century}${two(year % 100)}${String(dice.below(1_000_000)).padStart(6, '0')}`;
}
