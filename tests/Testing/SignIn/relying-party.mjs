// A relying party on the certified openid-client: one JSON command a line in, one JSON answer a line out.
import { createInterface } from 'node:readline';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';

let config;
let redirectUri;
let waiting;
let device;
let tokens;

const open = async ({ issuer, clientId, secret, redirect }) => {
  config = await oidc.discovery(new URL(issuer), clientId, secret ?? undefined, secret ? undefined : oidc.None(), { execute: [oidc.allowInsecureRequests] });
  redirectUri = redirect;
  return { issuer: config.serverMetadata().issuer };
};

const parameters = async ({ scope, extra }) => {
  const verifier = oidc.randomPKCECodeVerifier();
  const identity = scope.split(' ').includes('openid') ? { nonce: oidc.randomNonce() } : {};
  waiting = { pkceCodeVerifier: verifier, expectedState: oidc.randomState(), ...(identity.nonce ? { expectedNonce: identity.nonce, idTokenExpected: true } : {}) };
  return {
    redirect_uri: redirectUri, scope, state: waiting.expectedState, ...identity,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...extra,
  };
};

const told = (answer) => {
  tokens = answer;
  return { access: answer.access_token, refresh: answer.refresh_token ?? null, id: answer.id_token ?? null, scope: answer.scope, claims: answer.claims?.() ?? null };
};

const verify = async (issuer, keys, token) => (await jwtVerify(token, keys, { issuer, audience: issuer, typ: 'at+jwt' })).payload;

// New tokens, calls of the API with them and signatures checked with the published keys, so many times a second.
const load = async ({ seconds, perSecond, url }) => {
  const { issuer, jwks_uri } = config.serverMetadata();
  const keys = createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: 500 });
  const failures = [];
  const kids = new Set();
  const running = [];
  const once = async () => {
    try {
      const { access_token } = await oidc.clientCredentialsGrant(config);
      kids.add(JSON.parse(Buffer.from(access_token.split('.')[0], 'base64url')).kid);
      await verify(issuer, keys, access_token);
      const answer = await fetch(url, { headers: { authorization: `Bearer ${access_token}` } });
      if (answer.status !== 200) failures.push(`the API answered ${answer.status}`);
    } catch (e) {
      failures.push(String(e));
    }
  };
  const began = Date.now();
  for (let n = 0; n < seconds * perSecond; n++) {
    const due = began + (n * 1000) / perSecond;
    if (due > Date.now()) await new Promise((next) => setTimeout(next, due - Date.now()));
    running.push(once());
  }
  await Promise.all(running);
  return { requests: running.length, failures: failures.slice(0, 5), failed: failures.length, kids: [...kids] };
};

const commands = {
  open,
  begin: async (c) => ({ url: oidc.buildAuthorizationUrl(config, await parameters(c)).href }),
  push: async (c) => ({ url: (await oidc.buildAuthorizationUrlWithPAR(config, await parameters(c))).href }),
  finish: async ({ url }) => told(await oidc.authorizationCodeGrant(config, new URL(url), waiting)),
  refresh: async ({ token, scope }) => told(await oidc.refreshTokenGrant(config, token ?? tokens.refresh_token, scope ? { scope } : undefined)),
  own: async ({ scope }) => told(await oidc.clientCredentialsGrant(config, scope ? { scope } : undefined)),
  device: async ({ scope }) => (device = await oidc.initiateDeviceAuthorization(config, { scope })),
  poll: async () => told(await oidc.pollDeviceAuthorizationGrant(config, { ...device, interval: 1 })),
  userinfo: async ({ sub }) => oidc.fetchUserInfo(config, tokens.access_token, sub),
  introspect: async ({ token }) => oidc.tokenIntrospection(config, token),
  revoke: async ({ token }) => (await oidc.tokenRevocation(config, token)) ?? {},
  logout: async ({ back, hint, state }) => ({ url: oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: back, ...(hint ? { id_token_hint: hint } : {}), ...(state ? { state } : {}) }).href }),
  verify: async ({ token }) => verify(config.serverMetadata().issuer, createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri)), token),
  load,
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...rest } = JSON.parse(line);
  let answer;
  try {
    answer = { done: (await commands[command](rest)) ?? {} };
  } catch (e) {
    answer = { error: e.error ?? e.cause?.error ?? e.code ?? String(e), description: e.error_description ?? e.message };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
