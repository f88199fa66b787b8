// A stand-in for Telegram's Bot API: its own schema decides what is taken and what is answered, for there is no
// server of it to be had. Knows nothing of the program that is tested.
//   node telegram.mjs PORT SCHEMA
// Bot side: /bot<TOKEN>/<METHOD>, any token of the right form whose number is a bot's. The other side, all JSON:
//   POST /test/update {kind, object}   queues an update, refused with 400 where the schema refuses it; gives {update_id}
//   POST /test/clock {hours}           moves its clock forward
//   POST /test/fail {method, how}      the next call: "lose" (done, and no answer), "drop" (not done, no answer),
//                                      or an object {error_code, description, parameters} as answer
//   POST /test/webhook {url}           sets or takes away a webhook
//   POST /test/block {user}            this user takes no messages any more
//   GET  /test/state                   {calls, sent, waiting, refused}
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';

const port = Number(process.argv[2]);
const schema = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const day = 24 * 3600 * 1000;
const bot = { id: 4242, is_bot: true, first_name: 'Stand-in', username: 'StandInBot', can_join_groups: true,
    can_read_all_group_messages: true, can_connect_to_business: true, supports_inline_queries: false };
const state = { skew: 0, updates: [], nextUpdate: 800000, nextMessage: 100, chats: new Map(), messages: new Map(),
    connections: new Map(), lastIncoming: new Map(), blocked: new Set(), fail: new Map(), webhook: '', poll: null,
    calls: [], sent: [], refused: [], allowed: null };

const now = () => Date.now() + state.skew;
const seconds = () => Math.floor(now() / 1000);

// ---- the schema
function faultIn(value, type) {
    if (type.startsWith('Array of ')) {
        if (!Array.isArray(value)) return 'is no array';
        for (const entry of value) { const fault = faultIn(entry, type.slice(9)); if (fault) return fault; }
        return '';
    }
    if (type === 'Integer') return Number.isSafeInteger(value) ? '' : 'is no integer';
    if (type === 'Float') return typeof value === 'number' ? '' : 'is no number';
    if (type === 'Boolean' || type === 'True') return typeof value === 'boolean' ? '' : 'is no boolean';
    if (type === 'String') return typeof value === 'string' ? '' : 'is no text';
    if (type === 'InputFile') return value instanceof Blob ? '' : 'is no file';
    const definition = schema.types[type];
    if (!definition) return `has an unknown type ${type}`;
    if (definition.subtypes?.length) return faultInAny(value, definition.subtypes);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return `is no ${type}`;
    return faultInFields(value, definition.fields ?? []);
}
function faultInAny(value, types) {
    let last = 'has no type';
    for (const type of types) { last = faultIn(value, type); if (!last) return ''; }
    return last;
}
function faultInFields(object, fields) {
    for (const field of fields) {
        if (object[field.name] === undefined) { if (field.required) return `${field.name} is missing`; continue; }
        const fault = faultInAny(object[field.name], field.types);
        if (fault) return `${field.name} ${fault}`;
    }
    const unknown = Object.keys(object).find(key => !fields.some(field => field.name === key));
    return unknown ? `${unknown} is not known` : '';
}

// ---- what is said
class Refusal extends Error {
    constructor(code, description, parameters) { super(description); this.code = code; this.parameters = parameters; }
}
const key = (connection, chat, message) => `${connection ?? ''}/${chat}/${message}`;

function keep(message) {
    state.chats.set(message.chat.id, message.chat);
    state.messages.set(key(message.business_connection_id, message.chat.id, message.message_id), message);
}

function queue(kind, object) {
    const update = { update_id: state.nextUpdate, [kind]: object };
    const fault = faultIn(update, 'Update');
    if (fault) throw new Refusal(400, `${kind} ${fault}`);
    state.nextUpdate++;
    if (object.message_id && object.chat) {
        keep(object);
        state.nextMessage = Math.max(state.nextMessage, object.message_id + 1);
        if (object.business_connection_id && object.from?.id === object.chat.id)
            state.lastIncoming.set(`${object.business_connection_id}/${object.chat.id}`, now());
    }
    if (kind === 'business_connection') state.connections.set(object.id, object);
    state.updates.push({ at: now(), update });
    state.poll?.wake();
    return update.update_id;
}

function targetOf(parameters) {
    const chat = state.chats.get(Number(parameters.chat_id));
    if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
    if (state.blocked.has(chat.id)) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
    const connection = parameters.business_connection_id;
    if (connection !== undefined) {
        const known = state.connections.get(connection);
        if (!known?.is_enabled || !known.rights?.can_reply) throw new Refusal(400, 'Bad Request: BUSINESS_CONNECTION_INVALID');
        if (now() - (state.lastIncoming.get(`${connection}/${chat.id}`) ?? 0) > day)
            throw new Refusal(400, 'Bad Request: BUSINESS_PEER_USAGE_MISSING');
    }
    const parent = parameters.reply_parameters?.message_id;
    const answered = parent === undefined ? undefined : state.messages.get(key(connection, chat.id, parent));
    if (parent !== undefined && !answered && !parameters.reply_parameters.allow_sending_without_reply)
        throw new Refusal(400, 'Bad Request: message to be replied not found');
    return { chat, connection, answered };
}

function publish(parameters, content) {
    const { chat, connection, answered } = targetOf(parameters);
    const message = { message_id: state.nextMessage++, date: seconds(), chat, from: bot, ...content };
    if (connection !== undefined) Object.assign(message, { business_connection_id: connection, sender_business_bot: bot });
    if (answered) { const { reply_to_message, ...flat } = answered; message.reply_to_message = flat; }
    if (parameters.message_thread_id) Object.assign(message, { message_thread_id: parameters.message_thread_id, is_topic_message: true });
    keep(message);
    state.sent.push(message);
    return message;
}
function limited(text, most, what) {
    if (what === 'message' && !text?.length) throw new Refusal(400, 'Bad Request: message text is empty');
    if ((text?.length ?? 0) > most) throw new Refusal(400, `Bad Request: ${what} is too long`);
    return text;
}
const photo = file => [{ file_id: `file${state.nextMessage}`, file_unique_id: `unique${state.nextMessage}`, width: 64, height: 64, file_size: file?.size ?? 1 }];
const captioned = (content, caption) => (caption ? { ...content, caption: limited(caption, 1024, 'message caption') } : content);
function known(parameters) {
    const found = state.messages.get(key(parameters.business_connection_id, Number(parameters.chat_id), parameters.message_id));
    return found;
}

// ---- methods
const methods = {
    getMe: () => bot,
    getWebhookInfo: () => ({ url: state.webhook, has_custom_certificate: false, pending_update_count: (expire(), state.updates.length) }),
    deleteWebhook: () => { state.webhook = ''; return true; },
    getBusinessConnection: p => state.connections.get(p.business_connection_id)
        ?? (() => { throw new Refusal(400, 'Bad Request: BUSINESS_CONNECTION_INVALID'); })(),
    sendMessage: p => publish(p, { text: limited(p.text, 4096, 'message') }),
    sendPhoto: p => publish(p, captioned({ photo: photo(p.photo) }, p.caption)),
    sendMediaGroup: (p, files) => {
        if (p.media.length < 2 || p.media.length > 10) throw new Refusal(400, 'Bad Request: wrong number of media');
        for (const entry of p.media)
            if (entry.media.startsWith('attach://') && !files[entry.media.slice(9)]) throw new Refusal(400, 'Bad Request: file must be non-empty');
        const group = String(now());
        return p.media.map(entry => publish(p, captioned({ photo: photo(), media_group_id: group }, entry.caption)));
    },
    editMessageText: p => {
        const message = known(p);
        if (!message) throw new Refusal(400, 'Bad Request: message to edit not found');
        Object.assign(message, { text: limited(p.text, 4096, 'message'), edit_date: seconds() });
        return message;
    },
    deleteMessage: p => {
        const message = known(p);
        if (!message) throw new Refusal(400, 'Bad Request: message to delete not found');
        if (seconds() - message.date > 48 * 3600) throw new Refusal(400, "Bad Request: message can't be deleted for everyone");
        state.messages.delete(key(undefined, message.chat.id, message.message_id));
        return true;
    },
    banChatMember: p => group(p), unbanChatMember: p => group(p), banChatSenderChat: p => group(p),
};
function group(p) {
    const chat = state.chats.get(Number(p.chat_id));
    if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
    if (chat.type === 'private') throw new Refusal(400, "Bad Request: can't ban members in private chats");
    return true;
}
function expire() { state.updates = state.updates.filter(one => now() - one.at <= day); }

async function getUpdates(p) {
    if (state.webhook)
        throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    state.poll?.end();
    if (p.allowed_updates) state.allowed = p.allowed_updates;
    expire();
    if (p.offset > 0) state.updates = state.updates.filter(one => one.update.update_id >= p.offset);
    const most = Math.min(Math.max(p.limit ?? 100, 1), 100);
    if (!state.updates.length && p.timeout > 0) {
        const ended = await new Promise(resolve => {
            const timer = setTimeout(() => resolve(false), p.timeout * 1000);
            state.poll = { wake: () => { clearTimeout(timer); resolve(false); }, end: () => { clearTimeout(timer); resolve(true); } };
        });
        if (ended) throw new Refusal(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running');
        state.poll = null;
    }
    return state.updates.slice(0, most).map(one => one.update);
}

// ---- HTTP
async function bodyOf(request) {
    const parts = [];
    for await (const part of request) parts.push(part);
    return Buffer.concat(parts);
}
/// Forms carry texts: what the schema calls otherwise is JSON in them.
function typed(name, value, fields) {
    const types = fields.find(field => field.name === name)?.types ?? [];
    if (value instanceof Blob || types.length === 0 || types.every(type => type === 'String')) return value;
    try { const parsed = JSON.parse(value); return types.includes('String') && faultInAny(parsed, types) ? value : parsed; } catch { return value; }
}
function* partsOf(body, type) {
    const boundary = type.match(/boundary="?([^";]+)/)?.[1];
    if (!boundary) throw new Refusal(400, 'Bad Request: no boundary');
    const pieces = body.toString('latin1').split(`--${boundary}`);
    for (const piece of pieces.slice(1)) {
        if (piece.startsWith('--')) return;
        const end = piece.indexOf('\r\n\r\n');
        const head = Buffer.from(piece.slice(0, end), 'latin1').toString();
        const content = Buffer.from(piece.slice(end + 4, -2), 'latin1');
        const name = head.match(/[; ]name="([^"]*)"/)?.[1];
        if (end < 0 || name === undefined) throw new Refusal(400, 'Bad Request: a part without a name');
        yield [name, /[; ]filename=/.test(head) ? new Blob([content]) : content.toString()];
    }
    throw new Refusal(400, 'Bad Request: the form does not end');
}
async function parametersOf(request, url, fields) {
    const parameters = {}, files = {};
    const take = (name, value) => {
        if (value instanceof Blob && !fields.some(field => field.name === name)) files[name] = value;
        else parameters[name] = typed(name, value, fields);
    };
    url.searchParams.forEach((value, name) => take(name, value));
    const body = await bodyOf(request);
    const type = request.headers['content-type'] ?? '';
    if (type.startsWith('application/json') && body.length) {
        try { Object.assign(parameters, JSON.parse(body.toString())); } catch { throw new Refusal(400, "Bad Request: can't parse JSON object"); }
    } else if (type.startsWith('multipart/')) {
        for (const [name, value] of partsOf(body, type)) take(name, value);
    } else if (type.startsWith('application/x-www-form-urlencoded')) {
        new URLSearchParams(body.toString()).forEach((value, name) => take(name, value));
    }
    // A file that stands elsewhere in the form is named by attach://.
    for (const [name, value] of Object.entries(parameters))
        if (typeof value === 'string' && value.startsWith('attach://') && files[value.slice(9)]) parameters[name] = files[value.slice(9)];
    return { parameters, files };
}

async function botCall(request, url, answer) {
    const [, token, method] = url.pathname.match(/^\/bot([^/]+)\/(\w+)$/) ?? [];
    if (!token || !/^4242:[\w-]{10,}$/.test(token)) return answer(401, { ok: false, error_code: 401, description: 'Unauthorized' });
    const definition = schema.methods[method];
    let how;
    try {
        if (!definition) throw new Refusal(404, 'Not Found: method not found');
        const { parameters, files } = await parametersOf(request, url, definition.fields ?? []);
        state.calls.push({ method, parameters });
        const fault = faultInFields(parameters, definition.fields ?? []);
        if (fault) { state.refused.push(`${method}: ${fault}`); throw new Refusal(400, `Bad Request: ${fault}`); }
        how = state.fail.get(method);
        state.fail.delete(method);
        if (how === 'drop') return request.socket.destroy();
        if (how?.error_code) throw new Refusal(how.error_code, how.description, how.parameters);
        const perform = method === 'getUpdates' ? getUpdates : methods[method];
        if (!perform) throw new Refusal(501, `Not Implemented: this stand-in does not know ${method}`);
        const result = await perform(parameters, files);
        const strange = faultInAny(result, definition.returns);
        if (strange) throw new Refusal(500, `Internal Server Error: the stand-in's own answer ${strange}`);
        if (how === 'lose') return request.socket.destroy();
        return answer(200, { ok: true, result });
    } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const json = { ok: false, error_code: error.code, description: error.message };
        if (error.parameters) json.parameters = error.parameters;
        return answer(error.code, json);
    }
}

const tests = {
    update: body => ({ update_id: queue(body.kind, body.object) }),
    clock: body => { state.skew += body.hours * 3600 * 1000; return {}; },
    fail: body => { state.fail.set(body.method, body.how); return {}; },
    webhook: body => { state.webhook = body.url; return {}; },
    block: body => { state.blocked.add(body.user); return {}; },
    state: () => ({ calls: state.calls, sent: state.sent, waiting: state.updates.length, refused: state.refused, now: seconds() }),
};

createServer(async (request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    const answer = (status, json) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(json));
    };
    try {
        const test = tests[url.pathname.match(/^\/test\/(\w+)$/)?.[1]];
        if (!test) return await botCall(request, url, answer);
        const body = await bodyOf(request);
        answer(200, test(body.length ? JSON.parse(body.toString()) : {}));
    } catch (error) {
        answer(error instanceof Refusal ? error.code : 500, { ok: false, error_code: 500, description: String(error.message) });
    }
}).listen(port, '127.0.0.1');
