import type { DeskRight } from '#domain/desk-rights.ts';

export interface RouteRight {
  readonly right: DeskRight;
  /** The member has to have shown who they are within the last ten minutes. */
  readonly fresh?: true | undefined;
}

const seeing: RouteRight = { right: 'seeing' };
const managing: RouteRight = { right: 'managing' };
const self: RouteRight = { right: 'self' };
const selfFresh: RouteRight = { right: 'self', fresh: true };

/** Routes before the sign-in. Everything else has a row below, or the server does not start. */
export const openRoutes: ReadonlySet<string> = new Set([
  'POST session',
  'POST session/code',
  'POST session/passkey',
  'POST session/passkey/challenge',
  'POST setup',
  'POST setup/areas',
  'POST reset',
]);

/** The right every route of the desk asks for, wherever its record, unit or member lies; the scope then says whether it lies within reach. */
export const routeRights: Readonly<Record<string, RouteRight>> = {
  'GET session': self,
  'DELETE session': self,
  'GET events': self,
  'GET fresh': self,
  'POST fresh': self,
  'GET me': self,
  'POST me/password': self,
  'POST me/authenticator': selfFresh,
  'POST me/authenticator/confirm': self,
  'POST me/authenticator/remove': selfFresh,
  'POST me/recovery-codes': selfFresh,
  'POST me/passkeys/challenge': selfFresh,
  'POST me/passkeys': self,
  'POST me/passkeys/:id/remove': selfFresh,
  'POST me/sessions/end': self,

  'GET areas/:id': seeing,
  'GET overview': seeing,
  'GET tablets': seeing,
  'GET quarantine': seeing,
  'GET members': seeing,
  'GET villages/:id/households': seeing,
  'POST villages/:id/households/search': seeing,
  'GET households/:id': seeing,
  'GET people/:id': seeing,
  'GET areas/:id/listed': seeing,
  'GET areas/:id/obstacles': seeing,
  'GET areas/:id/map': seeing,
  'GET areas/:id/morning': seeing,
  'GET areas/:id/goals': seeing,
  'GET areas/:id/plan': seeing,
  'GET assignments/:id/homes': seeing,
  'GET areas/:id/places': seeing,
  'GET areas/:id/report': seeing,
  'GET areas/:id/report-setup': seeing,
  'GET areas/:id/snapshots': seeing,
  'GET snapshots/:id': seeing,
  'GET areas/:id/guides': seeing,
  'GET review': seeing,
  'GET review/:kind/:id': seeing,
  'GET areas/:id/doubles': seeing,
  'GET doubles/:kind/:a/:b': seeing,

  'POST mutations': { right: 'writing' },
  'POST review/:kind/:id/notes': { right: 'writing' },
  'POST review/decide': { right: 'judging' },
  'POST records/:kind/:id/reveal': { right: 'revealing' },

  'POST members': managing,
  'POST members/:id/rename': managing,
  'POST members/:id/suspend': managing,
  'POST members/:id/roles': { right: 'granting', fresh: true },
  'POST members/:id/reset': { right: 'resetting', fresh: true },
  'POST enrolment-codes': managing,
  'POST tablets/:id/revoke': managing,
  'POST tablets/:id/transfer': managing,
  'POST tablets/:id/held': managing,
  'POST tablets/:id/order': managing,
  'GET areas/:id/tablet-rules': seeing,
  'POST areas/:id/tablet-rules': managing,
  'POST quarantine/:device/:n/:hash': managing,
  'POST hand-in': managing,
  'GET import/places': managing,
  'POST import': managing,

  'POST areas': managing,
  'POST areas/:id/rename': managing,
  'POST areas/:id/aliases': managing,
  'POST areas/:id/merge': managing,
  'POST areas/:id/split': managing,
  'POST areas/:id/close': managing,

  'POST areas/:id/goals': managing,
  'POST areas/:id/plan/preview': managing,
  'POST areas/:id/plan/assign': managing,
  'POST areas/:id/campaigns': managing,
  'POST assignments/:id/reassign': managing,
  'POST assignments/:id/withdraw': managing,
  'POST campaigns/:id/close': managing,

  'POST areas/:id/guides/order': managing,
  'POST areas/:id/guides/:guide/switch': managing,
  'POST areas/:id/guides/:guide/publish': managing,
  'POST areas/:id/guides/:guide/reset': managing,
  'GET areas/:id/guides/:guide/versions': managing,

  'POST doubles/dismiss': managing,
  'POST merges': managing,
  'POST merges/:id/undo': managing,

  'POST areas/:id/report-setup': managing,
  'POST areas/:id/snapshots': managing,
  'POST areas/:id/export': { right: 'exporting', fresh: true },
  'GET areas/:id/audit': { right: 'auditing' },

  'GET areas/:id/rights': managing,
  'POST people/:id/rights': { right: 'writing' },
  'POST rights/:id/change': managing,
  'POST rights/:id/act': { right: 'erasing', fresh: true },
  'GET people/:id/erasure': { right: 'erasing' },
  'POST people/:id/copy': { right: 'exporting', fresh: true },
  'POST people/:id/restriction': managing,
  'GET areas/:id/retention': managing,
  'POST areas/:id/retention': { right: 'erasing', fresh: true },
  'POST areas/:id/retention/preview': { right: 'erasing' },
  'POST retention/:id/end': { right: 'erasing' },
  'GET areas/:id/breaches': managing,
  'POST areas/:id/breaches': managing,
  'POST breaches/:id': managing,
};
