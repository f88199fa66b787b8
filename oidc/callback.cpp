#include "oidc/callback.h"

#include <QUrlQuery>

namespace otklik::oidc {

namespace {

constexpr qsizetype longestQuery = 16 * 1024;
constexpr qsizetype longestCode = 4096;
constexpr qsizetype longestWord = 100;

/// The only value of this name; none when it is missing, and when it comes twice.
std::optional<QString> only(const QUrlQuery &query, const QString &name)
{
    const QStringList values = query.allQueryItemValues(name, QUrl::FullyDecoded);
    return values.size() == 1 ? std::optional(values.constFirst()) : std::nullopt;
}

bool isPrintable(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

} // namespace

Result<QString> codeOf(const QByteArray &bytes, const ExpectedCallback &expected)
{
    const QUrlQuery query(bytes.size() <= longestQuery ? QString::fromUtf8(bytes) : QString());
    const auto state = only(query, QStringLiteral("state"));
    if (expected.state.isEmpty() || !state || state->toUtf8() != expected.state)
        return failure(Error::Kind::CorrectInput, QStringLiteral("callback_ignored"));
    if (query.hasQueryItem(QStringLiteral("iss")) || expected.mustNameIssuer)
        if (only(query, QStringLiteral("iss")) != expected.issuer)
            return failure(Error::Kind::GiveUp, QStringLiteral("issuer_other"));
    if (query.hasQueryItem(QStringLiteral("error"))) {
        const QString word = query.queryItemValue(QStringLiteral("error"), QUrl::FullyDecoded).left(longestWord);
        const bool isWish = word == QLatin1StringView("access_denied");
        return failure(Error::Kind::GiveUp,
                       isWish ? QStringLiteral("sign_in_declined") : QStringLiteral("sign_in_refused"), word);
    }
    const auto code = only(query, QStringLiteral("code"));
    if (!code || code->isEmpty() || code->size() > longestCode || !isPrintable(*code))
        return failure(Error::Kind::GiveUp, QStringLiteral("callback_malformed"));
    return *code;
}

} // namespace otklik::oidc
