import { done, failed, type Result } from '#domain/result.ts';
import { waiting, withFreshness } from '#ui/desk/account/step-up.ts';
import { expect, test } from 'vitest';

const needed = failed({ kind: 'step-up-needed' });

/** The server's answers in turn, and how often it was asked. */
function answering(...answers: readonly Result<string>[]) {
  let asked = 0;
  return {
    work: () => Promise.resolve(answers[asked++] ?? failed({ kind: 'asked-too-often' })),
    asked: () => asked,
  };
}

const untilAsked = async () => {
  for (let i = 0; i < 20 && !waiting.value; i += 1) await Promise.resolve();
};

test('[STEP-UP] the very same is asked again once somebody has shown who they are', async () => {
  const server = answering(needed, done('taken'));
  const outcome = withFreshness(server.work);
  await untilAsked();
  waiting.value?.(true);
  expect(await outcome).toEqual(done('taken'));
  expect([server.asked(), waiting.value]).toEqual([2, undefined]);
});

test('[STEP-UP] whoever would rather not gets the refusal back, and nothing was asked a second time', async () => {
  const server = answering(needed);
  const outcome = withFreshness(server.work);
  await untilAsked();
  waiting.value?.(false);
  expect(await outcome).toEqual(needed);
  expect([server.asked(), waiting.value]).toEqual([1, undefined]);
});

test('[STEP-UP] several at once get one dialog; other failures and answers pass untouched', async () => {
  const [one, two] = [answering(needed, done('a')), answering(needed, done('b'))];
  const outcomes = Promise.all([withFreshness(one.work), withFreshness(two.work)]);
  await untilAsked();
  waiting.value?.(true);
  expect(await outcomes).toEqual([done('a'), done('b')]);
  const other = failed({ kind: 'offline' });
  expect(await withFreshness(answering(other).work)).toEqual(other);
  expect(waiting.value).toBeUndefined();
});
