import type { Obstacle } from './guide.ts';

/** What stops people in both VNeID guides. Ids are shared, so that the desk can count an obstacle over both. */
export const vneidObstacles = {
  noPhone: {
    id: 'no-phone',
    title: { vi: 'Không có điện thoại thông minh', en: 'No smartphone' },
    advice: {
      vi: 'Nói rõ: thẻ căn cước vẫn dùng bình thường, không ai bị từ chối vì không có điện thoại. Mời bác ra Trung tâm phục vụ hành chính công xã khi cần làm thủ tục.',
      en: 'Say it clearly: the citizen card stays valid and nobody is turned away for having no phone. The commune service centre helps with any procedure.',
    },
    followUp: 'service-point',
  },
  phoneFull: {
    id: 'phone-full',
    title: { vi: 'Máy đầy bộ nhớ hoặc quá cũ', en: 'The phone is full or too old' },
    advice: {
      vi: 'Bác chọn giúp ảnh, video nào không cần nữa rồi bác tự xóa. Nếu CH Play báo máy không hỗ trợ thì dừng lại, hẹn làm trên máy khác của chính bác.',
      en: 'Let the person choose pictures and videos to delete, and delete them themselves. If the store says the phone is not supported, stop and come back when they have another.',
    },
    followUp: 'return',
  },
  noNetwork: {
    id: 'no-network',
    title: { vi: 'Không có mạng hoặc hết dung lượng', en: 'No network or no data left' },
    advice: {
      vi: 'Ra chỗ thoáng thử lại, hoặc nhờ Wi-Fi của nhà văn hóa thôn. Không được thì ghi lại bước đang dở và hẹn ngày khác.',
      en: 'Try again outdoors, or on the Wi-Fi of the village house. If it does not work, keep the step and agree on another day.',
    },
    followUp: 'return',
  },
  simNotOwn: {
    id: 'sim-not-own',
    title: { vi: 'SIM không đứng tên mình', en: 'The SIM is in somebody else’s name' },
    advice: {
      vi: 'Mời bác mang thẻ căn cước ra cửa hàng nhà mạng làm lại SIM đứng tên bác. Không dùng tạm số của con cháu hay của cháu.',
      en: 'Ask them to take their citizen card to the operator’s shop and have the SIM put in their name. Never use a relative’s number or yours for now.',
    },
    followUp: 'service-point',
  },
  noCode: {
    id: 'no-code',
    title: { vi: 'Không nhận được tin nhắn mã', en: 'The code by SMS does not come' },
    advice: {
      vi: 'Xem sóng, xem hộp thư có đầy hoặc chặn tin lạ không, bật tắt chế độ máy bay một lần. Chờ vài phút rồi hãy bấm gửi lại.',
      en: 'Look at the signal, a full inbox and blocked senders; switch flight mode on and off once. Wait a few minutes before asking for the code again.',
    },
    followUp: 'return',
  },
  faceNotMatched: {
    id: 'face-not-matched',
    title: { vi: 'Chụp khuôn mặt không khớp', en: 'The face is not recognised' },
    advice: {
      vi: 'Ra chỗ sáng đều, lau ống kính, bỏ mũ, kính và khẩu trang, để máy ngang tầm mắt. Thử ba lần không được thì mời bác ra công an xã.',
      en: 'Find even light, wipe the lens, take off hat, glasses and mask, hold the phone at eye level. After three tries, ask at the commune police.',
    },
    followUp: 'police',
  },
  dataMismatch: {
    id: 'data-mismatch',
    title: { vi: 'Báo thông tin không khớp', en: 'The app says the data do not match' },
    advice: {
      vi: 'Đối chiếu lại từng chữ trên thẻ. Vẫn báo sai thì mời bác mang thẻ và giấy tờ liên quan ra công an xã để sửa trong cơ sở dữ liệu dân cư.',
      en: 'Compare with the card letter by letter. If it is still refused, they take the card and papers to the commune police, who can correct the population database.',
    },
    followUp: 'police',
  },
  forgotPassword: {
    id: 'forgot-password',
    title: { vi: 'Quên mật khẩu hoặc mã 6 số', en: 'Password or passcode forgotten' },
    advice: {
      vi: 'Bác tự bấm “Quên mật khẩu” và làm theo màn hình. Không được thì mời bác ra công an xã. Không ai khác được đặt hộ.',
      en: 'They press “Quên mật khẩu” (forgotten password) and follow the screen. If that fails, the commune police help. Nobody else may set it for them.',
    },
    followUp: 'police',
  },
  otherPhone: {
    id: 'other-phone',
    title: { vi: 'Tài khoản đang ở máy khác', en: 'The account is on another phone' },
    advice: {
      vi: 'Mỗi lúc chỉ dùng trên một máy. Bác xác nhận trên máy cũ; không còn máy cũ thì dùng máy có NFC để đọc chip trên thẻ, hoặc ra công an xã.',
      en: 'The account works on one phone at a time. Confirm on the old phone; without it, use a phone with NFC to read the card’s chip, or ask at the commune police.',
    },
    followUp: 'return',
  },
  afraid: {
    id: 'afraid',
    title: { vi: 'Lo bị lừa, chưa muốn làm', en: 'Afraid of fraud, not ready' },
    advice: {
      vi: 'Cẩn thận là đúng. Không ép. Mời bác hỏi trưởng thôn hoặc công an xã, và hẹn hôm khác có con cháu cùng ngồi.',
      en: 'Being careful is right. Do not press. Suggest asking the village head or the commune police, and agree on a day when a relative can sit in.',
    },
    followUp: 'return',
  },
  noTime: {
    id: 'no-time',
    title: { vi: 'Mệt hoặc bận, muốn để hôm khác', en: 'Tired or busy, another day' },
    advice: {
      vi: 'Cảm ơn bác, ghi lại bước đang dở và hẹn ngày giờ cụ thể.',
      en: 'Thank them, keep the step where you stopped, and agree on a day and hour.',
    },
    followUp: 'return',
  },
  cannotTravel: {
    id: 'cannot-travel',
    title: { vi: 'Không đi lại được', en: 'Cannot travel' },
    advice: {
      vi: 'Báo tổ trưởng để hỏi công an xã về buổi làm lưu động tại thôn hoặc tại nhà. Chưa hứa ngày khi chưa có lịch.',
      en: 'Tell the team lead, who asks the commune police about a mobile session in the village or at home. Promise no day before there is one.',
    },
    followUp: 'police',
  },
  noCard: {
    id: 'no-card',
    title: { vi: 'Chưa có thẻ căn cước gắn chip', en: 'No chip card yet' },
    advice: {
      vi: 'Mời bác ra công an xã làm thẻ. Định danh mức 2 có thể làm luôn trong lần đó.',
      en: 'Ask them to have the card made at the commune police. Level 2 can be done on the same visit.',
    },
    followUp: 'police',
  },
  resultLate: {
    id: 'result-late',
    title: { vi: 'Chờ lâu chưa có kết quả', en: 'No result for a long time' },
    advice: {
      vi: 'Xem tin nhắn và mục thông báo trong VNeID. Quá một tuần chưa thấy gì thì bác ra hỏi trực tiếp công an xã, không hỏi qua số điện thoại lạ.',
      en: 'Look in the messages and in VNeID’s notifications. After a week without news, ask at the commune police in person, never through an unknown number.',
    },
    followUp: 'police',
  },
} as const satisfies Record<string, Obstacle>;
