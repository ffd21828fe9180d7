/** Who is typing. Each sign expires by itself, because the sign that somebody stopped may never come. */
export class Typing {
  private readonly until = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly changed: () => void) {}

  get names(): string[] {
    return [...this.until.keys()];
  }

  heard(name: string, expiresInMs: number): void {
    clearTimeout(this.until.get(name));
    this.until.set(
      name,
      setTimeout(() => {
        this.until.delete(name);
        this.changed();
      }, Math.min(expiresInMs, 15_000)),
    );
  }

  stopped(name: string): void {
    clearTimeout(this.until.get(name));
    this.until.delete(name);
  }
}
