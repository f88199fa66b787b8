#include "channels/email/emailaccess.h"

#include "channels/email/imapvalue.h"
#include "channels/email/smtpsession.h"

#include <QRegularExpression>
#include <QUrl>

namespace otklik {

namespace {

/// Certificates that went through a field of one line have lost their line ends.
QByteArray pemOf(const QString &text)
{
    static const QRegularExpression certificate(
        QStringLiteral("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----"));
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    QByteArray pem;
    for (auto found = certificate.globalMatch(text); found.hasNext();) {
        const QByteArray base64 = found.next().captured(1).remove(blanks).toLatin1();
        pem += "-----BEGIN CERTIFICATE-----\n";
        for (qsizetype at = 0; at < base64.size(); at += 64)
            pem += base64.mid(at, 64) + '\n';
        pem += "-----END CERTIFICATE-----\n";
    }
    return pem;
}

Result<MailEndpoint> endpointOf(const ConnectorSetup &setup, const QString &name, MailProtocol protocol)
{
    const auto wrong = [&](const char *value) {
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_setup"), name + QLatin1StringView(value));
    };
    MailEndpoint endpoint;
    endpoint.protocol = protocol;
    endpoint.host = setup.values.value(name + QStringLiteral("_host")).trimmed();
    static const QRegularExpression host(QStringLiteral("^[\\w.:-]{1,253}$"), QRegularExpression::UseUnicodePropertiesOption);
    if (!host.match(endpoint.host).hasMatch())
        return wrong("_host");
    const QString security = setup.values.value(name + QStringLiteral("_security")).trimmed().toLower();
    const bool isImap = protocol == MailProtocol::Imap;
    const bool isTls = security.isEmpty() || security == QLatin1StringView("tls");
    if (isTls)
        endpoint.port = isImap ? 993 : 465;
    else if (security == QLatin1StringView("starttls") || security == QLatin1StringView("plain"))
        endpoint.port = isImap ? 143 : 587;
    else
        return wrong("_security");
    endpoint.security = isTls                       ? MailSecurity::Tls
        : security == QLatin1StringView("starttls") ? MailSecurity::StartTls
                                                    : MailSecurity::Plain;
    if (const QString port = setup.values.value(name + QStringLiteral("_port")).trimmed(); !port.isEmpty()) {
        bool isPort = false;
        endpoint.port = port.toUShort(&isPort);
        if (!isPort || endpoint.port == 0)
            return wrong("_port");
    }
    const QString login = setup.values.value(QStringLiteral("login")).trimmed();
    endpoint.login = login.isEmpty() ? setup.handle.trimmed() : login;
    endpoint.password = setup.values.value(QStringLiteral("password"));
    endpoint.authority = pemOf(setup.values.value(QStringLiteral("ca_certificate")));
    return endpoint;
}

} // namespace

Result<EmailAccess> emailAccess(const ConnectorSetup &setup)
{
    const auto imap = endpointOf(setup, QStringLiteral("imap"), MailProtocol::Imap);
    if (!imap)
        return tl::unexpected(imap.error());
    const auto smtp = endpointOf(setup, QStringLiteral("smtp"), MailProtocol::Smtp);
    if (!smtp)
        return tl::unexpected(smtp.error());
    EmailAccess access{*imap, *smtp, {setup.values.value(QStringLiteral("name")).trimmed(), setup.handle.trimmed().toLower()}, {}};
    if (!wireAddress(access.own.address))
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_setup"), QStringLiteral("handle"));
    static const QRegularExpression separator(QStringLiteral("[\\r\\n;]+"));
    const QStringList names = setup.values.value(QStringLiteral("folders")).split(separator, Qt::SkipEmptyParts);
    for (const QString &name : names)
        if (!name.trimmed().isEmpty())
            access.folders.append(imapFolderName(name.trimmed()));
    if (access.folders.isEmpty())
        access.folders.append("INBOX");
    return access;
}

std::optional<QByteArray> wireAddress(const QString &address)
{
    const QString local = address.section(u'@', 0, -2);
    const QByteArray domain = QUrl::toAce(address.section(u'@', -1));
    const QByteArray wire = local.toUtf8() + '@' + domain;
    return !domain.isEmpty() && isSmtpAddress(wire) ? std::optional(wire) : std::nullopt;
}

} // namespace otklik
