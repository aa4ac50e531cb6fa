export interface NewsItem {
  /** The day it came out, `yyyy-mm-dd`: later ones sort later. */
  readonly since: string;
  readonly lines: readonly string[];
}

/** Of the last versions only, newest first, at most four lines each: it is read standing at a door. */
const items: readonly NewsItem[] = [
  {
    since: '2026-11-26',
    lines: [
      'Trợ giúp trên mọi màn hình: chạm dấu hỏi ở góc trên.',
      'Nền Ngoài nắng, chữ đen trên trắng: chọn trong Cài đặt.',
      'Ghi nhà xong ghi luôn được người đầu tiên.',
    ],
  },
];

export const news = {
  title: 'Có gì mới',
  seen: 'Đã xem',
  items,
};
