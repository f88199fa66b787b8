#pragma once

#include "ui/matrix/questionlines.h"

#include <QWidget>

class QTableView;

namespace otklik {

class MatrixDraft;

/// The questions and answers of a draft: texts are edited in place (F2), questions
/// and answers are added, moved and removed by buttons and keys. Every change is
/// a step of the draft.
class QuestionsPane final : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionsPane(MatrixDraft &draft, QWidget *parent = nullptr);

    [[nodiscard]] QTableView &table() { return *m_table; }
    [[nodiscard]] QuestionLines &model() { return *m_model; }
    void showPlace(const QuestionLines::Place &place, int column = QuestionLines::RussianColumn);

private:
    QWidget *makeButtons();
    void setText(const QuestionLines::Place &place, int column, const QString &text);
    void addQuestion();
    void addAnswer();
    void move(int by);
    void remove();
    [[nodiscard]] QuestionLines::Place current() const;

    MatrixDraft &m_draft;
    QuestionLines *m_model;
    QTableView *m_table;
};

} // namespace otklik
