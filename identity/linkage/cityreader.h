#pragma once

#include <QHash>
#include <QString>

namespace otklik::identity {

/// Lower case, without all that is no letter and no digit.
[[nodiscard]] QString lettersAndDigits(QStringView text);

/// Brings names of cities to a comparable form, and remembers a bounded number of them: there are few, and each is
/// written a thousand times. Belongs to one thread.
class CityReader final
{
public:
    /// г. Казань, Казань and Kazan are one city: the key of its letters, and its digits. What has no letters that a
    /// key is made of stays as it is.
    QString read(QStringView written);
    /// Bytes.
    [[nodiscard]] qint64 memory() const;

private:
    QHash<QString, QString> m_known;
};

} // namespace otklik::identity
