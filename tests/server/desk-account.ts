import type { NewAuthenticator } from '#protocol/account-answers.ts';
import { Secret, TOTP } from 'otpauth';
import type { DeskVisitor } from './desk-visitor.ts';
import type { FieldServer } from './field-server.ts';

/** What the visitor's telephone shows at the server's present time. */
export function codeOf(server: FieldServer, secret: string, stepsLater = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: server.clock.ms + stepsLater * 30_000 });
}

/** Turns codes on, as the screen does. The clock is a step further afterwards, so that the next code is a new one. */
export async function withAuthenticator(
  server: FieldServer,
  visitor: DeskVisitor,
): Promise<{ readonly secret: string; readonly codes: readonly string[] }> {
  const begun = (await visitor.post('me/authenticator', {})).body as NewAuthenticator;
  const answer = await visitor.post('me/authenticator/confirm', { ticket: begun.ticket, code: codeOf(server, begun.secret) });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  server.clock.ms += 30_000;
  return { secret: begun.secret, codes: answer.body.codes };
}

/** The kinds of what was audited about a member or by them, the oldest first. */
export async function auditedOf(server: FieldServer, member: string): Promise<readonly string[]> {
  const rows = await server.database.db.selectFrom('audit').selectAll().orderBy('id').execute();
  return rows.filter((row) => row.member === member || row.subject === `member/${member}`).map(({ what }) => what);
}
