import { birthYear } from '#domain/birth.ts';
import type { Fields } from '#domain/mutation.ts';
import type { NumberProblem } from '#domain/review-problems.ts';
import type { DeskRecord } from '#protocol/desk-answers.ts';
import type { ReviewCompany, ReviewDetail } from '#protocol/desk-review.ts';
import { Badge } from '#ui/parts/signals.tsx';
import { formats, words } from '#ui/text/words.ts';
import { OutcomeBadge } from '../households-screen.tsx';
import { fieldName, textField, valueWords } from '../record-words.ts';
import { reviewWords } from './review-words.ts';

/** What the suspicion rests on, beside the record. */
export function Evidence({ detail }: { readonly detail: ReviewDetail }) {
  return (
    <>
      {detail.row?.problems.map((problem) => {
        if (problem.kind === 'number-mismatch') return <NumberBeside key={problem.kind} problem={problem} record={detail.record} />;
        if (problem.kind === 'same-number') return <OthersBeside key={problem.kind} detail={detail} />;
        if (problem.kind === 'pace') return <Company key={problem.kind} detail={detail} of="pace" count={problem.count - 1} />;
        if (problem.kind === 'one-point') return <Company key={problem.kind} detail={detail} of="one-point" count={problem.homes - 1} />;
        return null;
      })}
    </>
  );
}

interface Line {
  readonly name: string;
  readonly values: readonly string[];
  /** Only then is a difference worth a word. */
  readonly matters: boolean;
}

/** A table of what two or more say about the same things; what differs is marked in words. */
function Beside({ heads, lines }: { readonly heads: readonly string[]; readonly lines: readonly Line[] }) {
  const { beside, part, differs } = reviewWords();
  return (
    <section class="stack-tight">
      <h3>{beside}</h3>
      <div class="desk-table-frame">
        <table class="desk-table desk-review-beside" data-rows="still">
          <thead>
            <tr>
              {[part, ...heads].map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, values, matters }) => {
              const odd = matters && new Set(values).size > 1;
              return (
                <tr key={name} data-odd={odd}>
                  <th scope="row">
                    {name}{' '}
                    {odd && (
                      <Badge tone="wait" icon="warning">
                        {differs}
                      </Badge>
                    )}
                  </th>
                  {values.map((value, place) => (
                    // oxlint-disable-next-line react/no-array-index-key -- a column has no other name
                    <td key={place}>{value || '–'}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function NumberBeside({ problem, record }: { readonly problem: NumberProblem; readonly record: DeskRecord }) {
  const { inBook, inNumber, birthYear: yearName, placeCode, unknownPlace } = reviewWords();
  const { warnings, numberSays } = problem;
  const birth = textField(record.fields, 'birth');
  const sexes: Readonly<Record<string, string>> = words().facts.sex;
  const lines: readonly (Line | undefined)[] = [
    numberSays.birthYear === undefined
      ? undefined
      : { name: yearName, values: [birth ? String(birthYear(birth)) : '', String(numberSays.birthYear)], matters: true },
    numberSays.sex && {
      name: fieldName('sex'),
      values: [sexes[textField(record.fields, 'sex') ?? ''] ?? '', sexes[numberSays.sex] ?? ''],
      matters: true,
    },
    warnings.includes('province-unknown')
      ? { name: placeCode, values: [numberSays.placeCode ?? '', unknownPlace], matters: true }
      : undefined,
  ];
  return <Beside heads={[inBook, inNumber]} lines={lines.filter((line) => line !== undefined)} />;
}

const compared = ['name', 'birth', 'sex', 'personalId', 'phone', 'relation'];
/** Records beside one another that still can be read. */
const mostBeside = 3;

function OthersBeside({ detail }: { readonly detail: ReviewDetail }) {
  const { inBook, otherIn, village, outsideOnly } = reviewWords();
  const others = detail.company.filter(({ of }) => of === 'same-number').slice(0, mostBeside);
  if (others.length === 0) return <p class="soft">{outsideOnly}</p>;
  const all = [detail.record, ...others.map(({ record }) => record)];
  const value = (fields: Fields, field: string) => (textField(fields, field) ? valueWords(field, fields[field] ?? null) : '');
  const lines = compared
    .map((field) => ({ name: fieldName(field), values: all.map(({ fields }) => value(fields, field)), matters: field !== 'relation' }))
    .filter(({ values }) => values.some((text) => text !== ''));
  const places = [detail.path.at(-1)?.name ?? '', ...others.map(({ areaName }) => areaName)];
  return (
    <Beside
      heads={[inBook, ...others.map(({ areaName }) => otherIn(areaName))]}
      lines={[...lines, { name: village, values: places, matters: false }]}
    />
  );
}

interface CompanyProps {
  readonly detail: ReviewDetail;
  readonly of: 'pace' | 'one-point';
  readonly count: number;
}

/** Others of the same hour or point: a few, and how many more. */
function Company({ detail, of, count }: CompanyProps) {
  const { sameHour, samePoint, andMore } = reviewWords();
  const shown = detail.company.filter((one) => one.of === of);
  if (shown.length === 0) return null;
  return (
    <section class="stack-tight">
      <h3>{of === 'pace' ? sameHour : samePoint}</h3>
      <ul class="desk-review-company">
        {shown.map((one) => (
          <li key={one.record.id}>
            <CompanyLine one={one} />
          </li>
        ))}
        {count > shown.length && <li class="soft">{andMore(formats().number(count - shown.length))}</li>}
      </ul>
    </section>
  );
}

function CompanyLine({ one: { record, title } }: { readonly one: ReviewCompany }) {
  const { noName } = reviewWords();
  const at = textField(record.fields, 'at');
  const home = record.kind === 'visit' ? textField(record.fields, 'household') : record.id;
  const href = record.kind === 'person' ? `/desk/people/${record.id}` : `/desk/households/${home ?? ''}`;
  return (
    <span class="line">
      {at && <span class="desk-review-time">{formats().time(at)}</span>}
      <a href={href}>{title || noName}</a>
      {record.kind === 'visit' && <OutcomeBadge outcome={textField(record.fields, 'outcome') ?? ''} />}
      <span class="small soft">{textField(record.fields, 'address')}</span>
    </span>
  );
}
