#include "ui/matrix/questionlines.h"

#include "ui/matrix/listdiff.h"

#include <QFont>

namespace otklik {

QuestionLines::QuestionLines(QObject *parent) : QAbstractTableModel(parent) {}

QList<QuestionLines::Line> QuestionLines::linesOf(const Matrix &matrix)
{
    QList<Line> lines;
    for (int q = 0; q < static_cast<int>(matrix.questions.size()); ++q) {
        const MatrixQuestion &question = matrix.questions.at(q);
        lines.append({question.key, {q, -1}, question.title, question.label});
        for (int a = 0; a < static_cast<int>(question.answers.size()); ++a) {
            const MatrixAnswer &answer = question.answers.at(a);
            lines.append({question.key + u'/' + answer.key, {q, a}, answer.title, {}});
        }
    }
    return lines;
}

void QuestionLines::show(const Matrix &matrix)
{
    const QList<Line> wanted = linesOf(matrix);
    diffKeys(
        keysOf(m_lines), keysOf(wanted),
        [&](int at) {
            beginRemoveRows({}, at, at);
            m_lines.removeAt(at);
            endRemoveRows();
        },
        [&](int at) {
            beginInsertRows({}, at, at);
            m_lines.insert(at, wanted.at(at));
            endInsertRows();
        },
        [&](int from, int to) {
            beginMoveRows({}, from, from, {}, to);
            m_lines.move(from, to);
            endMoveRows();
        });
    for (int i = 0; i < static_cast<int>(m_lines.size()); ++i) {
        if (m_lines.at(i) == wanted.at(i))
            continue;
        m_lines[i] = wanted.at(i);
        Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
    }
}

QuestionLines::Place QuestionLines::placeAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_lines.at(row).place : Place();
}

int QuestionLines::rowOf(const Place &place) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (m_lines.at(row).place == place)
            return row;
    return -1;
}

int QuestionLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int QuestionLines::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString QuestionLines::textAt(const QModelIndex &index) const
{
    const Line &line = m_lines.at(index.row());
    switch (index.column()) {
    case RussianColumn: return line.title.ru;
    case EnglishColumn: return line.title.en;
    case RussianLabelColumn: return line.label.ru;
    default: return line.label.en;
    }
}

QVariant QuestionLines::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isAnswer = m_lines.at(index.row()).place.answer >= 0;
    const bool isTitle = index.column() <= EnglishColumn;
    switch (role) {
    case Qt::DisplayRole: return isAnswer && isTitle ? QStringLiteral("      ") + textAt(index) : textAt(index);
    case Qt::EditRole: return textAt(index);
    case Qt::AccessibleTextRole:
        return isAnswer ? tr("Answer: %1").arg(textAt(index)) : tr("Question: %1").arg(textAt(index));
    case Qt::FontRole: {
        QFont bold;
        bold.setWeight(QFont::DemiBold);
        return isAnswer ? QVariant() : QVariant(bold);
    }
    default: return {};
    }
}

bool QuestionLines::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const QString text = value.toString().simplified();
    if (text != textAt(index))
        Q_EMIT textEdited(m_lines.at(index.row()).place, index.column(), text);
    return true;
}

QVariant QuestionLines::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case RussianColumn: return tr("In Russian");
    case EnglishColumn: return tr("In English");
    case RussianLabelColumn: return tr("Before a short answer, in Russian");
    case EnglishLabelColumn: return tr("Before a short answer, in English");
    default: return {};
    }
}

Qt::ItemFlags QuestionLines::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    const bool hasText = index.column() <= EnglishColumn || m_lines.at(index.row()).place.answer < 0;
    return hasText ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable
                   : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace otklik
