#include "ui/matrix/matrixdraft.h"

namespace otklik {

/// A matrix is small and its lists are shared: before and after are kept whole.
class MatrixStep final : public QUndoCommand
{
public:
    MatrixStep(MatrixDraft &draft, const QString &text, const Matrix &after)
        : QUndoCommand(text), m_draft(draft), m_before(draft.matrix()), m_after(after)
    {
    }

    void undo() override { m_draft.set(m_before); }
    void redo() override { m_draft.set(m_after); }

private:
    MatrixDraft &m_draft;
    const Matrix m_before;
    const Matrix m_after;
};

MatrixDraft::MatrixDraft(QObject *parent) : QObject(parent) {}

void MatrixDraft::edit(const QString &text, const std::function<void(Matrix &)> &change)
{
    Matrix after = m_matrix;
    change(after);
    if (!(after == m_matrix))
        m_steps.push(new MatrixStep(*this, text, after));
}

void MatrixDraft::reset(const Matrix &matrix)
{
    m_steps.clear();
    set(matrix);
}

void MatrixDraft::hold(const QObject &editor)
{
    ++m_holders;
    connect(&editor, &QObject::destroyed, this, [this] {
        if (--m_holders == 0)
            Q_EMIT released();
    });
}

void MatrixDraft::set(const Matrix &matrix)
{
    m_matrix = matrix;
    Q_EMIT changed();
}

} // namespace otklik
