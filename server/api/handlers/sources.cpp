#include "server/api/handlers/sources.h"

#include "server/api/sourceconnector.h"
#include "server/store/auditlog.h"
#include "server/store/secrets.h"
#include "server/store/store.h"
#include "server/store/rowrights.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

namespace otklik::server {

namespace {

constexpr qsizetype longestUrl = 500;

tl::unexpected<Error> notAvailable()
{
    return failure(Error::Kind::GiveUp, QStringLiteral("not_available"));
}

tl::unexpected<Error> notAllowed()
{
    return failure(Error::Kind::GiveUp, QStringLiteral("not_allowed"));
}

Result<void> audit(Store &store, const User &me, QLatin1StringView action, const QString &subject, const QJsonObject &detail = {})
{
    return store.write([&](Rows &rows) -> Result<void> {
        AuditLog(rows).write(me.id, action, subject, detail);
        return {};
    });
}

/// Whose the new source will be: as asked, within one's own teams; else one's first, else everybody's.
Result<QString> teamFor(const User &me, const QJsonObject &body)
{
    const QStringList mine = teamsOf(me);
    const QJsonValue asked = body.value(QStringLiteral("team"));
    if (asked.isUndefined())
        return mine.value(0);
    if (!asked.isString() || asked.toString().contains(u','))
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_message"));
    if (me.role != Role::Administrator && !mine.isEmpty() && !mine.contains(asked.toString()))
        return failure(Error::Kind::GiveUp, QStringLiteral("not_allowed"));
    return asked.toString();
}

/// A page for the browser: plain, without anything that came from outside.
HttpAnswer page(int status, const QByteArray &english, const QByteArray &russian)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = QByteArrayLiteral("text/html; charset=utf-8");
    answer.headers = {{QByteArrayLiteral("Content-Security-Policy"), QByteArrayLiteral("default-src 'none'")},
                      {QByteArrayLiteral("Referrer-Policy"), QByteArrayLiteral("no-referrer")}};
    answer.body = "<!doctype html><html><head><meta charset=\"utf-8\"><title>Otklik</title></head><body><p lang=\"en\">"
        + english + "</p><p lang=\"ru\">" + russian + "</p></body></html>\n";
    return answer;
}

} // namespace

Result<HttpAnswer> ConnectMastodonHandler::handle(const Call &call)
{
    if (!canReview(call.session->user.role))
        return notAllowed();
    const auto body = call.object();
    if (!body)
        return tl::unexpected<Error>(body.error());
    const QJsonValue url = body->value(QStringLiteral("url"));
    if (!url.isString() || url.toString().size() > longestUrl)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_message"));
    const auto team = teamFor(call.session->user, *body);
    if (!team)
        return tl::unexpected<Error>(team.error());
    if (!m_connector)
        return notAvailable();
    const QString base = m_publicUrl.isEmpty() ? QStringLiteral("http://") + QString::fromLatin1(call.request.host) : m_publicUrl;
    const auto authorize = m_connector->beginMastodon(url.toString(), base + QStringLiteral("/v1/oauth/callback"), *team);
    if (!authorize)
        return tl::unexpected<Error>(authorize.error());
    // Who finishes it, does so in a browser that has no session here.
    if (const auto written = audit(m_store, call.session->user, QLatin1StringView("source.connect_begun"), url.toString()); !written)
        return tl::unexpected<Error>(written.error());
    return jsonAnswer({{QStringLiteral("authorize_url"), authorize->toString(QUrl::FullyEncoded)}}, 201);
}

namespace {

constexpr qsizetype mostValues = 32;

/// The form of a body: {"network", "values": {…}, "team"?}.
Result<SourceForm> formOf(const Call &call)
{
    const auto body = call.object();
    if (!body)
        return tl::unexpected<Error>(body.error());
    const auto team = teamFor(call.session->user, *body);
    if (!team)
        return tl::unexpected<Error>(team.error());
    const QJsonValue network = body->value(QStringLiteral("network"));
    const QJsonValue values = body->value(QStringLiteral("values"));
    const QJsonObject typed = values.toObject();
    if (!network.isString() || !values.isObject() || typed.size() > mostValues)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_message"));
    SourceForm form{network.toString(), {}, *team};
    for (auto value = typed.begin(); value != typed.end(); ++value) {
        if (!value.value().isString())
            return failure(Error::Kind::CorrectInput, QStringLiteral("bad_message"));
        form.values.insert(value.key(), value.value().toString());
    }
    return form;
}

QJsonObject toJson(const SourceTrial &trial)
{
    return {{QStringLiteral("handle"), trial.access.handle},
            {QStringLiteral("name"), trial.access.name},
            {QStringLiteral("url"), trial.access.url},
            {QStringLiteral("missing"), QJsonArray::fromStringList(trial.access.missing)},
            {QStringLiteral("can_answer"), trial.access.canAnswer},
            {QStringLiteral("posts"), trial.posts},
            {QStringLiteral("newest_at"), trial.newestAt ? QJsonValue(qint64(trial.newestAt->time_since_epoch().count()))
                                                         : QJsonValue(QJsonValue::Null)}};
}

/// What is told of a test answer, once it has been written down.
Result<HttpAnswer> toldOf(const Result<TrialAnswer> &trial, Store &store, const User &me, const QString &subject)
{
    if (!trial)
        return tl::unexpected<Error>(trial.error());
    if (const auto written = audit(store, me, QLatin1StringView("source.answer_tried"), subject); !written)
        return tl::unexpected<Error>(written.error());
    return jsonAnswer({{QStringLiteral("url"), trial->url}, {QStringLiteral("is_removed"), trial->isRemoved}});
}

} // namespace

Result<HttpAnswer> SourceFormHandler::handle(const Call &call)
{
    if (!canReview(call.session->user.role))
        return notAllowed();
    const auto form = formOf(call);
    if (!form)
        return tl::unexpected<Error>(form.error());
    if (!m_connector)
        return notAvailable();
    return answer(*form, *m_connector, call.session->user);
}

Result<HttpAnswer> ConnectSourceHandler::answer(const SourceForm &form, SourceConnector &connector, const User &me)
{
    const auto source = connector.connect(form);
    if (!source)
        return tl::unexpected<Error>(source.error());
    const auto written = audit(m_store, me, QLatin1StringView("source.connected"), source->id.value,
                               {{QStringLiteral("network"), source->network}});
    if (!written)
        return tl::unexpected<Error>(written.error());
    return jsonAnswer({{QStringLiteral("id"), source->id.value}}, 201);
}

Result<HttpAnswer> TrySourceHandler::answer(const SourceForm &form, SourceConnector &connector, const User &)
{
    const auto trial = connector.tryOut(form);
    return trial ? Result<HttpAnswer>(jsonAnswer(toJson(*trial))) : tl::unexpected<Error>(trial.error());
}

Result<HttpAnswer> TryAnswerHandler::answer(const SourceForm &form, SourceConnector &connector, const User &me)
{
    return toldOf(connector.tryAnswer(form), m_store, me, form.network);
}

Result<HttpAnswer> TryConnectedHandler::handle(const Call &call)
{
    const User &me = call.session->user;
    if (!canReview(me.role))
        return notAllowed();
    const SourceId id{QString::fromUtf8(call.path.value("id"))};
    const auto seen = m_store.read([&](Rows &rows) -> Result<bool> {
        return rows.find<Source>(id).has_value() && RowRights(rows, me).sees(id);
    });
    if (!seen)
        return tl::unexpected<Error>(seen.error());
    if (!*seen)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_found"));
    if (!m_connector)
        return notAvailable();
    return toldOf(m_connector->tryConnected(id), m_store, me, id.value);
}

Result<HttpAnswer> HookHandler::handle(const Call &call)
{
    if (!m_connector)
        return notAvailable();
    PushedCall pushed;
    pushed.method = call.request.method;
    pushed.headers = call.request.headers;
    pushed.query = call.request.query;
    pushed.body = call.request.body;
    auto answer = m_connector->receive(SourceId{QString::fromUtf8(call.path.value("id"))}, pushed);
    if (!answer) {
        // Whoever guesses at addresses learns nothing of what there is.
        const bool isUnknown = answer.error().kind == Error::Kind::GiveUp;
        return isUnknown ? failure(Error::Kind::GiveUp, QStringLiteral("not_found")) : tl::unexpected<Error>(answer.error());
    }
    HttpAnswer told;
    told.status = answer->status;
    told.contentType = answer->contentType;
    told.body = answer->body;
    return told;
}

Result<HttpAnswer> OAuthCallbackHandler::handle(const Call &call)
{
    if (!m_connector)
        return notAvailable();
    const auto value = [&](const char *name) { return call.query(QLatin1StringView(name)).value_or(QString()); };
    const auto source = m_connector->finish(value("state"), value("code"), value("error"));
    if (source)
        return page(200, "The account is connected. You can close this page and go back to Otklik.",
                    "Аккаунт подключён. Эту страницу можно закрыть и вернуться в Otklik.");
    const bool isOurs = source.error().code == QLatin1StringView("bad_state")
        || source.error().code == QLatin1StringView("denied");
    if (isOurs)
        return page(400, "The account was not connected. Go back to Otklik and connect it anew.",
                    "Аккаунт не подключён. Вернитесь в Otklik и подключите его заново.");
    return page(502, "The network did not answer as it should. Go back to Otklik and try again later.",
                "Сеть ответила не так, как должна. Вернитесь в Otklik и попробуйте позже.");
}

Result<HttpAnswer> DisconnectSourceHandler::handle(const Call &call)
{
    if (!canReview(call.session->user.role))
        return notAllowed();
    const SourceId id{QString::fromUtf8(call.path.value("id"))};
    auto answer = m_store.write([&](Rows &rows) -> Result<HttpAnswer> {
        auto source = rows.find<Source>(id);
        if (!source || !RowRights(rows, call.session->user).sees(id))
            return failure(Error::Kind::GiveUp, QStringLiteral("not_found"));
        Secrets(rows).removeAll(id.value);
        source->state = SourceState::NotConnected;
        source->problem.clear();
        rows.put(*source);
        AuditLog(rows).write(call.session->user.id, QLatin1StringView("source.disconnected"), id.value);
        return emptyAnswer();
    });
    if (answer && m_connector)
        m_connector->disconnected(id);
    return answer;
}

} // namespace otklik::server
