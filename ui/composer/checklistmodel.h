#pragma once

#include "ui/composer/replybrief.h"

#include <QAbstractListModel>

namespace otklik {

/// A line beside the editor: a check, a question of the customer, or a piece of
/// personal data that was found.
struct ChecklistRow final
{
    enum class Kind { Check, Question, PersonalData };

    CheckKey key = CheckKey::Interest;
    Kind kind = Kind::Check;
    int index = 0; ///< of the question or the finding
    CheckState state = CheckState::NotNeeded;
    QString title;
    QString hint;             ///< what is missing or wrong, in a sentence; empty when all is well
    QList<TextSpan> evidence; ///< in the draft
    MentionId askedIn;        ///< of a question
    TextSpan asked;           ///< in that mention
    bool wantsFault = false;  ///< nobody has said yet whose fault it is

    friend bool operator==(const ChecklistRow &, const ChecklistRow &) = default;
};

/// The lines to show for a report: what is needed, advised, there or wrong.
[[nodiscard]] QList<ChecklistRow> checklistRows(const ReplyReport &report, const ReplyBrief &brief);

/// The lines as an item model. A new report comes in as the difference, so that
/// the chosen line stays chosen while the draft is typed. UI thread.
class ChecklistModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { RowRole = Qt::UserRole }; ///< the ChecklistRow

    using QAbstractListModel::QAbstractListModel;

    void setRows(const QList<ChecklistRow> &rows);
    [[nodiscard]] const ChecklistRow &rowAt(int row) const { return m_rows.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<ChecklistRow> m_rows;
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::ChecklistRow)
