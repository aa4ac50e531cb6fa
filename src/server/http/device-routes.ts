import type { Mutation } from '#domain/mutation.ts';
import type { Changes, Shipped } from '#protocol/answers.ts';
import { largestPage, serverParcelBytes, usualPage } from '#protocol/limits.ts';
import { longestNextPage, nextPageHeader } from '#protocol/next-page.ts';
import { oldestAnsweredVersion, parcelKeyHeader, protocolHeader } from '#protocol/version.ts';
import { appHeader, mendedHeader, type ToldByTablet } from '#protocol/told-by-tablet.ts';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { deviceOfBearer, type DeviceRow, type KnownDevice } from '../devices/device-auth.ts';
import { enrolDevice, renewDevice } from '../devices/enrol.ts';
import { gapReport } from '../devices/received.ts';
import { noteContact, toldAnew } from '../devices/note-told.ts';
import { noteOrderDone, tabletWord } from '../devices/tablet-word.ts';
import { holdParcel, openAndAccept } from '../records/accept-parcel.ts';
import { briefAnswer, briefPage } from '../records/brief-answer.ts';
import { readChanges, startingCursor } from '../records/changes.ts';
import type { Services } from '../services.ts';
import { errorAnswer, HttpFailure } from './errors.ts';
import { packedJson } from './packed-answer.ts';
import { readBytes, readJson } from './request-body.ts';

/** What a tablet asks: enrol, renew, ship, pull, and ship and pull in one. Mounted below `/api`. */
export function deviceRoutes(services: Services): Hono {
  const routes = new Hono();

  routes.post('/enrol', async (c) => {
    const enrolled = await enrolDevice(services, await readJson(c, enrolSchema));
    if (enrolled.ok) return c.json(enrolled.value);
    if (enrolled.failure.kind === 'pin-too-short') return errorAnswer(c, 'pin-too-short', { least: Number(enrolled.failure.detail) });
    return errorAnswer(c, enrolmentError(enrolled.failure.kind));
  });

  routes.post('/renew', async (c) => c.json(await renewDevice(services, pulling(await activeDevice(services, c)))));

  /* The ship token is enough: a locked tablet learns whether it may be opened, and tells what it has done (SY33, SY34). */
  routes.post('/tablet', async (c) => {
    const { device, suspended } = await knownDevice(services, c);
    const { done } = await readJson(c, checkInSchema);
    if (done) await noteOrderDone(services, device.id, done);
    const at = new Date(services.now());
    await services.db.updateTable('devices').set({ last_contact_at: at }).where('id', '=', device.id).execute();
    const trusted = device.revoked_at === null && !suspended;
    return c.json({ serverTime: at.toISOString(), tablet: await tabletWord(services, device, trusted) });
  });

  routes.post('/parcels', async (c) => {
    const known = await shippingDevice(services, c);
    const { shipped } = await ship(services, c, known);
    return packedJson(c, { ...shipped, tablet: await tabletWord(services, known.device, true) });
  });

  routes.get('/changes', async (c) => {
    checkVersion(c);
    const device = pulling(await activeDevice(services, c));
    await noteContact(services, device, toldIn(services, c, device));
    const page = await pull(services, c, device);
    return packedJson(c, isBrief(c) ? briefPage(page) : page);
  });

  routes.post('/sync', async (c) => {
    checkVersion(c);
    const device = pulling(await shippingDevice(services, c));
    pageOf(c);
    if (!startingCursor(services, asReader(device), c.req.query('cursor'))) throw new HttpFailure('cursor-unknown');
    const told = toldIn(services, c, device);
    const { shipped, written } = await ship(services, c, device, told);
    if (written.length === 0) await noteContact(services, device, told);
    const page = await pull(services, c, device);
    return packedJson(c, isBrief(c) ? await briefAnswer(device.id, written, shipped, page) : { ...shipped, ...page });
  });
  return routes;
}

const enrolSchema = v.object({
  code: v.pipe(v.string(), v.maxLength(40)),
  deviceName: v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').trim()),
    v.minLength(1),
    v.maxLength(80),
  ),
  pinLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))),
});

const checkInSchema = v.object({ done: v.optional(v.picklist(['lock', 'wipe'])) });

function enrolmentError(kind: string): 'code-unknown' | 'code-used' | 'code-expired' {
  return kind === 'code-used' || kind === 'code-expired' ? kind : 'code-unknown';
}

function checkVersion(c: Context): void {
  const named = Number(c.req.header(protocolHeader) ?? 1);
  if (!(named >= oldestAnsweredVersion)) throw new HttpFailure('app-too-old');
}

async function knownDevice({ db }: Services, c: Context): Promise<KnownDevice> {
  const known = await deviceOfBearer(db, c.req.header('authorization'));
  if (!known) throw new HttpFailure('device-unknown');
  return known;
}

async function activeDevice(services: Services, c: Context): Promise<KnownDevice> {
  const known = await knownDevice(services, c);
  const kept = await turnedAway(services, known);
  if (kept) throw kept;
  return known;
}

/** Like {@link activeDevice}, but the body of a revoked device is kept before it is turned away. */
async function shippingDevice(services: Services, c: Context): Promise<KnownDevice> {
  const known = await knownDevice(services, c);
  const kept = await turnedAway(services, known);
  if (!kept) return known;
  const body = await readBytes(c, serverParcelBytes);
  if (body.byteLength > 0) await holdParcel(services, known.device.id, body);
  throw kept;
}

/** For a suspended member the same kind, which every app knows, and a detail for those that can say it better. */
async function turnedAway(services: Services, { device, suspended }: KnownDevice): Promise<HttpFailure | undefined> {
  if (!device.revoked_at && !suspended) return undefined;
  const tablet = await tabletWord(services, device, false);
  return new HttpFailure('device-revoked', device.revoked_at ? { tablet } : { tablet, detail: 'member-suspended' });
}

function pulling({ device, mayPull }: KnownDevice): DeviceRow {
  if (!mayPull) throw new HttpFailure('ship-only');
  return device;
}

function asReader(device: DeviceRow) {
  return { device: device.id, member: device.member };
}

function toldIn({ now }: Services, c: Context, device: DeviceRow): ToldByTablet | undefined {
  return toldAnew(device, c.req.header(appHeader), c.req.header(mendedHeader), now());
}

interface Taken {
  readonly shipped: Shipped;
  readonly written: readonly Mutation[];
}

async function ship(services: Services, c: Context, known: KnownDevice | DeviceRow, told?: ToldByTablet): Promise<Taken> {
  const device = 'device' in known ? known.device : known;
  const body = await readBytes(c, serverParcelBytes);
  if (body.byteLength === 0 && c.req.path.endsWith('/sync')) {
    const received = gapReport(device.received, device.authored);
    return { shipped: { verdicts: [], received, serverTime: new Date(services.now()).toISOString() }, written: [] };
  }
  const taken = await openAndAccept(services, device.id, body, c.req.header(parcelKeyHeader), told);
  if (taken.ok) return taken.value;
  const { kind, serverKey } = taken.failure;
  throw new HttpFailure(kind, { serverKey });
}

async function pull(services: Services, c: Context, device: DeviceRow): Promise<Changes> {
  const page = { cursor: c.req.query('cursor'), limit: pageOf(c), digests: c.req.query('digest') === '1' };
  const changes = await readChanges(services, asReader(device), page);
  if (!changes.ok) throw new HttpFailure('cursor-unknown');
  const { more, cursor } = changes.value;
  if (more && cursor.length <= longestNextPage) c.header(nextPageHeader, cursor);
  return { ...changes.value, tablet: await tabletWord(services, device, true) };
}

/** The tablet works out what it can by itself (`protocol/brief.ts`). */
const isBrief = (c: Context): boolean => c.req.query('brief') === '1';

function pageOf(c: Context): number {
  const asked = c.req.query('limit');
  if (asked === undefined || asked === '') return usualPage;
  if (!/^[1-9]\d{0,8}$/.test(asked)) throw new HttpFailure('request-invalid', { detail: 'limit' });
  return Math.min(Number(asked), largestPage);
}
