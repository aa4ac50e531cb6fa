/* oxlint-disable oxc/no-async-endpoint-handlers -- a server of a bench may fall with what it could not do */
/**
 * The peers' servers in a process of their own: `/pouch` is express-pouchdb over LevelDB, `/rx/<collection>` what RxDB's documentation writes for its HTTP
 * replication, over memory. Both answer compressed. `/` is an empty page. Says its port when it listens; argument: a folder it may fill.
 */
import { gunzipSync, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import express from 'express';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb';

const folder = `${process.argv[2]}/`;
const Kept = PouchDB.defaults({ prefix: folder });
const app = express();
const zipped = promisify(gzip);

app.get('/', (_request, response) => response.type('html').send('<!doctype html><title>peers</title>'));

/** @type {Map<string, { docs: Map<string, { doc: object, seq: number }>, seq: number }>} */
const collections = new Map();
function collection(name) {
  const known = collections.get(name) ?? { docs: new Map(), seq: 0 };
  collections.set(name, known);
  return known;
}

function write(kept, doc) {
  kept.seq += 1;
  kept.docs.delete(doc.id);
  kept.docs.set(doc.id, { doc, seq: kept.seq });
}

async function answer(response, value) {
  response
    .set('content-type', 'application/json')
    .set('content-encoding', 'gzip')
    .send(await zipped(JSON.stringify(value)));
}

const json = express.json({ limit: '64mb' });
app.post('/rx/:name/push', json, async (request, response) => {
  const kept = collection(request.params.name);
  const conflicts = [];
  for (const { newDocumentState, assumedMasterState } of request.body) {
    const master = kept.docs.get(newDocumentState.id)?.doc;
    if (master && JSON.stringify(master) !== JSON.stringify(assumedMasterState)) conflicts.push(master);
    else write(kept, newDocumentState);
  }
  await answer(response, conflicts);
});

app.get('/rx/:name/pull', async (request, response) => {
  const kept = collection(request.params.name);
  const from = JSON.parse(request.query.from)?.seq ?? 0;
  const rows = [];
  for (const row of kept.docs.values()) {
    if (row.seq > from) rows.push(row);
    if (rows.length === Number(request.query.limit)) break;
  }
  await answer(response, { documents: rows.map(({ doc }) => doc), checkpoint: { seq: rows.at(-1)?.seq ?? from } });
});

/** Fills both with the same documents before anything is measured; the body is a gzipped array. */
app.post('/fill/:name', express.raw({ limit: '64mb', type: '*/*', inflate: false }), async (request, response) => {
  const docs = JSON.parse(gunzipSync(request.body).toString());
  for (const doc of docs) write(collection(request.params.name), { ...doc, _deleted: false });
  const database = new Kept(request.params.name);
  for (let from = 0; from < docs.length; from += 1000)
    await database.bulkDocs(docs.slice(from, from + 1000).map((doc) => ({ _id: doc.id, ...doc })));
  response.send('ok');
});

/** What arrived, by the servers' own count. */
app.get('/count/:name', async (request, response) => {
  const { doc_count: pouch } = await new Kept(request.params.name).info();
  response.json({ pouch, rx: collection(request.params.name).docs.size });
});

app.use('/pouch', expressPouch(Kept, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}log.txt` }));

/* As patient as a slow line needs: what is sent on a connection just closed would be lost. */
const patience = 300_000;
const server = app.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
server.keepAliveTimeout = patience;
server.requestTimeout = patience;
