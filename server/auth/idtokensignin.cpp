#include "server/auth/idtokensignin.h"

#include "server/store/auditlog.h"
#include "server/store/identitystore.h"
#include "server/store/makeid.h"
#include "server/store/rows.h"
#include "server/store/userstore.h"

namespace otklik::server {

namespace {

constexpr qsizetype longestLogin = 60;
constexpr qsizetype longestName = 200;

/// Without control characters, with single blanks, not too long.
QString tidy(QString text, qsizetype limit)
{
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    return text.simplified().left(limit).trimmed();
}

} // namespace

Result<UserId> IdTokenSignIn::enter(const oidc::IdToken &token)
{
    IdentityStore identities(m_rows);
    const TimePoint forgotten = m_rows.now() + Issuer::longestAge + 3 * Issuer::leeway;
    if (!identities.use(token.digest, forgotten))
        return failure(Error::Kind::SignIn, QStringLiteral("id_token_used"));
    auto user = known(token);
    if (!user && !m_settings.takesNewcomers)
        return failure(Error::Kind::GiveUp, QStringLiteral("not_invited"));
    const bool isNew = !user;
    if (isNew)
        user = newcomer(token);
    if (!user->isActive)
        return failure(Error::Kind::GiveUp, QStringLiteral("account_disabled"));
    const User before = *user;
    giveGroups(token, *user);
    if (isNew || *user != before) {
        m_rows.put(*user);
        AuditLog(m_rows).write(
            user->id, isNew ? QLatin1StringView("user.added") : QLatin1StringView("user.changed"), user->id.value,
            {{QStringLiteral("role"), QString(nameOf(user->role))}, {QStringLiteral("teams"), user->teams}});
    }
    if (isNew || identities.user(token.issuer, token.subject) != user->id)
        identities.link(token.issuer, token.subject, user->id);
    return user->id;
}

std::optional<User> IdTokenSignIn::known(const oidc::IdToken &token)
{
    IdentityStore identities(m_rows);
    auto id = identities.user(token.issuer, token.subject);
    if (!id && token.isEmailVerified && !token.email.isEmpty())
        id = identities.invited(token.issuer, token.email);
    return id ? m_rows.find<User>(*id) : std::nullopt;
}

User IdTokenSignIn::newcomer(const oidc::IdToken &token)
{
    User user;
    user.id = makeId<UserId>(m_rows);
    QString wanted = tidy(token.login, longestLogin);
    if (wanted.isEmpty())
        wanted = tidy(token.email.section(u'@', 0, 0), longestLogin);
    user.login = freeLogin(wanted.isEmpty() ? tidy(token.subject, longestLogin) : wanted);
    user.name = tidy(token.name, longestName);
    if (user.name.isEmpty())
        user.name = user.login;
    return user;
}

QString IdTokenSignIn::freeLogin(const QString &wanted)
{
    UserStore users(m_rows);
    QString login = wanted;
    for (int i = 2; users.byLogin(login); ++i)
        login = wanted + u'-' + QString::number(i);
    return login;
}

/// What the issuer's groups say about the user, as far as the operator wants to hear it.
void IdTokenSignIn::giveGroups(const oidc::IdToken &token, User &user) const
{
    if (m_settings.groupClaim.isEmpty())
        return;
    Role highest = Role::Agent;
    QStringList teams;
    const QStringList groups = token.texts(m_settings.groupClaim);
    for (const QString &group : groups) {
        highest = std::max(highest, m_settings.roleOfGroup.value(group, Role::Agent));
        if (const QString team = m_settings.teamOfGroup.value(group); !team.isEmpty())
            teams.append(team);
    }
    teams.sort();
    teams.removeDuplicates();
    if (!m_settings.roleOfGroup.isEmpty())
        user.role = highest;
    if (!m_settings.teamOfGroup.isEmpty())
        user.teams = teams.join(u',');
}

} // namespace otklik::server
