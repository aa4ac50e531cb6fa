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

/** Said wherever a code, password or passcode is entered. */
export const secretCaution: Words = {
  vi: 'Mã này chỉ một mình bác biết. Cháu quay đi, bác tự nhập và đừng đọc cho ai, kể cả cháu.',
  en: 'Only you may know this code. I will turn away; enter it yourself and read it to nobody, not even me.',
};

export const storeCaution: Words = {
  vi: 'Chỉ cài từ CH Play hoặc App Store. Ai gửi đường dẫn hay tệp cài đặt thì bác đừng bấm vào.',
  en: 'Install only from Google Play or the App Store. If anybody sends a link or an install file, do not open it.',
};

export const policeCallCaution: Words = {
  vi: 'Công an không gọi điện hướng dẫn kích hoạt. Ai gọi bảo bấm vào đường dẫn là lừa đảo: bác tắt máy, ra hỏi công an xã.',
  en: 'The police do not phone to help you activate. Whoever calls and sends a link is a fraud: hang up and ask at the commune police.',
};
