#pragma once

#include <QFrame>

class QVBoxLayout;

namespace otklik {

/// A small card near the pointer, above everything until one clicks elsewhere or
/// presses Escape. Never blocks; deletes itself when it closes.
class Popup : public QFrame
{
    Q_OBJECT

public:
    explicit Popup(QWidget *parent);

    /// Shows it with its top left corner near `at` (global), wholly on the screen.
    void popUp(const QPoint &at);

protected:
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
};

} // namespace otklik
