#include "ui/matrix/problemlist.h"

#include "ui/common/plaintext.h"
#include "ui/matrix/listdiff.h"

namespace otklik {

ProblemList::ProblemList(const QString &language, QObject *parent) : QAbstractListModel(parent), m_language(language) {}

void ProblemList::show(const QList<MatrixProblem> &problems, const Matrix &matrix)
{
    QStringList wanted;
    QList<MatrixProblem> different; // two that read the same are shown once
    for (const MatrixProblem &problem : problems) {
        const QString sentence = MatrixProblemText::sentence(problem, matrix, m_language);
        if (wanted.contains(sentence))
            continue;
        wanted.append(sentence);
        different.append(problem);
    }
    diffKeys(
        m_sentences, wanted,
        [&](int at) {
            beginRemoveRows({}, at, at);
            m_sentences.removeAt(at);
            m_problems.removeAt(at);
            endRemoveRows();
        },
        [&](int at) {
            beginInsertRows({}, at, at);
            m_sentences.insert(at, wanted.at(at));
            m_problems.insert(at, different.at(at));
            endInsertRows();
        },
        [&](int from, int to) {
            beginMoveRows({}, from, from, {}, to);
            m_sentences.move(from, to);
            m_problems.move(from, to);
            endMoveRows();
        });
    m_problems = different; // the same words may stand for other places now
}

int ProblemList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sentences.size());
}

QVariant ProblemList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole: return m_sentences.at(index.row());
    case Qt::ToolTipRole: return plaintext::toolTip(m_sentences.at(index.row()));
    default: return {};
    }
}

} // namespace otklik
