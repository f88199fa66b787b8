#pragma once

#include "tests/support/uisamples.h"
#include "ui/composer/composerpresenter.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/outbox/publicationactions.h"

#include <QCoreApplication>

namespace otklik {

/// The composer on its fakes: an agent (or whoever is given) at the first cases
/// of the sample workspace. `settle()` lets everything that is posted arrive.
struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeDraftStore drafts;
    fakes::FakeMutationLog log;
    StoreEvents events;
    ConversationPresenter conversation;
    ComposerPresenter composer;
    PublicationActions actions{log};

    explicit Desk(const std::function<void(User &)> &change = {})
        : conversation(samples.conversations, log, events, clock, userFor(samples, change))
        , composer(conversation, ComposerWorld{log, drafts, clock, userFor(samples, change), rules()})
    {
        // The sample's own rows that concern the composer.
        Conversation &ours = open(1);
        ours.thread.revision = 7;
        ours.claim.token = 42;
        for (auto &one : samples.conversations.conversations) {
            one.supportCase.waitingSince = one.entries.last().mention.publishedAt;
            one.entries.last().mention.url = QStringLiteral("https://network.example/post/1");
        }
    }

    static User userFor(const fakes::UiSamples &samples, const std::function<void(User &)> &change)
    {
        User user = samples.me;
        if (change)
            change(user);
        return user;
    }

    static QHash<QString, NetworkRules> rules()
    {
        NetworkRules vk;
        vk.network = QStringLiteral("vk");
        vk.privateLengthLimit = 9000;
        vk.attachmentLimit = 4;
        vk.canAnswerPublicly = vk.canAnswerPrivately = vk.hasConnector = true;
        NetworkRules mastodon = vk;
        mastodon.network = QStringLiteral("mastodon");
        mastodon.lengthLimit = mastodon.privateLengthLimit = 500;
        mastodon.lengthUnit = LengthUnit::Graphemes;
        mastodon.linkWeight = 23;
        mastodon.mentionsCountLocalPartOnly = true;
        NetworkRules reviews;
        reviews.network = QStringLiteral("reviews");
        reviews.canAnswerPublicly = true;
        NetworkRules telegram = vk;
        telegram.network = QStringLiteral("telegram");
        telegram.lengthLimit = 4096;
        telegram.attachmentLimit = 0;
        return {{vk.network, vk}, {mastodon.network, mastodon}, {reviews.network, reviews}, {telegram.network, telegram}};
    }

    static CaseId caseId(int number) { return {QStringLiteral("case-%1").arg(number, 4, 10, QLatin1Char('0'))}; }
    Conversation &open(int number) { return samples.conversations.conversations[caseId(number)]; }

    /// Case 1 is claimed by me, 2 by a colleague, 3 by nobody.
    void show(int number)
    {
        conversation.open(caseId(number));
        settle();
    }

    void changed(int number)
    {
        StoreChange change;
        change.cases.insert(caseId(number));
        Q_EMIT events.changed(change);
        settle();
    }

    static void settle()
    {
        for (int i = 0; i < 6; ++i)
            QCoreApplication::processEvents();
    }
};

/// A reply that earns the whole list in Russian.
inline QString goodReply()
{
    return QStringLiteral("Марина, здравствуйте! Понимаем, как неприятно ждать третий день. "
                          "Расскажите, пожалуйста, в какой пункт должна была прийти посылка? "
                          "Мы уже вернули деньги на карту, они поступят до пятницы. "
                          "Спасибо, что написали нам.");
}

} // namespace otklik
