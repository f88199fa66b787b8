#pragma once

#include "ui/common/metrics.h"

#include <QString>

class QToolButton;
class QWidget;

namespace otklik {

/// A flat button with a drawing of resources/icons; `hint` is its tool tip and its name for screen readers.
[[nodiscard]] QToolButton *makeIconButton(const QString &iconName, const QString &hint, QWidget *parent,
                                          int size = metrics::smallIconSize);

} // namespace otklik
