import type { SeededDemo } from './seed-demo.ts';

/** What `npm run demo` prints once it is up. `address`: where the app answers, without a trailing slash. */
export function demoWelcome(demo: SeededDemo, address: string): string {
  const signIns = demo.signIns.map(
    ({ name, node, signIn, password }) => `   ${signIn.padEnd(14)} ${password.padEnd(18)} ${name} · ${node}`,
  );
  const tablets = demo.tablets.flatMap(({ name, villages, codes }) => [
    `   ${name} · ${villages.join(', ')}`,
    ...codes.map((code) => `      ${code}   ${address}/#enrol=${code}`),
  ]);
  return [
    '',
    `  Từng Ngõ · bản dùng thử. Xã, người và số liệu đều là bịa.`,
    `  A demo: the commune, its people and every figure are invented.`,
    '',
    `  Máy tính bảng của tình nguyện viên / The volunteer's tablet:   ${address}/`,
    '  Mã ghi danh, mỗi mã dùng cho một máy / Enrolment codes, one tablet each:',
    ...tablets,
    '',
    `  Bàn điều phối / The coordinator's desk:   ${address}/desk`,
    '  Tên đăng nhập, mật khẩu / Sign-in, password:',
    ...signIns,
    '',
    '  Bấm Ctrl+C để dừng; dữ liệu dùng thử sẽ mất. / Ctrl+C stops it; the demo data are thrown away.',
    '',
  ].join('\n');
}
