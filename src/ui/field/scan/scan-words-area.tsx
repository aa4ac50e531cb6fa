import { Button } from '#ui/parts/button.tsx';
import { Icon, type IconName } from '#ui/parts/icon.tsx';
import { scanWords } from '#ui/text/scan-words.ts';
import { words } from '#ui/text/words.ts';
import { garbledOften, type Saying } from './scan-saying.ts';
import type { CameraState } from './use-camera.ts';

interface ScanWordsProps {
  readonly state: CameraState;
  readonly saying: Saying;
  readonly onRetry: () => void;
}

interface Said {
  readonly icon: IconName;
  readonly tone: 'plain' | 'wait';
  readonly title: string;
  readonly more?: string | undefined;
}

/** One place for what is the case and what to do, read out when it changes. */
export function ScanWords({ state, saying, onRetry }: ScanWordsProps) {
  const troubled = state.kind === 'trouble';
  // What was found in a picture file matters more than the camera that is missing.
  const { icon, tone, title, more } = troubled && saying.kind === 'aim' ? troubleSaid(state.trouble) : said(saying);
  return (
    <div class="scanner-words" data-tone={tone}>
      <div class="scanner-said" role="status" aria-live="polite">
        <Icon name={icon} />
        <div>
          <p class="strong">{title}</p>
          {more && <p>{more}</p>}
        </div>
      </div>
      {troubled && state.trouble !== 'absent' && <Button onPress={onRetry}>{words().parts.retry}</Button>}
      <p class="scanner-kept">
        <Icon name="shield" />
        {scanWords().kept}
      </p>
    </div>
  );
}

function troubleSaid(trouble: keyof ReturnType<typeof scanWords>['trouble']): Said {
  const { trouble: titles, troubleMore } = scanWords();
  return { icon: 'warning', tone: 'wait', title: titles[trouble], more: troubleMore[trouble] };
}

function said(saying: Saying): Said {
  const texts = scanWords();
  const odd = (title: string, more?: string): Said => ({ icon: 'warning', tone: 'wait', title, more });
  switch (saying.kind) {
    case 'aim':
      return { icon: 'scan', tone: 'plain', title: texts.aim, more: texts.aimMore };
    case 'reading-picture':
      return { icon: 'waiting', tone: 'plain', title: texts.readingPicture };
    case 'other':
      return odd(texts.other[saying.what], saying.what === 'old-card' ? texts.garbledOftenMore : texts.closer);
    case 'not-a-card':
      return odd(texts.notACard, texts.closer);
    case 'garbled':
      return saying.times < garbledOften ? odd(texts.garbled, texts.garbledMore) : odd(texts.garbledOften, texts.garbledOftenMore);
    case 'no-code':
      return odd(texts.noCode, texts.noCodeMore);
    case 'bad-picture':
      return odd(texts.badPicture, texts.badPictureMore);
    default:
      return odd(texts.readerBroken, texts.readerBrokenMore);
  }
}
