import { Client, type Pool } from 'pg';

export interface Hearing {
  readonly heard: (text: string) => void;
  /** The line was down and is up again: something may have been told meanwhile. */
  readonly missed: () => void;
}

/** Short texts from node to node through the database; nobody keeps them. */
export interface Notices {
  /** At most {@link noticeBytes} bytes, to every node that listens, this one too. */
  readonly send: (text: string) => Promise<void>;
  /** Listens until it is told to stop, over a connection of its own; one that was lost is made anew. */
  readonly listen: (hearing: Hearing) => Promise<() => Promise<void>>;
}

export interface ClosableNotices extends Notices {
  readonly close: () => Promise<void>;
}

/** PostgreSQL takes less than 8,000. */
export const noticeBytes = 7000;
const channel = 'tung_ngo';
const againAfterMs = 1000;

/** By NOTIFY and LISTEN. Sent outside of any transaction: those with a notice in them commit one after the other, in the whole database. */
export function postgresNotices(url: string, pool: Pool): ClosableNotices {
  const lines = new Set<ListeningLine>();
  return {
    send: async (text) => void (await pool.query('select pg_notify($1, $2)', [channel, text])),
    listen: async (hearing) => {
      const line = new ListeningLine(url, hearing);
      lines.add(line);
      await line.open();
      return () => line.close();
    },
    close: async () => {
      await Promise.all([...lines].map((line) => line.close()));
    },
  };
}

class ListeningLine {
  private readonly url: string;
  private readonly hearing: Hearing;
  private client: Client | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  constructor(url: string, hearing: Hearing) {
    this.url = url;
    this.hearing = hearing;
  }

  async open(): Promise<void> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 5000, keepAlive: true });
    this.client = client;
    client.on('notification', ({ payload }) => this.hearing.heard(payload ?? ''));
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', () => this.later());
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private later(): void {
    if (this.isClosed) return;
    this.timer = setTimeout(() => void this.again(), againAfterMs);
    this.timer.unref();
  }

  private async again(): Promise<void> {
    try {
      await this.open();
      if (this.isClosed) return await this.close();
      this.hearing.missed();
    } catch {
      this.later();
    }
  }
}
