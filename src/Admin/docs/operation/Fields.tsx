import { useWords } from '@switchboard/shared';
import { useDocument } from '../document/DocumentContext';
import type { OpenApi, Schema } from '../document/openapi';
import { resolved, ruleTexts, typeText } from '../document/schema';
import { docsWords } from '../docs.words';

export interface Field {
  name: string;
  place?: string;
  required: boolean;
  schema: Schema;
}

/** The fields of an object, those of objects within it below them; deep enough for every answer of ours. */
export function fieldsOf(document: OpenApi, schema: Schema, prefix = '', depth = 0): Field[] {
  const { schema: s } = resolved(document, schema);
  return Object.entries(s.properties ?? {}).flatMap(([name, field]) => {
    const inner = resolved(document, field).schema;
    const many = inner.items !== undefined;
    const own = { name: prefix + name, required: s.required?.includes(name) ?? false, schema: field };
    return depth < 2 ? [own, ...fieldsOf(document, inner.items ?? inner, `${prefix}${name}${many ? '[]' : ''}.`, depth + 1)] : [own];
  });
}

export function Fields({ caption, fields, showRequired }: { caption: string; fields: Field[]; showRequired: boolean }) {
  const words = useWords(docsWords);
  const document = useDocument();
  if (fields.length === 0) return null;
  return (
    <div className="docs-fields">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.type}</th>
            <th scope="col">{words.rules}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((f) => (
            <tr key={f.name}>
              <th scope="row">
                <code>{f.name}</code>
                {f.place && <small> {f.place}</small>}
                {showRequired && f.required && <em> {words.required}</em>}
              </th>
              <td>{typeText(document, f.schema)}</td>
              <td>
                <Rules schema={resolved(document, f.schema).schema} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Rules({ schema }: { schema: Schema }) {
  const of = schema.enum ?? schema.items?.enum ?? [];
  return (
    <>
      {schema.description && <span>{schema.description} </span>}
      {of
        .filter((w) => w !== null)
        .map((w) => (
          <code key={String(w)}>{String(w)}</code>
        ))}
      {ruleTexts(schema).join(' · ')}
    </>
  );
}
