import type { Named } from '#background/device-api.ts';
import { consentsTo, type Purpose, purposeStands, withdrawals } from '#domain/consent.ts';
import { consentPurposes, type Consent } from '#domain/entities.ts';
import { decodeSignature, signatureGrid, signaturePath } from '#domain/signature.ts';
import { purposeWords } from '#guides/consent-notice.ts';
import { device } from '#ui/device.ts';
import { failureWords } from '#ui/failure-words.ts';
import { Button } from '#ui/parts/button.tsx';
import { Dialog } from '#ui/parts/overlays.tsx';
import { Badge, Notice } from '#ui/parts/signals.tsx';
import { showToast } from '#ui/parts/toasts.tsx';
import { consentWords } from '#ui/text/consent-words.ts';
import { language } from '#ui/text/language.ts';
import { words } from '#ui/text/words.ts';
import { useState } from 'preact/hooks';

type Given = readonly Named<Consent>[];

/** What somebody has agreed to, purpose by purpose, each of which can be withdrawn here and now, without a network. */
export function ConsentPurposes({ consents }: { readonly consents: Given }) {
  const [asked, setAsked] = useState<Purpose>();
  const text = consentWords();
  const asAgreed = consentPurposes.filter((purpose) => consents.some(({ purposes }) => !purposes || purposes.includes(purpose)));
  return (
    <>
      <ul class="consent-purposes">
        {asAgreed.map((purpose) => (
          <li key={purpose} class="line-apart">
            <span>{purposeWords[purpose][language.value]}</span>
            {purposeStands(consents, purpose) ? (
              <Button look="quiet" onPress={() => setAsked(purpose)}>
                {text.withdraw}
              </Button>
            ) : (
              <Badge tone="stop">{text.withdrawn}</Badge>
            )}
          </li>
        ))}
      </ul>
      <Proof consents={consents} />
      {asked && <WithdrawDialog purpose={asked} consents={consents} onClose={() => setAsked(undefined)} />}
    </>
  );
}

/** How the newest that stands was given: who witnessed it, what was typed or signed. */
function Proof({ consents }: { readonly consents: Given }) {
  const text = consentWords();
  const newest = consents
    .filter((consent) => consentsTo(consent, 'registration'))
    .toSorted((a, b) => (b.givenAt ?? '').localeCompare(a.givenAt ?? ''))[0];
  const strokes = newest?.signature ? decodeSignature(newest.signature) : undefined;
  const said = [
    newest?.representative && text.byRepresentative(newest.representative),
    newest?.witness && text.witnessed(newest.witness),
    newest?.typedName && text.typed(newest.typedName),
  ].filter(Boolean);
  return (
    <>
      {said.length > 0 && <p class="small soft">{said.join(' · ')}</p>}
      {strokes && (
        <svg class="signature-shown" viewBox={`0 0 ${signatureGrid.width} ${signatureGrid.height}`} role="img" aria-label={text.signature}>
          <path d={signaturePath(strokes)} />
        </svg>
      )}
    </>
  );
}

interface WithdrawDialogProps {
  readonly purpose: Purpose;
  readonly consents: Given;
  readonly onClose: () => void;
}

function WithdrawDialog({ purpose, consents, onClose }: WithdrawDialogProps) {
  const text = consentWords();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const withdraw = async () => {
    setBusy(true);
    const saved = await device().save(withdrawals(consents, purpose, new Date().toISOString()));
    setBusy(false);
    if (!saved.ok) return setRefused(failureWords(saved.failure));
    showToast({ words: text.done });
    onClose();
  };
  return (
    <Dialog title={text.title} onClose={onClose}>
      <p class="strong">{purposeWords[purpose][language.value]}</p>
      <p>{text.follows[purpose]}</p>
      {refused && <Notice kind="error" title={refused} />}
      <div class="button-bar">
        <Button onPress={onClose}>{words().parts.cancel}</Button>
        <Button look="danger" busy={busy} onPress={() => void withdraw()}>
          {text.withdraw}
        </Button>
      </div>
    </Dialog>
  );
}
