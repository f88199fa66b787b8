#include "server/import/columnmap.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace otklik {

namespace {

QString plainName(const QString &name)
{
    QString plain = name.toLower();
    plain.replace(u'_', u' ').replace(u'-', u' ').replace(u'ё', u'е');
    return plain.simplified();
}

/// The columns of a file, ready to be compared with many names.
class PlainColumns final
{
public:
    PlainColumns(const std::vector<std::string> &columns, const std::string &prefix)
    {
        for (const std::string &column : columns) {
            const QString name = QString::fromStdString(column);
            m_whole.append(plainName(name));
            m_lastPart.append(plainName(name.section(u'.', -1)));
            m_isPreferred.append(!prefix.empty() && column.starts_with(prefix));
        }
    }

    /// The column called so: by its whole name, or by the last part of a dotted
    /// name, a preferred one first. -1 where there is none.
    [[nodiscard]] qsizetype indexOf(const QString &name) const
    {
        const QString wanted = plainName(name);
        const qsizetype whole = wanted.isEmpty() ? -1 : m_whole.indexOf(wanted);
        if (whole >= 0 || wanted.isEmpty())
            return whole;
        const qsizetype first = m_lastPart.indexOf(wanted);
        for (qsizetype i = first; i >= 0; i = m_lastPart.indexOf(wanted, i + 1))
            if (m_isPreferred[i])
                return i;
        return first;
    }

private:
    QStringList m_whole;
    QStringList m_lastPart;
    QList<bool> m_isPreferred;
};

} // namespace

qsizetype ColumnMap::fieldCalled(QStringView name) const
{
    const auto it = std::find_if(m_fields->begin(), m_fields->end(), [&](const ColumnField &f) { return f.name == name; });
    return it == m_fields->end() ? -1 : it - m_fields->begin();
}

qsizetype ColumnMap::fieldGivenTo(const QString &column) const
{
    for (auto it = m_columns.begin(); it != m_columns.end(); ++it)
        for (const QString &name : it.value())
            if (plainName(name) == plainName(column))
                return it.key();
    return -1;
}

QStringList ColumnMap::assignments() const
{
    QStringList list;
    for (auto it = m_columns.begin(); it != m_columns.end(); ++it)
        for (const QString &name : it.value())
            list.append(name + u'=' + (*m_fields)[it.key()].name);
    return list;
}

Result<bool> ColumnMap::add(const QString &assignment)
{
    const qsizetype equals = assignment.lastIndexOf(u'=');
    const qsizetype field = fieldCalled(QStringView(assignment).sliced(equals + 1));
    if (equals < 1 || field < 0)
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_map"), assignment);
    m_columns[field].append(assignment.left(equals));
    return true;
}

Result<ColumnMap> ColumnMap::load(const ColumnFields &fields, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::CorrectInput, QStringLiteral("map_not_found"), path);
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    ColumnMap map(fields);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const qsizetype field = map.fieldCalled(it.key());
        if (field < 0 || !it->isArray())
            return failure(Error::Kind::CorrectInput, QStringLiteral("bad_map"), it.key());
        map.m_columns.insert(field, it->toVariant().toStringList());
    }
    if (map.isEmpty())
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_map"), path);
    return map;
}

Result<bool> ColumnMap::save(const QString &path) const
{
    QJsonObject object;
    for (auto it = m_columns.begin(); it != m_columns.end(); ++it)
        object.insert((*m_fields)[it.key()].name, QJsonArray::fromStringList(it.value()));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(object).toJson()) < 0 || !file.commit())
        return failure(Error::Kind::GiveUp, QStringLiteral("map_not_saved"), file.errorString());
    return true;
}

ColumnMap::Indexes ColumnMap::resolve(const std::vector<std::string> &columns, const std::string &prefix) const
{
    Indexes indexes(static_cast<size_t>(m_fields->size()));
    std::vector<bool> used(columns.size());
    const PlainColumns plain(columns, prefix);
    const auto take = [&](qsizetype field, const QString &name) {
        const qsizetype found = plain.indexOf(name);
        if (found < 0 || used[static_cast<size_t>(found)])
            return false;
        used[static_cast<size_t>(found)] = true;
        indexes[static_cast<size_t>(field)].push_back(static_cast<size_t>(found));
        return true;
    };
    for (auto it = m_columns.begin(); it != m_columns.end(); ++it)
        for (const QString &name : it.value())
            take(it.key(), name);
    for (qsizetype field = 0; field < m_fields->size(); ++field) {
        const auto given = m_columns.constFind(field);
        if (given != m_columns.end() && (!(*m_fields)[field].takesSeveral || given->contains(u"-")))
            continue;
        for (const QString &name : (*m_fields)[field].usualNames)
            if (take(field, name) && !(*m_fields)[field].takesSeveral)
                break;
    }
    return indexes;
}

QStringList ColumnMap::missing(const std::vector<std::string> &columns) const
{
    QStringList names;
    const PlainColumns plain(columns, {});
    for (const QStringList &given : m_columns)
        for (const QString &name : given)
            if (name != QLatin1StringView("-") && plain.indexOf(name) < 0)
                names.append(name);
    return names;
}

} // namespace otklik
