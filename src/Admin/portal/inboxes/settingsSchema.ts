import type { Language } from '@switchboard/shared';

export type FieldKind = 'text' | 'lines' | 'colour' | 'switch' | 'choice' | 'secret';

/** One setting of a plugin, as a form shows it. Every setting is a string on the wire. */
export interface SettingField {
  key: string;
  title: string;
  description: string | null;
  kind: FieldKind;
  choices: string[];
  maxLength: number | null;
  pattern: string | null;
  required: boolean;
  initial: string;
}

interface Property {
  title?: unknown;
  description?: unknown;
  format?: unknown;
  pattern?: unknown;
  enum?: unknown;
  default?: unknown;
  maxLength?: unknown;
  writeOnly?: unknown;
  'x-zh-CN'?: { title?: unknown; description?: unknown };
}

const COLOUR = '#2456c4';

/** The form that a plugin's JSON Schema asks for; whatever is not understood is a plain text field, never lost. */
export function fieldsOfSchema(schema: unknown, language: Language): SettingField[] {
  if (!isObject(schema) || !isObject(schema['properties'])) return [];
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(schema['properties'])
    .filter((entry): entry is [string, Property] => isObject(entry[1]))
    .map(([key, property]) => fieldOf(key, property, required.includes(key), language));
}

function fieldOf(key: string, property: Property, required: boolean, language: Language): SettingField {
  const said = language === 'zh-CN' ? property['x-zh-CN'] : undefined;
  const choices = Array.isArray(property.enum) ? property.enum.map(String) : [];
  const kind = kindOf(property, choices);
  return {
    key,
    title: text(said?.title) ?? text(property.title) ?? words(key),
    description: text(said?.description) ?? text(property.description),
    kind,
    choices,
    maxLength: typeof property.maxLength === 'number' ? property.maxLength : null,
    pattern: text(property.pattern),
    required,
    initial: text(property.default) ?? (kind === 'switch' ? 'false' : kind === 'colour' ? COLOUR : ''),
  };
}

function kindOf(property: Property, choices: string[]): FieldKind {
  if (property.writeOnly === true || property.format === 'password') return 'secret';
  if (choices.length === 2 && choices.includes('true') && choices.includes('false')) return 'switch';
  if (choices.length > 0) return 'choice';
  if (property.format === 'color' || text(property.pattern)?.startsWith('^#')) return 'colour';
  return property.format === 'lines' ? 'lines' : 'text';
}

/** "allowedOrigins" → "Allowed origins": better than nothing where a plugin names no title. */
export function words(key: string): string {
  const spaced = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** What to send: settings that the form does not know stay, emptied ones go; a secret left empty stays as it was. */
export function settingsToSend(before: Readonly<Record<string, string>>, fields: readonly SettingField[], filled: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const settings = { ...before };
  for (const { key, kind } of fields) {
    const value = filled[key]?.trim() ?? '';
    if (value === '' && kind === 'secret') continue;
    if (value === '') delete settings[key];
    else settings[key] = value;
  }
  return settings;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
