#include "channels/webhook/webhooksignature.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace otklik::webhook {

namespace {

/// Without telling by the time it takes how far they agree.
bool isEqual(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a.at(i)) ^ static_cast<unsigned char>(b.at(i));
    return difference == 0;
}

} // namespace

QByteArray signature(const QByteArray &key, const QByteArray &timestamp, QByteArrayView body)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key);
    code.addData(timestamp);
    code.addData(".", 1);
    code.addData(body.data(), body.size());
    return "v1=" + code.result().toHex();
}

Verdict verify(const QList<QByteArray> &keys, const QByteArray &timestamp, const QByteArray &signatures, QByteArrayView body,
               TimePoint now)
{
    constexpr qsizetype mostSignatures = 4;
    if (timestamp.isEmpty() || signatures.isEmpty())
        return Verdict::NotSigned;
    const bool isNumber = timestamp.size() <= 12
        && std::all_of(timestamp.cbegin(), timestamp.cend(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return Verdict::BadTime;
    const TimePoint at{std::chrono::seconds(timestamp.toLongLong())};
    if (at < now - acceptedSkew || at > now + acceptedSkew)
        return Verdict::BadTime;
    bool isGood = false;
    const QList<QByteArray> given = signatures.split(',');
    for (const QByteArray &one : given.first(std::min(mostSignatures, given.size())))
        for (const QByteArray &key : keys)
            isGood = isEqual(one.trimmed(), signature(key, timestamp, body)) || isGood;
    return isGood ? Verdict::Good : Verdict::BadSignature;
}

} // namespace otklik::webhook
