/** gzip by the platform's own streams, the same in a worker and in Node. */
export function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return beginGzip(new Uint8Array())(bytes);
}

/** Folds what is known already while the rest is still to come; what it returns takes the rest and gives the whole. */
export function beginGzip(first: Uint8Array<ArrayBuffer>): (rest: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new CompressionStream('gzip');
  const whole = new Response(readable).arrayBuffer();
  const writer = writable.getWriter();
  void writer.write(first);
  return async (rest) => {
    await Promise.all([writer.write(rest), writer.close()]);
    return new Uint8Array(await whole);
  };
}

/** Unfolds at most `limit` bytes; undefined when it is not gzip, is cut short, or is larger (a gzip bomb costs `limit` bytes, never more). */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength;
      if (size > limit) {
        await reader.cancel();
        return undefined;
      }
      chunks.push(next.value);
    }
  } catch {
    return undefined;
  }
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array<ArrayBuffer>[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
