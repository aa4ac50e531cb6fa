/** The keys of the records that changed since they were last taken; for an index that follows the directory at its own pace. */
export class ChangedKeys {
  private gathered: Set<string> | 'all' = 'all';

  note(key: string): void {
    if (this.gathered !== 'all') this.gathered.add(key);
  }

  noteAll(): void {
    this.gathered = 'all';
  }

  /** `all` at first, and after everything was read again. */
  take(): ReadonlySet<string> | 'all' {
    const taken = this.gathered;
    this.gathered = new Set();
    return taken;
  }
}
