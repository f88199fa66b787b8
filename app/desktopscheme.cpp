#include "app/desktopscheme.h"

#include "app/portalsettings.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QStyleHints>

namespace otklik {

namespace {
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colourSchemeKey = QStringLiteral("color-scheme");
}

PortalSettings::PortalSettings(QObject *parent)
    : QDBusAbstractInterface(QStringLiteral("org.freedesktop.portal.Desktop"),
                             QStringLiteral("/org/freedesktop/portal/desktop"), "org.freedesktop.portal.Settings",
                             QDBusConnection::sessionBus(), parent)
{
}

std::optional<uint> PortalSettings::colourScheme(const QString &group, const QString &key, const QVariant &value)
{
    if (group != appearance || key != colourSchemeKey)
        return std::nullopt;
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>()) // Read() wraps it twice
        inner = inner.value<QDBusVariant>().variant();
    bool isNumber = false;
    const uint scheme = inner.toUInt(&isNumber);
    return isNumber ? std::optional(scheme) : std::nullopt;
}

void DesktopScheme::start()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const QStyleHints *hints = QGuiApplication::styleHints();
    if (hints->colorScheme() != Qt::ColorScheme::Unknown) {
        connect(hints, &QStyleHints::colorSchemeChanged, this,
                [this](Qt::ColorScheme scheme) { Q_EMIT changed(scheme == Qt::ColorScheme::Dark); });
        Q_EMIT changed(hints->colorScheme() == Qt::ColorScheme::Dark);
        return;
    }
#endif
    askPortal();
}

void DesktopScheme::askPortal()
{
    if (!QDBusConnection::sessionBus().isConnected())
        return;
    auto *portal = new PortalSettings(this);
    connect(portal, &PortalSettings::SettingChanged, this,
            [this](const QString &group, const QString &key, const QDBusVariant &value) {
                if (const auto scheme = PortalSettings::colourScheme(group, key, value.variant()))
                    Q_EMIT changed(*scheme == 1);
            });
    auto *watcher = new QDBusPendingCallWatcher(
        portal->asyncCall(QStringLiteral("Read"), appearance, colourSchemeKey), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            return; // no portal: the desktop has nothing to say
        if (const auto scheme = PortalSettings::colourScheme(appearance, colourSchemeKey, reply.value().variant()))
            Q_EMIT changed(*scheme == 1);
    });
}

} // namespace otklik
