#pragma once

#include "models/session.h"
#include "tests/support/fakestores.h"

namespace otklik::fakes {

/// Lets in whoever knows the password "right".
class FakeSessionControl final : public SessionControl
{
public:
    QList<User> people; ///< that can be switched to
    QList<SignInForm> forms;
    QList<UserId> switches;
    std::optional<Error> trouble; ///< instead of any answer
    int signOuts = 0;
    QList<QUrl> browserServers;
    QUrl page{QStringLiteral("https://login.example/auth?x=1")};
    int cancels = 0;
    bool hasKeychain = true;
    Gate gate;

    Answer<User> signIn(const SignInForm &form) override
    {
        forms.append(form);
        if (trouble)
            return gate.answer<User>(tl::unexpected(*trouble));
        if (form.password != u"right")
            return gate.answer<User>(failure(Error::Kind::SignIn, QStringLiteral("wrong_password")));
        return gate.answer<User>(User{});
    }
    Answer<User> signInWithBrowser(const QUrl &server, std::function<void(const QUrl &page)> show) override
    {
        browserServers.append(server);
        if (trouble)
            return gate.answer<User>(tl::unexpected(*trouble));
        show(page);
        return gate.answer<User>(User{});
    }
    void cancelSignIn() override { ++cancels; }
    Answer<bool> keepsSignIn() override { return gate.answer<bool>(hasKeychain); }
    Answer<QList<User>> switchableUsers() override { return gate.answer<QList<User>>(people); }
    Answer<User> switchUser(const UserId &id) override
    {
        switches.append(id);
        return gate.answer<User>(User{});
    }
    Answer<bool> signOut() override
    {
        ++signOuts;
        return gate.answer<bool>(true);
    }
};

/// Answers with an address to open, or with the trouble it is given.
class FakeSourceControl final : public SourceControl
{
public:
    QStringList asked;
    QList<SourceId> disconnected;
    std::optional<Error> trouble;
    Gate gate;

    Answer<QUrl> connectMastodon(const QString &address) override
    {
        asked.append(address);
        if (trouble)
            return gate.answer<QUrl>(tl::unexpected(*trouble));
        return gate.answer<QUrl>(QUrl(QStringLiteral("https://social.example/oauth/authorize?x=1")));
    }
    QList<SourceEntry> tried;
    QList<SourceEntry> connected;
    SourceSeen seen;

    Answer<SourceSeen> tryOutSource(const SourceEntry &entry) override
    {
        tried.append(entry);
        return trouble ? gate.answer<SourceSeen>(tl::unexpected(*trouble)) : gate.answer<SourceSeen>(seen);
    }
    QList<SourceEntry> answered;
    AnswerTried answer;
    Answer<AnswerTried> tryAnswer(const SourceEntry &entry) override
    {
        answered.append(entry);
        return trouble ? gate.answer<AnswerTried>(tl::unexpected(*trouble)) : gate.answer<AnswerTried>(answer);
    }
    QList<SourceId> triedConnected;
    Answer<AnswerTried> tryConnected(const SourceId &id) override
    {
        triedConnected.append(id);
        return trouble ? gate.answer<AnswerTried>(tl::unexpected(*trouble)) : gate.answer<AnswerTried>(answer);
    }
    QUrl server{QStringLiteral("https://otklik.example")};
    QUrl callsAddress(const SourceId &id) const override
    {
        return server.isEmpty() ? QUrl() : server.resolved(QUrl(QStringLiteral("/v1/hooks/") + id.value));
    }
    Answer<SourceId> connectSource(const SourceEntry &entry) override
    {
        connected.append(entry);
        return trouble ? gate.answer<SourceId>(tl::unexpected(*trouble)) : gate.answer<SourceId>(SourceId{QStringLiteral("made")});
    }
    Answer<bool> disconnectSource(const SourceId &id) override
    {
        disconnected.append(id);
        return gate.answer<bool>(true);
    }
};

} // namespace otklik::fakes
