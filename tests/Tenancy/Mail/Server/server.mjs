// Takes letters on a port and says each as a line of JSON. Arguments: port (0 for any), "tls" to offer STARTTLS.
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const [port, tls] = process.argv.slice(2);
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const server = new SMTPServer({
  authOptional: true,
  allowInsecureAuth: true,
  disabledCommands: tls === 'tls' ? [] : ['STARTTLS'],
  onAuth: ({ username, password }, _, done) =>
    username === 'switchboard' && password === 'p@ss/word' ? done(null, { user: username }) : done(new Error('Wrong user or password')),
  onRcptTo: ({ address }, _, done) => {
    const refused = address.startsWith('nobody') ? 550 : address.startsWith('busy') ? 451 : 0;
    done(refused ? Object.assign(new Error(refused === 550 ? 'No such mailbox' : 'Try again later'), { responseCode: refused }) : undefined);
  },
  onData: async (stream, session, done) => {
    const letter = await simpleParser(stream);
    say({
      from: letter.from?.text, to: session.envelope.rcptTo.map((r) => r.address), subject: letter.subject, text: letter.text, html: letter.html,
      auto: letter.headers.get('auto-submitted'), user: session.user ?? null, secure: session.secure,
    });
    done();
  },
});
server.on('error', (error) => process.stderr.write(`${error.message}\n`));
server.listen(Number(port), '127.0.0.1', () => say({ port: server.server.address().port }));
process.stdin.on('end', () => process.exit(0)).resume();
