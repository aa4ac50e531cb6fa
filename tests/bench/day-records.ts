import { SeededDice, somebody } from './many-people.ts';

/** An invented person as every side of a bench keeps them: about 525 bytes as JSON. */
export interface DayRecord {
  readonly id: string;
  readonly household: string;
  readonly name: string;
  readonly birth: string;
  readonly sex: string;
  readonly personalId: string;
  readonly phone: string;
  readonly device: string;
  readonly relation: string;
  readonly language: string;
  readonly note: string;
}

const devices = ['smartphone', 'basic', 'shared', 'none'];
const relations = ['chủ hộ', 'vợ', 'chồng', 'con', 'cháu', 'bố', 'mẹ', 'ông', 'bà'];
const remarks = (
  'Nhà có người già, nói chậm và to.|Máy hay hết pin, cần sạc trước.|Chưa có sim chính chủ, hẹn ra xã làm lại.|Con trai đi làm xa, cuối tuần mới về.|' +
  'Đã cài ứng dụng nhưng quên mật khẩu.|Căn cước mới nhận, chưa quét lần nào.|Muốn trả tiền điện trên máy, sợ bấm nhầm.|Hay nhận cuộc gọi lạ, đã dặn không đọc mã.|' +
  'Sóng trong ngõ yếu, ra đầu ngõ mới gửi được.|Cháu gái học lớp tám giúp được bà.|Bận gặt, hẹn buổi tối sau bảy giờ.|Đã hướng dẫn một lần, còn lúng túng.|' +
  'Thẻ bảo hiểm sai ngày sinh, cần sửa ở xã.|Dùng chung điện thoại với chồng.|Mắt kém, đã chỉnh chữ to.|Đồng ý cho tổ ghi số điện thoại.'
).split('|');

const uuid = (dice: SeededDice, at: number) => {
  const hex = (length: number) => Array.from({ length }, () => dice.below(16).toString(16)).join('');
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${'89ab'[dice.below(4)]}${hex(3)}-${hex(12)}`;
};

/** The same people for the same seed; three in a home, written down over the ten hours before `until` (Unix milliseconds). */
export function dayRecords(count: number, seed: number, until = Date.now()): readonly DayRecord[] {
  const dice = new SeededDice(seed);
  let household = '';
  return Array.from({ length: count }, (_, i) => {
    const at = until - 36_000_000 + Math.floor((i / count) * 36_000_000);
    if (i % 3 === 0) household = uuid(dice, at);
    const { name, birth, personalId } = somebody(dice);
    const record = {
      id: uuid(dice, at),
      household,
      name,
      birth,
      sex: dice.pick(['male', 'female']),
      personalId: personalId ?? `025${String(dice.below(1e9)).padStart(9, '0')}`,
      phone: `09${String(dice.below(1e8)).padStart(8, '0')}`,
      device: dice.pick(devices),
      relation: dice.pick(relations),
      language: 'vi',
      note: '',
    };
    return { ...record, note: noteFor(dice, 525 - Buffer.byteLength(JSON.stringify(record))) };
  });
}

/** Remarks until about `bytes` are full. */
function noteFor(dice: SeededDice, bytes: number): string {
  let note = dice.pick(remarks);
  while (Buffer.byteLength(note) < bytes - 20) note += ` ${dice.pick(remarks)}`;
  return note;
}

export const rawBytes = (records: readonly DayRecord[]): number =>
  records.reduce((sum, record) => sum + Buffer.byteLength(JSON.stringify(record)), 0);
