#pragma once

#include <QDBusAbstractInterface>
#include <QDBusVariant>

namespace otklik {

/// The desktop portal's settings (xdg-desktop-portal, org.freedesktop.portal.Settings).
/// Signal and method are named as on the bus.
class PortalSettings final : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    explicit PortalSettings(QObject *parent);

    /// 0 no preference, 1 dark, 2 light; not set for other settings.
    [[nodiscard]] static std::optional<uint> colourScheme(const QString &group, const QString &key,
                                                          const QVariant &value);

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace otklik
