/** Where the frame keeps what must outlive it. Blocked storage (private windows, strict browsers) costs memory of the past, not the chat. */
export interface Store {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

export class MemoryStore implements Store {
  private readonly values = new Map<string, string>();

  get(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  set(key: string, value: string): void {
    this.values.set(key, value);
  }

  remove(key: string): void {
    this.values.delete(key);
  }

  keys(): string[] {
    return [...this.values.keys()];
  }
}

/** One inbox's corner of the browser's storage; falls back to memory, value by value, when writing fails. */
export class BrowserStore implements Store {
  private readonly spare = new MemoryStore();
  private readonly storage: Storage | null;

  constructor(
    private readonly prefix: string,
    open: () => Storage = () => localStorage,
  ) {
    this.storage = usable(open, prefix);
  }

  get(key: string): string | null {
    return this.spare.get(key) ?? this.storage?.getItem(this.prefix + key) ?? null;
  }

  set(key: string, value: string): void {
    try {
      if (this.storage === null) throw new Error('no storage');
      this.storage.setItem(this.prefix + key, value);
      this.spare.remove(key);
    } catch {
      // Full or blocked: this page still remembers.
      this.spare.set(key, value);
    }
  }

  remove(key: string): void {
    this.spare.remove(key);
    this.storage?.removeItem(this.prefix + key);
  }

  keys(): string[] {
    const found = new Set(this.spare.keys());
    for (let i = 0; i < (this.storage?.length ?? 0); i++) {
      const key = this.storage?.key(i);
      if (key?.startsWith(this.prefix) === true) found.add(key.slice(this.prefix.length));
    }
    return [...found];
  }
}

function usable(open: () => Storage, prefix: string): Storage | null {
  try {
    const storage = open();
    storage.setItem(`${prefix}probe`, '1');
    storage.removeItem(`${prefix}probe`);
    return storage;
  } catch {
    return null;
  }
}
