#pragma once

#include <QObject>

namespace otklik {

/// Whether the desktop prefers dark windows. Asks the desktop portal without
/// waiting, and hears its changes; with Qt 6.5 and later Qt tells. Silent where
/// neither knows. Owned by the application; call start() after the first paint.
class DesktopScheme final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopScheme(QObject *parent = nullptr) : QObject(parent) { }

    void start();

Q_SIGNALS:
    void changed(bool isDark);

private:
    void askPortal();
};

} // namespace otklik
