#pragma once

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace otklik::bench {

/// One way of writing Russian in Latin letters, as a table of tests/identity/names/schemes.json has
/// it. Writes lower case.
class Scheme final
{
public:
    Scheme(const QString &name, const QJsonObject &table)
        : m_name(name)
        , m_letters(read(table, "letters"))
        , m_before(read(table, "before"))
        , m_after(read(table, "after"))
        , m_ending(read(table, "ending"))
    {}

    [[nodiscard]] QString name() const { return m_name; }

    [[nodiscard]] QString write(const QString &word) const
    {
        const QString ending = word.size() > 2 ? m_ending.value(word.last(2)) : QString();
        const qsizetype stem = ending.isEmpty() ? word.size() : word.size() - 2;
        QString written;
        for (qsizetype i = 0; i < stem; ++i)
            written += letter(i > 0 ? word.mid(i - 1, 1) : QString(), word[i],
                              i + 1 < stem ? word.mid(i + 1, 1) : QString());
        return written + ending;
    }

private:
    static QHash<QString, QString> read(const QJsonObject &table, const char *part)
    {
        QHash<QString, QString> map;
        const QJsonObject object = table.value(QLatin1StringView(part)).toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            map.insert(it.key(), it.value().toString());
        return map;
    }

    [[nodiscard]] QString letter(const QString &before, QChar c, const QString &after) const
    {
        if (const auto it = m_before.constFind(before + c); it != m_before.constEnd())
            return *it;
        if (const auto it = m_after.constFind(c + after); it != m_after.constEnd())
            return *it;
        return m_letters.value(c, c);
    }

    QString m_name;
    QHash<QString, QString> m_letters;
    QHash<QString, QString> m_before;
    QHash<QString, QString> m_after;
    QHash<QString, QString> m_ending;
};

/// All of a file, by name; none if it cannot be read.
inline QList<Scheme> readSchemes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject tables = QJsonDocument::fromJson(file.readAll()).object();
    QList<Scheme> all;
    for (auto it = tables.begin(); it != tables.end(); ++it)
        if (it.value().isObject())
            all.append(Scheme(it.key(), it.value().toObject()));
    return all;
}

} // namespace otklik::bench
