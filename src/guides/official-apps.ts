import type { certainties, Words } from './guide.ts';

/**
 * The only apps a guide may name, and the only store pages ever shown as a code to scan. An id stands here only if a public page names it;
 * without one the volunteer says the name and whose it is, and there is no code.
 */
export interface OfficialApp {
  readonly id: string;
  /** As it is written in the store. */
  readonly name: string;
  /** Whose app it is. */
  readonly publisher: Words;
  readonly android?: string;
  readonly ios?: string;
  /** Where there are several of a kind. */
  readonly forWhom?: Words;
  /** Where the store ids were found, or the name if there are none. */
  readonly source: string;
  /** Of the store ids: `sourced` means at least two public places that do not copy one another. */
  readonly certainty: (typeof certainties)[number];
}

export const officialApps: readonly OfficialApp[] = [
  {
    id: 'vneid',
    name: 'VNeID',
    publisher: { vi: 'Bộ Công an', en: 'Ministry of Public Security' },
    android: 'com.vnid',
    ios: 'id1582750372',
    source: 'gqgwm.com; nhiều kho mã công khai dẫn đến cả hai cửa hàng',
    certainty: 'sourced',
  },
  {
    id: 'vssid',
    name: 'VssID',
    publisher: { vi: 'Bảo hiểm xã hội Việt Nam', en: 'Vietnam Social Security' },
    android: 'com.bhxhapp',
    ios: 'id1521647264',
    source: 'nhiều kho mã công khai dẫn đến cả hai cửa hàng',
    certainty: 'sourced',
  },
  {
    id: 'evn-cskh',
    name: 'EVN CSKH',
    publisher: { vi: 'Tập đoàn Điện lực Việt Nam', en: 'Vietnam Electricity' },
    android: 'com.evn.cskh.vn',
    ios: 'id6754793134',
    forWhom: { vi: 'Dùng chung cả nước', en: 'The whole country' },
    source: 'github.com/chautruongthinh/nestup_evn; github.com/trankhanhduy2929-beep/EVN-CSKH-Homeassistant',
    certainty: 'sourced',
  },
  {
    id: 'evnspc-cskh',
    name: 'EVNSPC CSKH',
    publisher: { vi: 'Tổng công ty Điện lực miền Nam', en: 'Southern Power Corporation' },
    android: 'vn.evnspc.cskh.cskhevnspc.CSKHEVNSPC',
    forWhom: { vi: 'Miền Nam', en: 'The south' },
    source: 'ba kho mã công khai độc lập; chưa xác nhận số hiệu trên App Store',
    certainty: 'sourced',
  },
  {
    id: 'evnhcmc-cskh',
    name: 'EVNHCMC CSKH',
    publisher: { vi: 'Tổng công ty Điện lực Thành phố Hồ Chí Minh', en: 'Ho Chi Minh City Power Corporation' },
    forWhom: { vi: 'Thành phố Hồ Chí Minh', en: 'Ho Chi Minh City' },
    source: 'doanhnhandautu.net a45351',
    certainty: 'single-source',
  },
  {
    id: 'evncpc-cskh',
    name: 'EVNCPC CSKH',
    publisher: { vi: 'Tổng công ty Điện lực miền Trung', en: 'Central Power Corporation' },
    forWhom: { vi: 'Miền Trung', en: 'The centre' },
    source: 'cskh.cpc.vn, trang ứng dụng di động',
    certainty: 'single-source',
  },
  {
    id: 'evnhanoi',
    name: 'EVNHANOI',
    publisher: { vi: 'Tổng công ty Điện lực Thành phố Hà Nội', en: 'Hanoi Power Corporation' },
    forWhom: { vi: 'Hà Nội', en: 'Hanoi' },
    source: 'evnhanoi.com.vn (tên cũ: EVNHANOI CSKH)',
    certainty: 'unverified',
  },
  {
    id: 'evnnpc-cskh',
    name: 'EVNNPC CSKH',
    publisher: { vi: 'Tổng công ty Điện lực miền Bắc', en: 'Northern Power Corporation' },
    forWhom: { vi: 'Miền Bắc', en: 'The north' },
    source: 'github.com/chautruongthinh/nestup_evn: đang chuyển sang EVN CSKH',
    certainty: 'unverified',
  },
  {
    id: 'viettel-money',
    name: 'Viettel Money',
    publisher: { vi: 'Viettel', en: 'Viettel' },
    android: 'com.bplus.vtpay',
    ios: 'id1344204781',
    forWhom: { vi: 'Thuê bao Viettel', en: 'Viettel numbers' },
    source: 'viblo.asia (hướng dẫn ViettelPay); danh sách ngân hàng của VNPAY; nhiều kho mã công khai',
    certainty: 'sourced',
  },
  {
    id: 'vnpt-money',
    name: 'VNPT Money',
    publisher: { vi: 'VNPT', en: 'VNPT' },
    android: 'vnptpay.vnptmedia.vnpt.com.vnptpay',
    ios: 'id1294940479',
    forWhom: { vi: 'Thuê bao VinaPhone', en: 'VinaPhone numbers' },
    source: 'danh sách ngân hàng của VNPAY',
    certainty: 'single-source',
  },
  {
    id: 'mobifone-money',
    name: 'MobiFone Money',
    publisher: { vi: 'MobiFone', en: 'MobiFone' },
    forWhom: { vi: 'Thuê bao MobiFone', en: 'MobiFone numbers' },
    source: 'mobifonemoney.vn',
    certainty: 'single-source',
  },
];

export function findApp(id: string): OfficialApp | undefined {
  return officialApps.find((app) => app.id === id);
}

/** Whose addresses a guide may say: only the state gives out names that end so. Everything else is opened from an app, or not named. */
const officialEnding = 'gov.vn';

export function isOfficialSite(host: string): boolean {
  return host === officialEnding || host.endsWith(`.${officialEnding}`);
}

export const platforms = ['android', 'ios'] as const;
export type Platform = (typeof platforms)[number];

const storePages: Readonly<Record<Platform, (id: string) => string>> = {
  android: (id) => `https://play.google.com/store/apps/details?id=${id}`,
  ios: (id) => `https://apps.apple.com/vn/app/${id}`,
};

/** The app's own page in the platform's own store. None for an id that rests on one place only: a wrong code leads to a false app, a name does not. */
export function storeAddress(app: OfficialApp, platform: Platform): string | undefined {
  const id = app[platform];
  return id !== undefined && app.certainty === 'sourced' ? storePages[platform](id) : undefined;
}
