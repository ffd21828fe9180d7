import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const budget = 25_000;

it('loader and frame together stay within 25 kB gzipped', () => {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'pipe' });

  const files = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sizes = files.map((file) => gzipSync(readFileSync(join(file.parentPath, file.name)), { level: 9 }).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);

  expect(files.map((file) => file.name)).toContain('widget.js');
  expect(files.length).toBe(4);
  expect(total).toBeLessThanOrEqual(budget);
}, 120_000);
