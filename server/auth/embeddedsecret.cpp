#include "server/auth/embeddedsecret.h"

#include <QCryptographicHash>

namespace otklik::server {

bool EmbeddedSecret::matches(const QByteArray &candidate) const
{
    if (m_secret.isEmpty())
        return false;
    const QByteArray a = QCryptographicHash::hash(m_secret, QCryptographicHash::Sha256);
    const QByteArray b = QCryptographicHash::hash(candidate, QCryptographicHash::Sha256);
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a.at(i) ^ b.at(i);
    return difference == 0;
}

} // namespace otklik::server
