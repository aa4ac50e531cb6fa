import type { FieldValue } from '#domain/mutation.ts';
import type { DeskRecord } from '#protocol/desk-answers.ts';
import { Badge } from '#ui/parts/signals.tsx';
import { Card, Row, Rows } from '#ui/parts/surfaces.tsx';
import { formats, words } from '#ui/text/words.ts';
import { Revealable } from './account/reveal.tsx';
import { deskWords } from './desk-words.ts';
import { versionNow } from './known-guides.ts';
import { fieldName, guideTitle, textField, valueWords } from './record-words.ts';

/** The fields that are filled in, those we know in our order first, then whatever a newer app wrote. */
export function RecordFacts({
  record,
  order,
  without = [],
}: {
  readonly record: DeskRecord;
  readonly order: readonly string[];
  readonly without?: readonly string[];
}) {
  const { fields } = record;
  const others = Object.keys(fields).filter((field) => !order.includes(field) && !without.includes(field));
  const filled = [...order, ...others].filter((field) => fields[field] !== undefined && fields[field] !== null && fields[field] !== '');
  return (
    <dl class="facts">
      {filled.map((field) => (
        <FactLine key={field} field={field} record={record} />
      ))}
    </dl>
  );
}

function FactLine({ field, record: { kind, id, fields } }: { readonly field: string; readonly record: DeskRecord }) {
  return (
    <div class="fact">
      <dt>{fieldName(field)}</dt>
      <dd>
        <Revealable key={id} kind={kind} id={id} field={field} shown={valueWords(field, fields[field] ?? null, id)} />
      </dd>
    </div>
  );
}

/** How far one person is in one service. */
export function ProgressLine({ progress }: { readonly progress: DeskRecord }) {
  const { record } = deskWords();
  const guide = progress.id.slice(progress.id.indexOf('/') + 1);
  const milestone = textField(progress.fields, 'milestone');
  const obstacle = textField(progress.fields, 'obstacle');
  const appointment = textField(progress.fields, 'appointmentOn');
  return (
    <span class="line">
      <span class="strong">{guideTitle(guide)}</span>
      {milestone && <Badge tone="done">{guideTitle(guide, 'milestones', milestone)}</Badge>}
      {obstacle && (
        <Badge tone="wait" icon="warning">
          {guideTitle(guide, 'obstacles', obstacle)}
        </Badge>
      )}
      {appointment && (
        <Badge tone="note" icon="calendar">
          {record.appointment(formats().date(appointment))}
        </Badge>
      )}
      {progress.fields['independent'] === true && <Badge tone="done">{record.independent}</Badge>}
      {progress.fields['declined'] === true && <Badge icon="stopped">{record.declined}</Badge>}
      <OlderVersion guide={guide} version={progress.fields['version']} />
    </span>
  );
}

/** A record keeps the version it was made under: said when the tablets have another one by now. */
function OlderVersion({ guide, version }: { readonly guide: string; readonly version: FieldValue | undefined }) {
  const now = versionNow(guide);
  if (typeof version !== 'number' || now === undefined || version >= now) return null;
  return <span class="small soft">{deskWords().record.olderVersion(String(version), String(now))}</span>;
}

/** Given, withdrawn or never asked. */
export function ConsentBadge({ consents }: { readonly consents: readonly DeskRecord[] }) {
  const { consent } = words().facts;
  const standing = consents.some(({ fields }) => textField(fields, 'givenAt') && !textField(fields, 'withdrawnAt'));
  if (standing) {
    return (
      <Badge tone="done" icon="shield">
        {consent.given}
      </Badge>
    );
  }
  return (
    <Badge tone={consents.length > 0 ? 'stop' : 'wait'} icon="shield">
      {consents.length > 0 ? consent.withdrawn : consent.none}
    </Badge>
  );
}

export function ProgressRows({ progress }: { readonly progress: readonly DeskRecord[] }) {
  return (
    <Card tight>
      <Rows>
        {progress.map((one) => (
          <Row key={one.id} icon="guide" title={<ProgressLine progress={one} />} />
        ))}
      </Rows>
    </Card>
  );
}
