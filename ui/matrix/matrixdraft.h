#pragma once

#include "guidance/matrix/matrix.h"

#include <QUndoStack>

#include <functional>

namespace otklik {

/// A matrix while it is edited; every step can be undone. Owned by the presenter.
class MatrixDraft final : public QObject
{
    Q_OBJECT

public:
    explicit MatrixDraft(QObject *parent = nullptr);

    [[nodiscard]] const Matrix &matrix() const { return m_matrix; }
    [[nodiscard]] QUndoStack &steps() { return m_steps; }
    /// One step to undo, named `text`; none if it changes nothing.
    void edit(const QString &text, const std::function<void(Matrix &)> &change);
    /// Another matrix altogether; the steps are forgotten.
    void reset(const Matrix &matrix);
    /// As long as `editor` lives something is written for a place of this matrix: it
    /// must not become another one under the hands.
    void hold(const QObject &editor);
    [[nodiscard]] bool isHeld() const { return m_holders > 0; }

Q_SIGNALS:
    void changed();
    void released(); ///< by the last editor

private:
    friend class MatrixStep;

    void set(const Matrix &matrix);

    Matrix m_matrix;
    QUndoStack m_steps;
    int m_holders = 0;
};

} // namespace otklik
