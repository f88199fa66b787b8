#pragma once

#include <QColor>
#include <QString>

class QPainter;
class QRectF;

namespace otklik {

/// How a network is shown: its own name, two letters and a colour of its own on
/// which white letters are readable. Unknown codes get a neutral look.
struct NetworkLook final
{
    QString title;
    QString letters;
    QColor colour;
};

[[nodiscard]] NetworkLook networkLook(const QString &code);

/// A small rounded badge with the network's letters.
void paintNetworkBadge(QPainter *painter, const QRectF &rect, const QString &code);

/// A round picture with the initials of `name`, coloured by `key` (always the
/// same for the same account).
void paintAvatar(QPainter *painter, const QRectF &rect, const QString &name, const QString &key);

/// Up to two letters to stand for a name; "?" for a nameless one.
[[nodiscard]] QString initialsOf(const QString &name);

} // namespace otklik
