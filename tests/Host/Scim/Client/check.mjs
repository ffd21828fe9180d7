// What two libraries from npm, which know SCIM and not us, make of our schemas, our documents and our filters.
import { filter as matcher, parse } from 'scim2-parse-filter';
import SCIMMY from 'scimmy';
import assert from 'node:assert';

const [root, key] = process.argv.slice(2);
const { User, ResourceType, ServiceProviderConfig } = SCIMMY.Schemas;

async function read(path) {
  const answer = await fetch(`${root}/${path}`, { headers: { authorization: `Bearer ${key}`, accept: 'application/scim+json' } });
  assert.strictEqual(answer.status, 200, `${path}: ${answer.status}`);
  return answer.json();
}

const plain = (value) => JSON.parse(JSON.stringify(value));

/** Where an attribute of ours says something else than the standard's of the same name. */
function differences(ours, standard, path) {
  const known = standard.find((a) => a.name === ours.name);
  if (!known) return [`${path}${ours.name} is no attribute of the standard`];
  const said = ['type', 'multiValued', 'required'].filter((p) => ours[p] !== known[p] && !(p === 'required' && ours[p])).map((p) => `${path}${ours.name}: ${p} is ${ours[p]} and not ${known[p]}`);
  return [...said, ...(ours.subAttributes ?? []).flatMap((s) => differences(s, known.subAttributes, `${path}${ours.name}.`))];
}

/** JavaScript's times end at the millisecond. */
const inMilliseconds = (document) => ({ ...document, meta: { ...document.meta, ...Object.fromEntries(['created', 'lastModified'].filter((t) => document.meta[t]).map((t) => [t, new Date(document.meta[t]).toISOString()])) } });

/** Nothing that the definition would drop or mend. */
const same = (definition, document) => assert.deepStrictEqual(plain(definition.coerce(structuredClone(document), 'out')), inMilliseconds(document));

const schemas = await read('Schemas');
const strange = schemas.Resources.flatMap((s) => s.attributes).flatMap((a) => differences(a, plain(User.definition.describe()).attributes, ''));
const { Resources: users } = await read('Users?count=200');
for (const user of users) same(User.definition, user);
same(ResourceType.definition, (await read('ResourceTypes')).Resources[0]);
const config = await read('ServiceProviderConfig');
ServiceProviderConfig.definition.coerce(structuredClone(config), 'out');

// In the same case throughout: that library compares exactly, where the standard does not.
const conditions = [
  'userName eq "ann"', 'userName sw "a" or userName ew "n"', 'not (userName co "n")', 'displayName pr and active eq false', 'emails[type eq "work" and value co "@"]',
  'emails.value co "example"', 'active ne true', 'name.familyName eq "Jensen" and (userName eq "ann" or userName eq "ben")', 'userName gt "b"', 'meta.lastModified gt "2020-01-01T00:00:00Z"',
];
const disagreements = [];
for (const condition of conditions) {
  const theirs = users.filter(matcher(parse(condition))).map((u) => u.id).sort();
  const ours = (await read(`Users?count=200&filter=${encodeURIComponent(condition)}`)).Resources.map((u) => u.id).sort();
  if (theirs.join() !== ours.join()) disagreements.push(`${condition}: ${ours.length} and not ${theirs.length}`);
}

console.log(JSON.stringify({ users: users.length, strange, disagreements, filter: config.filter.supported, bulk: config.bulk.supported }));
