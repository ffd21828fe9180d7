// Answers for graphql-js, so that our engine can be compared with it.
//
// Reads one JSON request per line on standard input and writes one JSON answer per line, in order:
//   {"kind":"run","document":"...","operationName":null,"variables":{}}
//      {"syntaxError":{"message","line","column"}}
//      {"validation":[{"rule","message","locations":[{"line","column"}]}]}  sorted by rule, first location, message
//      {"result":"subscription"}                                            subscriptions are not executed here
//      {"result":{"errors":[{"message","locations","path"}],"data":{}}}     a key that is absent is absent
//   {"kind":"schema","sdl":"..."}
//      {"syntaxError":...} or {"errors":["message"]} sorted, or {"printed":"..."}
//   {"kind":"print","document":"..."}
//      {"syntaxError":...} or {"printed":"..."}
//   {"kind":"introspect"}
//      {"result":{"data":{}}}
//   {"kind":"rules"}
//      {"rules":["the name of every validation rule"]}
// What the library throws where it should answer comes back as {"crash":"message"}.
//
// What the fields resolve to, on both sides:
//   The root of queries is "query" in data.json, the root of mutations is "mutation".
//   A field is the property of its parent with the field's name; no such property, or a parent that is
//   no JSON object (text, a number, a list): null.
//   {"$ref":"/query/me"} stands for the very object at that JSON pointer, so the data may hold cycles.
//   {"$error":"text"} makes the field throw an error with that text; in a list, that item alone.
//   A field whose name starts with "echo" ignores the data and returns its coerced arguments as JSON text:
//   keys of every object sorted by code unit, no spaces, numbers as JavaScript prints them, characters
//   outside ASCII as they are, absent arguments and absent input fields left out.
//   An abstract type is resolved by the text under "__typename" of the object.
//   Everything is synchronous.
//   The scalar Date: a result is a string, passed on as it is, otherwise an error "Date cannot represent value: ...";
//   an input is a string like 2026-11-21, as a literal or in a variable, otherwise the same error.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  buildASTSchema,
  buildSchema,
  execute,
  getIntrospectionQuery,
  getOperationAST,
  GraphQLError,
  isInterfaceType,
  isUnionType,
  Kind,
  parse,
  print,
  printSchema,
  specifiedRules,
  validate,
  validateSchema,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { validateSDL } from 'graphql/validation/validate.js';

const beside = (name) => readFileSync(new URL(`../Differential/${name}`, import.meta.url), 'utf8');

function wire(json) {
  const at = (pointer) => pointer.split('/').slice(1).reduce((node, key) => follow(node[key]), json);
  const follow = (node) => (isObject(node) && '$ref' in node ? at(node.$ref) : node);
  const links = [];
  const collect = (node) => {
    for (const key of Object.keys(node)) {
      const value = node[key];
      if (isObject(value) && '$ref' in value) links.push(() => (node[key] = follow(value)));
      else if (isObject(value) && '$error' in value) links.push(() => (node[key] = new Error(value.$error)));
      else if (typeof value === 'object' && value !== null) collect(value);
    }
  };
  collect(json);

  // Only now, for what is linked may be a cycle.
  links.forEach((link) => link());
  return json;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort().filter((key) => value[key] !== undefined);
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

function resolveField(source, args, _context, info) {
  if (info.fieldName.startsWith('echo')) return canonical(args);
  return isObject(source) && Object.hasOwn(source, info.fieldName) ? source[info.fieldName] : null;
}

function withDate(schema) {
  const refuse = (value, node) => {
    throw new GraphQLError(`Date cannot represent value: ${inspect(value)}`, { nodes: node });
  };
  const read = (value, node) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : refuse(value, node));
  const date = schema.getType('Date');
  date.serialize = (value) => (typeof value === 'string' ? value : refuse(value));
  date.parseValue = (value) => read(value);
  date.parseLiteral = (node) => (node.kind === Kind.STRING ? read(node.value, node) : refuse(print(node), node));
  return schema;
}

const schema = withDate(buildSchema(beside('schema.graphql')));
for (const type of Object.values(schema.getTypeMap())) {
  if (isUnionType(type) || isInterfaceType(type)) type.resolveType = (value) => (isObject(value) && typeof value.__typename === 'string' ? value.__typename : undefined);
}
const data = wire(JSON.parse(beside('data.json')));

function parsed(text) {
  try {
    return { document: parse(text) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [{ line, column }] = error.locations;
    return { syntaxError: { message: error.message, line, column } };
  }
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function validated(document) {
  // Most documents are valid, which one walk with all rules tells; the names of the rules cost a walk each.
  if (validate(schema, document).length === 0) return [];
  const found = specifiedRules.flatMap((rule) =>
    validate(schema, document, [rule], { maxErrors: 1000 }).map(({ message, locations }) => ({ rule: rule.name, message, locations: (locations ?? []).map(({ line, column }) => ({ line, column })) })),
  );
  return found.sort(
    (a, b) =>
      compare(a.rule, b.rule) ||
      compare(a.locations[0]?.line ?? 0, b.locations[0]?.line ?? 0) ||
      compare(a.locations[0]?.column ?? 0, b.locations[0]?.column ?? 0) ||
      compare(a.message, b.message),
  );
}

function plain(result) {
  const errors = result.errors?.map(({ message, locations, path }) => ({ message, ...(locations && { locations }), ...(path && { path }) }));
  return { ...(errors && { errors }), ...('data' in result && { data: result.data }) };
}

function run({ document: text, operationName, variables }) {
  const { document, syntaxError } = parsed(text);
  if (syntaxError) return { syntaxError };
  const validation = validated(document);
  if (validation.length > 0) return { validation };
  const operation = getOperationAST(document, operationName);
  if (operation?.operation === 'subscription') return { result: 'subscription' };
  const rootValue = operation?.operation === 'mutation' ? data.mutation : data.query;
  return { result: plain(execute({ schema, document, rootValue, operationName, variableValues: variables, fieldResolver: resolveField })) };
}

function schemaOf({ sdl }) {
  const { document, syntaxError } = parsed(sdl);
  if (syntaxError) return { syntaxError };
  const broken = validateSDL(document);
  if (broken.length > 0) return { errors: broken.map((e) => e.message).sort() };
  const built = buildASTSchema(document, { assumeValidSDL: true });
  const invalid = validateSchema(built);
  return invalid.length > 0 ? { errors: invalid.map((e) => e.message).sort() } : { printed: printSchema(built) };
}

function printed({ document: text }) {
  const { document, syntaxError } = parsed(text);
  return syntaxError ? { syntaxError } : { printed: print(document) };
}

function introspected() {
  const all = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };
  return { result: plain(execute({ schema, document: parse(getIntrospectionQuery(all)), rootValue: data.query, fieldResolver: resolveField })) };
}

const kinds = { run, schema: schemaOf, print: printed, introspect: introspected, rules: () => ({ rules: specifiedRules.map((rule) => rule.name) }) };

function answer(line) {
  try {
    const request = JSON.parse(line);
    return kinds[request.kind](request);
  } catch (error) {
    return { crash: `${error?.message ?? error}` };
  }
}

// Escaped to ASCII: no encoding of a pipe and no reader of lines can then harm a text.
const ascii = (json) => json.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${ascii(JSON.stringify(answer(line)))}\n`);
}
