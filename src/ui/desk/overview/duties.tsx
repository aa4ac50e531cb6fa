import type { Overview, TabletGap } from '#protocol/desk-answers.ts';
import { Icon } from '#ui/parts/icon.tsx';
import { Card, Section } from '#ui/parts/surfaces.tsx';
import { formats } from '#ui/text/words.ts';
import { FigureLink } from './figure-link.tsx';
import { figuresWords } from './figures-words.ts';

const whens = ['overdue', 'week', 'returned', 'undated'] as const;
/** More tablets than these are on their own screen. */
const tabletsShown = 6;

/** What is due and where, and which tablets hold figures back. */
export function Duties({ overview }: { readonly overview: Overview }) {
  const words = figuresWords();
  const { node, due, unconsented, tablets } = overview;
  const none = unconsented === 0 && whens.every((when) => due[when] === 0);
  return (
    <div class="desk-columns">
      <Section title={words.duties}>
        <Card>
          {none && <p>{words.noDuties}</p>}
          <ul class="desk-duties">
            {whens.map((when) => (
              <li key={when} data-when={when}>
                <span>{words[when]}</span>
                <strong>
                  <FigureLink node={node.id} figures={[`due/${when}`]} count={due[when]} name={words[when]} />
                </strong>
              </li>
            ))}
            <li>
              <span>{words.unconsented}</span>
              <strong>
                <FigureLink node={node.id} figures={['unconsented']} count={unconsented} name={words.unconsented} />
              </strong>
            </li>
          </ul>
        </Card>
      </Section>
      {tablets.length > 0 && (
        <Section title={words.tablets}>
          <Card>
            <ul class="desk-duties">
              {tablets.slice(0, tabletsShown).map((tablet) => (
                <li key={tablet.id}>
                  <Gap tablet={tablet} />
                </li>
              ))}
            </ul>
            {tablets.length > tabletsShown && (
              <p>
                <a href={`/desk/areas/${node.id}/tablets`}>{words.moreTablets(formats().number(tablets.length - tabletsShown))}</a>
              </p>
            )}
          </Card>
        </Section>
      )}
    </div>
  );
}

function Gap({ tablet }: { readonly tablet: TabletGap }) {
  const words = figuresWords();
  const { name, memberName, authored, received, lastContactAt, silent } = tablet;
  const number = formats().number;
  return (
    <span class="stack-tight">
      <span>{words.received(number(received), number(authored), `${name} (${memberName})`)}</span>
      {silent && (
        <span class="line small desk-silent">
          <Icon name="offline" />
          {lastContactAt ? words.silentSince(formats().dateTime(lastContactAt)) : words.neverHeard}
        </span>
      )}
    </span>
  );
}
