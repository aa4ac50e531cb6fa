import { bases, type Classified, type DataClass, dataClasses, namesIn, recordFields, type TableEntry } from './data-classes.ts';
import { otherTables } from './other-tables.ts';
import { personTables } from './person-tables.ts';

export const dataMap: Readonly<Record<string, TableEntry>> = { ...personTables, ...otherTables };

/** The class of a column; undefined when nobody has said what it is. */
export function classOf(columns: Classified | undefined, name: string): DataClass | undefined {
  return columns && namesIn(columns).find(([known]) => known === name)?.[1];
}

/**
 * The data map of this version of the program as Markdown, with the questions of an impact assessment that the program can begin to answer. Written for the
 * operator's own dossier: what the operator has to fill in is marked.
 */
export function dataMapText(): string {
  return [
    '# Bản đồ dữ liệu và phần đầu của hồ sơ đánh giá tác động (Từng Ngõ)',
    '',
    'Sinh ra từ cấu trúc dữ liệu của chương trình. Chỗ có dấu […] do đơn vị vận hành điền. Hồ sơ đánh giá tác động lập trong 60 ngày từ ngày bắt đầu xử lý.',
    '',
    ...assessment,
    '',
    '## Các trường của hồ sơ',
    '',
    '| hồ sơ | trường | loại | để làm gì |',
    '|---|---|---|---|',
    ...Object.entries(recordFields).flatMap(([kind, { why, fields }]) =>
      namesIn(fields).map(([name, of]) => `| ${kind} | \`${name}\` | ${dataClasses[of]} | ${why} |`),
    ),
    '',
    '## Các bảng của cơ sở dữ liệu',
    '',
    '| bảng | để làm gì | căn cứ | giữ tới khi | ai thấy | cột theo loại |',
    '|---|---|---|---|---|---|',
    ...Object.entries(dataMap).map(([table, entry]) => tableLine(table, entry)),
    '',
  ].join('\n');
}

function tableLine(table: string, { why, basis, kept, seenBy, columns }: TableEntry): string {
  const classes = (Object.keys(columns) as DataClass[]).map((of) => `${dataClasses[of]}: ${(columns[of] ?? '').split(' ').join(', ')}`);
  return `| \`${table}\` | ${why} | ${bases[basis]} | ${kept} | ${seenBy} | ${classes.join('; ')} |`;
}

const assessment: readonly string[] = [
  '## Phần đầu của hồ sơ đánh giá tác động',
  '',
  '1. **Bên kiểm soát, người phụ trách bảo vệ dữ liệu**: […]',
  '2. **Mục đích**: hướng dẫn từng người dân dùng dịch vụ số, đến từng nhà; báo cáo chỉ bằng con số.',
  '3. **Loại dữ liệu**: các bảng dưới đây. Không chụp ảnh giấy tờ, không ghi âm, không dân tộc, tôn giáo, sức khỏe.',
  '4. **Người liên quan**: người dân của […]; trẻ em qua người đại diện.',
  '5. **Căn cứ**: sự đồng ý theo từng mục đích, có lời văn và dấu băm của lời văn; từ chối thì chỉ đếm lượt thăm.',
  '6. **Ai nhận**: không bên thứ ba nào được chương trình gửi tới. Bên thứ ba do đơn vị thỏa thuận: […]',
  '7. **Nơi lưu**: máy chủ tại […]; không chuyển ra nước ngoài nếu […].',
  '8. **Thời hạn**: theo “Thời hạn lưu giữ” của bàn điều phối: […] tháng. Bản sao lưu: `admin backup-days`.',
  '9. **Bảo vệ**: máy tính bảng mã hóa bằng khóa của PIN; gói gửi đi niêm phong cho máy chủ; xem và xuất được ghi nhật ký; xóa có bằng chứng của từng máy.',
  '10. **Quyền của người dân**: xem, bản sao, sửa, hạn chế, rút đồng ý, xóa; trả lời trong 2 ngày làm việc, thực hiện trong 15 ngày.',
  '11. **Sự cố**: sổ sự cố với hạn 72 giờ; máy mất được gợi ý ghi sổ.',
  '12. **Rủi ro còn lại và biện pháp thêm**: […]',
];
