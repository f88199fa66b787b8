#pragma once

#include "guidance/matrix/matrix.h"

#include <QAbstractTableModel>

namespace otklik {

/// The questions of a draft with their answers below them, a line each, in both
/// languages; the texts can be edited in place. Follows the draft by what came,
/// went and moved. UI thread.
class QuestionLines final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RussianColumn, EnglishColumn, RussianLabelColumn, EnglishLabelColumn, ColumnCount };

    /// Positions in the matrix; `answer` is -1 on the line of a question.
    struct Place final
    {
        int question = -1;
        int answer = -1;
        friend bool operator==(const Place &, const Place &) = default;
    };

    explicit QuestionLines(QObject *parent = nullptr);

    void show(const Matrix &matrix);
    [[nodiscard]] Place placeAt(int row) const;
    [[nodiscard]] int rowOf(const Place &place) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// Tells the new text; the draft decides.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void textEdited(const otklik::QuestionLines::Place &place, int column, const QString &text);

private:
    struct Line final
    {
        QString key; ///< "question" or "question/answer"
        Place place;
        LocalText title;
        LocalText label;
        friend bool operator==(const Line &, const Line &) = default;
    };

    [[nodiscard]] static QList<Line> linesOf(const Matrix &matrix);
    [[nodiscard]] QString textAt(const QModelIndex &index) const;

    QList<Line> m_lines;
};

} // namespace otklik
