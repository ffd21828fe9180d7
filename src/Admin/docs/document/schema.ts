import type { OpenApi, Schema } from './openapi';

/** Follows a reference, and takes the null out of "this or null". */
export function resolved(document: OpenApi, schema: Schema): { schema: Schema; name: string | null; nullable: boolean } {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return { schema: document.components.schemas[name] ?? {}, name, nullable: false };
  }
  const real = schema.anyOf?.find((s) => s.type !== 'null');
  if (real) return { ...resolved(document, real), nullable: schema.anyOf?.some((s) => s.type === 'null') ?? false };
  return { schema, name: null, nullable: Array.isArray(schema.type) && schema.type.includes('null') };
}

/** "string (uuid) | null", "Conversation[]": a type in a few words. */
export function typeText(document: OpenApi, schema: Schema): string {
  const { schema: s, name, nullable } = resolved(document, schema);
  const plain = Array.isArray(s.type) ? s.type.filter((t) => t !== 'null').join(' | ') : (s.type ?? '');
  let text = name ?? (s.format ? `${plain} (${s.format})` : plain || 'any');
  if (!name && plain === 'array') text = `${s.items ? typeText(document, s.items) : 'any'}[]`;
  else if (!name && plain === 'object' && typeof s.additionalProperties === 'object') text = `map of ${typeText(document, s.additionalProperties)}`;
  return nullable ? `${text} | null` : text;
}

/** The rules of a value, apart from its type, as a caller would say them. */
export function ruleTexts(schema: Schema): string[] {
  const rules: string[] = [];
  const between = (low: number | undefined, high: number | undefined, unit: string) => {
    if (low !== undefined && high !== undefined) rules.push(`${low}–${high}${unit}`);
    else if (low !== undefined) rules.push(`≥ ${low}${unit}`);
    else if (high !== undefined) rules.push(`≤ ${high}${unit}`);
  };
  between(schema.minLength, schema.maxLength, ' chars');
  between(schema.minimum, schema.maximum, '');
  between(undefined, schema.maxItems, ' items');
  if (schema.pattern) rules.push(schema.pattern);
  if (schema.default !== undefined) rules.push(`default ${JSON.stringify(schema.default)}`);
  return rules;
}
