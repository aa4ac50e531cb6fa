import PouchDB from 'pouchdb-browser';

/** The least that keeps and replicates. */
const kept = new PouchDB('kept');
void kept.sync('/server', { live: false });
