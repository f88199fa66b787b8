#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QPushButton;

namespace otklik {

class ToneLabel;

/// A short message over the foot of its parent that goes away by itself, with
/// an action when something can be taken back. A newer one takes the place of
/// the older. Lives as long as its parent.
class Toast final : public QWidget
{
    Q_OBJECT

public:
    explicit Toast(QWidget *parent);

    void show(const QString &text);
    /// `undo` runs when the person presses the button (or Ctrl+Z) in time.
    void showWithUndo(const QString &text, std::function<void()> undo);
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool canUndo() const { return static_cast<bool>(m_undo); }
    void undo();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void appear(const QString &text, bool hasButton);
    void place();

    ToneLabel *m_label;
    QPushButton *m_button;
    QTimer m_timer;
    std::function<void()> m_undo;
};

} // namespace otklik
