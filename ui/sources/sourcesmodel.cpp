#include "ui/sources/sourcesmodel.h"

#include "ui/common/errortext.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"

#include <algorithm>

namespace otklik {

void SourcesModel::setRows(QList<Source> rows)
{
    std::sort(rows.begin(), rows.end(), [](const Source &a, const Source &b) {
        return std::pair(a.title.toLower(), a.id.value) < std::pair(b.title.toLower(), b.id.value);
    });
    const auto isKept = [&rows](const Source &old) {
        return std::any_of(rows.begin(), rows.end(), [&old](const Source &row) { return row.id == old.id; });
    };
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (isKept(m_rows.at(i)))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        const auto at = std::find_if(m_rows.begin() + i, m_rows.end(), [&](const Source &old) { return old.id == rows.at(i).id; });
        const int from = static_cast<int>(at - m_rows.begin());
        if (at == m_rows.end()) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, rows.at(i));
            endInsertRows();
            continue;
        }
        if (from != i) {
            beginMoveRows({}, from, from, {}, i);
            m_rows.move(from, i);
            endMoveRows();
        }
        if (m_rows.at(i) != rows.at(i)) {
            m_rows[i] = rows.at(i);
            Q_EMIT dataChanged(index(i), index(i));
        }
    }
}

int SourcesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SourcesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Source &source = m_rows.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return QString(plaintext::oneLine(source.title) + u'\n' + networkLook(source.network).title + QStringLiteral(" · ") + stateText(source));
    return {};
}

QString SourcesModel::stateText(const Source &source)
{
    switch (source.state) {
    case SourceState::NotConnected:
        return tr("not connected: answers are posted by hand");
    case SourceState::Authorising:
        return tr("waits for your consent in the browser");
    case SourceState::Connected:
        return source.handle.isEmpty() ? tr("connected") : tr("connected as @%1").arg(plaintext::oneLine(source.handle));
    case SourceState::Failing:
        return tr("does not work: %1").arg(ErrorText::sentence(source.problem));
    }
    return {};
}

} // namespace otklik
