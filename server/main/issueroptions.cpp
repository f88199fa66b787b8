#include "server/main/issueroptions.h"

#include "oidc/discovery.h"

#include <QCommandLineParser>

#include <functional>

namespace otklik::server {

namespace {

const QString issuerOption = QStringLiteral("issuer");
const QString clientOption = QStringLiteral("client-id");
const QString audienceOption = QStringLiteral("audience");
const QString scopesOption = QStringLiteral("scopes");
const QString portOption = QStringLiteral("redirect-port");
const QString claimOption = QStringLiteral("group-claim");
const QString roleOption = QStringLiteral("group-role");
const QString teamOption = QStringLiteral("group-team");
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

/// GROUP=WORD; the group may be a distinguished name, so the last sign counts.
bool readGroups(const QStringList &values, const std::function<bool(const QString &group, const QString &word)> &take)
{
    return std::all_of(values.begin(), values.end(), [&](const QString &value) {
        const qsizetype at = value.lastIndexOf(u'=');
        return at > 0 && take(value.left(at), value.mid(at + 1).trimmed());
    });
}

bool readRoles(const QStringList &values, QHash<QString, Role> &roles)
{
    return readGroups(values, [&](const QString &group, const QString &word) {
        const auto role = fromName<Role>(word);
        if (role)
            roles.insert(group, *role);
        return role.has_value();
    });
}

bool readTeams(const QStringList &values, QHash<QString, QString> &teams)
{
    return readGroups(values, [&](const QString &group, const QString &word) {
        teams.insert(group, word);
        return !word.isEmpty() && !word.contains(u',');
    });
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
    parser.addOption({teamOption, QStringLiteral("The team of a group; repeatable."), QStringLiteral("GROUP=TEAM")});
    parser.addOption({preparedOption, QStringLiteral("Lets in only whom an administrator prepared.")});
}

bool readIssuerOptions(const QCommandLineParser &parser, std::optional<IssuerSettings> &settings)
{
    const QStringList dependent{clientOption, audienceOption, portOption,    claimOption,
                                roleOption,   teamOption,     preparedOption};
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
        || !readRoles(parser.values(roleOption), read.roleOfGroup)
        || !readTeams(parser.values(teamOption), read.teamOfGroup) || read.clientId.isEmpty()
        || oidc::Discovery::addressOf(read.issuer).isEmpty() || !read.scopes.contains(QStringLiteral("openid"))
        || read.groupClaim.isEmpty() != (read.roleOfGroup.isEmpty() && read.teamOfGroup.isEmpty()))
        return false;
    settings = read;
    return true;
}

} // namespace otklik::server
