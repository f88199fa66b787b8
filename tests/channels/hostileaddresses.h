#pragma once

#include <QStringList>

namespace otklik {

/// Addresses that anybody could have put in place of a picture's, and that our server must never ask for: neighbours in
/// its own network, other schemes, and names that only look like `host`, the source's own.
inline QStringList hostileAddresses(const QString &host)
{
    return {QStringLiteral("http://169.254.169.254/latest/meta-data/"),
            QStringLiteral("https://169.254.169.254/picture.png"),
            QStringLiteral("file:///etc/passwd"),
            QStringLiteral("ftp://%1/picture.png").arg(host),
            QStringLiteral("gopher://%1:70/1").arg(host),
            QStringLiteral("http://127.0.0.1:8080/picture.png"),
            QStringLiteral("https://127.0.0.1/picture.png"),
            QStringLiteral("https://[::1]/picture.png"),
            QStringLiteral("https://localhost/picture.png"),
            QStringLiteral("https://strangers.example/picture.png"),
            QStringLiteral("http://%1/picture.png").arg(host),
            QStringLiteral("https://%1:8443/picture.png").arg(host),
            QStringLiteral("https://%1@strangers.example/picture.png").arg(host),
            QStringLiteral("https://anna:secret@%1/picture.png").arg(host),
            QStringLiteral("https://%1.strangers.example/picture.png").arg(host),
            QStringLiteral("https://x%1/picture.png").arg(host),
            QStringLiteral("https://internal.%1/picture.png").arg(host),
            QStringLiteral("//%1/picture.png").arg(host),
            QStringLiteral("/picture.png"),
            QStringLiteral("picture.png"),
            QStringLiteral("data:image/png;base64,AAAA"),
            QStringLiteral("https://")};
}

} // namespace otklik
