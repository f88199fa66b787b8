// The issuer that oidc-provider.sh starts: node issuer.mjs PORT
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const port = Number(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;
const adapters = new Map();

// What it remembers must survive a change of keys, for which a new Provider is made.
class Memory {
  constructor(name) {
    this.name = name;
    if (!adapters.has(name)) adapters.set(name, new Map());
    this.rows = adapters.get(name);
  }
  async upsert(id, payload) { this.rows.set(id, { ...payload }); }
  async find(id) { return this.rows.get(id); }
  async findByUid(uid) { return [...this.rows.values()].find((row) => row.uid === uid); }
  async findByUserCode(code) { return [...this.rows.values()].find((row) => row.userCode === code); }
  async consume(id) { const row = this.rows.get(id); if (row) row.consumed = Math.floor(Date.now() / 1000); }
  async destroy(id) { this.rows.delete(id); }
  async revokeByGrantId(grant) {
    for (const rows of adapters.values()) for (const [id, row] of rows) if (row.grantId === grant) rows.delete(id);
  }
}

let generation = 0;
function signingKeys() {
  generation += 1;
  const one = (type, options, alg) => ({
    ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), kid: `${alg}-${generation}`, alg, use: 'sig',
  });
  return [one('rsa', { modulusLength: 2048 }, 'RS256'), one('ec', { namedCurve: 'P-256' }, 'ES256')];
}

const cookieKey = randomBytes(16).toString('hex');
function makeProvider() {
  return new Provider(issuer, {
    adapter: Memory,
    jwks: { keys: signingKeys() },
    cookies: { keys: [cookieKey] },
    clients: [{
      client_id: 'otklik', application_type: 'native', token_endpoint_auth_method: 'none', response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'], redirect_uris: ['http://127.0.0.1/callback'],
    }],
    claims: { openid: ['sub', 'groups'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: async (ctx, id) => ({
      accountId: id,
      claims: async () => ({
        sub: id, name: `Person ${id}`, preferred_username: id, email: `${id}@example.org`, email_verified: true,
        groups: id.startsWith('lead') ? ['leads'] : ['agents'],
      }),
    }),
    pkce: { required: () => true, methods: ['S256'] },
    features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
    ttl: {
      AccessToken: 300, AuthorizationCode: 60, IdToken: 300, RefreshToken: 86400, Session: 3600, Interaction: 600, Grant: 86400,
    },
    rotateRefreshToken: true,
  });
}

let handle = makeProvider().callback();
createServer((request, response) => {
  if (request.url === '/test/rotate-keys') {
    handle = makeProvider().callback();
    response.end('done\n');
    return;
  }
  handle(request, response);
}).listen(port, '127.0.0.1', () => console.log('listening', issuer));
