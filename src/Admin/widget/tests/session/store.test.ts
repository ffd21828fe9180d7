import { expect, it } from 'vitest';
import { BrowserStore } from '../../src/session/store';

class FakeStorage implements Storage {
  private readonly values = new Map<string, string>();
  full = false;

  get length(): number {
    return this.values.size;
  }

  key(index: number): string | null {
    return [...this.values.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.values.set(key, value);
  }

  removeItem(key: string): void {
    this.values.delete(key);
  }

  clear(): void {
    this.values.clear();
  }
}

it('keeps one inbox\'s values apart from another\'s', () => {
  const storage = new FakeStorage();
  const a = new BrowserStore('a:', () => storage);
  const b = new BrowserStore('b:', () => storage);

  a.set('visitor', '1');
  b.set('visitor', '2');

  expect([a.get('visitor'), b.get('visitor'), a.keys(), storage.length]).toEqual(['1', '2', ['visitor'], 2]);
});

it('remembers for this page where storage is blocked', () => {
  const store = new BrowserStore('a:', () => {
    throw new DOMException('blocked', 'SecurityError');
  });

  store.set('visitor', '1');

  expect([store.get('visitor'), store.keys()]).toEqual(['1', ['visitor']]);
});

it('remembers what did not fit, and forgets it when told', () => {
  const storage = new FakeStorage();
  const store = new BrowserStore('a:', () => storage);
  storage.full = true;

  store.set('out:1', 'words');
  const kept = store.get('out:1');
  store.remove('out:1');

  expect([kept, store.get('out:1'), store.keys()]).toEqual(['words', null, []]);
});
