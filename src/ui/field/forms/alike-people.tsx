import type { KnownMatch } from '#background/device-api.ts';
import { formatBirth, parseBirth } from '#domain/birth.ts';
import { checkPersonalId, cleanPersonalId } from '#domain/personal-id.ts';
import { cleanText } from '#domain/vietnamese-text.ts';
import { device, useRead } from '#ui/device.ts';
import { Notice } from '#ui/parts/signals.tsx';
import { Card, Row, Rows } from '#ui/parts/surfaces.tsx';
import { alikeWords } from '#ui/text/alike-words.ts';
import { words } from '#ui/text/words.ts';

interface AlikePeopleProps {
  /** As typed so far. */
  readonly personalId: string;
  readonly name?: string | undefined;
  readonly birth?: string | undefined;
  /** Where the person is being registered. */
  readonly area?: string | undefined;
  /** The record that is being edited. */
  readonly except: string | undefined;
}

/** Somebody who may be this person already. Said, never decided: many people share a name, and a digit is soon wrong. */
export function AlikePeople({ personalId, name = '', birth = '', area, except }: AlikePeopleProps) {
  const number = cleanPersonalId(personalId);
  const query = {
    personalId: checkPersonalId(number).valid ? number : undefined,
    name: cleanText(name),
    birth: parseBirth(birth),
    area,
    except,
  };
  const known = useRead(() => device().knownAlready(query), Object.values(query));
  const matches = known.value ?? [];
  const same = matches.filter(({ reason }) => reason === 'same-number');
  const texts = alikeWords();
  return (
    <div role="status" class="stack">
      {same.length > 0 && (
        <Notice kind="warning" title={texts.sameNumber}>
          <Matches matches={same} more={texts.sameNumberMore} />
        </Notice>
      )}
      {same.length < matches.length && (
        <Notice kind="info" title={texts.maybe}>
          <Matches matches={matches.filter((match) => !same.includes(match))} more={texts.maybeMore} />
        </Notice>
      )}
    </div>
  );
}

function Matches({ matches, more }: { readonly matches: readonly KnownMatch[]; readonly more: string }) {
  return (
    <>
      <p>{`${more} ${alikeWords().kept}`}</p>
      <Card tight>
        <Rows>
          {matches.map((match) => (
            <Row key={match.person} icon="person" title={match.name || alikeWords().nameless} href={`/people/${match.person}`}>
              <span class="row-more">{tellApart(match)}</span>
              <span class="row-more">{whereabouts(match)}</span>
            </Row>
          ))}
        </Rows>
      </Card>
    </>
  );
}

function tellApart({ birth, lastDigits }: KnownMatch): string {
  const texts = alikeWords();
  return [birth && texts.born(formatBirth(birth)), lastDigits && texts.number(lastDigits)].filter(Boolean).join(' · ');
}

function whereabouts({ head, areaName }: KnownMatch): string {
  return [head && words().homes.headOf(head), areaName].filter(Boolean).join(' · ');
}
