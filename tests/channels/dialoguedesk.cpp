#include "tests/channels/dialoguedesk.h"

#include <QTest>

namespace otklik {

using Outcome = PublishResult::Outcome;

void DialogueDesk::read()
{
    for (int step = 0; step < 100; ++step) {
        const auto read = m_connector->read(m_cursor);
        if (!read) {
            restart();
            continue;
        }
        for (const IncomingPost &post : read->posts) {
            stored.insert(post.externalId, post);
            ++told[post.externalId];
        }
        m_cursor = read->cursor;
        if (!read->hasMore)
            return;
    }
    QFAIL("reading comes to no end");
}

void DialogueDesk::look()
{
    QList<KnownPost> known;
    for (const IncomingPost &post : std::as_const(stored))
        known.append({post.externalId, post.editedAt});
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto found = m_connector->refresh(known);
        if (!found) {
            restart();
            continue;
        }
        for (const IncomingPost &post : found->posts)
            stored.insert(post.externalId, post);
        for (const QString &id : found->deleted)
            deleted.insert(id);
        return;
    }
    QFAIL("looking again fails for ever");
}

std::optional<PublishedPost> DialogueDesk::answer(const OutgoingReply &reply)
{
    for (int attempt = 0; attempt < 5; ++attempt) {
        const PublishResult result = m_connector->publish(reply);
        if (result.outcome == Outcome::Sent)
            return result.post;
        const bool mayGoOn = result.outcome == Outcome::Unknown || result.outcome == Outcome::TryLater;
        if (!mayGoOn)
            break;
        restart();
        if (result.outcome == Outcome::Unknown)
            if (const auto found = readBack(reply))
                return found;
        // Surely not there: sent once more.
    }
    QTest::qFail("the reply does not go out", __FILE__, __LINE__);
    return std::nullopt;
}

QList<IncomingPost> DialogueDesk::thread(const QString &id)
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (const auto thread = m_connector->thread(id))
            return *thread;
        restart();
    }
    return {};
}

std::optional<PublishedPost> DialogueDesk::readBack(const OutgoingReply &reply)
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (const auto found = m_connector->findPublished(reply))
            return *found;
        restart();
    }
    return std::nullopt;
}

} // namespace otklik
