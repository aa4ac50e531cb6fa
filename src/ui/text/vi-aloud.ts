export const aloud = {
  listen: 'Đọc to',
  stop: 'Dừng đọc',
  rate: 'Đọc nhanh hay chậm',
  rates: { slow: 'Chậm', usual: 'Vừa', quick: 'Nhanh' },
};
