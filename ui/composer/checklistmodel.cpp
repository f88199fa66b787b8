#include "ui/composer/checklistmodel.h"

#include "ui/common/plaintext.h"
#include "ui/composer/composertext.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace otklik {

namespace {

/// Warnings are only worth a line when there is something to warn of.
constexpr bool isWarningOnly(CheckKey key)
{
    return key >= CheckKey::PersonalData;
}

/// What must not go out stands at the top, where it cannot be scrolled away.
auto identity(const ChecklistRow &row)
{
    return std::tuple(!isWarningOnly(row.key), row.key, row.kind, row.index);
}

bool isShown(const CheckItem &item, const ReplyBrief &brief)
{
    if (item.key == CheckKey::Questions)
        return !brief.context.questions.isEmpty();
    if (item.state == CheckState::NotNeeded)
        return false;
    return !(isWarningOnly(item.key) && item.state == CheckState::Ticked);
}

QString titleOf(const CheckItem &item, const ReplyReport &report, const ReplyBrief &brief)
{
    const QString title = ComposerText::checkTitle(item.key);
    if (item.key != CheckKey::Questions)
        return title;
    int asked = 0;
    int answered = 0;
    for (qsizetype i = 0; i < brief.context.questions.size(); ++i) {
        if (brief.context.questions.at(i).isRhetorical)
            continue;
        ++asked;
        answered += report.questions.value(i).isAnswered ? 1 : 0;
    }
    if (asked == 0)
        return QCoreApplication::translate("ChecklistModel", "Questions");
    //: a check, then how many of how many
    return QCoreApplication::translate("ChecklistModel", "%1: %2 of %3").arg(title).arg(answered).arg(asked);
}

void appendQuestions(QList<ChecklistRow> &rows, const ReplyReport &report, const ReplyBrief &brief)
{
    for (qsizetype i = 0; i < brief.context.questions.size(); ++i) {
        const Question &question = brief.context.questions.at(i);
        const QuestionMatch match = report.questions.value(i);
        ChecklistRow row;
        row.key = CheckKey::Questions;
        row.kind = ChecklistRow::Kind::Question;
        row.index = static_cast<int>(i);
        row.state = match.isAnswered         ? CheckState::Ticked
            : question.isRhetorical ? CheckState::NotNeeded
                                    : CheckState::Missing;
        row.title = plaintext::oneLine(question.text);
        row.evidence = match.evidence;
        row.askedIn = brief.askedIn.value(i);
        row.asked = question.span;
        rows.append(row);
    }
}

void appendFindings(QList<ChecklistRow> &rows, const ReplyReport &report, CheckState state)
{
    for (qsizetype i = 0; i < report.personalData.size(); ++i) {
        const PersonalDataSpan &span = report.personalData.at(i);
        ChecklistRow row;
        row.key = CheckKey::PersonalData;
        row.kind = ChecklistRow::Kind::PersonalData;
        row.index = static_cast<int>(i);
        row.state = state;
        row.title = ComposerText::personalData(span.kind);
        row.evidence = {{span.start, span.length}};
        rows.append(row);
    }
}

} // namespace

QList<ChecklistRow> checklistRows(const ReplyReport &report, const ReplyBrief &brief)
{
    QList<ChecklistRow> rows;
    for (const CheckItem &item : report.items) {
        if (isShown(item, brief)) {
            ChecklistRow row;
            row.key = item.key;
            row.state = item.state;
            row.title = titleOf(item, report, brief);
            row.hint = hintText(item.hint, ComposerText::uiLanguage());
            row.evidence = item.evidence;
            row.wantsFault = item.hint == HintKey::FaultUnknown && brief.context.fault == Fault::Undecided;
            rows.append(row);
        }
        if (item.key == CheckKey::Questions)
            appendQuestions(rows, report, brief);
        if (item.key == CheckKey::PersonalData)
            appendFindings(rows, report, item.state);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ChecklistRow &a, const ChecklistRow &b) { return identity(a) < identity(b); });
    return rows;
}

void ChecklistModel::setRows(const QList<ChecklistRow> &rows)
{
    // Both lists are in the order of identity(), so one walk finds the difference.
    int at = 0;
    for (const ChecklistRow &row : rows) {
        int end = at;
        while (end < m_rows.size() && identity(m_rows.at(end)) < identity(row))
            ++end;
        if (end > at) {
            beginRemoveRows({}, at, end - 1);
            m_rows.remove(at, end - at);
            endRemoveRows();
        }
        if (at < m_rows.size() && identity(m_rows.at(at)) == identity(row)) {
            if (m_rows.at(at) != row) {
                m_rows[at] = row;
                Q_EMIT dataChanged(index(at), index(at));
            }
        } else {
            beginInsertRows({}, at, at);
            m_rows.insert(at, row);
            endInsertRows();
        }
        ++at;
    }
    if (at < m_rows.size()) {
        beginRemoveRows({}, at, static_cast<int>(m_rows.size()) - 1);
        m_rows.remove(at, m_rows.size() - at);
        endRemoveRows();
    }
}

int ChecklistModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChecklistModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChecklistRow &row = m_rows.at(index.row());
    switch (role) {
    case RowRole: return QVariant::fromValue(row);
    case Qt::DisplayRole: return row.title;
    case Qt::ToolTipRole: return plaintext::toolTip(row.hint.isEmpty() ? row.title : row.hint);
    case Qt::AccessibleTextRole:
        return row.hint.isEmpty() ? QStringLiteral("%1: %2").arg(row.title, ComposerText::state(row.state))
                                  : QStringLiteral("%1: %2. %3").arg(row.title, ComposerText::state(row.state), row.hint);
    default: return {};
    }
}

} // namespace otklik
