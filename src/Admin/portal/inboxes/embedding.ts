export const SAMPLES = ['Node.js', 'Python', 'PHP', 'C#'] as const;

export type Sample = (typeof SAMPLES)[number];

/** What goes before </body> of the customer's own site. */
export function snippetOf(origin: string, key: string): string {
  return `<script src="${origin}/widget.js" data-inbox="${key}" async></script>`;
}

/** What a page adds when somebody is signed in there. */
export const IDENTIFY = `<script>
  function identify() {
    window.switchboard.identify({
      id: 'USER_ID',     // your own id of the signed-in user
      hash: 'USER_HASH', // made by your server, see below
      name: 'Wang Li',
      email: 'wang.li@example.com'
    });
  }
  // The chat loads by itself: it may be there before this, or after.
  if (window.switchboard) identify();
  else document.addEventListener('switchboard:ready', identify);
</script>`;

/** Proves on the site's server who its user is: hex HMAC-SHA256 of the id under the inbox's secret. */
export function sampleOf(sample: Sample): string {
  switch (sample) {
    case 'Node.js':
      return `import { createHmac } from 'node:crypto';

const hash = createHmac('sha256', process.env.SWITCHBOARD_IDENTITY_SECRET)
  .update(String(user.id))
  .digest('hex');`;
    case 'Python':
      return `import hashlib, hmac, os

secret = os.environ["SWITCHBOARD_IDENTITY_SECRET"].encode()
user_hash = hmac.new(secret, str(user.id).encode(), hashlib.sha256).hexdigest()`;
    case 'PHP':
      return `$hash = hash_hmac('sha256', (string) $user->id, getenv('SWITCHBOARD_IDENTITY_SECRET'));`;
    case 'C#':
      return `using System.Security.Cryptography;
using System.Text;

var secret = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("SWITCHBOARD_IDENTITY_SECRET")!);
var hash = Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(user.Id)));`;
  }
}
