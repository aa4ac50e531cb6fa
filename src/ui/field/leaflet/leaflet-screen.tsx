import type { Guide } from '#guides/guide.ts';
import type { Progress } from '#domain/entities.ts';
import { formOfAddress } from '#domain/form-of-address.ts';
import { device, useRead } from '#ui/device.ts';
import { TopBar } from '#ui/parts/bars.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Notice } from '#ui/parts/signals.tsx';
import { guideWords, said, saidIn } from '#ui/text/guide-words.ts';
import { leafletWords } from '#ui/text/leaflet-words.ts';
import { capitalised, localeFormats } from '#ui/text/locale-formats.ts';
import { leaflet as inVietnamese } from '#ui/text/vi-leaflet.ts';
import { formats } from '#ui/text/words.ts';
import '#ui/styles/screens/leaflet.css';
import { useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { NoRecord } from '../forms/record-gone.tsx';
import { QrCode } from '../guide/qr-code.tsx';
import { useFormOfAddress, useSpokenLanguage } from '../guide/spoken-language.tsx';
import { findGuide, loadGuides } from '../guides-loaded.ts';
import { shareFile } from '../police-day/share-file.ts';
import { todayOn } from '../today-on.ts';
import { leafletOf, type Leaflet } from './leaflet.ts';

/** `/people/:id/guides/:guide/leaflet` and `/homes/:id/guides/:guide/leaflet`: what stays behind when the volunteer has gone. */
export function LeafletScreen() {
  const { params, path } = useRoute();
  const [loading, setLoading] = useState(true);
  useEffect(() => void loadGuides().then(() => setLoading(false)), []);
  const id = params['id'] ?? '';
  const guide = findGuide(params['guide'] ?? '');
  if (!guide) return <NoRecord waiting={loading} title={leafletWords().title} />;
  return path.startsWith('/homes/') ? <OfHome id={id} guide={guide} /> : <OfPerson id={id} guide={guide} />;
}

interface OfProps {
  readonly id: string;
  readonly guide: Guide;
}

function OfPerson({ id, guide }: OfProps) {
  const page = useRead(() => device().person(id), [id]);
  useFormOfAddress(formOfAddress(page.value?.person.birth, page.value?.person.sex, todayOn()));
  if (!page.value) return <NoRecord waiting={page.waiting} title={leafletWords().title} />;
  const { person, progress } = page.value;
  return (
    <Page guide={guide} back={`/people/${id}/guides/${guide.id}`} language={person.language ?? undefined} progress={progress[guide.id]} />
  );
}

function OfHome({ id, guide }: OfProps) {
  const home = useRead(() => device().home(id), [id]);
  if (!home.value) return <NoRecord waiting={home.waiting} title={leafletWords().title} />;
  return <Page guide={guide} back={`/homes/${id}/guides/${guide.id}`} language={undefined} progress={home.value.progress[guide.id]} />;
}

interface PageProps {
  readonly guide: Guide;
  readonly back: string;
  readonly language: string | undefined;
  readonly progress: Progress | undefined;
}

function Page({ guide, back, language, progress }: PageProps) {
  useSpokenLanguage(guide, language);
  const texts = leafletWords();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const leaflet = leafletOf({
    guide,
    say: printed,
    platformName: (platform) => guideWords()[platform],
    agreed: agreedLines(guide, progress),
  });
  const share = async () => {
    setState('busy');
    try {
      await shareFile(await pdfFile(guide, leaflet));
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <main class="screen leaflet-screen">
      <TopBar title={texts.title} under={said(guide.title)} back={back} />
      <div class="screen-body">
        <p class="soft leaflet-hint">{texts.hint}</p>
        <Sheet leaflet={leaflet} headings={paperWords(guide).headings} />
        {state === 'failed' && (
          <Notice kind="error" title={texts.failed}>
            <p>{texts.failedMore}</p>
          </Notice>
        )}
      </div>
      <div class="screen-action line">
        <Button icon="print" onPress={() => print()}>
          {texts.print}
        </Button>
        <Button look="main" size="big" icon="send" busy={state === 'busy'} onPress={() => void share()}>
          {texts.share}
        </Button>
      </div>
    </main>
  );
}

/** The paper stays with the citizen: its own words are in the language of what stands on it, not in the volunteer's. */
function paperWords(guide: Guide): typeof inVietnamese {
  return saidIn(guide.title) === 'en' ? leafletWords() : inVietnamese;
}

/** The day that was agreed, and what the guide says to agree on. No name: the paper may be left lying. */
function agreedLines(guide: Guide, progress: Progress | undefined): readonly string[] {
  const day = progress?.appointmentOn;
  const words = paperWords(guide);
  const days = words === inVietnamese ? localeFormats('vi-VN') : formats();
  const dated = day ? [words.agreedOn(`${capitalised(days.weekday(day))}, ${days.date(day)}`)] : [];
  return [...dated, ...guide.nextTime.map((words) => printed(words))];
}

const latin = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** The paper's letters are Latin: words in others are printed in Vietnamese. */
function printed(words: Guide['title']): string {
  const text = said(words);
  return latin.test(text) ? text : words.vi;
}

async function pdfFile(guide: Guide, leaflet: Leaflet): Promise<File> {
  const [{ leafletPdf }, { leafletFonts }] = await Promise.all([import('./leaflet-pdf.ts'), import('./leaflet-fonts.ts')]);
  const bytes = leafletPdf(leaflet, paperWords(guide).headings, await leafletFonts());
  return new File([bytes], `${guide.id}.pdf`, { type: 'application/pdf' });
}

function Sheet({ leaflet, headings }: { readonly leaflet: Leaflet; readonly headings: typeof inVietnamese.headings }) {
  return (
    <article class="leaflet">
      <h2 class="leaflet-title">{leaflet.title}</h2>
      <p>{leaflet.summary}</p>
      <h3>{headings.steps}</h3>
      <ol>
        {leaflet.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <List heading={headings.safety} lines={leaflet.safety} />
      <List heading={headings.agreed} lines={leaflet.agreed} />
      {leaflet.codes.length > 0 && (
        <section>
          <h3>{headings.codes}</h3>
          <div class="leaflet-codes">
            {leaflet.codes.map(({ address, caption }) => (
              <figure key={address}>
                <QrCode text={address} />
                <figcaption>{caption}</figcaption>
              </figure>
            ))}
          </div>
        </section>
      )}
      <p class="small">{headings.from}</p>
    </article>
  );
}

function List({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{heading}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
