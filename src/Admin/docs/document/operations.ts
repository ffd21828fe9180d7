import type { OpenApi, Parameter, RawOperation, Schema } from './openapi';

export interface Answer {
  status: string;
  description: string;
  type: string | null;
  schema: Schema | null;
}

export interface Operation {
  id: string;
  tag: string;
  method: string;
  /** With the server's base: what a caller really asks. */
  path: string;
  summary: string;
  permission: string | null;
  /** Names of security schemes, any one of which will do; none for a public operation. */
  credentials: string[];
  parameters: Parameter[];
  body: { type: string; required: boolean; schema: Schema } | null;
  answers: Answer[];
}

export interface Group {
  tag: string;
  operations: Operation[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation, grouped by tag, in the order of the document. */
export function groupsOf(document: OpenApi): Group[] {
  const base = document.servers?.[0]?.url ?? '';
  const groups = new Map<string, Operation[]>();
  for (const [path, methods] of Object.entries(document.paths))
    for (const method of METHODS) {
      const raw = methods[method];
      if (!raw) continue;
      const operation = operationOf(document, raw, method, base + path);
      groups.set(operation.tag, [...(groups.get(operation.tag) ?? []), operation]);
    }
  return [...groups].map(([tag, operations]) => ({ tag, operations }));
}

function operationOf(document: OpenApi, raw: RawOperation, method: string, path: string): Operation {
  const [type, content] = Object.entries(raw.requestBody?.content ?? {})[0] ?? [];
  return {
    id: raw.operationId,
    tag: raw.tags?.[0] ?? '',
    method: method.toUpperCase(),
    path,
    summary: raw.summary ?? '',
    permission: raw['x-permission'] ?? null,
    credentials: (raw.security ?? []).flatMap((s) => Object.keys(s)),
    parameters: raw.parameters ?? [],
    body: type && content?.schema ? { type, required: raw.requestBody?.required ?? false, schema: content.schema } : null,
    answers: Object.entries(raw.responses).map(([status, answer]) => answerOf(document, status, answer)),
  };
}

function answerOf(document: OpenApi, status: string, answer: RawOperation['responses'][string]): Answer {
  const named = answer.$ref ? document.components.responses?.[answer.$ref.split('/').at(-1) ?? ''] : undefined;
  const { description, content } = named ?? answer;
  const [type, body] = Object.entries(content ?? {})[0] ?? [];
  return { status, description: description ?? '', type: type ?? null, schema: body?.schema ?? null };
}

/** Every word must occur somewhere in what a reader may know an operation by. */
export function matching(groups: readonly Group[], search: string): Group[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (o: Operation) => {
    const text = `${o.method} ${o.path} ${o.summary} ${o.permission ?? ''} ${o.id} ${o.tag}`.toLowerCase();
    return words.every((w) => text.includes(w));
  };
  return groups.map((g) => ({ tag: g.tag, operations: g.operations.filter(fits) })).filter((g) => g.operations.length > 0);
}
