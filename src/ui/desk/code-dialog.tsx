import type { MemberRow, NewEnrolmentCode } from '#protocol/desk-answers.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { Skeleton } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { useEffect, useState } from 'preact/hooks';
import { type DeskFailure, deskFailureWords, deskPost } from './desk-client.ts';
import { deskWords } from './desk-words.ts';
import { QrPicture } from './qr-picture.tsx';

/** How long a code can be used, in hours. */
const codeHours = 72;

/** A card to show to a tablet's camera or to print: QR, code, address and three steps. */
export function CodeDialog({ member, onClose }: { readonly member: MemberRow; readonly onClose: () => void }) {
  const { members } = deskWords();
  const [code, setCode] = useState<NewEnrolmentCode>();
  const [failure, setFailure] = useState<DeskFailure>();
  useEffect(() => {
    void deskPost<NewEnrolmentCode>('enrolment-codes', { member: member.id, hours: codeHours }).then((answer) =>
      answer.ok ? setCode(answer.value) : setFailure(answer.failure),
    );
  }, []);
  return (
    <Dialog title={members.codeTitle} onClose={onClose}>
      {failure && <Notice kind="error" title={deskFailureWords(failure)} />}
      {!code && !failure && <Skeleton label={words().parts.loading} />}
      {code && (
        <>
          <CodeCard code={code} />
          <div class="button-bar desk-no-print">
            <Button look="main" onPress={() => print()}>
              {members.print}
            </Button>
            <Button onPress={onClose}>{words().parts.done}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function CodeCard({ code }: { readonly code: NewEnrolmentCode }) {
  const { members } = deskWords();
  return (
    <div class="desk-code-card">
      <p class="desk-print-only">
        <strong>Từng Ngõ</strong> · {members.codeTitle}
      </p>
      <p class="strong">{members.codeFor(code.memberName)}</p>
      <QrPicture text={code.link} label={members.codeQr} />
      <p class="desk-code">{code.code}</p>
      <p class="small">{code.link.split('#')[0]}</p>
      <ol class="desk-steps">
        {members.codeSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="small">{members.codeUntil(`${formats().time(code.expiresAt)} ${formats().date(code.expiresAt)}`)}</p>
      <p class="small soft desk-no-print">{members.codeOnce}</p>
    </div>
  );
}
