// Reads the schema as editors and code generators do.
//   node introspect.mjs http://127.0.0.1:1234/graphql
//   {"printed","cost"}
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';

const [url] = process.argv.slice(2);
const all = { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: getIntrospectionQuery(all) }),
});
const { data, errors, extensions } = await response.json();
if (errors) throw new Error(JSON.stringify(errors));
console.log(JSON.stringify({ printed: printSchema(buildClientSchema(data)), cost: extensions.cost }));
