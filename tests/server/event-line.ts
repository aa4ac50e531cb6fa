export interface LineEvent {
  readonly event: string;
  readonly data: { readonly areas?: readonly string[] };
}

/** The events of a stream one by one; undefined when it has ended. */
export function eventsOf(answer: Response): () => Promise<LineEvent | undefined> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let kept = '';
  return async () => {
    while (!kept.includes('\n\n')) {
      const part = await reader?.read();
      if (!part || part.done) return undefined;
      kept += part.value;
    }
    const end = kept.indexOf('\n\n');
    const lines = kept.slice(0, end).split('\n');
    kept = kept.slice(end + 2);
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
    return { event: field('event'), data: JSON.parse(field('data')) as { areas?: string[] } };
  };
}
