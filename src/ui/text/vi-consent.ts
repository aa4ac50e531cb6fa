/** What a person has agreed to, and taking it back. */
export const consent = {
  withdraw: 'Rút lại',
  withdrawn: 'Đã rút lại',
  title: 'Rút lại đồng ý',
  follows: {
    registration: 'Từ giờ không ghi thêm gì về người này. Muốn xóa những gì đã ghi, người này nói với tổ hoặc với Ủy ban.',
    guidance: 'Vẫn hướng dẫn bình thường, nhưng từ giờ không ghi các bước đã làm.',
    reporting: 'Việc rút lại được ghi vào hồ sơ và báo về bàn điều phối.',
  },
  done: 'Đã rút lại. Có hiệu lực ngay trên máy này.',
  byRepresentative: (who: string) => `Đồng ý thay: ${who}`,
  witnessed: (who: string) => `Người làm chứng: ${who}`,
  typed: (name: string) => `Tự gõ tên: ${name}`,
  signature: 'Nét ký khi đồng ý',
};
