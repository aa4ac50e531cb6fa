import type { DeviceKind } from '#domain/entities.ts';

/** All invented. The names of the places say so, and nobody can mistake them for real ones. */
export interface InventedPerson {
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly age: number;
  readonly relation: string;
  readonly device: DeviceKind;
  /** Elders often know the year only. */
  readonly knows?: 'year' | 'month' | undefined;
  readonly language?: string | undefined;
}

export interface InventedHome {
  readonly village: 'upper' | 'lower' | 'stream';
  readonly address: string;
  /** The head first. */
  readonly people: readonly InventedPerson[];
}

type Sex = InventedPerson['sex'];
type More = Partial<Pick<InventedPerson, 'knows' | 'language'>>;

const one = (name: string, sex: Sex, age: number, relation: string, device: DeviceKind, more: More = {}): InventedPerson => {
  return { name, sex, age, relation, device, ...more };
};
const home = (village: InventedHome['village'], address: string, ...people: InventedPerson[]): InventedHome => ({
  village,
  address,
  people,
});

export const inventedHomes = {
  returned: home(
    'upper',
    'Ngõ 1, nhà mái đỏ',
    one('Đinh Văn Lượm', 'male', 68, 'head', 'smartphone', { knows: 'year' }),
    one('Bùi Thị Nhàn', 'female', 64, 'spouse', 'basic', { knows: 'year' }),
    one('Đinh Thị Uyên', 'female', 35, 'child', 'smartphone'),
  ),
  promisedToday: home(
    'upper',
    'Ngõ 1, số 4',
    one('Quách Thị Sen', 'female', 71, 'head', 'shared', { knows: 'year', language: 'mtq' }),
    one('Quách Văn Thắng', 'male', 44, 'child', 'smartphone'),
    one('Hà Thị Loan', 'female', 41, 'other', 'smartphone'),
    one('Quách Minh Khôi', 'male', 16, 'grandchild', 'smartphone'),
  ),
  overdue: home(
    'upper',
    'Ngõ 2, cạnh nhà văn hóa',
    one('Lê Văn Ngọ', 'male', 59, 'head', 'basic'),
    one('Trần Thị Mai', 'female', 57, 'spouse', 'smartphone'),
    one('Lê Thị Thảo', 'female', 27, 'child', 'smartphone'),
  ),
  appointment: home(
    'stream',
    'Đầu bản, gần cầu treo',
    one('Giàng A Sử', 'male', 52, 'head', 'smartphone', { knows: 'month' }),
    one('Vàng Thị Mỷ', 'female', 50, 'spouse', 'shared', { language: 'hmn' }),
    one('Giàng Thị Dợ', 'female', 21, 'child', 'smartphone'),
    one('Giàng A Páo', 'male', 13, 'child', 'none'),
  ),
  halfWay: home(
    'stream',
    'Giữa bản, nhà sàn ba gian',
    one('Lò Văn Mạnh', 'male', 38, 'head', 'smartphone'),
    one('Quàng Thị Lụa', 'female', 36, 'spouse', 'smartphone'),
    one('Lò Thị Ón', 'female', 66, 'parent', 'none', { knows: 'year' }),
    one('Lò Gia Bảo', 'male', 9, 'child', 'none'),
  ),
  task: home(
    'lower',
    'Xóm giếng, số 7',
    one('Nông Thị Hiên', 'female', 74, 'head', 'shared', { knows: 'year' }),
    one('Nông Văn Bế', 'male', 45, 'child', 'smartphone'),
    one('Hoàng Thị Cúc', 'female', 43, 'other', 'smartphone'),
  ),
  finished: home(
    'lower',
    'Xóm giếng, số 9',
    one('Nguyễn Văn Tư', 'male', 46, 'head', 'smartphone'),
    one('Phạm Thị Hợi', 'female', 45, 'spouse', 'smartphone'),
    one('Nguyễn Khánh Linh', 'female', 19, 'child', 'smartphone'),
    one('Nguyễn Đức Anh', 'male', 11, 'child', 'none'),
  ),
  absent: home(
    'lower',
    'Xóm đình, nhà cuối ngõ',
    one('Thạch Sô Phia', 'male', 48, 'head', 'smartphone'),
    one('Kim Thị Sa Rươne', 'female', 47, 'spouse', 'smartphone'),
  ),
  newOne: home(
    'upper',
    'Ngõ 2, số 11',
    one('Triệu Mùi Phin', 'female', 62, 'head', 'basic', { knows: 'year' }),
    one('Triệu Văn Quý', 'male', 34, 'child', 'smartphone'),
    one('Phùng Thị Chài', 'female', 31, 'other', 'smartphone'),
  ),
  newTwo: home(
    'upper',
    'Ngõ 3, số 2',
    one('Nguyễn Văn Tư', 'male', 80, 'head', 'none', { knows: 'year' }),
    one('Đỗ Thị Gái', 'female', 77, 'spouse', 'none', { knows: 'year' }),
  ),
  newThree: home(
    'stream',
    'Cuối bản, bên suối',
    one('Y Thuột Niê', 'male', 40, 'head', 'smartphone'),
    one("H'Lan Byă", 'female', 38, 'spouse', 'smartphone'),
    one("H'Nguôm Byă", 'female', 17, 'child', 'smartphone'),
    one('Y Khoa Byă', 'male', 14, 'child', 'shared'),
  ),
  newFour: home(
    'lower',
    'Xóm đình, số 3',
    one('Vũ Thị Tám', 'female', 55, 'head', 'smartphone'),
    one('Cao Văn Lộc', 'male', 58, 'spouse', 'basic'),
    one('Cao Thị Ngân', 'female', 24, 'child', 'smartphone'),
    one('Cao Văn Phúc', 'male', 30, 'child', 'smartphone'),
  ),
} satisfies Readonly<Record<string, InventedHome>>;

export type HomeKey = keyof typeof inventedHomes;
