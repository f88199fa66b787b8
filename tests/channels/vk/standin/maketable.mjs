// Makes methods.json, the stand-in's table of what VK's methods take: node maketable.mjs FOLDER > methods.json
// FOLDER is a checkout of github.com/VKCOM/vk-api-schema. Names and bounds only; tst_vkschema compares the two.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = process.argv[2]
const used = [
  'board.createComment', 'board.deleteComment', 'board.getComments', 'board.getTopics', 'board.restoreComment',
  'groups.ban', 'groups.getById', 'groups.getLongPollServer', 'groups.getLongPollSettings', 'groups.getTokenPermissions',
  'groups.unban', 'market.createComment', 'market.deleteComment', 'market.getComments', 'market.restoreComment',
  'messages.getById', 'messages.getConversations', 'messages.getConversationsById', 'messages.getHistory', 'messages.send',
  'photos.createComment', 'photos.deleteComment', 'photos.getComments', 'photos.getMessagesUploadServer',
  'photos.getWallUploadServer', 'photos.restoreComment', 'photos.saveMessagesPhoto', 'photos.saveWallPhoto', 'users.get',
  'video.createComment', 'video.deleteComment', 'video.getComments', 'video.restoreComment', 'wall.createComment',
  'wall.deleteComment', 'wall.get', 'wall.getById', 'wall.getComment', 'wall.getComments', 'wall.restoreComment',
]
const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))
const resolve = (parameter) => {
  if (!parameter.$ref) return parameter
  const [file, path] = parameter.$ref.split('#/')
  const found = path.split('/').reduce((value, key) => value[key], read(join('x', file)))
  return { ...found, ...parameter, type: parameter.type ?? found.type }
}
const entry = (parameter) => {
  const { type, required, minimum, maximum, maxLength, maxItems, enum: allowed, items } = resolve(parameter)
  const itemType = items && resolve(items).type
  return JSON.parse(JSON.stringify({ type, required, minimum, maximum, maxLength, maxItems, enum: allowed, items: itemType }))
}
const table = {}
for (const name of used) {
  const method = read(`${name.split('.')[0]}/methods.json`).methods.find((one) => one.name === name)
  const parameters = {}
  for (const parameter of method.parameters ?? []) parameters[parameter.name] = entry(parameter)
  table[name] = { tokens: method.access_token_type, parameters }
}
const lines = Object.entries(table).map(([name, method]) => {
  const parameters = Object.entries(method.parameters).map(([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
  return `  ${JSON.stringify(name)}: {\n    "tokens": ${JSON.stringify(method.tokens)},\n    "parameters": {\n${parameters.join(',\n')}\n    }\n  }`
})
process.stdout.write(`{\n${lines.join(',\n')}\n}\n`)
