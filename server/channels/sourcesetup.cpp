#include "server/channels/sourcesetup.h"

#include "channels/connectors.h"
#include "channels/http/http.h"
#include "channels/networkrules.h"
#include "channels/networksetups.h"
#include "channels/problems.h"
#include "server/channels/channelstore.h"

namespace otklik::server {

namespace {

constexpr qsizetype longestValue = 4000;
/// Names nobody and holds no address: nothing in it can reach anybody.
const QString testText = QString::fromUtf8("Otklik: a test whether answers go out. Nobody needs to do anything.\n"
                                           "«Отклик»: проверка, уходят ли ответы. Делать ничего не нужно.");

tl::unexpected<Error> badValue(const QString &key)
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_value"), key);
}

/// What was typed for a field; an address is brought into its form, or is none.
std::optional<QString> valueOf(const SetupField &field, const QString &typed, bool isSecret)
{
    const QString value = field.kind == SetupField::Kind::Secret ? typed : typed.trimmed();
    if (value.size() > longestValue || (value.isEmpty() && field.isRequired))
        return std::nullopt;
    if (value.isEmpty() || field.kind == SetupField::Kind::Text || field.kind == SetupField::Kind::Secret)
        return value;
    if (field.kind == SetupField::Kind::Number) {
        bool isNumber = false;
        value.toLongLong(&isNumber);
        return isNumber ? std::optional(value) : std::nullopt;
    }
    const QUrl url(value.contains(QLatin1StringView("://")) ? value : QStringLiteral("https://") + value, QUrl::StrictMode);
    const bool isWeb = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http"));
    return (isSecret ? mayCarrySecrets(url) : isWeb) ? std::optional(url.toString(QUrl::StripTrailingSlash)) : std::nullopt;
}

} // namespace

SourceSetup::SourceSetup(Http &http, const Clock &clock, ConnectionStore &store, std::chrono::milliseconds readBack)
    : m_http(http), m_clock(clock), m_store(store), m_readBack(readBack)
{
}

Result<ConnectorSetup> SourceSetup::setupOf(const SourceForm &form) const
{
    const auto wanted = networkSetup(form.network);
    if (!wanted)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_available"));
    ConnectorSetup setup;
    setup.network = form.network;
    setup.readFrom = m_clock.now() - m_readBack;
    const bool isSecret = std::any_of(wanted->fields.begin(), wanted->fields.end(),
                                      [](const SetupField &field) { return field.kind == SetupField::Kind::Secret; });
    QStringList known;
    for (const SetupField &field : wanted->fields) {
        known.append(field.key);
        const auto value = valueOf(field, form.values.value(field.key), isSecret);
        if (!value)
            return badValue(field.key);
        if (field.key == QLatin1StringView("url"))
            setup.url = QUrl(*value);
        else if (field.key == QLatin1StringView("handle"))
            setup.handle = *value;
        else if (!value->isEmpty())
            setup.values.insert(field.key, *value);
    }
    for (const QString &key : form.values.keys())
        if (!known.contains(key))
            return badValue(key);
    return setup;
}

Result<SourceTrial> SourceSetup::tryOut(const SourceForm &form)
{
    const auto setup = setupOf(form);
    if (!setup)
        return tl::unexpected(setup.error());
    const auto connector = makeConnector(*setup, m_http, m_clock);
    if (!connector)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_available"));
    const auto access = connector->check();
    if (!access)
        return tl::unexpected(access.error());
    const auto read = connector->read({});
    if (!read)
        return tl::unexpected(read.error());
    SourceTrial trial;
    trial.access = *access;
    trial.posts = read->posts.size();
    for (const IncomingPost &post : read->posts)
        trial.newestAt = std::max(trial.newestAt.value_or(post.publishedAt), post.publishedAt);
    return trial;
}

Result<TrialAnswer> SourceSetup::tryAnswer(const SourceForm &form)
{
    const auto setup = setupOf(form);
    if (!setup)
        return tl::unexpected(setup.error());
    return networkSetup(form.network)->canTestAnswer ? sendTest(*setup) : failure(Error::Kind::GiveUp, problem::notPossible);
}

Result<TrialAnswer> SourceSetup::tryConnected(const ConnectorSetup &setup)
{
    const auto network = networkSetup(setup.network);
    return network && network->canTestConnected ? sendTest(setup) : failure(Error::Kind::GiveUp, problem::notPossible);
}

Result<TrialAnswer> SourceSetup::sendTest(const ConnectorSetup &setup)
{
    const auto connector = makeConnector(setup, m_http, m_clock);
    return connector ? connector->answerInPrivate(testText) : failure(Error::Kind::GiveUp, QStringLiteral("not_available"));
}

Result<Source> SourceSetup::connect(const SourceForm &form)
{
    auto setup = setupOf(form);
    if (!setup)
        return tl::unexpected(setup.error());
    const auto connector = makeConnector(*setup, m_http, m_clock);
    if (!connector)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_available"));
    const auto access = connector->check();
    if (!access)
        return tl::unexpected(access.error());
    setup->accountId = access->accountId;

    Source source;
    source.network = form.network;
    source.url = setup->url.toString();
    source.handle = access->handle.isEmpty() ? setup->handle : access->handle;
    source.title = access->name.isEmpty() ? source.handle : access->name;
    if (source.title.isEmpty())
        source.title = networkRules(form.network).value_or(NetworkRules{}).title;
    source.state = SourceState::Connected;
    source.lengthLimit = access->lengthLimit;
    source.team = form.team;
    // What cannot be answered promises nothing; anything else is tried out first (Q8).
    source.policy = access->canAnswer ? ChannelPolicy::Pilot : ChannelPolicy::ListenOnly;
    return m_store.saveConnection(source, *setup);
}

} // namespace otklik::server
