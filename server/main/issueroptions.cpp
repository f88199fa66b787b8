#include "server/main/issueroptions.h"

#include "oidc/discovery.h"

#include <QCommandLineParser>

namespace otklik::server {

namespace {

const QString issuerOption = QStringLiteral("issuer");
const QString clientOption = QStringLiteral("client-id");
const QString audienceOption = QStringLiteral("audience");
const QString scopesOption = QStringLiteral("scopes");
const QString portOption = QStringLiteral("redirect-port");
const QString claimOption = QStringLiteral("group-claim");
const QString roleOption = QStringLiteral("group-role");
const QString preparedOption = QStringLiteral("only-prepared");

bool readPorts(const QStringList &values, QList<quint16> &ports)
{
    for (const QString &value : values) {
        const quint16 port = value.toUShort();
        if (port == 0)
            return false;
        ports.append(port);
    }
    return true;
}

bool readRoles(const QStringList &values, QHash<QString, Role> &roles)
{
    for (const QString &value : values) {
        const qsizetype at = value.lastIndexOf(u'='); // a group may be a distinguished name
        const auto role = fromName<Role>(value.mid(at + 1));
        if (at <= 0 || !role)
            return false;
        roles.insert(value.left(at), *role);
    }
    return true;
}

} // namespace

void addIssuerOptions(QCommandLineParser &parser)
{
    parser.addOption(
        {issuerOption, QStringLiteral("The OpenID Connect issuer that people sign in with."), QStringLiteral("URL")});
    parser.addOption({clientOption, QStringLiteral("The desktops' client id there."), QStringLiteral("ID")});
    parser.addOption({audienceOption, QStringLiteral("Another client id whose tokens are taken; repeatable."),
                      QStringLiteral("ID")});
    parser.addOption({scopesOption, QStringLiteral("What desktops ask for."), QStringLiteral("LIST"),
                      QStringLiteral("openid profile email offline_access")});
    parser.addOption(
        {portOption, QStringLiteral("A loopback port registered there; repeatable."), QStringLiteral("PORT")});
    parser.addOption({claimOption, QStringLiteral("The claim that lists a person's groups."), QStringLiteral("NAME")});
    parser.addOption({roleOption, QStringLiteral("The role of a group; repeatable."), QStringLiteral("GROUP=ROLE")});
    parser.addOption({preparedOption, QStringLiteral("Lets in only whom an administrator prepared.")});
}

bool readIssuerOptions(const QCommandLineParser &parser, std::optional<IssuerSettings> &settings)
{
    const QStringList dependent{clientOption, audienceOption, portOption, claimOption, roleOption, preparedOption};
    if (!parser.isSet(issuerOption))
        return std::none_of(dependent.begin(), dependent.end(),
                            [&](const QString &name) { return parser.isSet(name); });
    IssuerSettings read;
    read.issuer = parser.value(issuerOption);
    read.clientId = parser.value(clientOption);
    read.audiences = parser.values(audienceOption);
    read.scopes = parser.value(scopesOption).split(u' ', Qt::SkipEmptyParts);
    read.groupClaim = parser.value(claimOption);
    read.takesNewcomers = !parser.isSet(preparedOption);
    if (!readPorts(parser.values(portOption), read.redirectPorts)
        || !readRoles(parser.values(roleOption), read.roleOfGroup) || read.clientId.isEmpty()
        || oidc::Discovery::addressOf(read.issuer).isEmpty() || !read.scopes.contains(QStringLiteral("openid"))
        || read.groupClaim.isEmpty() != read.roleOfGroup.isEmpty())
        return false;
    settings = read;
    return true;
}

} // namespace otklik::server
