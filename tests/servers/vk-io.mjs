// A third-party client does what a bot of a community does; each step is a line of JSON: {"step", …}.
import { Agent } from 'node:http'
import { createRequire } from 'node:module'

const [, , modules, address] = process.argv
const { VK } = createRequire(`${modules}/`)('vk-io')
const options = { apiBaseUrl: `${address}/method`, apiVersion: '5.199', apiTimeout: 20000, apiRetryLimit: 0, agent: new Agent() }
const asToken = (token) => new VK({ ...options, token, pollingGroupId: 7 })
const group = asToken('group-token')
const admin = asToken('user-token')
const tell = (step, more) => console.log(JSON.stringify({ step, ...more }))
const codeOf = async (call) => {
  try {
    await call
    return 0
  } catch (error) {
    return error.code
  }
}

const message = { peer_id: 100, random_id: 4711, message: 'Hello from vk-io & <others>' }
const first = await group.api.messages.send(message)
const second = await group.api.messages.send(message)
const history = await group.api.messages.getHistory({ peer_id: 100, count: 20 })
tell('messages', { first, second, texts: history.items.map((item) => item.text), randomIds: history.items.map((item) => item.random_id) })
const several = await group.api.messages.send({ peer_ids: [100, 101], random_id: 4712, message: 'to both' })
tell('several', { peers: several.map((item) => item.peer_id), numbers: several.map((item) => item.conversation_message_id) })

const comment = { owner_id: -7, post_id: 11, from_group: 7, message: 'once', guid: 'vk-io-1' }
const one = await group.api.wall.createComment(comment)
const other = await group.api.wall.createComment(comment)
const below = await group.api.wall.createComment({ ...comment, reply_to_comment: one.comment_id, message: 'below', guid: 'vk-io-2' })
const read = await admin.api.wall.getComments({ owner_id: -7, post_id: 11, thread_items_count: 10, sort: 'asc' })
tell('comments', {
  one: one.comment_id,
  other: other.comment_id,
  stack: below.parents_stack,
  top: read.items.map((item) => item.text),
  below: read.items.flatMap((item) => item.thread.items).map((item) => item.text),
})

tell('errors', {
  notWithGroup: await codeOf(group.api.wall.getComments({ owner_id: -7, post_id: 11 })),
  badToken: await codeOf(asToken('stolen').api.users.get({ user_ids: [1] })),
  missing: await codeOf(admin.api.wall.deleteComment({ owner_id: -7 })),
  wrongType: await codeOf(group.api.messages.getHistory({ peer_id: 'anna' })),
  tooMany: await codeOf(group.api.messages.getHistory({ peer_id: 100, count: 201 })),
  unknown: await codeOf(group.api.call('messages.sendAll', {})),
})

const heard = []
group.updates.on('message_new', (context) => tell('heard', { text: context.text, from: context.senderId, peer: context.peerId }))
group.updates.on('comment', (context) => tell('comment', { text: context.text, from: context.fromId, kind: context.subTypes }))
await group.updates.startPolling()
tell('polling', { heard })
process.stdin.on('data', async () => {
  await group.updates.stop()
  process.exit(0)
})
