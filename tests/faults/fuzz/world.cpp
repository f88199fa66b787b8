#include "tests/faults/fuzz/world.h"

#include "models/uuid7.h"
#include "server/mutations/mutationapplier.h"
#include "server/store/peoplestore.h"
#include "tests/faults/fuzz/input.h"

namespace otklik::faults {

namespace {
constexpr int sessions = 400;
}

FuzzWorld::FuzzWorld()
{
    server.ingest({server.post(QStringLiteral("p1"), QStringLiteral("ivan"), QStringLiteral("Где моя посылка?")),
                   server.post(QStringLiteral("p2"), QStringLiteral("olga"), QStringLiteral("Спасибо"))});
    const Case one = server.caseOf(QStringLiteral("p1"));
    const Case two = server.caseOf(QStringLiteral("p2"));
    const Mention mention = server.mention(QStringLiteral("p1"));
    const Mention other = server.mention(QStringLiteral("p2"));
    const auto draft = newId<DraftId>(server.clock);
    const auto note = newId<NoteId>(server.clock);
    const auto contact = newId<ContactId>(server.clock);
    PublicationSubmit reply{newId<PublicationId>(server.clock), {}, two.id, other.id, Visibility::Public,
                            QStringLiteral("И вам"), server.row<Thread>(other.threadId).revision, 0, true, {}};
    give(server.agent, ClaimTake{one.personId, false});
    give(server.agent, DraftSave{draft, one.id, mention.id, Visibility::Public, QStringLiteral("Ищем"), 0});
    give(server.agent, NoteAdd{note, one.personId, QStringLiteral("Просит вечером")});
    give(server.agent, ContactAdd{contact, one.personId, ContactKind::Other, QStringLiteral("@ivan")});
    give(server.trainee, ClaimTake{two.personId, false});
    give(server.trainee, reply);

    name("$person2", two.personId.value);
    name("$person", one.personId.value);
    name("$case2", two.id.value);
    name("$case", one.id.value);
    name("$mention2", other.id.value);
    name("$mention", mention.id.value);
    name("$thread", mention.threadId.value);
    name("$account", mention.accountId.value);
    name("$source", server.source.id.value);
    name("$draft", draft.value);
    name("$note", note.value);
    name("$contact", contact.value);
    name("$reply", reply.id.value);
    name("$hash", server.row<Publication>(reply.id).textHash);
    for (int i = 0; i < sessions; ++i)
        m_tokens.append(server.tokenOf(server.administrator));
}

QByteArray FuzzWorld::named(QByteArray text) const
{
    if (text.contains('$'))
        for (const auto &[placeholder, id] : m_names)
            text.replace(placeholder, id);
    return text;
}

const User &FuzzWorld::user(unsigned choice) const
{
    switch (choice % 4) {
    case 0:
        return server.agent;
    case 1:
        return server.lead;
    case 2:
        return server.trainee;
    default:
        return server.administrator;
    }
}

QByteArray FuzzWorld::nextToken()
{
    m_nextToken = (m_nextToken + 1) % m_tokens.size();
    return m_tokens.at(m_nextToken);
}

void FuzzWorld::give(const User &user, const Command &command)
{
    const auto answer = server.store->write([&](server::Rows &rows) -> Result<MutationAnswer> {
        return server::MutationApplier().apply(rows, user, server.mutation(command));
    });
    if (!answer || answer->verdict != MutationVerdict::Accepted)
        broken("a world to begin with");
}

} // namespace otklik::faults
