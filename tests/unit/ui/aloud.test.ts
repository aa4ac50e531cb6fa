import { chooseVoice } from '#ui/field/aloud/choose-voice.ts';
import { Reader, type AudioPort, type Reading } from '#ui/field/aloud/reader.ts';
import { longestUtterance, sentencesOf } from '#ui/field/aloud/sentences.ts';
import type { SpeechPort, Utterance, Voice } from '#ui/field/aloud/speech-port.ts';
import { shippedGuides } from '#guides/shipped-guides.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const seed = 20261123;

test('every sentence of the shipped guides is short enough for an engine, and nothing is left out', () => {
  const texts = shippedGuides.flatMap((guide) => guide.steps.map(({ words }) => words.vi));
  expect(texts.length).toBeGreaterThan(10);
  for (const text of texts) {
    const sentences = sentencesOf(text, 'vi');
    expect(sentences.every(({ length }) => length > 0 && length <= longestUtterance)).toBe(true);
    expect(sentences.join(' ').replaceAll(/\s+/g, '')).toBe(text.replaceAll(/\s+/g, ''));
  }
});

test('a text of any shape is cut without losing a letter', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 400 }), { maxLength: 8 }), (pieces) => {
      const text = pieces.join(', ').trim();
      const sentences = sentencesOf(text, 'vi');
      expect(sentences.every(({ length }) => length <= longestUtterance)).toBe(true);
      expect(sentences.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }),
    { seed },
  );
});

const voices: readonly Voice[] = [
  { id: 'en-us', language: 'en-US', local: true },
  { id: 'vi-net', language: 'vi-VN', local: false },
  { id: 'vi-own', language: 'vi-VN', local: true },
];

test.each([
  ['the device’s own voice goes before one from the network', voices, 'vi', true, 'vi-own'],
  ['a voice from the network reads where it may', voices.slice(0, 2), 'vi', true, 'vi-net'],
  ['it does not read what is said to one person', voices.slice(0, 2), 'vi', false, undefined],
  ['no voice of another language reads Vietnamese', voices.slice(0, 1), 'vi', true, undefined],
  ['any English will do', voices, 'en', false, 'en-us'],
] as const)('%s', (_name, present, language, mayUseNetwork, id) => {
  expect(chooseVoice(present, language, mayUseNetwork)?.id).toBe(id);
});

/** An engine in the test's hand: an utterance ends when the test says so. */
function anEngine(present: readonly Voice[] = voices) {
  const said: Utterance[] = [];
  let end: ((toTheEnd: boolean) => void) | undefined;
  const speech: SpeechPort = {
    voices: () => present,
    onVoices: () => () => undefined,
    speak(utterance) {
      said.push(utterance);
      return new Promise((resolve) => {
        end = resolve;
      });
    },
    stop: () => end?.(false),
  };
  const finish = async () => {
    end?.(true);
    await new Promise(setImmediate);
  };
  return { speech, said, finish };
}

const noAudio: AudioPort = { play: () => Promise.resolve(false), stop: () => undefined };
const reading: Reading = { parts: [{ text: 'Một. Hai.' }, { text: 'Ba.' }], language: 'vi', mayUseNetwork: true, rate: 0.8 };

test('parts are read in order, sentence by sentence, at the rate chosen, and the part being read is known', async () => {
  const { speech, said, finish } = anEngine();
  const reader = new Reader(speech, noAudio);
  const read = reader.read(reading);
  await finish();
  expect(reader.at.value).toBe(0);
  await finish();
  expect(reader.at.value).toBe(1);
  await finish();
  await read;
  expect(reader.at.value).toBeUndefined();
  expect(said.map(({ text }) => text)).toEqual(['Một.', 'Hai.', 'Ba.']);
  expect(new Set(said.map(({ voice, rate, language }) => `${voice} ${rate} ${language}`))).toEqual(new Set(['vi-own 0.8 vi-VN']));
});

test('stopping ends it at once, and a second reading ends the first', async () => {
  const { speech, said, finish } = anEngine();
  const reader = new Reader(speech, noAudio);
  const first = reader.read(reading);
  await new Promise(setImmediate);
  const second = reader.read({ ...reading, parts: [{ text: 'Bốn.' }] });
  await first;
  await finish();
  await second;
  expect(said.map(({ text }) => text)).toEqual(['Một.', 'Bốn.']);
  const third = reader.read(reading);
  await new Promise(setImmediate);
  reader.stop();
  await third;
  expect(said).toHaveLength(3);
});

test('a recording is preferred; when it cannot be played the voice reads', async () => {
  const { speech, said, finish } = anEngine();
  const played: string[] = [];
  const audio: AudioPort = {
    play: (address) => {
      played.push(address);
      return Promise.resolve(address.endsWith('good.mp3'));
    },
    stop: () => undefined,
  };
  const reader = new Reader(speech, audio);
  const read = reader.read({
    ...reading,
    parts: [
      { text: 'Một.', audio: '/audio/good.mp3' },
      { text: 'Hai.', audio: '/audio/broken.mp3' },
    ],
  });
  await new Promise(setImmediate);
  await finish();
  await read;
  expect(played).toEqual(['/audio/good.mp3', '/audio/broken.mp3']);
  expect(said.map(({ text }) => text)).toEqual(['Hai.']);
});

test('without a voice there is nothing to offer, unless every part has a recording', () => {
  const mute = new Reader(undefined, noAudio);
  expect(mute.canRead(reading)).toBe(false);
  expect(mute.canRead({ ...reading, parts: [{ text: 'Một.', audio: '/audio/1.mp3' }] })).toBe(true);
  expect(mute.canRead({ ...reading, parts: [] })).toBe(false);
  expect(new Reader(anEngine([]).speech, noAudio).canRead(reading)).toBe(false);
});

test('a part in another language needs a voice of that language', async () => {
  const { speech, said, finish } = anEngine();
  const reader = new Reader(speech, noAudio);
  const mixed = { ...reading, parts: [{ text: 'Một.' }, { text: 'Two.', language: 'en' }] };
  expect(reader.canRead(mixed)).toBe(true);
  expect(reader.canRead({ ...mixed, parts: [...mixed.parts, { text: 'Peb.', language: 'hmn' }] })).toBe(false);
  const read = reader.read(mixed);
  await finish();
  await finish();
  await read;
  expect(said.map(({ voice }) => voice)).toEqual(['vi-own', 'en-us']);
});
