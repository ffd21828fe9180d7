/** What may be asked for by name. A verb of the server that is newer than this page still shows, by its own name. */
export function saidVerb(verb: string, known: Readonly<Record<string, string>>): string {
  return known[verb] ?? verb;
}

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** A day as the reader means it: theirs, from its first moment to the first of the next. */
export const startOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

export function endOfDay(day: string): string {
  const next = new Date(`${day}T00:00:00`);
  next.setDate(next.getDate() + 1);
  return next.toISOString();
}
