import { expect, test } from 'vitest';
import { companyReturn, startAddress } from './companyReturn';

test('a failure that we have words for is named, any other is just a failure', () => {
  expect(companyReturn('?tenant=acme&sso=sso.no-group&quote=0a1b2c3d').failure).toBe('no-group');
  expect(companyReturn('?sso=tenant.suspended').failure).toBe('other');
  expect(companyReturn('').failure).toBeNull();
});

test('a quote that is none of ours is not shown', () => {
  expect(companyReturn('?sso=sso.state&quote=call+this+number').quote).toBeNull();
  expect(companyReturn('?sso=sso.state&quote=0a1b2c3d').quote).toBe('0a1b2c3d');
});

test('where to go on is passed along as it stands', () => {
  expect(startAddress('p', '/desk/conversations/1?a=b', false)).toBe('/api/v1/single-sign-on/p/start?to=%2Fdesk%2Fconversations%2F1%3Fa%3Db');
  expect(startAddress('p', null, true)).toBe('/api/v1/single-sign-on/p/start?again=1');
});
