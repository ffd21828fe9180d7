// Generates a client from our metadata, reads with it and tells what it saw: node read.mjs <service root> <key> <folder>
import { spawnSync } from 'node:child_process';
import { writeFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [root, key, folder] = process.argv.slice(2);
const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const headers = { Authorization: `Basic ${Buffer.from(`apikey:${key}`).toString('base64')}` };

const metadata = join(folder, 'metadata.xml');
writeFileSync(metadata, await (await fetch(`${root}/$metadata`, { headers })).text());
const generator = join(here, 'node_modules', '@odata2ts', 'odata2ts', 'lib', 'run-cli.js');
const generated = spawnSync(process.execPath, [generator, '-s', metadata, '-o', join(folder, 'client'), '-m', 'all', '-e', 'js', '-name', 'desk', '-t', join(here, 'tsconfig.json')], { cwd: here, encoding: 'utf8' });
if (generated.status !== 0) throw new Error(generated.stdout + generated.stderr);

// What was generated lies elsewhere; its libraries are ours.
process.env.NODE_PATH = join(here, 'node_modules');
require('node:module').Module._initPaths();
const service = readdirSync(join(folder, 'client')).find((f) => f.endsWith('Service.js'));
const { deskService: DeskService } = require(join(folder, 'client', service));
const { FetchClient } = require('@odata2ts/http-client-fetch');
const desk = new DeskService(new FetchClient({ headers }), root);

const all = await desk.conversations().query((b, q) => b.select('number', 'status').orderBy(q.number.asc()).count());
const filtered = await desk.conversations().query((b, q) => b.filter(q.status.eq('resolved')));
const expanded = await desk.conversations().query((b, q) => b.expanding('contact', (c) => c.select('name')).filter(q.number.eq(2)));
const one = await desk.conversations(filtered.data.value[0].id).query();
const pages = [];
let page = await desk.conversations().query((b, q) => b.select('number').orderBy(q.number.asc()), { headers: { Prefer: 'odata.maxpagesize=2' } });
for (;;) {
  pages.push(page.data.value.map((c) => c.number));
  const next = page.data['@odata.nextLink'];
  if (!next) break;
  page = { data: await (await fetch(next, { headers: { ...headers, Prefer: 'odata.maxpagesize=2' } })).json() };
}
console.log(JSON.stringify({
  numbers: all.data.value.map((c) => c.number),
  count: Number(all.data['@odata.count']),
  resolved: filtered.data.value.map((c) => c.number),
  contact: expanded.data.value[0].contact.name,
  one: one.data.number,
  pages,
}));
