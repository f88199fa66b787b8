// A third-party client talks to the stand-in for Telegram: what it takes for Telegram behaves like Telegram.
//   node telegram-grammy.mjs ADDRESS   prints "grammy: N checks hold", or what does not
import assert from 'node:assert/strict';
import { Bot, GrammyError, InputFile } from 'grammy';

const address = process.argv[2];
const bot = new Bot('4242:AAgrammy_talks-here', { client: { apiRoot: address } });
let checks = 0;
const check = (name, good) => { assert.ok(good, name); ++checks; };
const test = async (what, body) => (await fetch(`${address}/test/${what}`, { method: 'POST', body: JSON.stringify(body) })).json();
const refusal = async call => { try { await call; } catch (error) { assert.ok(error instanceof GrammyError, String(error)); return error; } assert.fail('was not refused'); };

const anna = { id: 5000000001, is_bot: false, first_name: 'Anna' };
const chat = { id: 5000000001, type: 'private', first_name: 'Anna' };
const message = (id, text, more = {}) => ({ message_id: id, date: Math.floor(Date.now() / 1000), chat, from: anna, text, ...more });

await bot.init();
check('who the bot is', bot.botInfo.username === 'StandInBot' && bot.botInfo.id === 4242);

// Long polling by the client's own loop: it reads, answers with a reply, and confirms.
const heard = [];
const loop = new Promise((resolve, reject) => {
    bot.catch(reject);
    bot.on('message:text', async context => {
        heard.push(context.message.text);
        const sent = await context.reply('heard', { reply_parameters: { message_id: context.message.message_id } });
        check('an answer names what it answers', sent.reply_to_message.message_id === context.message.message_id);
        if (heard.length === 2) resolve();
    });
    bot.start({ timeout: 5, allowed_updates: ['message'], onStart: async () => {
        await test('update', { kind: 'message', object: message(1, 'one') });
        await test('update', { kind: 'message', object: message(2, 'two') });
    } }).catch(reject);
});
await loop;
await bot.stop();
check('each update comes once', heard.join() === 'one,two');
const state = await (await fetch(`${address}/test/state`)).json();
check('what is confirmed is gone', state.waiting === 0);
check('a third-party client is not refused', state.refused.length === 0);

const sent = await bot.api.sendMessage(chat.id, 'first', { link_preview_options: { is_disabled: true } });
check('an edit', (await bot.api.editMessageText(chat.id, sent.message_id, 'second')).text === 'second');
check('a picture', (await bot.api.sendPhoto(chat.id, new InputFile(Buffer.from('x'), 'x.png'), { caption: 'c' })).caption === 'c');
const album = await bot.api.sendMediaGroup(chat.id, ['a', 'b'].map(name => ({ type: 'photo', media: new InputFile(Buffer.from(name), `${name}.png`) })));
check('an album', album.length === 2 && album[0].media_group_id === album[1].media_group_id);
check('a removal', await bot.api.deleteMessage(chat.id, sent.message_id));
check('nothing to remove', (await refusal(bot.api.deleteMessage(chat.id, sent.message_id))).error_code === 400);
check('no such chat', /chat not found/.test((await refusal(bot.api.sendMessage(99, 'x'))).description));
check('nothing to answer', /message to be replied not found/.test((await refusal(bot.api.sendMessage(chat.id, 'x', { reply_parameters: { message_id: 77777 } }))).description));
check('too long', /too long/.test((await refusal(bot.api.sendMessage(chat.id, 'x'.repeat(4097)))).description));
check('what the schema refuses', /text is no text/.test((await refusal(bot.api.sendMessage(chat.id, 7))).description));
await test('fail', { method: 'sendMessage', how: { error_code: 429, description: 'Too Many Requests: retry after 3', parameters: { retry_after: 3 } } });
check('a limit', (await refusal(bot.api.sendMessage(chat.id, 'x'))).parameters.retry_after === 3);
await test('webhook', { url: 'https://crm.example/hook' });
check('a webhook', (await refusal(bot.api.getUpdates({ timeout: 0 }))).error_code === 409);
await bot.api.deleteWebhook();
await test('update', { kind: 'message', object: message(3, 'kept for a day') });
await test('clock', { hours: 25 });
check('updates are kept for a day', (await bot.api.getUpdates({ timeout: 0 })).length === 0);
await test('block', { user: chat.id });
check('blocked', (await refusal(bot.api.sendMessage(chat.id, 'x'))).error_code === 403);
const bad = await test('update', { kind: 'message', object: { text: 'no id' } });
check('the schema holds for updates', bad.ok === false);
console.log(`grammy: ${checks} checks hold`);
