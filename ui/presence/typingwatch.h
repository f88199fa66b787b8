#pragma once

#include <QObject>

class QWidget;

namespace otklik {

/// Tells when a person types into a widget: keys and input methods, not texts that the program puts there.
/// Owned by the widget.
class TypingWatch final : public QObject
{
    Q_OBJECT

public:
    explicit TypingWatch(QWidget *editor);

Q_SIGNALS:
    void typed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace otklik
