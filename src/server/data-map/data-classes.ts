import type { EntityKind } from '#domain/entities.ts';

/** What a column or field says of whom. Every one of them has a class; a test fails for one that has none. */
export const dataClasses = {
  person: 'dữ liệu cá nhân của người dân',
  pseudonym: 'mã thay tên người dân, vô nghĩa khi đứng một mình',
  member: 'về thành viên tổ và cán bộ',
  secret: 'khóa hoặc dấu của khóa',
  plain: 'không về ai',
} as const;
export type DataClass = keyof typeof dataClasses;

/** Column or field names under their class, separated by spaces. */
export type Classified = Readonly<Partial<Record<DataClass, string>>>;

export interface TableEntry {
  readonly why: string;
  readonly basis: 'consent' | 'duty' | 'none';
  /** Until when. */
  readonly kept: string;
  readonly seenBy: string;
  readonly columns: Classified;
}

export const bases = {
  consent: 'sự đồng ý của người ấy (Luật 91/2025/QH15, điều 9)',
  duty: 'nghĩa vụ của cơ quan: chứng minh việc đã làm, bảo vệ hệ thống',
  none: 'không phải dữ liệu cá nhân',
} as const;

export interface FieldEntry {
  readonly why: string;
  readonly fields: Classified;
}

/** The fields of the records, in `records.fields` and `mutations.set`. */
export const recordFields: Readonly<Record<EntityKind, FieldEntry>> = {
  household: {
    why: 'tìm lại nhà và người đại diện để hẹn, thăm và hướng dẫn',
    fields: { person: 'head address phone size location internet note', pseudonym: 'mergedInto', plain: 'removed' },
  },
  person: {
    why: 'biết ai cần hướng dẫn gì; số định danh để không ghi trùng',
    fields: {
      person: 'name birth sex personalId phone device relation language note',
      pseudonym: 'household mergedInto',
      plain: 'removed',
    },
  },
  consent: {
    why: 'chứng minh người ấy đã đồng ý, với lời văn nào, cho mục đích nào',
    fields: {
      person: 'language representative typedName witness signature',
      pseudonym: 'person',
      plain: 'purposes notice method givenAt withdrawnAt guidanceWithdrawnAt reportingWithdrawnAt',
    },
  },
  visit: {
    why: 'biết nhà nào đã đến, nhà nào hẹn lại',
    fields: { person: 'note', pseudonym: 'household present', plain: 'at minutes outcome returnOn removed' },
  },
  progress: {
    why: 'biết người ấy đã đến bước nào của dịch vụ nào',
    fields: { person: 'milestone step obstacle appointmentOn independent declined', plain: 'version' },
  },
  task: {
    why: 'việc hẹn với một nhà',
    fields: { person: 'what', pseudonym: 'household person', member: 'assignee', plain: 'dueOn doneAt campaign removed' },
  },
  review: { why: 'sửa chỗ sai trong hồ sơ', fields: { person: 'comment answer', plain: 'state field' } },
  request: {
    why: 'người dân thực hiện quyền của mình ngay tại nhà',
    fields: { person: 'right askedBy asker words', pseudonym: 'person', plain: 'checked at' },
  },
};

export function namesIn(classified: Classified): readonly (readonly [name: string, of: DataClass])[] {
  return (Object.entries(classified) as (readonly [DataClass, string])[]).flatMap(([of, names]) =>
    names.split(' ').map((name) => [name, of] as const),
  );
}
