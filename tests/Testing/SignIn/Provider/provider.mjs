// A company's own OpenID Connect provider on the certified oidc-provider: node provider.mjs PORT SECRET REDIRECT. Whoever types a name is that person.
import Provider from 'oidc-provider';

const [port, secret, redirect] = process.argv.slice(2);
const people = {
  lead: { name: 'Lena Lead', groups: ['leads'] },
  guest: { name: 'Gil Guest', groups: ['guests'] },
};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'switchboard', client_secret: secret, redirect_uris: [redirect] }],
  pkce: { required: () => true, methods: ['S256'] },
  claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
  scopes: ['openid', 'profile', 'email', 'groups'],
  async findAccount(_, id) {
    return { accountId: id, claims: async () => ({ sub: id, email: `${id}@staff.example`, email_verified: true, ...(people[id] ?? { name: id, groups: [] }) }) };
  },
});

provider.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));

// Whoever started it has gone.
process.stdin.on('end', () => process.exit(0)).resume();
