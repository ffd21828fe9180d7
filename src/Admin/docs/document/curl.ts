import { exampleOf } from './example';
import type { OpenApi } from './openapi';
import type { Operation } from './operations';

/** A command that works once the key, and the ids in capitals, are filled in. */
export function curlOf(document: OpenApi, operation: Operation, origin: string): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}`);
  const needed = operation.parameters.filter((p) => p.in === 'query' && p.required);
  const query = needed.map((p) => `${p.name}=${encodeURIComponent(String(exampleOf(document, p.schema, true, p.name)))}`).join('&');
  const lines = [`curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}"${origin}${path}${query ? `?${query}` : ''}"`];
  if (operation.credentials.includes('visitor')) lines.push('-H "Authorization: Bearer $VISITOR_TOKEN"');
  else if (operation.credentials.includes('key')) lines.push('-H "Authorization: Bearer $API_KEY"');
  else if (operation.credentials.includes('session')) lines.push('-b cookies.txt');
  if (operation.body?.type === 'multipart/form-data') lines.push('-F "file=@picture.png"');
  else if (operation.body) {
    const body = JSON.stringify(exampleOf(document, operation.body.schema, true), null, 2);
    // A quote within the single-quoted word of a shell ends it, stands alone, and begins it again.
    lines.push('-H "Content-Type: application/json"', `-d '${body.replaceAll("'", `'\\''`)}'`);
  }
  return lines.join(' \\\n  ');
}
