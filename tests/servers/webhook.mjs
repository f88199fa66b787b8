// The program that webhook.sh starts: node webhook.mjs PORT. Written from docs/webhooks.en.md.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const key = process.env.OUTBOUND_KEY ?? '';
const replies = new Map(); // external id by delivery
const taken = [];

function isSigned(request, signed) {
  const time = request.headers['x-otklik-timestamp'] ?? '';
  const expected = Buffer.from('v1=' + createHmac('sha256', key).update(`${time}.`).update(signed).digest('hex'));
  const isNow = /^[0-9]{1,12}$/.test(time) && Math.abs(Date.now() / 1000 - Number(time)) <= 300;
  return isNow && (request.headers['x-otklik-signature'] ?? '').split(',').some((one) => {
    const given = Buffer.from(one.trim());
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function answer(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function take(order, delivery, response) {
  if (order.version !== 1) return answer(response, 400, { problem: 'version' });
  if (order.kind === 'ping') return answer(response, 200, { nonce: order.nonce, account: { id: '7', handle: 'shop', name: 'Магазин' } });
  if (order.delivery !== delivery) return answer(response, 400, { problem: 'delivery' });
  if (order.kind === 'moderation') {
    taken.push(order);
    return order.act === 'block' ? answer(response, 501, {}) : answer(response, 200, { done: true });
  }
  if (order.kind !== 'reply') return answer(response, 400, { problem: 'kind' });
  if (order.text.includes('forbidden')) return answer(response, 422, { problem: 'comments_closed' });
  if (order.text.includes('later')) {
    response.setHeader('Retry-After', '90');
    return answer(response, 503, {});
  }
  const isKnown = replies.has(delivery);
  if (!isKnown) {
    taken.push(order);
    replies.set(delivery, `r${replies.size + 1}`);
  }
  return answer(response, isKnown ? 409 : 200, { external_id: replies.get(delivery), url: `https://shop.example/#${replies.get(delivery)}` });
}

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const [path, query] = request.url.split('?', 2);
    if (path === '/taken') return answer(response, 200, taken);
    if (path !== '/otklik') return answer(response, 404, {});
    if (!isSigned(request, request.method === 'GET' ? query ?? '' : body)) return answer(response, 401, { problem: 'bad_signature' });
    if (request.method === 'POST') return take(JSON.parse(body.toString('utf8')), request.headers['x-otklik-delivery'], response);
    const delivery = new URLSearchParams(query).get('delivery');
    if (!replies.has(delivery)) return answer(response, 404, { problem: 'unknown_delivery' });
    return answer(response, 200, { external_id: replies.get(delivery) });
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
