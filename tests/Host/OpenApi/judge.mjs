// Judges answers by the schemas of a document: one question a line, {"path","method","status","type","body"}, one answer a line, the list of complaints.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const text = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(text, 'api');

const escaped = (key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
const pointer = (...keys) => `#/${keys.map(escaped).join('/')}`;
const at = (reference) => reference.slice(2).split('/').reduce((node, key) => node[decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')], text);

function judge({ path, method, status, type, body }) {
  const responses = text.paths[path][method].responses;
  const key = status in responses ? status : 'default';
  const where = responses[key].$ref ?? pointer('paths', path, method, 'responses', key);
  const content = at(where).content;
  if (!content) return body === null ? [] : [`${status} is documented without a body, but has one`];
  if (!(type in content)) return [`${status} is documented as ${Object.keys(content)}, but is ${type}`];
  const validate = ajv.compile({ $ref: `api${where}/content/${escaped(type)}/schema` });
  return validate(body) ? [] : validate.errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}

for await (const line of createInterface({ input: process.stdin })) {
  let said;
  try {
    said = judge(JSON.parse(line));
  } catch (error) {
    said = [`the judge failed: ${error.message}`];
  }
  console.log(JSON.stringify(said));
}
