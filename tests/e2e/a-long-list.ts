import writeWorkbook from 'write-excel-file/node';
import type { Row } from 'write-excel-file/node';

/** A list as a village head keeps it: titles on top, numbers stored as numbers, merged household cells, a total at the end. All invented. */
export interface LongList {
  readonly rows: readonly Row[];
  readonly people: number;
  readonly households: number;
  /** Row numbers with an error, by what is wrong. */
  readonly wrong: Readonly<Record<'nameless' | 'unborn' | 'cut' | 'placeless', readonly number[]>>;
  /** Heads of the households of each village, in order. */
  readonly heads: ReadonlyMap<string, readonly string[]>;
}

export const headings = ['STT', 'Mã hộ', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số CCCD', 'Quan hệ với chủ hộ', 'SĐT', 'Thôn', 'Địa chỉ'];

const families = ['Bùi', 'Cao', 'Đặng', 'Hà', 'Kiều', 'Lã', 'Mạc', 'Nông', 'Phùng', 'Quách', 'Tạ', 'Vi'];
const middles = ['Văn', 'Thị', 'Đức', 'Thu', 'Hữu', 'Ngọc', 'Minh'];
const givens = ['Bưởi', 'Cải', 'Dừa', 'Gấm', 'Hồi', 'Khế', 'Lựu', 'Mận', 'Nhãn', 'Ổi', 'Quế', 'Sen', 'Tre', 'Vải'];

/** Small, even and the same in every run. */
function dice(seed: number) {
  let state = seed >>> 0 || 1;
  return (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

export function longList(people: number, villages: readonly (readonly [name: string, share: number])[], seed: number): LongList {
  const roll = dice(seed);
  const one = (list: readonly string[]) => list[roll(list.length)] ?? '';
  const wrong = { nameless: [] as number[], unborn: [] as number[], cut: [] as number[], placeless: [] as number[] };
  const heads = new Map<string, string[]>();
  const rows: Row[] = [['UBND XÃ SUỐI MƠ'], ['DANH SÁCH NHÂN KHẨU'], [], headings];
  const village = () => villages.find(([, share], at) => at === villages.length - 1 || roll(100) < share)?.[0] ?? '';
  let household = 0;
  let left = 0;
  let where = '';
  for (let person = 0; person < people; person += 1) {
    const row = rows.length + 1;
    const isHead = left === 0;
    if (isHead) {
      household += 1;
      left = Math.min(people - person, 2 + roll(5));
      where = household % 500 === 0 ? 'Xóm Không Đâu' : village();
    }
    left -= 1;
    const name = `${one(families)} ${one(middles)} ${one(givens)} ${one(givens)}`;
    if (isHead) heads.set(where, [...(heads.get(where) ?? []), name]);
    const sex = roll(2);
    const [year, month, day] = [1940 + roll(70), 1 + roll(12), 1 + roll(28)];
    const century = sex + (year >= 2000 ? 2 : 0);
    const number = Number(`25${century}${String(year % 100).padStart(2, '0')}${String(person).padStart(6, '0')}`);
    const date = `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
    const cells: Row = [
      person + 1,
      isHead ? `H${String(household).padStart(5, '0')}` : null,
      name,
      person % 3 === 0 ? { value: new Date(Date.UTC(year, month - 1, day)), type: Date, format: 'dd/mm/yyyy' } : date,
      sex === 0 ? 'Nam' : 'Nữ',
      number,
      isHead ? 'Chủ hộ' : one(['Con', 'Vợ', 'Cháu nội', 'Mẹ']),
      isHead ? `09${String(10_000_000 + person)}` : null,
      isHead ? where : null,
      isHead ? `Ngõ ${1 + roll(40)}` : null,
    ];
    if (where === 'Xóm Không Đâu') wrong.placeless.push(row);
    else if (!isHead && person % 400 === 7) {
      cells[2] = null;
      wrong.nameless.push(row);
    } else if (!isHead && person % 400 === 107) {
      cells[3] = '31/02/1980';
      wrong.unborn.push(row);
    } else if (!isHead && person % 400 === 207) {
      cells[5] = '2519';
      wrong.cut.push(row);
    }
    rows.push(cells);
  }
  rows.push(['Tổng cộng', null, `${people} người`]);
  return { rows, people, households: household, wrong, heads };
}

export async function writeList(list: LongList, path: string): Promise<void> {
  await writeWorkbook([...list.rows]).toFile(path);
}
