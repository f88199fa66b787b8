// A whole AT Protocol network on loopback: PLC directory, PDS and AppView of the reference implementation, with the
// accounts brand.test, alice.test and bob.test. Called by bluesky.sh: bluesky.mjs PDS_PORT PLC_PORT APPVIEW_PORT.
import net from 'node:net'

// The packages listen on every address by themselves.
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...given) {
  if (typeof given[0] === 'number' && typeof given[1] !== 'string') given.splice(1, 0, '127.0.0.1')
  else if (given[0] && typeof given[0] === 'object' && 'port' in given[0]) given[0] = { ...given[0], host: '127.0.0.1' }
  return listen.apply(this, given)
}

const [pdsPort, plcPort, appViewPort] = process.argv.slice(2).map(Number)
const { TestNetwork, mockMailer } = await import('@atproto/dev-env')
const network = await TestNetwork.create({
  plc: { port: plcPort },
  pds: { port: pdsPort, hostname: 'localhost', enableDidDocWithSession: true },
  bsky: { port: appViewPort, dbPostgresSchema: 'bsky', publicUrl: `http://localhost:${appViewPort}` },
})
mockMailer(network.pds)
for (const name of ['brand', 'alice', 'bob'])
  await network.pds.getAgent().com.atproto.server.createAccount({
    handle: `${name}.test`, email: `${name}@example.test`, password: `pw-${name}`,
  })
await network.processAll()
console.log('READY')
process.on('SIGTERM', async () => {
  await network.close().catch(() => {})
  process.exit(0)
})
