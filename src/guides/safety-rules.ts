import type { Words } from './guide.ts';

/** What a volunteer never does, whatever the service. Read before the first step. */
export const safetyRules: readonly Words[] = [
  {
    vi: 'Không bao giờ nhìn, nghe, gõ, ghi hay chụp mã OTP, mật khẩu, mã 6 số của người dân. Khi họ nhập, hãy quay mặt đi.',
    en: 'Never look at, listen to, type, write down or photograph an OTP, a password or a 6-digit passcode. Turn away while they are entered.',
  },
  {
    vi: 'Điện thoại luôn ở trong tay người dân. Chỉ bằng lời và bằng tay, không cầm máy làm thay, không mang máy đi.',
    en: 'The phone stays in the person’s hands. Point and explain; do not do it for them, and never walk away with the phone.',
  },
  {
    vi: 'Chỉ cài ứng dụng từ CH Play hoặc App Store. Không cài từ đường dẫn, tin nhắn, Zalo hay tệp APK.',
    en: 'Install apps only from Google Play or the App Store: never from a link, a message, Zalo or an APK file.',
  },
  {
    vi: 'Không chụp giấy tờ hay khuôn mặt người dân bằng máy của tổ.',
    en: 'Never photograph papers or faces with the team’s tablet.',
  },
  {
    vi: 'Không thu tiền, không nhận tiền. Đưa thẻ của tổ cho người dân xem trước khi bắt đầu.',
    en: 'Never ask for or take money. Show your team badge before you begin.',
  },
];

/** What a volunteer may do, whatever the service. */
export const mayDo: readonly Words[] = [
  {
    vi: 'Ngồi bên cạnh, chỉ tay và nói từng bước; đọc to chữ trên màn hình khi được nhờ.',
    en: 'Sit beside the person, point and explain; read the screen aloud when asked to.',
  },
  {
    vi: 'Giúp phóng to chữ, tìm chỗ sáng, tìm chỗ có sóng hoặc Wi-Fi của nhà văn hóa.',
    en: 'Help with larger letters, better light, a place with signal or the Wi-Fi of the village house.',
  },
  {
    vi: 'Mời người nhà cùng ngồi; dừng lại bất cứ lúc nào và hẹn hôm khác.',
    en: 'Invite a relative to sit in; stop at any time and agree on another day.',
  },
];

/** Said wherever a code, password or passcode is entered. */
export const secretCaution: Words = {
  vi: 'Mã và mật khẩu chỉ một mình bác biết. Cháu quay đi, bác tự nhập và đừng đọc cho ai, kể cả cháu.',
  en: 'Codes and passwords are yours alone. I turn away; enter them yourself and read them to nobody, not even me.',
};

export const storeCaution: Words = {
  vi: 'Chỉ cài từ CH Play hoặc App Store. Ai gửi đường dẫn hay tệp cài đặt thì bác đừng bấm vào.',
  en: 'Install only from Google Play or the App Store. If anybody sends a link or an install file, do not open it.',
};

export const policeCallCaution: Words = {
  vi: 'Công an không gọi điện hướng dẫn kích hoạt. Ai gọi bảo bấm vào đường dẫn là lừa đảo: bác tắt máy, ra hỏi công an xã.',
  en: 'The police do not phone to help you activate. Whoever calls and sends a link is a fraud: hang up and ask at the commune police.',
};

/** Said wherever money leaves an account. */
export const moneyCaution: Words = {
  vi: 'Bác đọc đúng tên người nhận, đúng số tiền rồi mới xác nhận. Mã và mật khẩu chỉ một mình bác biết, cháu quay mặt đi.',
  en: 'Read the name and the amount before you confirm. Codes and passwords are yours alone; I turn away.',
};

/** Said before a picture of papers is taken: on the person’s own phone, by the person. */
export const papersCaution: Words = {
  vi: 'Bác tự chụp bằng máy của bác. Tổ không chụp, không giữ ảnh giấy tờ của ai.',
  en: 'Take the picture yourself, with your own phone. The team takes and keeps no pictures of papers.',
};

/** Said wherever an address is typed. */
export const officialSiteCaution: Words = {
  vi: 'Địa chỉ thật có đuôi gov.vn. Đường dẫn ai gửi qua tin nhắn hay Zalo thì bác đừng bấm.',
  en: 'The real address ends in gov.vn. Never tap a link that somebody sends by message or Zalo.',
};
